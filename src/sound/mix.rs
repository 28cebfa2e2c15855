//! The buses: how loud each is, and what makes the music step back.

use bevy::{math::ops, prelude::*};
use serde::Deserialize;

use super::{
    SoundSystems,
    desk::{Desk, is_open},
    speaker::Bus,
};
use crate::{
    app::flow::{Pause, Screen},
    sim::mission::{Mission, Phase},
};

/// What counts as silence, in decibels.
pub const SILENCE: f32 = -60.0;

/// How loud the player wants it, each 0 to 100.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volumes {
    /// Everything.
    pub master: u8,
    /// Music.
    pub music: u8,
    /// Blows, steps, doors, the place, menus.
    pub effects: u8,
    /// Voices.
    pub voices: u8,
}

impl Default for Volumes {
    fn default() -> Self {
        Self { master: 80, music: 70, effects: 90, voices: 90 }
    }
}

/// The numbers of the mix, from `cues.ron`. Decibels; seconds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MixRules {
    /// Added to everything.
    pub gain: f32,
    /// Added to the music.
    pub music: f32,
    /// Added to the music while somebody speaks or after a blast.
    pub duck: f32,
    /// Added to the music while the game is paused and over the score.
    pub dim: f32,
    /// Added to the world's sounds while the game is paused.
    pub hush: f32,
    /// Added to the world's sounds behind the title.
    pub backdrop: f32,
    /// How long the music takes to step back, and to come forward again.
    pub fade: (f32, f32),
    /// The stillness after what is greater than all else.
    pub still: StillRules,
}

/// A stillness in which one sound is heard alone. Decibels; seconds.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StillRules {
    /// Added to all that is still: the world, its voices, the music.
    pub db: f32,
    /// How much later than the world the music comes back.
    pub music: f32,
    /// How long the world and the music take to come back.
    pub fade: f32,
}

/// A gain as decibels.
pub fn decibels(gain: f32) -> f32 {
    const PER_NEPER: f32 = 8.685_89;
    if gain <= 0.001 { SILENCE } else { ops::ln(gain) * PER_NEPER }
}

/// A volume of 0 to 100 as decibels: half of it sounds about half as loud.
pub fn volume(percent: u8) -> f32 {
    let share = f32::from(percent.min(100)) / 100.0;
    decibels(share * share)
}

/// What makes the music and the world step back now.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Backing {
    /// Somebody speaks.
    pub speech: bool,
    /// A blast was heard a moment ago.
    pub blast: bool,
    /// The game is paused, or its score is shown.
    pub dimmed: bool,
    /// The world stands still.
    pub paused: bool,
    /// The world is only seen behind the title.
    pub backdrop: bool,
    /// One sound is heard alone: the world is still, and the music.
    pub still: (bool, bool),
}

impl Backing {
    /// Whether that bus is still.
    fn is_still(&self, bus: Bus) -> bool {
        match bus {
            Bus::Music => self.still.1,
            Bus::Effects | Bus::Voices => self.still.0,
            Bus::Master | Bus::Interface => false,
        }
    }
}

/// How loud a bus is, in decibels.
pub fn level(bus: Bus, volumes: &Volumes, rules: &MixRules, backing: Backing) -> f32 {
    let when = |on: bool, decibels: f32| if on { decibels } else { 0.0 };
    let world = when(backing.paused, rules.hush) + when(backing.backdrop, rules.backdrop);
    let still = when(backing.is_still(bus), rules.still.db);
    let level = match bus {
        Bus::Master => volume(volumes.master) + rules.gain,
        Bus::Music => {
            let ducked = when(backing.speech || backing.blast, rules.duck);
            // Two reasons to step back are no reason to vanish.
            volume(volumes.music) + rules.music + ducked.min(when(backing.dimmed, rules.dim))
        }
        Bus::Effects => volume(volumes.effects) + world,
        Bus::Voices => volume(volumes.voices) + world,
        Bus::Interface => volume(volumes.effects),
    };
    level + still
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Volumes>();
    app.add_systems(PostUpdate, set_buses.in_set(SoundSystems::Mix).run_if(is_open));
}

