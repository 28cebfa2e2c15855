//! What a player has asked for to make the fight easier, as far as it changes the simulation. It can change in the
//! middle of a mission; the log keeps when.

use bevy::{
    app::{App, FixedUpdate},
    ecs::{resource::Resource, schedule::IntoScheduleConfigs, system::ResMut},
};
use serde::{Deserialize, Serialize};

use super::{mission::Mission, tick::SimSystems};
use crate::content::rules::DifficultyDef;

/// Assists, in percent of what the difficulty says.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Assists {
    /// Damage that the player's side takes, 0 to 100.
    pub damage_taken: u8,
    /// How long opponents' blows, grabs, throws and shots can be seen coming, 100 to 200.
    pub telegraph: u8,
    /// Whether a player at the wheel steers and brakes himself, without the help that is usual.
    #[serde(skip_serializing_if = "is_off")]
    pub free_wheel: bool,
}

fn is_off(switch: &bool) -> bool {
    !switch
}

/// As it goes into digests: what came later is named only where it is on.
impl std::fmt::Debug for Assists {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut form = f.debug_struct("Assists");
        form.field("damage_taken", &self.damage_taken).field("telegraph", &self.telegraph);
        if self.free_wheel {
            form.field("free_wheel", &true);
        }
        form.finish()
    }
}

impl Default for Assists {
    fn default() -> Self {
        Self { damage_taken: 100, telegraph: 100, free_wheel: false }
    }
}

impl Assists {
    /// Whether nothing is asked for.
    pub fn is_off(self) -> bool {
        self == Self::default()
    }

    fn telegraph(self) -> f32 {
        f32::from(self.telegraph.clamp(100, 200)) / 100.0
    }

    /// Whether an opponent's grab or throw that is seen coming stands still in that tick of the mission: so its own
    /// ticks, by which it is shown and judged, last longer.
    pub fn holds_back(self, tick: u64) -> bool {
        let telegraph = u64::from(self.telegraph.clamp(100, 200));
        let gone = |tick: u64| tick * 100 / telegraph;
        gone(tick) == gone(tick.saturating_sub(1)) && telegraph > 100
    }

    /// The difficulty with the assists in it.
    pub fn on(self, difficulty: &DifficultyDef) -> DifficultyDef {
        DifficultyDef {
            wind_up: difficulty.wind_up * self.telegraph(),
            damage_taken: difficulty.damage_taken * f32::from(self.damage_taken.min(100)) / 100.0,
            ..difficulty.clone()
        }
    }
}

/// The assists that are asked for from the next tick on; none: as they are. Whoever plays (a menu, a log) writes it.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AssistsAsked(pub Option<Assists>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<AssistsAsked>();
    app.add_systems(FixedUpdate, take_up.in_set(SimSystems::Begin).before(super::restart::answer_restart));
}

fn take_up(mut asked: ResMut<AssistsAsked>, mut mission: ResMut<Mission>) {
    if let Some(assists) = asked.0.take().filter(|assists| *assists != mission.assists) {
        mission.assist(assists);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difficulty() -> DifficultyDef {
        DifficultyDef {
            name: String::new(),
            wind_up: 1.3,
            damage_taken: 0.65,
            health: 0.9,
            attack_every: 1.35,
            reaction: 1.4,
            strikers: 1,
            spread: 1.0,
            stray: 14.0,
            flight: 1.0,
        }
    }

    #[test]
    fn each_assist_is_a_factor_on_its_number_alone() {
        let with = |damage_taken, telegraph| {
            let changed = Assists { damage_taken, telegraph, ..Assists::default() }.on(&difficulty());
            (changed.damage_taken, changed.wind_up, changed.health, changed.strikers)
        };
        assert_eq!(with(100, 100), (0.65, 1.3, 0.9, 1));
        assert_eq!(with(50, 100), (0.325, 1.3, 0.9, 1));
        assert_eq!(with(0, 150), (0.0, 1.3 * 1.5, 0.9, 1));
    }

    #[test]
    fn what_no_menu_offers_is_brought_into_bounds() {
        let changed = Assists { damage_taken: 255, telegraph: 3, ..Assists::default() }.on(&difficulty());
        assert_eq!((changed.damage_taken, changed.wind_up), (0.65, 1.3));
    }

    #[test]
    fn a_grab_that_is_held_back_lasts_as_much_longer() {
        for (telegraph, moves) in [(100, 600), (125, 480), (150, 400), (200, 300)] {
            let assists = Assists { telegraph, ..Assists::default() };
            let moved = (1001..=1600).filter(|tick| !assists.holds_back(*tick)).count();
            assert_eq!(moved, moves, "{telegraph}");
        }
    }

    #[test]
    fn what_a_text_leaves_out_is_off() {
        assert_eq!(serde_json::from_str::<Assists>("{}").unwrap(), Assists::default());
        let half = Assists { damage_taken: 50, ..Assists::default() };
        assert_eq!(serde_json::from_str::<Assists>("{\"damage_taken\":50}").unwrap(), half);
    }
}
