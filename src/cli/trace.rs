//! Where the people and vehicles of a mission are: what a level's author tunes a fight or a chase by.

use bevy::{ecs::query::Has, prelude::World};

use super::tell::doing;
use crate::sim::{
    actor::{Actor, ActorId, Facing, Health, Position, Seat, Velocity},
    driver::Driver,
    mission::Counts,
    session::Session,
    stance::Stance,
    thing::ThingId,
    vehicle::{Fleet, Vehicle},
};

/// Prints a line: the second, then the players and whoever has a tag, then each vehicle with one.
pub fn trace(session: &mut Session) {
    let seconds = session.mission().tick as f32 / 60.0;
    let world = session.world();
    let mut lines = people(world);
    lines.extend(vehicles(world));
    let feats = world.resource::<Counts>().0.feats;
    println!("{seconds:6.1} s  {}  near misses {}", lines.join("  |  "), feats.near_misses);
}

/// Of each person with a tag and of each player: the place in metres, health in percent, and what he does.
fn people(world: &mut World) -> Vec<String> {
    let mut people = world.query::<(&ActorId, &Actor, &Position, &Health, &Stance, Has<Seat>)>();
    let mut all: Vec<(ActorId, String)> = people
        .iter(world)
        .filter_map(|(id, actor, at, health, stance, player)| {
            let name = actor.tag.as_deref().or(player.then_some("player"))?;
            let share = health.share() * 100.0;
            Some((*id, format!("{name} ({:.1} {:.1}) {share:.0}% {}", at.0.x, at.0.y, doing(&stance.act))))
        })
        .collect();
    all.sort();
    all.into_iter().map(|(_, line)| line).collect()
}

/// Of each vehicle with a tag: the place in metres, which way it looks in degrees, its speed in metres a second, its
/// health in percent, who drives it, and how far it is from the player's.
fn vehicles(world: &mut World) -> Vec<String> {
    let player = world.resource::<Fleet>().player().map(|seen| seen.at);
    let mut vehicles = world.query::<(&ThingId, &Vehicle, &Position, &Facing, &Velocity, Option<&Driver>)>();
    let mut all: Vec<(ThingId, String)> = vehicles
        .iter(world)
        .filter_map(|(id, vehicle, at, facing, velocity, driver)| {
            let tag = vehicle.tag.as_ref()?;
            let line = format!(
                "{tag} ({:.0} {:.0}) {:.0}° {:.1} m/s {:.0}% {} {:.0} m",
                at.0.x,
                at.0.y,
                facing.0.to_degrees(),
                velocity.0.length(),
                vehicle.share() * 100.0,
                driver.map_or("by hand", |driver| driver.kind.as_str()),
                player.map_or(0.0, |player| player.distance(at.0))
            );
            Some((*id, line))
        })
        .collect();
    all.sort();
    all.into_iter().map(|(_, line)| line).collect()
}