fn set_buses(
    mut desk: ResMut<Desk>,
    volumes: Res<Volumes>,
    (screen, pause): (Res<State<Screen>>, Res<State<Pause>>),
    mission: Option<Res<Mission>>,
    mut before: Local<Backing>,
) {
    let playing = *screen.get() == Screen::Playing;
    let paused = playing && *pause.get() == Pause::On;
    let over = matches!(screen.get(), Screen::Won | Screen::Lost);
    let backing = Backing {
        speech: playing && mission.is_some_and(|mission| mission.phase == Phase::Scene),
        blast: desk.now < desk.ducked_until,
        dimmed: paused || over,
        paused,
        backdrop: !playing && !over,
        still: still(&desk, screen.get()),
    };
    let (back, forward) = desk.cues.mix.fade;
    let before = std::mem::replace(&mut *before, backing);
    for bus in Bus::ALL {
        let wanted = level(bus, &volumes, &desk.cues.mix, backing);
        let returns = before.is_still(bus) && !backing.is_still(bus);
        let fade = match wanted < desk.levels[bus as usize] {
            true => back,
            false if returns => desk.cues.mix.still.fade,
            false => forward,
        };
        if desk.levels[bus as usize] != wanted {
            desk.levels[bus as usize] = wanted;
            desk.speaker.set_bus(bus, wanted, fade);
        }
    }
    if desk.muffled != paused {
        desk.muffled = paused;
        desk.speaker.muffle(paused, forward);
    }
}

/// Whether the world is still now, and whether the music is; whoever leaves the mission leaves its stillness.
fn still(desk: &Desk, screen: &Screen) -> (bool, bool) {
    let until = desk.still_until.filter(|_| *screen == Screen::Playing);
    let later = f64::from(desk.cues.mix.still.music);
    until.map_or((false, false), |until| (desk.now < until, desk.now < until + later))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: MixRules = MixRules {
        gain: 2.0,
        music: -1.0,
        duck: -6.0,
        dim: -9.0,
        hush: -10.0,
        backdrop: -12.0,
        fade: (0.1, 0.5),
        still: StillRules { db: -50.0, music: 4.0, fade: 3.0 },
    };

    #[test]
    fn volumes_run_from_silence_to_as_it_was_baked() {
        assert_eq!(volume(0), SILENCE);
        assert_eq!(volume(100), 0.0);
        assert!((volume(50) + 12.04).abs() < 0.01);
        assert!((volume(80) + 3.88).abs() < 0.01);
        assert_eq!(volume(255), 0.0);
    }

    #[test]
    fn speech_and_blasts_duck_the_music_by_six_decibels_and_nothing_else() {
        let full = Volumes { master: 100, music: 100, effects: 100, voices: 100 };
        let quiet = Backing::default();
        for backing in [Backing { speech: true, ..quiet }, Backing { blast: true, ..quiet }] {
            assert_eq!(level(Bus::Music, &full, &RULES, backing), -7.0);
            for bus in [Bus::Master, Bus::Effects, Bus::Voices, Bus::Interface] {
                assert_eq!(level(bus, &full, &RULES, backing), level(bus, &full, &RULES, quiet));
            }
        }
        let both = Backing { speech: true, blast: true, dimmed: true, ..quiet };
        assert_eq!(level(Bus::Music, &full, &RULES, both), -10.0, "the stronger reason alone");
    }

    #[test]
    fn a_pause_hushes_the_world_but_not_its_menu() {
        let full = Volumes { master: 100, music: 100, effects: 100, voices: 100 };
        let paused = Backing { dimmed: true, paused: true, ..Backing::default() };
        assert_eq!(level(Bus::Effects, &full, &RULES, paused), -10.0);
        assert_eq!(level(Bus::Voices, &full, &RULES, paused), -10.0);
        assert_eq!(level(Bus::Interface, &full, &RULES, paused), 0.0);
        assert_eq!(level(Bus::Music, &full, &RULES, paused), -10.0);
        assert_eq!(level(Bus::Master, &full, &RULES, paused), 2.0);
    }

    #[test]
    fn in_a_stillness_one_sound_is_heard_alone_and_the_music_comes_back_last() {
        let full = Volumes { master: 100, music: 100, effects: 100, voices: 100 };
        let still = Backing { still: (true, true), ..Backing::default() };
        for bus in [Bus::Effects, Bus::Voices, Bus::Music] {
            assert!(level(bus, &full, &RULES, still) < -45.0, "{bus:?}");
        }
        assert_eq!(level(Bus::Interface, &full, &RULES, still), 0.0, "on which it is heard");
        let notes = crate::sound::tests::Notes::default();
        let (cues, index) = (crate::sound::cues::tests::shipped(), crate::sound::cues::tests::contract());
        let mut desk = Desk::new(cues, index, Box::new(notes));
        assert_eq!(still_at(&mut desk, 10.0), (false, false));
        assert!(desk.play("crash_train", 0.0, None).is_some());
        let (secs, music) = (desk.cues.rules("crash_train").still, desk.cues.mix.still.music);
        assert_eq!(still_at(&mut desk, 10.0 + secs - 0.1), (true, true));
        assert_eq!(still_at(&mut desk, 10.0 + secs + 0.1), (false, true));
        assert_eq!(still_at(&mut desk, 10.0 + secs + music + 0.1), (false, false));
    }

    fn still_at(desk: &mut Desk, now: f32) -> (bool, bool) {
        desk.now = f64::from(now);
        still(desk, &Screen::Playing)
    }
}
