//! Red Heat.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    red_heat::cli::run()
}

// A page begins by itself, through its own package.
#[cfg(target_arch = "wasm32")]
fn main() {}
