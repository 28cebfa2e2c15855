//! The end of the campaign: the titles, then a roll with the levels of this run, their points and their medals. What
//! rolls by is data (`credits` in `assets/data/screens.ron`); a press ends it, and it ends at the title.

use bevy::prelude::*;

use super::{Theme, image_of, medal_sprite};
use crate::{
    app::{
        flow::{FlowSystems, Order, Screen},
        shelf::{Shelf, Words},
    },
    input::{bindings::Action, devices::Devices},
    save::{Mark, Progress},
    ui::{
        theme::{Role, at, block, page_on},
        tuning::{Credit, CreditsRules, Tuning},
    },
    view::{art::Art, canvas::HEIGHT, palette},
};

/// Where the roll lies, and how wide it is.
const LEFT: f32 = 96.0;
const WIDE: f32 = 300.0;
/// Width of the column of points, and side of a medal's place.
const POINTS: f32 = 64.0;
const MEDAL: f32 = 16.0;
/// Seconds in which a press is not heard yet: it may still be meant for what was before.
const DEAF: f32 = 0.4;

/// The titles, before anything rolls.
#[derive(Component)]
struct Titles;

/// What rolls by.
#[derive(Component)]
struct Roll;

/// How far the credits have come.
#[derive(Resource, Debug, Default)]
struct Reel {
    /// Seconds since they began.
    seconds: f32,
    /// Whether their end has been told.
    over: bool,
}

/// A level of this run.
#[derive(Clone, Debug, PartialEq)]
struct Played {
    title: String,
    mark: Option<Mark>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Reel>();
    app.add_systems(OnEnter(Screen::Credits), show);
    app.add_systems(Update, roll.before(FlowSystems).run_if(in_state(Screen::Credits)));
}

fn show(
    mut commands: Commands,
    (theme, words, tuning): (Res<Theme>, Option<Res<Words>>, Res<Tuning>),
    (shelf, progress): (Res<Shelf>, Res<Progress>),
    (mut art, mut images): (ResMut<Art>, ResMut<Assets<Image>>),
    mut reel: ResMut<Reel>,
) {
    *reel = Reel::default();
    let Some(words) = words else { return };
    let rules = &tuning.credits;
    let run = run(&shelf, &progress, &words);
    let root = (DespawnOnExit(Screen::Credits), page_on(palette::INK), GlobalZIndex(100));
    commands.spawn(root).with_children(|screen| {
        titles(screen, &theme, &words, rules);
        let column = Node {
            width: Val::Px(WIDE),
            flex_direction: FlexDirection::Column,
            row_gap: Val::Px(3.0),
            ..at(LEFT, HEIGHT as f32)
        };
        screen.spawn((Roll, column, Visibility::Hidden)).with_children(|column| {
            for credit in &rules.roll {
                part(column, credit, &run, (&theme, &words), (&mut art, &mut images));
            }
        });
        screen.spawn(block(0.0, 0.0, 60.0, 270.0, palette::RED));
        screen.spawn(block(64.0, 0.0, 4.0, 270.0, palette::CREAM));
        screen.spawn(block(0.0, 254.0, 480.0, 16.0, palette::INK));
        screen.spawn((theme.words(Role::Small, words.get("credits-skip"), palette::STEEL), at(LEFT, 256.0)));
    });
}

/// The name of the game and the lines below it.
fn titles(screen: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, rules: &CreditsRules) {
    let column = Node {
        width: Val::Px(WIDE + 60.0),
        flex_direction: FlexDirection::Column,
        row_gap: Val::Px(8.0),
        ..at(LEFT, 92.0)
    };
    screen.spawn((Titles, column)).with_children(|column| {
        for (number, key) in rules.title_lines.iter().enumerate() {
            let (role, colour) =
                if number == 0 { (Role::Banner, palette::CREAM) } else { (Role::Body, palette::FOG) };
            column.spawn(theme.words(role, words.get(key), colour));
        }
    });
}

