//! The campaign's file.

use std::collections::BTreeMap;

use crate::content::{
    campaign::{Campaign, CampaignEntry},
    codes,
    diagnostic::{Diagnostic, Sink},
    library::Library,
    raw::{RawCampaign, campaign::RawCampaignEntry},
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
    library.messages.tell_missing(&raw.title, sink);
    let mut known = BTreeMap::new();
    for entry in raw.levels.iter().chain(&raw.training) {
        match known.get(&entry.id.value) {
            Some(first) => super::tell_twice(*first, entry.id.span, "level", &entry.id, sink),
            None => drop(known.insert(&entry.id.value, entry.id.span)),
        }
        if !exists(&entry.file) {
            let message = format!("there is no file `{}` beside the campaign", entry.file.value);
            sink.push(Diagnostic::new(codes::UNKNOWN_LEVEL, entry.file.span, message).label("not there"));
        }
    }
    let known = |entry: RawCampaignEntry| CampaignEntry { id: entry.id.value, file: entry.file.value };
    Some(Campaign {
        title: raw.title.value,
        levels: raw.levels.into_iter().map(known).collect(),
        training: raw.training.into_iter().map(known).collect(),
    })
}
