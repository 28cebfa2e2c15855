//! Maps: rows of characters to terrain and what stands on it.

use std::collections::BTreeSet;

use super::{
    Check,
    glyphs::{self, Glyph, Glyphs, What},
};
use crate::content::{
    codes,
    diagnostic::{Diagnostic, Span},
    level::{FLOOR_GAP, Floor, Placement, Thing, TilePos},
    names::Sort,
    raw::{RawFloor, RawThing},
    syntax::{At, Entries, Tried},
};

/// Most columns and most rows of a floor.
const MAX_SIDE: usize = 256;

/// Most people in a level.
const MAX_ACTORS: usize = 512;

/// The floors with the rows they were read from.
#[derive(Default)]
pub(super) struct Maps {
    pub floors: Vec<Floor>,
    rows: Vec<Vec<At<String>>>,
}

impl Maps {
    /// The tile's character.
    pub fn span(&self, at: TilePos) -> Option<Span> {
        let row = self.rows.get(at.floor)?.get(at.y as usize)?;
        Some(char_span(row, at.x as usize))
    }
}

/// A floor being read.
pub(super) struct Draft<'r> {
    pub index: usize,
    pub rows: &'r [At<String>],
    pub width: usize,
    pub tiles: Vec<Option<String>>,
    /// Which tiles take the ground of what is around them.
    pub open: Vec<bool>,
    pub placements: Vec<(Placement, Span)>,
}

