//! The briefing: a poster that says where and when, what it is about, what is to be done and with which keys. The
//! mission stands ready behind it.

use bevy::prelude::*;

use super::{
    Theme, clock, place_and_story,
    verbs::{self, Verb},
};
use crate::{
    app::{
        flow::{Order, Screen},
        shelf::Words,
    },
    content::objective::Objective,
    input::{
        bindings::Bindings,
        devices::{Device, Devices},
    },
    sim::mission::Mission,
    ui::{
        menu,
        minimap::{self, TileColours},
        theme::{Role, WIDE, at, band, block, page_on},
    },
    view::{art::Art, palette},
};

/// Where the paper's text begins, and how wide it is.
const LEFT: f32 = 28.0;
const TEXT: f32 = 256.0;
/// The map's frame.
const MAP: Rect = Rect { min: Vec2::new(292.0, 54.0), max: Vec2::new(468.0, 166.0) };
/// The dark foot with menu and keys.
const FOOT: f32 = 230.0;

/// As many orders have room. Where there are more, those that only follow from others come as surprises.
const MOST_ORDERS: usize = 6;

/// The keys, for the device that they were written for.
#[derive(Component)]
struct Keys(Device);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<TileColours>();
    app.add_systems(OnEnter(Screen::Briefing), show);
    app.add_systems(
        Update,
        follow_device.run_if(in_state(Screen::Briefing).and_then(resource_exists::<Words>)),
    );
}

fn show(
    mut commands: Commands,
    (theme, words, mission): (Res<Theme>, Option<Res<Words>>, Option<Res<Mission>>),
    (bindings, devices): (Res<Bindings>, Res<Devices>),
    (mut art, mut images, mut colours): (ResMut<Art>, ResMut<Assets<Image>>, ResMut<TileColours>),
) {
    let (Some(words), Some(mission)) = (words, mission) else { return };
    let (level, catalog) = (&mission.setup.level, &mission.setup.catalog);
    let most = MAP.size().as_uvec2() - 8;
    let map = minimap::picture(level, catalog, most, &mut colours, &mut art, &mut images);
    let root = (DespawnOnExit(Screen::Briefing), page_on(palette::CREAM), GlobalZIndex(100));
    commands.spawn(root).with_children(|screen| {
        frame(screen);
        screen.spawn((theme.words(Role::Banner, words.get(&level.title), palette::SNOW), at(LEFT, 13.0)));
        let briefing = level.briefing.as_ref().map(|key| words.get(key)).unwrap_or_default();
        let (place, story) = place_and_story(&briefing);
        let column = Node {
            width: Val::Px(TEXT),
            flex_direction: FlexDirection::Column,
            row_gap: Val::Px(1.0),
            // A story too long for the paper ends at its edge.
            height: Val::Px(FOOT - 51.0),
            overflow: Overflow::clip(),
            ..at(LEFT, 49.0)
        };
        screen.spawn(column).with_children(|column| {
            if !place.is_empty() {
                column.spawn(theme.words(Role::Small, place, palette::RED));
            }
            for line in story.lines() {
                column.spawn(theme.words(Role::Body, line, palette::INK));
            }
            let space = Node { margin: UiRect::top(Val::Px(4.0)), ..default() };
            column.spawn((theme.words(Role::Small, words.get("brief-orders"), palette::RED), space));
            orders(column, &theme, &words, &mission);
        });
        picture_of_place(screen, map);
        facts(screen, &theme, &words, &mission);
        let entries = [("brief-begin", Order::Begin), ("ui-levels", Order::ToLevels)];
        menu::spawn(screen, &theme, &words, Vec2::new(20.0, FOOT + 6.0), 130.0, 0, &entries);
        keys(screen, &theme, &words, &bindings, devices.in_hand, verbs::of(&mission.setup.level));
    });
}

/// Red head, ink foot, and the bar between.
fn frame(screen: &mut ChildSpawnerCommands) {
    screen.spawn(band(-WIDE, 40.0 + WIDE, palette::RED));
    screen.spawn(band(42.0, 2.0, palette::INK));
    screen.spawn(block(-WIDE, -WIDE, 14.0 + WIDE, FOOT + WIDE, palette::INK));
    screen.spawn(block(17.0, 44.0, 3.0, FOOT - 44.0, palette::RED));
    screen.spawn(band(FOOT, 40.0 + WIDE, palette::INK));
    screen.spawn(band(FOOT, 2.0, palette::RED));
}

