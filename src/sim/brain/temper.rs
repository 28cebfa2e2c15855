//! What a mind carries with it beside its mood: how much heart it has lost, and what it has made up its mind about.

use bevy::{ecs::entity::Entity, math::Vec2};

/// A mind's temper.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Temper {
    /// Heart lost so far, in the points of [`nerve`](crate::content::actor::BrainDef::nerve).
    pub lost: f32,
    /// Whether it has told that it gives up.
    pub yielded: bool,
    /// Whether nothing gives it heart again.
    pub for_good: bool,
    /// Ticks for which nobody has watched it with its hands up.
    pub unwatched: u32,
    /// Ticks for which a gun has been pointed at it in its disguise.
    pub stared: u32,
    /// Whether its disguise is off.
    pub revealed: bool,
    /// Whether it has called its friends in this fight, or tried to.
    pub called: bool,
    /// Whether it has made up its mind in this fight about going round.
    pub flanked: bool,
    /// Where the enemy was when it planned its way round, in metres.
    pub flanks: Vec2,
    /// Whether it has made up its mind in this fight about a shield.
    pub shielded: bool,
    /// Ticks until it thinks of cover again.
    pub cover_rest: u32,
    /// Whether it lowers its gun again, before the shot.
    pub lowers: bool,
    /// Whom it guards.
    pub charge: Option<Entity>,
    /// Ticks until it thinks of rolling aside again.
    pub roll_rest: u32,
    /// How many of its kind's phases have begun.
    pub phase: usize,
    /// Health share in the tick before.
    health: Option<f32>,
}

impl Temper {
    /// Notes the health share of this tick and returns that of the tick before.
    pub(super) fn health_before(&mut self, now: f32) -> f32 {
        self.health.replace(now).unwrap_or(now)
    }

    /// What of it decides what comes, in words that are the same in every run.
    pub fn summary(&self) -> String {
        let Self { lost, yielded, for_good, unwatched, stared, revealed, called, flanked, shielded, .. } =
            self;
        let minds_up = (yielded, for_good, revealed, called, flanked, shielded);
        let mut all = format!(
            "{} {unwatched} {stared} {} {} {minds_up:?}",
            lost.to_bits(),
            self.cover_rest,
            self.phase
        );
        if self.roll_rest > 0 {
            all += &format!(" rolls {}", self.roll_rest);
        }
        all
    }

    /// A fight is over: what it made up its mind about is open again.
    pub fn calm_down(&mut self) {
        self.called = false;
        self.flanked = false;
        self.shielded = false;
    }
}
