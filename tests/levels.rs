//! What is promised to those who write levels: every mistake is told, at its place, all in one run; what ships is
//! clean; and no file, however broken, does any harm.
//!
//! The expected reports stand beside the files in `tests/levels/bad`. After a change of words, look at what
//! `UPDATE_GOLDEN=1 cargo test --test levels` makes of them.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use red_heat::content::{
    codes,
    diagnostic::Report,
    level::Weather,
    library::{self, Library},
    loader::{Content, check_campaign, check_level},
    render,
    source::{Folder, Memory, Source},
    strings::Strings,
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn shipped() -> Library {
    let checked = library::load(&Folder::new(root()));
    assert!(checked.report.is_clean(), "{}", checked.report);
    checked.value.expect("clean data makes a library")
}

fn check(library: &Library, path: &str) -> Report {
    check_level(library, path, fs::read(root().join(path))).report
}

fn files(folder: &str) -> Vec<String> {
    let mut found: Vec<String> = fs::read_dir(root().join(folder))
        .expect("the folder is in the repository")
        .map(|entry| entry.expect("it can be read").file_name().into_string().expect("a plain name"))
        .filter(|name| name.ends_with(".ron"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    found.sort();
    found
}

#[test]
fn every_mistake_is_told_as_expected() {
    let library = shipped();
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut different = Vec::new();
    for path in files("tests/levels/bad") {
        let report = check(&library, &path);
        assert!(!report.is_clean(), "{path} was found clean");
        let found = render::text(&report);
        let golden: PathBuf = root().join(&path).with_extension("txt");
        if update {
            fs::write(&golden, &found).expect("the report can be written");
        } else if fs::read_to_string(&golden).unwrap_or_default() != found {
            different.push(format!("{path}:\n{found}"));
        }
    }
    assert!(different.is_empty(), "reports differ from those beside the files:\n{}", different.join("\n"));
}

#[test]
fn ten_mistakes_give_ten_reports() {
    let report = check(&shipped(), "tests/levels/bad/ten_at_once.ron");
    assert!(report.diagnostics.len() >= 10, "{report}");
}

#[test]
fn good_levels_are_clean() {
    let library = shipped();
    for path in files("tests/levels/good") {
        let report = check(&library, &path);
        assert!(report.is_clean(), "{report}");
    }
}

#[test]
fn all_that_ships_is_clean() {
    let library = shipped();
    let path = root().join("levels/campaign.ron");
    let exists = |file: &str| path.with_file_name(file).is_file();
    let campaign = check_campaign(&library, "levels/campaign.ron", fs::read(&path), &exists);
    assert!(campaign.report.is_clean(), "{}", campaign.report);
    let campaign = campaign.value.expect("a clean campaign");
    for entry in campaign.all() {
        let path = format!("levels/{}", entry.file);
        let checked = check_level(&library, &path, fs::read(root().join(&path)));
        assert!(checked.report.is_clean(), "{}", checked.report);
        assert_eq!(checked.value.expect("a clean level").id, entry.id);
    }
}

#[test]
fn every_code_is_explained_and_tried() {
    let of_levels = files("tests/levels/bad").into_iter().map(|path| root().join(path).with_extension("txt"));
    let of_packs = fs::read_dir(root().join("tests/packs/bad")).expect("the folder is in the repository");
    let of_packs = of_packs.map(|entry| entry.expect("it can be read").path()).filter(|path| path.is_file());
    let golden: Vec<String> =
        of_levels.chain(of_packs).filter_map(|path| fs::read_to_string(path).ok()).collect();
    // What no file in `bad` can show: it needs other data, another size, or no file at all.
    let elsewhere = [
        "E001", "E002", "E004", "E006", "E212", "E213", "E217", "E308", "E503", "E504", "E505", "E506",
        "E702", "E804", "E806", "E807",
    ];
    for code in codes::ALL {
        let text = codes::explain(*code).unwrap_or_else(|| panic!("{} is not explained", code.name()));
        assert!(text.contains("```"), "{} has no example", code.name());
        let tried = golden.iter().any(|report| report.contains(&format!("[{}]", code.name())));
        assert!(
            tried || elsewhere.contains(&code.name()),
            "no file in tests/levels/bad and tests/packs/bad shows {}",
            code.name()
        );
    }
    let names: BTreeSet<&str> = codes::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), codes::ALL.len(), "a code is given twice");
}

