//! What tells sides apart: a ring under each player's feet that no shadow and no water hides, and in a throng a mark over
//! his head; a smaller red one under whoever fights him. Whoever looks away finds himself again at once.

use bevy::prelude::*;

use super::{PersonPicture, crowd};
use crate::{
    sim::{
        actor::{Actor, Faction},
        brain::Brain,
        seats::SEATS,
        stance::Stance,
    },
    view::{
        ViewSystems,
        art::pixmap::Pixmap,
        layers, stage,
        units::{on_grid, to_pixels},
    },
};

/// Width and height of a player's ring and of the others', in pixels.
const SIZE: (i32, i32) = (28, 16);
const FOE_SIZE: (i32, i32) = (22, 12);
/// Each player's colours, dark and light, those of the others, and ink, of the house palette.
const COLORS: [[[u8; 4]; 2]; SEATS] = [
    [[0x8a, 0x54, 0x20, 0xff], [0xf2, 0xc1, 0x4e, 0xff]],
    [[0x1f, 0x3a, 0x6b, 0xff], [0x55, 0xa9, 0xd6, 0xff]],
];
const REDS: [[u8; 4]; 2] = [[0x74, 0x12, 0x1f, 0xff], [0xe6, 0x42, 0x3a, 0xff]];
const INK: [u8; 4] = [0x0b, 0x0d, 0x17, 0xff];
/// Pixels by which a ring is drawn as if it lay further north than the feet in it.
const BEHIND: f32 = 3.0;
/// So many others within so many metres are a throng.
const THRONG: (usize, f32) = (2, 1.7);
/// How high over the feet the mark stands, in pixels, and by how much higher where it would cover somebody's head.
const OVER_HEAD: f32 = 45.0;
const HIGHER: f32 = 9.0;
const STEPS_UP: usize = 3;
/// The mark, row by row: gold in ink.
const MARK: [&str; 6] =
    ["###########", "#ggggggggg#", ".#ggggggg#.", "..#ggggg#..", "...#ggg#...", "....###...."];

/// The ring of that seat.
#[derive(Component)]
struct Ring(u8);

/// The mark of that seat.
#[derive(Component)]
struct Mark(u8);

/// The ring under somebody who fights the player.
#[derive(Component)]
struct FoeRing(Entity);

/// The picture of all their rings.
#[derive(Resource)]
struct FoeRings(Handle<Image>);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, make);
    app.add_systems(Update, (follow, mark, (give_rings, follow_foes).chain()).in_set(ViewSystems::Camera));
}

fn make(mut commands: Commands, mut images: ResMut<Assets<Image>>) {
    commands.insert_resource(FoeRings(images.add(draw_ring(FOE_SIZE, REDS).into_image())));
    for (seat, colors) in (0..).zip(COLORS) {
        let ring = images.add(draw_ring(SIZE, colors).into_image());
        commands.spawn((Ring(seat), Sprite::from_image(ring), Transform::default(), Visibility::Hidden));
        let mut mark = Pixmap::new(MARK[0].len() as u32, MARK.len() as u32);
        for (y, row) in MARK.iter().enumerate() {
            for (x, pixel) in row.bytes().enumerate().filter(|(_, pixel)| *pixel != b'.') {
                mark.put(IVec2::new(x as i32, y as i32), if pixel == b'g' { colors[1] } else { INK });
            }
        }
        let mark = images.add(mark.into_image());
        commands.spawn((Mark(seat), Sprite::from_image(mark), Transform::default(), Visibility::Hidden));
    }
}

/// A ring of a dark and a light tone.
fn draw_ring((width, height): (i32, i32), [dark, light]: [[u8; 4]; 2]) -> Pixmap {
    let mut picture = Pixmap::new(width as u32, height as u32);
    let half = Vec2::new(width as f32, height as f32) / 2.0;
    for y in 0..height {
        for x in 0..width {
            let place = (Vec2::new(x as f32, y as f32) + 0.5 - half) / half;
            // Four gaps: it is a mark, not a thing that lies there.
            let open = place.x.abs() > 0.22 && place.y.abs() > 0.22;
            match place.length() {
                far if open && (0.82..1.02).contains(&far) => picture.put(IVec2::new(x, y), light),
                far if open && (0.68..0.82).contains(&far) => picture.put(IVec2::new(x, y), dark),
                _ => {}
            }
        }
    }
    picture
}

