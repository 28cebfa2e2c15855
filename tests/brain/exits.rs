//! Bystanders run from shots: out of the house where there is a way, and else into a corner.

use red_heat::{
    content::level::Thing,
    sim::{mission::Counts, outcome::SimOutcome, stance::Act},
};

use crate::{
    common::Arena,
    gang::{fire_west, west},
};

#[test]
fn bystanders_run_for_the_exit_from_shots() {
    let rows = [
        "####################",
        "#..................#",
        "#.P....n.........X.#",
        "#..................#",
        "####################",
    ];
    let mut arena = Arena::new(&rows, &[('n', west("core/guest_a")), ('X', Thing::Exit)]);
    let guest = arena.people('n')[0];
    fire_west(&mut arena);
    arena.until(600, |arena| arena.session.world().get_entity(guest).is_err());
    assert!(!arena.saw(|seen| matches!(seen, SimOutcome::Fled { .. })), "no opponent has fled");
    assert_eq!(arena.session.world().resource::<Counts>().0.fled, 0);
}

#[test]
fn without_a_way_out_they_cower_far_from_the_shooter() {
    let rows =
        ["################", "#..............#", "#.P...n........#", "#..............#", "################"];
    let mut arena = Arena::new(&rows, &[('n', west("core/guest_b"))]);
    let (player, guest) = (arena.player(), arena.people('n')[0]);
    let before = arena.at(guest).distance(arena.at(player));
    fire_west(&mut arena);
    arena.until(600, |arena| arena.act(guest) == Act::Cower);
    let after = arena.at(guest).distance(arena.at(player));
    assert!(after > before, "{after} m from the shooter, {before} m before");
}
