//! Which numbers make sense, by the names of their fields.

use crate::content::{
    codes,
    diagnostic::{Diagnostic, Sink},
    names::Sort,
    syntax::{Kind, Node},
};

/// A field's name, least and most.
pub type Range = (&'static str, f64, f64);

/// Ticks of a blow's part, at most ten seconds.
const TICKS: f64 = 600.0;

/// Points for a single deed.
const POINTS: f64 = 10_000.0;

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
    ("below", 0.0, 1.0),
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
];

const DOORS: &[Range] = &[("strength", 0.0, 1_000_000.0)];

const TERRAINS: &[Range] = &[
    ("speed", 0.05, 1.0),
    ("noise", 0.0, 1.0),
    ("grip", 0.0, 1.0),
    ("friction", 0.0, 1.0),
    ("depth", 0.0, 0.6),
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
];

/// The rules of the fight.
pub const RULES: &[Range] = &[
    ("input_buffer", 0.0, 60.0),
    ("ticks", 1.0, TICKS),
    ("untouchable", 0.0, TICKS),
    ("speed", 0.1, 100.0),
    ("acceleration", 0.1, 1000.0),
    ("friction", 0.1, 1000.0),
    ("flinch", 0.0, TICKS),
    ("stagger", 0.0, TICKS),
    ("get_up", 1.0, TICKS),
    ("get_up_untouchable", 0.0, TICKS),
    ("fall", 1.0, TICKS),
    ("reference_mass", 1.0, 10_000.0),
    ("slam_speed", 0.0, 100.0),
    ("struggle", 1.0, TICKS),
    ("steady", 0.0, TICKS),
    ("slam_damage", 0.0, 1000.0),
    ("bowl_speed", 0.0, 100.0),
    ("chest", 0.1, 3.0),
    ("duck_height", 0.1, 2.0),
    ("duck_reach", 0.0, 3.0),
    ("duck_speed", 0.0, 20.0),
    ("duck_ticks", 0.0, TICKS),
    ("reload_walk", 0.0, 1.0),
    ("lock_arc", 0.0, 360.0),
    ("lock_reach", 0.0, 100.0),
    ("turn", 0.0, 180.0),
    ("near_miss", 0.0, 10.0),
    ("left_share", 0.0, 1.0),
    ("resistance", 0.0, 1_000_000.0),
    ("burst_speed", 0.1, 100.0),
    ("burst_reach", 0.0, 5.0),
    ("burst_damage", 0.0, 10_000.0),
    ("burst_knock", 0.0, 50.0),
    ("burst_noise", 0.0, 1000.0),
    ("push_speed", 0.1, 10.0),
    ("push_reach", 0.05, 2.0),
    ("scrape_every", 1.0, TICKS),
    ("scrape_noise", 0.0, 1000.0),
    ("tip_noise", 0.0, 1000.0),
    ("vault_ticks", 1.0, TICKS),
    ("vault_reach", 0.1, 5.0),
    ("bowl_damage", 0.0, 10_000.0),
    ("bowl_share", 0.0, 1.0),
    ("shield_share", 0.0, 1.0),
    ("damage", 0.0, 10_000.0),
    ("every", 1.0, TICKS),
    ("step", 0.0, 1000.0),
    ("step_every", 1.0, TICKS),
    ("blow", 0.0, 1000.0),
    ("crash", 0.0, 1000.0),
    ("shout", 0.0, 1000.0),
    ("strikers", 1.0, 64.0),
    ("turn_ticks", 1.0, 3600.0),
    ("rest_ticks", 0.0, 3600.0),
    ("use_reach", 0.1, 10.0),
    ("soft_lock_arc", 0.0, 360.0),
    ("soft_lock_reach", 0.0, 100.0),
    ("lose_delay", 0.0, TICKS),
    ("chain_ticks", 1.0, 3600.0),
    ("least_tries", 1.0, 10_000.0),
    ("per_second_over_par", 0.0, POINTS),
    ("per_second_under_par", 0.0, POINTS),
    ("per_way", 0.0, POINTS),
    ("chain_step", 0.0, POINTS),
    ("per_percent_hit", 0.0, POINTS),
    ("per_arrest", 1.0, POINTS),
    ("per_cruelty", 0.0, POINTS),
    ("civilians_safe", 0.0, POINTS),
    ("per_hit_taken", 0.0, POINTS),
    ("per_optional", 0.0, POINTS),
    ("per_civilian", 0.0, POINTS),
    ("medals", 0.0, 1_000_000.0),
    ("down_ticks", 1.0, 3600.0),
    ("up_health", 0.01, 1.0),
    ("order_hold", 1.0, TICKS),
    ("order_arc", 1.0, 360.0),
    ("order_reach", 0.0, 100.0),
    ("order_ground", 0.0, 100.0),
    ("calm", 0.0, 3600.0),
    ("squeeze", 1.0, TICKS),
    ("bark_pause", 0.0, 3600.0),
    ("idle_every", 60.0, 36_000.0),
    ("worry", 0.0, 1.0),
    ("apart", 0.1, 100.0),
    ("alone", 0.0, 100.0),
    ("bright", 0.01, 10.0),
    ("dark", 0.0, 1.0),
    ("walls", 0.0, 1.0),
    ("alarm", 0.0, 1000.0),
    ("pair", 0.0, 100.0),
    ("body", 0.0, 1.0),
    ("cover", 0.0, 100.0),
    ("cover_every", 1.0, TICKS),
    ("places", 0.0, 1000.0),
    ("step_out", 0.1, 5.0),
    ("patience", 0.0, 36_000.0),
    ("line", 0.0, 5.0),
    ("edge", 0.0, 10.0),
    ("stare_within", 0.0, 100.0),
    ("stare_arc", 0.0, 360.0),
    ("corner_within", 0.0, 100.0),
    ("watch", 0.0, 100.0),
    ("tempt", 0.0, 100.0),
    ("aside", 0.0, 100.0),
];

