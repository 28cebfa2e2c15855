//! Points and medals: what was done, times what it is worth.
//!
//! Six things make the score: time, style, chain, accuracy, arrests, and bystanders left safe. Beside them stand what
//! the mission itself is about: opponents beaten, orders kept, hits taken.

use serde::{Deserialize, Serialize};

use super::mission::{Feats, Mission, ObjectiveState, Tally};
use crate::content::score::ScoreRules;

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

/// What points are given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Opponents beaten, each with points of his own.
    Beaten,
    /// Time under or over par.
    Time,
    /// Different ways of beating somebody.
    Style,
    /// Victories close on each other: the second is worth one step, the third two, and so on.
    Chain,
    /// Blows and shots that met an opponent.
    Accuracy,
    /// Opponents arrested, less those who were hurt when they had given up.
    Arrests,
    /// Bystanders unhurt.
    Civilians,
    /// Optional objectives.
    Orders,
    /// Hits taken.
    Hits,
    /// What was dared: near misses, shortcuts. A line of its own only where there was any.
    Feats,
}

/// So many times what one is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// How many.
    pub count: i64,
    /// What one is worth; what costs points is under zero.
    pub rate: i64,
}

/// One line of the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What for.
    pub part: Part,
    /// How many points.
    pub points: i64,
    /// How they came to be; nothing where each has a worth of his own.
    pub terms: Vec<Term>,
}

/// How each point came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Line by line.
    pub lines: Vec<Line>,
    /// The sum, never under zero.
    pub total: i64,
    /// The grade.
    pub medal: Medal,
}

impl Score {
    /// The points of one part.
    pub fn points(&self, part: Part) -> i64 {
        self.lines.iter().filter(|line| line.part == part).map(|line| line.points).sum()
    }
}

/// What of a mission counts, beside its tally.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Ticks it took.
    pub ticks: u32,
    /// Ticks of a good time.
    pub par_ticks: u32,
    /// Optional objectives done.
    pub orders: u32,
}

impl Course {
    fn of(mission: &Mission) -> Self {
        let level = &mission.setup.level;
        let states = level.objectives.iter().zip(&mission.objectives);
        let kept = states.filter(|(goal, state)| goal.optional && **state == ObjectiveState::Done);
        Self { ticks: mission.counted_ticks(), par_ticks: level.par_ticks, orders: kept.count() as u32 }
    }
}

/// The score as it stands.
pub fn score(mission: &Mission, tally: &Tally) -> Score {
    reckon(mission.score_rules(), Course::of(mission), tally)
}

/// The score of a mission that went that way.
pub fn reckon(rules: &ScoreRules, course: Course, tally: &Tally) -> Score {
    let term = |count: u32, rate: u32| Term { count: count.into(), rate: rate.into() };
    let less = |count: u32, rate: u32| Term { count: count.into(), rate: -i64::from(rate) };
    let line = |part, terms: Vec<Term>| {
        let points = terms.iter().map(|term| term.count * term.rate).sum();
        Line { part, points, terms: terms.into_iter().filter(|term| term.count != 0).collect() }
    };
    let Course { ticks, par_ticks, orders } = course;
    let time = match par_ticks.checked_sub(ticks) {
        Some(left) => term(left / 60, rules.per_second_under_par),
        None => less((ticks - par_ticks) / 60, rules.per_second_over_par),
    };
    let safe = tally.civilians > 0 && tally.civilians_harmed == 0;
    let mut lines = vec![
        Line { part: Part::Beaten, points: tally.points.into(), terms: Vec::new() },
        line(Part::Time, vec![time]),
        line(Part::Style, vec![term(tally.ways.len() as u32, rules.per_way)]),
        line(Part::Chain, vec![term(tally.chain_links, rules.chain_step)]),
        line(Part::Accuracy, vec![term(percent_hit(rules, tally), rules.per_percent_hit)]),
        line(
            Part::Arrests,
            vec![term(tally.arrests, rules.per_arrest), less(tally.cruelties, rules.per_cruelty)],
        ),
        line(
            Part::Civilians,
            vec![term(safe.into(), rules.civilians_safe), less(tally.civilians_hurt, rules.per_civilian)],
        ),
        line(Part::Orders, vec![term(orders, rules.per_optional)]),
        line(Part::Hits, vec![less(tally.hits_taken, rules.per_hit_taken)]),
    ];
    let feats = tally.feats;
    if feats != Feats::default() {
        lines.push(line(
            Part::Feats,
            vec![term(feats.near_misses, rules.per_near_miss), term(feats.bonus, 1)],
        ));
    }
    let total = lines.iter().map(|line| line.points).sum::<i64>().max(0);
    let (bronze, silver, gold) = rules.medals;
    let medal = match total {
        _ if total >= i64::from(gold) => Medal::Gold,
        _ if total >= i64::from(silver) => Medal::Silver,
        _ if total >= i64::from(bronze) => Medal::Bronze,
        _ => Medal::None,
    };
    Score { lines, total, medal }
}

