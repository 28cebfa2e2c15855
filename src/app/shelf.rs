//! The shelf: the shipped data, levels and texts, read anew from the game's folder whenever a level begins.

use std::{path::PathBuf, sync::Arc};

use bevy::prelude::*;

use super::Options;
use crate::{
    content::{
        campaign::CampaignEntry,
        catalog::Catalog,
        loader::Content,
        render,
        source::Folder,
        strings::{LANGUAGES, Strings},
    },
    input::bindings,
    settings::{self, Settings},
    sim::mission::MissionSetup,
    ui::{theme::Theme, tuning},
    view::art::Art,
};

/// Where the game's files are and which language is spoken.
#[derive(Resource, Default)]
pub struct Shelf {
    root: Option<PathBuf>,
    /// The language of the texts.
    pub language: String,
    /// The campaign's levels, in their order.
    pub levels: Vec<CampaignEntry>,
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
    world.insert_resource(Art::open(shown.join("assets")));
    Theme::open(world, &shown.join("assets"));
    world.insert_resource(Words(Strings::load(&shown, &language)));
    let content = Content::open(root.as_deref());
    let difficulties = content.as_ref().map(|content| difficulties(&content.catalog())).unwrap_or_default();
    let levels = match content.and_then(|content| content.campaign()) {
        Ok(campaign) => campaign.levels,
        Err(report) => {
            let text = render::text(&report);
            error!("{text}");
            world.insert_resource(super::flow::Broken(Some(text)));
            Vec::new()
        }
    };
    world.insert_resource(Shelf { root, language, levels, difficulties });
}

/// Names and message keys, the most lenient first.
fn difficulties(catalog: &Catalog) -> Vec<(String, String)> {
    let mut all: Vec<_> = catalog.difficulties.iter().collect();
    all.sort_by(|(_, a), (_, b)| a.damage_taken.total_cmp(&b.damage_taken));
    all.into_iter().map(|(id, def)| (id.clone(), def.name.clone())).collect()
}

/// Chooses the next language.
pub fn change_language(world: &mut World) {
    let present = LANGUAGES.iter().position(|lang| *lang == world.resource::<Shelf>().language).unwrap_or(0);
    LANGUAGES[(present + 1) % LANGUAGES.len()].clone_into(&mut world.resource_mut::<Settings>().language);
    speak(world);
}

/// Speaks the language that is chosen, if it is another than before.
pub(super) fn speak(world: &mut World) {
    let language = spoken(&world.resource::<Settings>().language);
    let mut shelf = world.resource_mut::<Shelf>();
    if shelf.language != language {
        let root = shelf.root.clone().unwrap_or_default();
        shelf.language.clone_from(&language);
        world.insert_resource(Words(Strings::load(&root, &language)));
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
    /// Reads a level and what it was checked against.
    ///
    /// # Errors
    /// The report, as text.
    pub fn setup(&self, level: &str, seed: u64, difficulty: &str) -> Result<MissionSetup, String> {
        let content = self.content()?;
        let level: Arc<_> = content.level(level).map_err(|report| render::text(&report))?;
        let catalog = content.catalog();
        // A setting may name one that the data no longer has.
        let known = catalog.difficulties.contains_key(difficulty);
        let difficulty = if known { difficulty } else { settings::DIFFICULTY }.to_owned();
        Ok(MissionSetup { level, catalog, seed, difficulty })
    }

    /// Everything that can be played, read anew.
    ///
    /// # Errors
    /// The report, as text.
    pub fn content(&self) -> Result<Content, String> {
        Content::open(self.root.as_deref()).map_err(|report| render::text(&report))
    }

    /// The level after that one, if the campaign has one.
    pub fn after(&self, id: &str) -> Option<String> {
        let present = self.levels.iter().position(|entry| entry.id == id)?;
        self.levels.get(present + 1).map(|entry| entry.id.clone())
    }
}
