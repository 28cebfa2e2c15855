//! How hot the fight is, and how much of the music that wants.

use serde::Deserialize;

/// When the music changes, from `cues.ron`. Metres; seconds; shares.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MusicRules {
    /// The piece of the title and its menus.
    pub title: String,
    /// How far around the player opponents count.
    pub near: f32,
    /// Heat of recent blows from which it is a fight; a blow adds 1.
    pub fight: f32,
    /// Heat from which, with opponents enough, it is at its peak.
    pub peak: f32,
    /// Opponents enough.
    pub many: usize,
    /// Share of the player's health under which a fight is at its peak.
    pub weak: f32,
    /// Seconds in which the heat halves.
    pub cools: f32,
    /// Seconds before the music calms down by one step.
    pub calms: f32,
    /// Seconds in which one piece goes over into another.
    pub cross: f32,
}

/// How hot the fight is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Intensity {
    /// Nobody is after the player.
    #[default]
    Calm,
    /// Somebody is.
    Alert,
    /// Blows fall.
    Fight,
    /// Blows fall thick, or the player's on him are near his last.
    Peak,
}

impl Intensity {
    /// How many of so many layers it wants, at least one.
    pub fn layers(self, of: usize) -> usize {
        (self as usize + 1).min(of)
    }

    fn calmer(self) -> Self {
        match self {
            Self::Peak => Self::Fight,
            Self::Fight => Self::Alert,
            Self::Alert | Self::Calm => Self::Calm,
        }
    }
}

/// What the intensity is judged by in a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moment {
    /// Opponents near who are after the player.
    pub hunters: usize,
    /// Blows that landed since the last moment, given and taken.
    pub blows: usize,
    /// The player's health, as a share.
    pub health: f32,
    /// Seconds since the last moment.
    pub secs: f32,
}

/// The intensity over time: it rises at once and calms down step by step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gauge {
    /// The present intensity.
    pub now: Intensity,
    heat: f32,
    calm_for: f32,
}

impl Gauge {
    /// Goes on by a moment.
    pub fn feel(&mut self, moment: Moment, rules: &MusicRules) -> Intensity {
        let halves = moment.secs / rules.cools.max(0.01);
        self.heat = self.heat * bevy::math::ops::exp2(-halves) + moment.blows as f32;
        let wanted = self.judge(moment, rules);
        if wanted >= self.now {
            self.now = wanted;
            self.calm_for = 0.0;
        } else {
            self.calm_for += moment.secs;
            if self.calm_for >= rules.calms {
                self.now = self.now.calmer();
                self.calm_for = 0.0;
            }
        }
        self.now
    }

    fn judge(&self, moment: Moment, rules: &MusicRules) -> Intensity {
        let many = moment.hunters >= rules.many && self.heat >= rules.peak;
        let weak = moment.health < rules.weak;
        match moment.hunters {
            0 if self.heat < rules.fight => Intensity::Calm,
            0 => Intensity::Alert,
            _ if self.heat < rules.fight => Intensity::Alert,
            _ if many || weak => Intensity::Peak,
            _ => Intensity::Fight,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> MusicRules {
        MusicRules {
            title: String::new(),
            near: 14.0,
            fight: 0.9,
            peak: 4.0,
            many: 3,
            weak: 0.3,
            cools: 3.0,
            calms: 5.0,
            cross: 2.0,
        }
    }

    #[test]
    fn the_hotter_the_fight_the_more_layers() {
        let one = |moment: Moment| Gauge::default().feel(moment, &rules());
        let calm = Moment { health: 1.0, secs: 0.1, ..Moment::default() };
        assert_eq!(one(calm), Intensity::Calm);
        assert_eq!(one(Moment { hunters: 2, ..calm }), Intensity::Alert);
        assert_eq!(one(Moment { hunters: 2, blows: 1, ..calm }), Intensity::Fight);
        assert_eq!(one(Moment { hunters: 3, blows: 5, ..calm }), Intensity::Peak);
        assert_eq!(one(Moment { hunters: 2, blows: 5, ..calm }), Intensity::Fight, "too few for a peak");
        assert_eq!(one(Moment { hunters: 1, blows: 1, health: 0.2, ..calm }), Intensity::Peak);
        assert_eq!(one(Moment { blows: 1, ..calm }), Intensity::Alert, "blows, but nobody is left");
        let layers = [Intensity::Calm, Intensity::Alert, Intensity::Fight, Intensity::Peak];
        assert_eq!(layers.map(|level| level.layers(4)), [1, 2, 3, 4]);
        assert_eq!(layers.map(|level| level.layers(2)), [1, 2, 2, 2]);
        assert_eq!(Intensity::Peak.layers(0), 0);
    }

    #[test]
    fn it_rises_at_once_and_calms_down_step_by_step() {
        let mut gauge = Gauge::default();
        let hot = Moment { hunters: 4, blows: 6, health: 1.0, secs: 0.1 };
        assert_eq!(gauge.feel(hot, &rules()), Intensity::Peak);
        let calm = Moment { health: 1.0, secs: 1.0, ..Moment::default() };
        let course: Vec<Intensity> = (0..16).map(|_| gauge.feel(calm, &rules())).collect();
        let first = |level| course.iter().position(|now| *now == level);
        assert_eq!(first(Intensity::Fight), Some(4));
        assert_eq!(first(Intensity::Alert), Some(9));
        assert_eq!(first(Intensity::Calm), Some(14));
    }
}
