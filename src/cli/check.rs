//! `red-heat check PATH…`: the validator on the command line.

use std::{
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::setup::Place;
use crate::content::{
    diagnostic::Report,
    library,
    loader::{self, Content, Kind},
    pack::{self, GameArt, Pack},
    render,
    source::{Folder, read_file},
};

/// What to check, and how to tell.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Files or folders; without any, all levels and data that ship with the game
    paths: Vec<PathBuf>,
    /// One JSON object a line, for editors
    #[arg(long)]
    json: bool,
}

/// What has been found so far.
#[derive(Default)]
struct Tally {
    files: usize,
    reports: usize,
    unusable: bool,
}

pub(super) fn run(args: &Args, place: &Place) -> ExitCode {
    let Some(folder) = Folder::find(place.data.as_deref()) else {
        eprintln!("red-heat: no folder `assets/data` here; name the game's folder with --data");
        return ExitCode::from(2);
    };
    let mut tally = Tally::default();
    let checked = library::load(&folder);
    // What is wrong in the data is told once, before everything that stands on it.
    tell(&checked.report, args.json, &mut tally);
    if checked.value.is_none() {
        return end(&tally, args.json);
    }
    let content = match Content::open_with(place.data.as_deref(), &place.mods) {
        Ok(content) => content,
        Err(report) => {
            tell(&report, args.json, &mut tally);
            return end(&tally, args.json);
        }
    };
    let mut run = Run { content, folder, json: args.json, tally };
    if args.paths.is_empty() {
        run.check_path(&run.folder.path().join("levels"));
        run.check_packs(&[]);
    }
    args.paths.iter().for_each(|path| run.check_path(path));
    end(&run.tally, args.json)
}

fn end(tally: &Tally, json: bool) -> ExitCode {
    if !json {
        let files = if tally.files == 1 { "1 file".to_owned() } else { format!("{} files", tally.files) };
        match tally.reports {
            0 => println!("{files} checked, nothing wrong"),
            1 => println!("{files} checked, 1 report"),
            reports => println!("{files} checked, {reports} reports"),
        }
    }
    match tally {
        Tally { unusable: true, .. } => ExitCode::from(2),
        Tally { reports: 0, .. } => ExitCode::SUCCESS,
        _ => ExitCode::from(1),
    }
}

fn tell(report: &Report, json: bool, tally: &mut Tally) {
    tally.reports += report.diagnostics.len();
    print!("{}", if json { render::json(report) } else { render::text(report) });
}

/// All that a check needs, and what it found so far.
struct Run {
    content: Content,
    folder: Folder,
    json: bool,
    tally: Tally,
}

impl Run {
    fn tell(&mut self, report: &Report) {
        tell(report, self.json, &mut self.tally);
    }

    fn check_path(&mut self, path: &Path) {
        if path.is_dir() {
            self.check_folder(path);
        } else if is_data(path, &self.folder) {
            // Read with the library, and its reports are told.
            self.tally.files += 1;
        } else {
            self.check_file(path);
        }
    }

    /// A pack, a folder of packs, or a folder of levels.
    fn check_folder(&mut self, path: &Path) {
        let entries = match folder_entries(path) {
            Ok(entries) => entries,
            Err(error) => {
                eprintln!("red-heat: {} cannot be read: {error}", path.display());
                self.tally.unusable = true;
                return;
            }
        };
        if pack::is_pack(path) || entries.iter().any(|entry| entry.is_dir() && pack::is_pack(entry)) {
            self.check_packs(&[path.to_owned()]);
            return;
        }
        for entry in entries {
            let is_text = entry.extension().is_some_and(|extension| extension == "ron");
            if (entry.is_dir() && !entry.is_symlink()) || is_text {
                self.check_path(&entry);
            }
        }
    }

    /// The packs in those folders; without any, all that were found.
    fn check_packs(&mut self, folders: &[PathBuf]) {
        if folders.is_empty() {
            self.content.check_packs();
            self.tell_packs(self.content.packs().to_vec().as_slice());
            return;
        }
        // With the others beside them, for they may be required; of one id the first counts, so these come first.
        let found = pack::open(self.content.library(), folders);
        let others = self
            .content
            .packs()
            .iter()
            .filter(|other| !found.iter().any(|pack| pack.id == other.id || pack.is_in(&other.folder)));
        let mut all = folders.to_vec();
        all.extend(others.map(|pack| pack.folder.clone()));
        let mut packs = pack::open(self.content.library(), &all);
        packs.truncate(found.len());
        let game = GameArt::read(&self.folder);
        packs.iter_mut().for_each(|pack| pack.check_all(&game));
        self.tell_packs(&packs);
    }

    fn tell_packs(&mut self, packs: &[Pack]) {
        for pack in packs {
            self.tally.files += pack.file_count();
            self.tell(&pack.report.clone().unwrap_or_default());
        }
    }

    fn check_file(&mut self, path: &Path) {
        let bytes = read_file(path);
        self.tally.unusable |= bytes.is_err();
        let name = path.display().to_string();
        let folder = pack::folder_of(path);
        let is_level = path.parent().and_then(Path::file_name).is_some_and(|name| name == "levels");
        let report = match loader::kind(&bytes) {
            // All of a pack but its levels is one whole.
            _ if folder.is_some() && !is_level => {
                return self.check_packs(&[folder.unwrap_or_default()]);
            }
            Kind::Level if folder.is_some() => self.content.check_file(&name).report,
            Kind::Campaign => {
                let exists = |file: &str| path.with_file_name(file).is_file();
                loader::check_campaign(self.content.library(), &name, bytes, &exists).report
            }
            Kind::Level | Kind::Pack => loader::check_level(self.content.library(), &name, bytes).report,
        };
        self.tally.files += 1;
        self.tell(&report);
    }
}

fn is_data(path: &Path, folder: &Folder) -> bool {
    let canonical = |path: &Path| path.canonicalize().ok();
    let data = canonical(&folder.path().join(library::DATA));
    data.is_some() && path.parent().and_then(canonical) == data
}

/// What is in a folder, in alphabetical order.
fn folder_entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        found.push(entry?.path());
    }
    found.sort();
    Ok(found)
}
