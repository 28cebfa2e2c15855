//! Minds at the wheel: they keep their lane, heed lights, give way, and lose their heads; a fugitive flees, blocks and
//! rams. How each is made stands in [`DriverDef`].
//!
//! A mind writes what it asks of its vehicle ([`Motor::wheel`]), as a player's hands do; it knows of others what one
//! sees through a windscreen.

mod ahead;
mod junction;
mod lane;
mod rival;

use std::{collections::VecDeque, sync::Arc};

use bevy::{
    ecs::{
        component::Component,
        entity::Entity,
        message::MessageWriter,
        query::{With, Without},
        system::{Query, Res, ResMut},
    },
    math::{Vec2, ops},
};

use super::{
    actor::{Actor, Health, Position},
    mission::{Mission, Phase},
    noise::Noises,
    outcome::SimOutcome,
    physics::TICK,
    rng::{self, Streams},
    road::Streets,
    tick::Roster,
    vehicle::{Fleet, Motor, Riding, Seen, Vehicle, Wheel, handling::most_steer, train::Trains},
};
use crate::content::{driver::DriverDef, roads::Lane, rules::DifficultyDef};
use lane::Path;

/// How hard one brakes for what is seen in time, in metres a second squared.
const EASY: f32 = 3.2;

/// Ticks that a driver who is stuck goes back.
const BACKS: u32 = 70;

/// A mind at the wheel of a vehicle.
#[derive(Component, Clone, Debug)]
pub struct Driver {
    /// Id of the kind.
    pub kind: String,
    /// The kind.
    pub def: Arc<DriverDef>,
    /// Phases that have been, by their index in the kind with which it came.
    born: Arc<DriverDef>,
    phases: usize,
    /// The lane in which it drives.
    pub lane: Option<Lane>,
    /// The lane that comes next, and where the two meet: metres along the one and along the other.
    next: Option<(Lane, f32, f32)>,
    /// Nodes that it drives along, the next one first.
    pub route: VecDeque<usize>,
    /// Whether its route is at an end: it stops there.
    arrived: bool,
    /// Whether its street is at an end.
    pub at_end: bool,
    /// The speed at which it was sent, in metres a second.
    pub wish: Option<f32>,
    /// How far to the left of its lane it drives, in metres.
    pub aside: f32,
    /// Ticks for which it has not got on though it wanted to.
    waits: u32,
    /// Ticks for which it has stood though nothing that it sees holds it.
    sticks: u32,
    /// Ticks for which it has stood at a stop sign.
    stopped: u32,
    /// Ticks for which it still goes back.
    backs: u32,
    /// Panic: ticks left, and whether it brakes rather than flees.
    pub panic: Option<(u32, bool)>,
    /// Whether it is about to lose its head.
    startled: bool,
    /// Ramming: ticks before the next try, ticks of the warning, ticks of the push, and on which side.
    ram: (u32, u32, u32, f32),
}

impl Driver {
    /// A mind that has only just sat down.
    pub fn new(kind: String, def: Arc<DriverDef>) -> Self {
        Self {
            kind,
            born: def.clone(),
            phases: 0,
            lane: None,
            next: None,
            route: VecDeque::new(),
            arrived: false,
            at_end: false,
            wish: None,
            aside: 0.0,
            waits: 0,
            sticks: 0,
            stopped: 0,
            backs: 0,
            panic: None,
            startled: false,
            ram: (def.ram.map_or(0, |ram| ram.every / 2), 0, 0, 0.0),
            def,
        }
    }

    /// Sends it along those nodes.
    pub fn send(&mut self, route: &[usize], speed: Option<f32>) {
        self.route = route.iter().copied().collect();
        self.arrived = false;
        self.wish = speed.or(self.wish);
        self.next = None;
    }

    /// Lets it be of another kind.
    pub fn become_kind(&mut self, kind: String, def: Arc<DriverDef>) {
        self.kind = kind;
        self.born = def.clone();
        self.phases = 0;
        self.def = def;
        self.panic = None;
    }

    /// A knock.
    pub fn feel(&mut self, impulse: f32, by: Option<Entity>, fleet: &Fleet) {
        let moved = by.and_then(|by| fleet.get(by)).is_some();
        if moved && self.def.panic.as_ref().is_some_and(|panic| impulse >= panic.from) {
            self.startled = true;
        }
    }

    /// A bullet in its own metal.
    pub fn take_fright(&mut self) {
        self.startled |= self.def.panic.is_some();
    }

    /// All of its state, for digests.
    pub fn summary(&self) -> String {
        format!(
            "{} {} {:?} {:?} {:?} {} {} {:?} {} {} {} {} {} {:?} {} {:?}",
            self.kind,
            self.phases,
            self.lane,
            self.next,
            self.route,
            self.arrived,
            self.at_end,
            self.wish,
            self.aside,
            self.waits,
            self.sticks,
            self.stopped,
            self.backs,
            self.panic,
            self.startled,
            self.ram
        )
    }
}

