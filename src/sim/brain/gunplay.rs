//! Fighting with a gun: where to be, when to reload, when to ask for a turn to shoot.

use bevy::math::Vec2;

use super::{
    Attack, Brain, Choice, Mood, aim,
    census::{Grip, Person, Posture},
    cover, escort,
    mind::{Me, Scene, Wish},
    ring, tactics,
};
use crate::{
    content::conduct::GunMindDef,
    sim::{command::Buttons, rng},
};

/// Ticks after which one on his way to cover reloads where he is.
const ON_THE_WAY: u32 = 150;

/// Ticks of rest before the next turn from which on one who hides his gun puts it away.
const PUTS_AWAY: u32 = 20;

/// Nearer than that to an enemy nobody draws out of a hiding place, in metres.
const TOO_NEAR: f32 = 1.3;

/// Ticks out of sight in which one fills up a gun that is not empty yet.
const QUIET: u32 = 50;

/// Fights with the gun; none where there is no gun to fight with, or nothing in it and nothing for it.
pub(super) fn fight(brain: &mut Brain, me: &Me, enemy: &Person, scene: &mut Scene) -> Option<Wish> {
    let gun = brain.def.gun?;
    let person = me.person;
    let way = enemy.at - person.at;
    if person.grip == Grip::Empty && person.holstered {
        return draw(brain, me, enemy, gun, scene);
    }
    if person.grip != Grip::Gun || person.rounds + person.spare == 0 {
        if matches!(brain.mood, Mood::Cover(_) | Mood::Shoot(_)) {
            cover::leave(brain, person, scene);
        }
        return None;
    }
    if let Mood::Shoot(volley) = brain.mood {
        return Some(aim::carry_on(brain, me, enemy, volley, scene));
    }
    if person.posture == Posture::Loads {
        return Some(place(brain, me, enemy, gun, scene));
    }
    if needs_loading(brain, person) {
        return Some(reload(brain, me, enemy, gun, scene));
    }
    let spot = match brain.mood {
        Mood::Cover(spot) if cover::is_there(person, &spot) => Some(spot),
        _ => None,
    };
    let hidden = spot.is_some_and(|spot| !spot.low);
    if kicks(brain, me, enemy, scene) {
        return Some(Wish::facing(way));
    }
    if gun.hides && brain.rest > PUTS_AWAY && person.posture == Posture::Free {
        return Some(press(place(brain, me, enemy, gun, scene), person, scene, Buttons::SWAP));
    }
    let on_the_way = matches!(brain.mood, Mood::Cover(_)) && spot.is_none();
    if !on_the_way && aim::wants_turn(brain, person, enemy, hidden, scene) {
        aim::begin(brain, person, spot, scene);
        return Some(Wish::facing(way));
    }
    Some(place(brain, me, enemy, gun, scene))
}

/// With an empty hand and a gun at the hip, or up the sleeve: draws it. One who hides it waits until he means to shoot,
/// and strikes with his fists at whoever is too near for that. None where fists are called for.
fn draw(brain: &mut Brain, me: &Me, enemy: &Person, gun: GunMindDef, scene: &mut Scene) -> Option<Wish> {
    let person = me.person;
    let way = enemy.at - person.at;
    if !gun.hides {
        return Some(press(Wish::facing(way), person, scene, Buttons::SWAP));
    }
    if way.length() < TOO_NEAR && enemy.is_up() {
        if matches!(brain.mood, Mood::Cover(_)) {
            cover::leave(brain, person, scene);
        }
        return None;
    }
    let hidden = matches!(brain.mood, Mood::Cover(spot) if !spot.low && cover::is_there(person, &spot));
    let knows = brain.memory.is_fresh(scene.minds().look.every * 2)
        || (hidden && brain.memory.unseen < scene.minds().gun.patience);
    let meant = brain.rest == 0
        && enemy.is_up()
        && knows
        && way.length() < gun.keep.1 * 1.25
        && aim::is_in_view(person.at, enemy, scene);
    let wish = place(brain, me, enemy, gun, scene);
    Some(if meant { press(Wish::facing(way), person, scene, Buttons::SWAP) } else { wish })
}

/// A press every so often, from a free body.
fn press(wish: Wish, me: &Person, scene: &Scene, button: Buttons) -> Wish {
    let now = me.posture == Posture::Free && (scene.tick + u64::from(me.id.0)).is_multiple_of(6);
    if now { wish.and_press(button) } else { wish }
}

