//! Holes in doors: they are on the leaf, so they go out of sight with it when it opens, come back when it is shut, and
//! end when it breaks.

use bevy::prelude::*;

use crate::{
    sim::{actor::Position, thing::Door},
    view::{
        ViewSystems, layers,
        stage::{self, Stage},
        units::{TILE_PIXELS, on_grid, to_pixels},
    },
};

/// The edge of a leaf that no hole touches, and where the faces of whole and of cut-down leaves end above the foot, in
/// pixels.
const EDGE: f32 = 2.0;
const WHOLE: f32 = 14.0;
const LOW: f32 = -2.0;

/// A hole in the leaf of a door.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct HoleInDoor {
    door: Entity,
    /// From the door's foot, in pixels.
    from_foot: Vec2,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, follow.in_set(ViewSystems::Draw).run_if(stage::is_set));
}

impl HoleInDoor {
    /// A hole at that place, in pixels; none where the leaf is not seen from the front: it stands open, is broken, or
    /// looks east and west.
    pub(super) fn new(door: Entity, shown: &Door, at: Vec2, place: Vec2, stage: &Stage) -> Option<Self> {
        let is_shut = shown.horizontal && !shown.open && !shown.broken;
        let top = if stage.opening_is_low(at) { LOW } else { WHOLE };
        is_shut.then(|| Self { door, from_foot: on_the_leaf(place - to_pixels(at, 0.0), top) })
    }
}

/// The nearest place on a leaf whose face ends so high: a bullet comes aslant, and what it strikes may be cut down.
fn on_the_leaf(from_foot: Vec2, top: f32) -> Vec2 {
    let half = TILE_PIXELS as f32 / 2.0;
    let low = -half + EDGE;
    Vec2::new(from_foot.x.clamp(EDGE - half, half - EDGE), from_foot.y.clamp(low, top.max(low)))
}

fn follow(
    mut commands: Commands,
    mut holes: Query<(Entity, &HoleInDoor, &mut Transform, &mut Visibility)>,
    doors: Query<(&Door, &Position)>,
    stage: Res<Stage>,
) {
    for (entity, hole, mut transform, mut visibility) in &mut holes {
        let Some((door, at)) = doors.get(hole.door).ok().filter(|(door, _)| !door.broken) else {
            commands.entity(entity).despawn();
            continue;
        };
        visibility.set_if_neq(if door.open { Visibility::Hidden } else { Visibility::Inherited });
        let foot = to_pixels(at.0, 0.0);
        let line = foot.y - TILE_PIXELS as f32 / 2.0;
        let z = layers::standing(line, stage.north_at(at.0), Entity::PLACEHOLDER) + layers::STEP * 0.9;
        let place = on_grid(foot + hole.from_foot, z);
        if transform.translation != place {
            transform.translation = place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_stays_on_its_leaf() {
        assert_eq!(on_the_leaf(Vec2::new(12.0, 10.0), WHOLE), Vec2::new(6.0, 10.0));
        assert_eq!(on_the_leaf(Vec2::new(-3.0, 20.0), WHOLE), Vec2::new(-3.0, WHOLE));
        assert_eq!(
            on_the_leaf(Vec2::new(-3.0, 20.0), LOW),
            Vec2::new(-3.0, LOW),
            "cut down it is only so high"
        );
    }
}
