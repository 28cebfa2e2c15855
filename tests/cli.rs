//! What the command line promises: its exit codes, and where it writes what.

use std::process::{Command, Output};

fn red_heat(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_red-heat"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("RED_HEAT_DATA")
        .output()
        .expect("the program starts")
}

#[track_caller]
fn assert_code(args: &[&str], code: i32) -> String {
    let output = red_heat(args);
    let told = String::from_utf8(output.stdout).expect("it writes text");
    assert_eq!(
        output.status.code(),
        Some(code),
        "{args:?}\n{told}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    told
}

#[test]
fn what_ships_checks_clean() {
    assert!(assert_code(&["check"], 0).ends_with("nothing wrong\n"));
    assert_code(&["check", "levels", "assets/data"], 0);
}

#[test]
fn a_mistake_is_exit_code_1() {
    let told = assert_code(&["check", "tests/levels/bad/unknown_person.ron"], 1);
    assert!(told.contains("tests/levels/bad/unknown_person.ron:10:26"), "{told}");
    let folder = assert_code(&["check", "tests/levels/bad"], 1);
    assert!(folder.lines().count() > told.lines().count());
}

#[test]
fn what_cannot_be_done_is_exit_code_2() {
    assert_code(&["check", "no/such/file.ron"], 2);
    assert_code(&["check", "--data", "no/such/folder"], 2);
    assert_code(&["explain", "E999"], 2);
}

#[test]
fn json_is_all_there_is_on_the_standard_output() {
    for line in assert_code(&["check", "--json", "tests/levels/bad"], 1).lines() {
        let report: serde_json::Value = serde_json::from_str(line).expect("each line is one object");
        assert!(report["line"].as_u64().is_some_and(|line| line > 0));
    }
}

#[test]
fn a_code_is_explained() {
    assert!(assert_code(&["explain", "e204"], 0).starts_with("E204"));
}

#[test]
fn the_bot_plays_the_campaign_from_title_to_credits() {
    let content = red_heat::content::loader::Content::open(None).unwrap_or_else(|report| panic!("{report}"));
    let campaign = content.campaign().unwrap_or_else(|report| panic!("{report}"));
    let levels: Vec<&str> = campaign.levels.iter().map(|entry| entry.id.as_str()).collect();
    for seed in ["3", "7"] {
        let told = assert_code(&["autoplay", "--campaign", "--seed", seed, "--json"], 0);
        let lines: Vec<serde_json::Value> =
            told.lines().map(|line| serde_json::from_str(line).expect("each line is one object")).collect();
        let (whole, each) = lines.split_last().expect("there is a last line");
        let played: Vec<&str> = each.iter().map(|line| line["level"].as_str().expect("a level")).collect();
        assert_eq!(played, levels, "one line for each level, in their order");
        assert!(each.iter().all(|line| line["outcome"] == "won"));
        assert_eq!(
            (whole["outcome"].as_str(), whole["levels"].as_u64()),
            (Some("won"), Some(levels.len() as u64))
        );
        let ticks: u64 = each.iter().filter_map(|line| line["ticks"].as_u64()).sum();
        assert_eq!(whole["ticks"].as_u64(), Some(ticks));
        assert_eq!(whole["digest"].as_str().map(str::len), Some(16));
    }
}
