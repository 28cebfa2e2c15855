//! Where the vehicles of a mission are: what a level's author tunes a chase by.

use crate::sim::{
    actor::{Facing, Position, Velocity},
    driver::Driver,
    mission::Counts,
    session::Session,
    thing::ThingId,
    vehicle::{Fleet, Vehicle},
};

/// Prints a line: the second, and of each vehicle with a tag its place in metres, which way it looks in degrees, its
/// speed in metres a second, its health in percent, who drives it, and how far it is from the player's.
pub fn trace(session: &mut Session) {
    let seconds = session.mission().tick as f32 / 60.0;
    let world = session.world();
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
    let feats = world.resource::<Counts>().0.feats;
    let lines: Vec<String> = all.into_iter().map(|(_, line)| line).collect();
    println!("{seconds:6.1} s  {}  near misses {}", lines.join("  |  "), feats.near_misses);
}
