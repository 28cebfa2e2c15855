//! Command logs: what was asked of a mission tick by tick, with digests to tell whether a replay is the same.
//!
//! A log is text: one JSON value a line. The first line is the header; then come runs of equal commands, changes of
//! the assists and, every [`DIGEST_EVERY`] ticks, the digest. `docs/replays.md` describes the format.

mod format;
pub mod record;

pub use format::{CommandLog, LogError, LogHeader, Mismatch};

/// Ticks between two digests in a log.
pub const DIGEST_EVERY: u64 = 60;
