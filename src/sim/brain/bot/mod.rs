//! The bot in a player's place: it reads the world as a player sees it and answers with one command a tick.
//!
//! It plays fair: it presses buttons like anybody else, and it reacts to what can be seen only after a human moment.
//! It belongs to no mission's state: its chance is its own, and it changes nothing in the world that it looks at.

mod bound;
mod combat;
mod dodge;
mod driving;
mod errand;
mod paper;
mod place;
mod practice;
mod rails;
mod route;
mod shooting;
mod sight;
mod things;
mod throwing;

use bevy::{
    ecs::{change_detection::DetectChangesMut, entity::Entity, world::World},
    math::Vec2,
};
use rand_chacha::ChaCha8Rng;

use super::steering::Walker;
use crate::{
    content::mind::WalkRules,
    sim::{
        command::{Buttons, PlayerCommand},
        mission::{Mission, Phase},
        nav::{Nav, grid::STEP, leap::Leap},
        rng::{self, Streams},
    },
};
use combat::Plan;
use sight::View;

/// Ticks without any progress after which the bot goes for a walk.
const PATIENCE: u32 = 900;

/// Ticks between two presses of one who means to get over or through something.
const LEAP_EVERY: u32 = 6;

/// A player that is a program.
#[derive(Clone, Debug)]
pub struct Bot {
    rng: ChaCha8Rng,
    walker: Walker,
    /// What it means to do to whom.
    plan: Option<Plan>,
    /// Buttons of its last command: a press needs a release before it.
    held: Buttons,
    tick: u32,
    /// Ticks it takes to react to the present threat.
    reaction: u32,
    /// Steps back until then, in its own ticks.
    retreat_until: u32,
    /// Thinks of fetching something again then.
    fetch_after: u32,
    /// Takes breath until then: nobody strikes without a pause.
    breathe_until: u32,
    /// Blows struck with the thing in hand.
    swings: u32,
    /// At whom it shoots.
    aim: shooting::Aim,
    progress: Progress,
    /// Its way at a wheel.
    trip: driving::Trip,
    /// A walk to get unstuck: where to, and until when.
    stroll: Option<(Vec2, u32)>,
}

/// What shows that the mission goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Progress {
    enemies: usize,
    health: f32,
    done: usize,
    place: Vec2,
    /// Ticks since any of it changed.
    idle: u32,
}

/// What the bot wants in a tick.
#[derive(Clone, Copy, Debug, Default)]
struct Urge {
    go: Vec2,
    aim: Option<Vec2>,
    press: Buttons,
    hold: Buttons,
}

impl Urge {
    fn go(direction: Vec2) -> Self {
        Self { go: direction, ..Self::default() }
    }

    fn aim(mut self, direction: Vec2) -> Self {
        self.aim = Some(direction);
        self
    }

    fn press(mut self, button: Buttons) -> Self {
        self.press = self.press.with(button);
        self
    }

    fn hold(mut self, button: Buttons) -> Self {
        self.hold = self.hold.with(button);
        self
    }
}

impl Bot {
    /// A bot whose choices come from that seed.
    pub fn new(seed: u64) -> Self {
        Self {
            rng: Streams::new(seed ^ 0x0B07).brains,
            walker: Walker::default(),
            plan: None,
            held: Buttons::default(),
            tick: 0,
            reaction: 12,
            retreat_until: 0,
            fetch_after: 0,
            breathe_until: 0,
            swings: 0,
            aim: shooting::Aim::default(),
            progress: Progress::default(),
            trip: driving::Trip::default(),
            stroll: None,
        }
    }

    /// The command for the coming tick of whoever sits in that seat.
    pub fn command(&mut self, world: &mut World, seat: u8) -> PlayerCommand {
        self.tick = self.tick.wrapping_add(1);
        let urge = match world.get_resource::<Mission>().map(|mission| mission.phase.clone()) {
            Some(Phase::Playing) => self.play(world, seat),
            Some(Phase::Puzzle) => paper::urge(world, self.tick),
            Some(Phase::Scene) => Urge::default().press(Buttons::SKIP),
            Some(Phase::Lost) => Urge::default().press(Buttons::RESTART),
            Some(Phase::Won) | None => Urge::default(),
        };
        self.answer(urge)
    }

    /// Turns a wish into buttons: what is pressed now must not have been held in the tick before.
    fn answer(&mut self, urge: Urge) -> PlayerCommand {
        let pressed = urge.press.without(self.held);
        let buttons = pressed.with(urge.hold);
        self.held = buttons;
        let command = PlayerCommand::default().moving(urge.go).pressing(buttons);
        match urge.aim {
            Some(direction) => command.aiming(direction),
            None => command,
        }
    }

    fn play(&mut self, world: &mut World, seat: u8) -> Urge {
        if let Some(urge) = driving::at_wheel(self, world, seat) {
            return urge;
        }
        let Some(mut view) = sight::look(world, seat) else { return Urge::default() };
        let walk = view.rules.mind.walk.clone();
        let Some(mut nav) = world.get_resource_mut::<Nav>() else { return Urge::default() };
        // Searching a way uses the lattice's buffers, but leaves what is known of ways as it was.
        let nav = nav.bypass_change_detection();
        nav.allow_searches(walk.searches.max(4));
        self.watch_progress(&view);
        self.walker.begin_tick(false, false);
        let mut hands = Hands { nav, walk };
        let urge = self.decide(&mut view, &mut hands);
        let urge = self.leap(&view, urge);
        self.keep_moving(&view, urge, &mut hands)
    }

