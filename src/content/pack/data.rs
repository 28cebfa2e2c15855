//! What a pack defines: its data and its texts, taken into a library of definitions.

use std::sync::Arc;

use xxhash_rust::xxh3::Xxh3;

use super::{art, tree::Tree};
use crate::content::{
    actor::{ActorDef, BrainDef},
    art::Index,
    check::data,
    color,
    definitions::Definition,
    diagnostic::Sink,
    door::DoorDef,
    driver::DriverDef,
    item::ItemDef,
    library::Library,
    loader::{normalised, text_of},
    moves::MovesetDef,
    names::Sort,
    prop::PropDef,
    puzzle::PuzzleDef,
    raw::RawGlyph,
    source::Source,
    syntax::{self, At, Entries, Node},
    terrain::TerrainDef,
    vehicle::VehicleDef,
};

/// The data files that a pack may have.
pub const DATA_FILES: [&str; 12] = [
    "actors", "brains", "movesets", "items", "props", "doors", "terrains", "puzzles", "vehicles", "drivers",
    "colors", "legends",
];

/// Adds what a pack defines to the library; gives the index of its pictures.
pub fn extend(library: &mut Library, id: &str, tree: &Tree, sink: &Sink) -> Index {
    let mut messages = std::mem::take(&mut library.messages);
    messages.add_pack(id, tree, &|path| tree.name(path), &mut library.files, sink);
    library.messages = messages;
    let mut texts = Vec::new();
    let mut hash = Xxh3::with_seed(library.catalog.hash);
    for name in DATA_FILES {
        let path = format!("data/{name}.ron");
        if !tree.has(&path) {
            continue;
        }
        if let Some((file, text)) = text_of(&tree.name(&path), tree.read(&path), &mut library.files, sink) {
            hash.update(name.as_bytes());
            hash.update(normalised(&text).as_bytes());
            texts.push((name, file, text));
        }
    }
    let nodes: Vec<(&str, Node<'_>)> =
        texts.iter().map(|(name, file, text)| (*name, syntax::parse(*file, text, sink))).collect();
    take_in(library, id, &nodes, sink);
    if !nodes.is_empty() {
        Arc::make_mut(&mut library.catalog).hash = hash.digest();
    }
    art::read(library, id, tree, sink)
}

/// Takes in all data files: first every name, then what the definitions say, then what they name.
fn take_in(library: &mut Library, id: &str, nodes: &[(&str, Node<'_>)], sink: &Sink) {
    for (name, node) in nodes {
        library.declare(sort_of(name), id, node, sink);
    }
    for (name, node) in nodes {
        match *name {
            "actors" => read::<ActorDef>(library, node, sink),
            "brains" => read::<BrainDef>(library, node, sink),
            "movesets" => read::<MovesetDef>(library, node, sink),
            "items" => read::<ItemDef>(library, node, sink),
            "props" => read::<PropDef>(library, node, sink),
            "doors" => read::<DoorDef>(library, node, sink),
            "terrains" => read::<TerrainDef>(library, node, sink),
            "puzzles" => read::<PuzzleDef>(library, node, sink),
            "vehicles" => read::<VehicleDef>(library, node, sink),
            "drivers" => read::<DriverDef>(library, node, sink),
            "colors" => read_colors(library, node, sink),
            _ => {}
        }
    }
    for (name, node) in nodes {
        match *name {
            "legends" => read_legends(library, node, sink),
            "puzzles" => library.check_puzzles(node, sink),
            "actors" | "items" | "props" | "vehicles" | "drivers" => library.check_links(node, sink),
            _ => {}
        }
    }
}

fn sort_of(file: &str) -> Sort {
    match file {
        "actors" => Sort::Actor,
        "brains" => Sort::Brain,
        "movesets" => Sort::Moveset,
        "items" => Sort::Item,
        "props" => Sort::Prop,
        "doors" => Sort::DoorKind,
        "terrains" => Sort::Terrain,
        "puzzles" => Sort::Puzzle,
        "vehicles" => Sort::VehicleKind,
        "drivers" => Sort::DriverKind,
        "colors" => Sort::Color,
        _ => Sort::Legend,
    }
}

fn read<T: Definition>(library: &mut Library, node: &Node<'_>, sink: &Sink) {
    if let Some(entries) = syntax::read::<Entries<String, T>>(node, sink) {
        library.take_in(entries);
    }
}

fn read_colors(library: &mut Library, node: &Node<'_>, sink: &Sink) {
    let Some(entries) = syntax::read::<Entries<String, At<String>>>(node, sink) else { return };
    let colors = entries.0.into_iter().map(|(name, color)| (name.value, color)).collect();
    for (name, color) in color::table(colors, sink) {
        library.colors.entry(name).or_insert(color);
    }
}

fn read_legends(library: &mut Library, node: &Node<'_>, sink: &Sink) {
    let Some(entries) = syntax::read::<Entries<String, Entries<char, RawGlyph>>>(node, sink) else { return };
    let legends = entries.0.into_iter().map(|(id, glyphs)| (id.value, glyphs.0)).collect();
    data::legends(&library.names, &legends, sink);
    for (id, glyphs) in legends {
        library.legends.entry(id).or_insert(glyphs);
    }
}
