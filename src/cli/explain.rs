//! `red-heat explain E204`.

use std::process::ExitCode;

use crate::content::codes;

/// Which code.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The code in a report's brackets, such as E204
    code: String,
}

pub(super) fn run(args: &Args) -> ExitCode {
    match codes::find(&args.code).and_then(codes::explain) {
        Some(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("red-heat: there is no code `{}`", args.code);
            ExitCode::from(2)
        }
    }
}
