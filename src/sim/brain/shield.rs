//! A bystander for a shield: what some of the gang take when they are losing.

use bevy::ecs::entity::Entity;

use super::{
    Brain, Mood, aim, attack,
    census::{Person, Posture},
    mind::{Me, Scene, Wish},
};
use crate::{
    content::actor::Faction,
    sim::{command::Buttons, rng},
};

/// How far one goes for a bystander, in metres.
const WITHIN: f32 = 4.0;

/// Ticks after which one who does not get hold of him gives it up.
const PATIENCE: u32 = 180;

/// Share of health under which one is losing.
const LOSING: f32 = 0.6;

/// Makes up its mind, once in a fight. True if it goes for a bystander.
pub(super) fn think_of(brain: &mut Brain, me: &Person, scene: &mut Scene) -> bool {
    if brain.def.shield <= 0.0 || brain.temper.shielded || me.health > LOSING {
        return false;
    }
    brain.temper.shielded = true;
    if rng::share(scene.rng) >= brain.def.shield {
        return false;
    }
    let near = scene.crowd.near(me.at, WITHIN).filter(|other| {
        other.faction == Faction::Civilian
            && !other.is_out()
            && other.is_up()
            && other.grabbable
            && other.at.distance(me.at) < WITHIN
            && scene.nav.is_reachable(me.at, other.at)
    });
    let nearest = near.min_by(|a, b| a.at.distance_squared(me.at).total_cmp(&b.at.distance_squared(me.at)));
    let Some(bystander) = nearest.map(|other| other.entity) else { return false };
    scene.squad.end_turn(me.entity);
    brain.turn_to(Mood::Shield(bystander));
    true
}

/// Takes hold of him, backs away behind him, and fires over him.
pub(super) fn take(brain: &mut Brain, me: &Me, bystander: Entity, scene: &mut Scene) -> Wish {
    let person = me.person;
    let other = scene.crowd.get(bystander).copied().filter(|other| !other.is_out());
    if let Posture::Holds(_) = person.posture {
        let away = person.at - brain.memory.last_known;
        let open = scene.nav.grid.is_open(person.at + away.normalize_or_zero() * 0.6);
        let go = if open { away.normalize_or_zero() } else { bevy::math::Vec2::ZERO };
        brain.since = 0;
        return fire_over(brain, person, scene).unwrap_or_else(|| Wish::going(go).and_face(-away));
    }
    let (Some(other), true) = (other, brain.since < PATIENCE) else {
        brain.turn_to(Mood::Approach);
        return Wish::default();
    };
    let way = other.at - person.at;
    let reach = me.actor.moveset.grab.reach * scene.minds().attack.reach_share;
    if way.length() - other.radius > reach {
        return Wish::going(brain.walker.go(
            scene.nav,
            person.at,
            other.at,
            scene.tick,
            &scene.rules.mind.walk,
        ));
    }
    let wish = Wish::facing(way);
    let now = person.posture == Posture::Free && brain.since.is_multiple_of(8);
    if now { wish.and_press(Buttons::GRAB) } else { wish }
}

/// A shot over the shield, if its time has come and the line is free; the enemy keeps in his eye until it is fired.
fn fire_over(brain: &mut Brain, me: &Person, scene: &mut Scene) -> Option<Wish> {
    let every = brain.def.gun?.over_shield?;
    let crowd = scene.crowd;
    let enemy = brain.memory.enemy.and_then(|enemy| crowd.get(enemy)).filter(|enemy| !enemy.is_out())?;
    let way = enemy.at - me.at;
    if me.aims_over {
        return Some(Wish::facing(way));
    }
    let can = me.barrel.is_some_and(|barrel| barrel.one_handed && way.length() < barrel.range * 0.9);
    let ready = can && me.rounds > 0 && brain.rest == 0 && enemy.is_up();
    let sees = ready
        && aim::is_in_view(me.at, enemy, scene)
        && scene.physics.line_of_sight(me.at, enemy.at)
        && !aim::is_blocked(brain, me, enemy, scene);
    if !sees || !attack::ask_for_turn(me, enemy, scene) {
        return None;
    }
    brain.rest = (rng::between(scene.rng, every) as f32 * scene.difficulty.attack_every) as u32;
    Some(Wish::facing(way).and_press(Buttons::STRIKE))
}
