//! What partners say in passing: a line over the head, for as long as it takes to read.

use bevy::prelude::*;

use super::{
    balance::balanced,
    theme::{Role, Theme},
};
use crate::{
    app::{flow::Screen, shelf::Words},
    sim::{outcome::SimOutcome, vehicle::Riding},
    view::{
        ViewSystems,
        camera::View,
        palette,
        people::{PersonPicture, Pictures},
        units::{canvas_size, to_pixels},
    },
};

/// How high over the feet a line stands, in metres.
const OVER_HEAD: f32 = 2.5;
/// How high over the ground it stands while he who says it rides in a vehicle, clear of its roof, in metres.
const OVER_ROOF: f32 = 6.4;
/// Seconds that a line stays: at least, and for each letter.
const STAYS: (f32, f32) = (1.2, 0.045);
/// The widest that a line gets, in pixels.
const WIDEST: f32 = 150.0;
/// About so many letters fit into that.
const LETTERS: usize = 27;
/// From the canvas's edges to a line, in pixels; other words take the upper edge.
const MARGIN: Vec2 = Vec2::new(4.0, 4.0);
const ABOVE: f32 = 24.0;
/// The upper right corner belongs to the chain of victories: so far from the right and down to there, in pixels.
const CHAIN: Vec2 = Vec2::new(90.0, 49.0);

/// A line on the canvas.
#[derive(Component)]
struct Bark {
    speaker: Entity,
    left: f32,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (hear, place)
            .chain()
            .in_set(ViewSystems::Overlay)
            .run_if(in_state(Screen::Playing).and_then(resource_exists::<Words>)),
    );
}

fn hear(
    mut commands: Commands,
    mut outcomes: MessageReader<SimOutcome>,
    shown: Query<(Entity, &Bark)>,
    (theme, words): (Res<Theme>, Res<Words>),
) {
    let mut last: Vec<(Entity, &String)> = Vec::new();
    for outcome in outcomes.read() {
        match outcome {
            SimOutcome::Barked { actor, text } => {
                last.retain(|(speaker, _)| speaker != actor);
                last.push((*actor, text));
            }
            SimOutcome::Restarted => {
                last.clear();
                shown.iter().for_each(|(old, _)| commands.entity(old).try_despawn());
            }
            _ => {}
        }
    }
    for (speaker, text) in last {
        // One line a speaker: the new one takes the old one's place.
        let old = shown.iter().filter(|(_, bark)| bark.speaker == speaker);
        old.for_each(|(old, _)| commands.entity(old).try_despawn());
        spawn(&mut commands, &theme, speaker, words.get(text));
    }
}

fn spawn(commands: &mut Commands, theme: &Theme, speaker: Entity, text: String) {
    let node = Node {
        position_type: PositionType::Absolute,
        max_width: Val::Px(WIDEST),
        padding: UiRect { left: Val::Px(4.0), right: Val::Px(3.0), top: Val::Px(1.0), bottom: Val::Px(1.0) },
        ..default()
    };
    let left = STAYS.0 + STAYS.1 * text.chars().count() as f32;
    let root = (
        Bark { speaker, left },
        DespawnOnExit(Screen::Playing),
        node,
        BackgroundColor(palette::INK.with_alpha(0.85)),
        GlobalZIndex(40),
        // Its place is known only when its width is.
        Visibility::Hidden,
    );
    commands.spawn(root).with_children(|bark| {
        bark.spawn(theme.words(Role::Small, balanced(&text, LETTERS), palette::SNOW));
    });
}

fn place(
    mut commands: Commands,
    mut shown: Query<(Entity, &mut Bark, &mut Node, &mut Visibility, &ComputedNode)>,
    (people, riding): (Query<&PersonPicture>, Query<(), With<Riding>>),
    pictures: Res<Pictures>,
    view: Res<View>,
    time: Res<Time<Virtual>>,
) {
    for (entity, mut bark, mut node, mut visibility, size) in &mut shown {
        bark.left -= time.delta_secs();
        let person = pictures.of(bark.speaker).and_then(|picture| people.get(picture).ok());
        let Some(person) = person.filter(|_| bark.left > 0.0) else {
            commands.entity(entity).try_despawn();
            continue;
        };
        if size.size().x < 1.0 {
            continue;
        }
        let height = match () {
            () if riding.contains(bark.speaker) => OVER_ROOF,
            () if person.lies => OVER_HEAD / 2.0,
            () => OVER_HEAD,
        };
        let corner = corner(view.canvas_of(to_pixels(person.at, height + person.height)), size.size());
        (node.left, node.top) = (Val::Px(corner.x), Val::Px(corner.y));
        visibility.set_if_neq(Visibility::Inherited);
    }
}

/// The corner of a line of that size over a head: on the canvas, also where the head is not.
fn corner(head: Vec2, size: Vec2) -> Vec2 {
    let low = Vec2::new(MARGIN.x, ABOVE);
    let canvas = canvas_size().as_vec2();
    let high = canvas - MARGIN - size;
    let corner = (head - Vec2::new(size.x / 2.0, size.y)).round().clamp(low, high.max(low));
    let beside = canvas.x - CHAIN.x - size.x;
    let covers = corner.x > beside && corner.y < CHAIN.y;
    match covers {
        // Whichever way is the shorter one: under it, or beside it.
        true if CHAIN.y - corner.y <= corner.x - beside => Vec2::new(corner.x, CHAIN.y),
        true => Vec2::new(beside, corner.y),
        false => corner,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stands_over_the_head_and_on_the_canvas() {
        let size = Vec2::new(80.0, 14.0);
        assert_eq!(corner(Vec2::new(240.0, 130.0), size), Vec2::new(200.0, 116.0));
        let beyond = corner(Vec2::new(900.0, 700.0), size);
        assert!((beyond + size).cmple(canvas_size().as_vec2()).all());
        assert_eq!(corner(Vec2::new(-50.0, -50.0), size), Vec2::new(MARGIN.x, ABOVE));
    }

    #[test]
    fn a_line_never_lies_over_the_chain_of_victories() {
        let size = Vec2::new(80.0, 14.0);
        let chain = Rect::new(canvas_size().x as f32 - CHAIN.x, 0.0, canvas_size().x as f32, CHAIN.y);
        for head in [Vec2::new(470.0, 20.0), Vec2::new(400.0, 55.0), Vec2::new(900.0, -90.0)] {
            let corner = corner(head, size);
            let line = Rect::from_corners(corner, corner + size);
            assert!(line.intersect(chain).is_empty(), "{line:?}");
        }
        assert_eq!(corner(Vec2::new(470.0, 20.0), size), Vec2::new(396.0, CHAIN.y), "under it");
    }
}
