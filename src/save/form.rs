//! The progress as text: structs in RON whose unknown fields are kept word for word, so that whoever goes back to an
//! older game and forth again loses nothing.

use std::{collections::BTreeMap, fmt};

use ron::value::RawValue;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, MapAccess, Visitor},
};

use super::{Best, Mark, Progress, Unknown};

/// The fields of one struct, each as its text.
struct Fields(BTreeMap<String, Box<RawValue>>);

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("fields in brackets")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = BTreeMap::new();
        while let Some(name) = map.next_key::<String>()? {
            fields.insert(name, map.next_value()?);
        }
        Ok(Fields(fields))
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("", &[], FieldsVisitor)
    }
}

impl Fields {
    fn of(text: &str) -> Result<Self, String> {
        ron::from_str(text).map_err(|error| error.to_string())
    }

    /// The value of that field, or the usual one where it is not there.
    fn take<T: DeserializeOwned + Default>(&mut self, name: &str) -> Result<T, String> {
        let Some(text) = self.0.remove(name) else { return Ok(T::default()) };
        text.into_rust().map_err(|error| format!("{name}: {error}"))
    }

    /// A map whose values have fields.
    fn take_map<T>(
        &mut self,
        name: &str,
        read: fn(&str) -> Result<T, String>,
    ) -> Result<BTreeMap<String, T>, String> {
        let texts: BTreeMap<String, Box<RawValue>> = self.take(name)?;
        texts.into_iter().map(|(key, text)| Ok((key, read(text.get_ron())?))).collect()
    }

    /// What nobody has asked for.
    fn rest(self) -> Unknown {
        self.0.into_iter().map(|(name, text)| (name, text.get_ron().trim().to_owned())).collect()
    }
}

/// Reads a progress.
///
/// # Errors
/// Where the text cannot be read, and why not.
pub fn read(text: &str) -> Result<Progress, String> {
    let mut fields = Fields::of(text)?;
    let levels = fields.take_map("levels", read_best)?;
    let run = fields.take_map("run", read_mark)?;
    Ok(Progress { levels, run, last: fields.take("last")?, unknown: fields.rest() })
}

fn read_best(text: &str) -> Result<Best, String> {
    let mut fields = Fields::of(text)?;
    let mut best = Best {
        score: fields.take("score")?,
        ticks: fields.take("ticks")?,
        medal: fields.take("medal")?,
        won_on: fields.take("won_on")?,
        on: fields.take_map("on", read_mark)?,
        unknown: fields.rest(),
    };
    // What was won on one difficulty alone was won on that one, though nobody wrote it down.
    if let (true, [only]) = (best.on.is_empty(), &best.won_on.iter().collect::<Vec<_>>()[..]) {
        let mark = Mark { score: best.score, ticks: best.ticks, medal: best.medal, ..Mark::default() };
        best.on.insert((*only).clone(), mark);
    }
    Ok(best)
}

fn read_mark(text: &str) -> Result<Mark, String> {
    let mut fields = Fields::of(text)?;
    Ok(Mark {
        score: fields.take("score")?,
        ticks: fields.take("ticks")?,
        medal: fields.take("medal")?,
        unknown: fields.rest(),
    })
}

/// Fields being written, each on a line of its own.
struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    fn line(&mut self, text: &str) {
        self.text.extend(std::iter::repeat_n("    ", self.depth));
        self.text += text;
        self.text.push('\n');
    }

    fn field(&mut self, name: &str, value: &impl Serialize) {
        // Numbers, texts and lists of them always have a text.
        let value = ron::to_string(value).unwrap_or_default();
        self.line(&format!("{name}: {value},"));
    }

    fn unknown(&mut self, fields: &Unknown) {
        fields.iter().for_each(|(name, text)| self.line(&format!("{name}: {text},")));
    }

    fn map<T>(&mut self, name: &str, all: &BTreeMap<String, T>, write: fn(&mut Self, &T)) {
        self.line(&format!("{name}: {{"));
        self.depth += 1;
        for (key, value) in all {
            let key = ron::to_string(key).unwrap_or_default();
            self.line(&format!("{key}: ("));
            self.depth += 1;
            write(self, value);
            self.depth -= 1;
            self.line("),");
        }
        self.depth -= 1;
        self.line("},");
    }
}

/// The progress as text.
pub fn written(progress: &Progress) -> String {
    let mut writer = Writer { text: "(\n".into(), depth: 1 };
    writer.map("levels", &progress.levels, write_best);
    writer.field("last", &progress.last);
    writer.map("run", &progress.run, write_mark);
    writer.unknown(&progress.unknown);
    writer.text + ")\n"
}

