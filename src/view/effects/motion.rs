//! What a body's own movement leaves in the air and on the floor: the smear of a fast blow, dust where one turns on his
//! heel, wet footprints out of the water.

use bevy::{
    platform::collections::{HashMap, HashSet},
    prelude::*,
};

use super::{
    Effects,
    debris::Marks,
    drawn::{Smear, WAYS},
    once::Once,
};
use crate::{
    sim::{
        actor::{Facing, Velocity},
        outcome::SimOutcome,
        stance::{Act, BlowPhase, Stance},
    },
    view::{
        ViewSystems, layers,
        people::PersonPicture,
        stage::{self, Stage},
        units::to_pixels,
        ways,
    },
};

/// A blow of at least this arc, in degrees, is a swing; the others are thrusts.
const SWING_ARC: f32 = 75.0;
/// How high a fist is, and a foot that kicks, in metres.
const FIST: f32 = 1.05;
const FOOT: f32 = 0.65;
/// Whoever turns on his heel at this speed, in metres a second, raises dust.
const HEEL: f32 = 2.4;
/// Steps that wet feet leave marks, how dark the first is, and how far from the middle, in pixels.
const WET_STEPS: u32 = 12;
const WET_ALPHA: f32 = 0.4;
const STRIDE: f32 = 2.0;

/// Who strikes now, which way each ran, and who has wet feet.
#[derive(Resource, Default)]
struct Motions {
    striking: HashSet<Entity>,
    ways: HashMap<Entity, Vec2>,
    wet: HashMap<Entity, u32>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Motions>();
    app.add_systems(Update, (smear, turn, print).chain().in_set(ViewSystems::Camera).run_if(stage::is_set));
}

fn smear(
    mut commands: Commands,
    mut motions: ResMut<Motions>,
    effects: Res<Effects>,
    stage: Res<Stage>,
    people: Query<&PersonPicture>,
    bodies: Query<(&Stance, &Facing)>,
) {
    for person in &people {
        let Ok((stance, facing)) = bodies.get(person.body) else { continue };
        let blow = match &stance.act {
            Act::Strike(blow) if blow.phase(stance.tick) == BlowPhase::Active => blow,
            _ => {
                motions.striking.remove(&person.body);
                continue;
            }
        };
        if !motions.striking.insert(person.body) {
            continue;
        }
        let way = ways::way_of(facing.0, WAYS as u32);
        let kind = Smear { swings: blow.def.arc >= SWING_ARC, own: person.is_player };
        let kicks = blow.link.is_none() && !kind.swings && !blow.with_item;
        let Some(picture) = effects.smear(kind, way as usize) else { continue };
        let at = to_pixels(person.at, if kicks { FOOT } else { FIST });
        // Southwards the fist is before the body, northwards behind it.
        let before = if facing.direction().y > 0.3 { 6.0 } else { -6.0 };
        let foot = to_pixels(person.at, 0.0).y + before;
        let depth = layers::standing(foot, stage.north_at(person.at), Entity::PLACEHOLDER);
        Once::new(picture, at, depth).spawn(&mut commands, stage.root);
    }
}

fn turn(
    mut commands: Commands,
    mut motions: ResMut<Motions>,
    effects: Res<Effects>,
    stage: Res<Stage>,
    people: Query<&PersonPicture>,
    bodies: Query<(&Velocity, &Stance)>,
) {
    for person in &people {
        let Ok((velocity, stance)) = bodies.get(person.body) else { continue };
        let fast = velocity.0.length() > HEEL && stance.act == Act::Free;
        let now = if fast { velocity.0.normalize_or_zero() } else { Vec2::ZERO };
        let before = motions.ways.get(&person.body).copied().unwrap_or(Vec2::ZERO);
        // From standing to running, or from one way to the other.
        let turns = now != Vec2::ZERO && (before == Vec2::ZERO || before.dot(now) < -0.2);
        if fast || before != Vec2::ZERO {
            motions.ways.insert(person.body, now);
        }
        if turns
            && !person.wades
            && let Some(dust) = effects.picture("fx/dust")
        {
            let foot = to_pixels(person.at, 0.0);
            let depth = layers::standing(foot.y + 1.0, stage.north_at(person.at), Entity::PLACEHOLDER);
            Once::new(dust, foot - now * 5.0, depth).moving(now * -9.0).spawn(&mut commands, stage.root);
        }
    }
}

fn print(
    mut commands: Commands,
    mut outcomes: MessageReader<SimOutcome>,
    mut motions: ResMut<Motions>,
    mut marks: ResMut<Marks>,
    effects: Res<Effects>,
    stage: Res<Stage>,
    bodies: Query<&Velocity>,
) {
    for outcome in outcomes.read() {
        match outcome {
            SimOutcome::Stepped { actor, in_water: true, .. } => {
                motions.wet.insert(*actor, WET_STEPS);
            }
            SimOutcome::Stepped { actor, at, .. } => {
                let Some(left) = motions.wet.get_mut(actor).filter(|left| **left > 0) else { continue };
                *left -= 1;
                let (steps, ahead) = (*left, bodies.get(*actor).map_or(Vec2::X, |velocity| velocity.0));
                let Some(picture) = effects.picture("drawn/print") else { continue };
                let side =
                    ahead.normalize_or_zero().perp() * if steps.is_multiple_of(2) { STRIDE } else { -STRIDE };
                let alpha = WET_ALPHA * (steps + 2) as f32 / (WET_STEPS + 1) as f32;
                marks.leave(&mut commands, stage.root, &picture, 0, to_pixels(*at, 0.0) + side, alpha);
            }
            SimOutcome::Restarted => *motions = Motions::default(),
            _ => {}
        }
    }
}
