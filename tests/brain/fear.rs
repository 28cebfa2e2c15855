//! Those who have had enough, and those who never wanted to fight.

use red_heat::sim::{brain::Mood, command::PlayerCommand, outcome::SimOutcome, stance::Act};

use crate::arena::Setup;

#[test]
fn a_beaten_man_flees_through_the_way_out() {
    let mut arena = Setup::new(&["############", "#@..M.....X#", "############"]).build();
    let man = arena.men()[0];
    arena.wait(30);
    arena.set_health(man, 0.3);
    let mut fled = false;
    for _ in 0..400 {
        arena.tick(PlayerCommand::default());
        fled |= arena.outcomes().contains(&SimOutcome::Fled { actor: man });
    }
    assert!(fled);
    assert!(!arena.exists(man));
    assert!(!arena.session.goes_on(), "he counts as cleared");
}

#[test]
fn one_who_cannot_get_away_cowers() {
    let mut arena = Setup::new(&["######", "#@..M#", "######"]).build();
    let man = arena.men()[0];
    arena.wait(30);
    arena.set_health(man, 0.3);
    arena.wait(1200);
    assert_eq!(arena.stance(man).act, Act::Cower);
}

#[test]
fn a_bystander_runs_from_a_fight_and_cowers_far_from_it() {
    let rows =
        ["################", "#..............#", "#.@mc..........#", "#..............#", "################"];
    let mut arena = Setup::new(&rows).build();
    let bystander = arena.men()[1];
    let before = arena.at(bystander);
    let mut cowered = None;
    for _ in 0..600 {
        arena.tick(PlayerCommand::default());
        if arena.brain(bystander).mood == Mood::Cower {
            cowered.get_or_insert(arena.at(bystander));
        }
        assert!(!matches!(arena.stance(bystander).act, Act::Strike(_)));
    }
    assert!(cowered.is_some_and(|at| at.distance(before) > 2.5), "{cowered:?}");
}
