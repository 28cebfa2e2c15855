//! A pack's pictures: its index, which the baker writes, and whether every picture that is named is there.

use std::collections::BTreeSet;

use super::{
    Pack,
    tree::{Tree, leads_out},
};
use crate::content::{
    art::Index,
    codes,
    diagnostic::{Diagnostic, Files, Sink, Span},
    library::Library,
    loader::text_of,
    source::Source,
    suggest,
    syntax::{self, Kind, Node},
};

/// The index of pictures, below a pack's folder.
const INDEX: &str = "art/index.ron";

/// Longest edge of a picture, in pixels.
const MAX_EDGE: u32 = 4096;

/// Names of the pictures that ship with the game.
#[derive(Clone, Debug, Default)]
pub struct GameArt {
    /// None where the game's index cannot be read: then nothing is missed.
    index: Option<Index>,
}

impl GameArt {
    /// Reads the game's index.
    pub fn read(source: &dyn Source) -> Self {
        let text =
            source.read_baked("assets/art/index.ron").ok().and_then(|bytes| String::from_utf8(bytes).ok());
        Self { index: text.and_then(|text| Index::read(&text).ok()) }
    }
}

/// Reads the index of a pack and enters its names into the library.
pub fn read(library: &mut Library, id: &str, tree: &Tree, sink: &Sink) -> Index {
    library.pictures.packs.insert(id.to_owned());
    if !tree.has(INDEX) {
        return Index::default();
    }
    let Some((file, text)) = text_of(&tree.name(INDEX), tree.read(INDEX), &mut library.files, sink) else {
        return Index::default();
    };
    let node = syntax::parse(file, &text, sink);
    let Some(index) = syntax::read::<Index>(&node, sink) else { return Index::default() };
    check(&index, &node, tree, sink);
    library.pictures.people.extend(index.people.keys().map(|name| format!("{id}/{name}")));
    library.pictures.sprites.extend(index.sprites.keys().map(|name| format!("{id}/{name}")));
    index
}

fn check(index: &Index, node: &Node<'_>, tree: &Tree, sink: &Sink) {
    let bad = |span: Span, message: String| {
        sink.push(Diagnostic::new(codes::BAD_PICTURE, span, message).label("cannot be used"));
    };
    for (name, sheet) in &index.people {
        let span = entry(node, "people", name);
        match image(&sheet.image, span, tree, sink) {
            Some(size) => {
                let cells = sheet.clips.values().map(|clip| clip.first + clip.frames * clip.facings).max();
                let rows = cells.unwrap_or(0).div_ceil(sheet.columns.max(1));
                if sheet.columns.saturating_mul(sheet.cell.0) > size.0
                    || rows.saturating_mul(sheet.cell.1) > size.1
                {
                    bad(span, format!("the cells of `{name}` reach over the edge of {}", sheet.image));
                }
            }
            None => continue,
        }
        if let Err(error) = sheet.check() {
            bad(span, format!("person `{name}`: {error}"));
        }
    }
    for (name, sprite) in &index.sprites {
        let span = entry(node, "sprites", name);
        let Some(size) = image(&sprite.image, span, tree, sink) else { continue };
        let outside = |&(x, y, w, h): &(u32, u32, u32, u32)| {
            w == 0 || h == 0 || x.saturating_add(w) > size.0 || y.saturating_add(h) > size.1
        };
        if sprite.rects.is_empty() || sprite.rects.iter().any(outside) {
            bad(span, format!("the picture `{name}` is empty or reaches over the edge of {}", sprite.image));
        }
    }
}

/// Where the entry of that name stands in the index.
fn entry(node: &Node<'_>, field: &str, name: &str) -> Span {
    let entries = match node.field(field).map(|node| &node.kind) {
        Some(Kind::Map(entries)) => entries.as_slice(),
        _ => &[],
    };
    let found = entries.iter().find(|(key, _)| key.as_text().as_deref() == Some(name));
    found.map_or(node.head(), |(key, _)| key.span)
}

