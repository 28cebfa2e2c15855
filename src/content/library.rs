//! The catalogue with all that checks need beside it: shared glyphs, colours, defaults, and where everything is
//! defined.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Deserialize;
use xxhash_rust::xxh3::Xxh3;

use super::{
    catalog::Catalog,
    check::{data, puzzles},
    color,
    diagnostic::{Files, Sink, Span},
    driving::DriveRules,
    loader::{Checked, normalised, text_of},
    names::{Names, Sort},
    raw::{RawDefaults, RawGlyph},
    rules::{DifficultyDef, Rules},
    source::Source,
    street_looks::StreetLooks,
    strings::Messages,
    syntax::{self, At, Entries, Kind, Node},
};

/// The folder of data files.
pub const DATA: &str = "assets/data";

/// The files that only levels with streets or vehicles depend on.
const DRIVING: [&str; 3] = ["vehicles", "drivers", "driving"];

/// The baked sounds, by their ids.
const SOUNDS: &str = "assets/sounds/index.ron";

/// The catalogue, and what a check of a level needs beside it.
#[derive(Clone)]
pub struct Library {
    /// The definitions.
    pub catalog: Arc<Catalog>,
    pub(super) names: Names,
    pub(super) legends: BTreeMap<String, Vec<(At<char>, RawGlyph)>>,
    pub(super) colors: BTreeMap<String, [f32; 3]>,
    pub(super) player: String,
    pub(super) second: Option<String>,
    pub(super) ambient: [f32; 3],
    /// Message keys of each language.
    pub(super) messages: Messages,
    /// Pictures of packs; those of the game are not looked at here.
    pub(super) pictures: Pictures,
    pub(super) files: Files,
}

/// Names of packs' pictures, each beginning with its pack's id.
#[derive(Clone, Debug, Default)]
pub(super) struct Pictures {
    /// The packs that are looked into.
    pub packs: BTreeSet<String>,
    /// Appearances of people.
    pub people: BTreeSet<String>,
    /// Sprites.
    pub sprites: BTreeSet<String>,
}

impl Library {
    /// The texts of the data, to which spans of definitions point.
    pub fn files(&self) -> &Files {
        &self.files
    }
}

struct Loading<'a> {
    source: &'a dyn Source,
    sink: &'a Sink,
    files: Files,
    names: Names,
    hash: Xxh3,
    driving_hash: Xxh3,
}

/// Reads all data files of the source.
pub fn load(source: &dyn Source) -> Checked<Library> {
    let sink = Sink::default();
    let mut loading = Loading {
        source,
        sink: &sink,
        files: Files::default(),
        names: Names::default(),
        hash: Xxh3::new(),
        driving_hash: Xxh3::new(),
    };
    let messages = Messages::of_game(source, &mut loading.files, &sink);
    let library = loading.all(messages);
    let files = loading.files;
    let library = library.map(|library| Library { files: files.clone(), ..library });
    Checked::new(library, files, &sink)
}

