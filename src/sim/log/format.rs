//! The log as text.

use serde::{Deserialize, Serialize};

use crate::sim::{assists::Assists, command::PlayerCommand, seats::SEATS};

/// Version of the format.
const FORMAT: u32 = 1;

/// What a log must be replayed with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogHeader {
    /// Version of the format.
    pub format: u32,
    /// Version of the game that wrote it.
    pub build: String,
    /// Id or path of the level.
    pub level: String,
    /// Hash of the level and of all that it uses, in hexadecimal.
    pub level_hash: String,
    /// Seed.
    pub seed: u64,
    /// Name of the difficulty.
    pub difficulty: String,
    /// The assists that it begins with.
    #[serde(default, skip_serializing_if = "no_assists")]
    pub assists: Assists,
}

fn no_assists(assists: &Assists) -> bool {
    assists.is_off()
}

impl LogHeader {
    /// The header of a mission with that setup, by this build.
    pub fn new(setup: &crate::sim::mission::MissionSetup) -> Self {
        Self {
            format: FORMAT,
            build: env!("CARGO_PKG_VERSION").to_owned(),
            level: setup.level.id.clone(),
            level_hash: format!("{:016x}", setup.level.hash),
            seed: setup.seed,
            difficulty: setup.difficulty.clone(),
            assists: setup.assists,
        }
    }

    /// What keeps this log from being replayed as `now`, if anything does.
    pub fn mismatch(&self, now: &Self) -> Option<Mismatch> {
        let fields = [
            ("format", self.format.to_string(), now.format.to_string()),
            ("build", self.build.clone(), now.build.clone()),
            ("level", self.level.clone(), now.level.clone()),
            ("level hash", self.level_hash.clone(), now.level_hash.clone()),
        ];
        fields.into_iter().find(|(_, log, here)| log != here).map(|(field, log, here)| Mismatch {
            field,
            log,
            here,
        })
    }
}

/// A field in which a log and the running game differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Which field.
    pub field: &'static str,
    /// What the log says.
    pub log: String,
    /// What is here.
    pub here: String,
}

impl std::fmt::Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the log's {} is {}, here it is {}", self.field, self.log, self.here)
    }
}

/// A whole log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandLog {
    /// What it must be replayed with.
    pub header: LogHeader,
    /// The commands of each tick.
    pub commands: Vec<[PlayerCommand; SEATS]>,
    /// Digests: tick, digest after it.
    pub digests: Vec<(u64, u64)>,
    /// Changes of the assists: the tick from which they hold, and what they are.
    pub assists: Vec<(u64, Assists)>,
}

#[derive(Serialize, Deserialize)]
enum Line {
    /// So many ticks with these commands.
    #[serde(rename = "c")]
    Commands(u32, [PlayerCommand; SEATS]),
    /// After that many ticks the state has this digest, in hexadecimal.
    #[serde(rename = "d")]
    Digest(u64, String),
    /// From that tick on the assists are these.
    #[serde(rename = "a")]
    Assists(u64, Assists),
}

/// Why a text is no log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl std::fmt::Display for LogError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for LogError {}

/// Longest log: ten hours of play.
const MOST_TICKS: usize = 10 * 60 * 60 * 60;

impl CommandLog {
    /// An empty log.
    pub fn new(header: LogHeader) -> Self {
        Self { header, commands: Vec::new(), digests: Vec::new(), assists: Vec::new() }
    }

    /// The log as text.
    pub fn to_text(&self) -> String {
        let line = |value: &Line| serde_json::to_string(value).unwrap_or_default() + "\n";
        let mut text = serde_json::to_string(&self.header).unwrap_or_default() + "\n";
        let mut digests = self.digests.iter().peekable();
        let mut assists = self.assists.iter().peekable();
        let mut run: Option<(u32, [PlayerCommand; SEATS])> = None;
        for (tick, commands) in (1_u64..).zip(&self.commands) {
            while let Some((at, assists)) = assists.next_if(|(at, _)| *at <= tick) {
                if let Some((length, commands)) = run.take() {
                    text += &line(&Line::Commands(length, commands));
                }
                text += &line(&Line::Assists(*at, *assists));
            }
            run = match run {
                Some((length, same)) if same == *commands => Some((length + 1, same)),
                Some((length, other)) => {
                    text += &line(&Line::Commands(length, other));
                    Some((1, *commands))
                }
                None => Some((1, *commands)),
            };
            while let Some((_, digest)) = digests.next_if(|(at, _)| *at <= tick) {
                if let Some((length, commands)) = run.take() {
                    text += &line(&Line::Commands(length, commands));
                }
                text += &line(&Line::Digest(tick, format!("{digest:016x}")));
            }
        }
        if let Some((length, commands)) = run {
            text += &line(&Line::Commands(length, commands));
        }
        text
    }

