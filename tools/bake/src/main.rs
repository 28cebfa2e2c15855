//! Sculpts, poses and bakes the game's pictures: sources in `art/`, results in `assets/art/`.
//!
//! The game never depends on this program; its results are committed. Run it in the repository's root:
//! `cargo run --profile ci -p bake`. What has not changed is not baked again, unless `--force` follows `--`.
//! With `-- --clips idle,walk` whoever changed is drawn anew in these movements only; it is for changes that touch no other.
//! With `-- --lineup FILE` nothing is baked: everybody stands side by side in one picture, in colours and in black.
//! With `-- --pack mods/NAME` a pack's pictures are baked instead: its people and props, from its `art-src` to its `art`.

mod ground;
mod index;
mod palette;
mod people;
mod poster;
mod props;
mod sculpt;
mod street;
mod vehicles;
mod work;

use std::path::{Path, PathBuf};

/// Where to read and where to write.
pub struct Job {
    /// The folder of sources, `art/`.
    pub sources: PathBuf,
    /// The folder of results, `assets/`; pictures go to `art/` below it.
    pub assets: PathBuf,
    /// The folder of people's movements.
    pub moves: PathBuf,
    /// Whether to bake also what has not changed.
    pub force: bool,
    /// Movements to which a change of people is confined: all others are taken from the sheets that are there.
    pub clips: Option<Vec<String>>,
}

impl Job {
    /// The game's own pictures, from the repository's root.
    pub fn of_game(root: &Path) -> Self {
        let sources = root.join("art");
        Self {
            moves: sources.join("people/moves"),
            sources,
            assets: root.join("assets"),
            force: false,
            clips: None,
        }
    }

    /// The pictures of the pack in that folder; its people move as the game's do.
    pub fn of_pack(root: &Path, pack: &Path) -> Self {
        Self { sources: pack.join("art-src"), assets: pack.to_owned(), ..Self::of_game(root) }
    }
}

fn main() {
    let (mut pack, mut force, mut lineup, mut clips) = (None, false, None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--force" => force = true,
            "--pack" => match arguments.next() {
                Some(folder) => pack = Some(PathBuf::from(folder)),
                None => fail("--pack wants the folder of a pack"),
            },
            "--clips" => match arguments.next() {
                Some(names) => clips = Some(names.split(',').map(str::to_owned).collect::<Vec<String>>()),
                None => fail("--clips wants names with commas between them"),
            },
            "--lineup" => match arguments.next() {
                Some(file) => lineup = Some(PathBuf::from(file)),
                None => fail("--lineup wants the name of a picture"),
            },
            _ => fail(&format!(
                "{argument:?} is not known; there are --force, --clips NAMES, --pack FOLDER and --lineup FILE"
            )),
        }
    }
    let root = Path::new("");
    if let Some(file) = lineup {
        let job = pack.map_or_else(|| Job::of_game(root), |pack| Job::of_pack(root, &pack));
        if let Err(error) = people::lineup::write(&job, &file) {
            fail(&error);
        }
        return;
    }
    let done = match pack {
        Some(pack) => {
            bake(&Job { force, clips, ..Job::of_pack(root, &pack) }, &[props::bake_pack, people::bake])
        }
        None => bake(
            &Job { force, clips, ..Job::of_game(root) },
            &[
                ground::bake,
                props::bake,
                people::bake,
                people::small::bake,
                street::bake,
                vehicles::bake,
                poster::bake,
            ],
        ),
    };
    if let Err(error) = done {
        fail(&error);
    }
}

fn fail(error: &str) -> ! {
    eprintln!("bake: {error}");
    std::process::exit(1);
}

/// Bakes something and enters it into the index.
type Step = fn(&Job, &mut index::Index) -> Result<(), String>;

fn bake(job: &Job, steps: &[Step]) -> Result<(), String> {
    let mut index = index::Index::default();
    for step in steps {
        step(job, &mut index)?;
    }
    let path = job.assets.join("art/index.ron");
    // Lists of hands are long: one line each keeps the file readable.
    let style = ron::ser::PrettyConfig::default().compact_arrays(true);
    let text =
        ron::ser::to_string_pretty(&index, style).map_err(|error| format!("{}: {error}", path.display()))?;
    std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}
