//! `pack.ron`: what a pack says of itself.

use crate::content::{
    check::{self, data::is_id},
    codes,
    diagnostic::{Diagnostic, Sink},
    library::Library,
    raw::RawPack,
    syntax::{self, At, Node, Tried},
};

/// What a pack says of itself, as far as it is right.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// Message key of the title.
    pub title: Option<String>,
    pub version: String,
    pub authors: Vec<String>,
    /// Message key.
    pub description: Option<String>,
    /// Ids of packs that this one builds on, with their places.
    pub requires: Vec<At<String>>,
    /// Files below `levels/`, with their places; none: all in alphabetical order.
    pub campaign: Option<Vec<At<String>>>,
}

/// Ids that are the game's own.
const RESERVED: [&str; 2] = ["core", "base"];

/// Fields that every pack must have, and those whose names are near to theirs.
const FIELDS: &[&str] = &["format", "id", "title", "version", "authors"];

/// Whether the text can be the id of a pack. No hyphen: it ends the id in message keys.
fn is_pack_id(text: &str) -> bool {
    is_id(text, false) && !text.contains('-') && text.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Whether a new pack may have that id.
pub fn is_free_id(text: &str) -> bool {
    is_pack_id(text) && !RESERVED.contains(&text)
}

/// Reads what stands in the file; `folder` is the name of the pack's folder.
pub fn read(node: &Node<'_>, folder: &str, sink: &Sink) -> Manifest {
    let Some(raw) = syntax::read::<RawPack>(node, sink) else { return Manifest::default() };
    check::format(node, FIELDS, raw.format, sink);
    if let Some(id) = check::need(node, FIELDS, "id", raw.id, sink) {
        check_id(&id, folder, sink);
    }
    let texts = |list: Vec<At<String>>| list.into_iter().map(|text| text.value).collect();
    Manifest {
        title: check::need(node, FIELDS, "title", raw.title, sink).map(|title| title.value),
        version: check::need(node, FIELDS, "version", raw.version, sink).map_or(String::new(), |v| v.value),
        authors: check::need(node, FIELDS, "authors", raw.authors, sink).map_or(Vec::new(), texts),
        description: raw.description.found().map(|key| key.value),
        requires: raw.requires.found().unwrap_or_default(),
        campaign: match raw.campaign {
            Tried::Found(files) => Some(files),
            Tried::Absent | Tried::Failed => None,
        },
    }
}

fn check_id(id: &At<String>, folder: &str, sink: &Sink) {
    let report = |code, message: String| Diagnostic::new(code, id.span, message);
    if RESERVED.contains(&id.value.as_str()) {
        let message = format!("`{}` is the game's own", id.value);
        sink.push(report(codes::BAD_ID, message).label("not for packs").expected("another id"));
    } else if !is_pack_id(id) {
        sink.push(
            report(codes::BAD_ID, format!("`{}` is no id for a pack", id.value))
                .label("not well formed")
                .expected("lower-case letters, digits and `_`, a letter first"),
        );
    } else if id.value != folder {
        sink.push(
            report(codes::PACK_ID, format!("the pack `{}` lies in a folder `{folder}`", id.value))
                .label("not the folder's name")
                .help(format!("rename the folder to `{}`, or write `id: \"{folder}\"`", id.value)),
        );
    }
}

/// Looks for the pack's messages.
pub fn messages(library: &Library, node: &Node<'_>, sink: &Sink) {
    for field in ["title", "description"] {
        if let Some(value) = node.field(field)
            && let Some(text) = value.as_text()
        {
            library.messages.tell_missing(&At { span: value.span, value: text }, sink);
        }
    }
}
