//! Shooting out of a vehicle: a player leans out and fires where he aims; those on the other side aim for a moment
//! that can be seen, and then fire a burst.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        query::{With, Without},
        system::{Query, Res, ResMut},
    },
    math::{Rot2, Vec2},
};
use rand_chacha::ChaCha8Rng;

use super::{Fleet, Riding, Seen};
use crate::{
    content::{driver::ShootsDef, driving::LeanRules, item::ItemDef},
    sim::{
        actor::{Actor, Controls, Facing, Faction, Hand, Health, Position, Seat, Velocity},
        command::Buttons,
        driver::Driver,
        fighter::side::are_hostile,
        gun::{Bullet, Bullets},
        mission::Mission,
        noise::Noises,
        outcome::SimOutcome,
        physics::Physics,
        rng::{Streams, share},
        stance::{Act, Stance},
        tick::Roster,
    },
};

type Shooter = (
    &'static Actor,
    &'static Position,
    &'static Velocity,
    &'static mut Facing,
    &'static Stance,
    &'static Controls,
    &'static mut Hand,
    &'static Health,
    &'static mut Riding,
    Option<&'static Seat>,
);

/// Somebody in a vehicle who can be shot at.
#[derive(Clone, Copy)]
struct Mark {
    faction: Faction,
    at: Vec2,
    velocity: Vec2,
    vehicle: Entity,
}

/// Everybody in a vehicle with a gun in his hand.
pub(super) fn shoot_from_vehicles(
    roster: Res<Roster>,
    fleet: Res<Fleet>,
    mission: Res<Mission>,
    physics: Res<Physics>,
    mut bullets: ResMut<Bullets>,
    mut streams: ResMut<Streams>,
    mut noises: ResMut<Noises>,
    mut people: Query<Shooter, With<Actor>>,
    drivers: Query<&Driver, Without<Actor>>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let marks: Vec<Mark> =
        roster.0.iter().filter_map(|person| mark(people.get(*person).ok()?, &fleet)).collect();
    if marks.is_empty() {
        return;
    }
    for person in &roster.0 {
        let Ok((actor, at, velocity, mut facing, stance, controls, mut hand, health, mut riding, seat)) =
            people.get_mut(*person)
        else {
            continue;
        };
        if !matches!(stance.act, Act::Ride(_)) || health.now <= 0.0 {
            continue;
        }
        let draws = seat.is_none() && hand.item.is_none();
        if draws || (seat.is_some() && controls.pressed(Buttons::SWAP)) {
            let hand = &mut *hand;
            std::mem::swap(&mut hand.item, &mut hand.holster);
        }
        reload(&mut hand, &mut riding);
        let foes = marks.iter().filter(|mark| are_hostile(actor.faction, mark.faction));
        let own = riding.vehicle;
        let foes = foes.filter(move |mark| mark.vehicle != own);
        let direction = match seat {
            Some(_) => {
                let eye =
                    Eye { at: at.0, facing: facing.direction(), rules: mission.setup.catalog.driving.lean };
                hand_aims(controls, &eye, foes, &fleet, riding.vehicle)
            }
            None => {
                let shoots = drivers.get(riding.vehicle).ok().and_then(|driver| driver.def.shoots);
                let shoots = match actor.faction {
                    Faction::Law => shoots.or(Some(ShootsDef::default())),
                    _ => shoots.map(|shoots| against_player(shoots, &mission)),
                };
                let view = Aim { at: at.0, physics: &physics, vehicle: riding.vehicle };
                shoots.and_then(|shoots| {
                    mind_aims(&shoots, &view, foes, &mut riding, &mut streams.guns, |ticks| {
                        outcomes.write(SimOutcome::Aimed { actor: *person, ticks });
                    })
                })
            }
        };
        let Some(direction) = direction else { continue };
        facing.0 = bevy::math::ops::atan2(direction.y, direction.x);
        let Some(shot) =
            fire(*person, &mut hand, at.0, velocity.0, direction, &mut bullets, &mut streams.guns, &riding)
        else {
            continue;
        };
        riding.rest = riding.rest.max(shot.cycle);
        riding.burst = riding.burst.saturating_sub(1);
        noises.make(shot.at, shot.noise, Some(*person));
        outcomes.write(SimOutcome::Shot { actor: *person, item: shot.item, at: shot.at, direction });
    }
}

/// How an opponent shoots on this difficulty.
fn against_player(shoots: ShootsDef, mission: &Mission) -> ShootsDef {
    let difficulty = &mission.difficulty;
    ShootsDef {
        every: (shoots.every as f32 * difficulty.attack_every) as u32,
        warns: (shoots.warns as f32 * difficulty.wind_up) as u32,
        stray: shoots.stray * difficulty.spread,
        ..shoots
    }
}

fn mark(
    (actor, at, velocity, _, _, _, _, health, riding, _): (
        &Actor,
        &Position,
        &Velocity,
        &Facing,
        &Stance,
        &Controls,
        &Hand,
        &Health,
        &Riding,
        Option<&Seat>,
    ),
    fleet: &Fleet,
) -> Option<Mark> {
    let there = health.now > 0.0 && fleet.get(riding.vehicle).is_some();
    there.then_some(Mark { faction: actor.faction, at: at.0, velocity: velocity.0, vehicle: riding.vehicle })
}

