//! Getting about: walking along a path or a field, keeping apart from friends, getting unstuck.

use bevy::math::{Rot2, Vec2};

use super::census::{Crowd, Person};
use crate::{
    content::mind::WalkRules,
    sim::nav::{
        Nav, grid,
        leap::{Leap, Manner, Way},
    },
};

/// So far from its post a mind does not mind standing, in metres.
pub(super) const POST_SLACK: f32 = 0.5;

/// How somebody gets about.
#[derive(Clone, Debug, Default)]
pub struct Walker {
    way: Way,
    next: usize,
    goal: Vec2,
    planned: u64,
    /// Version of the hops that the way knows of.
    hops: u32,
    /// Whether the last search found no way.
    pub lost: bool,
    /// Where it stood when it last made headway, and for how many ticks it has made none.
    watched: (Vec2, u32),
    /// A direction to get unstuck, and for how many ticks.
    escape: (Vec2, u32),
    /// How often it got stuck in a row; alternates the direction.
    tries: u32,
    /// Which leaps it makes: over what is low, through what is shut.
    legs: (bool, bool),
    /// Whether it stands where it must: in a lift, or before what it leaps.
    poised: bool,
    /// The leap that is to be made now, and which way.
    leap: Option<(Leap, Vec2)>,
    /// Ticks for which it has run up to what it is to leap.
    run: u32,
    /// Presses that a leap has been asked for with.
    presses: u32,
    /// The tick until which it leaps no more: the last one led nowhere.
    sore: u64,
}

/// How near to the beginning of a leap one must stand, in metres.
const POISED: f32 = 0.12;

/// Presses after which a leap that has not come off is given up.
const MOST_PRESSES: u32 = 12;

/// Ticks for which one then does not leap.
const SORE: u64 = 600;

/// Whether a leap begins for whom that way leads back to its beginning. One that goes over something has room for a run
/// up: whoever is farther on along the line does not turn back.
fn begins(leap: Leap, back: Vec2, over: Vec2) -> bool {
    let ahead = if leap == Leap::Vault { (-back).dot(over).max(0.0) } else { 0.0 };
    (back + over * ahead).length() <= POISED
}

impl Walker {
    /// To be called before anything is decided in a tick: which leaps it makes.
    pub(super) fn begin_tick(&mut self, vaults: bool, kicks: bool) {
        self.legs = (vaults, kicks);
        self.poised = false;
        self.leap = None;
    }

    /// Whether it must stand where it stands: neither friends nor walls turn it aside.
    pub(super) fn is_poised(&self) -> bool {
        self.poised
    }

    /// The leap that is to be made now, and which way (unit vector).
    pub(super) fn take_leap(&mut self) -> Option<(Leap, Vec2)> {
        self.leap.take()
    }

    /// Ticks for which it has run up to what it is to leap.
    pub(super) fn has_run(&self) -> u32 {
        self.run
    }

    /// Notes that a leap has been asked for. One that does not come off is given up after a while.
    pub(super) fn count_press(&mut self, tick: u64) {
        self.presses += 1;
        if self.presses > MOST_PRESSES {
            self.presses = 0;
            self.sore = tick + SORE;
            self.way.clear();
        }
    }

    /// Whether it would rather look for a way of its own than go along with all others: theirs is long or none, and
    /// it makes leaps that they do not.
    pub(super) fn seeks_short_cut(&self, around: Option<f32>, straight: f32) -> bool {
        let nimble = self.legs.0 || self.legs.1;
        nimble && around.is_none_or(|around| around > straight * 1.5 + 3.0)
    }

