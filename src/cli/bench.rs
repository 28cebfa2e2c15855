//! `red-heat bench`: how long a tick takes with many fighters, beside a bare physics world with as many bodies.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use bevy::{MinimalPlugins, app::App, math::Vec2, time::TimeUpdateStrategy};
use serde::Serialize;

use super::{
    arena,
    setup::{Failure, Place, open_catalog, print_json},
    streets,
};
use crate::sim::{
    actor::Actor,
    command::{Buttons, PlayerCommand},
    physics::Physics,
    physics::Solidity,
    seats::SEATS,
    session::{Session, run_on_one_thread},
    vehicle::Vehicle,
};

/// What to measure.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Fighters in the arena.
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub actors: u32,
    /// Bullets kept in the air.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=4096))]
    pub bullets: u32,
    /// A town with so many vehicles about a player who drives, and with `actors` people on its sidewalks, rather than
    /// the arena.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=128))]
    pub vehicles: Option<u32>,
    /// Ticks measured, after a warm-up of 300.
    #[arg(long, default_value_t = 3000)]
    pub ticks: u32,
    /// Prints one compact JSON object.
    #[arg(long)]
    pub json: bool,
}

/// Times of one tick in milliseconds.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Times {
    /// The median.
    pub p50_ms: f64,
    /// Of a hundred ticks one takes longer.
    pub p99_ms: f64,
    /// Of a thousand ticks one takes longer.
    pub p999_ms: f64,
    /// The longest.
    pub max_ms: f64,
}

/// What a tick is loaded with.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Load {
    /// Fighters in the arena.
    pub actors: u32,
    /// Bullets kept in the air.
    pub bullets: u32,
    /// Ticks measured, after a warm-up of 300.
    pub ticks: u32,
}

/// What was measured.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Report {
    /// Under what load.
    #[serde(flatten)]
    pub load: Load,
    /// The whole tick.
    #[serde(flatten)]
    pub whole: Times,
    /// The tick that begins the mission again, in milliseconds.
    pub restart_ms: f64,
    /// Memory of the process after a tenth of the ticks and at the end, in KiB; 0 where the system does not tell.
    pub memory_kib: (u64, u64),
    /// A bare physics world with as many bodies.
    pub rapier: Times,
    /// An app of the engine with nothing in it, for comparison.
    pub empty_app: Times,
}

/// Measures and prints.
pub fn run(args: &Args, place: &Place) -> Result<ExitCode, Failure> {
    if let Some(vehicles) = args.vehicles {
        return drive(args, vehicles, place);
    }
    let load = Load { actors: args.actors, bullets: args.bullets, ticks: args.ticks };
    let report = measure_load(load, place)?;
    if args.json {
        print_json(&report)?;
        return Ok(ExitCode::SUCCESS);
    }
    let line = |name: &str, times: Times| {
        println!(
            "{name:12} p50 {:.3} ms, p99 {:.3} ms, p99.9 {:.3} ms, max {:.3} ms",
            times.p50_ms, times.p99_ms, times.p999_ms, times.max_ms
        );
    };
    line("whole tick", report.whole);
    line("bare Rapier", report.rapier);
    line("empty app", report.empty_app);
    println!(
        "{:12} {:.1} times bare Rapier at p99",
        "",
        report.whole.p99_ms / report.rapier.p99_ms.max(1e-6)
    );
    println!("{:12} {} KiB, then {} KiB", "memory", report.memory_kib.0, report.memory_kib.1);
    println!("{:12} {:.3} ms", "restart", report.restart_ms);
    Ok(ExitCode::SUCCESS)
}

/// Measures a fight of that load, and beside it a bare physics world and an empty app.
pub fn measure_load(load: Load, place: &Place) -> Result<Report, Failure> {
    let Fight { whole, restart_ms, memory_kib } = time_fight(load, place)?;
    let (rapier, empty_app) = (time_rapier(load), time_empty_app(load));
    Ok(Report { load, whole, restart_ms, memory_kib, rapier, empty_app })
}

