//! The game begins on a page, tells how far it is, and does what the page orders.

use std::cell::RefCell;

use bevy::{
    prelude::*,
    time::TimeUpdateStrategy,
    window::{PrimaryWindow, WindowResized},
};
use serde::Deserialize;
use serde_json::json;

use super::{ask, orders};
use crate::{
    app::{
        self,
        flow::{Over, Pause, Screen},
    },
    input::{InputSystems, bindings::Action, touch::Touch},
    save::Progress,
    sim::{
        actor::{Position, Seat},
        brain::bot::Bot,
        command::{Buttons, PlayerCommand},
        mission::{Mission, Phase},
    },
    ui::menu::Focused,
    view::units::canvas_size,
};

/// What the page begins with.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Options {
    /// The language of the browser, which is spoken where the player has chosen none.
    #[serde(default)]
    pub language: Option<String>,
    /// Whether the page is a test's.
    #[serde(default)]
    pub test: bool,
}

/// Reads what the page begins with.
///
/// # Errors
/// In one sentence, what is wrong with the text.
pub fn options(json: &str) -> Result<Options, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

/// Frames of the title before the page steps back: the first ones have no picture yet.
const SETTLED: u32 = 3;

thread_local! {
    /// For tests: where the game stands, as JSON.
    static STATE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Begins. The browser calls each frame from then on.
///
/// # Errors
/// In one sentence, why it cannot begin.
pub fn begin(options: &Options) -> Result<(), String> {
    let test = options.test;
    app::play_on_page(options.language.clone(), |app| {
        app.add_systems(First, (keep_size, obey.before(bevy::time::TimeSystems)));
        app.add_systems(Last, (tell_screen, tell_canvas, tell_ready));
        app.add_systems(PreUpdate, feel.before(InputSystems));
        if test {
            app.init_resource::<BotKeys>();
            app.add_systems(Last, note_state);
            app.add_systems(FixedLast, note_keys.run_if(in_state(Screen::Playing)));
        }
    })
}

/// Where the game stood after the last frame, as JSON; only in a test.
pub fn state() -> String {
    STATE.with_borrow(Clone::clone)
}

fn obey(world: &mut World) {
    let given = orders::take();
    // A step is one frame long.
    if world.contains_resource::<Stands>() {
        let stands = TimeUpdateStrategy::ManualDuration(std::time::Duration::ZERO);
        world.insert_resource(stands);
    }
    for order in given {
        match order {
            orders::Order::Hidden(hidden) => app::flow::hide(world, hidden),
            orders::Order::Reload => app::read_kept(world),
            orders::Order::Step(0) => {
                if let Some(Stands { longest }) = world.remove_resource() {
                    world.resource_mut::<Time<Virtual>>().set_max_delta(longest);
                }
                world.insert_resource(TimeUpdateStrategy::Automatic);
                set_drawn(world, true);
            }
            orders::Order::Step(ticks) => step(world, ticks),
        }
    }
}

/// Lets the next frame last so many ticks, however long a frame may be else.
fn step(world: &mut World, ticks: u32) {
    let length = world.resource::<Time<Fixed>>().timestep() * ticks.saturating_add(1);
    let mut time = world.resource_mut::<Time<Virtual>>();
    let before = time.max_delta();
    time.set_max_delta(before.max(length));
    if !world.contains_resource::<Stands>() {
        world.insert_resource(Stands { longest: before });
    }
    world.insert_resource(TimeUpdateStrategy::FixedTimesteps(ticks));
    set_drawn(world, false);
}

/// Whether frames are drawn: a test that counts ticks does not wait for pictures.
fn set_drawn(world: &mut World, drawn: bool) {
    for mut camera in world.query::<&mut Camera>().iter_mut(world) {
        camera.is_active = drawn;
    }
}

/// The clock stands, for a test.
#[derive(Resource)]
struct Stands {
    /// How long a frame may be while it does not.
    longest: std::time::Duration,
}

/// The page's canvas is the game's: whatever size the page seems to give it, it has just so many pixels. The cameras are
/// told in the same frame, or they would draw as large as the page seemed to be.
fn keep_size(
    mut windows: Query<(Entity, &mut Window), With<PrimaryWindow>>,
    mut resized: MessageWriter<WindowResized>,
) {
    let Ok((entity, mut window)) = windows.single_mut() else { return };
    let size = (window.physical_width(), window.physical_height());
    let wanted = canvas_size();
    if size != (wanted.x, wanted.y) {
        window.resolution.set_physical_resolution(wanted.x, wanted.y);
        resized.write(WindowResized { window: entity, width: window.width(), height: window.height() });
    }
}

fn tell_screen(
    screen: Res<State<Screen>>,
    pause: Res<State<Pause>>,
    over: Res<State<Over>>,
    mut told: Local<Option<&'static str>>,
) {
    let name = app::screen_name(*screen.get(), *pause.get(), *over.get());
    if told.replace(name) != Some(name) {
        ask(|page| {
            page.progress("screen", &json!(name).to_string());
            page.progress("playing", &json!(name == "play").to_string());
        });
    }
}

/// Who drives has a larger canvas: the page lays it out anew.
fn tell_canvas(mut told: Local<Option<[u32; 2]>>) {
    let size = canvas_size().to_array();
    if told.replace(size) != Some(size) {
        ask(|page| page.progress("canvas", &json!(size).to_string()));
    }
}

fn tell_ready(screen: Res<State<Screen>>, mut frames: Local<u32>) {
    if *screen.get() != Screen::Title || *frames > SETTLED {
        return;
    }
    *frames += 1;
    if *frames == SETTLED {
        ask(|page| page.progress("ready", "null"));
    }
}

fn note_state(world: &mut World, mut frame: Local<u64>) {
    *frame += 1;
    let (screen, pause, over) = (
        *world.resource::<State<Screen>>().get(),
        *world.resource::<State<Pause>>().get(),
        *world.resource::<State<Over>>().get(),
    );
    let player = world.query::<(&Seat, &Position)>().iter(world).min_by_key(|(seat, _)| **seat);
    let player = player.map(|(_, at)| [at.0.x, at.0.y]);
    let texts: std::collections::BTreeMap<String, [f32; 2]> = world
        .query::<(&Text, &UiGlobalTransform)>()
        .iter(world)
        .filter(|(text, _)| !text.0.is_empty())
        .map(|(text, at)| (text.0.clone(), [at.translation.x, at.translation.y]))
        .collect();
    let progress = world.resource::<Progress>();
    let won: Vec<&String> = progress.levels.keys().filter(|level| progress.is_won(level)).collect();
    let mission = world.get_resource::<Mission>();
    let state = json!({
        "screen": app::screen_name(screen, pause, over),
        "focus": world.resource::<Focused>().0.as_ref().map(app::entry),
        "level": mission.map(|mission| mission.setup.level.id.clone()),
        "tick": mission.map(|mission| mission.tick),
        "phase": mission.map(|mission| phase_name(&mission.phase)),
        "frame": *frame,
        "keys": world.resource::<BotKeys>().0,
        "won": won,
        "player": player,
        "texts": texts,
        "canvas": canvas_size().to_array(),
    });
    STATE.set(state.to_string());
}

fn phase_name(phase: &Phase) -> &'static str {
    match phase {
        Phase::Playing => "play",
        Phase::Scene => "scene",
        Phase::Puzzle => "puzzle",
        Phase::Won => "won",
        Phase::Lost => "lost",
    }
}

