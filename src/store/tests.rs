//! What must hold whatever becomes of a file.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Fault, Folder, Kept, Store, Trouble};

const NAME: &str = "numbers.ron";

/// A folder of one test, gone after it.
struct Home(PathBuf);

impl Home {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("red-heat-store-{}-{test}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    /// A home in which 1 and then 2 were written.
    fn written(test: &str) -> Self {
        let home = Self::new(test);
        assert_eq!(home.store().write(NAME, 1, "1"), None);
        assert_eq!(home.store().write(NAME, 1, "2"), None);
        home
    }

    fn store(&self) -> Store {
        Store::new(Folder::new(&self.0))
    }

    fn read(&self) -> Kept<i32> {
        read(&mut self.store())
    }

    fn spoil(&self, bytes: impl AsRef<[u8]>) {
        fs::write(self.0.join(NAME), bytes).unwrap();
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn read(store: &mut Store) -> Kept<i32> {
    store.read(NAME, 1, |text| ron::from_str(text).map_err(|error| error.to_string()))
}

fn set_aside(home: &Path, name: &str, number: u32, fault: Fault, replaced: bool) -> Trouble {
    let path = |name: &str| home.join(name).display().to_string();
    Trouble::SetAside { path: path(name), aside: path(&format!("{NAME}.damaged-{number}")), fault, replaced }
}

#[test]
fn what_is_written_is_read_and_the_one_before_is_kept() {
    let home = Home::written("kept");
    assert_eq!(home.read(), Kept { value: Some(2), troubles: vec![] });
    assert_eq!(home.names(), ["numbers.ron", "numbers.ron.1"]);
    let text = fs::read_to_string(home.0.join(NAME)).unwrap();
    assert_eq!(text, "// Red Heat, form 1, sum 9448bfc9c56e8bac\n2");
}

#[test]
fn where_nothing_was_written_there_is_nothing_and_no_complaint() {
    let home = Home::new("nothing");
    assert_eq!(home.read(), Kept { value: None, troubles: vec![] });
    assert!(!home.0.exists(), "reading makes no folder");
}

#[test]
fn what_cannot_be_used_is_set_aside_and_the_one_before_is_used() {
    let whole = "// Red Heat, form 1, sum none\n3";
    let cases: [(&str, Vec<u8>, Fault); 7] = [
        ("empty", vec![], Fault::NoHeader),
        ("foreign", b"(speed: 3)\n".to_vec(), Fault::NoHeader),
        ("binary", vec![0xff, 0xfe, 0x00, 0x0a], Fault::NotText),
        ("truncated", b"// Red Heat, form 1, sum 9448bfc9c56e8bac\n".to_vec(), Fault::Changed),
        ("huge", [whole.as_bytes(), &[b' '; 2 << 20]].concat(), Fault::TooLarge),
        ("newer", b"// Red Heat, form 2, sum none\n3".to_vec(), Fault::Newer(2)),
        (
            "syntax",
            b"// Red Heat, form 1, sum none\n(3".to_vec(),
            Fault::Syntax("1:30-2:1: Expected integer".into()),
        ),
    ];
    for (test, bytes, fault) in cases {
        let home = Home::written(test);
        home.spoil(&bytes);
        let kept = home.read();
        assert_eq!(kept.value, Some(1), "{test}");
        assert_eq!(kept.troubles, [set_aside(&home.0, NAME, 1, fault, true)], "{test}");
        assert_eq!(fs::read(home.0.join("numbers.ron.damaged-1")).unwrap(), bytes, "{test}: nothing is lost");
        assert_eq!(home.read(), Kept { value: Some(1), troubles: vec![] }, "{test}: told once");
    }
}

#[test]
fn with_both_unusable_the_game_begins_anew_and_both_are_kept() {
    let home = Home::written("both");
    home.spoil("");
    fs::write(home.0.join("numbers.ron.1"), "x").unwrap();
    let kept = home.read();
    assert_eq!(kept.value, None);
    let first = set_aside(&home.0, NAME, 1, Fault::NoHeader, false);
    let second = set_aside(&home.0, "numbers.ron.1", 2, Fault::NoHeader, false);
    assert_eq!(kept.troubles, [first, second]);
    assert_eq!(home.names(), ["numbers.ron.damaged-1", "numbers.ron.damaged-2"]);
}

#[test]
fn a_file_written_by_hand_is_taken() {
    let home = Home::written("by-hand");
    home.spoil("// Red Heat, form 1, sum none\n7");
    assert_eq!(home.read(), Kept { value: Some(7), troubles: vec![] });
}

#[test]
fn a_power_cut_while_writing_loses_nothing() {
    let cut_off = Home::written("cut-off");
    fs::write(cut_off.0.join("numbers.ron.new"), "// Red He").unwrap();
    assert_eq!(cut_off.read(), Kept { value: Some(2), troubles: vec![] });
    // The old one has its new name, the new one not yet.
    let between = Home::written("between");
    fs::rename(between.0.join(NAME), between.0.join("numbers.ron.new")).unwrap();
    assert_eq!(between.read(), Kept { value: Some(2), troubles: vec![] });
}

#[test]
fn where_nothing_can_be_written_it_is_told_once() {
    let home = Home::new("no-folder");
    // A file where the folder should be: also the superuser cannot write below it.
    fs::write(&home.0, "in the way").unwrap();
    let mut store = home.store();
    let told = store.write(NAME, 1, "1").expect("it is told");
    assert!(matches!(&told, Trouble::NotWritten { path, .. } if path.ends_with(NAME)), "{told:?}");
    assert_eq!(store.write(NAME, 1, "2"), None);
    fs::remove_file(&home.0).unwrap();
    assert_eq!(store.write(NAME, 1, "3"), None);
    assert_eq!(read(&mut store).value, Some(3));
}

#[test]
fn a_folder_in_the_place_of_a_file_is_set_aside_too() {
    let home = Home::written("folder");
    fs::remove_file(home.0.join(NAME)).unwrap();
    fs::create_dir(home.0.join(NAME)).unwrap();
    let mut store = home.store();
    let kept = read(&mut store);
    assert_eq!(kept.value, Some(1));
    assert!(matches!(&kept.troubles[..], [Trouble::SetAside { fault: Fault::Unreadable(_), .. }]));
    assert_eq!(store.write(NAME, 1, "4"), None);
    assert_eq!(read(&mut store).value, Some(4));
}

#[test]
fn what_cannot_be_moved_is_not_written_over() {
    let home = Home::written("stuck");
    home.spoil("");
    for number in 1..=super::MOST_ASIDE {
        fs::write(home.0.join(format!("{NAME}.damaged-{number}")), "").unwrap();
    }
    let mut store = home.store();
    let path = home.0.join(NAME).display().to_string();
    let kept = read(&mut store);
    assert_eq!(kept.value, Some(1));
    assert_eq!(kept.troubles, [Trouble::Stuck { path, fault: Fault::NoHeader }]);
    assert_eq!(store.write(NAME, 1, "5"), None);
    assert_eq!(fs::read(home.0.join(NAME)).unwrap(), b"");
}
