//! From the trigger to the bullet.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        system::{Query, Res, ResMut},
    },
    math::{Rot2, Vec2},
};
use rand_chacha::ChaCha8Rng;

use super::{Bullet, Bullets, over};
use crate::{
    content::{gun::GunDef, rules::DifficultyDef},
    sim::{
        fighter::body::{Body, BodyItem, BodyReadOnlyItem, those},
        mission::Mission,
        noise::Noises,
        outcome::SimOutcome,
        physics::Physics,
        rng::{self, Streams},
        stance::{Act, Shot},
    },
};

/// What pulling the trigger led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum Pull {
    /// A shot is on its way.
    Fires,
    /// The gun is not ready yet.
    Waits,
    /// There is no round in it.
    Empty,
}

/// Begins a shot with the gun in hand. An opponent's aim is seen before it.
pub(in crate::sim) fn pull_trigger(
    body: &mut BodyItem,
    difficulty: &DifficultyDef,
    outcomes: &mut MessageWriter<SimOutcome>,
) -> Option<Pull> {
    let held = body.hand.item.as_ref()?;
    let gun = held.gun()?;
    if held.load.cycle > 0 {
        return Some(Pull::Waits);
    }
    if held.load.rounds == 0 {
        let item = held.kind.clone();
        outcomes.write(SimOutcome::Clicked { actor: body.entity, item });
        return Some(Pull::Empty);
    }
    let wind_up = wind_up_of(gun, body.is_opponent(), difficulty);
    let ticks = ticks_of(gun, wind_up);
    if wind_up > gun.wind_up {
        outcomes.write(SimOutcome::Aimed { actor: body.entity, ticks: wind_up });
    }
    body.begin(Act::Shoot(Shot { wind_up, ticks }));
    Some(Pull::Fires)
}

/// Ticks from the trigger to the shot: an opponent's aim is seen.
pub(super) fn wind_up_of(gun: &GunDef, is_opponent: bool, difficulty: &DifficultyDef) -> u32 {
    if !is_opponent {
        return gun.wind_up;
    }
    let seen = gun.wind_up.max(gun.telegraph);
    (seen as f32 * difficulty.wind_up).round() as u32
}

/// Ticks of a whole shot: the gun's own wind-up is part of its cycle, an aim that is shown comes on top.
fn ticks_of(gun: &GunDef, wind_up: u32) -> u32 {
    wind_up + gun.cycle.saturating_sub(gun.wind_up).max(1)
}

/// Begins the next shot of a burst: a trigger that is held gives no aim away a second time.
pub(in crate::sim) fn keep_pulling(body: &mut BodyItem) {
    let Some(held) = body.hand.item.as_ref().filter(|held| held.load.cycle == 0) else { return };
    let Some(gun) = held.gun() else { return };
    let shot = Shot { wind_up: gun.wind_up, ticks: ticks_of(gun, gun.wind_up) };
    body.begin(Act::Shoot(shot));
}

/// Shots whose time has come leave their barrels; guns cool and settle.
pub(super) fn let_shots_go(
    mission: Res<Mission>,
    physics: Res<Physics>,
    mut bullets: ResMut<Bullets>,
    mut streams: ResMut<Streams>,
    mut noises: ResMut<Noises>,
    mut bodies: Query<Body>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let scatter = mission.difficulty.spread;
    for entity in those(&bodies, has_gun) {
        let Ok(mut body) = bodies.get_mut(entity) else { continue };
        settle(&mut body);
        let shield = over::comes_due(&mut body);
        if shield.is_none() && !is_due(&body) {
            continue;
        }
        let factor = if body.is_opponent() { scatter } else { 1.0 };
        let Some(muzzle) = fire(&mut body, shield, &physics, factor, &mut bullets, &mut streams.guns) else {
            continue;
        };
        noises.make(muzzle.at, muzzle.noise, Some(entity));
        outcomes.write(SimOutcome::Shot {
            actor: entity,
            item: muzzle.item,
            at: muzzle.at,
            direction: muzzle.direction,
        });
    }
}