/// The good level with one piece of text replaced.
fn changed(from: &str, to: &str) -> Vec<u8> {
    let text = fs::read_to_string(root().join("tests/levels/good/room.ron")).expect("the good level");
    assert!(text.contains(from), "{from} is not in the good level");
    text.replacen(from, to, 1).into_bytes()
}

#[track_caller]
fn assert_codes(report: &Report, expected: &[&str]) {
    let found: Vec<&str> = report.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    assert_eq!(found, expected, "{report}");
}

#[test]
fn weather_is_read_and_its_density_is_a_share() {
    let library = shipped();
    let room = |weather: &str| changed("    flags:", &format!("    weather: {weather},\n    flags:"));
    let snowing = check_level(&library, "snowing.ron", Ok(room("Snow(0.5)")));
    assert!(snowing.report.is_clean(), "{}", snowing.report);
    assert_eq!(snowing.value.expect("a clean level").weather, Some(Weather::Snow(0.5)));
    assert_codes(&check_level(&library, "storm.ron", Ok(room("Snow(3.0)"))).report, &["E502"]);
}

#[test]
fn sizes_are_limited() {
    let library = shipped();
    let level = |bytes| check_level(&library, "big.ron", Ok(bytes)).report;
    assert_codes(&level(vec![b' '; 1024 * 1024 + 1]), &["E004"]);

    let row = format!("\"{}\",", "a".repeat(200));
    let crowd = changed("floors: {", &format!("floors: {{ \"crowd\": (map: [{}]),", row.repeat(3)));
    assert!(level(crowd).diagnostics.iter().any(|diagnostic| diagnostic.code.name() == "E503"));

    let wide = |c: char| format!("\"{}\",", c.to_string().repeat(300));
    let huge = format!("floors: {{ \"huge\": (map: [{}]),", wide('#').repeat(2));
    assert!(level(changed("floors: {", &huge)).diagnostics.iter().any(|d| d.code.name() == "E308"));

    let many: String =
        (0..257).map(|n| format!("(id: \"t{n}\", on: ShotFired, then: [SetFlag(\"loud\")]),")).collect();
    assert_codes(&level(changed("triggers: [", &format!("triggers: [{many}"))), &["E504"]);
}

/// Texts within the size limit that would keep a careless check busy for minutes.
#[test]
fn malice_is_told_quickly() {
    let library = shipped();
    let many = |piece: &dyn Fn(usize) -> String| (0..20_000).map(piece).collect::<String>();
    let flags = many(&|n| format!("\"flag-number-{n}\","));
    let unknown = many(&|n| format!("SetFlag(\"flg{n}\"),"));
    let zones = many(&|n| format!("\"z{n}\": Rect(x: 1, y: 1, w: 1, h: 1),"));
    let objective =
        |n| format!("(id: \"o{n}\", text: \"item-tea\", goal: Within(9), after: [\"o{}\"]),", n + 1);
    let chain: String = (0..12_000).map(objective).collect();
    let doors = format!("\"doors\": (map: [{}]),", format!("\"{}\",", "D".repeat(250)).repeat(250));
    let cases = [
        ("flags: [", format!("flags: [{flags}")),
        ("then: [", format!("then: [{unknown}")),
        ("zones: {", format!("zones: {{{zones}")),
        ("objectives: [", format!("objectives: [{chain}")),
        ("floors: {", format!("floors: {{ {doors}")),
        ("flags: [", "[".repeat(500_000)),
        ("flags: [", "/*".repeat(400_000)),
    ];
    for (from, to) in cases {
        let start = std::time::Instant::now();
        let report = check_level(&library, "malice.ron", Ok(changed(from, &to))).report;
        let _ = render::text(&report);
        let _ = render::json(&report);
        assert!(start.elapsed().as_secs() < 60, "{from} takes {:?}", start.elapsed());
    }
}

#[test]
fn the_sketch_of_the_format_is_read() {
    // It shows messages that do not ship; its form is right.
    let report = check(&shipped(), "tests/levels/sketch.ron");
    for diagnostic in &report.diagnostics {
        assert!(matches!(diagnostic.code.name().as_bytes()[1], b'2' | b'7'), "{report}");
    }
    assert!(
        report.diagnostics.iter().any(|diagnostic| diagnostic.message.contains("hotel-fight")),
        "{report}"
    );
}

