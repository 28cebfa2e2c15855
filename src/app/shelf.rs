//! The shelf: the shipped data, levels and texts, read anew from the game's folder whenever a level begins.

use std::path::{Path, PathBuf};

use bevy::prelude::*;

use super::Options;
use crate::{
    content::{
        campaign::CampaignEntry,
        catalog::Catalog,
        loader::{Content, Playable},
        pack::{self, Pack},
        render,
        source::Folder,
        strings::{LANGUAGES, Strings},
    },
    input::{assist, bindings},
    settings::{self, Settings},
    sim::mission::MissionSetup,
    ui::{theme::Theme, tuning},
    view::art::{Art, Problems},
};

/// Where the game's files are and which language is spoken.
#[derive(Resource, Default)]
pub struct Shelf {
    root: Option<PathBuf>,
    /// The language of the texts.
    pub language: String,
    /// The campaign's levels, in their order.
    pub levels: Vec<CampaignEntry>,
    /// The levels beside that order.
    pub training: Vec<CampaignEntry>,
    /// Folders of packs beside the game's own folder `mods`.
    mods: Vec<PathBuf>,
    /// The packs that were found, with their levels and with what is wrong with them.
    pub packs: Vec<Pack>,
    /// Names and message keys of the difficulties, the most lenient first.
    pub difficulties: Vec<(String, String)>,
}

/// The visible texts.
#[derive(Resource)]
pub struct Words(pub Strings);

impl Words {
    /// The text of that key.
    pub fn get(&self, key: &str) -> String {
        self.0.get(key)
    }

    /// The text of that key with values put in.
    pub fn get_with(&self, key: &str, values: &[(&str, String)]) -> String {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        self.0.get_with(key, &values)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shelf>();
}

/// Finds the game's folder and reads what every screen needs; what is wrong becomes a report on the screen.
pub(crate) fn open(world: &mut World, options: &Options) {
    let root = Folder::find(options.root.as_deref()).map(|folder| folder.path().to_owned());
    let root = root.or_else(|| options.root.clone());
    let chosen = world.resource::<Settings>().language.clone();
    let language = options.language.clone().unwrap_or_else(|| spoken(&chosen));
    let shown = root.clone().unwrap_or_default();
    bindings::load(world, &shown);
    tuning::load(world, &shown);
    if let Err(problem) = assist::load(world, &shown) {
        error!("{problem}");
        world.resource_mut::<Problems>().0.push(problem);
    }
    world.insert_resource(Art::open(shown.join("assets")));
    Theme::open(world, &shown.join("assets"));
    let mods = mods_of(options);
    world.insert_resource(Shelf { root, language, mods, ..Shelf::default() });
    refresh(world);
}

/// The folders of packs that were asked for, and the pack of the level that was.
fn mods_of(options: &Options) -> Vec<PathBuf> {
    let level = options.level.as_ref().filter(|level| level.ends_with(".ron"));
    let pack = level.and_then(|level| pack::folder_of(Path::new(level)));
    options.mods.iter().cloned().chain(pack).collect()
}

/// Reads the campaign, the packs and all texts anew; what is wrong becomes a report on the screen.
pub(super) fn refresh(world: &mut World) {
    let shelf = world.resource::<Shelf>();
    let opened = Content::open_with(shelf.root.as_deref(), &shelf.mods).and_then(|mut content| {
        content.check_packs();
        let difficulties = difficulties(&content.catalog());
        let small = content.catalog().streets.people.clone();
        Ok((content.campaign()?, content.packs().to_vec(), difficulties, small))
    });
    let (campaign, packs, difficulties, small) = opened.unwrap_or_else(|report| {
        let text = render::text(&report);
        error!("{text}");
        world.insert_resource(super::flow::Broken(Some(text)));
        Default::default()
    });
    let mut art = world.resource_mut::<Art>();
    art.small = small;
    packs.iter().filter(|pack| pack.is_usable()).for_each(|pack| art.add_pack(pack));
    for pack in packs.iter().filter(|pack| !pack.is_usable()) {
        warn!("the pack `{}` cannot be used: `red-heat check {}` tells why", pack.id, pack.folder.display());
    }
    let mut shelf = world.resource_mut::<Shelf>();
    (shelf.levels, shelf.training) = (campaign.levels, campaign.training);
    (shelf.packs, shelf.difficulties) = (packs, difficulties);
    let words = shelf.words();
    world.insert_resource(words);
}

/// Names and message keys, the most lenient first.
fn difficulties(catalog: &Catalog) -> Vec<(String, String)> {
    let mut all: Vec<_> = catalog.difficulties.iter().collect();
    all.sort_by(|(_, a), (_, b)| a.damage_taken.total_cmp(&b.damage_taken));
    all.into_iter().map(|(id, def)| (id.clone(), def.name.clone())).collect()
}

/// Speaks the language that is chosen, if it is another than before.
pub(super) fn speak(world: &mut World) {
    let language = spoken(&world.resource::<Settings>().language);
    let mut shelf = world.resource_mut::<Shelf>();
    if shelf.language != language {
        shelf.language = language;
        let words = shelf.words();
        world.insert_resource(words);
    }
}

/// The language that a setting means.
fn spoken(chosen: &str) -> String {
    let known = LANGUAGES.iter().find(|lang| **lang == chosen);
    known.map_or_else(system_language, |known| (*known).to_owned())
}

fn system_language() -> String {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok());
    let said = said.unwrap_or_default();
    let known = LANGUAGES.iter().find(|lang| said.starts_with(**lang));
    (*known.unwrap_or(&LANGUAGES[0])).to_owned()
}

