//! Falling snow: three layers of flakes in whole pixels, the nearer the larger and faster, under one wind with gusts.
//!
//! The far ones lie under the sheet of light: they glow in the lamps' light and are dim under the moon; the nearest
//! fall before everything. They belong to the canvas, not to the floor, and come in again at the side across from the
//! one they left by.

use bevy::{math::ops, prelude::*};

use crate::{
    content::level::Weather,
    view::{ViewSystems, camera::View, ground::Grounds, layers, palette, stage, units::on_grid},
};

/// Flakes when it snows as hard as it can.
const FLAKES: usize = 320;
/// Room around the canvas in which flakes go on falling, in pixels.
const MARGIN: f32 = 12.0;

/// One layer of flakes.
struct Layer {
    /// Pixels across.
    size: f32,
    /// Pixels a second downward.
    fall: f32,
    /// Share of the wind and of the camera's way that it takes.
    near: f32,
    /// How clear a flake is.
    alpha: f32,
}

/// Far, middle, near.
const LAYERS: [Layer; 3] = [
    Layer { size: 1.0, fall: 24.0, near: 0.75, alpha: 0.6 },
    Layer { size: 1.0, fall: 38.0, near: 1.0, alpha: 0.9 },
    Layer { size: 2.0, fall: 58.0, near: 1.35, alpha: 0.7 },
];
/// Which layer a flake belongs to: few are near.
const SHARES: [usize; 10] = [0, 0, 0, 0, 1, 1, 1, 1, 2, 1];

/// One flake: its number, and where it began, in shares of the canvas.
#[derive(Component)]
struct Flake {
    number: usize,
    start: Vec2,
}

/// How far the wind has blown since the beginning, in pixels.
#[derive(Resource, Default)]
struct Blown(f32);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Blown>();
    app.add_systems(Update, gather.in_set(ViewSystems::Build).run_if(stage::is_set));
    app.add_systems(Update, fall.in_set(ViewSystems::Overlay));
}

/// How hard it snows here, 0 to 1; none where it does not.
pub fn density(grounds: &Grounds) -> Option<f32> {
    grounds.weather.map(|Weather::Snow(density)| density).filter(|density| *density > 0.0)
}

/// How strongly a gust blows, 0.3 to about 1.9.
pub fn gust(clock: f32) -> f32 {
    let slow = ops::sin(clock * 0.37) + ops::sin(clock * 0.61 + 1.3);
    0.9 + 0.3 * slow + 0.4 * (ops::sin(clock * 0.23 + 0.5) - 0.4).max(0.0)
}

/// The wind, in pixels a second.
pub fn wind(clock: f32) -> Vec2 {
    Vec2::new(-26.0 * gust(clock), -4.0)
}

/// As many flakes as the weather wants.
fn gather(mut commands: Commands, flakes: Query<(Entity, &Flake)>, grounds: Res<Grounds>) {
    let wanted = density(&grounds).map_or(0, |density| (density * FLAKES as f32) as usize);
    let there = flakes.iter().len();
    for (entity, _) in flakes.iter().filter(|(_, flake)| flake.number >= wanted) {
        commands.entity(entity).despawn();
    }
    for number in there..wanted {
        let layer = &LAYERS[SHARES[number % SHARES.len()]];
        let color = if layer.size > 1.0 { palette::FOG } else { palette::SNOW };
        // The golden ratio and the plastic number strew points evenly, whatever their count.
        let start = Vec2::new(number as f32 * 0.754_877_7, number as f32 * 0.569_840_3).fract();
        let sprite = Sprite::from_color(color.with_alpha(layer.alpha), Vec2::splat(layer.size));
        commands.spawn((Flake { number, start }, sprite, Transform::default(), Visibility::Hidden));
    }
}

fn fall(
    mut flakes: Query<(&Flake, &mut Transform, &mut Visibility)>,
    mut blown: ResMut<Blown>,
    grounds: Res<Grounds>,
    view: Res<View>,
    stage: Option<Res<stage::Stage>>,
    time: Res<Time<Virtual>>,
) {
    let clock = time.elapsed_secs();
    blown.0 += wind(clock).x * time.delta_secs();
    let seen = view.rect().inflate(MARGIN);
    for (flake, mut transform, mut visibility) in &mut flakes {
        let layer = &LAYERS[SHARES[flake.number % SHARES.len()]];
        let at = place(flake.start, layer, seen, blown.0, clock, flake.number);
        // A flake over a roof or a room is none; over a wall it falls behind or before it.
        let outdoors = stage.is_some() && grounds.at(at).is_none_or(|ground| ground.frost || ground.stands);
        visibility.set_if_neq(if outdoors { Visibility::Inherited } else { Visibility::Hidden });
        let base = if layer.size > 1.0 { layers::NEAR_FALLING } else { layers::FALLING };
        let z = base + flake.number as f32 * 0.01;
        transform.translation = on_grid(at, z) + Vec3::new(layer.size / 2.0, layer.size / 2.0, 0.0);
    }
}

/// Where a flake is, in pixels of the world.
fn place(start: Vec2, layer: &Layer, seen: Rect, blown: f32, clock: f32, number: usize) -> Vec2 {
    let size = seen.size();
    let sway = ops::sin(clock * (0.9 + 0.1 * (number % 7) as f32) + number as f32) * 3.0;
    let way = Vec2::new(blown * layer.near + sway, -layer.fall * clock) - seen.min * layer.near;
    let within = (start * size + way).rem_euclid(size);
    seen.min + within
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flakes_stay_on_the_canvas_wherever_the_camera_goes() {
        for step in 0..200 {
            let seen =
                Rect::from_center_size(Vec2::new(step as f32 * 31.0 - 900.0, 77.0), Vec2::new(480.0, 270.0));
            for (number, layer) in LAYERS.iter().enumerate() {
                let at =
                    place(Vec2::new(0.3, 0.9), layer, seen, step as f32 * -9.0, step as f32 * 0.1, number);
                assert!(seen.inflate(0.01).contains(at), "{at} is not in {seen:?}");
            }
        }
    }

    #[test]
    fn the_wind_blows_from_one_side_and_never_storms() {
        for tenth in 0..3000 {
            let clock = tenth as f32 * 0.1;
            assert!((0.25..2.0).contains(&gust(clock)), "{} at {clock}", gust(clock));
        }
    }
}