fn needs_loading(brain: &Brain, me: &Person) -> bool {
    let capacity = me.barrel.map_or(0, |barrel| barrel.capacity);
    let fills_up = me.rounds * 2 <= capacity && brain.memory.unseen > QUIET;
    me.spare > 0 && (me.rounds == 0 || fills_up)
}

/// Loads, behind cover if that is his way and there is any.
fn reload(brain: &mut Brain, me: &Me, enemy: &Person, gun: GunMindDef, scene: &mut Scene) -> Wish {
    let person = me.person;
    let way = enemy.at - person.at;
    let mut here = !gun.reload_in_cover;
    match brain.mood {
        Mood::Cover(spot) => here |= cover::is_there(person, &spot) || brain.since > ON_THE_WAY,
        _ if !here => match cover::find(person, enemy.at, gun.keep, false, scene) {
            Some(spot) => brain.turn_to(Mood::Cover(spot)),
            None => here = true,
        },
        _ => {}
    }
    let wish = match brain.mood {
        Mood::Cover(spot) => cover::keep(brain, me, enemy, spot, scene),
        _ => Wish::going(step_back(person, way, scene)).and_face(way),
    };
    if here { press(wish, person, scene, Buttons::RELOAD) } else { wish }
}

/// Backwards, where there is room.
fn step_back(me: &Person, way: Vec2, scene: &Scene) -> Vec2 {
    let back = -way.normalize_or(Vec2::X);
    if scene.nav.grid.is_open(me.at + back * 0.6) { back * 0.6 } else { Vec2::ZERO }
}

/// Pushes away with the foot who comes too near.
fn kicks(brain: &mut Brain, me: &Me, enemy: &Person, scene: &mut Scene) -> bool {
    let person = me.person;
    let near = person.at.distance(enemy.at) - enemy.radius < me.actor.moveset.kick.reach;
    let ready = brain.rest == 0 && person.posture == Posture::Free && enemy.is_up();
    let kicks = near && ready && rng::share(scene.rng) < brain.def.kick;
    if kicks && super::attack::ask_for_turn(person, enemy, scene) {
        brain.turn_to(Mood::Attack(Attack { choice: Choice::Kick, blows: 0, pressed: None, decided: 0 }));
        return true;
    }
    false
}

/// Where to be while others shoot: behind cover, before one's charge, or at the right distance.
fn place(brain: &mut Brain, me: &Me, enemy: &Person, gun: GunMindDef, scene: &mut Scene) -> Wish {
    let person = me.person;
    if let Some(wish) = escort::stand_between(brain, me, enemy, scene) {
        return wish;
    }
    if let Mood::Cover(spot) = brain.mood {
        return cover::keep(brain, me, enemy, spot, scene);
    }
    brain.temper.cover_rest = brain.temper.cover_rest.saturating_sub(1);
    if brain.temper.cover_rest == 0 && brain.memory.is_fresh(scene.minds().look.hunch) {
        brain.temper.cover_rest = scene.minds().gun.cover_every;
        let hurt = person.health < gun.fall_back;
        if (hurt || rng::share(scene.rng) < gun.cover)
            && let Some(spot) = cover::find(person, enemy.at, gun.keep, hurt, scene)
        {
            brain.turn_to(Mood::Cover(spot));
            return cover::keep(brain, me, enemy, spot, scene);
        }
    }
    distance(brain, me, enemy, gun, scene)
}

/// Keeps the right distance.
fn distance(brain: &mut Brain, me: &Me, enemy: &Person, gun: GunMindDef, scene: &mut Scene) -> Wish {
    let person = me.person;
    let way = enemy.at - person.at;
    if !brain.memory.is_fresh(scene.minds().look.hunch) {
        if gun.hold && brain.memory.unseen < scene.minds().gun.patience {
            return Wish::facing(brain.memory.last_known - person.at);
        }
        return tactics::approach(brain, person, enemy, scene);
    }
    let seen = brain.memory.is_fresh(scene.minds().look.every * 3);
    let far = way.length() > if gun.advance { gun.keep.0 } else { gun.keep.1 };
    let near = way.length() < gun.keep.0 && !gun.advance;
    if near {
        return Wish::going(step_back(person, way, scene)).and_face(way);
    }
    if gun.hold && seen {
        return Wish::facing(way);
    }
    if far || !seen || !aim::is_in_view(person.at, enemy, scene) {
        return Wish::going(tactics::toward(brain, person, enemy, scene)).and_face(way);
    }
    ring::circle(brain, me, enemy, scene)
}