fn give_rings(
    mut commands: Commands,
    people: Query<Entity, Added<PersonPicture>>,
    rings: Option<Res<FoeRings>>,
) {
    let Some(rings) = rings else { return };
    for person in &people {
        let look = (Sprite::from_image(rings.0.clone()), Transform::default(), Visibility::Hidden);
        commands.spawn((FoeRing(person), look, ChildOf(person)));
    }
}

/// Only who is awake, on his feet and after the player wears one.
fn follow_foes(
    mut rings: Query<(Entity, &FoeRing, &mut Transform, &mut Sprite, &mut Visibility)>,
    people: Query<&PersonPicture>,
    minds: Query<(&Actor, &Stance, &Brain)>,
    stage: Option<Res<stage::Stage>>,
) {
    for (entity, ring, mut transform, mut sprite, mut visibility) in &mut rings {
        let Ok(person) = people.get(ring.0) else { continue };
        let fights = minds.get(person.body).is_ok_and(|(actor, stance, mind)| {
            actor.faction == Faction::Gang && stance.act.is_upright() && mind.is_engaged()
        });
        let Some(stage) = stage.as_deref().filter(|_| fights) else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let foot = to_pixels(person.at, 0.0) + person.aside;
        transform.translation = on_grid(foot, under(foot, person, stage, entity));
        let lift = person.tint.lift;
        sprite.color = Color::linear_rgb(lift.x, lift.y, lift.z);
        visibility.set_if_neq(Visibility::Inherited);
    }
}

/// A ring lies over those who lie about and right behind who wears it; in water, on the water.
fn under(foot: Vec2, person: &PersonPicture, stage: &stage::Stage, ring: Entity) -> f32 {
    if person.wades {
        layers::RIPPLES + 0.5 + layers::unique(ring)
    } else {
        layers::standing(foot.y.round() + BEHIND, stage.north_at(person.at), ring)
    }
}

fn follow(
    mut rings: Query<(Entity, &Ring, &mut Transform, &mut Sprite, &mut Visibility)>,
    people: Query<&PersonPicture>,
    stage: Option<Res<stage::Stage>>,
) {
    for (entity, ring, mut transform, mut sprite, mut visibility) in &mut rings {
        // Under one who lies or flies it would be a mark on his body.
        let player = people.iter().find(|person| person.seat == Some(ring.0) && !person.lies);
        let Some((player, stage)) = player.zip(stage.as_deref()) else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let foot = to_pixels(player.at, 0.0);
        transform.translation = on_grid(foot, under(foot, player, stage, entity));
        // The light lies over it as over the body, and takes no more from it.
        let lift = player.tint.lift;
        sprite.color = Color::linear_rgb(lift.x, lift.y, lift.z);
        visibility.set_if_neq(Visibility::Inherited);
    }
}

fn mark(
    mut marks: Query<(&Mark, &mut Transform, &mut Visibility)>,
    people: Query<&PersonPicture>,
    stage: Option<Res<stage::Stage>>,
    time: Res<Time>,
) {
    let size = Vec2::new(MARK[0].len() as f32, MARK.len() as f32);
    let heads = crowd::heads(people.iter());
    for (mark, mut transform, mut visibility) in &mut marks {
        let player = people.iter().find(|person| person.seat == Some(mark.0) && stage.is_some());
        let shown = player.filter(|player| {
            let (many, near) = THRONG;
            let close = |other: &&PersonPicture| !other.is_player && other.at.distance(player.at) < near;
            people.iter().filter(close).count() >= many
        });
        let Some(player) = shown else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let bob = ((time.elapsed_secs_wrapped() * 2.5) as i32 % 2) as f32;
        let over =
            |step: usize| to_pixels(player.at, player.height) + Vec2::Y * (OVER_HEAD + HIGHER * step as f32);
        let covers = |step: &usize| crowd::covered(Rect::from_center_size(over(*step), size), &heads) > 0.0;
        let step = (0..STEPS_UP).find(|step| !covers(step)).unwrap_or(0);
        let head = over(step) + Vec2::new(0.5, bob);
        let depth = layers::SHINING + 8.0 - f32::from(mark.0) * 0.01;
        transform.translation = on_grid(head, depth) - Vec3::new(0.5, 0.0, 0.0);
        visibility.set_if_neq(Visibility::Inherited);
    }
}
