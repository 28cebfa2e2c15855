//! What deeds are worth, and how many points a medal takes; a level may have its own numbers for some of them.

use serde::Deserialize;

/// Points.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreRules {
    /// Points lost for each second over par.
    pub per_second_over_par: u32,
    /// Points for ending under par, for each second.
    pub per_second_under_par: u32,
    /// Points for each different way of beating somebody.
    pub per_way: u32,
    /// Points of the second, third, … victory in a chain, times its number.
    pub chain_step: u32,
    /// Ticks in which the next victory belongs to the same chain.
    pub chain_ticks: u32,
    /// Points for each percent of blows and shots that met an opponent.
    #[serde(default = "per_percent_hit")]
    pub per_percent_hit: u32,
    /// So many blows and shots are counted at least: one lucky shot is no marksmanship.
    #[serde(default = "least_tries")]
    pub least_tries: u32,
    /// Points for each arrest, beside those for an opponent beaten.
    #[serde(default = "per_arrest")]
    pub per_arrest: u32,
    /// Points lost each time that somebody who has given up is hurt.
    #[serde(default = "per_cruelty")]
    pub per_cruelty: u32,
    /// Points for leaving every bystander unhurt, where there are any.
    #[serde(default = "civilians_safe")]
    pub civilians_safe: u32,
    /// Points lost for each clean hit taken.
    pub per_hit_taken: u32,
    /// Points for each optional objective.
    pub per_optional: u32,
    /// Points lost each time that the player hurts a bystander.
    pub per_civilian: u32,
    /// Points for each vehicle that the player's passes fast and closely without touching it.
    #[serde(default = "per_near_miss")]
    pub per_near_miss: u32,
    /// Points needed for bronze, silver, gold.
    pub medals: (u32, u32, u32),
}

fn per_near_miss() -> u32 {
    25
}

fn per_percent_hit() -> u32 {
    6
}

fn least_tries() -> u32 {
    12
}

fn per_arrest() -> u32 {
    150
}

fn per_cruelty() -> u32 {
    300
}

fn civilians_safe() -> u32 {
    300
}

/// What a level counts otherwise; what it leaves out is as in `rules.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScoreChange {
    /// Points lost for each second over par.
    pub per_second_over_par: Option<u32>,
    /// Points for ending under par, for each second.
    pub per_second_under_par: Option<u32>,
    /// Points for each different way of beating somebody.
    pub per_way: Option<u32>,
    /// Points of the second, third, … victory in a chain, times its number.
    pub chain_step: Option<u32>,
    /// Ticks in which the next victory belongs to the same chain.
    pub chain_ticks: Option<u32>,
    /// Points for each percent of blows and shots that met an opponent.
    pub per_percent_hit: Option<u32>,
    /// So many blows and shots are counted at least.
    pub least_tries: Option<u32>,
    /// Points for each arrest, beside those for an opponent beaten.
    pub per_arrest: Option<u32>,
    /// Points lost each time that somebody who has given up is hurt.
    pub per_cruelty: Option<u32>,
    /// Points for leaving every bystander unhurt, where there are any.
    pub civilians_safe: Option<u32>,
    /// Points lost for each clean hit taken.
    pub per_hit_taken: Option<u32>,
    /// Points for each optional objective.
    pub per_optional: Option<u32>,
    /// Points lost each time that the player hurts a bystander.
    pub per_civilian: Option<u32>,
    /// Points for each vehicle that the player's passes fast and closely without touching it.
    pub per_near_miss: Option<u32>,
}

impl ScoreChange {
    /// Those rules with this level's numbers in them.
    pub fn on(&self, rules: &ScoreRules) -> ScoreRules {
        ScoreRules {
            per_second_over_par: self.per_second_over_par.unwrap_or(rules.per_second_over_par),
            per_second_under_par: self.per_second_under_par.unwrap_or(rules.per_second_under_par),
            per_way: self.per_way.unwrap_or(rules.per_way),
            chain_step: self.chain_step.unwrap_or(rules.chain_step),
            chain_ticks: self.chain_ticks.unwrap_or(rules.chain_ticks),
            per_percent_hit: self.per_percent_hit.unwrap_or(rules.per_percent_hit),
            least_tries: self.least_tries.unwrap_or(rules.least_tries),
            per_arrest: self.per_arrest.unwrap_or(rules.per_arrest),
            per_cruelty: self.per_cruelty.unwrap_or(rules.per_cruelty),
            civilians_safe: self.civilians_safe.unwrap_or(rules.civilians_safe),
            per_hit_taken: self.per_hit_taken.unwrap_or(rules.per_hit_taken),
            per_optional: self.per_optional.unwrap_or(rules.per_optional),
            per_civilian: self.per_civilian.unwrap_or(rules.per_civilian),
            per_near_miss: self.per_near_miss.unwrap_or(rules.per_near_miss),
            medals: rules.medals,
        }
    }
}