impl Loading<'_> {
    fn text(&mut self, name: &str) -> Option<(usize, String)> {
        let path = format!("{DATA}/{name}.ron");
        let (file, text) = text_of(&path, self.source.read(&path), &mut self.files, self.sink)?;
        let hash = if DRIVING.contains(&name) { &mut self.driving_hash } else { &mut self.hash };
        hash.update(name.as_bytes());
        hash.update(normalised(&text).as_bytes());
        Some((file, text))
    }

    /// A file that is one map, as a map of definitions.
    fn map<T: for<'n> Deserialize<'n>>(&mut self, name: &str, sort: Sort) -> Option<BTreeMap<String, T>> {
        let (file, text) = self.text(name)?;
        let node = syntax::parse(file, &text, self.sink);
        data::define(&mut self.names, sort, None, &node, self.sink);
        data::ranges(&node, sort, self.sink);
        let entries: Entries<String, T> = syntax::read(&node, self.sink)?;
        Some(entries.0.into_iter().map(|(key, value)| (key.value, value)).collect())
    }

    /// A file that is one struct.
    fn one<T: for<'n> Deserialize<'n>>(&mut self, name: &str) -> Option<(T, Span)> {
        let (file, text) = self.text(name)?;
        let node = syntax::parse(file, &text, self.sink);
        data::rule_ranges(&node, self.sink);
        Some((syntax::read(&node, self.sink)?, node.span))
    }

    /// The numbers of driving.
    fn driving(&mut self) -> Option<DriveRules> {
        let (file, text) = self.text("driving")?;
        let node = syntax::parse(file, &text, self.sink);
        data::driving_ranges(&node, self.sink);
        if let Some(ground) = node.field("ground").and_then(|ground| Some((ground.as_text()?, ground.span))) {
            self.names.find(Sort::Terrain, &At { value: ground.0, span: ground.1 }, self.sink);
        }
        syntax::read(&node, self.sink)
    }

    fn all(&mut self, messages: Messages) -> Option<Library> {
        // All files are read before the first missing one ends this, so that one run tells all mistakes.
        let actors = self.map("actors", Sort::Actor);
        let brains = self.map("brains", Sort::Brain);
        let movesets = self.map("movesets", Sort::Moveset);
        let items = self.map("items", Sort::Item);
        let props = self.map("props", Sort::Prop);
        let doors = self.map("doors", Sort::DoorKind);
        let terrains = self.map("terrains", Sort::Terrain);
        let puzzles = self.map("puzzles", Sort::Puzzle);
        let vehicles = self.map("vehicles", Sort::VehicleKind);
        let drivers = self.map("drivers", Sort::DriverKind);
        let driving = self.driving();
        let streets = StreetLooks::read(self.source, &mut self.files, self.sink);
        let rules = self.one::<Rules>("rules");
        let difficulties = self.map::<DifficultyDef>("difficulties", Sort::Difficulty);
        let colors = self.map::<At<String>>("colors", Sort::Color);
        let legends = self.map::<Entries<char, RawGlyph>>("legends", Sort::Legend);
        let defaults = self.one::<RawDefaults>("defaults");
        self.sounds();
        self.links(&messages);
        let legends = legends?.into_iter().map(|(id, glyphs)| (id, glyphs.0)).collect();
        data::legends(&self.names, &legends, self.sink);
        let colors = color::table(colors?, self.sink);
        let (defaults, _) = defaults?;
        let player = self.names.find(Sort::Actor, &defaults.player, self.sink);
        let second = defaults.second.and_then(|kind| self.names.find(Sort::Actor, &kind, self.sink));
        let ambient = color::find(&self.names, &colors, &defaults.ambient, self.sink);
        let catalog = Catalog {
            actors: shared(actors?),
            brains: shared(brains?),
            movesets: shared(movesets?),
            items: shared(items?),
            props: shared(props?),
            doors: shared(doors?),
            terrains: shared(terrains?),
            puzzles: shared(puzzles?),
            vehicles: shared(vehicles?),
            drivers: shared(drivers?),
            driving: Arc::new(driving?),
            streets: Arc::new(streets?),
            rules: Arc::new(rules?.0),
            difficulties: Arc::new(difficulties?),
            hash: self.hash.digest(),
            driving_hash: self.driving_hash.digest(),
        };
        Some(Library {
            catalog: Arc::new(catalog),
            names: std::mem::take(&mut self.names),
            legends,
            colors,
            player: player?,
            second,
            ambient: ambient?,
            messages,
            pictures: Pictures::default(),
            files: Files::default(),
        })
    }

    /// The names of the sounds, for scenes and vehicles. What is wrong with their index is told where they are loaded, and no fight
    /// depends on them: they are not in the hash.
    fn sounds(&mut self) {
        let muted = Sink::default();
        let Ok(bytes) = self.source.read(SOUNDS) else { return };
        let Some((file, text)) = text_of(SOUNDS, Ok(bytes), &mut self.files, &muted) else { return };
        let node = syntax::parse(file, &text, &muted);
        let Some(Kind::Map(entries)) = node.field("sounds").map(|sounds| &sounds.kind) else { return };
        for (id, sound) in entries {
            let looped = sound.field("looped").is_some_and(|looped| looped.text == "true");
            if let Some(name) = id.as_text() {
                self.names.add(if looped { Sort::Loop } else { Sort::Sound }, name, id.span);
            }
        }
    }

    /// Looks at what the definitions name: other definitions and messages.
    fn links(&self, messages: &Messages) {
        let muted = Sink::default();
        for name in ["actors", "brains", "items", "props", "vehicles", "drivers", "difficulties"] {
            let path = format!("{DATA}/{name}.ron");
            let Some((file, text)) = self.files.find(&path) else { continue };
            let node: Node<'_> = syntax::parse(file, text, &muted);
            data::links(&self.names, &node, self.sink);
            data::messages(messages, &node, self.sink);
        }
        if let Some((file, text)) = self.files.find(&format!("{DATA}/puzzles.ron")) {
            let node = syntax::parse(file, text, &muted);
            puzzles::check(&self.names, messages, &node, self.sink);
        }
    }
}

fn shared<T>(map: BTreeMap<String, T>) -> BTreeMap<String, Arc<T>> {
    map.into_iter().map(|(id, def)| (id, Arc::new(def))).collect()
}
