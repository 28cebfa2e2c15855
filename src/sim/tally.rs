//! Counting what was done, for the score.

use bevy::ecs::{
    entity::Entity,
    query::With,
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

/// What a hit came to.
pub struct Came {
    /// Who struck: the side, and whether a player.
    pub striker: Option<(Faction, bool)>,
    /// Whether it beat whom it met.
    pub beaten: bool,
    /// Whether he had given up before.
    pub gave_up: bool,
    /// Health taken.
    pub damage: f32,
}

impl Tallies<'_> {
    /// Counts a hit on `body`.
    pub fn count(&mut self, hit: &Hit, body: &BodyItem, came: &Came) {
        let by_player = came.striker.is_some_and(|(_, is_player)| is_player);
        let counts = &mut self.counts.0;
        // What the player is spared is a hit all the same.
        if body.seat.is_some() && hit.damage > 0.0 && hit.way != Way::Fire {
            counts.hits_taken += 1;
        }
        match body.actor.faction {
            Faction::Civilian if came.damage > 0.0 => {
                counts.civilians_harmed += 1;
                counts.civilians_hurt += u32::from(by_player);
            }
            Faction::Gang => {
                if by_player {
                    count_landed(counts, &mut self.tries, hit);
                    counts.cruelties += u32::from(came.gave_up && came.damage > 0.0);
                }
                if came.beaten {
                    counts.defeat(hit.way, body.actor.def.points);
                }
            }
            _ => {}
        }
    }
}

fn count_landed(counts: &mut Tally, tries: &mut Tries, hit: &Hit) {
    match hit.way {
        Way::Fist | Way::Kick | Way::Charged | Way::Item | Way::Finish if tries.land_blow() => {
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

/// Counts what is told rather than struck: tries, arrests, flights.
pub(super) fn count_outcomes(world: &mut World, outcomes: &[SimOutcome]) {
    let players: Vec<Entity> = world.query_filtered::<Entity, With<Seat>>().iter(world).collect();
    for outcome in outcomes {
        let arrested = match outcome {
            SimOutcome::Arrested { on, .. } => world.get::<Actor>(*on).map(|actor| actor.def.points),
            _ => None,
        };
        let tries = &mut world.resource_mut::<Tries>();
        let missed = match outcome {
            SimOutcome::BlowStarted { actor, .. } if players.contains(actor) => {
                tries.begin_blow();
                false
            }
            SimOutcome::PropStruck { .. } => {
                tries.excuse_blow();
                false
            }
            SimOutcome::BlowMissed { actor } => players.contains(actor) && tries.miss_blow(),
            _ => false,
        };
        let counts = &mut world.resource_mut::<Counts>().0;
        counts.blows += u32::from(missed);
        match outcome {
            SimOutcome::Fled { .. } => counts.fled += 1,
            SimOutcome::Shot { actor, .. } | SimOutcome::ThrewItem { actor, .. } => {
                counts.shots += u32::from(players.contains(actor));
            }
            SimOutcome::Arrested { .. } => {
                counts.arrests += 1;
                counts.defeat(Way::Arrest, arrested.unwrap_or(0));
            }
            _ => {}
        }
    }
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
