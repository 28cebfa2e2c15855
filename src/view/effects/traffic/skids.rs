//! What tyres that slide leave on the road: dark lines that stay, until there are too many.

use std::collections::VecDeque;

use bevy::{platform::collections::HashMap, prelude::*};

use crate::{
    sim::{outcome::SimOutcome, vehicle::Motor},
    view::{
        ViewSystems, layers,
        stage::{self, Stage},
        units::{pixels_per_metre, to_pixels},
        vehicles::VehiclePicture,
    },
};

/// Pieces of line at the most; the oldest become the newest.
const MOST: usize = 480;
/// Length of a piece at least, in metres, and at most: one who jumps leaves none.
const PIECE: (f32, f32) = (0.45, 4.0);
/// Width of a line, in metres, and how dark it is.
const WIDE: f32 = 0.22;
const DARK: f32 = 0.36;
/// Slower than this nothing is left, in metres a second.
const SLOW: f32 = 2.0;

/// The pieces that lie, and where the wheels of those who slide left the last one.
#[derive(Resource, Default)]
struct Skids {
    lie: VecDeque<Entity>,
    last: HashMap<Entity, [Vec2; 2]>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Skids>();
    app.add_systems(Update, (sweep, draw).chain().in_set(ViewSystems::Camera).run_if(stage::is_set));
}

/// Another level, another attempt: the road is clean again.
fn sweep(
    mut commands: Commands,
    mut skids: ResMut<Skids>,
    mut outcomes: MessageReader<SimOutcome>,
    stage: Res<Stage>,
) {
    let again = outcomes.read().any(|outcome| matches!(outcome, SimOutcome::Restarted));
    if again || stage.is_changed() {
        skids.lie.drain(..).for_each(|piece| commands.entity(piece).try_despawn());
        skids.last.clear();
    }
}

fn draw(
    mut commands: Commands,
    mut skids: ResMut<Skids>,
    vehicles: Query<(&VehiclePicture, Entity)>,
    motors: Query<&Motor>,
    mut pieces: Query<(&mut Transform, &mut Sprite)>,
    stage: Res<Stage>,
) {
    for (vehicle, entity) in &vehicles {
        let slides = motors.get(vehicle.vehicle).is_ok_and(|motor| motor.squeals);
        if !slides || vehicle.velocity.length() < SLOW {
            skids.last.remove(&entity);
            continue;
        }
        let def = &vehicle.def;
        let wheels = [1.0, -1.0]
            .map(|side| vehicle.place((-def.axles() / 2.0, side * (def.width / 2.0 - 0.3), 0.0)).0);
        let Some(last) = skids.last.get(&entity).copied() else {
            skids.last.insert(entity, wheels);
            continue;
        };
        let far = last[0].distance(wheels[0]).max(last[1].distance(wheels[1]));
        if far < PIECE.0 {
            continue;
        }
        skids.last.insert(entity, wheels);
        if far > PIECE.1 {
            continue;
        }
        for (from, to) in last.into_iter().zip(wheels) {
            let (at, size) = line(from, to);
            let old = (skids.lie.len() >= MOST).then(|| skids.lie.pop_front()).flatten();
            let color = Color::srgba(0.02, 0.02, 0.04, DARK);
            match old.and_then(|old| Some((old, pieces.get_mut(old).ok()?))) {
                Some((old, (mut transform, mut sprite))) => {
                    *transform = at;
                    sprite.custom_size = Some(size);
                    skids.lie.push_back(old);
                }
                None => {
                    let piece = commands.spawn((Sprite::from_color(color, size), at, ChildOf(stage.root)));
                    skids.lie.push_back(piece.id());
                }
            }
        }
    }
}

/// Where a line from one place to another lies, and its size in pixels.
fn line(from: Vec2, to: Vec2) -> (Transform, Vec2) {
    let (from, to) = (to_pixels(from, 0.0), to_pixels(to, 0.0));
    let way = to - from;
    let wide = (WIDE * pixels_per_metre()).max(2.0).round();
    let middle = ((from + to) / 2.0).extend(layers::MARKS - 0.5);
    let turned = Quat::from_rotation_z(way.to_angle());
    (Transform::from_translation(middle).with_rotation(turned), Vec2::new(way.length(), wide))
}
