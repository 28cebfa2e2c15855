//! How fast an engine turns: by speed and gear, and by what is asked of it.

use bevy::math::ops;

/// How quickly an engine follows, as a share of the way in a second.
const FOLLOWS: f32 = 7.0;
/// A gear is left upwards at so much of its top, and downwards under so much of the one below.
const UP: f32 = 0.98;
const DOWN: f32 = 0.8;
/// How far an engine turns up while the vehicle hardly moves.
const SLIPS: f32 = 0.35;

/// An engine and its gears.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gearbox {
    /// The gear, from 0.
    pub gear: u32,
    /// From 0 (it idles) to 1 (it races).
    pub revs: f32,
    /// What is asked of it, 0 to 1.
    pub load: f32,
}

impl Gearbox {
    /// Goes on by so many seconds, at that share of the vehicle's top speed and with that throttle (0 to 1). Whether a
    /// higher gear was put in.
    pub fn turn(&mut self, share: f32, throttle: f32, gears: u32, secs: f32) -> bool {
        let gears = gears.max(1);
        let top = |gear: u32| (gear + 1) as f32 / gears as f32;
        let before = self.gear.min(gears - 1);
        self.gear = before;
        while self.gear + 1 < gears && share > top(self.gear) * UP {
            self.gear += 1;
        }
        while self.gear > 0 && share < top(self.gear - 1) * DOWN {
            self.gear -= 1;
        }
        let wanted = (share / top(self.gear)).clamp(throttle * SLIPS, 1.0);
        let way = (secs * FOLLOWS).clamp(0.0, 1.0);
        self.revs += (wanted - self.revs) * way;
        self.load += (throttle - self.load) * way;
        self.gear > before
    }
}

/// Which of so many loops, laid in a row from rest to racing, are heard at those revs: the lower one's number, and how
/// loud the lower and the upper one are.
pub fn lead_over(revs: f32, loops: usize) -> (usize, f32, f32) {
    let place = revs.clamp(0.0, 1.0) * loops.saturating_sub(1) as f32;
    let lower = (place as usize).min(loops.saturating_sub(2));
    let share = place - lower as f32;
    // What is laid over each other keeps its strength.
    (lower, (1.0 - share).max(0.0).sqrt(), share.max(0.0).sqrt())
}

/// The tone at those revs of loops with these tones: evenly in ratio between them.
pub fn tone(revs: f32, tones: &[f32]) -> f32 {
    let (lower, ..) = lead_over(revs, tones.len());
    let share = revs.clamp(0.0, 1.0) * tones.len().saturating_sub(1) as f32 - lower as f32;
    match (tones.get(lower), tones.get(lower + 1)) {
        (Some(low), Some(high)) if *low > 0.0 && *high > 0.0 => low * ops::powf(high / low, share),
        (Some(only), _) => *only,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_turns_up_and_falls_back_with_every_gear() {
        let mut box_of_four = Gearbox::default();
        let (mut shifts, mut falls, mut before) = (0, 0, 0.0);
        for step in 0..600 {
            shifts += u32::from(box_of_four.turn(step as f32 / 600.0, 1.0, 4, 0.05));
            falls += u32::from(box_of_four.revs < before - 0.02);
            before = box_of_four.revs;
        }
        assert_eq!(shifts, 3);
        assert!(falls >= 3 && box_of_four.revs > 0.9, "{box_of_four:?}");
        // Between two gears nothing goes to and fro.
        let trembles = (0..200).filter(|step| {
            let share = 0.5 + 0.01 * (step % 2) as f32;
            box_of_four.turn(share, 0.5, 4, 0.05)
        });
        assert!(trembles.count() <= 1);
    }

    #[test]
    fn one_that_stands_idles_and_roars_when_it_is_asked_to() {
        let mut engine = Gearbox::default();
        (0..40).for_each(|_| _ = engine.turn(0.0, 0.0, 3, 0.05));
        assert!(engine.revs < 0.01);
        (0..40).for_each(|_| _ = engine.turn(0.0, 1.0, 3, 0.05));
        assert!(engine.revs > 0.3 && engine.load > 0.95);
    }

    #[test]
    fn loops_are_led_over_in_one_tone() {
        assert_eq!(lead_over(0.0, 3), (0, 1.0, 0.0));
        let (lower, a, b) = lead_over(0.75, 3);
        assert_eq!(lower, 1);
        assert!((a * a + b * b - 1.0).abs() < 1e-5);
        assert_eq!(lead_over(1.0, 3), (1, 0.0, 1.0));
        assert_eq!(lead_over(0.4, 1).0, 0);
        let tones = [30.0, 64.0, 110.0];
        assert!((tone(0.0, &tones) - 30.0).abs() < 1e-3 && (tone(1.0, &tones) - 110.0).abs() < 1e-3);
        assert!((tone(0.5, &tones) - 64.0).abs() < 1e-3);
        assert!((tone(0.25, &tones) - (30.0_f32 * 64.0).sqrt()).abs() < 1e-2);
        assert_eq!(tone(0.3, &[50.0]), 50.0);
    }
}
