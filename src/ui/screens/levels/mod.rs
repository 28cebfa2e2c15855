//! The list of levels: the campaign's and the packs', each with its card. Left and right choose the difficulty.

use bevy::prelude::*;

use super::{Theme, full, image_of, medal_sprite};
use crate::{
    app::{
        flow::{Broken, FlowSystems, Order, Screen},
        shelf::{Shelf, Words},
    },
    input::{devices::Devices, navigate::Navigation},
    save::Progress,
    settings::Settings,
    ui::theme::{Role, at, block},
    view::{art::Art, palette},
};

mod card;
mod listing;

use listing::{LevelRow, Listing, Row, SEEN};

/// The list's place and the height of a line.
const LEFT: f32 = 8.0;
const TOP: f32 = 40.0;
const WIDTH: f32 = 228.0;
const LINE: f32 = 15.0;

/// The level that had the focus when the list was left.
#[derive(Resource, Default)]
struct LastFocus(Option<String>);

/// The lines that are seen.
#[derive(Component)]
struct Lines {
    /// What they were made for: first line, focus, language.
    made_for: (usize, usize, String),
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Listing>().init_resource::<LastFocus>();
    app.add_systems(OnEnter(Screen::Levels), read);
    app.add_systems(OnExit(Screen::Levels), note_focus);
    let runs = in_state(Screen::Levels).and_then(resource_exists::<Words>);
    app.add_systems(
        Update,
        (
            move_focus.run_if(is_foremost),
            choose_difficulty.run_if(is_foremost),
            choose.run_if(is_foremost),
            show_lines,
            card::show,
        )
            .chain()
            .before(FlowSystems)
            .run_if(runs),
    );
}

/// Whether the list gets the keys: a report over it takes them first.
fn is_foremost(broken: Res<Broken>) -> bool {
    broken.0.is_none()
}

fn read(
    mut commands: Commands,
    mut listing: ResMut<Listing>,
    (theme, words): (Res<Theme>, Option<Res<Words>>),
    (shelf, progress, last): (Res<Shelf>, Res<Progress>, Res<LastFocus>),
) {
    let Some(words) = words else { return };
    let next = || progress.next(&shelf.levels).map(|entry| entry.id.clone());
    let focus = last.0.clone().or_else(next);
    *listing = Listing::read(&shelf, &progress, &words, focus.as_deref());
    let root = (DespawnOnExit(Screen::Levels), full(), BackgroundColor(palette::NIGHT), GlobalZIndex(99));
    commands.spawn(root).with_children(|screen| {
        screen.spawn(block(0.0, 0.0, 480.0, 30.0, palette::RED));
        screen.spawn(block(0.0, 32.0, 480.0, 2.0, palette::INK));
        screen.spawn((theme.words(Role::Banner, words.get("ui-levels"), palette::SNOW), at(16.0, 7.0)));
    });
}

fn note_focus(mut last: ResMut<LastFocus>, listing: Res<Listing>) {
    last.0 = listing.focused().map(|row| row.id.clone());
}

/// The line under the cursor, counted from the first that is seen.
fn line_at(cursor: Vec2) -> Option<usize> {
    let list = Rect::from_corners(Vec2::new(LEFT, TOP), Vec2::new(LEFT + WIDTH, TOP + LINE * SEEN as f32));
    list.contains(cursor).then(|| ((cursor.y - TOP) / LINE) as usize).filter(|line| *line < SEEN)
}

fn move_focus(mut listing: ResMut<Listing>, navigation: Res<Navigation>, devices: Res<Devices>) {
    let step = navigation.step.y + navigation.wheel;
    if step != 0 {
        listing.step(step);
    }
    if navigation.page != 0 {
        listing.page(navigation.page);
    }
    if (devices.cursor_moved || navigation.click)
        && let Some(line) = line_at(devices.cursor)
    {
        // What stands still under a resting cursor is not pointed at.
        listing.point_at(line);
    }
}

fn choose_difficulty(
    mut settings: ResMut<Settings>,
    shelf: Res<Shelf>,
    navigation: Res<Navigation>,
    devices: Res<Devices>,
) {
    let clicked = navigation.click && card::DIFFICULTY.contains(devices.cursor);
    let by_click = if devices.cursor.x < card::DIFFICULTY.center().x { -1 } else { 1 };
    let step = if clicked { by_click } else { navigation.step.x };
    let count = shelf.difficulties.len() as i32;
    if step == 0 || count == 0 {
        return;
    }
    let at = shelf.difficulties.iter().position(|(id, _)| *id == settings.difficulty).unwrap_or(0) as i32;
    settings.difficulty.clone_from(&shelf.difficulties[(at + step).rem_euclid(count) as usize].0);
}