    /// Reads the logs of a file that holds one after the other: those of a whole campaign. The error names the line.
    pub fn all_from_text(text: &str) -> Result<Vec<Self>, LogError> {
        let lines: Vec<&str> = text.lines().collect();
        let is_header = |line: &&str| line.starts_with("{\"format\"");
        let mut begins: Vec<usize> =
            lines.iter().enumerate().filter(|(_, line)| is_header(line)).map(|(at, _)| at).collect();
        // What begins with no header is told as what it is.
        if begins.first() != Some(&0) {
            begins.insert(0, 0);
        }
        let ends = begins.iter().skip(1).copied().chain([lines.len()]);
        begins
            .iter()
            .zip(ends)
            .map(|(from, to)| {
                Self::from_text(&lines[*from..to].join("\n"))
                    .map_err(|error| LogError { line: error.line + from, ..error })
            })
            .collect()
    }

    /// Reads a log; the error names the line.
    pub fn from_text(text: &str) -> Result<Self, LogError> {
        let mut lines = text.lines().enumerate();
        let fault = |line: usize, message: String| LogError { line: line + 1, message };
        let (_, first) = lines.next().ok_or_else(|| fault(0, "the log is empty".into()))?;
        let header: LogHeader = serde_json::from_str(first)
            .map_err(|error| fault(0, format!("this is no header of a command log: {error}")))?;
        let mut log = Self::new(header);
        for (number, text) in lines.filter(|(_, text)| !text.trim().is_empty()) {
            let line = serde_json::from_str(text).map_err(|error| fault(number, error.to_string()))?;
            match line {
                Line::Commands(length, commands) => {
                    if log.commands.len() + length as usize > MOST_TICKS {
                        return Err(fault(number, "the log is longer than ten hours".into()));
                    }
                    log.commands.extend(std::iter::repeat_n(commands, length as usize));
                }
                Line::Digest(tick, digest) => {
                    let digest = u64::from_str_radix(&digest, 16)
                        .map_err(|error| fault(number, format!("the digest is no number: {error}")))?;
                    log.digests.push((tick, digest));
                }
                Line::Assists(tick, assists) => log.assists.push((tick, assists)),
            }
        }
        Ok(log)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::command::Buttons;

    fn log() -> CommandLog {
        let header = LogHeader {
            format: FORMAT,
            build: "1".into(),
            level: "x/y".into(),
            level_hash: "0f".into(),
            seed: 7,
            difficulty: "normal".into(),
            assists: Assists::default(),
        };
        let east = PlayerCommand { move_x: 127, ..Default::default() };
        let strike = east.pressing(Buttons::STRIKE);
        let other = PlayerCommand::default();
        let mut log = CommandLog::new(header);
        log.commands = vec![[east, other]; 70];
        log.commands.push([strike, other]);
        log.digests = vec![(60, u64::MAX), (71, 3)];
        log.assists = vec![
            (31, Assists { damage_taken: 50, telegraph: 125, ..Assists::default() }),
            (32, Assists::default()),
        ];
        log
    }

    #[test]
    fn a_log_survives_the_way_through_text() {
        assert_eq!(CommandLog::from_text(&log().to_text()), Ok(log()));
    }

    #[test]
    fn a_broken_line_is_named() {
        let text = log().to_text().replace("{\"d\":[60", "{\"d\":[sixty");
        let error = CommandLog::from_text(&text).expect_err("the text is broken");
        assert_eq!(error.line, 7);
    }

    #[test]
    fn a_log_from_before_there_were_assists_is_read() {
        let text = log().to_text();
        assert!(!text.contains("assists"), "what is off is not written");
        assert_eq!(CommandLog::from_text(&text).unwrap().header.assists, Assists::default());
        let helped = Assists { damage_taken: 25, ..Assists::default() };
        let header = LogHeader { assists: helped, ..log().header };
        let again = CommandLog::from_text(&CommandLog::new(header.clone()).to_text()).unwrap();
        assert_eq!(again.header, header);
    }

    #[test]
    fn the_first_field_that_differs_is_named() {
        let (a, mut b) = (log().header, log().header);
        assert_eq!(a.mismatch(&b), None);
        b.level_hash = "10".into();
        let expected = Mismatch { field: "level hash", log: "0f".into(), here: "10".into() };
        assert_eq!(a.mismatch(&b), Some(expected));
    }

    #[test]
    fn logs_lie_in_one_file_one_after_the_other() {
        let mut first = CommandLog::new(log().header);
        first.commands = vec![[PlayerCommand::default(); SEATS]; 3];
        let second = CommandLog::new(LogHeader { seed: 8, ..log().header });
        let text = first.to_text() + &second.to_text();
        assert_eq!(CommandLog::all_from_text(&text), Ok(vec![first.clone(), second]));
        let broken = first.to_text() + &first.to_text().replace("\"c\"", "\"x\"");
        let error = CommandLog::all_from_text(&broken).expect_err("a line that is none");
        assert_eq!(error.line, 4);
        assert_eq!(CommandLog::all_from_text("").expect_err("nothing").line, 1);
    }
}
