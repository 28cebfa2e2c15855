//! Which numbers make sense, by the names of their fields: those of definitions, and how all are checked. Those of the
//! fight's rules and of levels are in `general.rs`, those of vehicles in `vehicles.rs`.

mod general;
mod vehicles;

use crate::content::{
    codes,
    diagnostic::{Diagnostic, Sink},
    names::Sort,
    syntax::{Kind, Node},
};

pub use general::{LEVEL, LEVEL_WORDS, RULES};
pub use vehicles::DRIVING;

/// A field's name, least and most.
pub type Range = (&'static str, f64, f64);

/// Ticks of a blow's part, at most ten seconds.
const TICKS: f64 = 600.0;

/// Blows, grabs, throws.
const MOVES: &[Range] = &[
    ("wind_up", 1.0, TICKS),
    ("active", 1.0, TICKS),
    ("recovery", 0.0, TICKS),
    ("reach", 0.1, 10.0),
    ("arc", 1.0, 360.0),
    ("damage", 0.0, 10_000.0),
    ("poise", 0.0, 10_000.0),
    ("knock_back", 0.0, 50.0),
    ("hit_stop", 0.0, 7.0),
    ("lunge", 0.0, 20.0),
    ("chain_window", 0.0, TICKS),
    ("charge_ticks", 1.0, TICKS),
    ("hold_ticks", 1.0, 3600.0),
    ("walk_share", 0.0, 1.0),
    ("speed", 0.1, 100.0),
    ("flight", 1.0, TICKS),
    ("landing_damage", 0.0, 10_000.0),
    ("slam_damage", 0.0, 10_000.0),
    ("impact_damage", 0.0, 10_000.0),
    ("durability", 1.0, 100_000.0),
    ("burn_ticks", 0.0, 3600.0),
    ("splash", 0.0, 20.0),
    ("blinds", 0.0, TICKS),
    ("noise", 0.0, 1000.0),
    ("pellets", 1.0, 64.0),
    ("pellet_arc", 0.0, 180.0),
    ("range", 0.5, 200.0),
    ("near", 0.0, 200.0),
    ("far", 0.0, 200.0),
    ("share", 0.0, 1.0),
    ("power", 0.0, 10_000.0),
    ("least", 0.0, 90.0),
    ("walking", 0.0, 90.0),
    ("shot", 0.0, 90.0),
    ("most", 0.0, 90.0),
    ("settle", 0.0, 10_000.0),
    ("recoil", 0.0, 50.0),
    ("telegraph", 0.0, TICKS),
    ("cycle", 1.0, TICKS),
    ("rounds", 1.0, 10_000.0),
    ("open", 0.0, TICKS),
    ("insert", 1.0, TICKS),
    ("close", 0.0, TICKS),
    ("draw", 1.0, TICKS),
    ("muzzle", 0.0, 3.0),
    ("aim_walk", 0.0, 1.0),
];

const ACTORS: &[Range] = &[
    ("health", 0.001, 1_000_000.0),
    ("radius", 0.05, 0.3),
    ("mass", 1.0, 10_000.0),
    ("walk", 0.0, 20.0),
    ("run", 0.0, 20.0),
    ("poise", 0.0, 10_000.0),
    ("poise_recovery", 0.0, 10_000.0),
    ("down_ticks", 0.0, 3600.0),
    ("arc", 1.0, 360.0),
    ("share", 0.0, 1.0),
    ("broken", 0.0, 3600.0),
    ("ammo", 0.0, 100_000.0),
];

const BRAINS: &[Range] = &[
    ("sight", 0.0, 1000.0),
    ("sight_arc", 0.0, 360.0),
    ("hearing", 0.0, 10.0),
    ("reaction", 0.0, TICKS),
    ("search", 0.0, 36_000.0),
    ("circle", 0.0, 100.0),
    ("attack_every", 0.0, 3600.0),
    ("combo", 0.0, 1.0),
    ("kick", 0.0, 1.0),
    ("grab", 0.0, 1.0),
    ("pick_up", 0.0, 1.0),
    ("flee_below", 0.0, 1.0),
    ("near", 0.3, 20.0),
    ("far", 0.3, 40.0),
    ("leash", 0.0, 100.0),
    ("gun_reach", 0.0, 100.0),
    ("burst", 1.0, 100.0),
    ("burst_every", 0.0, TICKS),
    ("stray", 0.0, 90.0),
    ("keep", 0.0, 100.0),
    ("cover", 0.0, 1.0),
    ("peek", 0.0, 3600.0),
    ("error", 0.0, 90.0),
    ("lead", 0.0, 1.0),
    ("fall_back", 0.0, 1.0),
    ("nerve", 0.0, 10_000.0),
    ("rally", 0.0, 36_000.0),
    ("ticks", 1.0, TICKS),
    ("radius", 0.0, 1000.0),
    ("flank", 0.0, 1.0),
    ("within", 0.0, 100.0),
    ("reveals", 0.0, 100.0),
    ("stare", 1.0, TICKS),
    ("stare_within", 0.0, 100.0),
    ("shield", 0.0, 1.0),
    ("over_shield", 0.0, 3600.0),
    ("rolls", 0.0, 1.0),
    ("below", 0.0, 1.0),
    ("untouchable", 0.0, TICKS),
    ("rounds", 0.0, 10_000.0),
];

const PROPS: &[Range] = &[
    ("footprint", 0.01, 50.0),
    ("height", 0.0, 50.0),
    ("toughness", 0.0, 1_000_000.0),
    ("slam", 0.0, 10.0),
    ("thick", 0.0, 100.0),
    ("times", 1.0, 1000.0),
    ("slam_damage", 0.0, 10_000.0),
    ("burn_ticks", 0.0, 3600.0),
    ("radius", 0.0, 100.0),
    ("blinds", 0.0, TICKS),
    ("noise", 0.0, 1000.0),
    ("damage", 0.0, 10_000.0),
    ("knock", 0.0, 50.0),
    ("hangs", 0.0, 36_000.0),
];

const DOORS: &[Range] = &[("strength", 0.0, 1_000_000.0)];

const TERRAINS: &[Range] = &[
    ("speed", 0.05, 1.0),
    ("noise", 0.0, 1.0),
    ("grip", 0.0, 1.0),
    ("friction", 0.0, 1.0),
    ("depth", 0.0, 0.6),
];

const PUZZLES: &[Range] = &[
    ("candidates", 3.0, 12.0),
    ("columns", 1.0, 6.0),
    ("notes", 1.0, 8.0),
    ("legible", 0.0, 5.0),
    ("spare", 0.0, 8.0),
    ("wrong_secs", 0.0, 600.0),
    ("hint_secs", 0.0, 600.0),
];

const DIFFICULTIES: &[Range] = &[
    ("wind_up", 0.1, 10.0),
    ("damage_taken", 0.0, 10.0),
    ("health", 0.01, 100.0),
    ("attack_every", 0.1, 10.0),
    ("reaction", 0.1, 10.0),
    ("strikers", 1.0, 64.0),
    ("spread", 0.0, 20.0),
    ("stray", 0.0, 90.0),
    ("flight", 0.1, 3.0),
];

/// The numbers of that sort of definition.
pub fn of(sort: Sort) -> &'static [Range] {
    match sort {
        Sort::Actor => ACTORS,
        Sort::Brain => BRAINS,
        Sort::Moveset | Sort::Item => MOVES,
        Sort::Prop => PROPS,
        Sort::DoorKind => DOORS,
        Sort::Terrain => TERRAINS,
        Sort::Puzzle => PUZZLES,
        Sort::VehicleKind => vehicles::VEHICLES,
        Sort::DriverKind => vehicles::DRIVERS,
        Sort::Difficulty => DIFFICULTIES,
        _ => &[],
    }
}