#[test]
fn a_missing_file_is_told() {
    let library = shipped();
    let report = check_level(&library, "no.ron", fs::read(root().join("no.ron"))).report;
    assert_codes(&report, &["E001"]);
}

/// The shipped data in memory, with one piece of one file replaced.
fn data_with(file: &str, from: &str, to: &str) -> Memory {
    let mut memory = Memory::default();
    let folder = Folder::new(root());
    for part in ["assets/data", "assets/strings/en", "assets/strings/ru", "levels"] {
        for name in folder.list(part) {
            let path = format!("{part}/{name}");
            memory.0.insert(path.clone(), folder.read(&path).expect("a file that was listed"));
        }
    }
    let bytes = memory.0.get_mut(file).unwrap_or_else(|| panic!("{file} is not shipped"));
    let text = String::from_utf8(bytes.clone()).expect("shipped files are text");
    assert!(text.contains(from), "{from} is not in {file}");
    *bytes = text.replacen(from, to, 1).into_bytes();
    memory
}

#[test]
fn data_is_checked_as_levels_are() {
    let cases = [
        ("actors", "moveset: \"core/brute\"", "moveset: \"core/brut\"", "E213"),
        ("actors", "brain: \"core/brute\"", "brain: \"core/brut\"", "E212"),
        ("actors", "radius: 0.28", "radius: 0.5", "E502"),
        ("actors", "health: 100.0", "health: NaN", "E501"),
        ("actors", "\"core/bather\":", "\"core/danko\":", "E105"),
        ("actors", "faction: Law", "faction: Lawyers", "E104"),
        ("items", "keeps: \"core/tongs\"", "keeps: \"core/tong\"", "E205"),
        ("props", "leaves: [\"core/plank\"]", "leaves: [\"core/plnk\"]", "E205"),
        ("props", "\"ff8a3c\"", "\"orange\"", "E214"),
        ("movesets", "wind_up: 4", "wind_up: 0", "E502"),
        ("rules", "input_buffer: 8", "input_bufer: 8", "E101"),
        ("legends", "Tile(\"core/water\")", "Tile(\"core/watr\")", "E207"),
        ("terrains", "kind: Water", "kind: Watter", "E104"),
        ("defaults", "core/danko", "core/danco", "E204"),
        ("difficulties", "difficulty-hard", "difficulty-hrad", "E701"),
        ("streets", "roof: 62", "roof: 0", "E502"),
        ("streets", "others: [\"tenement\"", "others: [\"tenemnt\"", "E104"),
    ];
    for (file, from, to, code) in cases {
        let report = library::load(&data_with(&format!("assets/data/{file}.ron"), from, to)).report;
        let found: Vec<&str> = report.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
        assert!(found.contains(&code), "{file}: {from} -> {to} gives {found:?}\n{report}");
    }
}

#[test]
fn a_broken_strings_file_is_told() {
    let memory = data_with("assets/strings/ru/names.ftl", "item-tea = ", "item tea ");
    let report = library::load(&memory).report;
    let found: Vec<&str> = report.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    assert!(found.contains(&"E702") && found.contains(&"E701"), "{report}");
}

#[test]
fn a_level_is_found_by_its_id_and_by_its_path() {
    let content = Content::open(Some(root())).expect("the shipped data");
    for entry in content.campaign().expect("the shipped campaign").all() {
        let by_id = content.level(&entry.id).expect("a shipped level");
        let path = root().join("levels").join(&entry.file);
        let by_path = content.level(&path.display().to_string()).expect("the same level");
        assert_eq!((by_id.id.as_str(), by_id.hash), (entry.id.as_str(), by_path.hash));
    }
    let report = content.level("base/01_bathouse").expect_err("no level of that id");
    assert_codes(&report, &["E217"]);
}

