//! What must hold whatever is pressed: random commands against a crowd, checked every tick.

mod common;

use common::{Arena, prop};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use red_heat::{
    content::level::Thing,
    sim::{
        actor::{ActorId, Health, Poise, Position, Velocity},
        command::{Buttons, PlayerCommand},
        map::Map,
        stance::Stance,
    },
};

const ROOM: [&str; 14] = [
    "####################",
    "#..................#",
    "#.a....~~~~....b...#",
    "#......~~~~........#",
    "#..c...~~~~....c...#",
    "#..................#",
    "#.....P......a.....#",
    "#...........s......#",
    "#..c...........c...#",
    "#....b.............#",
    "#..........n.......#",
    "#..a...........b...#",
    "#..................#",
    "####################",
];

fn crowd() -> Arena {
    let person = |kind: &str| Thing::Actor { kind: kind.into(), facing: 90.0 };
    let things = [
        ('a', person("core/bather")),
        ('b', person("core/thug_stocky")),
        ('c', prop("core/column")),
        ('s', prop("core/stove")),
        ('n', prop("core/bench")),
    ];
    Arena::new(&ROOM, &things)
}

fn random_command(rng: &mut ChaCha8Rng, before: PlayerCommand) -> PlayerCommand {
    // A hand moves a stick now and then, not every tick.
    if !rng.next_u32().is_multiple_of(8) {
        return before;
    }
    let bits = rng.next_u32();
    PlayerCommand {
        move_x: (bits & 0xff) as u8 as i8,
        move_y: (bits >> 8 & 0xff) as u8 as i8,
        aim: (bits >> 16 & 1 == 1).then_some(rng.next_u32() as u16),
        buttons: Buttons((rng.next_u32() & rng.next_u32() & 0x1f) as u16),
    }
}

#[test]
fn health_positions_and_states_stay_sound_under_ten_thousand_random_commands() {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let mut arena = crowd();
    let mut command = PlayerCommand::default();
    for tick in 0..10_000 {
        command = random_command(&mut rng, command);
        let restarts = tick % 1_500 == 1_499;
        arena.tick(if restarts { command.pressing(Buttons::RESTART) } else { command });
        arena.seen.clear();
        let world = arena.session.world();
        let map = world.resource::<Map>().clone();
        let mut people = world.query::<(&ActorId, &Position, &Velocity, &Health, &Poise, &Stance)>();
        for (id, at, velocity, health, poise, stance) in people.iter(world) {
            let who = format!("tick {tick}, {id:?} at {}: {:?}", at.0, stance.act);
            assert!(at.0.is_finite() && velocity.0.is_finite(), "{who}");
            assert!(map.is_walkable(at.0), "inside a wall: {who}");
            assert!((0.0..=health.max).contains(&health.now), "health {}: {who}", health.now);
            assert!((0.0..=poise.max).contains(&poise.now), "poise {}: {who}", poise.now);
            assert!(stance.hit_stop <= 7, "hit-stop {}: {who}", stance.hit_stop);
        }
    }
}

#[test]
fn the_same_random_commands_give_the_same_digest() {
    let run = || {
        let mut rng = ChaCha8Rng::seed_from_u64(5);
        let mut arena = crowd();
        let mut command = PlayerCommand::default();
        for _ in 0..1_200 {
            command = random_command(&mut rng, command);
            arena.tick(command);
        }
        arena.session.digest()
    };
    assert_eq!(run(), run());
}

#[test]
fn after_a_restart_the_mission_runs_as_a_fresh_one_does() {
    // A restart draws from streams of its own, so that the second try is no copy of the first; but the people and
    // things that it begins with are the same.
    let mut arena = crowd();
    arena.wait(120);
    arena.press(Buttons::RESTART, 0);
    let people = |arena: &mut Arena| {
        let world = arena.session.world();
        let mut all: Vec<_> = world
            .query::<(&ActorId, &Health)>()
            .iter(world)
            .map(|(id, health)| (*id, health.now.to_bits()))
            .collect();
        all.sort_unstable();
        all
    };
    let again = people(&mut arena);
    let mut fresh = crowd();
    fresh.wait(1);
    assert_eq!(again, people(&mut fresh));
}