impl Check<'_> {
    /// The floors with all that stands on them, side by side in the plane.
    pub(super) fn floors(
        &self,
        raw: Tried<Entries<String, RawFloor>>,
        things: Tried<Vec<At<RawThing>>>,
        glyphs: &Glyphs,
    ) -> Maps {
        // Where there are streets, there need be no map.
        if matches!(raw, Tried::Absent) && self.node.field("roads").is_some() {
            return Maps::default();
        }
        let Some(raw) = self.need("floors", raw) else { return Maps::default() };
        if raw.0.is_empty() {
            let span = self.node.field("floors").map_or(self.node.head(), |node| node.head());
            self.report(Diagnostic::new(codes::EMPTY_MAP, span, "the level has no floor").label("empty"));
        }
        let mut drafts: Vec<_> = raw
            .0
            .iter()
            .enumerate()
            .map(|(index, (name, raw))| (name, self.draft(index, name, raw, glyphs)))
            .collect();
        for thing in things.found().unwrap_or_default() {
            self.put(&thing, &mut drafts);
        }
        let mut offset = 0;
        let mut floors = Vec::new();
        for ((name, draft), (_, raw)) in drafts.into_iter().zip(&raw.0) {
            let floor = self.finish(name, draft, raw, offset);
            offset += floor.width + FLOOR_GAP;
            floors.push(floor);
        }
        self.tell_unused(&raw, glyphs);
        self.tell_crowd(&floors);
        Maps { floors, rows: raw.0.into_iter().map(|(_, raw)| raw.map).collect() }
    }

    fn draft<'r>(&self, index: usize, name: &At<String>, raw: &'r RawFloor, glyphs: &Glyphs) -> Draft<'r> {
        let width = self.width(name, &raw.map);
        let rows = &raw.map[..raw.map.len().min(MAX_SIDE)];
        let mut draft = Draft {
            index,
            rows,
            width,
            tiles: vec![None; width * rows.len()],
            open: vec![false; width * rows.len()],
            placements: Vec::new(),
        };
        let mut unknown = BTreeSet::new();
        for (y, row) in rows.iter().enumerate() {
            for (x, character) in row.chars().enumerate().take(width) {
                match glyphs.get(&character) {
                    Some(Glyph { what: Some(what), .. }) => {
                        let span = char_span(row, x);
                        self.place(&mut draft, x, y, what, span);
                    }
                    Some(_) => draft.open[y * width + x] = true,
                    None if unknown.contains(&character) => draft.open[y * width + x] = true,
                    None => {
                        unknown.insert(character);
                        draft.open[y * width + x] = true;
                        self.tell_unknown(character, char_span(row, x));
                    }
                }
            }
        }
        draft
    }

    /// The width of the map; rows that differ from most of the others are told.
    fn width(&self, name: &At<String>, rows: &[At<String>]) -> usize {
        let widths: Vec<usize> = rows.iter().map(|row| row.chars().count()).collect();
        let common = |width: &usize| widths.iter().filter(|other| *other == width).count();
        // Of equally frequent widths the one that comes first.
        let width = widths.iter().rev().max_by_key(|width| common(width)).copied().unwrap_or(0);
        if width == 0 {
            let message = format!("the floor `{}` has no tiles", name.value);
            self.report(Diagnostic::new(codes::EMPTY_MAP, name.span, message).label("its map is empty"));
            return 0;
        }
        if width > MAX_SIDE || rows.len() > MAX_SIDE {
            let message = format!("the map has {width} columns and {} rows", rows.len());
            self.report(
                Diagnostic::new(codes::HUGE_MAP, name.span, message)
                    .label("this floor")
                    .expected(format!("at most {MAX_SIDE} of each")),
            );
        }
        let model = widths.iter().position(|other| *other == width).unwrap_or(0);
        for (row, found) in rows.iter().zip(&widths).filter(|(_, found)| **found != width) {
            self.report(
                Diagnostic::new(codes::RAGGED_MAP, row.span, format!("this row has {found} columns"))
                    .label(format!("{} than most", if *found < width { "shorter" } else { "longer" }))
                    .expected(format!("{width} columns"))
                    .related(rows[model].span, format!("{width} columns, as most rows have")),
            );
        }
        width.min(MAX_SIDE)
    }

    fn tell_unknown(&self, character: char, span: Span) {
        let help = format!("add '{character}' to `glyphs`, or name a legend that has it");
        self.report(
            Diagnostic::new(codes::UNKNOWN_GLYPH, span, format!("no glyph explains '{character}'"))
                .label("unknown glyph")
                .help(help),
        );
    }

    fn place(&self, draft: &mut Draft<'_>, x: usize, y: usize, what: &What, span: Span) {
        let tile = y * draft.width + x;
        match what {
            What::Tile(terrain) => draft.tiles[tile] = Some(terrain.clone()),
            What::Thing { thing, tag, on } => {
                match on {
                    Some(_) => draft.tiles[tile] = on.clone(),
                    None => draft.open[tile] = draft.tiles[tile].is_none(),
                }
                let at = TilePos { floor: draft.index, x: x as u32, y: y as u32 };
                draft.placements.push((Placement { at, thing: thing.clone(), tag: tag.clone() }, span));
            }
        }
    }

    /// Puts down a thing that is given by its coordinates.
    fn put(&self, thing: &At<RawThing>, drafts: &mut [(&At<String>, Draft<'_>)]) {
        self.ends(&thing.put);
        let what = glyphs::ids(&self.names, &thing.put, self.sink);
        let Some(index) =
            self.floor_index(thing.floor.as_ref(), drafts.iter().map(|(name, _)| name.value.as_str()))
        else {
            return;
        };
        let Some((_, draft)) = drafts.get_mut(index) else { return };
        let (x, y) = (thing.x as usize, thing.y as usize);
        if x >= draft.width || y >= draft.rows.len() {
            self.tell_outside(thing.span, draft.width, draft.rows.len());
        } else if let Some(what) = what {
            self.place(draft, x, y, &what, thing.span);
        }
    }

    pub(super) fn tell_outside(&self, span: Span, width: usize, height: usize) {
        if width == 0 || height == 0 {
            return;
        }
        self.report(
            Diagnostic::new(codes::OUTSIDE, span, "this place is outside of the map")
                .label("outside")
                .expected(format!(
                    "columns from 0 to {} and rows from 0 to {}",
                    width.saturating_sub(1),
                    height.saturating_sub(1)
                )),
        );
    }

    /// Index of the floor that is meant: the named one, or the first.
    pub(super) fn floor_index<'n>(
        &self,
        name: Option<&At<String>>,
        mut floors: impl Iterator<Item = &'n str>,
    ) -> Option<usize> {
        match name {
            Some(name) => {
                self.find(Sort::Floor, name).and_then(|found| floors.position(|floor| floor == found))
            }
            None => floors.next().map(|_| 0),
        }
    }

    fn finish(&self, name: &At<String>, mut draft: Draft<'_>, raw: &RawFloor, offset: u32) -> Floor {
        let ground = self.find_any(Sort::Terrain, raw.ground.as_ref());
        self.settle(&mut draft, ground);
        let mut terrains: Vec<String> = Vec::new();
        let mut tiles = Vec::new();
        for terrain in draft.tiles.iter().map(|tile| tile.as_deref().unwrap_or("")) {
            let index = terrains.iter().position(|known| known == terrain).unwrap_or_else(|| {
                terrains.push(terrain.to_owned());
                terrains.len() - 1
            });
            tiles.push(index as u16);
        }
        self.tell_in_walls(&draft);
        draft.placements.sort_by_key(|(placement, _)| (placement.at.y, placement.at.x));
        Floor {
            name: name.value.clone(),
            width: draft.width as u32,
            height: draft.rows.len() as u32,
            terrains,
            tiles,
            placements: draft.placements.into_iter().map(|(placement, _)| placement).collect(),
            offset,
        }
    }

    fn tell_unused(&self, raw: &Entries<String, RawFloor>, glyphs: &Glyphs) {
        let rows = raw.0.iter().flat_map(|(_, floor)| &floor.map);
        let used: BTreeSet<char> = rows.flat_map(|row| row.chars()).collect();
        for (glyph, defined) in glyphs.iter().filter(|(glyph, defined)| {
            // One that no map can show has been told as such.
            defined.own && !glyph.is_control() && !used.contains(glyph)
        }) {
            self.report(
                Diagnostic::new(
                    codes::UNUSED_GLYPH,
                    defined.span,
                    format!("no map shows the glyph '{glyph}'"),
                )
                .label("never used"),
            );
        }
    }

    fn tell_crowd(&self, floors: &[Floor]) {
        let people = super::placements(floors).filter(|p| matches!(p.thing, Thing::Actor { .. })).count();
        if people > MAX_ACTORS {
            let span = self.node.field("floors").map_or(self.node.head(), |node| node.head());
            self.report(
                Diagnostic::new(codes::TOO_MANY_ACTORS, span, format!("{people} people stand in this level"))
                    .label("too many")
                    .expected(format!("at most {MAX_ACTORS}")),
            );
        }
    }
}

/// The place of a row's character; the whole row where its text is not written plainly.
pub(super) fn char_span(row: &At<String>, x: usize) -> Span {
    let plain = row.span.end - row.span.start == row.len() + 2;
    let Some((at, character)) = row.char_indices().nth(x).filter(|_| plain) else { return row.span };
    let start = row.span.start + 1 + at;
    Span { start, end: start + character.len_utf8(), ..row.span }
}
