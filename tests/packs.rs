//! What is promised to those who make packs: every mistake is told at its place, a wrong pack harms nobody, no pack
//! changes what belongs to another or reads what is not its own, and the example that ships is whole.
//!
//! Each folder in `tests/packs/bad` is a folder of packs with one sort of mistake; the expected report stands beside it.
//! After a change of words, look at what `UPDATE_GOLDEN=1 cargo test --test packs` makes of them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use red_heat::{
    cli::{autoplay, setup::Place},
    content::{
        diagnostic::Report,
        library::{self, Library},
        loader::{Content, Playable},
        pack::{self, GameArt, Pack},
        render,
        source::Folder,
        strings::Strings,
    },
    sim::{log::LogHeader, mission::MissionSetup},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn shipped() -> Library {
    library::load(&Folder::new(root())).into_result().unwrap_or_else(|report| panic!("{report}"))
}

fn open(library: &Library, place: &Path) -> Vec<Pack> {
    let art = GameArt::read(&Folder::new(root()));
    let mut packs = pack::open(library, &[place.to_owned()]);
    packs.iter_mut().for_each(|pack| pack.check_all(&art));
    packs
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect()
}

/// An empty folder of that name, which a test fills with packs.
fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("red-heat-packs-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for the test");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("it can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a file that was listed");
        }
    }
}

/// The example in an empty folder.
fn example_in(name: &str) -> PathBuf {
    let mods = scratch(name);
    copy(&root().join("mods/example"), &mods.join("example"));
    mods
}

fn rewrite(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("a text");
    assert!(text.contains(from), "{from} is not in {}", file.display());
    fs::write(file, text.replacen(from, to, 1)).expect("it can be written");
}

fn content(mods: &Path) -> Content {
    Content::open_with(Some(root()), &[mods.to_owned()]).unwrap_or_else(|report| panic!("{report}"))
}

#[test]
fn every_mistake_of_a_pack_is_told_as_expected() {
    let library = shipped();
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut different = Vec::new();
    let mut cases: Vec<PathBuf> = fs::read_dir(root().join("tests/packs/bad"))
        .expect("the folder is in the repository")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    for case in cases {
        // Relative, so that reports are the same wherever the repository lies; tests run in its top folder.
        let place = case.strip_prefix(root()).expect("it is below the root");
        let packs = open(&library, place);
        let reports: Vec<Report> = packs.iter().filter_map(|pack| pack.report.clone()).collect();
        assert!(!reports.is_empty(), "{} was found clean", place.display());
        let found: String = reports.iter().map(render::text).collect();
        let golden = case.with_extension("txt");
        if update {
            fs::write(&golden, &found).expect("the report can be written");
        } else if fs::read_to_string(&golden).unwrap_or_default() != found {
            different.push(format!("{}:\n{found}", place.display()));
        }
    }
    assert!(different.is_empty(), "reports differ from those beside the packs:\n{}", different.join("\n"));
}

#[test]
fn the_example_is_clean_and_listed() {
    let mut content = Content::open(Some(root())).unwrap_or_else(|report| panic!("{report}"));
    content.check_packs();
    let example = content.packs().iter().find(|pack| pack.id == "example").expect("the example ships");
    assert!(example.report.is_none(), "{}", example.report.clone().unwrap_or_default());
    let levels: Vec<_> =
        example.levels.iter().map(|level| (level.id.as_str(), level.title.as_str())).collect();
    assert_eq!(levels, [("example/01_depot", "example-depot-title")]);
    for (lang, title) in [("en", "The Last Tram"), ("ru", "Последний трамвай")] {
        let strings = Strings::with_packs(content.source(), content.packs(), lang);
        assert_eq!(strings.get("example-depot-title"), title);
    }
}

#[test]
fn the_bot_wins_the_example_on_every_difficulty() {
    let content = Content::open(Some(root())).unwrap_or_else(|report| panic!("{report}"));
    let Playable { level, catalog } =
        content.playable("example/01_depot").unwrap_or_else(|report| panic!("{report}"));
    for difficulty in catalog.difficulties.keys() {
        let setup = MissionSetup {
            level: level.clone(),
            catalog: catalog.clone(),
            seed: 7,
            difficulty: difficulty.clone(),
            assists: Default::default(),
        };
        let (report, _) = autoplay::play(setup, false).expect("the level starts");
        assert_eq!(report.outcome, "won", "{difficulty}: {report:?}");
    }
}