/// Vehicles.
const VEHICLES: &[Range] = &[
    ("length", 1.0, 40.0),
    ("width", 0.4, 6.0),
    ("height", 0.3, 10.0),
    ("mass", 50.0, 500_000.0),
    ("engine", 0.0, 1_000_000.0),
    ("brake", 0.0, 5_000_000.0),
    ("top_speed", 0.0, 40.0),
    ("reverse_speed", 0.0, 40.0),
    ("roll", 0.0, 20.0),
    ("air", 0.0, 100.0),
    ("grip", 0.1, 50.0),
    ("rear", 0.2, 5.0),
    ("handbrake", 0.0, 1.0),
    ("wheelbase", 0.0, 40.0),
    ("steer", 0.0, 80.0),
    ("steer_rate", 1.0, 1000.0),
    ("steer_falloff", 0.1, 1000.0),
    ("health", 0.1, 1_000_000.0),
    ("smokes", 0.0, 1.0),
    ("glass", 0.0, 1_000_000.0),
    ("from", 0.0, 1_000_000.0),
    ("damage", 0.0, 10_000.0),
    ("riders", 0.0, 10_000.0),
    ("wreck", 0.0, 1_000_000.0),
    ("shelter", 0.0, 1.0),
    ("bullets", 0.0, 10.0),
];

/// Drivers' minds.
const DRIVERS: &[Range] = &[
    ("speed", 0.0, 10.0),
    ("top", 0.0, 40.0),
    ("bends", 0.1, 50.0),
    ("gap", 0.0, TICKS),
    ("patience", 1.0, 36_000.0),
    ("from", 0.0, 1_000_000.0),
    ("hears", 0.0, 1000.0),
    ("ticks", 1.0, 36_000.0),
    ("brakes", 0.0, 1.0),
    ("swerve", 0.0, 10.0),
    ("near", 0.0, 1000.0),
    ("far", 0.0, 1000.0),
    ("most", 0.0, 40.0),
    ("least", 0.0, 40.0),
    ("within", 0.0, 200.0),
    ("aside", 0.0, 20.0),
    ("every", 1.0, 36_000.0),
    ("warns", 0.0, TICKS),
    ("over", 0.0, 20.0),
    ("burst", 1.0, 100.0),
    ("stray", 0.0, 90.0),
    ("below", 0.0, 1.0),
];

