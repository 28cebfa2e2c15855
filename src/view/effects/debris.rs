//! Bits that fly, fall and stay lying; puddles and soot that stay too.

use std::collections::VecDeque;

use bevy::prelude::*;

use super::Effects;
use crate::view::{
    ViewSystems,
    art::Picture,
    layers,
    stage::{self, Stage},
    units::{on_grid, to_pixels},
};

/// Marks that stay, at the most; the oldest go first.
const MOST_MARKS: usize = 240;
/// Metres a second squared.
const GRAVITY: f32 = 9.0;

/// A bit in the air.
#[derive(Component)]
struct Bit {
    picture: Picture,
    at: Vec2,
    height: f32,
    velocity: Vec2,
    climb: f32,
    frame: usize,
    age: f32,
}

/// What stays, in the order of its coming.
#[derive(Resource, Default)]
pub struct Marks(VecDeque<Entity>);

impl Marks {
    /// Lets a picture stay at that place (in pixels).
    pub fn leave(
        &mut self,
        commands: &mut Commands,
        root: Entity,
        picture: &Picture,
        frame: usize,
        at: Vec2,
        alpha: f32,
    ) {
        let (mut sprite, anchor) = picture.sprite(frame);
        sprite.color.set_alpha(alpha);
        let mut mark = commands.spawn((sprite, anchor, ChildOf(root)));
        let z = layers::MARKS + layers::unique(mark.id());
        mark.insert(Transform::from_translation(on_grid(at, z)));
        self.0.push_back(mark.id());
        while self.0.len() > MOST_MARKS {
            if let Some(old) = self.0.pop_front() {
                commands.entity(old).try_despawn();
            }
        }
    }

    /// Takes everything away.
    pub fn sweep(&mut self, commands: &mut Commands) {
        for mark in self.0.drain(..) {
            commands.entity(mark).try_despawn();
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Marks>();
    app.add_systems(Update, fly.in_set(ViewSystems::Draw).run_if(stage::is_set));
}

/// Throws bits of that picture from a place (in metres), mostly along `direction`.
pub fn throw(
    commands: &mut Commands,
    effects: &mut Effects,
    stage: &Stage,
    name: &str,
    at: Vec2,
    direction: Vec2,
    count: usize,
) {
    let Some(picture) = effects.picture(name) else { return };
    for _ in 0..count {
        let spread = Vec2::new(effects.either_way(), effects.either_way()) * 1.4;
        let bit = Bit {
            picture: picture.clone(),
            at,
            height: 0.4 + effects.chance() * 0.7,
            velocity: direction * (0.6 + effects.chance() * 2.0) + spread,
            climb: 1.0 + effects.chance() * 2.2,
            frame: (effects.chance() * 64.0) as usize,
            age: 0.0,
        };
        commands.spawn((picture.sprite(bit.frame), Transform::default(), bit, ChildOf(stage.root)));
    }
}

fn fly(
    mut commands: Commands,
    mut bits: Query<(Entity, &mut Bit, &mut Sprite, &mut Transform)>,
    time: Res<Time<Virtual>>,
    stage: Res<Stage>,
    mut marks: ResMut<Marks>,
) {
    let passed = time.delta_secs();
    for (entity, mut bit, mut sprite, mut transform) in &mut bits {
        bit.age += passed;
        let step = bit.velocity * passed;
        bit.at += step;
        bit.climb -= GRAVITY * passed;
        bit.height += bit.climb * passed;
        if bit.height <= 0.0 {
            bit.height = 0.0;
            bit.climb *= -0.35;
            bit.velocity *= 0.5;
            if bit.climb < 0.5 {
                marks.leave(&mut commands, stage.root, &bit.picture, bit.frame, to_pixels(bit.at, 0.0), 1.0);
                commands.entity(entity).despawn();
                continue;
            }
        }
        let turn = bit.frame + (bit.age * 14.0) as usize;
        sprite.rect = Some(bit.picture.rect(turn).as_rect());
        let foot = to_pixels(bit.at, 0.0);
        let z = layers::standing(foot.y, stage.north_at(bit.at), entity);
        transform.translation = on_grid(to_pixels(bit.at, bit.height), z);
    }
}