fn write_best(writer: &mut Writer, best: &Best) {
    writer.field("score", &best.score);
    writer.field("ticks", &best.ticks);
    writer.field("medal", &best.medal);
    writer.field("won_on", &best.won_on);
    writer.map("on", &best.on, write_mark);
    writer.unknown(&best.unknown);
}

fn write_mark(writer: &mut Writer, mark: &Mark) {
    writer.field("score", &mark.score);
    writer.field("ticks", &mark.ticks);
    writer.field("medal", &mark.medal);
    writer.unknown(&mark.unknown);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content::campaign::CampaignEntry, save::Win, sim::score::Medal};

    fn win(difficulty: &str, score: i64, medal: Medal) -> Win {
        Win { level: "base/a".into(), difficulty: difficulty.into(), score, ticks: 6000, medal }
    }

    #[test]
    fn what_is_written_is_read() {
        let mut progress = Progress::default();
        assert_eq!(read(&written(&progress)), Ok(progress.clone()));
        progress.note_win(&win("normal", 500, Medal::Silver));
        progress.note_win(&win("a \"quoted\" one", 300, Medal::None));
        let first = CampaignEntry { id: "base/a".into(), file: "a.ron".into() };
        progress.note_run(&win("normal", 500, Medal::Silver), &[first]);
        assert_eq!(progress.run["base/a"].score, 500);
        assert_eq!(read(&written(&progress)), Ok(progress));
    }

    /// As the game wrote it before it kept difficulties apart.
    const OLD: &str = r#"(
    levels: {
        "base/a": (
            score: 2900,
            ticks: 8000,
            medal: Silver,
            won_on: ["normal"],
        ),
        "base/b": (
            score: 5,
            ticks: 6,
            medal: None,
            won_on: ["easy", "hard"],
        ),
    },
    last: Some("base/b"),
)
"#;

    #[test]
    fn an_old_file_is_read_and_its_one_difficulty_gets_its_best() {
        let progress = read(OLD).unwrap();
        let mark = Mark { score: 2900, ticks: 8000, medal: Medal::Silver, ..Mark::default() };
        assert_eq!(progress.mark("base/a", "normal"), Some(&mark));
        assert_eq!(progress.levels["base/b"].score, 5);
        assert_eq!(progress.levels["base/b"].on, BTreeMap::new(), "nobody knows on which of the two");
        assert_eq!(progress.last.as_deref(), Some("base/b"));
    }

    #[test]
    fn an_old_game_reads_what_is_written_now() {
        #[derive(Debug, Default, PartialEq, Deserialize)]
        #[serde(default)]
        struct Old {
            levels: BTreeMap<String, OldBest>,
            last: Option<String>,
        }
        #[derive(Debug, Default, PartialEq, Deserialize)]
        #[serde(default)]
        struct OldBest {
            score: i64,
            ticks: u32,
            medal: Medal,
            won_on: std::collections::BTreeSet<String>,
        }
        let mut progress = read(OLD).unwrap();
        progress.note_win(&win("hard", 3000, Medal::Gold));
        let old: Old = ron::from_str(&written(&progress)).unwrap();
        let best = &old.levels["base/a"];
        assert_eq!((best.score, best.ticks, best.medal, best.won_on.len()), (3000, 6000, Medal::Gold, 2));
        assert_eq!(old.last.as_deref(), Some("base/a"));
    }

    #[test]
    fn what_a_newer_game_has_written_is_kept_word_for_word() {
        let newer = r#"(
            streak: 4,
            levels: {"base/a": (
                score: 3, ghosts: [(at: (1.5, 2)), (at: (0, 1))], won_on: ["hard"],
                on: {"hard": (score: 3, trail: Some(Path(name: "a, b)")))},
            )},
        )"#;
        let mut progress = read(newer).unwrap();
        progress.note_win(&win("hard", 4, Medal::None));
        let again = written(&progress);
        for kept in
            ["streak: 4,", "ghosts: [(at: (1.5, 2)), (at: (0, 1))],", "trail: Some(Path(name: \"a, b)\")),"]
        {
            assert!(again.contains(kept), "{again}");
        }
        assert_eq!(read(&again), Ok(progress));
    }

    #[test]
    fn a_broken_text_is_told() {
        for text in ["", "(levels: {", "(levels: 3)", "(levels: {\"base/a\": (score: many)})"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
