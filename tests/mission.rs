//! What becomes of a mission: doors, stairs, triggers, objectives, checkpoints, scenes.

mod common;

use bevy::math::Vec2;
use common::{Arena, catalog, dummy, east, item, level, prop};
use red_heat::{
    content::{
        deed::Deed,
        level::{FLOOR_GAP, Level, Thing, Zone},
        objective::{Goal, Objective},
        scene::{Scene, Step},
        trigger::{Action, Condition, Event, Trigger},
    },
    sim::{
        command::{Buttons, PlayerCommand},
        mission::{Counts, ObjectiveState, Phase},
        outcome::{SimOutcome, Way},
        puzzle::PuzzleState,
        stance::Act,
    },
};

const HALL: [&str; 3] = ["################", "#P........d....#", "################"];

fn hall() -> Level {
    level(&HALL, &[('d', dummy())])
}

fn objective(id: &str, goal: Goal, after: &[&str], optional: bool) -> Objective {
    let after = after.iter().map(|id| (*id).to_owned()).collect();
    Objective { id: id.into(), text: id.into(), goal, after, optional }
}

fn trigger(id: &str, on: Event, then: Vec<Action>) -> Trigger {
    Trigger { id: id.into(), on, when: Vec::new(), then, cooldown: None }
}

fn play(level: Level) -> Arena {
    Arena::of(level, catalog())
}

fn zone(x: u32, w: u32) -> Zone {
    Zone { floor: 0, x, y: 1, w, h: 1 }
}

#[test]
fn a_closed_door_opens_to_whoever_walks_into_it_and_a_locked_one_to_its_key() {
    let rows = ["##########", "#P..+....#", "##########"];
    let run = |lock: Option<&str>, key: bool| {
        let door = Thing::door(lock.map(str::to_owned));
        let mut arena = Arena::new(&rows, &[('+', door)]);
        let player = arena.player();
        if key {
            let world = arena.session.world();
            let mut hand = world.get_mut::<red_heat::sim::actor::Hand>(player).expect("a body");
            hand.keys.push("core/room_key".into());
        }
        arena.hold(east(), 150);
        (arena.at(player).x / red_heat::content::level::TILE, arena)
    };
    let (open, arena) = run(None, false);
    assert!(open > 6.0, "through the door, at column {open}");
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::DoorOpened { .. })));
    let (locked, arena) = run(Some("core/room_key"), false);
    assert!(locked < 4.0, "before the door, at column {locked}");
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::DoorLocked { .. })));
    assert!(run(Some("core/room_key"), true).0 > 6.0, "the key opens it");
}

fn two_floors(way: &Thing) -> Level {
    let mut level = level(&["########", "#P...s.#", "########"], &[('s', way.clone())]);
    let upstairs = common::level(&["########", "#.m....#", "########"], &[('m', Thing::Marker)]);
    let mut floor = upstairs.floors.into_iter().next().expect("a floor");
    floor.name = "up".into();
    floor.offset = level.floors[0].width + FLOOR_GAP;
    for placement in &mut floor.placements {
        placement.at.floor = 1;
    }
    level.floors.push(floor);
    level
}

#[test]
fn stairs_lead_to_the_other_floor_at_once_and_a_lift_after_its_ride() {
    let run = |way: Thing| {
        let mut arena = play(two_floors(&way));
        let player = arena.player();
        for tick in 0..400 {
            let here = arena.at(player).x;
            // Onto the passage and no further.
            arena.tick(if here < 5.4 * red_heat::content::level::TILE {
                east()
            } else {
                PlayerCommand::default()
            });
            if arena.saw(|outcome| matches!(outcome, SimOutcome::Passed { .. })) {
                return (tick, arena.at(player).x / red_heat::content::level::TILE);
            }
        }
        panic!("never passed");
    };
    let (soon, column) = run(Thing::Stairs { to: "m".into() });
    let upstairs = (8 + FLOOR_GAP) as f32 + 2.5;
    assert!((column - upstairs).abs() < 0.1, "column {column}");
    let (late, _) = run(Thing::Lift { to: "m".into(), ticks: 120 });
    assert!((110..=135).contains(&(late - soon)), "{soon} and {late} ticks");
}