impl Shelf {
    /// The game's folder; empty where none was found.
    pub fn root(&self) -> &Path {
        self.root.as_deref().unwrap_or(Path::new(""))
    }

    /// Reads a level and what it was checked against; it begins without assists.
    ///
    /// # Errors
    /// The report, as text.
    pub fn setup(&self, level: &str, seed: u64, difficulty: &str) -> Result<MissionSetup, String> {
        let content = self.content()?;
        let Playable { level, catalog } = content.playable(level).map_err(|report| render::text(&report))?;
        // A setting may name one that the data no longer has.
        let known = catalog.difficulties.contains_key(difficulty);
        let difficulty = if known { difficulty } else { settings::DIFFICULTY }.to_owned();
        Ok(MissionSetup { level, catalog, seed, difficulty, assists: Default::default() })
    }

    /// Everything that can be played, read anew.
    ///
    /// # Errors
    /// The report, as text.
    pub fn content(&self) -> Result<Content, String> {
        Content::open_with(self.root.as_deref(), &self.mods).map_err(|report| render::text(&report))
    }

    fn words(&self) -> Words {
        let root = Folder::new(self.root.clone().unwrap_or_default());
        Words(Strings::with_packs(&root, &self.packs, &self.language))
    }

    /// The folder of the pack that the level, by its id or by the path of its file, belongs to.
    pub fn pack_folder(&self, level: &str) -> Option<PathBuf> {
        if level.ends_with(".ron") {
            return pack::folder_of(Path::new(level));
        }
        let id = level.split('/').next()?;
        self.packs.iter().find(|pack| pack.id == id).map(|pack| pack.folder.clone())
    }

    /// The level after that one, if its campaign or its pack has one.
    pub fn after(&self, id: &str) -> Option<String> {
        let of_pack = |pack: &Pack| pack.levels.iter().map(|level| level.id.clone()).collect();
        let campaign: Vec<String> = self.levels.iter().map(|entry| entry.id.clone()).collect();
        let mut rows = std::iter::once(campaign).chain(self.packs.iter().map(of_pack));
        rows.find_map(|row: Vec<String>| {
            let present = row.iter().position(|entry| entry == id)?;
            row.get(present + 1).cloned()
        })
    }
}