/// What a mind sees.
struct View<'a> {
    seen: &'a Seen,
    vehicle: &'a Vehicle,
    fleet: &'a Fleet,
    streets: &'a Streets,
    trains: &'a Trains,
    people: &'a [(Vec2, f32)],
    tick: u64,
    difficulty: &'a DifficultyDef,
    /// Factor on the speed of those who flee.
    flight: f32,
}

/// What a mind decides beside the wheel itself.
#[derive(Default)]
struct Voice {
    honks: bool,
    threatens: Option<u32>,
}

/// Every mind at a wheel decides.
pub(super) fn drive(
    fleet: Res<Fleet>,
    mission: Res<Mission>,
    streets: Res<Streets>,
    trains: Res<Trains>,
    roster: Res<Roster>,
    mut noises: ResMut<Noises>,
    mut streams: ResMut<Streams>,
    people: Query<(&Actor, &Position, &Health), (With<Actor>, Without<Riding>)>,
    mut drivers: Query<(&mut Driver, &Vehicle, &mut Motor), Without<Actor>>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    if mission.phase != Phase::Playing || fleet.all.is_empty() {
        return;
    }
    let catalog = &mission.setup.catalog;
    let standing = roster.0.iter().filter_map(|person| people.get(*person).ok());
    let standing: Vec<(Vec2, f32)> = standing
        .filter(|(_, _, health)| health.now > 0.0)
        .map(|(actor, at, _)| (at.0, actor.def.radius))
        .collect();
    let flight = catalog.driving.flight.get(&mission.setup.difficulty).copied().unwrap_or(1.0);
    for seen in &fleet.all {
        let Ok((mut driver, vehicle, mut motor)) = drivers.get_mut(seen.entity) else { continue };
        if vehicle.wrecked {
            continue;
        }
        change_phase(&mut driver, vehicle, &catalog.drivers);
        lose_head(&mut driver, seen, &noises, &mut streams);
        let view = View {
            seen,
            vehicle,
            fleet: &fleet,
            streets: &streets,
            trains: &trains,
            people: &standing,
            tick: mission.tick,
            difficulty: &mission.difficulty,
            flight,
        };
        let mut voice = Voice::default();
        motor.wheel = decide(&mut driver, &view, &mut streams.streets, &mut voice);
        motor.hoots = voice.honks;
        if voice.honks && motor.horn_rest == 0 {
            motor.horn_rest = catalog.driving.honk_every;
            noises.make(seen.at, catalog.driving.horn_reach, None);
            outcomes.write(SimOutcome::Honked { vehicle: seen.entity, at: seen.at });
        }
        if let Some(ticks) = voice.threatens {
            outcomes.write(SimOutcome::RamThreatened { vehicle: seen.entity, ticks });
        }
    }
}

/// A driver whose vehicle is worn down may become another one.
fn change_phase(
    driver: &mut Driver,
    vehicle: &Vehicle,
    drivers: &std::collections::BTreeMap<String, Arc<DriverDef>>,
) {
    let born = driver.born.clone();
    let Some(phase) = born.phases.get(driver.phases).filter(|phase| vehicle.share() < phase.below) else {
        return;
    };
    driver.phases += 1;
    if let Some(def) = drivers.get(&phase.driver) {
        driver.kind.clone_from(&phase.driver);
        driver.def = def.clone();
    }
}

/// Knocks and shots close by.
fn lose_head(driver: &mut Driver, seen: &Seen, noises: &Noises, streams: &mut Streams) {
    driver.panic = driver.panic.and_then(|(left, brakes)| left.checked_sub(1).map(|left| (left, brakes)));
    let Some(panic) = driver.def.panic.clone() else { return };
    // Louder than a horn is a shot or a crash.
    let shot =
        noises.list.iter().any(|noise| noise.radius > 25.0 && noise.at.distance(seen.at) < panic.hears);
    let startled = std::mem::take(&mut driver.startled) || shot;
    if startled && driver.panic.is_none() {
        let brakes = rng::share(&mut streams.streets) < panic.brakes;
        driver.panic = Some((panic.ticks, brakes));
    }
}

fn decide(driver: &mut Driver, view: &View, rng: &mut rand_chacha::ChaCha8Rng, voice: &mut Voice) -> Wheel {
    let speed = view.seen.speed();
    let Some(path) = lane::follow(driver, view, rng) else {
        // Off all streets: to a stand.
        return Wheel { brake: 0.6, ..Wheel::default() };
    };
    if driver.backs > 0 {
        driver.backs -= 1;
        let side = if driver.aside >= 0.0 { -1.0 } else { 1.0 };
        return Wheel { throttle: -0.6, steer: side * 0.7, ..Wheel::default() };
    }
    let cruise = cruise(driver, view, &path);
    let rule = junction::allowed(driver, view, &path);
    let seen = ahead::allowed(driver, view, &path);
    let wild = rival::interfere(driver, view, &path, voice);
    let fear = afraid(driver);
    let mut allowed = cruise.min(rule).min(seen.speed).min(fear);
    if let Some(pace) = wild {
        allowed = allowed.min(pace);
    }
    if driver.arrived || driver.at_end {
        allowed = 0.0;
    } else if driver.next.is_none() {
        let length = view.streets.roads.segments[path.lane.segment].length;
        let left = length - path.metres - 5.0 - view.seen.half.x;
        allowed = allowed.min((2.0 * EASY * left.max(0.0)).sqrt());
    }
    note_waiting(driver, view, allowed, cruise, &seen, voice);
    let steer = steer(driver, view, &path, speed);
    pedals(allowed, speed, steer)
}

