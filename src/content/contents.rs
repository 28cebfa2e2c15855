//! All that can be played: what ships with the game, and packs beside it.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    campaign::Campaign,
    catalog::Catalog,
    codes,
    diagnostic::{Diagnostic, Files, Report},
    level::Level,
    library::{self, Library},
    loader::{Checked, Playable, check_campaign, check_playable},
    pack::{self, Pack},
    source::{self, Folder, Source},
    suggest,
};

/// The folder of packs beside the game's own.
pub const MODS: &str = "mods";

/// The shipped data, where its levels are, and the packs.
pub struct Content {
    source: Box<dyn Source>,
    library: Library,
    packs: Vec<Pack>,
}

impl Content {
    /// Reads the data below the folder, or below the first of the usual places (see [`Folder::find`]), and the packs
    /// in its folder `mods`.
    ///
    /// # Errors
    /// The report, where there is no data or an error in it. What is wrong with a pack is kept with the pack.
    pub fn open(root: Option<&Path>) -> Result<Self, Report> {
        Self::open_with(root, &[])
    }

    /// As [`Content::open`], with more folders of packs; each may also be a pack itself.
    ///
    /// # Errors
    /// The report, where there is no data or an error in it. What is wrong with a pack is kept with the pack.
    pub fn open_with(root: Option<&Path>, mods: &[PathBuf]) -> Result<Self, Report> {
        let Some(folder) = Folder::find(root) else { return Err(no_data(root)) };
        let beside = folder.path().join(MODS);
        let mut content = Self::from_source(Box::new(folder))?;
        let mut places = vec![beside];
        places.extend(mods.iter().cloned());
        content.packs = pack::open(&content.library, &places);
        Ok(content)
    }

    /// Reads the data of a source, without packs.
    ///
    /// # Errors
    /// The report, where there is an error in it.
    pub fn from_source(source: Box<dyn Source>) -> Result<Self, Report> {
        let library = library::load(source.as_ref()).into_result()?;
        Ok(Self { source, library, packs: Vec::new() })
    }

    /// The definitions that ship with the game. Levels of packs know more: see [`Content::playable`].
    pub fn catalog(&self) -> Arc<Catalog> {
        Arc::clone(&self.library.catalog)
    }

    /// The definitions with all that a check needs.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The texts' source.
    pub fn source(&self) -> &dyn Source {
        self.source.as_ref()
    }

    /// All packs that were found, also those that cannot be used, in the order of their folders.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// Checks every level of every pack too, so that the packs' reports tell all that is wrong.
    pub fn check_packs(&mut self) {
        let art = pack::GameArt::read(self.source.as_ref());
        self.packs.iter_mut().for_each(|pack| pack.check_all(&art));
    }

    /// The campaign that ships with the game.
    ///
    /// # Errors
    /// The report, where there is an error in it.
    pub fn campaign(&self) -> Result<Campaign, Report> {
        let bytes = self.source.read("levels/campaign.ron");
        let exists = |file: &str| self.source.read(&format!("levels/{file}")).is_ok();
        check_campaign(&self.library, "levels/campaign.ron", bytes, &exists).into_result()
    }

    /// A level by its id ("base/01_bathhouse") or by the path of its file ("my/level.ron").
    ///
    /// # Errors
    /// The report, where there is no such level or an error in it.
    pub fn level(&self, id_or_path: &str) -> Result<Arc<Level>, Report> {
        self.playable(id_or_path).map(|playable| playable.level)
    }

    /// A level by its id or by the path of its file, with all definitions that it may name. A file in the folder of a
    /// pack belongs to that pack.
    ///
    /// # Errors
    /// The report, where there is no such level or an error in it.
    pub fn playable(&self, id_or_path: &str) -> Result<Playable, Report> {
        if id_or_path.ends_with(".ron") {
            return self.check_file(id_or_path).into_result();
        }
        if let Some(pack) = self.packs.iter().find(|pack| id_or_path.split('/').next() == Some(&pack.id)) {
            return pack.playable(id_or_path).unwrap_or_else(|| {
                Err(unknown_level(id_or_path, pack.levels.iter().map(|level| level.id.as_str())))
            });
        }
        let campaign = self.campaign().unwrap_or_default();
        let path = format!("levels/{}", file_of(id_or_path, &campaign));
        match self.source.read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let own = campaign.all().map(|entry| entry.id.as_str());
                let packs = self.packs.iter().flat_map(|pack| &pack.levels).map(|level| level.id.as_str());
                Err(unknown_level(id_or_path, own.chain(packs)))
            }
            bytes => check_playable(&self.library, &path, bytes).into_result(),
        }
    }

    /// Checks the file of a level, as one of the pack in whose folder it lies.
    pub fn check_file(&self, path: &str) -> Checked<Playable> {
        let bytes = source::read_file(Path::new(path));
        let Some(folder) = pack::folder_of(Path::new(path)) else {
            return check_playable(&self.library, path, bytes);
        };
        let known = self.packs.iter().find(|pack| pack.is_in(&folder));
        let opened = if known.is_none() { pack::open(&self.library, &[folder]) } else { Vec::new() };
        match known.or(opened.first()) {
            Some(pack) => pack.check_level(path, bytes),
            None => check_playable(&self.library, path, bytes),
        }
    }
}

/// The file of the level of that id: as the campaign says, otherwise the one of its name.
fn file_of(id: &str, campaign: &Campaign) -> String {
    let listed = campaign.all().find(|entry| entry.id == id).map(|entry| entry.file.clone());
    listed.unwrap_or_else(|| format!("{}.ron", id.strip_prefix("base/").unwrap_or(id)))
}

fn no_data(root: Option<&Path>) -> Report {
    let place = root.map_or("any of the usual places".into(), |root| root.display().to_string());
    let message = format!("no folder `assets/data` in {place}");
    let missing = Diagnostic::new(codes::NOT_FOUND, None, message)
        .help("name the game's folder in the environment variable RED_HEAT_DATA".to_owned());
    Report::new(Files::default(), vec![missing])
}

fn unknown_level<'a>(id: &str, known: impl IntoIterator<Item = &'a str>) -> Report {
    let unknown = Diagnostic::new(codes::UNKNOWN_LEVEL, None, format!("there is no level `{id}`"))
        .help(suggest::did_you_mean(id, known));
    Report::new(Files::default(), vec![unknown])
}
