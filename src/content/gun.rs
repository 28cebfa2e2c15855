//! Guns as data: what a shot does, how it scatters, how the gun is loaded.
//!
//! Times are ticks of 1/60 s, lengths metres, speeds metres a second, angles degrees.

use serde::Deserialize;

use super::{
    item::ThrownDef,
    moves::{HitEffect, MoveDef},
};

/// A gun.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GunDef {
    /// Which clips show it being held, aimed and fired.
    pub hold: Hold,
    /// Health taken by one bullet or pellet, up to `falloff`'s `near`.
    pub damage: f32,
    /// Poise taken by one bullet or pellet.
    pub poise: f32,
    /// Speed given to the struck, in metres a second.
    pub knock_back: f32,
    /// What a bullet does to the struck beside damage.
    #[serde(default)]
    pub effect: HitEffect,
    /// Ticks that the struck stands still (at most 7).
    #[serde(default)]
    pub hit_stop: u32,
    /// Bullets or pellets of one shot.
    #[serde(default = "one_bullet")]
    pub pellets: u32,
    /// The whole angle over which pellets part, in degrees.
    #[serde(default)]
    pub pellet_arc: f32,
    /// How far a bullet flies, in metres.
    pub range: f32,
    /// How damage fades with the way.
    pub falloff: FalloffDef,
    /// Speed of a bullet in metres a second.
    pub speed: f32,
    /// What a bullet goes through: each thing takes its material's `resistance` from this, and damage shrinks with it.
    pub power: f32,
    /// How shots scatter.
    pub spread: SpreadDef,
    /// Speed that a shot gives its shooter, backwards, in metres a second.
    pub recoil: f32,
    /// Ticks from the trigger to the shot; part of the cycle.
    #[serde(default)]
    pub wind_up: u32,
    /// Ticks for which an opponent's aim is seen before his shot, before difficulty.
    pub telegraph: u32,
    /// Ticks from one shot to the next.
    pub cycle: u32,
    /// Whether it goes on firing while the trigger is held.
    #[serde(default)]
    pub automatic: bool,
    /// Rounds that it holds.
    pub rounds: u32,
    /// The sort of ammunition that it takes ("pistol"): a name shared by guns and by ammunition lying about.
    pub ammo: String,
    /// How it is loaded.
    pub reload: ReloadDef,
    /// Ticks to draw it or put it away.
    pub draw: u32,
    /// How far a shot is heard, in metres.
    pub noise: f32,
    /// From the shooter's middle to the muzzle, in metres.
    pub muzzle: f32,
    /// Walking speed while shooting, as a share of the normal one (0 to 1).
    pub aim_walk: f32,
    /// Share of the normal speed at which its bearer moves (0 to 1).
    #[serde(default = "whole")]
    pub walk_share: f32,
    /// Whether a bullet in flight is drawn as a streak of light.
    #[serde(default = "yes")]
    pub tracer: bool,
    /// The sprite of the empty case that a shot throws out; none where it stays in the gun.
    #[serde(default)]
    pub casing: Option<String>,
    /// The picture of a round of it on the display.
    #[serde(default = "round")]
    pub round: String,
    /// The blow with it while it is empty and nothing is left to load it with; without one it is thrown.
    #[serde(default)]
    pub swing: Option<MoveDef>,
    /// What happens when it is thrown.
    pub thrown: ThrownDef,
}

fn one_bullet() -> u32 {
    1
}

fn whole() -> f32 {
    1.0
}

fn round() -> String {
    "ui/round".to_owned()
}

fn yes() -> bool {
    true
}

/// Which clips show a gun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Hold {
    /// In one hand.
    One,
    /// In both hands, at the shoulder or the hip.
    Two,
    /// In both hands before the face, and they fly up with each shot.
    Huge,
}

/// How damage fades with the way a bullet has flown.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FalloffDef {
    /// Up to here the damage is whole, in metres.
    pub near: f32,
    /// From here on only `share` of it is left, in metres; between the two it fades evenly.
    pub far: f32,
    /// Share of the damage that is left far away (0 to 1).
    pub share: f32,
}