/// Looks at every number below the value: those of named fields, and those in brackets behind a word.
pub fn check(node: &Node<'_>, ranges: &[Range], sink: &Sink) {
    node.each_field(&mut |field, value| {
        if let Some(range) = ranges.iter().find(|(name, ..)| *name == field.text) {
            numbers(value, range, field.text, sink);
        }
    });
    node.each_group(&mut |name, members| {
        if let Some(range) = LEVEL_WORDS.iter().find(|(word, ..)| *word == name.text) {
            members
                .iter()
                .filter(|m| m.name.is_none())
                .for_each(|m| numbers(&m.value, range, name.text, sink));
        }
    });
}

/// The number itself, or all in one bracket: `(60, 75)`, `Rect(2.0, 0.6)`.
fn numbers(value: &Node<'_>, range: &Range, name: &str, sink: &Sink) {
    match &value.kind {
        Kind::Number => number(value, range, name, sink),
        Kind::Group(_, members) => {
            let bare = members.iter().filter(|m| m.name.is_none());
            bare.filter(|m| matches!(m.value.kind, Kind::Number))
                .for_each(|m| number(&m.value, range, name, sink));
        }
        _ => {}
    }
}

fn number(value: &Node<'_>, &(_, least, most): &Range, name: &str, sink: &Sink) {
    let Some(number) = value.as_number().filter(|number| number.is_finite()) else { return };
    if (least..=most).contains(&number) {
        return;
    }
    let message = format!("{} is out of the range of `{name}`", value.text);
    sink.push(
        Diagnostic::new(codes::OUT_OF_RANGE, value.span, message)
            .label(if number < least { "too small" } else { "too large" })
            .expected(format!("a number from {least} to {most}")),
    );
}
