//! Threats beyond the edge of the canvas: a mark at the edge for everybody who is after the player out there, and another
//! for who aims at him.

use std::f32::consts::FRAC_PI_4;

use bevy::{prelude::*, sprite::Anchor};

use super::{Effects, guns};
use crate::{
    sim::{
        actor::{Actor, Faction, Hand},
        brain::Brain,
        stance::Stance,
    },
    view::{
        ViewSystems,
        camera::View,
        layers,
        people::PersonPicture,
        units::{on_grid, to_pixels},
    },
};

/// Marks at the edge at once.
const MOST: usize = 6;
/// From the canvas's edge to a mark, in pixels.
const MARGIN: f32 = 12.0;
/// Room that the display takes at the upper edge.
const DISPLAY: f32 = 22.0;
/// How far away a threat still counts, in pixels.
const FAR: f32 = 520.0;

#[derive(Component)]
struct EdgeMark(usize);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, make);
    app.add_systems(Update, warn.in_set(ViewSystems::Overlay));
}

fn make(mut commands: Commands) {
    for number in 0..MOST {
        commands.spawn((EdgeMark(number), Sprite::default(), Transform::default(), Visibility::Hidden));
    }
}

fn warn(
    mut marks: Query<(Entity, &EdgeMark, &mut Sprite, &mut Anchor, &mut Transform, &mut Visibility)>,
    people: Query<&PersonPicture>,
    minds: Query<(&Actor, &Stance, &Brain, &Hand)>,
    effects: Res<Effects>,
    view: Res<View>,
) {
    let seen = view.rect();
    let mut threats: Vec<(bool, f32, Vec2)> = people
        .iter()
        .filter_map(|person| {
            let (actor, stance, mind, hand) = minds.get(person.body).ok()?;
            let is_threat = actor.faction == Faction::Gang && stance.act.is_upright() && mind.is_engaged();
            let aims = guns::share(stance, actor, hand, false).is_some();
            is_threat.then(|| (aims, to_pixels(person.at, 1.0)))
        })
        .filter(|(_, at)| !seen.inflate(4.0).contains(*at))
        .map(|(aims, at)| (aims, at.distance(view.middle), at))
        .filter(|(_, far, _)| *far < FAR)
        .collect();
    // Who aims comes before who is only near.
    threats.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    let (near, aims) = (effects.picture("ui/edge"), effects.picture("ui/edge_aims"));
    for (entity, mark, mut sprite, mut anchor, mut transform, mut visibility) in &mut marks {
        let shown = threats.get(mark.0).and_then(|(aiming, _, at)| {
            let picture = if *aiming { &aims } else { &near };
            Some((picture.as_ref()?, at))
        });
        let Some((picture, at)) = shown else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let low = seen.min + MARGIN;
        let high = seen.max - Vec2::new(MARGIN, MARGIN + DISPLAY);
        let place = at.clamp(low, high);
        (*sprite, *anchor) = picture.sprite(way(*at - place));
        let z = layers::SHINING + 40.0 + layers::unique(entity);
        transform.translation = on_grid(place, z);
        visibility.set_if_neq(Visibility::Inherited);
    }
}

/// The eighth of a turn in which a way points: east first, anticlockwise.
fn way(toward: Vec2) -> usize {
    (toward.to_angle() / FRAC_PI_4).round().rem_euclid(8.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_points_at_its_threat() {
        assert_eq!(way(Vec2::new(9.0, 1.0)), 0);
        assert_eq!(way(Vec2::new(5.0, 5.0)), 1);
        assert_eq!(way(Vec2::Y), 2);
        assert_eq!(way(Vec2::new(-7.0, -0.1)), 4);
        assert_eq!(way(Vec2::new(4.0, -5.0)), 7);
    }
}
