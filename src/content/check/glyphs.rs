//! What the characters of maps stand for.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthChar;

use super::{Check, ticks};
use crate::content::{
    codes,
    diagnostic::{Diagnostic, Sink, Span},
    level::Thing,
    names::{Names, Sort},
    raw::RawGlyph,
    syntax::{At, Entries, Tried},
};

/// What a glyph stands for, with all its ids known.
#[derive(Clone)]
pub struct Glyph {
    /// Where it is defined.
    pub span: Span,
    /// Whether the level itself defines it.
    pub own: bool,
    /// What; none where it is wrong, which has been reported.
    pub what: Option<What>,
}

/// A tile, or a thing on one.
#[derive(Clone)]
pub enum What {
    /// That terrain.
    Tile(String),
    /// A thing.
    Thing {
        /// The thing.
        thing: Thing,
        /// Its tag.
        tag: Option<String>,
        /// The terrain under it, if it says so.
        on: Option<String>,
    },
}

/// Glyphs by character.
pub type Glyphs = BTreeMap<char, Glyph>;

/// Whether the character is one that every editor shows in one column.
pub fn character(glyph: &At<char>, sink: &Sink) {
    if !glyph.value.is_control() && glyph.value.width() == Some(1) {
        return;
    }
    let message = format!("{:?} is not a printable character of single width", glyph.value);
    sink.push(
        Diagnostic::new(codes::BAD_GLYPH, glyph.span, message)
            .label("cannot stand in a map")
            .expected("a character that takes one column, as in '#'"),
    );
}

/// What a glyph stands for; none after a report that one of its ids is unknown.
pub fn ids(names: &Names, glyph: &RawGlyph, sink: &Sink) -> Option<What> {
    let find = |sort: Sort, name: &At<String>| names.find(sort, name, sink);
    let text = |tag: &Option<At<String>>| tag.as_ref().map(|tag| tag.value.clone());
    let (thing, tag, on) = match glyph {
        RawGlyph::Tile(terrain) => return Some(What::Tile(find(Sort::Terrain, terrain)?)),
        RawGlyph::Start { on } => (Some(Thing::Start), None, on),
        RawGlyph::Exit { tag, on } => (Some(Thing::Exit), Some(tag.value.clone()), on),
        RawGlyph::Marker { tag, on } => (Some(Thing::Marker), Some(tag.value.clone()), on),
        RawGlyph::Actor { kind, tag, facing, on } => {
            let kind = find(Sort::Actor, kind);
            (kind.map(|kind| Thing::Actor { kind, facing: *facing }), text(tag), on)
        }
        RawGlyph::Prop { kind, tag, on } => {
            (find(Sort::Prop, kind).map(|kind| Thing::Prop { kind }), text(tag), on)
        }
        RawGlyph::Item { kind, tag, on } => {
            (find(Sort::Item, kind).map(|kind| Thing::Item { kind }), text(tag), on)
        }
        RawGlyph::Door { kind, strength, lock, tag, on } => {
            let found = |sort, name: &Option<At<String>>| match name {
                Some(name) => find(sort, name).map(Some),
                None => Some(None),
            };
            let (lock, kind) = (found(Sort::Item, lock), found(Sort::DoorKind, kind));
            let door = lock.zip(kind).map(|(lock, kind)| Thing::Door { lock, kind, strength: *strength });
            (door, text(tag), on)
        }
        RawGlyph::Vehicle { kind, tag, facing, driver, mind, on } => {
            let found = |sort, name: &Option<At<String>>| match name {
                Some(name) => find(sort, name).map(Some),
                None => Some(None),
            };
            let (driver, mind) = (found(Sort::Actor, driver), found(Sort::DriverKind, mind));
            let vehicle = find(Sort::VehicleKind, kind).zip(driver).zip(mind);
            let vehicle =
                vehicle.map(|((kind, driver), mind)| Thing::Vehicle { kind, facing: *facing, driver, mind });
            (vehicle, text(tag), on)
        }
        RawGlyph::Stairs { to, tag, on } => (Some(Thing::Stairs { to: to.value.clone() }), text(tag), on),
        RawGlyph::Lift { to, secs, tag, on } => {
            (Some(Thing::Lift { to: to.value.clone(), ticks: ticks(*secs) }), text(tag), on)
        }
    };
    let on = match on {
        Some(on) => Some(find(Sort::Terrain, on)?),
        None => None,
    };
    Some(What::Thing { thing: thing?, tag, on })
}

impl Check<'_> {
    /// The legends' glyphs and then the level's own, which win.
    pub(super) fn glyphs(
        &self,
        legends: Tried<Vec<At<String>>>,
        own: Tried<Entries<char, RawGlyph>>,
    ) -> Glyphs {
        let mut glyphs = Glyphs::new();
        for legend in legends.found().unwrap_or_default() {
            let Some(id) = self.find(Sort::Legend, &legend) else { continue };
            for (character, glyph) in self.library.legends.get(&id).into_iter().flatten() {
                // Mistakes in a legend are told where the legend is checked.
                let what = ids(&self.names, glyph, &Sink::default());
                glyphs.insert(character.value, Glyph { span: character.span, own: false, what });
            }
        }
        for (glyph, thing) in own.found().unwrap_or_default().0 {
            character(&glyph, self.sink);
            self.ends(&thing);
            let what = ids(&self.names, &thing, self.sink);
            // Of two alike, which is told elsewhere, the first stays.
            if !glyphs.get(&glyph.value).is_some_and(|known| known.own) {
                glyphs.insert(glyph.value, Glyph { span: glyph.span, own: true, what });
            }
        }
        self.broken_glyphs(&mut glyphs);
        glyphs
    }

    /// Looks at what a glyph names within the level.
    pub(super) fn ends(&self, thing: &RawGlyph) {
        if let RawGlyph::Stairs { to, .. } | RawGlyph::Lift { to, .. } = thing {
            self.find(Sort::Place, to);
        }
        if let RawGlyph::Door { lock: Some(lock), .. } = thing {
            self.key(lock);
        }
    }

    /// Glyphs whose values could not be read are known all the same: the map is not wrong for using them.
    fn broken_glyphs(&self, glyphs: &mut Glyphs) {
        use crate::content::syntax::Kind;
        let Some(Kind::Map(entries)) = self.node.field("glyphs").map(|node| &node.kind) else { return };
        for (key, _) in entries {
            let inner = key.text.strip_prefix('\'').and_then(|text| text.strip_suffix('\''));
            if let Some(character) =
                inner.filter(|text| !text.contains('\\')).and_then(|text| text.chars().next())
            {
                glyphs.entry(character).or_insert(Glyph { span: key.span, own: true, what: None });
            }
        }
    }
}