/// The keys that the bot would hold now, as a page names them.
#[derive(Resource, Default)]
struct BotKeys(Vec<String>);

fn note_keys(world: &mut World, mut bot: Local<Option<Bot>>) {
    let Some(mission) = world.get_resource::<Mission>() else { return };
    let command = match mission.phase {
        Phase::Playing | Phase::Puzzle => bot.get_or_insert_with(|| Bot::new(1)).command(world, 0),
        // Somebody reads, and goes on.
        Phase::Scene if mission.tick % 40 < 4 => PlayerCommand::default().pressing(Buttons::SKIP),
        _ => PlayerCommand::default(),
    };
    let code = |key: &str| match key {
        "space" => "Space".to_owned(),
        "Return" => "Enter".to_owned(),
        "Tab" => "Tab".to_owned(),
        letter => format!("Key{}", letter.to_uppercase()),
    };
    let keys = app::keys_of(command).split_whitespace().map(code).collect();
    world.insert_resource(BotKeys(keys));
}

/// Fingers, as the page tells them: y counts down there.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Fingers {
    shown: bool,
    r#move: [f32; 2],
    aim: [f32; 2],
    buttons: Vec<String>,
}

fn feel(mut touch: ResMut<Touch>) {
    let told = ask(|page| page.touch()).unwrap_or_default();
    let fingers: Fingers = serde_json::from_str(&told).unwrap_or_default();
    let up = |way: [f32; 2]| Vec2::new(way[0], -way[1]);
    touch.shown = fingers.shown;
    touch.movement = up(fingers.r#move);
    touch.aim = up(fingers.aim);
    touch.held = Action::ALL.into_iter().filter(|action| fingers.buttons.contains(&action.name())).collect();
}
