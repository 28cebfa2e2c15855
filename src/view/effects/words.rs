//! Words of heavy blows, as on a comic page: one at a time, close to the blow, above everything.

use bevy::prelude::*;

use super::Effects;
use crate::view::{Comfort, ViewSystems, layers, people::crowd, stage, units::on_grid};

/// Words on the canvas at once.
const MOST: usize = 1;
/// Seconds a word stays.
const STAYS: f32 = 0.55;
/// Pixels from the chest of who was struck to the middle of the word: over his head, beside it, under his feet. It stands
/// where it covers nobody's head and little of anybody's body, as near as it can.
const PLACES: [Vec2; 9] = [
    Vec2::new(0.0, 42.0),
    Vec2::new(34.0, 32.0),
    Vec2::new(-34.0, 32.0),
    Vec2::new(44.0, 8.0),
    Vec2::new(-44.0, 8.0),
    Vec2::new(46.0, -8.0),
    Vec2::new(-46.0, -8.0),
    Vec2::new(0.0, 58.0),
    Vec2::new(0.0, -38.0),
];
/// How much worse a pixel of a head is than one of a body, and a pixel of way than one of a body.
const HEAD: f32 = 4.0;
const FAR: f32 = 3.0;
/// Room that the display takes at the canvas's upper and lower edge, in pixels.
const DISPLAY: (f32, f32) = (32.0, 30.0);
/// Pixels it jumps up when it comes.
const JUMP: f32 = 5.0;

/// A word on the canvas.
#[derive(Component)]
pub struct Word {
    at: Vec2,
    size: Vec2,
    age: f32,
}

impl Word {
    /// Where it is read, in pixels.
    pub fn rect(&self) -> Rect {
        Rect::from_center_size(self.at, self.size)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, run.in_set(ViewSystems::Draw).run_if(stage::is_set));
}

/// What is to be heeded where a word is cried.
pub struct Around {
    /// Words that are read already.
    pub crying: usize,
    /// The heads of all who stand, and the words, in pixels.
    pub heads: Vec<(Entity, Rect)>,
    /// The bodies of all, the fallen too, in pixels.
    pub bodies: Vec<(Entity, Rect)>,
    /// What the canvas shows, in pixels.
    pub seen: Rect,
}

/// Cries a word about that place (in pixels), unless enough are still read.
pub fn cry(commands: &mut Commands, effects: &mut Effects, root: Entity, at: Vec2, around: &mut Around) {
    if around.crying >= MOST || effects.words.is_empty() {
        return;
    }
    around.crying += 1;
    let number = (effects.chance() * effects.words.len() as f32) as usize;
    let picture = effects.words[number % effects.words.len()].clone();
    let size = picture.rect(0).size().as_vec2();
    let aside = Vec2::X * (effects.either_way() * 4.0).round();
    // A word is read whole: within the canvas, clear of the display.
    let (upper, lower) = DISPLAY;
    let low = around.seen.min + size / 2.0 + Vec2::Y * lower;
    let high = (around.seen.max - size / 2.0 - Vec2::Y * upper).max(low);
    let places = PLACES.map(|place| (at + place + aside).clamp(low, high));
    let harm = |place: Vec2| {
        let word = Rect::from_center_size(place + Vec2::Y * JUMP, size);
        HEAD * crowd::covered(word, &around.heads)
            + crowd::covered(word, &around.bodies)
            + FAR * place.distance(at)
    };
    let least = places.iter().copied().min_by(|a, b| harm(*a).total_cmp(&harm(*b)));
    let at = least.unwrap_or(places[0]);
    // The next word of this moment keeps clear of this one.
    around.heads.push((Entity::PLACEHOLDER, Rect::from_center_size(at, size)));
    let mut word = commands.spawn((picture.sprite(0), ChildOf(root)));
    let z = layers::SHINING + 20.0 + layers::unique(word.id());
    word.insert((Transform::from_translation(on_grid(at, z)), Word { at, size, age: 0.0 }));
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
