//! Where a sound comes from: how far, from which side, and whether a wall is between.

use bevy::prelude::*;
use serde::Deserialize;

use super::{
    mix::{SILENCE, decibels},
    speaker::Level,
};
use crate::{
    sim::{
        actor::{Position, Seat},
        map::Map,
    },
    view::{
        camera::View,
        units::{pixels_per_metre, to_metres, to_pixels},
    },
};

/// The numbers of hearing, from `cues.ron`. Metres; decibels.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpaceRules {
    /// How near a sound is as loud as it gets.
    pub near: f32,
    /// How far beside the middle of the picture it comes wholly from that side: 1 is at its edge.
    pub wide: f32,
    /// How much it comes from the side at the most, 0 to 1.
    pub spread: f32,
    /// Added behind a wall.
    pub wall: f32,
    /// From here on, and behind every wall, a loud thing sounds as from afar.
    pub far: f32,
}

/// Who listens: the player's place, and the middle of what is seen, in metres.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ears {
    /// Distances are counted from here.
    pub at: Vec2,
    /// Sides are counted from here.
    pub middle: Vec2,
    /// Half of what is seen from west to east, in metres.
    pub half: f32,
}

/// How a place is heard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heard {
    /// Added for the distance and the wall, in decibels.
    pub decibels: f32,
    /// From which side, -1 to 1.
    pub panning: f32,
    /// Whether a wall is between.
    pub walled: bool,
}

impl Heard {
    /// At the ears themselves: what has no place, or goes along with the listener.
    pub const HERE: Self = Self { decibels: 0.0, panning: 0.0, walled: false };

    /// How a repeated sound stands that is so loud by itself and plays that fast.
    pub fn level(self, decibels: f32, rate: f64) -> Level {
        let decibels = (decibels + self.decibels).max(SILENCE);
        Level { decibels, panning: self.panning, walled: self.walled, rate }
    }
}

/// Height of the body's middle, on which the camera looks, in metres.
const EYE: f32 = 0.9;

impl Ears {
    /// The ears of the player, or of the camera where there is none.
    pub fn new(player: Option<Vec2>, view: &View) -> Self {
        let middle = to_metres(view.middle, EYE);
        let half = to_metres(view.rect().max, EYE).x - middle.x;
        Self { at: player.unwrap_or(middle), middle, half }
    }

    /// How a sound at `at` that reaches so many metres is heard; none where it is not.
    pub fn hear(&self, rules: &SpaceRules, at: Vec2, reach: f32, map: Option<&Map>) -> Option<Heard> {
        let distance = self.at.distance(at);
        if distance >= reach {
            return None;
        }
        let walled = map.is_some_and(|map| is_walled(map, self.at, at));
        let gain = fall_off(distance, rules.near, reach);
        let wall = if walled { rules.wall } else { 0.0 };
        let side = ((at.x - self.middle.x) / (self.half * rules.wide).max(1.0)).clamp(-1.0, 1.0);
        let decibels = (decibels(gain) + wall).max(SILENCE);
        Some(Heard { decibels, panning: side * rules.spread, walled })
    }
}

/// The gain of a sound at that distance: as with distance in the open, and nothing at all at the end of its reach.
fn fall_off(distance: f32, near: f32, reach: f32) -> f32 {
    if distance <= near {
        return 1.0;
    }
    let last = ((reach - distance) / (reach - near).max(0.01)).clamp(0.0, 1.0);
    near / distance * (last * (2.0 - last))
}

/// Metres around the source that do not count: what slams into a wall lies in its edge.
const AROUND: f32 = 0.8;
/// Metres between two looks along the way.
const STRIDE: f32 = 0.3;

/// Whether a wall stands between two places.
pub fn is_walled(map: &Map, ears: Vec2, source: Vec2) -> bool {
    let way = source - ears;
    let length = way.length();
    let looks = ((length - AROUND) / STRIDE).max(0.0) as u32;
    let step = way.normalize_or_zero() * STRIDE;
    (1..=looks).any(|look| map.terrain_at(ears + step * look as f32).kind.is_opaque())
}

/// Whether that place is on the canvas.
pub fn is_seen(view: &View, at: Vec2) -> bool {
    view.rect().inflate(-pixels_per_metre() / 4.0).contains(to_pixels(at, EYE))
}

/// The player's place and the camera, as a system asks for them.
#[derive(bevy::ecs::system::SystemParam)]
pub struct Listener<'w, 's> {
    players: Query<'w, 's, (&'static Seat, &'static Position)>,
    /// The camera.
    pub view: Res<'w, View>,
    /// The ground, while a mission runs.
    pub map: Option<Res<'w, Map>>,
}

impl Listener<'_, '_> {
    /// The ears of this frame.
    pub fn ears(&self) -> Ears {
        let first = self.players.iter().min_by_key(|(seat, _)| **seat);
        Ears::new(first.map(|(_, at)| at.0), &self.view)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: SpaceRules = SpaceRules { near: 3.0, wide: 1.0, spread: 0.7, wall: -9.0, far: 14.0 };

    #[test]
    fn what_is_far_is_quiet_and_what_is_beyond_reach_is_not_heard() {
        let ears = Ears::default();
        let at = |x: f32| ears.hear(&RULES, Vec2::X * x, 18.0, None);
        let near = at(2.0).expect("near");
        assert_eq!((near.decibels, near.walled), (0.0, false));
        let levels: Vec<f32> = [3.0, 6.0, 12.0, 17.9].map(|x| at(x).expect("in reach").decibels).to_vec();
        assert!(levels.windows(2).all(|pair| pair[1] < pair[0] - 5.0), "{levels:?}");
        assert!(levels[1] > -8.0 && levels[3] < -30.0, "{levels:?}");
        assert_eq!(at(18.0), None);
    }

    #[test]
    fn sides_are_counted_from_the_picture() {
        let ears = Ears { at: Vec2::ZERO, middle: Vec2::new(2.0, 0.0), half: 10.0 };
        let side = |x: f32| ears.hear(&RULES, Vec2::new(x, 1.0), 40.0, None).expect("in reach").panning;
        assert_eq!(side(2.0), 0.0);
        assert!((side(7.0) - 0.35).abs() < 1e-6);
        assert_eq!(side(-30.0), -0.7);
    }
}