/// One part of the roll.
fn part(
    column: &mut ChildSpawnerCommands,
    credit: &Credit,
    run: &[Played],
    (theme, words): (&Theme, &Words),
    (art, images): (&mut Art, &mut Assets<Image>),
) {
    match credit {
        Credit::Heading(key) => {
            column.spawn(theme.words(Role::Poster, words.get(key), palette::GOLD));
        }
        Credit::Words(key) => {
            column.spawn(theme.words(Role::Body, words.get(key), palette::FOG));
        }
        Credit::Room(height) => {
            column.spawn(Node { height: Val::Px(*height), flex_shrink: 0.0, ..default() });
        }
        Credit::Run => {
            for played in run {
                let sprite = played.mark.as_ref().and_then(|mark| medal_sprite(mark.medal, true));
                let medal =
                    sprite.and_then(|name| art.sprite(images, &name)).map(|picture| image_of(&picture));
                let points = played.mark.as_ref().map_or("—".to_owned(), |mark| mark.score.to_string());
                row(column, theme, (&played.title, palette::SNOW), points, medal);
            }
            let sum: i64 = run.iter().filter_map(|played| Some(played.mark.as_ref()?.score)).sum();
            row(column, theme, (&words.get("won-total"), palette::GOLD), sum.to_string(), None);
        }
    }
}

/// A title, points to the right of it, and a medal.
fn row(
    column: &mut ChildSpawnerCommands,
    theme: &Theme,
    (title, colour): (&str, Color),
    points: String,
    medal: Option<ImageNode>,
) {
    let line =
        Node { height: Val::Px(MEDAL), align_items: AlignItems::Center, flex_shrink: 0.0, ..default() };
    column.spawn(line).with_children(|line| {
        let room = Node { width: Val::Px(WIDE - POINTS - MEDAL - 8.0), ..default() };
        line.spawn(room).with_children(|room| {
            room.spawn(theme.words(Role::Body, title, colour));
        });
        let right = Node { width: Val::Px(POINTS), justify_content: JustifyContent::FlexEnd, ..default() };
        line.spawn(right).with_children(|right| {
            right.spawn(theme.words(Role::Poster, points, colour));
        });
        if let Some(medal) = medal {
            line.spawn((medal, Node { margin: UiRect::left(Val::Px(8.0)), ..default() }));
        }
    });
}

/// The levels of the campaign that are counted, with what this run has made of them.
fn run(shelf: &Shelf, progress: &Progress, words: &Words) -> Vec<Played> {
    let Ok(content) = shelf.content() else { return Vec::new() };
    let levels = shelf.levels.iter().filter_map(|entry| {
        let level = content.playable(&entry.id).ok()?.level;
        let mark = progress.run.get(&entry.id).cloned();
        level.scored.then(|| Played { title: words.get(&level.title), mark })
    });
    levels.collect()
}

/// First the titles, then the roll; at its end, or at a press, the title screen.
fn roll(
    mut reel: ResMut<Reel>,
    mut titles: Query<&mut Visibility, (With<Titles>, Without<Roll>)>,
    mut rolls: Query<(&mut Node, &mut Visibility, &ComputedNode), With<Roll>>,
    (tuning, time, devices): (Res<Tuning>, Res<Time<Real>>, Res<Devices>),
    mut orders: MessageWriter<Order>,
) {
    if reel.over {
        return;
    }
    // A frame that took long, because the screen was just made, hides nothing.
    reel.seconds += time.delta_secs().min(0.1);
    let rules = &tuning.credits;
    let rolled = (reel.seconds - rules.titles).max(0.0) / rules.screen_secs.max(0.1);
    let runs = rolled > 0.0;
    for mut visibility in &mut titles {
        visibility.set_if_neq(if runs { Visibility::Hidden } else { Visibility::Inherited });
    }
    let mut gone = rolls.is_empty();
    for (mut node, mut visibility, computed) in &mut rolls {
        let height = HEIGHT as f32;
        let top = (height - rolled * height).round();
        if node.top != Val::Px(top) {
            node.top = Val::Px(top);
        }
        visibility.set_if_neq(if runs { Visibility::Inherited } else { Visibility::Hidden });
        gone |= runs && top + computed.size().y * computed.inverse_scale_factor() < 0.0;
    }
    let pressed = [Action::Confirm, Action::Strike, Action::Grab];
    let ended = reel.seconds > DEAF && pressed.iter().any(|action| devices.just_pressed(*action));
    if ended || gone {
        reel.over = true;
        orders.write(Order::ToTitle);
    }
}
