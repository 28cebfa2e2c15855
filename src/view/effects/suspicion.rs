//! What a mind makes of what it has seen and heard, over its head: a question mark that fills as it grows surer, and the
//! alarm of one who knows.

use bevy::{prelude::*, sprite::Anchor};

use super::Effects;
use crate::{
    sim::{
        brain::{Brain, Mood},
        outcome::SimOutcome,
        stance::Stance,
    },
    view::{
        ViewSystems,
        art::{Picture, anchor_at},
        layers,
        people::PersonPicture,
        stage,
        units::{on_grid, to_pixels},
    },
};

/// How high over the feet the mark stands, in metres.
const OVER_HEAD: f32 = 2.55;
/// How dark the part is that has not filled yet.
const EMPTY: f32 = 0.34;
/// Suspicion under which nothing is shown: a glance is no suspicion.
const LEAST: f32 = 0.08;
/// Seconds for which one who has just made sure is seen to.
const ALARMED: f32 = 0.9;

/// The mark over somebody: its ground, and what has filled.
#[derive(Component)]
struct Mark {
    person: Entity,
    /// Whether this is the part that fills.
    fills: bool,
    /// Seconds that the alarm still shows.
    alarm: f32,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (give_marks, notice, draw).chain().in_set(ViewSystems::Camera).run_if(stage::is_set),
    );
}

fn give_marks(mut commands: Commands, people: Query<Entity, Added<PersonPicture>>) {
    for person in &people {
        for fills in [false, true] {
            let mark = Mark { person, fills, alarm: 0.0 };
            let look = (Sprite::default(), Anchor::default(), Transform::default(), Visibility::Hidden);
            commands.spawn((mark, look, ChildOf(person)));
        }
    }
}

fn notice(
    mut outcomes: MessageReader<SimOutcome>,
    mut marks: Query<&mut Mark>,
    people: Query<&PersonPicture>,
    time: Res<Time<Virtual>>,
) {
    let alerted: Vec<Entity> = outcomes
        .read()
        .filter_map(|outcome| match outcome {
            SimOutcome::Alerted { actor } => Some(*actor),
            _ => None,
        })
        .collect();
    for mut mark in &mut marks {
        mark.alarm = (mark.alarm - time.delta_secs()).max(0.0);
        if people.get(mark.person).is_ok_and(|person| alerted.contains(&person.body)) {
            mark.alarm = ALARMED;
        }
    }
}

/// What a mark shows.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shows {
    Nothing,
    /// How sure, 0 to 1.
    Suspicion(f32),
    Alarm,
}

fn shows(mind: &Brain, stance: &Stance, alarm: f32) -> Shows {
    let looks = matches!(mind.mood, Mood::Idle | Mood::Suspicious(_) | Mood::Search { .. });
    // Who does something says enough by that.
    if !stance.act.is_free() {
        Shows::Nothing
    } else if alarm > 0.0 && !mind.mood.is_afraid() {
        Shows::Alarm
    } else if looks && mind.memory.suspicion > LEAST {
        Shows::Suspicion(mind.memory.suspicion)
    } else if matches!(mind.mood, Mood::Suspicious(_) | Mood::Search { .. }) {
        Shows::Suspicion(LEAST)
    } else {
        Shows::Nothing
    }
}

/// The lower part of a picture, of so much of its height.
fn filled(picture: &Picture, frame: usize, share: f32) -> (Rect, Anchor) {
    let rect = picture.rect(frame);
    let height = (rect.height() as f32 * share.clamp(0.0, 1.0)).round().max(1.0);
    let cut = rect.height() as f32 - height;
    let part = Rect::new(rect.min.x as f32, rect.min.y as f32 + cut, rect.max.x as f32, rect.max.y as f32);
    let pivot = picture.pivot.as_vec2() - Vec2::Y * cut;
    (part, anchor_at(pivot, part.size()))
}

fn draw(
    mut marks: Query<(Entity, &Mark, &mut Sprite, &mut Anchor, &mut Transform, &mut Visibility)>,
    people: Query<&PersonPicture>,
    minds: Query<(&Brain, &Stance)>,
    effects: Res<Effects>,
    time: Res<Time<Virtual>>,
) {
    let ticks = (time.elapsed_secs_f64() * 60.0) as u64;
    for (entity, mark, mut sprite, mut anchor, mut transform, mut visibility) in &mut marks {
        let Ok(person) = people.get(mark.person) else { continue };
        let now =
            minds.get(person.body).map_or(Shows::Nothing, |(mind, stance)| shows(mind, stance, mark.alarm));
        let (name, share) = match now {
            Shows::Suspicion(sure) => ("ui/suspect", if mark.fills { sure } else { 1.0 }),
            Shows::Alarm if mark.fills => ("ui/alarm", 1.0),
            _ => ("", 0.0),
        };
        let Some(picture) = effects.picture(name) else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let (part, foot) = filled(&picture, picture.frame_at(ticks), share);
        *sprite = Sprite { image: picture.image.clone(), rect: Some(part), ..default() };
        if !mark.fills {
            sprite.color = Color::srgb(EMPTY, EMPTY, EMPTY);
        }
        *anchor = foot;
        let z = layers::SHINING + 10.0 + layers::unique(entity) + if mark.fills { 0.3 } else { 0.0 };
        transform.translation = on_grid(to_pixels(person.at, OVER_HEAD + person.height), z);
        visibility.set_if_neq(Visibility::Inherited);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_fills_from_below() {
        let rects = vec![URect::new(10, 40, 27, 60)];
        let picture = Picture { image: Handle::default(), rects, pivot: IVec2::new(8, 10), ticks: 0 };
        let (half, anchor) = filled(&picture, 0, 0.5);
        assert_eq!(half, Rect::new(10.0, 50.0, 27.0, 60.0));
        // The pivot is where the cut is now: the upper edge.
        assert!((anchor.0.y - 0.5).abs() < 1e-6);
        assert_eq!(filled(&picture, 0, 7.0).0.height(), 20.0);
        assert_eq!(filled(&picture, 0, 0.0).0.height(), 1.0);
    }
}
