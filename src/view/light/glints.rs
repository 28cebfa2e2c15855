//! Lights of a moment: blows that spark, shots. How often they may light up a good part of the screen is bounded,
//! whoever fires at whom.

use std::{collections::VecDeque, f32::consts::PI};

use bevy::prelude::*;

use super::Moving;
use crate::{
    content::gun::GunDef,
    sim::{mission::Mission, outcome::SimOutcome},
    view::{
        Comfort, ViewSystems,
        units::{canvas_size, to_pixels},
    },
};

/// Seconds that a spark lights its place, and a shot.
const SPARK: f32 = 0.12;
const SHOT: f32 = 0.065;
/// Height at which a muzzle lights the floor around it, in metres.
const MUZZLE: f32 = 0.7;
/// Radius of a shot's light in pixels: so much, so much for each metre a second of recoil, at the most.
const RADIUS: (f32, f32, f32) = (58.0, 18.0, 112.0);
/// What a vehicle that bursts lights: how far in pixels, for how many seconds, how strongly.
const BURST: (f32, f32, f32) = (112.0, 0.9, 1.5);
/// Strength of a shot's light.
const STRENGTH: f32 = 0.85;
/// Share of a light's radius in which it changes a place by a tenth or more.
const BRIGHT: f32 = 0.67;
/// How many times in a second such a part may light up.
const MOST: usize = 3;
/// Lights within so many seconds are one flash to the eye.
const TOGETHER: f64 = 0.1;

/// A light that lasts a moment.
#[derive(Clone, Copy)]
struct Glint {
    at: Vec2,
    color: Vec3,
    radius: f32,
    left: f32,
    life: f32,
}

/// The lights of this moment.
#[derive(Resource, Default)]
pub(super) struct Glints {
    lit: Vec<Glint>,
    budget: Budget,
}

impl Glints {
    /// Lets time pass.
    pub fn fade(&mut self, passed: f32) {
        for glint in &mut self.lit {
            glint.left -= passed;
        }
        self.lit.retain(|glint| glint.left > 0.0);
    }

    /// All of them, the newest first.
    pub fn all(&self) -> impl Iterator<Item = Moving> {
        let now = |glint: &Glint| Moving {
            at: glint.at,
            color: glint.color * (glint.left / glint.life),
            radius: glint.radius,
        };
        self.lit.iter().rev().map(now)
    }

    /// A light for `life` seconds, if the screen bears it now.
    fn light(&mut self, now: f64, at: Vec2, color: Vec3, radius: f32, life: f32) {
        if color.max_element() > 0.0 && self.budget.admits(now, area(radius)) {
            self.lit.push(Glint { at, color, radius, left: life, life });
        }
    }
}

/// Pixels that count as a good part of the screen: a fifth.
fn large() -> f32 {
    canvas_size().element_product() as f32 / 5.0
}

fn area(radius: f32) -> f32 {
    PI * (radius * BRIGHT) * (radius * BRIGHT)
}

/// What was lit lately.
#[derive(Default)]
struct Budget {
    /// When, and how many pixels.
    lights: VecDeque<(f64, f32)>,
    /// When a large part of the screen lit up.
    flashes: VecDeque<f64>,
}

