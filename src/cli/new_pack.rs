//! `red-heat new-pack FOLDER`: a pack that can be checked and played at once, to begin with.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::setup::Failure;
use crate::content::pack::{self, PACK_FILE};

/// Where to.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The pack's folder, which must not be there yet; its name becomes the pack's id
    folder: PathBuf,
}

/// Path below the pack's folder, and text, in which `PACK` stands for the id.
const FILES: [(&str, &str); 4] = [
    (PACK_FILE, include_str!("new_pack/pack.ron")),
    ("levels/01_first.ron", include_str!("new_pack/level.ron")),
    ("strings/en/PACK.ftl", include_str!("new_pack/en.ftl")),
    ("strings/ru/PACK.ftl", include_str!("new_pack/ru.ftl")),
];

/// Writes the pack.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let folder = &args.folder;
    let id = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if !pack::is_free_id(id) {
        let rule = "lower-case letters, digits and `_`, a letter first, and neither `core` nor `base`";
        return Err(Failure::new(format!("`{id}` is no id for a pack: {rule}")));
    }
    if folder.exists() {
        return Err(Failure::new(format!("{} is there already", folder.display())));
    }
    for (path, text) in FILES {
        write(&folder.join(path.replace("PACK", id)), &text.replace("PACK", id))?;
    }
    let shown = folder.display();
    println!("{shown} is made; now");
    println!("  red-heat check {shown}");
    println!("  red-heat play {shown}/levels/01_first.ron");
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
    fs::write(path, text).map_err(|error| Failure::file(path, &error))
}
