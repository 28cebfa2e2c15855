//! `red-heat record-golden`: writes the command logs that the tests replay anew.

use std::{path::PathBuf, process::ExitCode};

use super::{
    autoplay, campaign,
    setup::{Failure, Place, open_content, setup_of},
};

/// The difficulty on which all of them are played.
const DIFFICULTY: &str = "normal";

/// Where to write.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The folder of the logs.
    #[arg(long, default_value = "tests/golden")]
    pub dir: PathBuf,
    /// Seeds for each level.
    #[arg(long, value_delimiter = ',', default_values_t = [3_u64, 7])]
    pub seeds: Vec<u64>,
    /// Seed of the whole run through the campaign that is kept as one file
    #[arg(long, default_value_t = 11)]
    pub campaign_seed: u64,
}

/// Lets the bot play every level of the campaign, then all of them in one run, and keeps the logs.
pub fn run(args: &Args, place: &Place) -> Result<ExitCode, Failure> {
    let content = open_content(place)?;
    let campaign = content.campaign().map_err(|report| Failure::report(&report))?;
    std::fs::create_dir_all(&args.dir).map_err(|error| Failure::file(&args.dir, &error))?;
    for entry in &campaign.levels {
        let playable = content.playable(&entry.id).map_err(|report| Failure::report(&report))?;
        for seed in &args.seeds {
            let setup = setup_of(playable.clone(), *seed, DIFFICULTY);
            let (report, log) = autoplay::play(setup, true)?;
            let name = entry.id.replace('/', "-");
            let path = args.dir.join(format!("{name}-{seed}.replay"));
            let text = log.map(|log| log.to_text()).unwrap_or_default();
            std::fs::write(&path, text).map_err(|error| Failure::file(&path, &error))?;
            println!("{}: {} after {} ticks", path.display(), report.outcome, report.ticks);
        }
    }
    let played = campaign::play(&content, args.campaign_seed, DIFFICULTY, (true, false), |_| Ok(()))?;
    let path = args.dir.join("campaign.replay");
    std::fs::write(&path, campaign::written(&played.logs)).map_err(|error| Failure::file(&path, &error))?;
    println!("{}: {} after {} ticks", path.display(), played.whole.outcome, played.whole.ticks);
    Ok(ExitCode::SUCCESS)
}
