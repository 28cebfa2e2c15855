//! Points and medals.

use serde::{Deserialize, Serialize};

use super::mission::{Mission, ObjectiveState, Tally};

/// The grade of a mission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Medal {
    /// None.
    #[default]
    None,
    /// Bronze.
    Bronze,
    /// Silver.
    Silver,
    /// Gold.
    Gold,
}

/// How each point came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Opponents beaten.
    pub beaten: i64,
    /// Time under or over par.
    pub time: i64,
    /// Variety.
    pub style: i64,
    /// Chains.
    pub chain: i64,
    /// Hits taken.
    pub hits: i64,
    /// Optional objectives.
    pub optional: i64,
    /// Bystanders.
    pub civilians: i64,
    /// The sum, never under zero.
    pub total: i64,
    /// The grade.
    pub medal: Medal,
}

/// Points that bronze, silver and gold take in this mission.
pub fn medals(mission: &Mission) -> (u32, u32, u32) {
    mission.setup.level.medals.unwrap_or(mission.setup.catalog.rules.score.medals)
}

/// The score as it stands.
pub fn score(mission: &Mission, tally: &Tally) -> Score {
    let rules = &mission.setup.catalog.rules.score;
    let level = &mission.setup.level;
    let seconds = |ticks: u32| i64::from(ticks / 60);
    let (spent, par) = (mission.attempt_tick, level.par_ticks);
    let time = if spent > par {
        -seconds(spent - par) * i64::from(rules.per_second_over_par)
    } else {
        seconds(par - spent) * i64::from(rules.per_second_under_par)
    };
    let optional_done = level
        .objectives
        .iter()
        .zip(&mission.objectives)
        .filter(|(objective, state)| objective.optional && **state == ObjectiveState::Done)
        .count() as i64;
    let beaten = i64::from(tally.points);
    let style = tally.ways.len() as i64 * i64::from(rules.per_way);
    let chain = i64::from(tally.chain_points);
    let hits = -i64::from(tally.hits_taken) * i64::from(rules.per_hit_taken);
    let optional = optional_done * i64::from(rules.per_optional);
    let civilians = -i64::from(tally.civilians_hurt) * i64::from(rules.per_civilian);
    let total = (beaten + time + style + chain + hits + optional + civilians).max(0);
    let (bronze, silver, gold) = medals(mission);
    let medal = match total {
        _ if total >= i64::from(gold) => Medal::Gold,
        _ if total >= i64::from(silver) => Medal::Silver,
        _ if total >= i64::from(bronze) => Medal::Bronze,
        _ => Medal::None,
    };
    Score { beaten, time, style, chain, hits, optional, civilians, total, medal }
}