/// How many of a hundred blows and shots met an opponent, of as many as are counted at least.
pub fn percent_hit(rules: &ScoreRules, tally: &Tally) -> u32 {
    let tries = tally.tries().max(rules.least_tries).max(1);
    (tally.hits() * 100 / tries).min(100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::outcome::Way;

    fn rules() -> ScoreRules {
        ScoreRules {
            per_second_over_par: 5,
            per_second_under_par: 10,
            per_way: 150,
            chain_step: 50,
            chain_ticks: 240,
            per_percent_hit: 6,
            least_tries: 12,
            per_arrest: 150,
            per_cruelty: 300,
            civilians_safe: 300,
            per_hit_taken: 40,
            per_optional: 400,
            per_civilian: 500,
            per_near_miss: 25,
            medals: (500, 1000, 2000),
        }
    }

    fn tally() -> Tally {
        Tally {
            ways: [(Way::Fist, 2), (Way::Kick, 1), (Way::Arrest, 1)].into(),
            points: 400,
            chain_links: 3,
            blows: 14,
            landed: 11,
            shots: 6,
            shots_landed: 4,
            arrests: 1,
            civilians: 2,
            hits_taken: 3,
            ..Tally::default()
        }
    }

    #[test]
    fn every_part_is_so_many_times_what_one_is_worth() {
        let course = Course { ticks: 60 * 50, par_ticks: 60 * 60, orders: 1 };
        let score = reckon(&rules(), course, &tally());
        let points: Vec<i64> = score.lines.iter().map(|line| line.points).collect();
        // 15 of 20 tries met somebody.
        assert_eq!(points, [400, 100, 450, 150, 450, 150, 300, 400, -120]);
        assert_eq!((score.total, score.medal), (2280, Medal::Gold));
        for line in score.lines.iter().filter(|line| line.part != Part::Beaten) {
            let worth: i64 = line.terms.iter().map(|term| term.count * term.rate).sum();
            assert_eq!(worth, line.points, "{:?}", line.part);
        }
    }

    #[test]
    fn a_late_cruel_and_careless_mission_never_falls_under_nothing() {
        let tally = Tally { cruelties: 2, civilians: 3, civilians_harmed: 2, civilians_hurt: 1, ..tally() };
        let score = reckon(&rules(), Course { ticks: 60 * 90 + 59, par_ticks: 60 * 60, orders: 0 }, &tally);
        assert_eq!(score.points(Part::Time), -150);
        assert_eq!(score.points(Part::Arrests), 150 - 600);
        assert_eq!(score.points(Part::Civilians), -500, "no bonus where somebody was hurt, by whomever");
        assert_eq!(score.total, 400 - 150 + 450 + 150 + 450 - 450 - 500 - 120);
        let nothing = Tally { hits_taken: 100, ..Tally::default() };
        let score = reckon(&rules(), Course::default(), &nothing);
        assert_eq!((score.total, score.medal), (0, Medal::None));
    }

    #[test]
    fn bystanders_left_safe_by_others_than_the_player_are_no_bonus_and_no_loss() {
        let tally = Tally { civilians: 2, civilians_harmed: 1, ..Tally::default() };
        assert_eq!(reckon(&rules(), Course::default(), &tally).points(Part::Civilians), 0);
        let nobody = Tally::default();
        assert_eq!(reckon(&rules(), Course::default(), &nobody).points(Part::Civilians), 0);
    }

    #[test]
    fn one_lucky_shot_is_no_marksmanship() {
        let lucky = Tally { shots: 1, shots_landed: 1, ..Tally::default() };
        assert_eq!(percent_hit(&rules(), &lucky), 8);
        let sure = Tally { shots: 12, shots_landed: 12, ..Tally::default() };
        assert_eq!(percent_hit(&rules(), &sure), 100);
    }

    #[test]
    fn a_chain_grows_faster_than_linearly() {
        let points = |links: u32| {
            let tally = Tally { chain_links: (1..links).sum(), ..Tally::default() };
            reckon(&rules(), Course::default(), &tally).points(Part::Chain)
        };
        assert_eq!([points(1), points(2), points(4), points(8)], [0, 50, 300, 1400]);
    }

    /// Whatever else was done, one more arrest never costs points, and a man arrested is worth more than the same man
    /// beaten in whatever way.
    #[test]
    fn an_arrest_never_lowers_the_score_and_beats_a_victory() {
        let mut number = 9_u32;
        let mut draw = |most: u32| {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (number >> 8) % most
        };
        for _ in 0..2000 {
            let blows = draw(60);
            let mut before = Tally {
                points: draw(4000),
                blows,
                landed: draw(blows + 1),
                arrests: draw(9),
                cruelties: draw(5),
                civilians_hurt: draw(3),
                hits_taken: draw(40),
                chain_links: draw(30),
                ..Tally::default()
            };
            for way in [Way::Fist, Way::Shot, Way::Finish] {
                before.ways.insert(way, 1);
            }
            if before.arrests > 0 {
                before.ways.insert(Way::Arrest, before.arrests);
            }
            let course = Course { ticks: draw(20_000), par_ticks: 9000, orders: draw(3) };
            let total = |tally: &Tally| reckon(&rules(), course, tally).total;
            let points = draw(200);
            let mut beaten = before.clone();
            beaten.points += points;
            *beaten.ways.entry(Way::Fist).or_default() += 1;
            let mut arrested = before.clone();
            arrested.points += points;
            arrested.arrests += 1;
            *arrested.ways.entry(Way::Arrest).or_default() += 1;
            assert!(total(&arrested) >= total(&before), "{before:?}");
            assert!(total(&arrested) >= total(&beaten), "{before:?}");
            if total(&arrested) > 0 {
                assert!(total(&arrested) > total(&beaten), "{before:?}");
            }
        }
    }
}
