//! The partner, or the second player: his face, his health, what he was told, and for how long he still lies.

use bevy::prelude::*;

use super::{Hud, HudParts, Sheet};
use crate::{
    app::flow::Screen,
    sim::{
        actor::{Actor, ActorId, Faction, Health, Seat},
        brain::partner::{Order, Partner},
        stance::{Act, Stance},
    },
    ui::theme::{Role, Theme, at, block},
    view::{
        art::{Art, pixmap::Pixmap},
        palette,
    },
};

/// From the canvas's upper left corner to the display.
const CORNER: Vec2 = Vec2::new(6.0, 68.0);
/// Edge of the face, and the piece of the portrait that it is made of: corner and edge.
const FACE: f32 = 18.0;
const FACE_IN_PORTRAIT: (f32, f32, f32) = (14.0, 8.0, 36.0);
/// The bar of health, in pixels.
const BAR: Vec2 = Vec2::new(46.0, 5.0);
/// Ticks of a second, for the countdown.
const SECOND: u32 = 60;

/// Edge of an order's picture in pixels.
const ICON: f32 = 9.0;
/// What the orders look like: follow, hold, go, take, and the second player's own.
const ICONS: [[&str; 9]; 5] = [
    [
        ".........",
        "#...#....",
        "##..##...",
        "###.###..",
        "#######..",
        "###.###..",
        "##..##...",
        "#...#....",
        ".........",
    ],
    [
        ".#######.",
        "#########",
        "##.....##",
        "##.###.##",
        "##.###.##",
        "##.###.##",
        "##.....##",
        "#########",
        ".#######.",
    ],
    [
        "....#....",
        "...###...",
        "..#####..",
        ".#######.",
        "...###...",
        "...###...",
        ".........",
        "..#####..",
        ".#######.",
    ],
    [
        "....#....",
        "..#####..",
        ".#..#..#.",
        ".#.....#.",
        "###.#.###",
        ".#.....#.",
        ".#..#..#.",
        "..#####..",
        "....#....",
    ],
    [
        "..#####..",
        "..#...#..",
        "......#..",
        ".....##..",
        "...##....",
        "..##.....",
        "..#......",
        "..#####..",
        ".........",
    ],
];

/// All of it.
#[derive(Component)]
struct PartnerHud;

#[derive(Component)]
struct Face;

#[derive(Component)]
struct Bar;

#[derive(Component)]
struct Told;

#[derive(Component)]
struct Countdown;

/// The orders' pictures.
#[derive(Resource, Default)]
struct Icons(Vec<Handle<Image>>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Icons>();
    app.add_systems(OnEnter(Screen::Playing), show.in_set(HudParts));
    app.add_systems(Update, tell.in_set(HudParts));
}

fn show(
    mut commands: Commands,
    mut icons: ResMut<Icons>,
    mut images: ResMut<Assets<Image>>,
    theme: Res<Theme>,
    huds: Query<Entity, With<Hud>>,
) {
    let Ok(hud) = huds.single() else { return };
    if icons.0.is_empty() {
        icons.0 = ICONS.iter().map(|rows| images.add(draw(rows).into_image())).collect();
    }
    let root = Node {
        width: Val::Px(FACE + BAR.x + 12.0),
        height: Val::Px(FACE + 4.0),
        border: UiRect::all(Val::Px(1.0)),
        ..at(CORNER.x, CORNER.y)
    };
    let look = (BackgroundColor(palette::INK), BorderColor::all(palette::SLATE));
    commands.entity(hud).with_children(|hud| {
        hud.spawn((PartnerHud, Sheet::default(), root, look, Visibility::Hidden)).with_children(|sheet| {
            let face = Node { width: Val::Px(FACE), height: Val::Px(FACE), ..at(1.0, 1.0) };
            sheet.spawn((Face, ImageNode::default(), face));
            let left = FACE + 5.0;
            let frame = Node { width: Val::Px(BAR.x), height: Val::Px(BAR.y), ..at(left, 2.0) };
            sheet.spawn((frame, BackgroundColor(palette::DARK_RED))).with_children(|frame| {
                frame.spawn((Bar, block(0.0, 0.0, BAR.x, BAR.y, palette::BRIGHT_RED)));
            });
            let icon = Node { width: Val::Px(ICON), height: Val::Px(ICON), ..at(left, 9.0) };
            sheet.spawn((Told, ImageNode::default(), icon));
            let count = theme.words(Role::Small, "", palette::GOLD);
            sheet.spawn((Countdown, count, at(left + ICON + 5.0, 8.0)));
        });
    });
}

fn draw(rows: &[&str; 9]) -> Pixmap {
    let mut picture = Pixmap::new(ICON as u32, ICON as u32);
    let color = palette::GOLD.to_srgba().to_u8_array();
    for (y, row) in rows.iter().enumerate() {
        for (x, _) in row.bytes().enumerate().filter(|(_, pixel)| *pixel == b'#') {
            picture.put(IVec2::new(x as i32, y as i32), color);
        }
    }
    picture
}