#[test]
fn objectives_open_in_their_order_and_the_last_wins() {
    let mut level = hall();
    level.zones.insert("end".into(), zone(13, 2));
    level.objectives = vec![
        objective("fight", Goal::Cleared("d".into()), &[], false),
        objective("leave", Goal::Reach("end".into()), &["fight"], false),
        objective("fast", Goal::Within(60), &[], true),
        objective("whole", Goal::Unhurt(0.5), &[], true),
    ];
    let mut arena = play(level);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.wait(2);
    use ObjectiveState::{Done, Failed, Open, Waiting};
    assert_eq!(arena.session.mission().objectives, [Open, Waiting, Open, Open]);
    let end = arena.at(man) + Vec2::new(2.7, 0.0);
    arena.put(player, end);
    arena.wait(70);
    assert_eq!(arena.session.mission().objectives, [Open, Waiting, Failed, Open], "too early, and too slow");
    arena.session.world().get_mut::<red_heat::sim::actor::Health>(man).expect("a body").now = 0.0;
    arena.wait(4);
    assert_eq!(arena.session.mission().objectives, [Done, Done, Failed, Done]);
    assert_eq!(arena.session.mission().phase, Phase::Won);
    assert!(arena.saw(|outcome| *outcome == SimOutcome::Won));
}

#[test]
fn people_yet_to_come_count_as_standing() {
    let mut level = hall();
    level.objectives = vec![objective("fight", Goal::Cleared("wave".into()), &[], false)];
    let spawn = Action::Spawn {
        kind: "test/dummy".into(),
        at: "d".into(),
        tag: Some("wave".into()),
        count: 3,
        alerted: false,
    };
    level.triggers = vec![trigger("wave", Event::After { timer: None, ticks: 30 }, vec![spawn])];
    let mut arena = play(level);
    arena.wait(20);
    assert_eq!(arena.session.mission().phase, Phase::Playing);
    arena.wait(20);
    let world = arena.session.world();
    let wave = world
        .query::<&red_heat::sim::actor::Actor>()
        .iter(world)
        .filter(|actor| actor.tag.as_deref() == Some("wave"))
        .count();
    assert_eq!(wave, 3);
}

#[test]
fn triggers_go_off_once_or_after_their_cooldown_and_only_when_all_holds() {
    let mut level = hall();
    level.zones.insert("far".into(), zone(6, 3));
    level.flags = vec!["ready".into()];
    let tell = |text: &str| vec![Action::Tell(text.into())];
    let mut held = trigger("held", Event::EnterZone("far".into()), tell("held"));
    held.when =
        vec![Condition::Flag("ready".into()), Condition::Not(Box::new(Condition::Have("core/pipe".into())))];
    let mut often = trigger("often", Event::EnterZone("far".into()), tell("often"));
    often.cooldown = Some(20);
    level.triggers = vec![
        trigger("once", Event::EnterZone("far".into()), tell("once")),
        held,
        often,
        trigger("left", Event::LeaveZone("far".into()), tell("left")),
        trigger("timer", Event::EnterZone("far".into()), vec![Action::StartTimer("t".into())]),
        trigger(
            "rung",
            Event::After { timer: Some("t".into()), ticks: 50 },
            vec![Action::SetFlag("ready".into())],
        ),
    ];
    let mut arena = play(level);
    let player = arena.player();
    let start = arena.at(player);
    arena.wait(5);
    arena.put(player, start + Vec2::new(6.0 * red_heat::content::level::TILE, 0.0));
    arena.wait(45);
    let told = |arena: &Arena, text: &str| {
        arena
            .seen
            .iter()
            .filter(|outcome| matches!(outcome, SimOutcome::Told { text: told } if told == text))
            .count()
    };
    assert_eq!(
        (told(&arena, "once"), told(&arena, "often"), told(&arena, "held"), told(&arena, "left")),
        (1, 3, 0, 0)
    );
    arena.wait(15);
    assert_eq!(told(&arena, "held"), 1, "the timer set the flag");
    arena.put(player, start);
    arena.wait(2);
    assert_eq!((told(&arena, "once"), told(&arena, "left")), (1, 1));
}