/// In a vehicle a gun loads itself while its owner ducks: it only takes its time.
fn reload(hand: &mut Hand, riding: &mut Riding) {
    let Some(held) = &mut hand.item else { return };
    let Some(gun) = held.def.kind.gun() else { return };
    if held.load.rounds > 0 || riding.rest > 0 {
        return;
    }
    let Some(spare) = hand.ammo.get_mut(&gun.ammo).filter(|spare| **spare > 0) else { return };
    let taken = gun.rounds.min(*spare);
    *spare -= taken;
    held.load.rounds = taken;
    riding.rest = gun.reload.open + gun.reload.insert + gun.reload.close;
}

/// From where a player aims.
struct Eye {
    at: Vec2,
    facing: Vec2,
    rules: LeanRules,
}

/// A player's own aim, else the enemy's vehicle about before him; none while he does not fire.
fn hand_aims<'m>(
    controls: &Controls,
    eye: &Eye,
    foes: impl Iterator<Item = &'m Mark>,
    fleet: &Fleet,
    own: Entity,
) -> Option<Vec2> {
    if !controls.now.buttons.contains(Buttons::STRIKE) {
        return None;
    }
    if let Some(angle) = controls.now.aim_angle() {
        return Some(Vec2::from_angle(angle));
    }
    let ahead = fleet.get(own).map_or(eye.facing, |own: &Seen| own.forward);
    let arc = eye.rules.arc.to_radians();
    let nearest = foes
        .map(|mark| mark.at - eye.at)
        .filter(|way| way.length() < eye.rules.reach && ahead.angle_to(*way).abs() < arc)
        .min_by(|a, b| a.length().total_cmp(&b.length()));
    Some(nearest.and_then(Vec2::try_normalize).unwrap_or(ahead))
}

/// From where a mind aims.
struct Aim<'a> {
    at: Vec2,
    physics: &'a Physics,
    vehicle: Entity,
}

/// A mind's aim: first it is seen, then a burst. The direction of a shot that leaves now.
fn mind_aims<'m>(
    shoots: &ShootsDef,
    view: &Aim,
    foes: impl Iterator<Item = &'m Mark>,
    riding: &mut Riding,
    rng: &mut ChaCha8Rng,
    tell: impl FnOnce(u32),
) -> Option<Vec2> {
    let nearest = foes
        .filter(|mark| mark.at.distance(view.at) < shoots.within)
        .min_by(|a, b| a.at.distance_squared(view.at).total_cmp(&b.at.distance_squared(view.at)));
    let Some(mark) = nearest else {
        riding.aims = None;
        riding.burst = 0;
        return None;
    };
    if riding.burst == 0 {
        let aims = match riding.aims {
            None if riding.rest > 0 => return None,
            None => {
                let own = view.vehicle;
                let passes = |thing: Entity| thing == own || thing == mark.vehicle;
                if view.physics.first_in_flight(view.at, mark.at, &passes).is_some() {
                    return None;
                }
                tell(shoots.warns);
                shoots.warns
            }
            Some(left) => left,
        };
        riding.aims = aims.checked_sub(1);
        if riding.aims.is_some() {
            return None;
        }
        riding.burst = shoots.burst;
        riding.rest = 0;
    }
    if riding.rest > 0 {
        return None;
    }
    if riding.burst == 1 {
        riding.rest = shoots.every;
    }
    let lead = mark.velocity * (mark.at.distance(view.at) / 60.0).min(0.4);
    let even = share(rng) + share(rng) - 1.0;
    Some(Rot2::degrees(even * shoots.stray) * (mark.at + lead * 0.2 - view.at).normalize_or(Vec2::X))
}

struct Fired {
    at: Vec2,
    noise: f32,
    item: String,
    cycle: u32,
}

/// One shot; none where the gun is not ready or empty.
fn fire(
    person: Entity,
    hand: &mut Hand,
    here: Vec2,
    velocity: Vec2,
    direction: Vec2,
    bullets: &mut Bullets,
    rng: &mut ChaCha8Rng,
    riding: &Riding,
) -> Option<Fired> {
    let held = hand.item.as_mut()?;
    let def: std::sync::Arc<ItemDef> = held.def.clone();
    let gun = def.kind.gun()?;
    if held.load.cycle > 0 {
        return None;
    }
    held.load.rounds = held.load.rounds.checked_sub(1)?;
    held.load.cycle = gun.cycle;
    let shot = bullets.begin_shot();
    let at = here + direction * gun.muzzle;
    for _ in 0..gun.pellets.max(1) {
        let even = share(rng) + share(rng) - 1.0;
        let way = Rot2::degrees(even * gun.pellet_arc / 2.0) * direction;
        bullets.fire(Bullet {
            number: 0,
            shot,
            by: person,
            gun: def.clone(),
            at,
            velocity: way * gun.speed + velocity,
            flown: 0.0,
            power: gun.power,
            // Out of his own window.
            met: vec![riding.vehicle],
        });
    }
    Some(Fired { at, noise: gun.noise, item: held.kind.clone(), cycle: 0 })
}
