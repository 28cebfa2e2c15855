//! The sheet of light in its parts: the rectangle that moving lights reach, and what lies around it, which has less to
//! reckon with.

use bevy::prelude::*;

use super::material::{LightMaterial, MOVING, Params, Reckons};
use crate::view::{camera::View, layers};

/// A part's size before it is brought to that of its rectangle, in pixels.
const SIDE: f32 = 16.0;

/// A part of the sheet.
#[derive(Component, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What moving lights reach.
    Middle,
    /// What lies north, south, west and east of it, by its number.
    Around(usize),
}

/// A light that moves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moving {
    /// Where, in pixels.
    pub at: Vec2,
    /// Red, green, blue.
    pub color: Vec3,
    /// How far it reaches, in pixels.
    pub radius: f32,
}

/// Makes the parts.
pub(super) fn hang(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<LightMaterial>>,
) {
    let mesh = meshes.add(Rectangle::from_length(SIDE));
    let mut material = |moving| {
        let reckons = Reckons { moving, flicker: false };
        materials.add(LightMaterial { reckons, ..default() })
    };
    let (middle, around) = (material(true), material(false));
    let parts = [(Part::Middle, middle)].into_iter().chain((0..4).map(|n| (Part::Around(n), around.clone())));
    for (part, material) in parts {
        let hidden = Visibility::Hidden;
        commands.spawn((part, Mesh2d(mesh.clone()), MeshMaterial2d(material), Transform::default(), hidden));
    }
}

/// What the shaders are told of moving lights; those beyond [`MOVING`] are left out.
pub(super) fn tell(params: &mut Params, lights: &[Moving]) {
    for (slot, light) in lights.iter().take(MOVING).enumerate() {
        params.places[slot] = light.at.extend(1.0 / light.radius.max(1.0)).extend(0.0);
        params.colors[slot] = light.color.extend(0.0);
        params.flicker.y = (slot + 1) as f32;
    }
}

/// Lays the parts over the canvas.
pub(super) fn lay(
    view: &View,
    lights: &[Moving],
    parts: &mut Query<(&Part, &mut Transform, &mut Visibility)>,
) {
    let (middle, around) = divide(view.rect(), lights.iter().take(MOVING));
    for (part, mut transform, mut visibility) in parts {
        visibility.set_if_neq(Visibility::Inherited);
        let rect = match part {
            Part::Middle => middle,
            Part::Around(number) => around[*number],
        };
        *transform = Transform::from_translation(rect.center().extend(layers::LIGHT))
            .with_scale((rect.size() / SIDE).extend(1.0));
    }
}

/// Divides the canvas into what the lights reach and what lies north, south, west and east of that, all of whole pixels.
/// A part may be empty; where nothing moves, all of the canvas lies south of the middle.
fn divide<'a>(view: Rect, lights: impl Iterator<Item = &'a Moving>) -> (Rect, [Rect; 4]) {
    let reach = |light: &Moving| Rect::from_center_half_size(light.at, Vec2::splat(light.radius.max(1.0)));
    let reached = lights.map(reach).reduce(|all, rect| all.union(rect)).map(|rect| rect.intersect(view));
    let Some(reached) = reached.filter(|rect| !rect.is_empty()) else {
        let none = Rect { min: Vec2::new(view.min.x, view.max.y), max: Vec2::new(view.min.x, view.max.y) };
        return (none, [none, view, none, none]);
    };
    // Whole pixels, counted from the canvas's own corner.
    let min = view.min + (reached.min - view.min).floor();
    let max = (view.min + (reached.max - view.min).ceil()).min(view.max);
    let rect = |west: f32, south: f32, east: f32, north: f32| Rect {
        min: Vec2::new(west, south),
        max: Vec2::new(east, north),
    };
    let around = [
        rect(view.min.x, max.y, view.max.x, view.max.y),
        rect(view.min.x, view.min.y, view.max.x, min.y),
        rect(view.min.x, min.y, min.x, max.y),
        rect(max.x, min.y, view.max.x, max.y),
    ];
    (Rect { min, max }, around)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn light(x: f32, y: f32, radius: f32) -> Moving {
        Moving { at: Vec2::new(x, y), color: Vec3::ONE, radius }
    }

    /// How many parts hold the middle of each pixel of the canvas.
    fn covers(view: Rect, lights: &[Moving]) -> Vec<usize> {
        let (middle, around) = divide(view, lights.iter());
        let parts = [&[middle], &around[..]].concat();
        let size = view.size().as_uvec2();
        let pixels =
            (0..size.y).flat_map(|y| (0..size.x).map(move |x| Vec2::new(x as f32 + 0.5, y as f32 + 0.5)));
        pixels.map(|at| parts.iter().filter(|part| part.contains(view.min + at)).count()).collect()
    }

    #[test]
    fn each_pixel_is_lit_once() {
        let view = Rect::new(-30.0, 12.0, 30.0, 42.0);
        let sets = [
            vec![],
            vec![light(3.3, 20.7, 7.5)],
            vec![light(-25.0, 15.0, 9.0), light(28.0, 40.0, 4.2)],
            vec![light(0.0, 27.0, 500.0)],
            vec![light(900.0, 900.0, 5.0)],
            vec![light(30.0, 42.0, 0.0)],
        ];
        for lights in sets {
            assert!(covers(view, &lights).iter().all(|parts| *parts == 1), "{lights:?}");
        }
    }

    #[test]
    fn what_a_light_reaches_lies_in_the_middle() {
        let (middle, _) = divide(Rect::new(0.0, 0.0, 100.0, 60.0), [light(50.2, 30.0, 10.0)].iter());
        assert_eq!(middle, Rect::new(40.0, 20.0, 61.0, 40.0));
    }

    #[test]
    fn where_nothing_moves_nothing_is_reckoned_with_it() {
        let view = Rect::new(0.0, 0.0, 100.0, 60.0);
        for lights in [vec![], vec![light(-50.0, 0.0, 20.0)]] {
            let (middle, around) = divide(view, lights.iter());
            assert!(middle.is_empty());
            assert_eq!(around[1], view);
        }
    }
}