/// The numbers of driving.
pub const DRIVING: &[Range] = &[
    ("active", 20.0, 500.0),
    ("passive", 20.0, 600.0),
    ("unseen", 0.0, 400.0),
    ("most_traffic", 0.0, 128.0),
    ("most_walkers", 0.0, 128.0),
    ("gain", 0.1, 20.0),
    ("damp", 0.0, 10.0),
    ("street", 0.0, 90.0),
    ("ahead", 0.1, 10.0),
    ("back", 60.0, 180.0),
    ("from", 0.0, 100.0),
    ("damage", 0.0, 10_000.0),
    ("rails", 0.0, 1_000_000.0),
    ("knock", 0.0, 5.0),
    ("sees", 0.0, TICKS),
    ("startles", 0.0, TICKS),
    ("clear", 0.0, 10.0),
    ("stroll", 0.0, 1.0),
    ("node_reach", 1.0, 100.0),
    ("board_speed", 0.0, 40.0),
    ("board_reach", 0.1, 10.0),
    ("told_from", 0.0, 1_000_000.0),
    ("squeals", 0.0, 100.0),
    ("near_miss", 0.0, 10.0),
    ("near_miss_speed", 0.0, 100.0),
    ("honk_every", 1.0, 3600.0),
    ("shove", 0.0, 10.0),
    ("shove_ticks", 0.0, TICKS),
    ("shove_rest", 1.0, 3600.0),
    ("shove_side", 0.0, 20.0),
    ("horn_reach", 0.0, 1000.0),
    ("crash_noise", 0.0, 1000.0),
    ("breaks", 0.0, 1000.0),
];

/// A level.
pub const LEVEL: &[Range] = &[
    ("secs", 0.0, 3600.0),
    ("cooldown_secs", 0.1, 3600.0),
    ("par_secs", 1.0, 7200.0),
    ("radius", 0.1, 100.0),
    ("facing", -360.0, 360.0),
    ("count", 1.0, 64.0),
    ("weather", 0.0, 1.0),
    ("chain_ticks", 1.0, 3600.0),
    ("least_tries", 1.0, 10_000.0),
    ("per_second_over_par", 0.0, POINTS),
    ("per_second_under_par", 0.0, POINTS),
    ("per_way", 0.0, POINTS),
    ("chain_step", 0.0, POINTS),
    ("per_percent_hit", 0.0, POINTS),
    ("per_arrest", 1.0, POINTS),
    ("per_cruelty", 0.0, POINTS),
    ("civilians_safe", 0.0, POINTS),
    ("per_hit_taken", 0.0, POINTS),
    ("per_optional", 0.0, POINTS),
    ("per_civilian", 0.0, POINTS),
    ("medals", 0.0, 1_000_000.0),
    ("strength", 0.0, 1_000_000.0),
    ("nodes", -1.0e6, 1.0e6),
    ("lanes", 0.0, 8.0),
    ("lane_width", 2.0, 8.0),
    ("speed", 0.0, 40.0),
    ("parking", 0.0, 10.0),
    ("sidewalk", 0.0, 30.0),
    ("green_secs", 1.0, 600.0),
    ("amber_secs", 0.1, 60.0),
    ("shift_secs", 0.0, 3600.0),
    ("size", 0.5, 16_000.0),
    ("from", 0.0, 50_000.0),
    ("along", 0.0, 50_000.0),
    ("depth", 1.0, 200.0),
    ("gap", 0.0, 200.0),
    ("back", 0.0, 200.0),
    ("off", -20.0, 50.0),
    ("every", 1.0, 1000.0),
    ("share", 0.0, 1.0),
    ("height", 0.0, 100.0),
    ("warns_secs", 0.0, 60.0),
    ("every_secs", 1.0, 3600.0),
    ("lane", 0.0, 8.0),
    ("per_km", 0.0, 400.0),
    ("walkers_per_km", 0.0, 400.0),
    ("metres", 0.1, 1000.0),
    ("under", 0.0, 20_000.0),
    ("over", 0.0, 20_000.0),
];

/// Words of a level that bracket one bare number.
pub const LEVEL_WORDS: &[Range] = &[
    ("Wait", 0.0, 600.0),
    ("Within", 1.0, 7200.0),
    ("Unhurt", 0.0, 1.0),
    ("HealthBelow", 0.0, 1.0),
    ("Heal", 0.0, 1_000_000.0),
    ("Health", 0.0, 1_000_000.0),
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
        Sort::VehicleKind => VEHICLES,
        Sort::DriverKind => DRIVERS,
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