fn choose(
    listing: Res<Listing>,
    navigation: Res<Navigation>,
    devices: Res<Devices>,
    mut orders: MessageWriter<Order>,
) {
    if navigation.back {
        orders.write(Order::ToTitle);
        return;
    }
    let clicked =
        navigation.click && line_at(devices.cursor).is_some_and(|line| listing.top + line == listing.focus);
    if !(navigation.confirm || clicked) {
        return;
    }
    // One that cannot be read shows its report.
    if let Some(row) = listing.focused().filter(|row| row.is_open || row.level.is_err()) {
        orders.write(Order::Play(row.id.clone()));
    }
}

/// Makes the seen lines anew when they have changed.
fn show_lines(
    mut commands: Commands,
    lines: Query<(Entity, &Lines)>,
    listing: Res<Listing>,
    (theme, shelf, progress): (Res<Theme>, Res<Shelf>, Res<Progress>),
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let made_for = (listing.top, listing.focus, shelf.language.clone());
    if lines.iter().any(|(_, lines)| lines.made_for == made_for) {
        return;
    }
    lines.iter().for_each(|(lines, _)| commands.entity(lines).try_despawn());
    let height = LINE * SEEN as f32;
    let node = Node { width: Val::Px(WIDTH), height: Val::Px(height), ..at(LEFT, TOP) };
    let root = (Lines { made_for }, DespawnOnExit(Screen::Levels), node, GlobalZIndex(100));
    commands.spawn(root).with_children(|list| {
        for (place, row) in listing.rows.iter().skip(listing.top).take(SEEN).enumerate() {
            let top = place as f32 * LINE;
            match row {
                Row::Heading(text) => {
                    list.spawn((theme.words(Role::Small, text.clone(), palette::GOLD), at(2.0, top + 2.0)));
                    list.spawn(block(0.0, top + LINE - 1.0, WIDTH - 6.0, 1.0, palette::RED));
                }
                Row::Level(level) => {
                    let best = progress.levels.get(&level.id);
                    let mark = best.and_then(|best| medal_sprite(best.medal, true));
                    let mark = mark.or_else(|| (!level.is_open).then(|| "ui/lock".to_owned()));
                    let mark = mark.and_then(|name| art.sprite(&mut images, &name)).as_ref().map(image_of);
                    line(list, &theme, level, top, listing.top + place == listing.focus, mark);
                }
            }
        }
        scroll_bar(list, &listing);
    });
}

fn line(
    list: &mut ChildSpawnerCommands,
    theme: &Theme,
    level: &LevelRow,
    top: f32,
    has_focus: bool,
    mark: Option<ImageNode>,
) {
    let row = Node {
        width: Val::Px(WIDTH - 6.0),
        height: Val::Px(LINE),
        padding: UiRect::horizontal(Val::Px(5.0)),
        column_gap: Val::Px(6.0),
        align_items: AlignItems::Center,
        overflow: Overflow::clip(),
        ..at(0.0, top)
    };
    let (ground, text) = match level {
        _ if has_focus => (palette::RED, palette::SNOW),
        level if level.level.is_err() => (Color::NONE, palette::BRIGHT_RED),
        level if level.is_open => (Color::NONE, palette::CREAM),
        _ => (Color::NONE, palette::STEEL),
    };
    list.spawn((row, BackgroundColor(ground))).with_children(|row| {
        let number = if level.level.is_err() { "!!".into() } else { format!("{:02}", level.number) };
        row.spawn(theme.words(Role::Poster, number, text));
        let name = Node { flex_grow: 1.0, flex_basis: Val::Px(0.0), ..default() };
        let label = theme.words(Role::Small, level.title.clone(), text);
        row.spawn((label, TextLayout::no_wrap(), name));
        if let Some(mark) = mark {
            row.spawn((mark, Node { flex_shrink: 0.0, ..default() }));
        }
    });
}

/// Where in the list the seen lines lie.
fn scroll_bar(list: &mut ChildSpawnerCommands, listing: &Listing) {
    let all = listing.rows.len();
    if all <= SEEN {
        return;
    }
    let height = LINE * SEEN as f32;
    let share = |rows: usize| rows as f32 / all as f32 * height;
    list.spawn(block(WIDTH - 4.0, 0.0, 3.0, height, palette::INK));
    list.spawn(block(WIDTH - 4.0, share(listing.top).floor(), 3.0, share(SEEN).ceil(), palette::RED));
}