/// Measures a drive through a town and prints.
fn drive(args: &Args, vehicles: u32, place: &Place) -> Result<ExitCode, Failure> {
    let setup = streets::setup(open_catalog(place)?, vehicles, args.actors);
    let mut session = Session::new(setup, 1).map_err(|error| Failure::new(error.to_string()))?;
    let commands = |tick: u32| {
        // Mainly along the avenue, now and then into the next lane.
        let aside = if tick % 400 < 40 { 70 } else { 0 };
        let mut commands = [PlayerCommand::default(); SEATS];
        commands[0] = PlayerCommand { move_x: 110, move_y: aside, ..PlayerCommand::default() };
        commands
    };
    for tick in 0..300 {
        session.tick(commands(tick));
    }
    let mut most = (0, 0);
    let whole = measure(args.ticks, |tick| {
        let begin = Instant::now();
        session.tick(commands(tick));
        let took = begin.elapsed();
        let world = session.world();
        let there = world.query::<&Vehicle>().iter(world).len();
        let people = world.query::<&Actor>().iter(world).len();
        most = (most.0.max(there), most.1.max(people));
        took
    });
    if args.json {
        print_json(&whole)?;
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "whole tick   p50 {:.3} ms, p99 {:.3} ms, p99.9 {:.3} ms, max {:.3} ms; up to {} vehicles, {} people",
        whole.p50_ms, whole.p99_ms, whole.p999_ms, whole.max_ms, most.0, most.1
    );
    Ok(ExitCode::SUCCESS)
}

/// What the fight took.
struct Fight {
    whole: Times,
    restart_ms: f64,
    memory_kib: (u64, u64),
}

fn time_fight(load: Load, place: &Place) -> Result<Fight, Failure> {
    let catalog = open_catalog(place)?;
    let setup = arena::setup(catalog, load.actors, 1);
    let mut session = Session::new(setup, 1).map_err(|error| Failure::new(error.to_string()))?;
    arena::stir(session.world());
    let commands = |tick: u32| {
        let mut commands = [PlayerCommand::default(); SEATS];
        commands[0] = arena::player_command(tick);
        commands
    };
    for tick in 0..300 {
        session.tick(commands(tick));
    }
    let early = load.ticks / 10;
    let mut memory_early = resident_kib();
    let whole = measure(load.ticks, |tick| {
        if tick == early {
            memory_early = resident_kib();
        }
        arena::keep_in_the_air(session.world(), load.bullets, tick);
        // Keeps the crowd in the fight: the bench measures fighting, not lying.
        if tick % 60 == 0 {
            arena::stir(session.world());
        }
        let begin = Instant::now();
        session.tick(commands(tick));
        begin.elapsed()
    });
    let memory_kib = (memory_early, resident_kib());
    let begin = Instant::now();
    session.tick([PlayerCommand::default().pressing(Buttons::RESTART), PlayerCommand::default()]);
    Ok(Fight { whole, restart_ms: begin.elapsed().as_secs_f64() * 1e3, memory_kib })
}

/// Memory of this process that is in use, in KiB, as Linux tells it; 0 elsewhere.
fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// The engine's own round with an empty fixed schedule.
fn time_empty_app(load: Load) -> Times {
    let mut app = App::new();
    app.add_plugins(MinimalPlugins).insert_resource(TimeUpdateStrategy::FixedTimesteps(1));
    app.finish();
    app.cleanup();
    run_on_one_thread(app.world_mut());
    for _ in 0..300 {
        app.update();
    }
    measure(load.ticks, |_| {
        let begin = Instant::now();
        app.update();
        begin.elapsed()
    })
}

/// As many balls as there are fighters, moving in a walled box of the same size.
fn time_rapier(load: Load) -> Times {
    let edge = arena::edge(load.actors);
    let mut physics = Physics::default();
    arena::wall_in(&mut physics, edge);
    let mut bodies: Vec<_> =
        (0..load.actors).map(|number| physics.add_body(arena::spot(number, edge), 0.3, 90.0)).collect();
    let mut step = move |tick: u32| {
        for (number, body) in bodies.iter_mut().enumerate() {
            let turn = (tick / 40 + number as u32 * 7) % 8;
            let angle = turn as f32 * std::f32::consts::FRAC_PI_4;
            let velocity = Vec2::new(bevy::math::ops::cos(angle), bevy::math::ops::sin(angle)) * 2.0;
            physics.drive(body, velocity, Solidity::Standing);
        }
        let begin = Instant::now();
        physics.step();
        begin.elapsed()
    };
    for tick in 0..300 {
        step(tick);
    }
    measure(load.ticks, step)
}

fn measure(ticks: u32, mut tick: impl FnMut(u32) -> Duration) -> Times {
    let mut times: Vec<f64> = (0..ticks.max(1)).map(|number| tick(number).as_secs_f64() * 1e3).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    Times { p50_ms: at(0.5), p99_ms: at(0.99), p999_ms: at(0.999), max_ms: at(1.0) }
}