impl FalloffDef {
    /// Share of the damage after `way` metres, 0 to 1.
    pub fn at(&self, way: f32) -> f32 {
        if way <= self.near {
            return 1.0;
        }
        let along = (way - self.near) / (self.far - self.near).max(0.001);
        1.0 - along.min(1.0) * (1.0 - self.share)
    }
}

/// How shots scatter, as angles to either side, in degrees.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpreadDef {
    /// Of the first shot of one who stands still.
    pub least: f32,
    /// Added at a full run.
    pub walking: f32,
    /// Added by each shot…
    pub shot: f32,
    /// …up to so much…
    pub most: f32,
    /// …and lost again each second.
    pub settle: f32,
}

impl SpreadDef {
    /// How far a shot may go astray to either side, in degrees: of one who moves at `pace` (a share of his run, 0 to 1)
    /// and whose last shots have left `bloom` degrees.
    pub fn at(&self, pace: f32, bloom: f32) -> f32 {
        self.least + self.walking * pace.clamp(0.0, 1.0) + bloom
    }
}

/// How a gun is loaded: opened, filled, closed. Whatever is interrupted goes on where it was left.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReloadDef {
    /// Ticks to open it (magazine out, cylinder out); 0 where there is nothing to open.
    pub open: u32,
    /// Ticks to fill it: the whole magazine, or one round where it is loaded `singly`.
    pub insert: u32,
    /// Ticks to close it (slide, cylinder, bolt).
    pub close: u32,
    /// Whether it is loaded round by round, so that a half loaded one can be fired.
    #[serde(default)]
    pub singly: bool,
}

/// What bullets meet, of the whole fight.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GunRules {
    /// Height at which guns are fired, in metres.
    pub chest: f32,
    /// Height of somebody who ducks, in metres: what stands lower hides nobody.
    pub duck_height: f32,
    /// From the edge of something low within which one who stands still ducks behind it, in metres.
    pub duck_reach: f32,
    /// Speed under which one stands still, in metres a second.
    pub duck_speed: f32,
    /// Ticks of standing still before one ducks.
    pub duck_ticks: u32,
    /// Walking speed while reloading, as a share of the normal one (0 to 1).
    pub reload_walk: f32,
    /// With neither mouse nor stick, shots turn to an enemy within this whole angle in degrees…
    pub lock_arc: f32,
    /// …and within this distance in metres.
    pub lock_reach: f32,
    /// Degrees by which an aiming opponent can turn in a tick: who runs across his line gets out of it.
    pub turn: f32,
    /// Distance within which a bullet that misses is felt, in metres.
    pub near_miss: f32,
    /// Share of the rounds that lie with the gun of somebody beaten (0 to 1).
    pub left_share: f32,
    /// What bullets meet, by material; a material that is not listed stops them all.
    pub materials: std::collections::BTreeMap<String, MaterialDef>,
}

impl Default for GunRules {
    fn default() -> Self {
        Self {
            chest: 1.3,
            duck_height: 0.7,
            duck_reach: 0.45,
            duck_speed: 0.5,
            duck_ticks: 8,
            reload_walk: 0.6,
            lock_arc: 50.0,
            lock_reach: 12.0,
            turn: 1.6,
            near_miss: 0.7,
            left_share: 1.0,
            materials: Default::default(),
        }
    }
}

/// What a material does to bullets.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MaterialDef {
    /// Power that a bullet spends in it.
    pub resistance: f32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spread_grows_with_movement_and_with_shots() {
        let spread = SpreadDef { least: 1.0, walking: 4.0, shot: 2.0, most: 8.0, settle: 10.0 };
        assert_eq!(spread.at(0.0, 0.0), 1.0);
        assert_eq!(spread.at(0.5, 2.0), 5.0);
        assert_eq!(spread.at(3.0, 0.0), 5.0, "nobody runs faster than he runs");
    }

    #[test]
    fn damage_fades_evenly_between_near_and_far() {
        let falloff = FalloffDef { near: 4.0, far: 12.0, share: 0.25 };
        assert_eq!(falloff.at(3.9), 1.0);
        assert!((falloff.at(8.0) - 0.625).abs() < 1e-6);
        assert_eq!(falloff.at(40.0), 0.25);
    }
}
