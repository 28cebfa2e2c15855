//! The score of a mission that was won: counted up line by line, then the medal, then what was better than ever.
//!
//! A press tells everything at once; the menu comes when all is told.

use bevy::prelude::*;

use super::{Theme, image_of, medal_key, medal_sprite, poster};
use crate::{
    app::{
        flow::{FlowSystems, Order, Screen},
        helped::Helped,
        shelf::{Shelf, Words},
    },
    input::{bindings::Action, devices::Devices},
    sim::{
        mission::{Counts, Mission},
        score::{Medal, Score, score},
    },
    ui::{
        menu,
        theme::{Role, at, block, page_on},
        tuning::{DebriefRules, Tuning},
    },
    view::{art::Art, palette},
};

mod medal;
mod records;
mod rows;

use rows::{Row, rows, told};

/// The sheet, and where its lines begin.
const SHEET: Rect = Rect { min: Vec2::new(10.0, 10.0), max: Vec2::new(310.0, 260.0) };
const TOP: f32 = 54.0;
const STEP: f32 = 14.0;
/// Columns of the sheet, from the canvas's left edge.
const DETAIL: f32 = 118.0;
const NUMBER: f32 = 228.0;
/// The menu's sheet.
const MENU: Vec2 = Vec2::new(318.0, 196.0);

/// How far the last score has been counted, for whoever gives it a sound.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Lines told.
    pub lines: usize,
    /// Whether all is told, and the medal, if there is one, is being stamped.
    pub medal: Option<Medal>,
}

/// The count-up.
#[derive(Resource)]
struct Debrief {
    rows: Vec<Row>,
    score: Score,
    rules: DebriefRules,
    seconds: f32,
    over: bool,
}

impl Debrief {
    /// Seconds until the medal falls.
    fn until_medal(&self) -> f32 {
        self.rows.len() as f32 * self.rules.line + self.rules.medal
    }
}

/// A line's number, or that of the sum.
#[derive(Component)]
enum Number {
    Row(usize),
    Sum,
}

/// What is seen when line number so many is told.
#[derive(Component)]
struct Line(usize);

/// What is seen when all is told.
#[derive(Component)]
struct Last;

#[derive(Component)]
struct WonScreen;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Counted>();
    app.add_systems(
        OnEnter(Screen::Won),
        (show, |mut counted: ResMut<Counted>| *counted = Counted::default()),
    );
    app.add_systems(OnExit(Screen::Won), |mut commands: Commands| commands.remove_resource::<Debrief>());
    let runs =
        in_state(Screen::Won).and_then(resource_exists::<Debrief>).and_then(resource_exists::<Mission>);
    app.add_systems(Update, (count_up, finish).chain().after(FlowSystems).run_if(runs));
    app.add_plugins(medal::plugin);
}

fn show(
    mut commands: Commands,
    (theme, words, tuning): (Res<Theme>, Option<Res<Words>>, Res<Tuning>),
    mission: Option<Res<Mission>>,
    (counts, helped): (Option<Res<Counts>>, Option<Res<Helped>>),
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let (Some(words), Some(mission)) = (words, mission) else { return };
    let tally = counts.map(|counts| counts.0.clone()).unwrap_or_default();
    let score = score(&mission, &tally);
    let rows = rows(&mission, &tally, &score, &words);
    let root = (WonScreen, DespawnOnExit(Screen::Won), page_on(palette::INK), GlobalZIndex(100));
    commands.spawn(root).with_children(|screen| {
        poster(screen, "poster/win", &mut art, &mut images);
        let size = SHEET.size();
        screen.spawn(block(SHEET.min.x, SHEET.min.y, size.x, size.y, palette::INK));
        screen.spawn(block(SHEET.min.x, SHEET.min.y, 4.0, size.y, palette::RED));
        screen.spawn((theme.words(Role::Banner, words.get("ui-won"), palette::CREAM), at(24.0, 18.0)));
        let title = words.get(&mission.setup.level.title);
        let difficulty = words.get(&mission.difficulty.name);
        let mut subtitle = format!("{title} · {difficulty}");
        if helped.is_some_and(|helped| helped.0) {
            subtitle = format!("{subtitle} · {}", words.get("won-helped"));
        }
        screen.spawn((theme.words(Role::Small, subtitle, palette::STEEL), at(24.0, 38.0)));
        for (number, row) in rows.iter().enumerate() {
            line(screen, &theme, &words, number, row);
        }
        let sum = TOP + rows.len() as f32 * STEP;
        screen.spawn(block(24.0, sum, SHEET.max.x - 34.0, 1.0, palette::SLATE));
        screen.spawn((theme.words(Role::Body, words.get("won-total"), palette::GOLD), at(24.0, sum + 4.0)));
        number(screen, &theme, Number::Sum, palette::GOLD, sum + 6.0);
        let name = medal_sprite(score.medal, false);
        let picture = name.and_then(|name| art.sprite(&mut images, &name));
        medal::spawn(screen, picture.as_ref().map(|picture| (image_of(picture), picture.rect(0).size())));
        praise(screen, &theme, &words, &mission, &score);
    });
    let rules = tuning.debrief.clone();
    commands.insert_resource(Debrief { rows, score, rules, seconds: 0.0, over: false });
}

fn line(screen: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, number_of: usize, row: &Row) {
    let top = TOP + number_of as f32 * STEP;
    let color = if row.points < 0 { palette::BRIGHT_RED } else { palette::SNOW };
    let label = theme.words(Role::Body, words.get(row.key), palette::FOG);
    screen.spawn((Line(number_of), label, at(24.0, top), Visibility::Hidden));
    let detail = theme.words(Role::Small, row.detail.clone(), palette::STEEL);
    screen.spawn((Line(number_of), detail, at(DETAIL, top + 1.0), Visibility::Hidden));
    number(screen, theme, Number::Row(number_of), color, top + 2.0);
}