/// What is to be done: a full square for what must be, a hollow one for what may be.
fn orders(column: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, mission: &Mission) {
    for goal in told(&mission.setup.level.objectives) {
        let row = Node { column_gap: Val::Px(5.0), ..default() };
        column.spawn(row).with_children(|row| {
            let square = Node {
                width: Val::Px(7.0),
                height: Val::Px(7.0),
                margin: UiRect::top(Val::Px(3.0)),
                border: UiRect::all(Val::Px(1.0)),
                flex_shrink: 0.0,
                ..default()
            };
            let fill = if goal.optional { Color::NONE } else { palette::INK };
            row.spawn((square, BackgroundColor(fill), BorderColor::all(palette::INK)));
            row.spawn(theme.words(Role::Small, words.get(&goal.text), palette::INK));
        });
    }
}

/// The orders that a briefing tells.
fn told(all: &[Objective]) -> impl Iterator<Item = &Objective> {
    let has_room = all.len() <= MOST_ORDERS;
    all.iter().filter(move |goal| has_room || goal.optional || goal.after.is_empty())
}

fn picture_of_place(screen: &mut ChildSpawnerCommands, (image, size): (Handle<Image>, UVec2)) {
    let frame = MAP.size();
    screen.spawn(block(MAP.min.x, MAP.min.y, frame.x, frame.y, palette::INK));
    let corner = MAP.min + ((frame - size.as_vec2()) / 2.0).floor();
    let node =
        Node { width: Val::Px(size.x as f32), height: Val::Px(size.y as f32), ..at(corner.x, corner.y) };
    screen.spawn((ImageNode::new(image), node));
}

/// Time for a good score, and how hard it will be.
fn facts(screen: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, mission: &Mission) {
    let facts = [
        (words.get("brief-par"), clock(mission.setup.level.par_ticks)),
        (words.get("brief-difficulty"), words.get(&mission.difficulty.name)),
    ];
    let column = Node {
        width: Val::Px(MAP.width()),
        flex_direction: FlexDirection::Column,
        row_gap: Val::Px(3.0),
        ..at(MAP.min.x, MAP.max.y + 6.0)
    };
    screen.spawn(column).with_children(|column| {
        for (name, value) in facts {
            let row = Node { justify_content: JustifyContent::SpaceBetween, ..default() };
            column.spawn(row).with_children(|row| {
                row.spawn(theme.words(Role::Small, name, palette::INK));
                row.spawn(theme.words(Role::Small, value, palette::RED));
            });
        }
    });
}

fn keys(
    screen: &mut ChildSpawnerCommands,
    theme: &Theme,
    words: &Words,
    bindings: &Bindings,
    device: Device,
    verbs: &[Verb],
) {
    let table = Node {
        width: Val::Px(312.0),
        height: Val::Px(32.0),
        flex_wrap: FlexWrap::Wrap,
        row_gap: Val::Px(3.0),
        ..at(162.0, FOOT + 7.0)
    };
    screen.spawn((Keys(device), table)).with_children(|table| {
        for verb in verbs {
            verbs::tell(table, (theme, words), (bindings, device), *verb, 104.0);
        }
    });
}

/// Whoever takes another device into the hands sees its keys.
fn follow_device(
    mut commands: Commands,
    tables: Query<(Entity, &Keys, &ChildOf)>,
    (theme, words): (Res<Theme>, Res<Words>),
    (bindings, devices): (Res<Bindings>, Res<Devices>),
    mission: Option<Res<Mission>>,
) {
    let Some(mission) = mission else { return };
    for (table, keys_for, parent) in &tables {
        if keys_for.0 != devices.in_hand {
            commands.entity(table).try_despawn();
            commands.entity(parent.parent()).with_children(|screen| {
                keys(screen, &theme, &words, &bindings, devices.in_hand, verbs::of(&mission.setup.level));
            });
        }
    }
}