#[test]
fn a_hash_knows_texts_but_not_line_endings() {
    let library = shipped();
    let text = fs::read_to_string(root().join("tests/levels/good/room.ron")).expect("the good level");
    let hash = |text: &str| {
        let bytes = text.as_bytes().to_vec();
        check_level(&library, "room.ron", Ok(bytes)).value.expect("a good level").hash
    };
    assert_eq!(hash(&text), hash(&text.replace('\n', "\r\n")));
    assert_ne!(hash(&text), hash(&text.replace("par_secs: 60", "par_secs: 61")));
    let other =
        library::load(&data_with("assets/data/rules.ron", "input_buffer: 8", "input_buffer: 9")).value;
    let other = other.expect("good data");
    assert_ne!(library.catalog.hash, other.catalog.hash);
}

#[test]
fn json_is_one_object_a_line() {
    let report = check(&shipped(), "tests/levels/bad/unknown_person.ron");
    let line: serde_json::Value =
        serde_json::from_str(render::json(&report).trim_end()).expect("one line of JSON");
    assert_eq!(line["file"], "tests/levels/bad/unknown_person.ron");
    assert_eq!(line["code"], "E204");
    assert_eq!(line["severity"], "error");
    assert_eq!(line["help"], "did you mean `core/thug`?");
    let (start, end) = (line["col"].as_u64().expect("a column"), line["end_col"].as_u64().expect("a column"));
    assert_eq!(end - start, "\"core/thgu\"".len() as u64);
    assert_eq!(line["line"], line["end_line"]);
}

#[test]
fn texts_fall_back_on_english_and_then_on_their_keys() {
    let russian = Strings::load(root(), "ru");
    assert_eq!(russian.get("item-tea"), "Чай");
    assert_eq!(russian.get("no-such-text"), "no-such-text");
    let memory = data_with("assets/strings/ru/names.ftl", "item-tea = ", "item-tee = ");
    assert_eq!(Strings::from_source(&memory, "ru").get("item-tea"), "Tea");
    let memory = data_with("assets/strings/en/names.ftl", "item-tea = Tea", "item-tea = Tea for { $guests }");
    let english = Strings::from_source(&memory, "en");
    assert_eq!(english.get_with("item-tea", &[("guests", 2.into())]), "Tea for 2");
}

/// Texts that are wrong in every way a mistake, a broken disk or malice can make them.
fn mutate(bytes: &[u8], rng: &mut ChaCha8Rng) -> Vec<u8> {
    const PIECES: [&str; 20] = [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        ",",
        ":",
        "NaN",
        "-1",
        "1e999",
        "\u{feff}",
        "é界",
        "/*",
        "//",
        "r#\"",
        "99999999999999999999",
        "None",
    ];
    let mut bytes = bytes.to_vec();
    for _ in 0..rng.random_range(1..6) {
        let at = rng.random_range(0..bytes.len().max(1)).min(bytes.len());
        let end = (at + rng.random_range(0..40)).min(bytes.len());
        match rng.random_range(0..6) {
            0 => drop(bytes.drain(at..end)),
            1 => bytes.truncate(at),
            2 => bytes.extend_from_within(at..end),
            3 if at < bytes.len() => bytes[at] = rng.random(),
            _ => drop(bytes.splice(at..at, PIECES[rng.random_range(0..PIECES.len())].bytes())),
        }
    }
    bytes
}

#[test]
fn no_text_does_any_harm() {
    let library = shipped();
    // `MUTATIONS=100000 cargo test --test levels no_text` looks longer than every day's run.
    let rounds = std::env::var("MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(2000);
    let mut rng = ChaCha8Rng::seed_from_u64(1988 + rounds);
    let sources = ["levels/01_bathhouse.ron", "tests/levels/good/room.ron"];
    for path in sources {
        let level = fs::read(root().join(path)).expect("a level");
        for _ in 0..rounds {
            let bytes = mutate(&level, &mut rng);
            let report = check_level(&library, "mutated.ron", Ok(bytes)).report;
            // Drawing is part of the promise: every span must fit its text.
            let _ = render::text(&report);
            let _ = render::json(&report);
        }
    }
    let data = fs::read(root().join("assets/data/items.ron")).expect("a data file");
    let mut memory = data_with("assets/data/items.ron", "", "");
    for _ in 0..300 {
        memory.0.insert("assets/data/items.ron".to_owned(), mutate(&data, &mut rng));
        let _ = render::text(&library::load(&memory).report);
    }
}
