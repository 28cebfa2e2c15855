//! The ground in chunks: made where the camera comes, one or two a frame ahead of it, given back where it has left.

use bevy::{platform::collections::HashMap, prelude::*, sprite::Anchor};

use super::{Drawn, StreetSystems, are_drawn, ground};
use crate::view::{
    camera::View,
    layers,
    stage::{self, Stage},
};

/// Edge of a chunk in pixels.
pub const EDGE: i32 = 256;
/// How far around the canvas chunks are made ahead, and how far they stay, in pixels.
const AHEAD: f32 = 200.0;
const STAYS: f32 = 520.0;
/// Chunks made in a frame that are not seen yet.
const A_FRAME: usize = 1;

/// The chunks that are there, by column and row.
#[derive(Resource, Default)]
struct Chunks(HashMap<IVec2, Entity>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Chunks>();
    app.add_systems(Update, forget.in_set(StreetSystems::LayOut));
    app.add_systems(
        Update,
        come_and_go.in_set(StreetSystems::Come).run_if(are_drawn.and_then(stage::is_set)),
    );
}

fn forget(mut chunks: ResMut<Chunks>) {
    // Their pictures went with the old stage.
    chunks.0.clear();
}

fn come_and_go(
    mut commands: Commands,
    mut chunks: ResMut<Chunks>,
    mut images: ResMut<Assets<Image>>,
    drawn: Res<Drawn>,
    stage: Res<Stage>,
    view: Res<View>,
) {
    let Some(plan) = &drawn.plan else { return };
    let seen = view.rect();
    let stays = seen.inflate(STAYS);
    chunks.0.retain(|place, entity| {
        let near = !stays.intersect(rect(*place)).is_empty();
        if !near {
            commands.entity(*entity).try_despawn();
        }
        near
    });
    let mut missing: Vec<IVec2> =
        places(seen.inflate(AHEAD)).filter(|place| !chunks.0.contains_key(place)).collect();
    missing.sort_by(|a, b| off(*a, view.middle).total_cmp(&off(*b, view.middle)));
    let mut unseen = 0;
    for place in missing {
        if seen.intersect(rect(place)).is_empty() {
            unseen += 1;
            if unseen > A_FRAME {
                continue;
            }
        }
        let picture = ground::draw(plan, &drawn.fields, place * EDGE);
        let image = images.add(picture.into_image());
        let at = (place * EDGE).as_vec2();
        let chunk = commands.spawn((
            Sprite::from_image(image),
            Anchor::BOTTOM_LEFT,
            // Beside a map, the map's own floor lies over it.
            Transform::from_translation(at.extend(layers::FLOOR - 0.5)),
            ChildOf(stage.root),
        ));
        chunks.0.insert(place, chunk.id());
    }
}

fn off(place: IVec2, from: Vec2) -> f32 {
    rect(place).center().distance_squared(from)
}

/// A chunk's rectangle in pixels.
fn rect(place: IVec2) -> Rect {
    Rect::from_corners((place * EDGE).as_vec2(), ((place + 1) * EDGE).as_vec2())
}

/// The chunks that a rectangle of the world touches.
fn places(seen: Rect) -> impl Iterator<Item = IVec2> {
    let edge = EDGE as f32;
    let (low, high) = ((seen.min / edge).floor().as_ivec2(), (seen.max / edge).floor().as_ivec2());
    (low.y..=high.y).flat_map(move |y| (low.x..=high.x).map(move |x| IVec2::new(x, y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pixel_of_the_canvas_is_without_ground() {
        for x in [-1000.0, -256.0, -1.0, 0.0, 255.0, 700.5] {
            let seen = Rect::from_center_size(Vec2::new(x, x / 3.0), Vec2::new(640.0, 360.0));
            let all: Vec<Rect> = places(seen).map(rect).collect();
            let covered: f32 = all.iter().map(|chunk| chunk.intersect(seen).size().element_product()).sum();
            assert!((covered - 640.0 * 360.0).abs() < 1.0, "{covered} at {x}");
        }
    }
}
