//! Counting what was done, for the score.

use bevy::ecs::{
    entity::Entity,
    system::{Query, Res, ResMut, SystemParam},
    world::World,
};

use super::{
    actor::{Actor, Faction, Seat},
    fighter::{body::BodyItem, hit::Hit},
    mission::{Counts, Mission, Tally},
    outcome::{SimOutcome, Way},
    tries::Tries,
};

/// Writes into the mission's tally. The only part of a mission that the fight writes.
#[derive(SystemParam)]
pub struct Tallies<'w> {
    counts: ResMut<'w, Counts>,
    tries: ResMut<'w, Tries>,
}

/// Who struck: the side, and the seat of a player.
pub type Striker = Option<(Faction, Option<u8>)>;

impl Tallies<'_> {
    /// Counts a hit on `body` that took `damage`.
    pub fn count(&mut self, hit: &Hit, body: &BodyItem, striker: Striker, beaten: bool, damage: f32) {
        let player = striker.and_then(|(_, seat)| seat);
        let counts = &mut self.counts.0;
        // What the player is spared is a hit all the same.
        if body.seat.is_some() && hit.damage > 0.0 && hit.way != Way::Fire {
            counts.hits_taken += 1;
        }
        match body.actor.faction {
            Faction::Civilian if damage > 0.0 => {
                counts.civilians_harmed += 1;
                counts.civilians_hurt += u32::from(player.is_some());
            }
            Faction::Gang => {
                if let Some(seat) = player {
                    count_landed(counts, &mut self.tries, hit, seat);
                }
                if beaten {
                    counts.defeat(hit.way, body.actor.def.points);
                }
            }
            _ => {}
        }
    }

    /// Counts one put in handcuffs: one more way to win, if he was of the gang.
    pub fn count_arrest(&mut self, suspect: &BodyItem) {
        let counts = &mut self.counts.0;
        counts.arrests += 1;
        if suspect.actor.faction == Faction::Gang {
            counts.defeat(Way::Arrest, suspect.actor.def.points);
        }
    }

    /// Counts a blow of a player's at one who has his hands up.
    pub fn count_cruelty(&mut self, striker: Striker) {
        self.counts.0.cruelties += u32::from(striker.is_some_and(|(_, seat)| seat.is_some()));
    }
}

fn count_landed(counts: &mut Tally, tries: &mut Tries, hit: &Hit, seat: u8) {
    match hit.way {
        Way::Fist | Way::Kick | Way::Charged | Way::Item | Way::Finish if tries.land_blow(seat) => {
            counts.blows += 1;
            counts.landed += 1;
        }
        Way::Missile => counts.shots_landed += 1,
        Way::Shot if tries.land_shot(hit.shot) => counts.shots_landed += 1,
        _ => {}
    }
}

impl Tally {
    /// Counts an opponent who is out of the fight.
    fn defeat(&mut self, way: Way, points: u32) {
        *self.ways.entry(way).or_default() += 1;
        self.points += points;
        self.chain += 1;
        self.chain_left = u32::MAX;
    }
}

/// Counts what is told rather than struck: tries, and who fled.
pub(super) fn count_outcomes(world: &mut World, outcomes: &[SimOutcome]) {
    let players: Vec<(Entity, u8)> =
        world.query::<(Entity, &Seat)>().iter(world).map(|(entity, seat)| (entity, seat.0)).collect();
    let seat_of = |actor: &Entity| players.iter().find(|(player, _)| player == actor).map(|(_, seat)| *seat);
    let mut tries = std::mem::take(&mut *world.resource_mut::<Tries>());
    let counts = &mut world.resource_mut::<Counts>().0;
    for outcome in outcomes {
        match outcome {
            SimOutcome::BlowStarted { actor, .. } => {
                seat_of(actor).into_iter().for_each(|seat| tries.begin_blow(seat));
            }
            SimOutcome::PropStruck { .. } => players.iter().for_each(|(_, seat)| tries.excuse_blow(*seat)),
            SimOutcome::BlowMissed { actor } => {
                counts.blows += u32::from(seat_of(actor).is_some_and(|seat| tries.miss_blow(seat)));
            }
            SimOutcome::Shot { actor, .. } | SimOutcome::ThrewItem { actor, .. } => {
                counts.shots += u32::from(seat_of(actor).is_some());
            }
            SimOutcome::Fled { .. } => counts.fled += 1,
            SimOutcome::NearMiss { .. } => counts.feats.near_misses += 1,
            _ => {}
        }
    }
    *world.resource_mut::<Tries>() = tries;
}

/// Bystanders who have been there, all at once: whoever leaves stays counted.
pub(super) fn count_civilians(people: Query<&Actor>, mut counts: ResMut<Counts>) {
    let now = people.iter().filter(|actor| actor.faction == Faction::Civilian).count() as u32;
    if now > counts.0.civilians {
        counts.0.civilians = now;
    }
}

/// Chains of victories end when the next one takes too long.
pub(super) fn keep_chain(mission: Res<Mission>, mut counts: ResMut<Counts>) {
    let tally = &mut counts.0;
    if tally.chain_left == u32::MAX {
        tally.chain_left = mission.score_rules().chain_ticks;
        tally.chain_links += tally.chain.saturating_sub(1);
        tally.best_chain = tally.best_chain.max(tally.chain);
    } else if tally.chain_left > 0 {
        tally.chain_left -= 1;
    } else {
        tally.chain = 0;
    }
}
