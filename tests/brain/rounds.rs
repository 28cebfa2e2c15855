//! Whatever is pressed among men with guns: nobody in a wall, health in bounds, and no round is lost or made.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use red_heat::sim::{
    actor::{ActorId, Hand, Health, Held, Position},
    command::{Buttons, PlayerCommand},
    map::Map,
    outcome::SimOutcome,
    stance::Stance,
    thing::{Item, Thrown},
};

use crate::{
    common::{Arena, item, prop},
    gang::{alert, toughen, west},
};

const ROOM: [&str; 12] = [
    "########################",
    "#......................#",
    "#.g....t.........g.....#",
    "#..................t...#",
    "#..s...........c.......#",
    "#......................#",
    "#.....P.........r......#",
    "#......................#",
    "#...t..........t.......#",
    "#.........g........k...#",
    "#......................#",
    "########################",
];

fn rounds(arena: &mut Arena) -> u32 {
    let world = arena.session.world();
    let in_gun = |held: &Option<Held>| held.as_ref().map_or(0, |held| held.load.rounds);
    let hands: u32 = world
        .query::<&Hand>()
        .iter(world)
        .map(|hand| in_gun(&hand.item) + in_gun(&hand.holster) + hand.ammo.values().sum::<u32>())
        .sum();
    let lying: u32 = world.query::<&Item>().iter(world).map(|item| item.load.rounds + item.spare).sum();
    let flying: u32 = world.query::<&Thrown>().iter(world).map(|thrown| thrown.load.rounds).sum();
    hands + lying + flying
}

fn random_command(rng: &mut ChaCha8Rng, before: PlayerCommand) -> PlayerCommand {
    if !rng.next_u32().is_multiple_of(8) {
        return before;
    }
    let bits = rng.next_u32();
    PlayerCommand {
        move_x: (bits & 0xff) as u8 as i8,
        move_y: (bits >> 8 & 0xff) as u8 as i8,
        aim: (bits >> 16 & 1 == 1).then_some(rng.next_u32() as u16),
        buttons: Buttons((rng.next_u32() & rng.next_u32() & 0x3f) as u16),
    }
}

#[test]
fn rounds_health_and_places_stay_sound_under_ten_thousand_random_commands() {
    let things = [
        ('g', west("core/gunman")),
        ('s', west("core/shotgunner")),
        ('r', west("core/gunman_smg")),
        ('k', west("core/knifeman")),
        ('t', prop("test/table")),
        ('c', item("core/revolver")),
    ];
    let mut arena = Arena::new(&ROOM, &things);
    let player = arena.player();
    toughen(&mut arena, player);
    arena.arm(player, "core/podbyrin");
    let men: Vec<_> = "gsrk".chars().flat_map(|glyph| arena.people(glyph)).collect();
    alert(&mut arena, &men);
    let begun = rounds(&mut arena);
    let mut rng = ChaCha8Rng::seed_from_u64(17);
    let (mut command, mut fired) = (PlayerCommand::default(), 0);
    for tick in 0..10_000 {
        command = random_command(&mut rng, command);
        arena.tick(command);
        fired += arena.seen.drain(..).filter(|seen| matches!(seen, SimOutcome::Shot { .. })).count() as u32;
        assert_eq!(fired + rounds(&mut arena), begun, "tick {tick}");
        let world = arena.session.world();
        let map = world.resource::<Map>().clone();
        for (id, at, health, stance) in world.query::<(&ActorId, &Position, &Health, &Stance)>().iter(world) {
            assert!(map.is_walkable(at.0), "tick {tick}: {id:?} in a wall at {}: {:?}", at.0, stance.act);
            assert!((0.0..=health.max).contains(&health.now), "tick {tick}: {id:?} has {}", health.now);
        }
    }
    assert!(fired > 20, "{fired} shots");
}
