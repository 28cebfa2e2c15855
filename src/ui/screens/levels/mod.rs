//! The list of levels: the campaign's and the packs', each with its card. Left and right choose the difficulty.

use bevy::prelude::*;

use super::{Theme, image_of, medal_sprite};
use crate::{
    app::{
        flow::{Broken, FlowSystems, Order, Screen},
        shelf::{Shelf, Words},
    },
    input::{devices::Devices, navigate::Navigation},
    save::Progress,
    settings::Settings,
    ui::{
        menu::{self, Does, How, Label, MenuSystems, Shape, Worked},
        theme::{Role, at, band, block, page_on},
    },
    view::{art::Art, palette},
};

mod card;
mod listing;

use listing::{LevelRow, Listing, Row};

/// The list's place, the height of a line, and how many are seen.
const CORNER: Vec2 = Vec2::new(8.0, 42.0);
const WIDTH: f32 = 230.0;
const LINE: f32 = 15.0;
const SEEN: usize = 14;

/// The level that had the focus when the list was left.
#[derive(Resource, Default)]
struct LastFocus(Option<String>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Listing>().init_resource::<LastFocus>();
    app.add_systems(OnEnter(Screen::Levels), show);
    app.add_systems(OnExit(Screen::Levels), note_focus);
    let runs = in_state(Screen::Levels).and_then(resource_exists::<Words>);
    app.add_systems(
        Update,
        (answer, click_difficulty, card::show).chain().after(MenuSystems).before(FlowSystems).run_if(runs),
    );
}

fn show(
    mut commands: Commands,
    mut listing: ResMut<Listing>,
    (theme, words): (Res<Theme>, Option<Res<Words>>),
    (shelf, progress, last): (Res<Shelf>, Res<Progress>, Res<LastFocus>),
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let Some(words) = words else { return };
    let next = || progress.next(&shelf.levels).map(|entry| entry.id.clone());
    let focus = last.0.clone().or_else(next);
    let mut read = Listing::read(&shelf, &progress, &words, focus.as_deref());
    let does = read.rows.iter().map(|row| match row {
        Row::Heading(_) => Does::Nothing,
        Row::Level(_) => Does::Turn,
    });
    let (does, focus) = (does.collect(), read.focus);
    let shape =
        Shape { corner: CORNER, width: WIDTH, row_height: LINE, shown: SEEN, focus, ..Shape::default() };
    let root = (DespawnOnExit(Screen::Levels), page_on(palette::NIGHT), GlobalZIndex(99));
    commands.spawn(root).with_children(|screen| {
        screen.spawn(band(0.0, 30.0, palette::RED));
        screen.spawn(band(32.0, 2.0, palette::INK));
        screen.spawn((theme.words(Role::Banner, words.get("ui-levels"), palette::SNOW), at(16.0, 7.0)));
        let menu = menu::spawn_rows(screen, &shape, does, |index, line| match &read.rows[index] {
            Row::Heading(text) => heading(line, &theme, text),
            Row::Level(level) => {
                let best = progress.levels.get(&level.id);
                let mark = best.and_then(|best| medal_sprite(best.medal, true));
                let mark = mark.or_else(|| (!level.is_open).then(|| "ui/lock".to_owned()));
                let mark = mark.and_then(|name| art.sprite(&mut images, &name)).as_ref().map(image_of);
                entry(line, &theme, level, mark);
            }
        });
        read.menu = Some(menu);
    });
    *listing = read;
}

fn heading(line: &mut ChildSpawnerCommands, theme: &Theme, text: &str) {
    line.spawn((theme.words(Role::Small, text, palette::GOLD), TextLayout::no_wrap()));
    line.spawn(block(3.0, LINE - 2.0, WIDTH - 12.0, 1.0, palette::RED));
}

fn entry(line: &mut ChildSpawnerCommands, theme: &Theme, level: &LevelRow, mark: Option<ImageNode>) {
    let colour = match level {
        level if level.level.is_err() => palette::BRIGHT_RED,
        level if level.is_open => palette::CREAM,
        _ => palette::STEEL,
    };
    let number = if level.level.is_err() { "!!".into() } else { format!("{:02}", level.number) };
    line.spawn((Label(colour), theme.words(Role::Poster, number, colour)));
    let place = Node {
        width: Val::Px(WIDTH - 56.0),
        margin: UiRect::left(Val::Px(7.0)),
        overflow: Overflow::clip(),
        ..default()
    };
    line.spawn(place).with_children(|place| {
        let title = theme.words(Role::Small, level.title.clone(), colour);
        place.spawn((Label(colour), title, TextLayout::no_wrap()));
    });
    if let Some(mark) = mark {
        line.spawn((mark, Node { flex_shrink: 0.0, ..default() }));
    }
}

fn note_focus(mut last: ResMut<LastFocus>, listing: Res<Listing>) {
    last.0 = listing.focused().map(|row| row.id.clone());
}

/// Does what was asked of the list.
fn answer(
    mut worked: MessageReader<Worked>,
    mut listing: ResMut<Listing>,
    mut settings: ResMut<Settings>,
    shelf: Res<Shelf>,
    mut orders: MessageWriter<Order>,
) {
    for worked in worked.read() {
        // What was asked of the menu before this one is not for the list.
        if Some(worked.menu) != listing.menu {
            continue;
        }
        listing.focus = worked.row;
        match worked.how {
            How::Turn(step) => turn(&mut settings, &shelf, step),
            // One that cannot be read shows its report.
            How::Choose(_) => {
                if let Some(row) = listing.focused().filter(|row| row.is_open || row.level.is_err()) {
                    orders.write(Order::Play(row.id.clone()));
                }
            }
            How::Focus | How::Slide(_) | How::Clear(_) => {}
        }
    }
}

/// Chooses the next difficulty, or the one before.
fn turn(settings: &mut Settings, shelf: &Shelf, step: i32) {
    let count = shelf.difficulties.len() as i32;
    if count > 0 {
        let at = shelf.difficulties.iter().position(|(id, _)| *id == settings.difficulty).unwrap_or(0);
        let to = (at as i32 + step).rem_euclid(count) as usize;
        settings.difficulty.clone_from(&shelf.difficulties[to].0);
    }
}

fn click_difficulty(
    mut settings: ResMut<Settings>,
    shelf: Res<Shelf>,
    broken: Res<Broken>,
    navigation: Res<Navigation>,
    devices: Res<Devices>,
) {
    if broken.0.is_none() && navigation.click && card::DIFFICULTY.contains(devices.cursor) {
        let step = if devices.cursor.x < card::DIFFICULTY.center().x { -1 } else { 1 };
        turn(&mut settings, &shelf, step);
    }
}
