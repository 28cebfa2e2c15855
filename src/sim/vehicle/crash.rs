//! What knocks and bullets do to vehicles and to those inside.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        query::{With, Without},
        resource::Resource,
        system::{Command, Commands, Query, Res, ResMut},
        world::World,
    },
    math::Vec2,
};

use super::{Crew, Flank, Fleet, Motor, Vehicle, board, to_local};
use crate::{
    content::moves::HitEffect,
    sim::{
        actor::{Actor, Facing, Lost, Position, Rises, Seat, Velocity},
        driver::Driver,
        fighter::hit::{Hit, Hits},
        mission::Mission,
        noise::Noises,
        outcome::{SimOutcome, Way},
        physics::{Physics, VehicleBody},
    },
};

/// Bullets that met vehicles in the last tick.
#[derive(Resource, Debug, Default)]
pub struct Dents(pub Vec<Dent>);

/// A bullet that met a vehicle.
#[derive(Clone, Copy, Debug)]
pub struct Dent {
    /// Which vehicle.
    pub vehicle: Entity,
    /// Where, in metres.
    pub at: Vec2,
    /// Which way the bullet went (unit vector).
    pub way: Vec2,
    /// Damage it would have done to a body.
    pub damage: f32,
    /// Who fired.
    pub by: Entity,
    /// Number of the shot.
    pub shot: u32,
}

type Struck = (
    &'static mut Vehicle,
    &'static Position,
    &'static Facing,
    &'static Lost,
    &'static Crew,
    &'static Motor,
    &'static VehicleBody,
    Option<&'static mut Driver>,
);

/// What the last step of the physics world did to each vehicle.
pub(super) fn tell_crashes(
    fleet: Res<Fleet>,
    mission: Res<Mission>,
    physics: Res<Physics>,
    mut noises: ResMut<Noises>,
    mut hits: ResMut<Hits>,
    mut vehicles: Query<Struck, Without<Actor>>,
    riders: Query<(&Rises, Option<&Seat>), With<Actor>>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = mission.setup.catalog.driving.clone();
    for seen in fleet.all.iter().filter(|seen| !seen.railed) {
        let Ok((mut vehicle, at, facing, lost, crew, _, body, driver)) = vehicles.get_mut(seen.entity) else {
            continue;
        };
        let impulse = lost.0.length() * vehicle.def.mass;
        if impulse < rules.told_from {
            continue;
        }
        let hardest = physics.contacts(body).max_by(|a, b| a.push.total_cmp(&b.push));
        let Some(contact) = hardest else { continue };
        let flank = Flank::of(to_local(at.0, *facing, contact.at), vehicle.half());
        outcomes.write(SimOutcome::VehicleHit {
            vehicle: seen.entity,
            by: contact.other,
            at: contact.at,
            flank,
            impulse,
        });
        if let Some(mut driver) = driver {
            driver.feel(impulse, contact.other, &fleet);
        }
        let deadly = contact.other.and_then(|other| fleet.get(other));
        let deadly = deadly.is_some_and(|other| other.railed && other.velocity.length() > rules.crash.deadly);
        let def = vehicle.def.clone();
        let spared = if seen.player { mission.difficulty.damage_taken } else { 1.0 };
        let bumper = if flank == Flank::Front { def.crash.bumper } else { 1.0 };
        let damage = ((impulse - def.crash.from) / 1000.0 * def.crash.damage).max(0.0) * spared * bumper;
        vehicle.health = if deadly { 0.0 } else { vehicle.worn_by(damage) };
        vehicle.wrecker(contact.other);
        if damage > 0.0 || deadly {
            noises.make(at.0, rules.crash_noise, crew.driver());
        }
        if def.glass > 0.0 && impulse >= def.glass && vehicle.broken.add(flank) {
            outcomes.write(SimOutcome::GlassBroken { vehicle: seen.entity, flank, at: contact.at });
        }
        let shaken = (lost.0.length() - rules.crash.felt).max(0.0) * def.crash.riders;
        if shaken > 0.0 {
            let way = lost.0.normalize_or_zero();
            let feels = |rider: &Entity| is_hurt(&riders, *rider);
            crew.all().filter(feels).for_each(|rider| hits.0.push(jolt(rider, shaken, way)));
        }
    }
}

/// Whether knocks and bullets hurt him in there: a partner who would get up again is not thrown out.
fn is_hurt(riders: &Query<(&Rises, Option<&Seat>), With<Actor>>, rider: Entity) -> bool {
    riders.get(rider).is_ok_and(|(rises, seat)| seat.is_some() || !rises.0)
}

/// A knock that somebody inside feels.
fn jolt(rider: Entity, damage: f32, direction: Vec2) -> Hit {
    Hit { damage, direction, on_the_ground: true, ..Hit::new(None, rider, Way::Vehicle) }
}

