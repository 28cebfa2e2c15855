//! How long a tick takes under several loads, beside a bare Rapier world with as many bodies and an empty app of the
//! engine, all in one run, with the ratios between them.
//!
//! `cargo bench --no-default-features -p red-heat` prints a table for docs/performance.md. Nothing is asserted: speed is
//! measured here and judged there.

use red_heat::cli::bench::{Load, measure_load};

/// Fighters, and bullets kept in the air.
const LOADS: [(u32, u32); 4] = [(16, 0), (64, 0), (256, 512), (1000, 512)];

/// Ticks measured for each.
const TICKS: u32 = 3000;

fn main() {
    println!("| fighters | bullets | p50 | p99 | p99.9 | max | bare Rapier p99 | times | empty app p99 |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for (actors, bullets) in LOADS {
        let load = Load { actors, bullets, ticks: TICKS };
        match measure_load(load, &Default::default()) {
            Ok(report) => {
                let (whole, rapier) = (report.whole, report.rapier);
                let times = whole.p99_ms / rapier.p99_ms.max(1e-6);
                println!(
                    "| {actors} | {bullets} | {:.2} | {:.2} | {:.2} | {:.1} | {:.3} | {times:.1} | {:.3} |",
                    whole.p50_ms,
                    whole.p99_ms,
                    whole.p999_ms,
                    whole.max_ms,
                    rapier.p99_ms,
                    report.empty_app.p99_ms
                );
            }
            Err(failure) => {
                failure.tell();
                std::process::exit(2);
            }
        }
    }
}