#[test]
fn a_restart_goes_back_to_the_checkpoint_with_what_was_won_before_it() {
    let rows = ["################", "#P..d.....e..k.#", "################"];
    let mut level = level(&rows, &[('d', dummy()), ('e', dummy()), ('k', item("core/bottle"))]);
    level.objectives = vec![
        objective("first", Goal::Cleared("d".into()), &[], false),
        objective("second", Goal::Cleared("e".into()), &["first"], false),
    ];
    level.flags = vec!["later".into()];
    level.triggers = vec![
        trigger("reached", Event::Done("first".into()), vec![Action::Checkpoint]),
        trigger("after", Event::After { timer: None, ticks: 100 }, vec![Action::SetFlag("later".into())]),
    ];
    let mut arena = play(level);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.wait(10);
    let place = arena.at(player) + Vec2::new(1.0, 0.0);
    arena.put(player, place);
    arena.session.world().get_mut::<red_heat::sim::actor::Health>(man).expect("a body").now = 0.0;
    arena.wait(10);
    assert!(arena.saw(|outcome| *outcome == SimOutcome::CheckpointReached));
    arena.put(player, place + Vec2::new(3.0, 0.0));
    arena.wait(100);
    assert!(arena.session.mission().flags.contains("later"));
    arena.press(Buttons::RESTART, 0);
    let player = arena.player();
    assert!(arena.at(player).distance(place) < 0.05, "at {}", arena.at(player));
    assert_eq!(arena.people('d').len(), 0, "the beaten man stays away");
    assert_eq!(arena.people('e').len(), 1);
    let mission = arena.session.mission();
    assert!(!mission.flags.contains("later"), "what came after is undone");
    assert_eq!(mission.objectives, [ObjectiveState::Done, ObjectiveState::Open]);
    assert_eq!(mission.restarts, 1);
}

#[test]
fn a_fallen_player_loses_and_can_begin_again() {
    let mut arena = play(hall());
    let player = arena.player();
    arena.session.world().get_mut::<red_heat::sim::actor::Health>(player).expect("a body").now = 0.0;
    arena.until(200, |arena| arena.session.mission().phase == Phase::Lost);
    assert!(arena.saw(|outcome| *outcome == SimOutcome::Lost { reason: None }));
    arena.press(Buttons::RESTART, 5);
    assert_eq!(arena.session.mission().phase, Phase::Playing);
}

#[test]
fn locks_gifts_sides_and_surrender_are_actions_too() {
    let rows = ["############", "#P...d..+..#", "############"];
    let mut level = level(&rows, &[('d', dummy()), ('+', Thing::door(None))]);
    level.triggers = vec![trigger(
        "all",
        Event::LevelStart,
        vec![
            Action::Lock("+".into()),
            Action::Give("core/pipe".into()),
            Action::SetFaction { tag: "d".into(), faction: red_heat::content::actor::Faction::Civilian },
            Action::Surrender("d".into()),
        ],
    )];
    let mut arena = play(level);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.wait(3);
    assert_eq!(arena.held(player).as_deref(), Some("core/pipe"));
    assert!(matches!(arena.act(man), Act::HandsUp));
    let world = arena.session.world();
    let door = world.query::<&red_heat::sim::thing::Door>().iter(world).next().expect("a door").clone();
    assert!(door.lock.is_some());
}

