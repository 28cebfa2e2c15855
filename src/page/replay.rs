//! For tests: a command log that was written elsewhere is played here, and gives the same digests or does not.

use std::{fmt::Write, path::Path};

use serde_json::json;

use crate::{
    content::{loader::Content, render},
    sim::{
        log::{CommandLog, LogHeader},
        mission::MissionSetup,
        session::Session,
    },
};

/// Plays a log. A line of JSON for each digest, `{"tick":60,"digest":"…"}`, and one at the end that says whether all are
/// those of the log: `{"ok":true,"message":"…"}`.
pub fn replay(text: &str) -> String {
    let mut told = String::new();
    let end = match played(text) {
        Ok((log, ours)) => {
            for (tick, digest) in &ours {
                let line = json!({ "tick": tick, "digest": format!("{digest:016x}") });
                // Writing into a text cannot fail.
                let _ = writeln!(told, "{line}");
            }
            let differs = log.digests.iter().zip(&ours).find(|(theirs, ours)| theirs != ours);
            let ok = differs.is_none() && log.digests.len() == ours.len();
            let message = match differs {
                Some((theirs, _)) => format!("the digest after tick {} differs", theirs.0),
                None => format!("{} of {} digests equal", ours.len(), log.digests.len()),
            };
            json!({ "ok": ok, "message": message })
        }
        Err(message) => json!({ "ok": false, "message": message }),
    };
    let _ = writeln!(told, "{end}");
    told
}

fn played(text: &str) -> Result<(CommandLog, Vec<(u64, u64)>), String> {
    let log = CommandLog::from_text(text).map_err(|error| error.to_string())?;
    let header = &log.header;
    let content = Content::open_with(Some(Path::new("")), &[]).map_err(|report| render::text(&report))?;
    let playable = content.playable(&header.level).map_err(|report| render::text(&report))?;
    let mut setup = MissionSetup {
        level: playable.level,
        catalog: playable.catalog,
        seed: header.seed,
        difficulty: header.difficulty.clone(),
        assists: header.assists,
    };
    if let Some(mismatch) = header.mismatch(&LogHeader::new(&setup)) {
        return Err(mismatch.to_string());
    }
    setup.assists = header.assists;
    let mut session = Session::new(setup, 1).map_err(|error| error.to_string())?;
    session.record();
    for (tick, commands) in (1..).zip(&log.commands) {
        if let Some((_, assists)) = log.assists.iter().find(|(at, _)| *at == tick) {
            session.assist(*assists);
        }
        session.tick(*commands);
    }
    let ours = session.recorded().map(|log| log.digests.clone()).unwrap_or_default();
    Ok((log, ours))
}
