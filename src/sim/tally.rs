//! Counting what was done, for the score.

use bevy::ecs::system::{ResMut, SystemParam};

use super::{
    actor::Faction,
    fighter::{body::BodyItem, hit::Hit},
    mission::Mission,
    outcome::Way,
};

/// Writes into the mission's tally. The only part of a mission that the fight writes.
#[derive(SystemParam)]
pub struct Tallies<'w> {
    counts: ResMut<'w, super::mission::Counts>,
}

impl Tallies<'_> {
    /// Counts a hit on `body` by `striker` (side, and whether a player), that took `damage`.
    pub fn count(
        &mut self,
        hit: &Hit,
        body: &BodyItem,
        striker: Option<(Faction, bool)>,
        beaten: bool,
        damage: f32,
    ) {
        let by_player = striker.is_some_and(|(_, is_player)| is_player);
        let counts = &mut self.counts.0;
        if body.seat.is_some() && damage > 0.0 && hit.way != Way::Fire {
            counts.hits_taken += 1;
        }
        match body.actor.faction {
            Faction::Civilian if by_player && damage > 0.0 => counts.civilians_hurt += 1,
            Faction::Gang => {
                let aimed =
                    matches!(hit.way, Way::Fist | Way::Kick | Way::Charged | Way::Item | Way::Missile);
                counts.landed += u32::from(by_player && aimed);
                if beaten {
                    *counts.ways.entry(hit.way).or_default() += 1;
                    counts.points += body.actor.def.points;
                    counts.chain += 1;
                    counts.chain_left = u32::MAX;
                }
            }
            _ => {}
        }
    }
}

impl Tallies<'_> {
    /// Counts one put in handcuffs: one more way to win, if he was of the gang.
    pub fn count_arrest(&mut self, suspect: &BodyItem) {
        let counts = &mut self.counts.0;
        counts.arrests += 1;
        if suspect.actor.faction == Faction::Gang {
            *counts.ways.entry(Way::Arrest).or_default() += 1;
            counts.points += suspect.actor.def.points;
        }
    }

    /// Counts a blow of a player's at one who has his hands up.
    pub fn count_cruelty(&mut self, striker: Option<(Faction, bool)>) {
        self.counts.0.cruelties += u32::from(striker.is_some_and(|(_, is_player)| is_player));
    }
}

/// Chains of victories end when the next one takes too long.
pub(super) fn keep_chain(
    mission: bevy::ecs::system::Res<Mission>,
    mut counts: ResMut<super::mission::Counts>,
) {
    let rules = &mission.setup.catalog.rules.score;
    let tally = &mut counts.0;
    if tally.chain_left == u32::MAX {
        tally.chain_left = rules.chain_ticks;
        if tally.chain > 1 {
            tally.chain_points += rules.chain_step * (tally.chain - 1);
        }
        tally.best_chain = tally.best_chain.max(tally.chain);
    } else if tally.chain_left > 0 {
        tally.chain_left -= 1;
    } else {
        tally.chain = 0;
    }
}
