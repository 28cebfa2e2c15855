//! `red-heat reference`: the reference of all that files may say.

use std::{path::PathBuf, process::ExitCode};

use super::setup::Failure;
use crate::content::reference;

/// Where to.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// File to write; without it, the page is printed.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes or prints the page.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    match &args.out {
        Some(path) => std::fs::write(path, reference::page()).map_err(|error| Failure::file(path, &error))?,
        None => print!("{}", reference::page()),
    }
    Ok(ExitCode::SUCCESS)
}
