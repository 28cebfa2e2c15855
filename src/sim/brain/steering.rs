//! Getting about: walking along a path or a field, keeping apart from friends, getting unstuck.

use bevy::math::{Rot2, Vec2};

use super::census::{Crowd, Person};
use crate::{
    content::mind::WalkRules,
    sim::nav::{Nav, grid},
};

/// So far from its post a mind does not mind standing, in metres.
pub(super) const POST_SLACK: f32 = 0.5;

/// How somebody gets about.
#[derive(Clone, Debug, Default)]
pub struct Walker {
    points: Vec<Vec2>,
    next: usize,
    goal: Vec2,
    planned: u64,
    /// Whether the last search found no way.
    pub lost: bool,
    /// Where it stood when it last made headway, and for how many ticks it has made none.
    watched: (Vec2, u32),
    /// A direction to get unstuck, and for how many ticks.
    escape: (Vec2, u32),
    /// How often it got stuck in a row; alternates the direction.
    tries: u32,
}

impl Walker {
    /// The direction to walk to get from `at` to `goal`; zero where it has arrived or there is no way.
    pub fn go(&mut self, nav: &mut Nav, at: Vec2, goal: Vec2, tick: u64, rules: &WalkRules) -> Vec2 {
        if at.distance(goal) <= rules.arrive {
            return Vec2::ZERO;
        }
        if nav.is_clear(at, goal) {
            self.points.clear();
            self.lost = false;
            return (goal - at).normalize_or_zero();
        }
        if self.needs_plan(goal, tick, rules) && !nav.is_spent() {
            self.lost = !nav.path(at, goal, &mut self.points);
            self.next = 0;
            self.goal = goal;
            self.planned = tick;
        }
        self.along_points(nav, at, rules)
    }

    fn needs_plan(&self, goal: Vec2, tick: u64, rules: &WalkRules) -> bool {
        let old = tick >= self.planned + u64::from(rules.path_every);
        let done = self.next >= self.points.len();
        // A way that was not found is not sought again in every tick.
        let hopeless = self.lost && !old;
        !hopeless && (done || old || self.goal.distance(goal) > rules.path_slack)
    }

    fn along_points(&mut self, nav: &Nav, at: Vec2, rules: &WalkRules) -> Vec2 {
        while let Some(point) = self.points.get(self.next) {
            let later = self.points.get(self.next + 1);
            // Beyond stairs the next corner is suddenly near, and any later corner in plain view is as good.
            let passed = later.is_some_and(|later| nav.is_clear(at, *later) && later.distance(at) < 8.0);
            if passed || at.distance(*point) <= rules.arrive {
                self.next += 1;
            } else {
                return (*point - at).normalize_or_zero();
            }
        }
        Vec2::ZERO
    }

    /// Watches whether walking leads anywhere. While it does not, gives another direction for a while.
    pub fn unstick(&mut self, nav: &Nav, at: Vec2, wish: Vec2, rules: &WalkRules) -> Vec2 {
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
            self.points.clear();
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
