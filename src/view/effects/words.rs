//! Words of heavy blows, as on a comic page: few at once, above everything.

use bevy::prelude::*;

use super::Effects;
use crate::view::{Comfort, ViewSystems, layers, stage, units::on_grid};

/// Words on the canvas at once.
const MOST: usize = 2;
/// Seconds a word stays.
const STAYS: f32 = 0.55;
/// Pixels from the chest of who was struck to the middle of the word: it covers nobody's head.
const ABOVE: f32 = 40.0;
/// Pixels it jumps up when it comes.
const JUMP: f32 = 5.0;

/// A word on the canvas.
#[derive(Component)]
pub struct Word {
    at: Vec2,
    age: f32,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, run.in_set(ViewSystems::Draw).run_if(stage::is_set));
}

/// Cries a word over that place (in pixels), unless enough are still read; `crying` counts them.
pub fn cry(commands: &mut Commands, effects: &mut Effects, root: Entity, at: Vec2, crying: &mut usize) {
    if *crying >= MOST || effects.words.is_empty() {
        return;
    }
    *crying += 1;
    let number = (effects.chance() * effects.words.len() as f32) as usize;
    let picture = effects.words[number % effects.words.len()].clone();
    // Over the heads of all who stand there; the second word over the first one, should both come from one place.
    let at = at + Vec2::new((effects.either_way() * 10.0).round(), ABOVE + (*crying as f32 - 1.0) * 24.0);
    let mut word = commands.spawn((picture.sprite(0), ChildOf(root)));
    let z = layers::SHINING + 20.0 + layers::unique(word.id());
    word.insert((Transform::from_translation(on_grid(at, z)), Word { at, age: 0.0 }));
}

fn run(
    mut commands: Commands,
    mut words: Query<(Entity, &mut Word, &mut Transform)>,
    comfort: Res<Comfort>,
    time: Res<Time<Virtual>>,
) {
    for (entity, mut word, mut transform) in &mut words {
        word.age += time.delta_secs();
        if word.age > STAYS || !comfort.words {
            commands.entity(entity).despawn();
            continue;
        }
        let share = (word.age / 0.09).min(1.0);
        let tremble = if word.age < 0.2 { ((word.age * 60.0) as i32 % 2) as f32 } else { 0.0 };
        let up = JUMP * share * (2.0 - share);
        transform.translation = on_grid(word.at + Vec2::new(tremble, up), transform.translation.z);
    }
}