/// As fast as the street, the mind and the next bend allow.
fn cruise(driver: &Driver, view: &View, path: &Path) -> f32 {
    let def = &driver.def;
    let street = view.streets.roads.street(path.lane.segment);
    let mut cruise = driver.wish.unwrap_or(street.speed * def.speed);
    if def.top > 0.0 {
        cruise = cruise.min(def.top);
    }
    if let Some(pace) = &def.pace {
        cruise = rival::pace(pace, view).min(view.vehicle.def.top_speed);
    }
    if driver.panic.is_some_and(|(_, brakes)| !brakes) {
        cruise *= def.panic.as_ref().map_or(1.0, |panic| panic.speed);
    }
    let Some((turn, left)) = path.bend else { return cruise };
    // The radius that a lane's width and a little of the junction leave.
    let radius = 8.0 / ops::tan((turn / 2.0).clamp(0.02, 1.5));
    let through = (def.bends * radius).sqrt().max(3.0);
    cruise.min((through * through + 2.0 * EASY * left.max(0.0)).sqrt())
}

/// One in panic brakes to a stand, or goes on.
fn afraid(driver: &Driver) -> f32 {
    match driver.panic {
        Some((_, true)) => 0.0,
        _ => f32::INFINITY,
    }
}

/// Who does not get on hoots after a while, and at last goes back a little.
fn note_waiting(
    driver: &mut Driver,
    view: &View,
    allowed: f32,
    cruise: f32,
    seen: &ahead::Seen,
    voice: &mut Voice,
) {
    let stands = view.seen.velocity.length() < 0.6;
    let held = stands
        && cruise > 1.0
        && !driver.arrived
        && !driver.at_end
        && (allowed > 1.0 || seen.by_idle || seen.by_vehicle);
    driver.waits = if held { driver.waits + 1 } else { driver.waits.saturating_sub(2) };
    let patience = driver.def.patience;
    voice.honks |= seen.by_vehicle && stands && driver.waits > patience && driver.waits % patience < 12;
    // It wants to go, and nothing that it sees holds it: it has driven against something. What it waited in a queue does
    // not count, or it would go back into the next one as soon as the queue moves.
    driver.sticks = if held && allowed > 1.0 { driver.sticks + 1 } else { 0 };
    if driver.sticks > patience.max(90) {
        driver.backs = BACKS;
        (driver.waits, driver.sticks) = (0, 0);
    }
}

/// The wheel towards a point of the path ahead.
fn steer(driver: &Driver, view: &View, path: &Path, speed: f32) -> f32 {
    let reach = 4.0 + 0.5 * speed.abs() + view.seen.half.x * 0.5;
    let mut aside = driver.aside;
    if let (Some((left, _)), Some(panic)) = (driver.panic, &driver.def.panic) {
        aside += ops::sin(left as f32 * 0.11) * panic.swerve;
    }
    let goal = path.point(view.streets, reach, aside);
    let way = view.seen.local(goal);
    let far = way.length().max(1.0);
    let sine = (way.y / far).clamp(-1.0, 1.0);
    let angle = ops::atan2(2.0 * view.vehicle.def.axles() * sine, far);
    let behind = way.x < 0.0;
    let angle = if behind { way.y.signum() } else { angle };
    (angle / most_steer(&view.vehicle.def, speed).max(0.01)).clamp(-1.0, 1.0)
}

/// Throttle or brake, as it takes.
fn pedals(allowed: f32, speed: f32, steer: f32) -> Wheel {
    let over = speed - allowed;
    if allowed < 0.3 {
        let brake = if speed.abs() < 0.3 { 1.0 } else { (0.25 + speed * 0.12).min(1.0) };
        return Wheel { brake, steer, ..Wheel::default() };
    }
    let throttle = (-over * 0.5).clamp(0.0, 1.0);
    let brake = if over > 0.4 { (over * 0.35).min(1.0) } else { 0.0 };
    Wheel { throttle, brake, steer, ..Wheel::default() }
}

/// Steps a number towards another one by that much a second.
fn toward(from: f32, to: f32, a_second: f32) -> f32 {
    from + (to - from).clamp(-a_second * TICK, a_second * TICK)
}