    fn manner(&self, tick: u64) -> Manner<'static> {
        let fit = tick >= self.sore;
        Manner { vaults: fit && self.legs.0, kicks: fit && self.legs.1, dread: None }
    }

    /// The direction to walk to get from `at` to `goal`; zero where it has arrived or there is no way.
    pub fn go(&mut self, nav: &mut Nav, at: Vec2, goal: Vec2, tick: u64, rules: &WalkRules) -> Vec2 {
        if at.distance(goal) <= rules.arrive {
            return Vec2::ZERO;
        }
        if nav.is_clear(at, goal) {
            self.way.clear();
            self.lost = false;
            return (goal - at).normalize_or_zero();
        }
        if self.needs_plan(nav, goal, tick, rules) && !nav.is_spent() {
            self.lost = !nav.path(at, goal, self.manner(tick), &mut self.way);
            self.next = 0;
            self.goal = goal;
            self.planned = tick;
            self.hops = nav.grid.hops_version();
        }
        self.along_points(nav, at, rules, true)
    }

    /// Takes a way that somebody else has planned.
    pub(super) fn take_way(&mut self, way: Way) {
        self.way = way;
        self.next = 0;
        self.lost = false;
    }

    /// The direction to walk along the way that was taken, corner by corner; zero at its end.
    pub(super) fn follow(&mut self, nav: &Nav, at: Vec2, rules: &WalkRules) -> Vec2 {
        self.along_points(nav, at, rules, false)
    }

    fn needs_plan(&self, nav: &Nav, goal: Vec2, tick: u64, rules: &WalkRules) -> bool {
        let old = tick >= self.planned + u64::from(rules.path_every);
        let done = self.next >= self.way.points.len();
        // A way that was not found is not sought again in every tick.
        let hopeless = self.lost && !old;
        let changed = !self.way.leaps.is_empty() && self.hops != nav.grid.hops_version();
        !hopeless && (done || old || changed || self.goal.distance(goal) > rules.path_slack)
    }

    fn along_points(&mut self, nav: &Nav, at: Vec2, rules: &WalkRules, cuts: bool) -> Vec2 {
        while let Some(point) = self.way.points.get(self.next).copied() {
            if let Some(leap) = self.way.leap_to(self.next).filter(|_| self.next > 0) {
                let near = self.way.points[self.next - 1];
                if at.distance(point) < at.distance(near) && nav.grid.is_open(at) {
                    (self.presses, self.run) = (0, 0);
                    self.next += 1;
                    continue;
                }
                return self.toward_leap(nav, at, leap, near, point);
            }
            let later = self.way.points.get(self.next + 1).filter(|_| cuts);
            let later = later.filter(|_| self.way.leap_to(self.next + 1).is_none());
            // Beyond stairs the next corner is suddenly near, and any later corner in plain view is as good.
            let passed = later.is_some_and(|later| nav.is_clear(at, *later) && later.distance(at) < 8.0);
            if passed || at.distance(point) <= rules.arrive {
                self.next += 1;
            } else {
                return (point - at).normalize_or_zero();
            }
        }
        Vec2::ZERO
    }

    /// To where a leap begins, and off.
    fn toward_leap(&mut self, nav: &Nav, at: Vec2, leap: Leap, near: Vec2, far: Vec2) -> Vec2 {
        // What was shut may have been opened.
        if leap == Leap::Kick && nav.is_clear(at, far) {
            return (far - at).normalize_or_zero();
        }
        self.poised = true;
        let (way, over) = (near - at, (far - near).normalize_or_zero());
        if !begins(leap, way, over) {
            self.run = 0;
            return (way / 0.25).clamp_length_max(1.0);
        }
        if leap == Leap::Ride {
            return Vec2::ZERO;
        }
        self.run += 1;
        self.leap = Some((leap, over));
        over
    }

    /// Watches whether walking leads anywhere. While it does not, gives another direction for a while.
    pub fn unstick(&mut self, nav: &Nav, at: Vec2, wish: Vec2, rules: &WalkRules) -> Vec2 {
        if self.poised {
            self.watched = (at, 0);
            return wish;
        }
        if self.escape.1 > 0 {
            self.escape.1 -= 1;
            return self.escape.0;
        }
        let moved = self.watched.0.distance(at) > 0.25;
        if moved || wish.length_squared() < 0.04 {
            self.watched = (at, 0);
            if moved {
                self.tries = 0;
            }
            return wish;
        }
        self.watched.1 += 1;
        if self.watched.1 >= rules.stuck {
            self.watched.1 = 0;
            self.way.clear();
            self.tries += 1;
            self.escape = (free_direction(nav, at, wish, self.tries), rules.unstick);
        }
        wish
    }
}

/// A direction beside or behind `wish` in which the next step is open.
fn free_direction(nav: &Nav, at: Vec2, wish: Vec2, tries: u32) -> Vec2 {
    let side = if tries % 2 == 1 { 1.0 } else { -1.0 };
    let angles = [90.0, -90.0, 135.0, -135.0, 180.0, 45.0, -45.0];
    let wish = wish.normalize_or(Vec2::X);
    let turned = angles.map(|angle: f32| Rot2::degrees(angle * side).normalize() * wish);
    turned.into_iter().find(|way| nav.grid.is_open(at + *way * grid::STEP * 1.5)).unwrap_or(-wish)
}

/// The push away from friends who stand too near, at most of length 1.
pub(super) fn apart(me: &Person, crowd: &Crowd, distance: f32) -> Vec2 {
    let mut push = Vec2::ZERO;
    for other in crowd.near(me.at, distance) {
        if other.entity == me.entity || other.faction != me.faction || !other.is_up() {
            continue;
        }
        let way = me.at - other.at;
        if way.length_squared() > distance * distance * 1.01 {
            continue;
        }
        let near = way.length();
        if near < distance {
            // Two on one spot part along a line that their numbers give.
            let aside = if me.id < other.id { Vec2::X } else { Vec2::NEG_X };
            push += way.normalize_or(aside) * (1.0 - near / distance);
        }
    }
    push.clamp_length_max(1.0)
}

/// `wish`, bent away from walls and furniture right ahead.
pub(super) fn bend(nav: &Nav, at: Vec2, wish: Vec2) -> Vec2 {
    let length = wish.length();
    if length < 0.05 || !nav.grid.is_open(at) {
        return wish;
    }
    let direction = wish / length;
    let is_free = |way: Vec2| nav.grid.is_open(at + way * grid::STEP * 1.2);
    if is_free(direction) {
        return wish;
    }
    let angles = [30.0, -30.0, 60.0, -60.0, 90.0, -90.0];
    let turned = angles.map(|angle: f32| Rot2::degrees(angle) * direction);
    turned.into_iter().find(|way| is_free(*way)).map_or(Vec2::ZERO, |way| way * length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_run_up_to_what_he_leaps_does_not_turn_back() {
        let over = Vec2::Y;
        assert!(begins(Leap::Vault, Vec2::new(0.05, 0.1), over));
        assert!(begins(Leap::Vault, Vec2::new(0.05, -0.6), over), "he is 0.6 m farther on");
        assert!(!begins(Leap::Vault, Vec2::new(0.3, -0.6), over), "but not beside it");
        assert!(!begins(Leap::Vault, Vec2::new(0.0, 0.3), over), "nor before it");
        assert!(!begins(Leap::Ride, Vec2::new(0.0, -0.6), over), "a lift waits at its place");
    }
}