/// A number that ends at the right edge of the sheet.
fn number(screen: &mut ChildSpawnerCommands, theme: &Theme, of: Number, color: Color, top: f32) {
    let node = Node { width: Val::Px(72.0), justify_content: JustifyContent::FlexEnd, ..at(NUMBER, top) };
    screen.spawn(node).with_children(|right| {
        right.spawn((of, theme.words(Role::Poster, "", color)));
    });
}

/// The medal's name, and what the next one would have taken.
fn praise(screen: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, mission: &Mission, score: &Score) {
    let (bronze, silver, gold) = mission.score_rules().medals;
    let next = match score.medal {
        Medal::None => Some((bronze, Medal::Bronze)),
        Medal::Bronze => Some((silver, Medal::Silver)),
        Medal::Silver => Some((gold, Medal::Gold)),
        Medal::Gold => None,
    };
    let column = Node {
        width: Val::Px(150.0),
        padding: UiRect::all(Val::Px(5.0)),
        flex_direction: FlexDirection::Column,
        align_items: AlignItems::Center,
        row_gap: Val::Px(2.0),
        ..at(320.0, 132.0)
    };
    screen.spawn((Last, column, BackgroundColor(palette::INK), Visibility::Hidden)).with_children(|column| {
        column.spawn(theme.words(Role::Body, words.get(medal_key(score.medal)), palette::GOLD));
        if let Some((points, medal)) = next {
            let short = i64::from(points) - score.total;
            let args = [("points", short.into()), ("medal", words.get(medal_key(medal)).into())];
            column.spawn(theme.words(Role::Small, words.0.get_with("won-next-medal", &args), palette::FOG));
        }
    });
}

fn count_up(
    mut debrief: ResMut<Debrief>,
    mut numbers: Query<(&Number, &mut Text)>,
    mut lines: Query<(&Line, &mut Visibility)>,
    mut counted: ResMut<Counted>,
    time: Res<Time<Real>>,
    devices: Res<Devices>,
) {
    let pressed = [Action::Confirm, Action::Strike, Action::Roll, Action::Grab];
    if pressed.iter().any(|action| devices.just_pressed(*action)) && debrief.seconds > 0.1 {
        debrief.seconds = debrief.seconds.max(debrief.until_medal());
    } else {
        // A frame that took long, because the screen was just made, hides no line.
        debrief.seconds += time.delta_secs().min(0.1);
    }
    let told = told(debrief.seconds, debrief.rules.line, debrief.rows.len());
    let part = |row: usize| match row + 1 {
        next if next < told.rows => 1.0,
        next if next == told.rows => told.share,
        _ => 0.0,
    };
    let points = |row: usize| (debrief.rows[row].points as f32 * part(row)).round() as i64;
    for (number, mut text) in &mut numbers {
        let now = match number {
            Number::Row(row) if *row >= told.rows => String::new(),
            Number::Row(row) => points(*row).to_string(),
            Number::Sum if told.rows == debrief.rows.len() && told.share >= 1.0 => {
                debrief.score.total.to_string()
            }
            Number::Sum => (0..told.rows).map(points).sum::<i64>().max(0).to_string(),
        };
        if text.0 != now {
            text.0 = now;
        }
    }
    if counted.lines != told.rows {
        counted.lines = told.rows;
    }
    for (line, mut visibility) in &mut lines {
        if line.0 < told.rows {
            visibility.set_if_neq(Visibility::Inherited);
        }
    }
}

/// When all is told the medal falls, records are named, and the menu comes.
fn finish(
    mut commands: Commands,
    mut debrief: ResMut<Debrief>,
    screens: Query<Entity, With<WonScreen>>,
    mut last: Query<&mut Visibility, With<Last>>,
    (theme, words, shelf): (Res<Theme>, Res<Words>, Res<Shelf>),
    mission: Res<Mission>,
    records: records::New,
    mut counted: ResMut<Counted>,
) {
    if debrief.over || debrief.seconds < debrief.until_medal() {
        return;
    }
    debrief.over = true;
    counted.medal = Some(debrief.score.medal);
    for mut visibility in &mut last {
        *visibility = Visibility::Inherited;
    }
    let Ok(screen) = screens.single() else { return };
    let belongs = shelf.levels.iter().any(|entry| entry.id == mission.setup.level.id);
    let mut entries = Vec::new();
    if belongs {
        entries.push(("ui-next", Order::PlayNext));
    }
    entries.extend([
        ("ui-again", Order::Replay),
        ("ui-levels", Order::ToLevels),
        ("ui-to-title", Order::ToTitle),
    ]);
    medal::strike(&mut commands);
    commands.entity(screen).with_children(|screen| {
        screen.spawn(block(MENU.x - 6.0, MENU.y - 4.0, 168.0, 78.0, palette::INK));
        screen.spawn(block(MENU.x - 6.0, MENU.y - 4.0, 3.0, 78.0, palette::RED));
        menu::spawn(screen, &theme, &words, MENU, 152.0, 0, &entries);
        let top = TOP + debrief.rows.len() as f32 * STEP + 22.0;
        let column = Node {
            width: Val::Px(SHEET.max.x - 34.0),
            height: Val::Px(SHEET.max.y - top - 4.0),
            flex_direction: FlexDirection::Column,
            overflow: Overflow::clip(),
            ..at(24.0, top)
        };
        screen.spawn(column).with_children(|column| {
            for told in records.told(&words) {
                column.spawn(theme.words(Role::Small, told, palette::GOLD));
            }
        });
    });
}