impl Budget {
    /// Whether that many pixels may light up now. Where a large part of the screen has just done so there is no more.
    fn admits(&mut self, now: f64, area: f32) -> bool {
        // Whoever begins again begins with an earlier clock.
        self.lights.retain(|(at, _)| *at <= now && now - at < TOGETHER);
        self.flashes.retain(|at| *at <= now && now - at < 1.0);
        let before: f32 = self.lights.iter().map(|(_, area)| area).sum();
        let is_flash = before + area >= large();
        if before >= large() || is_flash && self.flashes.len() >= MOST {
            return false;
        }
        if is_flash {
            self.flashes.push_back(now);
        }
        self.lights.push_back((now, area));
        true
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Glints>();
    app.add_systems(Update, spark.in_set(ViewSystems::Answer));
}

fn spark(
    mut outcomes: MessageReader<SimOutcome>,
    mut glints: ResMut<Glints>,
    comfort: Res<Comfort>,
    mission: Option<Res<Mission>>,
    time: Res<Time<Virtual>>,
) {
    let now = time.elapsed_secs_f64();
    let share = comfort.flash_share();
    for outcome in outcomes.read() {
        match outcome {
            SimOutcome::BlowLanded { at, heavy: true, .. } | SimOutcome::Slammed { at, .. } => {
                let color = Vec3::new(1.0, 0.85, 0.6) * (0.5 * share);
                glints.light(now, to_pixels(*at, 1.0), color, 60.0, SPARK);
            }
            SimOutcome::Shot { item, at, .. } => {
                let items = mission.as_ref().map(|mission| &mission.setup.catalog.items);
                let item = items.and_then(|items| items.get(item));
                let Some(gun) = item.and_then(|item| item.kind.gun()) else { continue };
                let color = Vec3::new(1.0, 0.74, 0.38) * (STRENGTH * share);
                glints.light(now, to_pixels(*at, MUZZLE), color, radius(gun), SHOT);
            }
            SimOutcome::VehicleWrecked { at, .. } => {
                let color = Vec3::new(1.0, 0.62, 0.25) * (BURST.2 * share);
                glints.light(now, to_pixels(*at, 0.5), color, BURST.0, BURST.1);
            }
            _ => {}
        }
    }
}

/// How far a shot of that gun lights the floor, in pixels.
fn radius(gun: &GunDef) -> f32 {
    (RADIUS.0 + RADIUS.1 * gun.recoil).min(RADIUS.2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::loader::Content;

    /// The worst fight: nine automatics, four of the guns with the largest light, all as fast as they fire, for ten
    /// seconds. Times and areas of what was lit.
    fn worst_fight() -> Vec<(f64, f32)> {
        let catalog = Content::open(None).unwrap().catalog();
        let guns: Vec<&GunDef> = catalog.items.values().filter_map(|item| item.kind.gun()).collect();
        let fastest = guns.iter().min_by_key(|gun| gun.cycle).unwrap();
        let largest = guns.iter().max_by(|a, b| radius(a).total_cmp(&radius(b))).unwrap();
        let shooters = (0..9).map(|n| (*fastest, n)).chain((0..4).map(|n| (*largest, 3 * n)));
        let shooters: Vec<_> = shooters.collect();
        let mut glints = Glints::default();
        let mut lit = Vec::new();
        for tick in 0..600 {
            let now = f64::from(tick) / 60.0;
            for (gun, late) in shooters.iter().filter(|(gun, late)| tick % gun.cycle == late % gun.cycle) {
                let before = glints.lit.len();
                let place = Vec2::new(*late as f32 * 40.0, 0.0);
                glints.light(now, place, Vec3::ONE, radius(gun), SHOT);
                lit.extend((glints.lit.len() > before).then(|| (now, area(radius(gun)))));
            }
            glints.fade(1.0 / 60.0);
            assert!(glints.lit.len() < 20, "what is lit goes out");
        }
        lit
    }

    #[test]
    fn no_fight_lights_up_a_fifth_of_the_screen_more_than_three_times_a_second() {
        let lit = worst_fight();
        assert!(lit.len() > 60, "it is no dark fight: {}", lit.len());
        let sum = |now: f64| -> f32 {
            lit.iter().filter(|(at, _)| *at <= now && now - at < TOGETHER).map(|(_, area)| area).sum()
        };
        let large: Vec<bool> = (0..600).map(|tick| sum(f64::from(tick) / 60.0) >= large()).collect();
        let starts: Vec<usize> =
            (0..600).filter(|&tick| large[tick] && (tick == 0 || !large[tick - 1])).collect();
        assert!(starts.len() > 3, "the bound is met");
        for window in starts.windows(MOST + 1) {
            assert!(window[MOST] - window[0] >= 60, "{starts:?}");
        }
    }

    #[test]
    fn one_shot_alone_is_no_flash_of_the_screen() {
        assert!(area(RADIUS.2) < large());
    }

    #[test]
    fn who_wants_no_flashes_gets_none() {
        let mut glints = Glints::default();
        glints.light(0.0, Vec2::ZERO, Vec3::ZERO, 60.0, SHOT);
        assert_eq!(glints.all().count(), 0);
    }
}