/// Bullets of the last tick: metal, panes, and those behind them.
pub(super) fn feel_bullets(
    mut dents: ResMut<Dents>,
    mut hits: ResMut<Hits>,
    mut vehicles: Query<(&mut Vehicle, &Position, &Facing, &Crew, Option<&mut Driver>), Without<Actor>>,
    people: Query<&Position, With<Actor>>,
    riders: Query<(&Rises, Option<&Seat>), With<Actor>>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    for dent in dents.0.drain(..) {
        let Ok((mut vehicle, at, facing, crew, driver)) = vehicles.get_mut(dent.vehicle) else { continue };
        let def = vehicle.def.clone();
        vehicle.health = vehicle.worn_by(dent.damage * def.bullets);
        let flank = Flank::of(to_local(at.0, *facing, dent.at), vehicle.half());
        if def.glass > 0.0 && vehicle.broken.add(flank) {
            outcomes.write(SimOutcome::GlassBroken { vehicle: dent.vehicle, flank, at: dent.at });
        }
        if let Some(mut driver) = driver {
            driver.take_fright();
        }
        // Whoever sits on the bullet's line is struck by what the metal lets through.
        let behind = crew.all().filter(|rider| *rider != dent.by && is_hurt(&riders, *rider)).find(|rider| {
            people.get(*rider).is_ok_and(|seat| {
                let way = seat.0 - dent.at;
                way.dot(dent.way) > 0.0 && way.perp_dot(dent.way).abs() < 0.6
            })
        });
        if let Some(rider) = behind {
            let damage = dent.damage * (1.0 - def.shelter);
            hits.0.push(Hit {
                damage,
                direction: dent.way,
                on_the_ground: true,
                with_item: true,
                effect: HitEffect::Flinch,
                shot: dent.shot,
                ..Hit::new(Some(dent.by), rider, Way::Shot)
            });
        }
    }
}

impl Vehicle {
    /// What is left of its health after so much damage.
    fn worn_by(&self, damage: f32) -> f32 {
        let least = (self.def.health * self.lasts).min(self.health);
        (self.health - damage).max(least)
    }

    /// Notes what took the last of its health.
    fn wrecker(&mut self, by: Option<Entity>) {
        if self.health <= 0.0 && !self.wrecked {
            self.last_blow = by;
        }
    }
}

/// Vehicles without health become wrecks.
pub(super) fn break_wrecks(
    fleet: Res<Fleet>,
    mut vehicles: Query<(&mut Vehicle, &Position), Without<Actor>>,
    mut commands: Commands,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    for seen in &fleet.all {
        let Ok((vehicle, at)) = vehicles.get(seen.entity) else { continue };
        if vehicle.wrecked || vehicle.health > 0.0 {
            continue;
        }
        let (by, at) = (vehicle.last_blow, at.0);
        let name = by.and_then(|by| vehicles.get(by).ok()).and_then(|(other, _)| other.tag.clone());
        let Ok((mut vehicle, _)) = vehicles.get_mut(seen.entity) else { continue };
        vehicle.wrecked = true;
        vehicle.wrecked_by = name;
        vehicle.siren = false;
        outcomes.write(SimOutcome::VehicleWrecked { vehicle: seen.entity, by, at });
        commands.queue(Wrecked { vehicle: seen.entity, by });
    }
}

/// Those inside get out of a wreck, if they can.
struct Wrecked {
    vehicle: Entity,
    by: Option<Entity>,
}

impl Command for Wrecked {
    type Out = ();

    fn apply(self, world: &mut World) {
        let Some(crew) = world.get::<Crew>(self.vehicle).cloned() else { return };
        let Some(vehicle) = world.get::<Vehicle>(self.vehicle) else { return };
        let crash = vehicle.def.crash.clone();
        let railed = self.by.and_then(|by| world.get::<Vehicle>(by)).is_some_and(|by| by.def.is_railed());
        let velocity = world.get::<Velocity>(self.vehicle).map_or(Vec2::ZERO, |velocity| velocity.0);
        let deadly = world.resource::<Mission>().setup.catalog.driving.people.rails;
        world.entity_mut(self.vehicle).remove::<Driver>();
        let mut riders: Vec<(bool, Entity)> =
            crew.all().map(|rider| (world.get::<Seat>(rider).is_none(), rider)).collect();
        riders.sort_unstable_by_key(|(guest, _)| *guest);
        for (_, rider) in riders {
            board::leave(world, rider, true);
            let damage = if railed { deadly } else { crash.wreck };
            world.resource_mut::<Hits>().0.push(Hit {
                damage,
                knock: velocity * 0.3,
                direction: velocity.normalize_or(Vec2::X),
                effect: HitEffect::KnockDown,
                on_the_ground: true,
                heavy: true,
                ..Hit::new(None, rider, Way::Vehicle)
            });
        }
    }
}
