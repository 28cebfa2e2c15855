//! What a level defines for itself: people, minds, moves, things and ground that only it knows.

use crate::content::{
    definitions::Definition,
    diagnostic::Sink,
    library::Library,
    names::Sort,
    raw::RawLevel,
    syntax::{Entries, Kind, Node, Tried},
};

/// The fields that hold definitions.
const FIELDS: [(&str, Sort); 10] = [
    ("actors", Sort::Actor),
    ("brains", Sort::Brain),
    ("movesets", Sort::Moveset),
    ("items", Sort::Item),
    ("props", Sort::Prop),
    ("doors", Sort::DoorKind),
    ("terrains", Sort::Terrain),
    ("puzzles", Sort::Puzzle),
    ("vehicles", Sort::VehicleKind),
    ("drivers", Sort::DriverKind),
];

/// The library with the level's own definitions; none where it has none. They carry the first half of the level's id,
/// as those of its pack do.
pub fn library(base: &Library, raw: &mut RawLevel, node: &Node<'_>, sink: &Sink) -> Option<Library> {
    let fields: Vec<(&Node<'_>, Sort)> =
        FIELDS.iter().filter_map(|(name, sort)| Some((node.field(name)?, *sort))).collect();
    if fields.is_empty() {
        return None;
    }
    let id = node.field("id").and_then(Node::as_text).unwrap_or_default();
    let owner = id.split('/').next().unwrap_or_default();
    let mut library = base.clone();
    for (field, sort) in &fields {
        library.declare(*sort, owner, field, sink);
    }
    take(&mut library, &mut raw.actors);
    take(&mut library, &mut raw.brains);
    take(&mut library, &mut raw.movesets);
    take(&mut library, &mut raw.items);
    take(&mut library, &mut raw.props);
    take(&mut library, &mut raw.doors);
    take(&mut library, &mut raw.terrains);
    take(&mut library, &mut raw.puzzles);
    take(&mut library, &mut raw.vehicles);
    take(&mut library, &mut raw.drivers);
    for (field, sort) in &fields {
        match sort {
            Sort::Puzzle => library.check_puzzles(field, sink),
            _ => library.check_links(field, sink),
        }
    }
    Some(library)
}

fn take<T: Definition>(library: &mut Library, field: &mut Tried<Entries<String, T>>) {
    if let Some(entries) = std::mem::take(field).found() {
        library.take_in(entries);
    }
}

/// The level without its definitions, whose numbers have ranges of their own.
pub fn without_definitions<'s>(node: &Node<'s>) -> Node<'s> {
    let mut rest = node.clone();
    if let Kind::Group(_, members) = &mut rest.kind {
        members.retain(|member| {
            member.name.is_none_or(|name| FIELDS.iter().all(|(field, _)| *field != name.text))
        });
    }
    rest
}
