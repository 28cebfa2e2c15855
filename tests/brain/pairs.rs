//! Who searches does not search alone where there is a friend near.

use bevy::math::Vec2;
use red_heat::sim::brain::Mood;

use crate::{
    common::Arena,
    gang::{east, fire_west, mood},
};

const YARD: [&str; 9] = [
    "########################",
    "#......#...............#",
    "#......#...............#",
    "#.P....#.........a.....#",
    "#......#...............#",
    "#......#.........b.....#",
    "#......................#",
    "#......................#",
    "########################",
];

#[test]
fn searchers_go_by_twos_to_different_spots() {
    let mut arena = Arena::new(&YARD, &[('a', east("core/gunman")), ('b', east("core/gunman_b"))]);
    let (one, other) = (arena.people('a')[0], arena.people('b')[0]);
    fire_west(&mut arena);
    // Whoever fired is gone.
    let player = arena.player();
    arena.put(player, Vec2::new(-30.0, -30.0));
    let spots = |arena: &mut Arena| match (mood(arena, one), mood(arena, other)) {
        (Mood::Search { spot: a, .. }, Mood::Search { spot: b, .. }) => Some((a, b)),
        _ => None,
    };
    arena.until(120, |arena| spots(arena).is_some());
    let (mut apart, mut ticks, mut farthest) = (0, 0, 0.0_f32);
    for _ in 0..420 {
        arena.wait(1);
        let Some((a, b)) = spots(&mut arena) else { break };
        ticks += 1;
        apart += u32::from(a.distance(b) >= 1.0);
        let gap = arena.at(one).distance(arena.at(other));
        farthest = farthest.max(gap);
    }
    assert!(ticks > 300, "both searched for {ticks} ticks");
    assert!(apart * 10 >= ticks * 9, "two spots in {apart} of {ticks} ticks");
    assert!(farthest < 6.0, "they were {farthest} m apart");
}
