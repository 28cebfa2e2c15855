//! The command line of the sound baker. Run it in the repository's root:
//! `cargo run --profile ci -p sound-bake -- [--force] [--only ID]`.

use sound_bake::{Job, bake};

fn main() {
    match job(std::env::args().skip(1)) {
        Ok(job) => {
            if let Err(error) = bake(&job) {
                fail(&error);
            }
        }
        Err(error) => fail(&error),
    }
}

fn job(mut arguments: impl Iterator<Item = String>) -> Result<Job, String> {
    let mut job = Job { sources: "art".into(), assets: "assets".into(), force: false, only: None };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--force" => job.force = true,
            "--only" => job.only = Some(arguments.next().ok_or("--only wants the id of a sound or a piece")?),
            _ => return Err(format!("{argument:?} is not known; there are --force and --only ID")),
        }
    }
    Ok(job)
}

fn fail(error: &str) -> ! {
    eprintln!("sound-bake: {error}");
    std::process::exit(1);
}
