//! Snow that flies up: under feet, bodies and blows, and in gusts over the ground.

use bevy::prelude::*;

use super::{Winter, snowfall};
use crate::{
    sim::{actor::Position, outcome::SimOutcome},
    view::{
        ViewSystems,
        camera::View,
        effects::once::Once,
        ground::Grounds,
        layers,
        stage::{self, Stage},
        units::to_pixels,
    },
};

/// Steps in ground deeper than this, in metres, throw up snow; shallower ones do so only now and then.
const DEEP: f32 = 0.15;
/// Share of the steps in shallow snow that throw some up.
const SELDOM: f32 = 0.3;
/// Seconds between two swathes that the wind drives over the ground, when it blows hardest.
const SWATHE_EVERY: f32 = 0.35;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (answer, drive).in_set(ViewSystems::Answer).run_if(stage::is_set));
}

fn answer(
    mut commands: Commands,
    mut outcomes: MessageReader<SimOutcome>,
    mut winter: ResMut<Winter>,
    bodies: Query<&Position>,
    grounds: Res<Grounds>,
    stage: Res<Stage>,
) {
    for outcome in outcomes.read() {
        let place = |entity: &Entity| bodies.get(*entity).ok().map(|at| at.0);
        let (at, heavy) = match outcome {
            SimOutcome::Stepped { at, .. } => (Some(*at), false),
            SimOutcome::Landed { at, .. } | SimOutcome::Slammed { at, .. } => (Some(*at), true),
            SimOutcome::BlowLanded { at, heavy: true, .. } => (Some(*at), true),
            SimOutcome::Rolled { actor } | SimOutcome::Bowled { on: actor, .. } => (place(actor), true),
            _ => continue,
        };
        let Some(at) = at else { continue };
        let foot = to_pixels(at, 0.0);
        let depth = grounds.at(foot).map_or(0.0, |ground| ground.depth);
        let is_step = matches!(outcome, SimOutcome::Stepped { .. });
        if depth <= 0.0 || (is_step && depth < DEEP && winter.chance() > SELDOM) {
            continue;
        }
        let name = if heavy { "fx/snow_burst" } else { "fx/snow_puff" };
        let Some(picture) = winter.picture(name) else { continue };
        let z = layers::standing(foot.y - 4.0, stage.north_at(at), Entity::PLACEHOLDER);
        let drift = Vec2::new(winter.either_way() * 6.0 - 5.0, 3.0);
        Once::new(picture, foot, z).moving(drift).spawn(&mut commands, stage.root);
    }
}

/// Gusts drive swathes of snow over open ground.
fn drive(
    mut commands: Commands,
    mut winter: ResMut<Winter>,
    mut clock: Local<f32>,
    grounds: Res<Grounds>,
    stage: Res<Stage>,
    view: Res<View>,
    time: Res<Time<Virtual>>,
) {
    let Some(density) = snowfall::density(&grounds) else { return };
    let gust = snowfall::gust(time.elapsed_secs());
    *clock += time.delta_secs() * gust * density;
    if *clock < SWATHE_EVERY {
        return;
    }
    *clock = 0.0;
    let Some(picture) = winter.picture("fx/spindrift") else { return };
    let spread = Vec2::new(winter.chance(), winter.chance());
    let at = view.rect().min + view.rect().size() * spread;
    if grounds.at(at).is_some_and(|ground| ground.depth > 0.0) {
        Once::new(picture, at, layers::SHADOWS + 1.0)
            .moving(snowfall::wind(time.elapsed_secs()) * Vec2::new(2.4, 0.35))
            .spawn(&mut commands, stage.root);
    }
}
