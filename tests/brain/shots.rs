//! A shot is heard through walls, and whoever hears it comes to look.

use red_heat::sim::{brain::Mood, outcome::SimOutcome};

use crate::{
    common::Arena,
    gang::{east, fire_west, mood},
};

const ROOMS: [&str; 6] = [
    "###########################",
    "#........#.......#........#",
    "#.P......#.......#...g....#",
    "#................#........#",
    "#........#................#",
    "###########################",
];

#[test]
fn a_gunman_who_hears_a_shot_two_rooms_away_comes_to_look() {
    let mut arena = Arena::new(&ROOMS, &[('g', east("core/gunman"))]);
    let man = arena.people('g')[0];
    let post = arena.at(man);
    arena.wait(120);
    assert_eq!(mood(&mut arena, man), Mood::Idle, "nothing has happened yet");
    fire_west(&mut arena);
    assert!(matches!(mood(&mut arena, man), Mood::Suspicious(_)), "{:?}", mood(&mut arena, man));
    assert!(arena.saw(|seen| *seen == SimOutcome::Searching { actor: man }));
    // He is in the next room, on his way to where it was.
    let wall = 17.0 * red_heat::content::level::TILE;
    arena.until(900, |arena| arena.at(man).x < wall);
    assert!(arena.at(man).distance(post) > 3.0);
}
