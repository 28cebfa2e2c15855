//! A place to go to, what is to be done there, and what must be reached first: a key, a door, what furniture shuts in.

use bevy::math::Vec2;

use super::{Hands, sight::View};
use crate::{
    content::{level::TILE, prop::Footprint},
    sim::{command::Buttons, thing::room::distance_to},
};

/// How far from somebody who is shut in one looks for a spot to get at him from, in metres.
const SHUT_IN: f32 = 6.0;

/// A place to go to, and what to press there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub at: Vec2,
    pub press: bool,
    pub button: Buttons,
    /// What one goes up to there, rather than to its middle; and whether one stands still beside it.
    beside: Option<Footprint>,
    pub stays: bool,
    /// Where one goes to get there, where that is another place.
    pub by: Option<Vec2>,
    /// Whether the hand's key is held there.
    pub gesture: bool,
}

impl Place {
    pub fn at(at: Vec2) -> Self {
        Self { at, press: false, button: Buttons::GRAB, beside: None, stays: false, by: None, gesture: false }
    }

    pub fn using(at: Vec2, button: Buttons) -> Self {
        Self { press: true, button, ..Self::at(at) }
    }

    /// Up to a thing with that footprint.
    pub fn up_to(self, footprint: Option<Footprint>) -> Self {
        Self { beside: footprint, ..self }
    }

    /// Presses that button there.
    pub fn pressing(self, button: Buttons) -> Self {
        Self { press: true, button, ..self }
    }

    /// Holds the hand's key there.
    pub fn gesturing(self) -> Self {
        Self { gesture: true, ..self }
    }

    /// Stands still there.
    pub fn staying(self) -> Self {
        Self { stays: true, ..self }
    }

    /// Whether hands at `here` get there.
    pub fn is_in_reach(&self, here: Vec2, radius: f32, reach: f32) -> bool {
        match self.beside {
            Some(footprint) => distance_to(Some(footprint), self.at, here) < radius + 0.15,
            None => self.at.distance(here) < reach * 0.8,
        }
    }

    /// To a locked door, from the side on which one is, and a boot into it.
    pub fn force(door: Vec2, view: &View, hands: &Hands) -> Option<Self> {
        let around = [Vec2::X, Vec2::NEG_X, Vec2::Y, Vec2::NEG_Y].map(|way| door + way * TILE);
        let open = around.into_iter().filter(|at| view.map.is_walkable(*at));
        let by = nearest(open, view, hands)?;
        Some(Self { by: Some(by), ..Self::using(door, Buttons::KICK) })
    }

    /// This place, or what must be reached first: a key, or the locked door in between.
    pub fn reachable(self, view: &View, hands: &mut Hands) -> Option<Self> {
        if self.by.is_some() || hands.nav.is_reachable(view.me.at, self.at) {
            return Some(self);
        }
        let locked: Vec<_> =
            view.doors.iter().filter_map(|door| Some((door.at, door.lock.as_ref()?))).collect();
        let opened = locked.iter().filter(|(_, lock)| view.hand.keys.contains(lock)).map(|(at, _)| *at);
        if let Some(door) = nearest(opened, view, hands) {
            return Some(Self::at(door));
        }
        let weak = view.doors.iter().filter(|door| door.weak && door.lock.is_some());
        if let Some(door) = weak.filter_map(|door| Self::force(door.at, view, hands)).next() {
            return Some(door);
        }
        let wanted = |kind: &String| locked.iter().any(|(_, lock)| *lock == kind);
        let keys = view.items.iter().filter(|item| wanted(&item.kind)).map(|item| item.at);
        nearest(keys, view, hands).map(Self::at).or_else(|| self.shut_in(view, hands))
    }

    /// A place that only furniture shuts in: over it, or as near as one gets, with a boot for what stands there.
    fn shut_in(self, view: &View, hands: &mut Hands) -> Option<Self> {
        if hands.can_leap_to(view, self.at) {
            return Some(self);
        }
        let spot = hands.nearest_to(view, self.at, SHUT_IN)?;
        if view.me.at.distance(spot) > 0.4 {
            return Some(Self::at(spot));
        }
        let way = (self.at - view.me.at).normalize_or_zero();
        Some(Self::using(view.me.at + way * 0.4, Buttons::KICK))
    }
}

/// The nearest of some places that can be reached.
pub(super) fn nearest(places: impl Iterator<Item = Vec2>, view: &View, hands: &Hands) -> Option<Vec2> {
    places
        .filter(|at| hands.nav.is_reachable(view.me.at, *at))
        .min_by(|a, b| a.distance(view.me.at).total_cmp(&b.distance(view.me.at)))
}
