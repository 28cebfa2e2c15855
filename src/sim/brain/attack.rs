//! A turn to strike: step in, strike, perhaps go on, step back.

use bevy::math::{Rot2, Vec2};

use super::{
    Attack, Brain, Choice, Mood,
    census::{Grip, Person, Posture},
    mind::{Me, Scene, Wish},
    tactics,
};
use crate::{
    content::level::TILE,
    sim::{command::Buttons, rng},
};

/// Ticks after which a press that led to nothing is given up.
const PRESS_WAIT: u32 = 14;

/// Begins a turn: chooses what to attack with.
pub(super) fn begin(brain: &mut Brain, me: &Person, scene: &mut Scene) {
    let def = brain.def.clone();
    let choice = match me.grip {
        Grip::Missile | Grip::Gun => Choice::Hurl,
        Grip::Swing if rng::share(scene.rng) < def.hurl => Choice::Hurl,
        _ if rng::share(scene.rng) < def.grab && me.grip == Grip::Empty => Choice::Grab,
        _ if rng::share(scene.rng) < def.kick => Choice::Kick,
        _ => Choice::Strike,
    };
    brain.turn_to(Mood::Attack(Attack { choice, blows: 0, pressed: None, decided: 0 }));
}

/// Asks for a turn against that enemy.
pub(super) fn ask_for_turn(me: &Person, enemy: &Person, scene: &mut Scene) -> bool {
    let until = scene.tick + u64::from(scene.rules.squad.turn_ticks);
    scene.squad.ask(me.entity, enemy.entity, scene.difficulty.strikers, until)
}

/// Goes on with a turn.
pub(super) fn carry_on(
    brain: &mut Brain,
    me: &Me,
    enemy: &Person,
    mut attack: Attack,
    scene: &mut Scene,
) -> Wish {
    let person = me.person;
    let way = enemy.at - person.at;
    let wish = match person.posture {
        Posture::Free => when_free(brain, me, enemy, &mut attack, scene),
        Posture::Holds(_) => Some(when_holding(person, enemy, scene)),
        Posture::Bends => Some(Wish::facing(way)),
        _ => Some(in_blow(brain, me, way, &mut attack, scene)),
    };
    match wish {
        Some(wish) => {
            brain.mood = Mood::Attack(attack);
            wish
        }
        None => {
            end(brain, person, scene);
            Wish::facing(way)
        }
    }
}

/// Ends a turn, and rests.
pub(super) fn end(brain: &mut Brain, me: &Person, scene: &mut Scene) {
    scene.squad.end_turn(me.entity);
    let (least, most) = brain.def.attack_every;
    let factor = scene.difficulty.attack_every;
    let rest = rng::between(scene.rng, (least, most)) as f32 * factor;
    brain.rest = scene.rules.squad.rest_ticks.max(rest as u32);
    brain.turn_to(Mood::BackOff);
}

/// On the feet: steps in, and strikes from near enough. None when the turn is over.
fn when_free(
    brain: &mut Brain,
    me: &Me,
    enemy: &Person,
    attack: &mut Attack,
    scene: &mut Scene,
) -> Option<Wish> {
    let person = me.person;
    let way = enemy.at - person.at;
    if let Some(waited) = attack.pressed {
        attack.pressed = Some(waited + 1);
        return (waited < PRESS_WAIT).then(|| Wish::facing(way));
    }
    let over = attack.blows > 0 || scene.squad.is_overdue(person.entity, scene.tick);
    if over || !enemy.is_up() || !brain.memory.is_fresh(scene.minds().look.hunch) {
        return None;
    }
    if attack.choice == Choice::Hurl && person.grip == Grip::Empty {
        attack.choice = Choice::Strike;
    }
    if is_in_reach(me, enemy, attack.choice, scene) {
        // Nothing is struck at a man whom it cannot touch yet.
        if enemy.untouchable {
            return Some(Wish::facing(way));
        }
        attack.pressed = Some(0);
        let way = if attack.choice == Choice::Hurl { astray(way, scene) } else { way };
        return Some(Wish::facing(way).and_press(button(attack.choice)));
    }
    let go = if way.length() < 1.2 && scene.nav.is_clear(person.at, person.at + way * 0.6) {
        way.normalize_or_zero()
    } else {
        tactics::toward(brain, person, enemy, scene)
    };
    Some(Wish::going(go).and_face(way))
}

/// The direction of a throw: a little beside where it is meant to go.
fn astray(way: Vec2, scene: &mut Scene) -> Vec2 {
    let most = scene.difficulty.stray;
    Rot2::degrees((rng::share(scene.rng) * 2.0 - 1.0) * most) * way
}

fn button(choice: Choice) -> Buttons {
    match choice {
        Choice::Strike => Buttons::STRIKE,
        Choice::Kick => Buttons::KICK,
        Choice::Grab | Choice::Hurl => Buttons::GRAB,
    }
}

/// Whether the chosen attack would reach the enemy from here.
fn is_in_reach(me: &Me, enemy: &Person, choice: Choice, scene: &Scene) -> bool {
    let person = me.person;
    let distance = person.at.distance(enemy.at);
    let rules = &scene.rules.mind.attack;
    if choice == Choice::Hurl {
        let near = if person.grip == Grip::Swing { rules.throw.0 } else { 0.0 };
        return (near..rules.throw.1).contains(&distance)
            && is_in_view(person.at, enemy, rules.view)
            && scene.physics.line_of_sight(person.at, enemy.at);
    }
    let moves = &me.actor.moveset;
    let reach = match choice {
        Choice::Kick => moves.kick.reach,
        Choice::Grab => moves.grab.reach,
        _ => person.reach,
    };
    distance - enemy.radius <= reach * rules.reach_share && scene.physics.line_of_sight(person.at, enemy.at)
}

/// Whether a player would see somebody at `at`, or nearly: nobody throws from the dark beyond the picture.
pub(super) fn is_in_view(at: Vec2, enemy: &Person, view: (f32, f32)) -> bool {
    let offset = (at - enemy.at).abs();
    enemy.seat.is_none() || (offset.x <= view.0 / 2.0 + TILE && offset.y <= view.1 / 2.0 + TILE)
}

/// In a blow: perhaps goes on with the next of the chain.
fn in_blow(brain: &Brain, me: &Me, way: Vec2, attack: &mut Attack, scene: &mut Scene) -> Wish {
    let wish = Wish::facing(way);
    if attack.pressed.take().is_some() {
        attack.blows += 1;
    }
    let chains = attack.choice == Choice::Strike && (attack.blows as usize) < me.actor.moveset.chain.len();
    if me.person.posture == Posture::Recovers && attack.decided < attack.blows && chains {
        attack.decided = attack.blows;
        let near = way.length() < me.person.reach * 1.3;
        if near && rng::share(scene.rng) < brain.def.combo {
            attack.pressed = Some(0);
            return wish.and_press(Buttons::STRIKE);
        }
    }
    wish
}

/// With somebody in the arms: a moment for the friends, then away with him, towards something hard if there is any.
fn when_holding(me: &Person, enemy: &Person, scene: &Scene) -> Wish {
    let way = (enemy.at - me.at).normalize_or(me.facing);
    if me.since < scene.minds().attack.hold {
        return Wish::facing(way);
    }
    Wish::facing(way).and_press(if me.since.is_multiple_of(4) { Buttons::KICK } else { Buttons::default() })
}
