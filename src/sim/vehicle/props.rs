//! Furniture in the way of vehicles: a bench stops no bus.

use bevy::ecs::{
    query::Without,
    system::{Query, Res},
};

use super::{Fleet, Vehicle};
use crate::{
    content::prop::Footprint,
    sim::{actor::Actor, mission::Mission, physics::TICK, thing::strikable::StrikableProps},
};

/// Whatever breaks and is about to be met by something heavy enough breaks before it holds it up.
pub(super) fn break_props(
    fleet: Res<Fleet>,
    mission: Res<Mission>,
    vehicles: Query<&Vehicle, Without<Actor>>,
    mut props: StrikableProps,
) {
    let rules = &mission.setup.catalog.driving;
    let force = rules.breaks;
    for seen in fleet.all.iter().filter(|seen| seen.velocity.length() > rules.gentle) {
        let Ok(vehicle) = vehicles.get(seen.entity) else { continue };
        let speed = seen.velocity.length();
        let reach = 0.15 + speed * TICK * 2.0;
        for (_, prop, footprint, at) in props.breakable(seen.at, seen.half.length() + 2.0) {
            let size = match footprint {
                Some(Footprint::Round(radius)) => radius,
                Some(Footprint::Rect(width, depth)) => width.min(depth) / 2.0,
                None => continue,
            };
            let local = seen.local(at);
            let off = (local - local.clamp(-seen.half, seen.half)).length();
            let comes = seen.velocity.dot(at - seen.at) > 0.0;
            if comes && off < size + reach {
                props.crash(prop, speed * vehicle.def.mass / 1000.0 * force);
            }
        }
    }
}