    /// First what must be answered at once, then the fight, then the errand.
    fn decide(&mut self, view: &mut View, hands: &mut Hands) -> Urge {
        if let Some(urge) = dodge::reflex(self, view, hands) {
            return urge;
        }
        if let Some(urge) = shooting::in_act(self, view, hands) {
            return urge;
        }
        if let Some(urge) = combat::in_act(self, view, hands) {
            return urge;
        }
        if let Some(urge) = self.stroll(view, hands) {
            return urge;
        }
        if let Some(urge) = errand::heal(self, view, hands) {
            return urge;
        }
        if let Some(urge) = shooting::fight(self, view, hands) {
            return urge;
        }
        if let Some(urge) = combat::fight(self, view, hands) {
            return urge;
        }
        self.plan = None;
        errand::go_on(self, view, hands)
    }

    /// Walks out of whatever keeps it from getting on.
    fn stroll(&mut self, view: &View, hands: &mut Hands) -> Option<Urge> {
        if self.progress.idle > PATIENCE && self.stroll.is_none() {
            self.progress.idle = 0;
            let spot = self.random_spot(view, hands)?;
            self.stroll = Some((spot, self.tick + 150));
            self.plan = None;
        }
        let (spot, until) = self.stroll?;
        let go = hands.walk(&mut self.walker, view, spot);
        if self.tick >= until || go == Vec2::ZERO {
            self.stroll = None;
        }
        Some(Urge::go(go))
    }

    fn random_spot(&mut self, view: &View, hands: &Hands) -> Option<Vec2> {
        let mut draw = || (rng::share(&mut self.rng) - 0.5) * 12.0;
        (0..20)
            .map(|_| view.me.at + Vec2::new(draw(), draw()))
            .find(|spot| hands.nav.grid.is_open(*spot) && hands.nav.is_reachable(view.me.at, *spot))
    }

    fn watch_progress(&mut self, view: &View) {
        let now = Progress {
            enemies: view.enemies().count(),
            health: view.enemies().map(|enemy| enemy.health).sum::<f32>() + view.me.health,
            done: view.objectives_done,
            place: self.progress.place,
            idle: self.progress.idle + 1,
        };
        let moved_far = view.me.at.distance(now.place) > 4.0;
        let before = self.progress;
        let same = (now.enemies, now.done) == (before.enemies, before.done) && now.health == before.health;
        self.progress = now;
        if !same || moved_far {
            self.progress.idle = 0;
            self.progress.place = view.me.at;
        }
    }

    /// Over what is low and through what is shut, where the way leads there.
    fn leap(&mut self, view: &View, urge: Urge) -> Urge {
        let Some((leap, way)) = self.walker.take_leap() else { return urge };
        if !view.is_free() || urge.press != Buttons::default() {
            return urge;
        }
        let button = match leap {
            Leap::Ride => return urge,
            Leap::Vault => Buttons::ROLL,
            Leap::Kick => Buttons::KICK,
        };
        let urge = Urge::go(if leap == Leap::Kick { way * 0.2 } else { way }).aim(way);
        if !self.tick.is_multiple_of(LEAP_EVERY) {
            return urge;
        }
        self.walker.count_press(view.tick);
        urge.press(button)
    }

    /// Bends the way around corners and out of dead ends.
    fn keep_moving(&mut self, view: &View, mut urge: Urge, hands: &mut Hands) -> Urge {
        if view.is_free() && urge.go.length() > 0.5 && !self.walker.is_poised() {
            urge.go = self.walker.unstick(hands.nav, view.me.at, urge.go, &hands.walk);
            urge.go = super::steering::bend(hands.nav, view.me.at, urge.go);
        }
        urge
    }
}

/// What the bot needs to find its way.
struct Hands<'a> {
    nav: &'a mut Nav,
    walk: WalkRules,
}

impl Hands<'_> {
    /// The direction to walk to a place; zero when there. Where legs alone do not lead there, over and through things.
    fn walk(&mut self, walker: &mut Walker, view: &View, goal: Vec2) -> Vec2 {
        if !self.nav.is_reachable(view.me.at, goal) {
            walker.begin_tick(true, true);
        }
        walker.go(self.nav, view.me.at, goal, view.tick, &self.walk)
    }

    /// Whether there is a way to a place for one who also goes over what is low and through what can be kicked in.
    fn can_leap_to(&mut self, view: &View, goal: Vec2) -> bool {
        self.nav.is_reachable_by_leaps(view.me.at, goal)
    }

    /// The spot nearest to a place that legs lead to, no farther from it than so many metres.
    fn nearest_to(&self, view: &View, goal: Vec2, within: f32) -> Option<Vec2> {
        let grid = &self.nav.grid;
        let steps = (within / STEP) as i32;
        let around =
            (-steps..=steps).flat_map(|y| (-steps..=steps).map(move |x| Vec2::new(x as f32, y as f32)));
        around
            .map(|off| goal + off * STEP)
            .filter(|at| grid.is_open(*at) && self.nav.is_reachable(view.me.at, *at))
            .min_by(|a, b| a.distance_squared(goal).total_cmp(&b.distance_squared(goal)))
    }
}

/// Somebody to deal with, by the body.
type Target = Entity;
