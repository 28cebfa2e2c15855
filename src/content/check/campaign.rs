//! The campaign's file.

use crate::content::{
    campaign::{Campaign, CampaignEntry},
    codes,
    diagnostic::{Diagnostic, Sink},
    library::Library,
    raw::RawCampaign,
    strings::tell_missing,
    syntax::{self, Node},
};

/// Checks a campaign. None where it cannot be used; why, has been reported then.
pub(in crate::content) fn campaign(
    library: &Library,
    node: &Node<'_>,
    exists: &dyn Fn(&str) -> bool,
    sink: &Sink,
) -> Option<Campaign> {
    let raw: RawCampaign = syntax::read(node, sink)?;
    tell_missing(&library.messages, &raw.title, sink);
    for (at, entry) in raw.levels.iter().enumerate() {
        if let Some(first) = raw.levels[..at].iter().find(|other| other.id.value == entry.id.value) {
            super::tell_twice(first.id.span, entry.id.span, "level", &entry.id, sink);
        }
        if !exists(&entry.file) {
            let message = format!("there is no file `{}` beside the campaign", entry.file.value);
            sink.push(Diagnostic::new(codes::UNKNOWN_LEVEL, entry.file.span, message).label("not there"));
        }
    }
    let levels =
        raw.levels.into_iter().map(|entry| CampaignEntry { id: entry.id.value, file: entry.file.value });
    Some(Campaign { title: raw.title.value, levels: levels.collect() })
}