#[test]
fn music_changes_and_a_restart_brings_back_what_played_at_the_checkpoint() {
    let mut level = hall();
    level.music = Some("calm".into());
    let at = |ticks, then| trigger("at", Event::After { timer: None, ticks }, then);
    level.triggers = vec![
        at(10, vec![Action::Music("siege".into())]),
        at(20, vec![Action::Checkpoint]),
        at(30, vec![Action::Music("after".into())]),
    ];
    let mut arena = play(level);
    let music = |arena: &Arena| arena.session.mission().music.clone().expect("music");
    arena.wait(5);
    assert_eq!(music(&arena), "calm");
    arena.press(Buttons::RESTART, 2);
    assert_eq!(music(&arena), "calm");
    arena.wait(35);
    assert_eq!(music(&arena), "after");
    arena.press(Buttons::RESTART, 0);
    assert_eq!(music(&arena), "siege");
}

#[test]
fn deeds_of_the_player_set_triggers_off_and_not_those_of_others() {
    let mut level = hall();
    level.flags = vec!["rolled".into(), "shot".into()];
    level.triggers = vec![
        trigger("rolled", Event::Did(Deed::Roll), vec![Action::SetFlag("rolled".into())]),
        trigger("shot", Event::Did(Deed::Shoot), vec![Action::SetFlag("shot".into())]),
    ];
    let mut arena = play(level);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.session.world().write_message(SimOutcome::Rolled { actor: man });
    arena.wait(3);
    assert!(arena.session.mission().flags.is_empty(), "the other's roll is not the player's");
    arena.press(Buttons::ROLL, 40);
    assert!(arena.session.mission().flags.contains("rolled"));
    arena.arm(player, "core/revolver");
    arena.press(Buttons::STRIKE, 20);
    assert!(arena.session.mission().flags.contains("shot"));
}

#[test]
fn a_movement_is_made_where_it_is_waited_for_and_only_for_as_long_as_the_key_is_held() {
    let mut level = hall();
    level.flags = vec!["saluted".into()];
    level.zones.insert("mark".into(), zone(4, 3));
    let event = Event::Gesture { zone: "mark".into(), clip: "salute".into(), ticks: 40 };
    level.triggers = vec![trigger("salute", event, vec![Action::SetFlag("saluted".into())])];
    let mut arena = play(level);
    let player = arena.player();
    let grab = PlayerCommand::default().pressing(Buttons::GRAB);
    let saluted = |arena: &Arena| arena.session.mission().flags.contains("saluted");
    arena.hold(grab, 60);
    assert!(!saluted(&arena), "not where nobody waits for it");
    arena.wait(60);
    arena.put(player, Vec2::new(5.5, 1.5) * red_heat::content::level::TILE);
    arena.wait(2);
    arena.hold(grab, 20);
    assert_eq!(arena.act(player), Act::Gesture("salute".into()));
    arena.wait(2);
    assert_eq!(arena.act(player), Act::Free, "who lets go has ended it");
    arena.hold(grab, 30);
    assert!(!saluted(&arena), "and begins anew");
    arena.hold(grab, 20);
    assert!(saluted(&arena));
    arena.wait(2);
    assert_eq!(arena.act(player), Act::Free);
}

#[test]
fn who_walks_in_a_scene_walks_at_its_pace_and_is_seen_in_its_clip() {
    let mut level = level(
        &["################", "#P..m......d...#", "################"],
        &[('d', dummy()), ('m', Thing::Marker)],
    );
    let walk = Step::Walk { tag: "d".into(), to: "m".into(), speed: 0.9, clip: Some("crawl".into()) };
    level.scenes.insert("scene".into(), Scene { skippable: true, steps: vec![walk] });
    level.triggers = vec![trigger("begin", Event::LevelStart, vec![Action::Play("scene".into())])];
    let mut arena = play(level);
    let man = arena.people('d')[0];
    arena.wait(2);
    let before = arena.at(man);
    arena.wait(60);
    assert!((before.x - arena.at(man).x - 0.9).abs() < 0.05, "a metre in a second is too fast");
    assert_eq!(arena.act(man), Act::Gesture("crawl".into()));
    arena.press(Buttons::SKIP, 2);
    assert_eq!(arena.act(man), Act::Free);
    assert!(arena.at(man).distance(Vec2::new(4.5, 1.5) * red_heat::content::level::TILE) < 0.01);
}