/// Width and height of a picture of the pack; none after a report.
fn image(path: &str, span: Span, tree: &Tree, sink: &Sink) -> Option<(u32, u32)> {
    let report = |code, message: String, label: &str| {
        sink.push(Diagnostic::new(code, span, message).label(label));
        None
    };
    if leads_out(path) {
        return report(codes::BAD_PATH, format!("`{path}` leads out of the pack"), "its picture");
    }
    if !tree.has(path) {
        return report(
            codes::BAD_PICTURE,
            format!("there is no picture `{path}` in the pack"),
            "its picture",
        );
    }
    let Some((width, height)) = tree.head(path).ok().and_then(|head| png_size(&head)) else {
        return report(codes::BAD_PICTURE, format!("`{path}` is no PNG picture"), "its picture");
    };
    if width == 0 || height == 0 || width > MAX_EDGE || height > MAX_EDGE {
        let message =
            format!("`{path}` has {width} x {height} pixels; at most {MAX_EDGE} x {MAX_EDGE} are read");
        return report(codes::BAD_PICTURE, message, "its picture");
    }
    Some((width, height))
}

/// Width and height that a PNG's first bytes tell.
pub fn png_size(head: &[u8; 24]) -> Option<(u32, u32)> {
    if &head[..8] != b"\x89PNG\r\n\x1a\n" || &head[12..16] != b"IHDR" {
        return None;
    }
    let number = |at: usize| head[at..at + 4].iter().fold(0, |sum: u32, &byte| (sum << 8) | u32::from(byte));
    Some((number(16), number(20)))
}

/// Pictures that the pack's data name and nobody has.
pub fn missing_in_data(pack: &Pack, game: &GameArt) -> Vec<Diagnostic> {
    let sink = Sink::default();
    for file in ["actors", "items", "props"] {
        let name = pack.tree.name(&format!("data/{file}.ron"));
        if let Some((file, text)) = pack.library.files().find(&name) {
            missing(&syntax::parse(file, text, &Sink::default()), &pack.library, game, &sink);
        }
    }
    sink.take()
}

/// Pictures that a level's own definitions name and nobody has.
pub fn missing_in_level(pack: &Pack, game: &GameArt, name: &str, files: &Files) -> Vec<Diagnostic> {
    let sink = Sink::default();
    if let Some((file, text)) = files.find(name) {
        missing(&syntax::parse(file, text, &Sink::default()), &pack.library, game, &sink);
    }
    sink.take()
}

fn missing(node: &Node<'_>, library: &Library, game: &GameArt, sink: &Sink) {
    node.each_field(&mut |field, value| {
        let people = match field.text {
            "appearance" => true,
            "sprite" | "broken_sprite" | "on_sprite" => false,
            _ => return,
        };
        let Some(name) = value.as_text() else { return };
        let pictures = &library.pictures;
        let own = if people { &pictures.people } else { &pictures.sprites };
        let of_pack = name.split_once('/').is_some_and(|(first, _)| pictures.packs.contains(first));
        let known: BTreeSet<&str> = match (of_pack, &game.index) {
            (true, _) => own.iter().map(String::as_str).collect(),
            (false, None) => return,
            (false, Some(index)) => names(index, people).chain(own.iter().map(String::as_str)).collect(),
        };
        if known.contains(name.as_str()) {
            return;
        }
        let what = if people { "appearance" } else { "picture" };
        sink.push(
            Diagnostic::new(codes::UNKNOWN_PICTURE, value.span, format!("there is no {what} `{name}`"))
                .label("not in the index of pictures")
                .help(suggest::did_you_mean(&name, known)),
        );
    });
}

fn names(index: &Index, people: bool) -> impl Iterator<Item = &str> {
    let people_names = index.people.keys().filter(move |_| people);
    people_names.chain(index.sprites.keys().filter(move |_| !people)).map(String::as_str)
}
