//! Settings as text: a map in RON, one entry for each setting, so that a wrong entry spoils itself alone.

use std::collections::BTreeMap;

use ron::{Value, ser::PrettyConfig};

use super::{Settings, fields::FIELDS};
use crate::input::{bindings::Action, press::Press};

/// The version of this form. A new setting is no new form: who does not know it passes it over.
pub(super) const FORM: u32 = 1;

/// Smallest and largest window that is remembered, in pixels each way.
const SIZES: std::ops::RangeInclusive<u32> = 64..=16384;

/// A setting whose entry was wrong; it has its usual value instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Its name in the file.
    pub field: String,
    /// What should have stood there.
    pub expected: String,
}

/// Reads settings: what the text leaves out or has wrong is as usual, what it has besides is kept.
///
/// # Errors
/// Where the text as a whole cannot be read, and why not.
pub fn read(text: &str) -> Result<(Settings, Vec<Wrong>), String> {
    let mut entries: BTreeMap<String, Value> = ron::from_str(text).map_err(|error| error.to_string())?;
    let mut settings = Settings::default();
    let mut wrong = Vec::new();
    let mut tell = |field: &str, expected: String| wrong.push(Wrong { field: field.to_owned(), expected });
    for field in &FIELDS {
        let Some(value) = entries.remove(field.name) else { continue };
        if let Err(expected) = field.take(&mut settings, value) {
            tell(field.name, expected.to_owned());
        }
    }
    if let Some(value) = entries.remove("size") {
        match value.into_rust().ok().filter(|(w, h)| SIZES.contains(w) && SIZES.contains(h)) {
            Some(size) => settings.size = Some(size),
            None => tell("size", "(width, height) in pixels".into()),
        }
    }
    if let Some(value) = entries.remove("keys") {
        match value.into_rust::<BTreeMap<String, Vec<String>>>() {
            Ok(keys) => settings.keys = read_keys(&keys, tell),
            Err(_) => tell("keys", "lists of keys by action".into()),
        }
    }
    settings.unknown = entries;
    Ok((settings, wrong))
}

fn read_keys(
    written: &BTreeMap<String, Vec<String>>,
    mut tell: impl FnMut(&str, String),
) -> BTreeMap<Action, Vec<Press>> {
    let mut keys = BTreeMap::new();
    for (name, names) in written {
        let Some(action) = Action::ALL.into_iter().find(|action| action.name() == *name) else { continue };
        let presses: Result<Vec<Press>, String> = names.iter().map(|name| Press::named(name)).collect();
        match presses {
            Ok(presses) => drop(keys.insert(action, presses)),
            Err(error) => tell(&format!("keys.{name}"), error),
        }
    }
    keys
}

/// The settings as text.
pub fn written(settings: &Settings) -> String {
    let mut entries = settings.unknown.clone();
    entries.extend(FIELDS.iter().map(|field| (field.name.to_owned(), field.value(settings))));
    if let Some((width, height)) = settings.size {
        let size = [width, height].map(|side| Value::Number(side.into()));
        entries.insert("size".into(), Value::Seq(size.into()));
    }
    let string = |text: &str| Value::String(text.to_owned());
    let keys = settings.keys.iter().map(|(action, presses)| {
        let names = presses.iter().map(|press| string(press.name())).collect();
        (string(&action.name()), Value::Seq(names))
    });
    if !settings.keys.is_empty() {
        entries.insert("keys".into(), Value::Map(keys.collect()));
    }
    // Maps of strings, numbers and lists always have a text.
    ron::ser::to_string_pretty(&entries, PrettyConfig::new().depth_limit(2)).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use bevy::prelude::KeyCode;

    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut settings = Settings { music: 0, blood: true, size: Some((800, 600)), ..Settings::default() };
        settings.language = "ru".into();
        (settings.game_speed, settings.damage_taken, settings.repeat) = (60, 0, true);
        settings.keys.insert(Action::Kick, vec![Press::Key(KeyCode::F5), Press::Key(KeyCode::Digit1)]);
        assert_eq!(read(&written(&settings)), Ok((settings, vec![])));
        assert_eq!(read(&written(&Settings::default())), Ok((Settings::default(), vec![])));
    }

    #[test]
    fn one_wrong_entry_spoils_nothing_else() {
        for (entry, field, expected) in [
            ("\"music\": 101", "music", "a number from 0 to 100"),
            ("\"music\": \"loud\"", "music", "a number from 0 to 100"),
            ("\"captions\": 1", "captions", "true or false"),
            ("\"telegraph\": 130", "telegraph", "one of the numbers that the screen offers"),
            ("\"language\": 7", "language", "a name in quotes"),
            ("\"size\": (0, 600)", "size", "(width, height) in pixels"),
            ("\"keys\": 3", "keys", "lists of keys by action"),
        ] {
            let (settings, wrong) = read(&format!("{{\"effects\": 5, {entry}, \"shake\": 6}}")).unwrap();
            assert_eq!(settings, Settings { effects: 5, shake: 6, ..Settings::default() }, "{entry}");
            assert_eq!(wrong, [Wrong { field: field.into(), expected: expected.into() }], "{entry}");
        }
    }

    #[test]
    fn a_wrong_key_spoils_its_action_alone() {
        let text = r#"{"keys": {"Kick": ["F5"], "Roll": ["Spacer"]}}"#;
        let (settings, wrong) = read(text).unwrap();
        assert_eq!(settings.keys, BTreeMap::from([(Action::Kick, vec![Press::Key(KeyCode::F5)])]));
        let expected = "there is no key or button `Spacer`; did you mean `Space`?".to_owned();
        assert_eq!(wrong, [Wrong { field: "keys.Roll".into(), expected }]);
    }

    #[test]
    fn what_a_newer_game_has_written_is_kept() {
        let (mut settings, wrong) = read(r#"{"music": 1, "holograms": {"depth": [1, 2]}}"#).unwrap();
        assert_eq!(wrong, []);
        settings.music = 2;
        let again = written(&settings);
        assert!(again.contains("holograms") && again.contains("depth"), "{again}");
        assert_eq!(read(&again), Ok((settings, vec![])));
    }

    #[test]
    fn a_text_that_is_no_map_is_told_with_its_place() {
        assert!(read("{\n\"music\": ").unwrap_err().starts_with("2:"));
    }
}