#[test]
fn a_wrong_pack_harms_neither_the_game_nor_another_pack() {
    let mods = example_in("harm");
    copy(&mods.join("example"), &mods.join("broken"));
    fs::write(mods.join("broken/pack.ron"), "Pack(").expect("it can be written");
    fs::create_dir_all(mods.join("empty")).expect("a folder");
    let before =
        Content::from_source(Box::new(Folder::new(root()))).unwrap_or_else(|report| panic!("{report}"));
    let content = content(&mods);
    assert_eq!(content.catalog().hash, before.catalog().hash);
    let report = |id: &str| content.packs().iter().find(|pack| pack.id == id).expect("listed").report.clone();
    assert!(report("broken").is_some_and(|report| report.has_errors()));
    assert!(report("empty").is_some_and(|report| codes(&report) == ["E801"]));
    assert!(content.playable("broken/01_depot").is_err());
    // The example beside the game is the first of two; the copy is told.
    assert!(content.playable("example/01_depot").is_ok());
    let entry = &content.campaign().expect("the campaign").levels[0];
    let alone = before.level(&entry.id).expect("a shipped level").hash;
    assert_eq!(content.level(&entry.id).expect("a shipped level").hash, alone);
}

#[test]
fn of_two_packs_with_one_id_the_first_counts() {
    let mods = example_in("twins");
    let content = content(&mods);
    let both: Vec<&Pack> = content.packs().iter().filter(|pack| pack.id == "example").collect();
    assert_eq!(both.len(), 2);
    assert!(both[0].report.is_none());
    let report = both[1].report.clone().expect("the second is told");
    assert!(codes(&report).contains(&"E804"), "{report}");
    assert!(both[1].levels.is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_is_no_file_of_a_pack() {
    let mods = example_in("links");
    let example = mods.join("example");
    std::os::unix::fs::symlink(root().join("assets"), example.join("assets")).expect("a link");
    std::os::unix::fs::symlink(root().join("LICENSE-MIT"), example.join("levels/02_link.ron"))
        .expect("a link");
    let packs = open(&shipped(), &mods);
    let report = packs[0].report.clone().expect("links are told");
    assert_eq!(codes(&report), ["E806", "E806"], "{report}");
    assert!(packs[0].source().read("levels/02_link.ron").is_err());
    assert!(packs[0].source().read("assets/data/actors.ron").is_err());
}

#[test]
fn nothing_outside_of_a_pack_is_read() {
    let mods = example_in("outside");
    let packs = open(&shipped(), &mods);
    let source = packs[0].source();
    assert!(source.read("pack.ron").is_ok());
    let absolute = root().join("README.md").display().to_string();
    for path in ["../../../etc/hostname", "levels/../pack.ron", "./pack.ron", &absolute, "", "levels"] {
        assert!(source.read(path).is_err(), "{path}");
    }
}

#[test]
fn packs_have_limits() {
    let mods = example_in("limits");
    let many = mods.join("example/many");
    fs::create_dir_all(&many).expect("a folder");
    for number in 0..1100 {
        fs::write(many.join(format!("{number}.txt")), "").expect("it can be written");
    }
    let report = open(&shipped(), &mods)[0].report.clone().expect("it is too large");
    assert!(codes(&report).contains(&"E807"), "{report}");
    fs::remove_dir_all(&many).expect("a folder");
    fs::create_dir_all(&many).expect("a folder");
    fs::File::create(many.join("heap.bin")).and_then(|file| file.set_len(65 << 20)).expect("a sparse file");
    let report = open(&shipped(), &mods)[0].report.clone().expect("it is too large");
    assert!(codes(&report).contains(&"E807"), "{report}");
    fs::remove_dir_all(&many).expect("a folder");
    let sound = mods.join("example/sounds");
    fs::create_dir_all(&sound).expect("a folder");
    fs::File::create(sound.join("long.ogg")).and_then(|file| file.set_len(9 << 20)).expect("a sparse file");
    let report = open(&shipped(), &mods)[0].report.clone().expect("it is too large");
    assert_eq!(codes(&report), ["E807"], "{report}");
}

#[test]
fn a_pack_cannot_change_another_s_texts() {
    let mods = example_in("texts");
    let file = mods.join("example/strings/en/example.ftl");
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(&file, format!("{text}\nitem-tea = Vodka\n")).expect("it can be written");
    let packs = open(&shipped(), &mods);
    let strings = Strings::with_packs(&Folder::new(root()), &packs, "en");
    assert_eq!(strings.get("item-tea"), "Tea");
    assert_eq!(strings.get("example-title"), "Example: the tram depot");
    assert_eq!(codes(&packs[0].report.clone().expect("told")), ["E811"]);
}

/// The level's hash covers everything that it uses, wherever that is defined.
#[test]
fn a_hash_knows_the_pack_s_data() {
    let mods = example_in("hash");
    let header = || {
        let packs = pack::open(&shipped(), std::slice::from_ref(&mods));
        let playable = packs[0].playable("example/01_depot").expect("it is there").expect("it is right");
        let Playable { level, catalog } = playable;
        LogHeader::new(&MissionSetup {
            level,
            catalog,
            seed: 7,
            difficulty: "normal".into(),
            assists: Default::default(),
        })
    };
    let before = header();
    assert_eq!(header().mismatch(&before), None);
    rewrite(&mods.join("example/strings/en/example.ftl"), "Loader", "Docker");
    assert_eq!(header().mismatch(&before), None);
    rewrite(&mods.join("example/data/actors.ron"), "health: 34.0", "health: 35.0");
    assert!(header().mismatch(&before).is_some());
    rewrite(&mods.join("example/data/actors.ron"), "health: 35.0", "health: 34.0");
    assert_eq!(header().mismatch(&before), None);
    rewrite(&mods.join("example/levels/01_depot.ron"), "mass: 112.0", "mass: 113.0");
    assert!(header().mismatch(&before).is_some());
}

#[test]
fn a_pack_builds_on_another() {
    let mods = example_in("requires");
    let level = fs::read_to_string(mods.join("example/levels/01_depot.ron")).expect("the level");
    let second = mods.join("aftermath");
    fs::create_dir_all(second.join("levels")).expect("a folder");
    fs::write(
        second.join("levels/01_depot.ron"),
        level
            .replace("example/01_depot", "aftermath/01_depot")
            .replace("\"example/captain\"", "\"aftermath/captain\""),
    )
    .expect("it can be written");
    let manifest = |requires: &str| {
        format!(
            "Pack(format: 1, id: \"aftermath\", title: \"example-title\", version: \"1\", authors: [\"Nobody\"], {requires})"
        )
    };
    fs::write(second.join("pack.ron"), manifest("")).expect("it can be written");
    let alone = open(&shipped(), &mods);
    assert!(alone[0].report.clone().is_some_and(|report| codes(&report).contains(&"E204")));
    fs::write(second.join("pack.ron"), manifest("requires: [\"example\"]")).expect("it can be written");
    let packs = open(&shipped(), &mods);
    assert_eq!(packs.iter().map(|pack| pack.id.as_str()).collect::<Vec<_>>(), ["aftermath", "example"]);
    assert!(packs[0].report.is_none(), "{}", packs[0].report.clone().unwrap_or_default());
    assert!(packs[0].playable("aftermath/01_depot").is_some_and(|level| level.is_ok()));
}

#[test]
fn a_level_is_one_of_the_pack_in_whose_folder_it_lies() {
    let mods = example_in("path");
    let path = mods.join("example/levels/01_depot.ron").display().to_string();
    let content = Content::open(Some(root())).unwrap_or_else(|report| panic!("{report}"));
    let by_path = content.playable(&path).unwrap_or_else(|report| panic!("{report}"));
    let by_id = content.playable("example/01_depot").unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(by_path.level.hash, by_id.level.hash);
    assert!(by_path.catalog.actors.contains_key("example/foreman"));
    assert!(by_path.catalog.actors.contains_key("example/captain"));
    assert!(!content.catalog().actors.contains_key("example/foreman"));
}

#[test]
fn a_place_of_packs_may_be_a_pack_itself() {
    let mods = example_in("itself");
    for place in [mods.clone(), mods.join("example")] {
        let ids: Vec<String> = open(&shipped(), &place).into_iter().map(|pack| pack.id).collect();
        assert_eq!(ids, ["example"], "{}", place.display());
    }
    let place = Place { data: Some(root().to_owned()), mods: vec![mods] };
    let setup = red_heat::cli::setup::open_setup(&place, "example/01_depot", 1, "easy").expect("it is found");
    assert_eq!(setup.level.id, "example/01_depot");
}

#[test]
fn a_new_pack_is_clean_and_can_be_won() {
    let mods = scratch("new");
    let folder = mods.join("yard_2");
    let make = |folder: &Path| {
        std::process::Command::new(env!("CARGO_BIN_EXE_red-heat"))
            .arg("new-pack")
            .arg(folder)
            .output()
            .expect("the program starts")
            .status
            .code()
    };
    assert_eq!(make(&folder), Some(0));
    assert_eq!(make(&folder), Some(2), "what is there is not written over");
    for wrong in ["core", "Yard", "2yard", "my-yard"] {
        assert_eq!(make(&mods.join(wrong)), Some(2), "{wrong}");
        assert!(!mods.join(wrong).exists(), "{wrong}");
    }
    let packs = open(&shipped(), &mods);
    assert_eq!(packs.len(), 1);
    assert!(packs[0].report.is_none(), "{}", packs[0].report.clone().unwrap_or_default());
    let place = Place { data: Some(root().to_owned()), mods: vec![mods] };
    let setup =
        red_heat::cli::setup::open_setup(&place, "yard_2/01_first", 7, "normal").expect("it is found");
    let (report, _) = autoplay::play(setup, false).expect("it starts");
    assert_eq!(report.outcome, "won", "{report:?}");
}

/// A first value without its name beside others that have theirs, as the documentation shows it.
#[test]
fn a_first_value_needs_no_name() {
    let mods = example_in("bare");
    let level = mods.join("example/levels/01_depot.ron");
    rewrite(&level, "Actor(kind: \"example/loader\", tag", "Actor(\"example/loader\", tag");
    assert!(open(&shipped(), &mods)[0].report.is_none());
    rewrite(&level, "facing: 180)", "facing: 180, \"example/loader\")");
    let report = open(&shipped(), &mods)[0].report.clone().expect("only the first");
    assert!(codes(&report).contains(&"E013"), "{report}");
}

/// One block of the tutorial: what stands behind its fence's first three marks, and its lines.
fn blocks(page: &str) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        match (line.strip_prefix("```"), inside) {
            (Some(about), false) => {
                found.push((about.to_owned(), Vec::new()));
                inside = true;
            }
            (Some(_), true) => inside = false,
            (None, true) => found.last_mut().expect("a block began").1.push(line.to_owned()),
            (None, false) => {}
        }
    }
    found
}

