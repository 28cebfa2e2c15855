//! What a mind at the wheel remembers.

use std::{collections::VecDeque, sync::Arc};

use bevy::ecs::{component::Component, entity::Entity};

use crate::{
    content::{driver::DriverDef, roads::Lane},
    sim::vehicle::Fleet,
};

/// A mind at the wheel of a vehicle.
#[derive(Component, Clone, Debug)]
pub struct Driver {
    /// Id of the kind.
    pub kind: String,
    /// The kind.
    pub def: Arc<DriverDef>,
    /// Phases that have been, by their index in the kind with which it came.
    pub(super) born: Arc<DriverDef>,
    pub(super) phases: usize,
    /// The lane in which it drives.
    pub lane: Option<Lane>,
    /// The lane that comes next, and where the two meet: metres along the one and along the other.
    pub(super) next: Option<(Lane, f32, f32)>,
    /// Nodes that it drives along, the next one first.
    pub route: VecDeque<usize>,
    /// Whether its route is at an end: it stops there.
    pub(super) arrived: bool,
    /// Whether its street is at an end.
    pub at_end: bool,
    /// The speed at which it was sent, in metres a second.
    pub wish: Option<f32>,
    /// How far to the left of its lane it drives, in metres.
    pub aside: f32,
    /// Ticks for which it has not got on though it wanted to.
    pub(super) waits: u32,
    /// Ticks for which it has stood though nothing that it sees holds it.
    pub(super) sticks: u32,
    /// Ticks for which it has stood at a stop sign.
    pub(super) stopped: u32,
    /// Ticks for which it still goes back.
    pub(super) backs: u32,
    /// Panic: ticks left, and whether it brakes rather than flees.
    pub panic: Option<(u32, bool)>,
    /// Whether it is about to lose its head.
    pub(super) startled: bool,
    /// Ramming: ticks before the next try, ticks of the warning, ticks of the push, and on which side.
    pub(super) ram: (u32, u32, u32, f32),
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
