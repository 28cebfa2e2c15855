//! Turns to strike, things to throw, and nobody stuck in a wall.

use bevy::math::Vec2;
use red_heat::sim::{
    actor::{Controls, Hand},
    brain::Mood,
    command::PlayerCommand,
    outcome::SimOutcome,
    stance::{Act, BlowPhase},
};

use crate::arena::{Arena, Setup};

const HALL: [&str; 11] = [
    "####################",
    "#..................#",
    "#..m....m....m.....#",
    "#........O.........#",
    "#...m..........m...#",
    "#........@.........#",
    "#...........O......#",
    "#....m.............#",
    "#..........m..m....#",
    "#..................#",
    "####################",
];

fn strikers(arena: &mut Arena) -> usize {
    let men = arena.men();
    let strikes = |act: &Act, tick: u32| match act {
        Act::Strike(blow) => blow.phase(tick) != BlowPhase::Recovery,
        Act::Grab | Act::Hold(_) | Act::Throw { .. } => true,
        _ => false,
    };
    men.into_iter()
        .filter(|man| {
            let stance = arena.stance(*man);
            strikes(&stance.act, stance.tick)
        })
        .count()
}

#[test]
fn of_eight_men_two_strike_at_once_and_the_others_wait_their_turn_on_the_move() {
    let mut arena = Setup::new(&HALL).build();
    let player = arena.player();
    arena.toughen(player);
    let (mut most, mut turns) = (0, 0);
    let mut still = [0_u32; 8];
    let mut longest = 0;
    for tick in 0..3000 {
        arena.tick(PlayerCommand::default());
        most = most.max(strikers(&mut arena));
        turns += arena.outcomes().iter().filter(|o| matches!(o, SimOutcome::BlowStarted { .. })).count();
        if tick < 300 {
            continue;
        }
        for (index, man) in arena.men().into_iter().enumerate() {
            let moves =
                arena.session.world().get::<red_heat::sim::actor::Velocity>(man).unwrap().0.length() > 0.1;
            let waits = arena.brain(man).mood == Mood::Circle && arena.stance(man).act == Act::Free;
            still[index] = if waits && !moves { still[index] + 1 } else { 0 };
            longest = longest.max(still[index]);
        }
    }
    assert_eq!(most, 2);
    assert!(turns > 25, "{turns} blows in fifty seconds");
    assert!(longest < 40, "somebody stood in a queue for {longest} ticks");
}

#[test]
fn those_who_wait_stand_around_and_not_on_each_other() {
    let mut arena = Setup::new(&HALL).build();
    let player = arena.player();
    arena.toughen(player);
    arena.wait(600);
    let (mut pairs, mut close) = (0, 0);
    for _ in 0..600 {
        arena.tick(PlayerCommand::default());
        let places: Vec<Vec2> = arena.men().into_iter().map(|man| arena.at(man)).collect();
        for (index, a) in places.iter().enumerate() {
            for b in &places[index + 1..] {
                pairs += 1;
                close += u32::from(a.distance(*b) < 0.6);
            }
        }
    }
    assert!(close * 20 < pairs, "{close} of {pairs} pairs were in each other's arms");
}

#[test]
fn a_man_takes_a_bucket_and_throws_it() {
    let mut arena =
        Setup::new(&["############", "#..........#", "#@.....um..#", "#..........#", "############"]).build();
    let man = arena.men()[0];
    let (mut took, mut threw) = (false, false);
    for _ in 0..900 {
        arena.tick(PlayerCommand::default());
        for outcome in arena.outcomes() {
            took |= matches!(outcome, SimOutcome::Took { actor, .. } if actor == man);
            threw |= matches!(outcome, SimOutcome::ThrewItem { actor, .. } if actor == man);
        }
    }
    assert!(took && threw, "took {took}, threw {threw}");
    assert!(arena.session.world().get::<Hand>(man).unwrap().item.is_none());
}

#[test]
fn nobody_pushes_against_a_wall_for_longer_than_a_second() {
    let rows = [
        "####################",
        "#m.......#........m#",
        "#........#.........#",
        "#..m.....+....O....#",
        "#........#.........#",
        "#####+####.........#",
        "#........#.........#",
        "#.@......#...m.....#",
        "#........+.........#",
        "####################",
    ];
    for seed in 1..=4 {
        let mut arena = Setup::new(&rows).seed(seed).build();
        let player = arena.player();
        arena.toughen(player);
        let mut pushing = [(Vec2::ZERO, 0_u32); 4];
        for _ in 0..1500 {
            arena.tick(PlayerCommand::default());
            for (index, man) in arena.men().into_iter().enumerate() {
                let wish = arena.session.world().get::<Controls>(man).unwrap().now.direction();
                let at = arena.at(man);
                let free = arena.stance(man).act == Act::Free;
                let stuck = free && wish.length() > 0.5 && at.distance(pushing[index].0) < 0.2;
                pushing[index] = if stuck { (pushing[index].0, pushing[index].1 + 1) } else { (at, 0) };
                assert!(pushing[index].1 <= 60, "seed {seed}: man {index} is stuck at {at}");
            }
        }
        let reached =
            arena.men().into_iter().filter(|man| arena.at(*man).distance(arena.at(player)) < 3.5).count();
        assert!(reached >= 3, "seed {seed}: {reached} of four came");
    }
}