#[test]
fn props_break_by_the_story_and_a_goal_waits_for_all_of_them() {
    let rows = ["################", "#P...b...b..c..#", "################"];
    let things = [('b', prop("core/bench")), ('c', prop("core/crate"))];
    let mut level = level(&rows, &things);
    level.objectives = vec![
        objective("benches", Goal::Broken("b".into()), &[], false),
        objective("crate", Goal::Broken("c".into()), &["benches"], false),
    ];
    let after = Event::After { timer: None, ticks: 10 };
    level.triggers = vec![trigger("break", after, vec![Action::Break("b".into())])];
    let mut arena = play(level);
    arena.wait(5);
    assert_eq!(arena.session.mission().objectives[0], Open);
    arena.wait(10);
    use ObjectiveState::{Done, Open};
    assert_eq!(arena.session.mission().objectives, [Done, Open]);
    let broke = arena.seen.iter().filter(|outcome| matches!(outcome, SimOutcome::PropBroke { .. })).count();
    assert_eq!(broke, 2);
}

#[test]
fn arrests_are_counted() {
    let mut level = hall();
    level.objectives = vec![objective("two", Goal::Arrests(2), &[], false)];
    let mut arena = play(level);
    let arrest = |arena: &mut Arena| {
        *arena.session.world().resource_mut::<Counts>().0.ways.entry(Way::Arrest).or_default() += 1;
        arena.wait(2);
        arena.session.mission().phase.clone()
    };
    arena.wait(2);
    assert_eq!(arrest(&mut arena), Phase::Playing);
    assert_eq!(arrest(&mut arena), Phase::Won);
}

#[test]
fn nobody_comes_out_of_thin_air_where_there_is_a_door_to_come_through() {
    let rows = ["##############", "#P..m...#.m..#", "########+#####", "#............#", "##############"];
    let mut level = level(&rows, &[('m', Thing::Marker), ('+', Thing::door(None))]);
    let spawn = Action::Spawn {
        kind: "test/dummy".into(),
        at: "m".into(),
        tag: Some("wave".into()),
        count: 1,
        alerted: false,
    };
    level.triggers = vec![trigger("wave", Event::LevelStart, vec![spawn])];
    let mut arena = play(level);
    arena.wait(3);
    let world = arena.session.world();
    let mut people = world.query::<(&red_heat::sim::actor::Actor, &red_heat::sim::actor::Position)>();
    let came = people.iter(world).find(|(actor, _)| actor.tag.as_deref() == Some("wave")).expect("he came");
    assert!(came.1.0.x > 9.0 * red_heat::content::level::TILE, "behind the wall, at {}", came.1.0);
}

/// The sound that a scene lets be heard, and where.
fn rung(outcome: &SimOutcome) -> Option<(String, Option<Vec2>)> {
    match outcome {
        SimOutcome::Sounded { sound, at } => Some((sound.clone(), at.map(|at| (at * 100.0).round() / 100.0))),
        _ => None,
    }
}

#[test]
fn a_scene_stops_the_fight_and_skipping_it_leaves_the_same_behind() {
    let run = |skip: bool| {
        let mut level = hall();
        level.flags = vec!["told".into()];
        let steps = vec![
            Step::Camera { to: Some("d".into()), ticks: 30 },
            Step::Say { who: "core/danko".into(), text: "words".into() },
            Step::Sound { id: "bell".into(), at: Some("d".into()) },
            Step::Wait(20),
            Step::Do(Action::SetFlag("told".into())),
        ];
        level.scenes.insert("scene".into(), Scene { skippable: true, steps });
        level.triggers = vec![trigger("begin", Event::LevelStart, vec![Action::Play("scene".into())])];
        let mut arena = play(level);
        arena.wait(3);
        assert_eq!(arena.session.mission().phase, Phase::Scene);
        let player = arena.player();
        let before = arena.at(player);
        arena.hold(east(), 10);
        assert_eq!(arena.at(player), before, "nobody walks in a scene");
        if skip {
            arena.press(Buttons::SKIP, 2);
        } else {
            arena.until(600, |arena| arena.session.mission().phase == Phase::Playing);
        }
        let mission = arena.session.mission();
        (
            mission.phase.clone(),
            mission.flags.contains("told"),
            arena.saw(|outcome| matches!(outcome, SimOutcome::Said { .. })),
            arena.seen.iter().filter_map(rung).collect::<Vec<_>>(),
        )
    };
    // The dummy's glyph, the eleventh of the row.
    let place = Vec2::new(10.5, 1.5) * red_heat::content::level::TILE;
    assert_eq!(run(true), (Phase::Playing, true, false, vec![]));
    assert_eq!(run(false), (Phase::Playing, true, true, vec![("bell".to_owned(), Some(place))]));
}

