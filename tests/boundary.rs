//! The one way: what is content and simulation may not know what shows them.

use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every line of the room's sources in which one of the words stands.
fn lines_with(room: &str, words: &[&str]) -> Vec<String> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut files);
    assert!(!files.is_empty(), "the room {room} is empty");
    let mut found = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a source");
        for (number, line) in text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
            }
        }
    }
    found
}

const SHOWN: [&str; 6] =
    ["crate::view", "crate::sound", "crate::ui", "crate::input", "crate::app", "crate::cli"];

#[test]
fn content_knows_no_engine_and_no_other_room() {
    let mut words = SHOWN.to_vec();
    words.extend(["crate::sim", "bevy::"]);
    assert_eq!(lines_with("content", &words), Vec::<String>::new());
}

#[test]
fn the_simulation_knows_nothing_of_what_shows_it() {
    let mut words = SHOWN.to_vec();
    words.extend([
        "bevy::prelude",
        "bevy::render",
        "bevy::sprite",
        "bevy::window",
        "bevy::input",
        "bevy::asset",
        "bevy::camera",
        "std::fs",
        "std::time::Instant",
        "SystemTime",
    ]);
    assert_eq!(lines_with("sim", &words), Vec::<String>::new());
}

#[test]
fn the_simulation_never_asks_in_hash_order_nor_for_removals() {
    let words =
        ["HashMap", "HashSet", "RemovedComponents", "CollidingEntities", "thread_rng", "rand::random"];
    assert_eq!(lines_with("sim", &words), Vec::<String>::new());
}

#[test]
fn no_level_person_or_weapon_is_named_in_the_sources() {
    let names = ["\"core/", "\"base/", "danko", "ridzik", "viktor", "bathhouse"];
    // The namespaces themselves belong to the format: short names stand for `core/…`.
    let is_namespace = |line: &String| ["\"core/{", "\"base/\""].iter().any(|prefix| line.contains(prefix));
    for room in ["app", "cli", "content", "input", "sim", "sound", "ui", "view"] {
        let found: Vec<String> = lines_with(room, &names)
            .into_iter()
            .filter(|line| !is_an_example(line) && !is_namespace(line))
            .collect();
        assert_eq!(found, Vec::<String>::new());
    }
}

/// Documentation and tests may show what an id looks like.
fn is_an_example(line: &str) -> bool {
    let code = line.split_once(": ").map_or("", |(_, code)| code);
    code.starts_with("//") || line.contains("/tests.rs:")
}
