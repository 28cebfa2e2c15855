//! The same log gives the same digests: in ten processes, on one thread and on several, however frames and ticks go
//! together. The golden logs were played by the bot; `red-heat record-golden` records them anew.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use bevy::ecs::{component::Component, world::World};
use red_heat::{
    cli::{
        replay::{Pace, Verdict, replay},
        setup::{Place, open_content, open_setup},
    },
    sim::{
        log::{CommandLog, LogHeader},
        mission::MissionSetup,
        session::Session,
    },
};

fn golden() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let files = std::fs::read_dir(folder).expect("the folder of golden logs");
    let mut logs: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    logs.retain(|path| path.extension().is_some_and(|extension| extension == "replay"));
    logs.sort();
    assert!(!logs.is_empty(), "there are no golden logs");
    logs
}

/// All logs of a file; that of the whole run has one for each level.
fn logs(path: &Path) -> Vec<CommandLog> {
    let text = std::fs::read_to_string(path).expect("a golden log");
    CommandLog::all_from_text(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn open(path: &Path) -> (MissionSetup, CommandLog) {
    open_log(path, logs(path).remove(0))
}

fn open_log(path: &Path, log: CommandLog) -> (MissionSetup, CommandLog) {
    let header = &log.header;
    let setup = open_setup(&Place::default(), &header.level, header.seed, &header.difficulty)
        .expect("the log's level");
    let mismatch = header.mismatch(&LogHeader::new(&setup));
    assert_eq!(mismatch, None, "{}: record the golden logs anew", path.display());
    (setup, log)
}

fn verdict(path: &Path, pace: Pace) -> Verdict {
    let (setup, log) = open(path);
    replay(setup, &log, 1, pace).expect("the log can be replayed")
}

#[test]
fn golden_logs_give_their_digests() {
    for path in golden() {
        for log in logs(&path) {
            let level = log.header.level.clone();
            let (setup, log) = open_log(&path, log);
            let scored = setup.level.scored;
            let verdict = replay(setup, &log, 1, Pace::Even).expect("the log can be replayed");
            assert_eq!(verdict.first_difference, None, "{} {level}", path.display());
            assert!(verdict.compared > 10 || !scored, "a log of more than ten seconds");
        }
    }
}

#[test]
fn the_golden_run_goes_through_the_whole_campaign() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/campaign.replay");
    let played: Vec<String> = logs(&path).into_iter().map(|log| log.header.level).collect();
    let content = open_content(&Place::default()).expect("the game's data");
    let campaign = content.campaign().expect("the campaign");
    let levels: Vec<String> = campaign.levels.iter().map(|entry| entry.id.clone()).collect();
    assert_eq!(played, levels, "record the golden logs anew");
}

#[test]
fn frames_of_three_ticks_and_empty_frames_change_nothing() {
    let path = &golden()[0];
    for pace in [Pace::Threes, Pace::Gaps] {
        assert_eq!(verdict(path, pace).first_difference, None, "{pace:?}");
    }
}

/// Nothing that the simulation knows.
#[derive(Component)]
struct Other<const KIND: usize>;

fn spawn<const KIND: usize>(world: &mut World) {
    world.spawn(Other::<KIND>);
}

/// So many kinds of entities (at most ten), which move the numbers of all that come after them.
fn others(world: &mut World, kinds: usize) {
    let all: [fn(&mut World); 10] = [
        spawn::<0>, spawn::<1>, spawn::<2>, spawn::<3>, spawn::<4>, spawn::<5>, spawn::<6>, spawn::<7>,
        spawn::<8>, spawn::<9>,
    ];
    all.into_iter().take(kinds).for_each(|spawn| spawn(world));
}

/// In which order a query meets archetypes hangs on their numbers and on the platform's hash tables: a browser's are
/// smaller. Moving the numbers mixes the order in the same way.
#[test]
fn what_else_lives_in_the_world_changes_nothing() {
    for path in golden().iter().filter(|path| !path.ends_with("campaign.replay")) {
        for kinds in [1, 3, 10] {
            let (mut setup, log) = open(path);
            setup.assists = log.header.assists;
            let mut session =
                Session::beside(setup, 1, |world| others(world, kinds)).expect("a mission that starts");
            session.record();
            for (tick, commands) in (1..).zip(&log.commands) {
                if let Some((_, assists)) = log.assists.iter().find(|(at, _)| *at == tick) {
                    session.assist(*assists);
                }
                session.tick(*commands);
            }
            let ours = &session.recorded().expect("a log").digests;
            let differs = log.digests.iter().zip(ours).find(|(theirs, ours)| theirs != ours);
            assert_eq!(differs, None, "{} beside {kinds} other kinds", path.display());
            assert_eq!(log.digests.len(), ours.len());
        }
    }
}

#[test]
fn a_changed_command_changes_the_digest() {
    let path = &golden()[0];
    let (setup, mut log) = open(path);
    for commands in &mut log.commands[400..420] {
        commands[0].move_x = commands[0].move_x.wrapping_add(60);
    }
    let verdict = replay(setup, &log, 1, Pace::Even).expect("the log can be replayed");
    assert!(verdict.first_difference.is_some());
}

#[test]
fn ten_processes_on_one_thread_and_on_four_agree() {
    let path = &golden()[0];
    let mut ends = std::collections::BTreeSet::new();
    for process in 0..10 {
        let threads: usize = if process % 2 == 0 { 1 } else { 4 };
        let output = Command::new(env!("CARGO_BIN_EXE_red-heat"))
            .args(["replay", "--verify", "--json", "--threads", &threads.to_string()])
            .arg(path)
            .output()
            .expect("the game runs");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
        let verdict: serde_json::Value = serde_json::from_str(&text).expect("one JSON object");
        assert_eq!(verdict["threads"], threads, "the executor has the threads");
        ends.insert(verdict["digest"].to_string());
    }
    assert_eq!(ends.len(), 1, "{ends:?}");
}

#[test]
fn a_log_of_another_level_is_refused_by_name() {
    let text = std::fs::read_to_string(&golden()[0]).expect("a golden log");
    let hash = text.split("\"level_hash\":\"").nth(1).and_then(|rest| rest.get(..16)).expect("a hash");
    let changed = text.replacen(hash, "0000000000000000", 1);
    let path = std::env::temp_dir().join(format!("red-heat-other-{}.replay", std::process::id()));
    std::fs::write(&path, changed).expect("a temporary file");
    let output = Command::new(env!("CARGO_BIN_EXE_red-heat"))
        .args(["replay", "--verify"])
        .arg(&path)
        .output()
        .expect("the game runs");
    std::fs::remove_file(&path).expect("the temporary file");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("level hash"));
}