const PUZZLE: &str = "core/locker_key";

/// A hall in which the puzzle opens at once, and again whenever it was put away, `after` ticks later.
fn paper() -> Arena {
    let mut level = hall();
    level.flags = vec!["wrong".into(), "helped".into(), "blank".into()];
    level.objectives = vec![objective("all", Goal::Solve { puzzle: PUZZLE.into(), step: None }, &[], false)];
    let event = |make: fn(String, Option<String>) -> Event, step: Option<&str>| {
        make(PUZZLE.into(), step.map(str::to_owned))
    };
    let mut open = trigger("open", Event::LevelStart, vec![Action::OpenPuzzle(PUZZLE.into())]);
    open.cooldown = Some(30);
    let set = |flag: &str| vec![Action::SetFlag(flag.into())];
    level.triggers = vec![
        trigger(
            "wrong",
            event(|puzzle, step| Event::WrongAnswer { puzzle, step }, Some("blank")),
            set("wrong"),
        ),
        trigger("helped", event(|puzzle, step| Event::HintTaken { puzzle, step }, None), set("helped")),
        trigger(
            "blank",
            event(|puzzle, step| Event::PuzzleSolved { puzzle, step }, Some("blank")),
            vec![Action::SetFlag("blank".into()), Action::Checkpoint],
        ),
        open,
    ];
    let mut arena = play(level);
    arena.until(5, |arena| arena.session.mission().phase == Phase::Puzzle);
    arena.wait(2);
    arena
}

fn state(arena: &Arena) -> &PuzzleState {
    &arena.session.mission().puzzles[PUZZLE].state
}

/// The number of the right candidate, and of the first that is not.
fn right_and_wrong(arena: &Arena) -> (u8, u8) {
    let right = arena.session.mission().puzzles[PUZZLE].present().expect("a question").answer();
    (right, u8::from(right == 0))
}

fn point(arena: &mut Arena, slot: u8) {
    arena.press(Buttons::pointing(slot), 1);
    assert_eq!(state(arena).cursor, slot);
}

#[test]
fn a_puzzle_stops_the_fight_and_its_pencil_moves_strikes_out_and_circles() {
    let mut arena = paper();
    let player = arena.player();
    let place = arena.at(player);
    let way = |x, y| PlayerCommand { move_x: x, move_y: y, ..PlayerCommand::default() };
    arena.tick(way(127, 0));
    arena.wait(1);
    arena.tick(way(0, -127));
    arena.wait(1);
    assert_eq!(state(&arena).cursor, 5, "one to the right, one row down");
    arena.hold(way(-127, 0), 22);
    assert_eq!(state(&arena).cursor, 4, "held, it waits");
    arena.hold(way(-127, 0), 9);
    arena.wait(1);
    assert_eq!(state(&arena).cursor, 6, "then goes on by itself");
    assert_eq!(arena.at(player), place, "bodies stand still");
    arena.press(Buttons::KICK, 1);
    assert_eq!(state(&arena).struck, 1 << 6);
    arena.press(Buttons::KICK, 1);
    assert_eq!(state(&arena).struck, 0);
    arena.press(Buttons::GRAB, 1);
    assert_eq!((state(&arena).circled, state(&arena).wrong), (Some(6), 0), "named once, it is only circled");
    point(&mut arena, 2);
    assert_eq!(state(&arena).circled, None, "another is another question");
    arena.press(Buttons::pointing(40), 1);
    assert_eq!(state(&arena).cursor, 2, "there is no such candidate");
    arena.press(Buttons::ROLL, 0);
    assert_eq!(arena.session.mission().phase, Phase::Playing);
    arena.until(60, |arena| arena.session.mission().phase == Phase::Puzzle);
}

