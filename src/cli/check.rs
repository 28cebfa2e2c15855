//! `red-heat check PATH…`: the validator on the command line.

use std::{
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::content::{
    diagnostic::Report,
    library::{self, Library},
    loader::{self, Kind},
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

pub(super) fn run(args: &Args, data: Option<&Path>) -> ExitCode {
    let Some(folder) = Folder::find(data) else {
        eprintln!("red-heat: no folder `assets/data` here; name the game's folder with --data");
        return ExitCode::from(2);
    };
    let mut tally = Tally::default();
    let checked = library::load(&folder);
    // What is wrong in the data is told once, before everything that stands on it.
    tell(&checked.report, args.json, &mut tally);
    let Some(library) = checked.value else { return ExitCode::from(1) };
    let paths = if args.paths.is_empty() { vec![folder.path().join("levels")] } else { args.paths.clone() };
    for path in &paths {
        check_path(path, &folder, &library, args.json, &mut tally);
    }
    end(&tally, args.json)
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

fn check_path(path: &Path, folder: &Folder, library: &Library, json: bool, tally: &mut Tally) {
    if path.is_dir() {
        match ron_files(path) {
            Ok(files) => files.iter().for_each(|file| check_path(file, folder, library, json, tally)),
            Err(error) => {
                eprintln!("red-heat: {} cannot be read: {error}", path.display());
                tally.unusable = true;
            }
        }
        return;
    }
    if is_data(path, folder) {
        // Read with the library, and its reports are told.
        tally.files += 1;
        return;
    }
    let bytes = read_file(path);
    tally.unusable |= bytes.is_err();
    let name = path.display().to_string();
    let report = match loader::kind(&bytes) {
        Kind::Campaign => {
            let exists = |file: &str| path.with_file_name(file).is_file();
            loader::check_campaign(library, &name, bytes, &exists).report
        }
        Kind::Level => loader::check_level(library, &name, bytes).report,
    };
    tally.files += 1;
    tell(&report, json, tally);
}

fn is_data(path: &Path, folder: &Folder) -> bool {
    let canonical = |path: &Path| path.canonicalize().ok();
    let data = canonical(&folder.path().join(library::DATA));
    data.is_some() && path.parent().and_then(canonical) == data
}

/// All `.ron` files below a folder, in alphabetical order.
fn ron_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.is_symlink() {
            found.extend(ron_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