/// Makes the file what the block says: lines with `-` go, those with `+` come, the others stay.
fn change(file: &Path, lines: &[String]) {
    let side = |gone: char| -> String {
        let kept = lines.iter().filter(|line| !line.starts_with(gone));
        kept.map(|line| format!("{}\n", line.get(1..).unwrap_or(""))).collect()
    };
    rewrite(file, &side('+'), &side('-'));
}

#[test]
fn the_tutorial_holds_line_by_line() {
    let page = fs::read_to_string(root().join("docs/modding.md")).expect("the tutorial");
    let mods = scratch("tutorial");
    let pack = mods.join("yard");
    let run = |line: &str| {
        let words: Vec<String> = line
            .split(' ')
            .skip(1)
            .map(|word| word.replace("mods/yard", &pack.display().to_string()))
            .collect();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_red-heat"));
        command.args(&words).arg("--mods").arg(&mods).current_dir(root()).env_remove("RED_HEAT_DATA");
        let output = command.output().expect("the program starts");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).replace(&mods.display().to_string(), "mods"),
        )
    };
    let (tutorial, _) = page.split_once("\n---\n").expect("the tutorial ends with a line");
    let mut told = String::new();
    for (about, lines) in blocks(tutorial) {
        match about.split_once(' ').unwrap_or((&about, "")) {
            ("sh", _) => {
                // A window has no place in a test; what it would play is checked.
                for line in lines.iter().filter(|line| !line.contains(" play ")) {
                    let (code, said) = run(line);
                    assert!(code == Some(0) || said.contains("error["), "{line}: {code:?}\n{said}");
                    told = said;
                }
            }
            ("diff", file) => change(&pack.join(file), &lines),
            ("ron", file) => {
                let file = pack.join(file);
                fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                fs::write(&file, lines.join("\n")).expect("it can be written");
            }
            ("text", "report") => {
                let root = format!("{}/", root().display());
                let report = told.replace(&root, "");
                let shown = lines.join("\n");
                let (head, tail) = shown.split_once("…\n").unwrap_or((&shown, ""));
                let same = report.starts_with(head) && report.contains(tail);
                assert!(same, "the page shows another report than\n{report}");
            }
            ("text", _) => {
                for file in lines.iter().filter_map(|line| line.split("  ").next()) {
                    assert!(mods.join(file.trim_start_matches("mods/")).is_file(), "{file}");
                }
            }
            (other, _) => panic!("a block of an unknown kind: {other}"),
        }
    }
    let report = open(&shipped(), &mods)[0].report.clone();
    assert!(report.is_none(), "{}", report.unwrap_or_default());
}
