//! Threats beyond the edge of the canvas: a mark at the edge for everybody who is after the player out there.

use bevy::{prelude::*, sprite::Anchor};

use super::Effects;
use crate::{
    sim::{
        actor::{Actor, Faction},
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
    minds: Query<(&Actor, &Stance, &Brain)>,
    effects: Res<Effects>,
    view: Res<View>,
) {
    let seen = view.rect();
    let mut threats: Vec<(f32, Vec2)> = people
        .iter()
        .filter(|person| {
            minds.get(person.body).is_ok_and(|(actor, stance, mind)| {
                actor.faction == Faction::Gang && stance.act.is_upright() && mind.is_engaged()
            })
        })
        .map(|person| to_pixels(person.at, 1.0))
        .filter(|at| !seen.inflate(4.0).contains(*at))
        .map(|at| (at.distance(view.middle), at))
        .filter(|(far, _)| *far < FAR)
        .collect();
    threats.sort_by(|a, b| a.0.total_cmp(&b.0));
    let picture = effects.picture("ui/exclaim");
    for (entity, mark, mut sprite, mut anchor, mut transform, mut visibility) in &mut marks {
        let (Some(picture), Some((_, at))) = (&picture, threats.get(mark.0)) else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let low = seen.min + MARGIN;
        let high = seen.max - Vec2::new(MARGIN, MARGIN + DISPLAY);
        (*sprite, *anchor) = picture.sprite(0);
        let z = layers::SHINING + 40.0 + layers::unique(entity);
        transform.translation = on_grid(at.clamp(low, high), z);
        visibility.set_if_neq(Visibility::Inherited);
    }
}
