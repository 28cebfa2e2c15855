//! Furniture in the way of vehicles: a bench stops no bus.

use bevy::{
    ecs::{
        query::Without,
        system::{Query, Res},
    },
    math::Vec2,
};

use super::{Fleet, Seen, Vehicle};
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
            let Some(off) = footprint.map(|footprint| gap(seen, at, footprint)) else { continue };
            let comes = seen.velocity.dot(at - seen.at) > 0.0;
            if comes && off < reach {
                props.crash(prop, speed * vehicle.def.mass / 1000.0 * force);
            }
        }
    }
}

/// Metres from a vehicle's hull to furniture.
fn gap(seen: &Seen, at: Vec2, footprint: Footprint) -> f32 {
    let far = |point: Vec2| {
        let local = seen.local(point);
        (local - local.clamp(-seen.half, seen.half)).length()
    };
    match footprint {
        Footprint::Round(radius) => far(at) - radius,
        Footprint::Rect(width, depth) => {
            // Its middle, its corners and the middles of its edges are near enough to the whole of it.
            let steps = [-0.5, 0.0, 0.5];
            let points =
                steps.iter().flat_map(|x| steps.iter().map(move |y| Vec2::new(x * width, y * depth)));
            points.map(|point| far(at + point)).fold(f32::INFINITY, f32::min)
        }
    }
}