#[test]
fn a_wrong_answer_costs_time_and_ends_nothing() {
    let mut arena = paper();
    let (right, wrong) = right_and_wrong(&arena);
    point(&mut arena, wrong);
    arena.press(Buttons::STRIKE, 1);
    arena.press(Buttons::STRIKE, 1);
    assert_eq!((state(&arena).wrong, state(&arena).struck), (1, 1 << wrong));
    let mission = arena.session.mission();
    assert_eq!(mission.counted_ticks(), mission.attempt_tick + 30 * 60, "half a minute");
    arena.press(Buttons::KICK, 1);
    assert_eq!(state(&arena).struck, 1 << wrong, "what was named wrongly stays struck out");
    point(&mut arena, right);
    arena.press(Buttons::STRIKE, 1);
    arena.press(Buttons::STRIKE, 1);
    assert!(!arena.session.mission().has_solved(PUZZLE, Some("blank")), "first the answer is read");
    assert!(!arena.session.mission().flags.contains("wrong"), "triggers wait for the paper");
    arena.press(Buttons::STRIKE, 3);
    let mission = arena.session.mission();
    assert!(mission.has_solved(PUZZLE, Some("blank")) && !mission.has_solved(PUZZLE, None));
    assert!(
        mission.flags.contains("wrong")
            && mission.flags.contains("blank")
            && !mission.flags.contains("helped")
    );
}

#[test]
fn hints_say_more_each_time_and_at_last_do_it_and_whoever_only_asks_gets_through() {
    let mut arena = paper();
    for step in 0..3 {
        arena.until(60, |arena| arena.session.mission().phase == Phase::Puzzle);
        arena.wait(1);
        let (right, _) = right_and_wrong(&arena);
        let mut asked = 0;
        while state(&arena).circled != Some(right) {
            arena.press(Buttons::ORDER, 1);
            asked += 1;
            let (_, level) = state(&arena).help.expect("a hint");
            assert_eq!(level, (asked - 1) % 3 + 1, "three times about one thing");
            assert!(asked < 60, "step {step} comes to an end");
        }
        arena.press(Buttons::STRIKE, 1);
        arena.press(Buttons::STRIKE, 3);
    }
    let mission = arena.session.mission();
    assert!(mission.has_solved(PUZZLE, None) && mission.flags.contains("helped"));
    assert_eq!(mission.phase, Phase::Won);
    let state = &mission.puzzles[PUZZLE].state;
    assert!(state.wrong == 0 && state.cost == state.hints / 3 * (4 + 8 + 16) * 60, "{state:?}");
}

#[test]
fn a_restart_keeps_the_puzzle_of_the_checkpoint_and_the_game() {
    let mut arena = paper();
    let board = arena.session.mission().puzzles[PUZZLE].board.clone();
    let (right, _) = right_and_wrong(&arena);
    point(&mut arena, right);
    arena.press(Buttons::STRIKE, 1);
    arena.press(Buttons::STRIKE, 1);
    arena.press(Buttons::STRIKE, 3);
    arena.until(60, |arena| arena.session.mission().phase == Phase::Puzzle);
    arena.wait(1);
    arena.press(Buttons::KICK, 1);
    assert_eq!(state(&arena).struck, 1);
    let open = arena.session.digest();
    arena.press(Buttons::RESTART, 0);
    arena.until(60, |arena| arena.session.mission().phase == Phase::Puzzle);
    assert_eq!((state(&arena).step, state(&arena).struck), (1, 0), "as it was at the checkpoint");
    assert_eq!(arena.session.mission().puzzles[PUZZLE].board, board, "and still the same key");
    assert_ne!(arena.session.digest(), open);
}
