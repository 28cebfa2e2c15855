//! Guns fired in the whole game, without a window: what comes of a shot, and that it goes again.

use bevy::prelude::*;

use super::{
    casing::{Case, MOST_FLYING},
    litter::{Litter, MOST_CASES, MOST_HOLES},
    tracer::Tracks,
};
use crate::{
    app::{flow::Order, tests::Walk},
    input::devices::Devices,
    sim::{
        actor::{Hand, Health, Held, Seat},
        command::{Buttons, PlayerCommand},
        mission::{Mission, Phase},
    },
    view::effects::once::Once,
};

/// The first level, past its opening, with that gun in the player's hand and rounds enough.
fn armed(gun: &str) -> Walk {
    let mut walk = Walk::new("en");
    walk.ask(Order::PlayFirst);
    walk.ask(Order::Begin);
    walk.frames(10);
    for _ in 0..20 {
        if walk.app.world().resource::<Mission>().phase == Phase::Playing {
            break;
        }
        walk.key(KeyCode::Enter);
        walk.frames(20);
    }
    let world = walk.app.world_mut();
    let def = world.resource::<Mission>().setup.catalog.items[gun].clone();
    let mut players = world.query_filtered::<&mut Hand, With<Seat>>();
    let mut held = Held::new(gun.into(), def);
    held.load.rounds = 100_000;
    players.single_mut(world).unwrap().item = Some(held);
    command(&mut walk, Buttons::default());
    walk.frames(30);
    walk
}

fn command(walk: &mut Walk, buttons: Buttons) {
    let command = PlayerCommand::default().aiming(Vec2::Y).pressing(buttons);
    walk.app.world_mut().resource_mut::<Devices>().pilot = Some(command);
}

/// Streaks, pictures that run once, cases in the air, cases that lie.
fn seen(walk: &mut Walk) -> [usize; 4] {
    let world = walk.app.world_mut();
    let streaks = world.resource::<Tracks>().count();
    let once = world.query::<&Once>().iter(world).len();
    let flying = world.query::<&Case>().iter(world).len();
    [streaks, once, flying, world.resource::<Litter>().count().0]
}

#[test]
fn a_shot_flashes_streaks_throws_its_case_and_strikes_and_all_but_the_case_ends() {
    let mut walk = armed("core/service_pistol");
    let before = seen(&mut walk);
    assert_eq!((before[0], before[2], before[3]), (0, 0, 0));
    command(&mut walk, Buttons::STRIKE);
    walk.frames(2);
    command(&mut walk, Buttons::default());
    let mut most = [0; 4];
    for _ in 0..40 {
        walk.frames(1);
        for (most, now) in most.iter_mut().zip(seen(&mut walk)) {
            *most = now.max(*most);
        }
    }
    assert_eq!(most[0], 1, "one streak");
    assert!(most[1] > before[1], "a flash, smoke, dust");
    assert_eq!(most[2], 1, "one case");
    walk.seconds(4.0);
    let after = seen(&mut walk);
    assert_eq!((after[0], after[2], after[3]), (0, 0, 1), "only the case is left");
}

#[test]
fn nothing_grows_without_bound_however_long_one_fires() {
    let mut walk = armed("core/smg");
    // Nothing that happens to the player meanwhile may end it.
    let world = walk.app.world_mut();
    let mut players = world.query_filtered::<&mut Health, With<Seat>>();
    *players.single_mut(world).unwrap() = Health { now: 1e9, max: 1e9 };
    command(&mut walk, Buttons::STRIKE);
    for _ in 0..120 {
        walk.seconds(0.7);
        let [_, once, flying, lying] = seen(&mut walk);
        let holes = walk.app.world().resource::<Litter>().count().1;
        assert!(once <= 240 && flying <= MOST_FLYING && lying <= MOST_CASES && holes <= MOST_HOLES);
        if lying == MOST_CASES && holes > 0 {
            break;
        }
    }
    let [_, _, _, lying] = seen(&mut walk);
    assert_eq!(lying, MOST_CASES, "it was fired long enough");
}
