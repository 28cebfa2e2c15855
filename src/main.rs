//! Red Heat.

fn main() -> std::process::ExitCode {
    red_heat::cli::run()
}
