//! The ground under the feet: speed, grip, water, and the sound of steps.

use bevy::{
    ecs::{
        message::MessageWriter,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::body::{Body, BodyItem};
use crate::{
    content::{rules::NoiseRules, terrain::TerrainKind},
    sim::{
        map::Map, mission::Mission, noise::Noises, outcome::SimOutcome, physics::TICK, stance::Act,
        tick::Roster,
    },
};

/// Reads the terrain under each body; steps are heard and splashes seen.
pub(super) fn feel_ground(
    roster: Res<Roster>,
    mission: Res<Mission>,
    map: Res<Map>,
    mut bodies: Query<Body>,
    mut noises: ResMut<Noises>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.rules.noise;
    for entity in &roster.0 {
        let Ok(mut body) = bodies.get_mut(*entity) else { continue };
        let terrain = map.terrain_at(body.position.0);
        // A body in the air is not in the water below it yet.
        let in_water = terrain.kind == TerrainKind::Water && !matches!(body.stance.act, Act::Fly(_));
        if in_water != body.footing.in_water {
            let heavy = matches!(body.stance.act, Act::Fall | Act::Roll(_));
            if in_water || body.velocity.0 != Vec2::ZERO {
                outcomes.write(SimOutcome::Splashed { at: body.position.0, heavy });
            }
        }
        body.footing.in_water = in_water;
        body.footing.speed = terrain.speed;
        body.footing.noise = terrain.noise;
        body.footing.grip = terrain.grip;
        body.footing.friction = terrain.slide();
        body.footing.slips = terrain.slips;
        body.footing.douses = terrain.douses;
        step(&mut body, rules, &mut noises, &mut outcomes);
    }
}

fn step(
    body: &mut BodyItem,
    rules: &NoiseRules,
    noises: &mut Noises,
    outcomes: &mut MessageWriter<SimOutcome>,
) {
    let speed = body.velocity.0.length();
    if speed < 0.3 || !matches!(body.stance.act, Act::Free | Act::Charge | Act::Hold(_)) {
        body.footing.stride = 0.0;
        return;
    }
    body.footing.stride += speed * TICK;
    if body.footing.stride < rules.stride {
        return;
    }
    body.footing.stride -= rules.stride;
    let loudness = (speed / body.actor.def.run).min(1.0);
    noises.make(body.position.0, rules.step * body.footing.noise * loudness, Some(body.entity));
    outcomes.write(SimOutcome::Stepped {
        actor: body.entity,
        at: body.position.0,
        in_water: body.footing.in_water,
    });
}