type Companion<'a> = (&'a ActorId, &'a Actor, &'a Health, &'a Stance, Option<&'a Partner>, Option<&'a Seat>);

/// Who is shown: the second player, otherwise the first of the partners who is not out of it.
fn companion<'a>(people: impl Iterator<Item = Companion<'a>>) -> Option<Companion<'a>> {
    people
        .filter(|(_, actor, _, stance, partner, seat)| match seat {
            Some(seat) => seat.0 == 1,
            None => partner.is_some() && actor.faction == Faction::Law && stance.act != Act::Beaten,
        })
        .min_by_key(|(id, .., seat)| (seat.is_none(), **id))
}

fn tell(
    people: Query<(&ActorId, &Actor, &Health, &Stance, Option<&Partner>, Option<&Seat>)>,
    mut huds: Query<&mut Visibility, With<PartnerHud>>,
    mut pictures: Query<(&mut ImageNode, Has<Face>), Or<(With<Face>, With<Told>)>>,
    mut bars: Query<&mut Node, With<Bar>>,
    mut counts: Query<&mut Text, With<Countdown>>,
    (icons, mut art, mut images): (Res<Icons>, ResMut<Art>, ResMut<Assets<Image>>),
) {
    let Ok(mut visibility) = huds.single_mut() else { return };
    let Some((_, actor, health, stance, partner, seat)) = companion(people.iter()) else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    visibility.set_if_neq(Visibility::Inherited);
    let icon = icons.0.get(icon_of(partner, seat.is_some()));
    for (mut image, is_face) in &mut pictures {
        if is_face {
            face(&mut image, &actor.def.appearance, &mut art, &mut images);
        } else if let Some(icon) = icon
            && image.image != *icon
        {
            image.image = icon.clone();
        }
    }
    if let Ok(mut bar) = bars.single_mut() {
        let width = Val::Px((health.share() * BAR.x).ceil());
        if bar.width != width {
            bar.width = width;
        }
    }
    if let Ok(mut count) = counts.single_mut() {
        let left = left_to_lie(stance, health);
        if count.0 != left {
            count.0 = left;
        }
    }
}

fn face(image: &mut ImageNode, appearance: &str, art: &mut Art, images: &mut Assets<Image>) {
    let name = format!("portrait/{appearance}");
    let picture = if art.has(&name) { art.sprite(images, &name) } else { None };
    let (x, y, edge) = FACE_IN_PORTRAIT;
    let rect = picture.as_ref().map(|picture| {
        let corner = picture.rect(0).min.as_vec2() + Vec2::new(x, y);
        Rect::from_corners(corner, corner + edge)
    });
    // Without a portrait the square stays dark.
    let color = if rect.is_some() { Color::WHITE } else { Color::NONE };
    let alpha = image.color.alpha();
    if image.rect != rect {
        image.rect = rect;
        image.image = picture.map(|picture| picture.image.clone()).unwrap_or_default();
        image.color = color;
    } else if rect.is_some() && alpha == 0.0 {
        image.color = color;
    }
}

fn icon_of(partner: Option<&Partner>, is_player: bool) -> usize {
    match partner.map(|partner| partner.order) {
        _ if is_player => 4,
        Some(Order::Hold(_)) => 1,
        Some(Order::Go(_)) => 2,
        Some(Order::Take(_)) => 3,
        Some(Order::Follow) | None => 0,
    }
}

/// Whole seconds until one who is down gets up; nothing while he is not.
fn left_to_lie(stance: &Stance, health: &Health) -> String {
    match stance.act {
        Act::Down { ticks } if health.now <= 0.0 => {
            ticks.saturating_sub(stance.tick).div_ceil(SECOND).to_string()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countdown_ends_with_getting_up() {
        let stance = |tick: u32| Stance { act: Act::Down { ticks: 420 }, tick, ..default() };
        let health = |now: f32| Health { now, max: 80.0 };
        assert_eq!(left_to_lie(&stance(0), &health(0.0)), "7");
        assert_eq!(left_to_lie(&stance(361), &health(0.0)), "1");
        assert_eq!(left_to_lie(&stance(0), &health(5.0)), "", "knocked over, not down");
        assert_eq!(left_to_lie(&Stance::default(), &health(80.0)), "");
    }

    #[test]
    fn every_order_has_a_picture_of_its_own() {
        for (index, rows) in ICONS.iter().enumerate() {
            assert!(rows.iter().all(|row| row.len() == ICON as usize));
            assert!(ICONS.iter().skip(index + 1).all(|other| other != rows));
        }
        let told = |order| {
            let mut partner = Partner::default();
            partner.order = order;
            icon_of(Some(&partner), false)
        };
        let all =
            [Order::Follow, Order::Hold(Vec2::ZERO), Order::Go(Vec2::ZERO), Order::Take(Entity::PLACEHOLDER)];
        assert_eq!(all.map(told), [0, 1, 2, 3]);
        assert_eq!(icon_of(None, true), 4);
    }
}