/// Whether there is anything to go on with: a gun in hand or put away, an aim over a shoulder, a shot.
fn has_gun(body: &BodyReadOnlyItem) -> bool {
    let hand = &body.hand;
    let armed = hand.item.iter().chain(&hand.holster).any(|held| held.gun().is_some());
    armed || hand.aims.is_some() || matches!(body.stance.act, Act::Shoot(_))
}

/// Whether a shot leaves the barrel in this tick.
fn is_due(body: &BodyItem) -> bool {
    let Act::Shoot(shot) = body.stance.act else { return false };
    body.stance.hit_stop == 0 && body.stance.tick == shot.wind_up
}

fn settle(body: &mut BodyItem) {
    let hand = &mut *body.hand;
    for held in hand.item.iter_mut().chain(&mut hand.holster) {
        let settles = held.gun().map_or(0.0, |gun| gun.spread.settle);
        if held.load.cycle > 0 {
            held.load.cycle -= 1;
        }
        if held.load.bloom > 0.0 {
            held.load.bloom = (held.load.bloom - settles / 60.0).max(0.0);
        }
    }
}

struct Muzzle {
    at: Vec2,
    direction: Vec2,
    noise: f32,
    item: String,
}

/// One shot, past the one held in front. None where the gun has gone or is empty.
fn fire(
    body: &mut BodyItem,
    shield: Option<Entity>,
    physics: &Physics,
    scatter: f32,
    bullets: &mut Bullets,
    rng: &mut ChaCha8Rng,
) -> Option<Muzzle> {
    let pace = body.velocity.0.length() / body.actor.def.run.max(0.1);
    let (here, facing) = (body.position.0, body.facing.direction());
    let lightness = 90.0 / body.actor.def.mass.max(1.0);
    let held = body.hand.item.as_mut()?;
    let def = held.def.clone();
    let gun = def.kind.gun()?;
    held.load.rounds = held.load.rounds.checked_sub(1)?;
    let spread = gun.spread.at(pace, held.load.bloom) * scatter;
    held.load.bloom = (held.load.bloom + gun.spread.shot).min(gun.spread.most);
    held.load.cycle = gun.cycle.saturating_sub(gun.wind_up + 1);
    held.load.open = false;
    let item = held.kind.clone();
    let direction = astray(facing, spread, rng);
    let at = muzzle(physics, here, facing, gun.muzzle);
    let shot = bullets.begin_shot();
    for _ in 0..gun.pellets.max(1) {
        let way = astray(direction, gun.pellet_arc / 2.0, rng);
        bullets.fire(Bullet {
            number: 0,
            shot,
            by: body.entity,
            gun: def.clone(),
            at,
            velocity: way * gun.speed,
            flown: 0.0,
            power: gun.power,
            met: shield.into_iter().collect(),
        });
    }
    body.velocity.0 -= facing * gun.recoil * lightness;
    Some(Muzzle { at, direction, noise: gun.noise, item })
}

/// The muzzle's place, or the wall's that is nearer: a barrel does not reach through it.
fn muzzle(physics: &Physics, here: Vec2, facing: Vec2, reach: f32) -> Vec2 {
    let free = physics.first_tall(here, here + facing * reach).map_or(reach, |wall| wall.distance - 0.05);
    here + facing * free.max(0.0)
}

/// A direction up to `most` degrees to either side; the middle is likelier than the edge.
fn astray(direction: Vec2, most: f32, rng: &mut ChaCha8Rng) -> Vec2 {
    let even = rng::share(rng) + rng::share(rng) - 1.0;
    Rot2::degrees(even * most) * direction
}

/// Whether the trigger of an automatic gun is held and there is a round left.
pub(in crate::sim) fn goes_on(body: &BodyItem, gun: &GunDef) -> bool {
    gun.automatic
        && body.controls.now.buttons.contains(crate::sim::command::Buttons::STRIKE)
        && body.hand.rounds() > 0
}
