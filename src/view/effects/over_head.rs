//! Marks over heads: who is about to strike or to shoot, who sees stars, who has given up.

use bevy::{prelude::*, sprite::Anchor};

use super::Effects;
use crate::{
    sim::{
        actor::{Actor, Balance, Faction, Hand, Seat},
        stance::{Act, BlowPhase, Stance},
    },
    view::{
        ViewSystems, layers,
        people::PersonPicture,
        stage,
        units::{on_grid, to_pixels},
    },
};

/// How high over the feet marks stand, clear of the head, in metres; stars circle about it.
const OVER_HEAD: f32 = 2.95;
const ABOUT_HEAD: f32 = 2.1;
/// Ticks for which the mark of a coming shot is there, and gone.
const BLINK: u32 = 5;

/// The mark over somebody.
#[derive(Component)]
struct Mark {
    person: Entity,
    shows: &'static str,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (give_marks, draw_marks).chain().in_set(ViewSystems::Camera).run_if(stage::is_set),
    );
}

/// Every picture of a person gets its mark, unseen at first.
fn give_marks(mut commands: Commands, people: Query<Entity, Added<PersonPicture>>) {
    for person in &people {
        let mark = Mark { person, shows: "" };
        commands.spawn((mark, Sprite::default(), Transform::default(), Visibility::Hidden, ChildOf(person)));
    }
}

fn draw_marks(
    mut marks: Query<(Entity, &mut Mark, &mut Sprite, &mut Anchor, &mut Transform, &mut Visibility)>,
    people: Query<&PersonPicture>,
    bodies: Query<(&Actor, &Stance, &Balance, &Hand, Has<Seat>)>,
    effects: Res<Effects>,
    time: Res<Time<Virtual>>,
) {
    let ticks = (time.elapsed_secs_f64() * 60.0) as u64;
    for (entity, mut mark, mut sprite, mut anchor, mut transform, mut visibility) in &mut marks {
        let Ok(person) = people.get(mark.person) else { continue };
        let Ok((actor, stance, balance, hand, is_player)) = bodies.get(person.body) else { continue };
        let shows = wanted(actor, stance, hand, balance.blind > 0, is_player);
        let Some(picture) = shows.and_then(|name| effects.picture(name)) else {
            visibility.set_if_neq(Visibility::Hidden);
            mark.shows = "";
            continue;
        };
        let shows = shows.unwrap_or_default();
        if mark.shows != shows {
            mark.shows = shows;
            (*sprite, *anchor) = picture.sprite(0);
        }
        if picture.ticks > 0 {
            sprite.rect = Some(picture.rect(picture.frame_at(ticks)).as_rect());
        }
        let high = if shows == "fx/stars" { ABOUT_HEAD } else { OVER_HEAD };
        let z = layers::SHINING + 10.0 + layers::unique(entity);
        transform.translation = on_grid(to_pixels(person.at, high + person.height), z);
        visibility.set_if_neq(Visibility::Inherited);
    }
}

/// What somebody wears over the head.
fn wanted(
    actor: &Actor,
    stance: &Stance,
    hand: &Hand,
    is_blind: bool,
    is_player: bool,
) -> Option<&'static str> {
    let threatens = match &stance.act {
        Act::Strike(blow) => blow.phase(stance.tick) == BlowPhase::WindUp,
        Act::Grab => stance.tick < actor.moveset.grab.wind_up,
        Act::Charge => true,
        // It blinks, faster than anything else: a bullet comes.
        Act::Shoot(shot) => stance.tick < shot.wind_up && (stance.tick / BLINK).is_multiple_of(2),
        // Nor does one over the man in front of him come unseen.
        Act::Hold(_) => hand.aims.is_some_and(|left| (left / BLINK).is_multiple_of(2)),
        _ => false,
    };
    match &stance.act {
        Act::Beaten => None,
        Act::HandsUp if actor.faction == Faction::Gang => Some("ui/surrender"),
        Act::Stagger => Some("fx/stars"),
        _ if is_blind => Some("fx/stars"),
        _ if threatens && !is_player && actor.faction == Faction::Gang => Some("ui/telegraph"),
        _ => None,
    }
}
