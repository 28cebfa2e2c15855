//! Tells on standard output what scripts need that play through the window by keys.
//!
//! `RED_HEAT_TRACE_SCREENS` set: which screen is shown and which menu entry has the focus. `RED_HEAT_TRACE_KEYS` set:
//! which keys the bot would hold now; it does not press them. `RED_HEAT_TRACE_FRAMES`: each frame that took
//! over 25 ms, and what came in it. Silent where none is set.

use std::{io::Write, time::Duration};

use bevy::prelude::*;

use super::flow::{Order, Over, Pause, Screen};
use crate::{
    sim::{
        brain::bot::Bot,
        command::{Buttons, PlayerCommand},
        mission::{Mission, Phase},
    },
    ui::menu::Focused,
};

pub(super) fn plugin(app: &mut App) {
    if std::env::var_os("RED_HEAT_TRACE_SCREENS").is_some() {
        app.add_systems(Last, (tell_screen, tell_focus).chain());
    }
    if std::env::var_os("RED_HEAT_TRACE_FRAMES").is_some() {
        app.add_systems(Last, tell_slow_frames);
    }
    if std::env::var_os("RED_HEAT_TRACE_KEYS").is_some() {
        app.add_systems(
            FixedLast,
            tell_keys.run_if(resource_exists::<Mission>.and_then(in_state(Screen::Playing))),
        );
    }
}

/// A frame that takes longer is told.
const SLOW: Duration = Duration::from_millis(25);

fn tell_slow_frames(
    time: Res<Time<Real>>,
    screen: Res<State<Screen>>,
    mission: Option<Res<Mission>>,
    entities: Query<()>,
    mut images: MessageReader<AssetEvent<Image>>,
    mut frames: Local<(u32, Duration, u32)>,
) {
    let added = images.read().filter(|event| matches!(event, AssetEvent::Added { .. })).count();
    let (count, sum, slow) = &mut *frames;
    *count += 1;
    *sum += time.delta();
    if time.delta() > SLOW {
        *slow += 1;
        let (screen, tick) = (screen.get(), mission.map_or(0, |mission| mission.tick));
        let (took, entities) = (time.delta().as_millis(), entities.iter().len());
        tell(&format!("frame: {took} ms, {screen:?}, tick {tick}, images +{added}, entities {entities}"));
    }
    if *sum >= Duration::from_secs(5) {
        tell(&format!("frames: {count} in {:.1} s, {slow} slow", sum.as_secs_f32()));
        *frames = (0, Duration::ZERO, 0);
    }
}

fn tell(line: &str) {
    let mut out = std::io::stdout();
    // A reader that went away is no reason to end the game.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// The short name of what is shown.
pub(crate) fn screen_name(screen: Screen, pause: Pause, over: Over) -> &'static str {
    match (screen, pause) {
        _ if over == Over::Settings => "settings",
        (Screen::Title, _) => "title",
        (Screen::Levels, _) => "levels",
        (Screen::Briefing, _) => "briefing",
        (Screen::Playing, Pause::Off) => "play",
        (Screen::Playing, Pause::On) => "pause",
        (Screen::Won, _) => "won",
        (Screen::Lost, _) => "lost",
        (Screen::Credits, _) => "credits",
    }
}

fn tell_screen(
    screen: Res<State<Screen>>,
    pause: Res<State<Pause>>,
    over: Res<State<Over>>,
    mut told: Local<Option<&'static str>>,
) {
    let name = screen_name(*screen.get(), *pause.get(), *over.get());
    if *told != Some(name) {
        *told = Some(name);
        tell(&format!("screen: {name}"));
    }
}

fn tell_focus(focused: Res<Focused>, mut told: Local<Option<Order>>) {
    if focused.0 == *told {
        return;
    }
    told.clone_from(&focused.0);
    if let Some(order) = &focused.0 {
        tell(&format!("focus: {}", entry(order)));
    }
}

/// The short name of a menu entry.
pub(crate) fn entry(order: &Order) -> &'static str {
    match order {
        Order::Play(_) | Order::PlayFirst => "play",
        Order::Continue => "continue",
        Order::PlayNext => "next",
        Order::Begin => "begin",
        Order::Resume => "resume",
        Order::Restart => "restart",
        Order::Replay => "replay",
        Order::ToLevels => "levels",
        Order::ToTitle => "title",
        Order::Settings => "settings",
        Order::LeaveSettings => "back",
        Order::Dismiss => "dismiss",
        Order::Quit => "quit",
    }
}

/// Says "keys: …" whenever the keys change that the bot would hold.
fn tell_keys(world: &mut World, mut bot: Local<Option<Bot>>, mut told: Local<String>) {
    let command = match world.resource::<Mission>().phase {
        Phase::Playing | Phase::Puzzle => bot.get_or_insert_with(|| Bot::new(1)).command(world, 0),
        // Somebody reads, and goes on.
        Phase::Scene if world.resource::<Mission>().tick % 40 < 4 => {
            PlayerCommand::default().pressing(Buttons::SKIP)
        }
        _ => PlayerCommand::default(),
    };
    let keys = keys_of(command);
    if keys != *told {
        tell(&format!("keys: {keys}"));
        *told = keys;
    }
}

/// The names of the keys, as X11 knows them, that come nearest to a command. Without a mouse the body looks where it
/// walks: for a blow it steps the way it aims.
pub(crate) fn keys_of(command: PlayerCommand) -> String {
    const BLOWS: Buttons = Buttons(Buttons::STRIKE.0 | Buttons::KICK.0 | Buttons::GRAB.0);
    const KEYS: [(Buttons, &str); 8] = [
        (Buttons::STRIKE, "j"),
        (Buttons::KICK, "k"),
        (Buttons::GRAB, "e"),
        (Buttons::ROLL, "space"),
        (Buttons::SWAP, "q"),
        (Buttons::RELOAD, "r"),
        (Buttons::ORDER, "Tab"),
        (Buttons::SKIP, "Return"),
    ];
    let strikes = command.buttons.0 & BLOWS.0 != 0;
    let way = match command.aim_angle() {
        Some(angle) if strikes => Vec2::from_angle(angle),
        _ => command.direction(),
    };
    let mut keys: Vec<&str> = Vec::new();
    let mut axis = |along: f32, more: &'static str, less: &'static str| {
        if along > 0.38 {
            keys.push(more);
        } else if along < -0.38 {
            keys.push(less);
        }
    };
    axis(way.x, "d", "a");
    axis(way.y, "w", "s");
    keys.extend(KEYS.iter().filter(|(button, _)| command.buttons.contains(*button)).map(|(_, key)| *key));
    keys.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blow_is_stepped_towards_and_a_walk_has_eight_ways() {
        let north_east = PlayerCommand::default().moving(Vec2::new(0.7, 0.7));
        assert_eq!(keys_of(north_east), "d w");
        let blow = north_east.aiming(Vec2::NEG_X).pressing(Buttons::STRIKE);
        assert_eq!(keys_of(blow), "a j");
        assert_eq!(keys_of(PlayerCommand::default()), "");
        assert_eq!(keys_of(PlayerCommand::default().pressing(Buttons::RELOAD)), "r");
    }
}
