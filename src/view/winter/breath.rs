//! Breath in the frost: a puff before the mouth, in the rhythm of what its owner does.

use bevy::{math::ops, platform::collections::HashMap, prelude::*};

use super::Winter;
use crate::{
    sim::{
        actor::{Actor, Facing, Velocity},
        stance::{Act, Stance},
    },
    view::{
        ViewSystems,
        camera::View,
        effects::once::Once,
        ground::Grounds,
        layers,
        people::PersonPicture,
        stage::{self, Stage},
        units::to_pixels,
    },
};

/// Height of the mouth of one who stands and of one who lies, in metres.
const MOUTH: f32 = 1.58;
const MOUTH_LYING: f32 = 0.25;
/// From the middle of the head to the mouth, in pixels.
const BEFORE: f32 = 6.0;

/// How far into his breath everybody is, 0 to 1.
#[derive(Resource, Default)]
struct Breaths(HashMap<Entity, f32>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Breaths>();
    app.add_systems(Update, breathe.in_set(ViewSystems::Camera).run_if(stage::is_set));
}

/// Breaths a second.
fn rate(act: &Act, speed: f32, run: f32) -> f32 {
    match act {
        Act::Beaten => 0.28,
        Act::Stagger | Act::Held { .. } | Act::GetUp => 1.35,
        Act::Fly(_) | Act::Fall => 0.0,
        Act::Down { .. } => 0.9,
        Act::Free if speed < 0.25 => 0.42,
        Act::Free => 0.5 + 0.55 * (speed / run.max(0.1)).min(1.0),
        _ => 0.95,
    }
}

fn breathe(
    mut commands: Commands,
    mut breaths: ResMut<Breaths>,
    winter: Res<Winter>,
    people: Query<&PersonPicture>,
    bodies: Query<(&Actor, &Stance, &Velocity, &Facing)>,
    grounds: Res<Grounds>,
    stage: Res<Stage>,
    view: Res<View>,
    time: Res<Time<Virtual>>,
) {
    let Some(picture) = winter.picture("fx/breath") else { return };
    let seen = view.rect().inflate(24.0);
    for person in &people {
        let Ok((actor, stance, velocity, facing)) = bodies.get(person.body) else { continue };
        // Two of a kind must not breathe in step.
        let start = (person.body.index_u32() * 37 % 100) as f32 / 100.0;
        let breath = breaths.0.entry(person.body).or_insert(start);
        *breath += rate(&stance.act, velocity.0.length(), actor.def.run) * time.delta_secs();
        if *breath < 1.0 {
            continue;
        }
        *breath = breath.fract();
        let foot = to_pixels(person.at, 0.0);
        if !grounds.frost_at(foot) || !seen.contains(foot) {
            continue;
        }
        let way = Vec2::new(ops::cos(facing.0), ops::sin(facing.0));
        let high = if person.lies { MOUTH_LYING } else { MOUTH };
        let at = to_pixels(person.at, high + person.height) + way * Vec2::new(BEFORE, BEFORE * 0.55);
        // Who looks north breathes behind his own head.
        let before = if way.y > 0.4 { -2.0 } else { 3.0 };
        let depth = layers::standing(foot.y - before, stage.north_at(person.at), Entity::PLACEHOLDER);
        Once::new(picture.clone(), at, depth)
            .moving(way * 9.0 + Vec2::new(-4.0, 5.0))
            .spawn(&mut commands, stage.root);
    }
    breaths.0.retain(|body, _| bodies.contains(*body));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_runs_breathes_faster_than_who_stands() {
        let standing = rate(&Act::Free, 0.0, 4.0);
        assert!(rate(&Act::Free, 4.0, 4.0) > 2.0 * standing);
        assert!(rate(&Act::Stagger, 0.0, 4.0) > rate(&Act::Free, 4.0, 4.0));
        assert!(rate(&Act::Beaten, 0.0, 4.0) < standing);
    }
}
