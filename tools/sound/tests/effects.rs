//! What the committed effects promise: they are all there, fit the index, are as loud as they should be, sound of what
//! they are made of, and come out the same when baked again.

mod common;

use std::collections::BTreeSet;

use common::{ROOT, assets, centre, decibels, fall, index, level, sound};
use sound_bake::{effects::Book, loudness, ogg};

/// What the game asks for, and how many takes there are at least.
const WANTED: &[(u32, &str)] = &[
    (
        3,
        "whoosh_light whoosh_heavy blow_flesh_light blow_flesh_heavy blow_wood blow_stone blow_iron blow_glass",
    ),
    (3, "break_wood break_glass break_stone slam_wood slam_stone slam_iron slam_snow thud_body"),
    (
        3,
        "step_tile step_wood step_stone step_snow step_deep_snow step_ice step_water splash_small splash_big",
    ),
    (3, "ignite sizzle roll grab throw pick_up drop item_throw eat door_open door_locked door_kick"),
    (3, "grunt_player grunt_man grunt_big shout_man shout_big groan_man groan_big laugh_man"),
    (1, "charge_ready telegraph warn checkpoint objective objective_fail medal win_sting lose_sting"),
    (1, "menu_move menu_choose menu_back menu_error type_tick card_stamp"),
    (1, "fire_loop water_loop steam_loop wind_loop crowd_loop engine_idle_loop"),
    (4, "shot_podbyrin shot_revolver shot_pistol shot_smg shot_shotgun shot_rifle shot_derringer"),
    (3, "shot_podbyrin_far shot_revolver_far shot_pistol_far shot_smg_far shot_shotgun_far shot_rifle_far"),
    (3, "shot_derringer_far shot_empty reload_mag_out reload_mag_in reload_slide reload_round reload_pump"),
    (3, "reload_cylinder draw_gun holster sleeve_spring pickup_ammo ammo_low"),
    (4, "casing_stone casing_wood casing_soft shell_fall"),
    (3, "bullet_flesh bullet_wood bullet_plaster bullet_metal bullet_glass bullet_water bullet_stone"),
    (
        3,
        "bullet_cloth ricochet bullet_by blade_swing blade_flesh blow_stick step_carpet step_marble step_metal",
    ),
    (3, "window_break door_break door_slam_body table_tip push_wood vault lift_door switch_lever"),
    (3, "radiator_hiss vending_clunk handcuffs suspicion spotted order_given medal_tick"),
    (3, "shout_police hands_up_shout bark_alarm bark_hit bark_flee scream_woman scream_man whimper"),
    (1, "key_taken partner_down lift_hum_loop alarm_bell_loop tv_loop neon_buzz_loop"),
    (1, "siren_far_loop rain_loop ice_machine_loop"),
    (
        1,
        "engine_bus_idle_loop engine_bus_mid_loop engine_bus_high_loop engine_car_idle_loop engine_car_mid_loop",
    ),
    (1, "engine_car_high_loop engine_truck_idle_loop engine_truck_mid_loop engine_truck_high_loop road_loop"),
    (1, "tyre_squeal_loop siren_loop metal_scrape_loop train_rumble_loop crossing_bell_loop wreck_fire_loop"),
    (1, "square_wind_loop key_machine_loop"),
    (3, "engine_start brake_squeal tyre_squeal horn_car horn_bus horn_truck air_brake bus_door gear_change"),
    (3, "crash_light crash_heavy glass_burst metal_drop near_miss shout_passer_man shout_passer_woman"),
    (3, "train_horn_far train_horn_near train_clack train_brake crash_train sleeve_flick steam_burst"),
    (3, "bells_far bell_toll salute step_ballast step_cobbles_snow step_asphalt phone_ring lift_bell"),
    (3, "page_turn pencil_stroke key_glass key_cut cash_bell answer_right answer_wrong hint shop_bell"),
    (3, "locker_open lift_ride lift_chime"),
];

#[test]
fn every_sound_that_the_game_asks_for_is_there() {
    let index = index();
    for (variants, ids) in WANTED {
        for id in ids.split_whitespace() {
            let entry = index.sounds.get(id).unwrap_or_else(|| panic!("{id} is missing"));
            assert!(entry.variants >= *variants, "{id}: {} takes", entry.variants);
            assert_eq!(entry.looped, id.ends_with("_loop"), "{id}");
        }
    }
}

#[test]
fn files_and_index_agree_and_nothing_comes_too_high() {
    let mut files = BTreeSet::new();
    for (id, entry) in index().sounds {
        let (mut longest, mut highest) = (0.0_f64, f64::NEG_INFINITY);
        for number in 1..=entry.variants {
            let channels = sound(&id, number);
            assert_eq!(channels.len(), 1, "{id}");
            longest = longest.max(channels[0].len() as f64 / 44_100.0);
            highest = highest.max(loudness::true_peak(&channels).expect("it can be measured"));
            files.insert(format!("{id}_{number}.ogg"));
        }
        assert!((longest - entry.secs).abs() < 0.001, "{id}: {longest} s, {} in the index", entry.secs);
        assert!((highest - entry.peak_db).abs() < 0.06, "{id}: {highest} dB, {} in the index", entry.peak_db);
        assert!(highest <= -1.0, "{id}: {highest} dBTP");
    }
    let there: BTreeSet<String> = std::fs::read_dir(assets().join("sounds"))
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".ogg"))
        .collect();
    assert_eq!(there, files);
}

#[test]
fn blows_are_loudest_steps_quietest_menus_between() {
    let index = index();
    let peak = |id: &str| index.sounds[id].peak_db;
    let blow = peak("blow_flesh_heavy");
    for id in ["blow_wood", "blow_stone", "blow_iron", "slam_wood", "slam_stone", "slam_iron", "door_kick"] {
        assert!((peak(id) - blow).abs() < 2.0, "{id}");
    }
    for (id, entry) in &index.sounds {
        if id.starts_with("step_") {
            assert!((-20.0..=-15.5).contains(&(entry.peak_db - blow)), "{id}: {}", entry.peak_db);
        }
        if id.starts_with("menu_") {
            assert!((-17.0..=-8.0).contains(&entry.peak_db), "{id}: {}", entry.peak_db);
        }
        assert!(entry.peak_db <= blow + 0.2, "{id} is louder than a blow");
    }
}

#[test]
fn materials_sound_of_themselves() {
    // The middle of what is heard, in Hz: flesh is dull, glass is bright.
    let bright = |id: &str| centre(&sound(id, 1)[0]);
    assert!(bright("blow_flesh_heavy") < bright("blow_wood"));
    assert!(bright("blow_flesh_heavy") < 0.4 * bright("blow_stone"));
    assert!(bright("blow_glass") > 3.0 * bright("blow_wood"));
    assert!(bright("break_glass") > 1.5 * bright("break_wood"));
    assert!(bright("step_wood") < 0.5 * bright("step_tile"));
    assert!(bright("step_tile") < bright("step_snow"));
    // How long a blow rings, in seconds: iron long, wood and flesh hardly.
    let ring = |id: &str| fall(&sound(id, 1)[0], 30.0);
    assert!(ring("blow_iron") > 2.5 * ring("blow_wood"));
    assert!(ring("slam_iron") > 2.5 * ring("slam_stone"));
    assert!(ring("blow_flesh_light") < 0.2);
}

#[test]
fn an_engine_rises_from_one_of_its_loops_to_the_next() {
    for engine in ["bus", "car", "truck"] {
        let loops = ["idle", "mid", "high"].map(|speed| sound(&format!("engine_{engine}_{speed}_loop"), 1));
        let [idle, mid, high] = loops.each_ref().map(|channels| (centre(&channels[0]), level(&channels[0])));
        assert!(idle.0 < mid.0 && mid.0 < high.0, "{engine}: {idle:?}, {mid:?}, {high:?} in Hz and dB");
        assert!(idle.1 < mid.1 && mid.1 < high.1, "{engine}: {idle:?}, {mid:?}, {high:?} in Hz and dB");
    }
}

#[test]
fn the_great_crash_strikes_tears_and_leaves_silence() {
    for number in 1..=index().sounds["crash_train"].variants {
        let take = &sound("crash_train", number)[0];
        let part = |from: f64, to: f64| level(&take[(from * 44_100.0) as usize..(to * 44_100.0) as usize]);
        let (strikes, tears, rests, last) = (part(0.0, 0.4), part(0.8, 2.8), part(4.4, 5.8), part(7.0, 7.5));
        assert!(tears < strikes - 3.0 && tears > strikes - 14.0, "take {number}: {strikes}, {tears} dB");
        assert!(rests < tears - 10.0 && last < rests - 12.0, "take {number}: {tears}, {rests}, {last} dB");
    }
}

#[test]
fn takes_differ_but_not_in_loudness() {
    for id in [
        "blow_flesh_heavy",
        "step_snow",
        "grunt_man",
        "shot_pistol",
        "bullet_wood",
        "bark_alarm",
        "crash_heavy",
    ] {
        let (first, second) = (&sound(id, 1)[0], &sound(id, 2)[0]);
        let apart: Vec<f32> = first.iter().zip(second).map(|(a, b)| a - b).collect();
        assert!(level(&apart) > level(first) - 12.0, "{id}: the takes are nearly the same");
        assert!((level(first) - level(second)).abs() < 4.0, "{id}: {} and {}", level(first), level(second));
    }
}

#[test]
fn loops_close_without_a_click() {
    for (id, entry) in index().sounds {
        if entry.looped {
            let samples = &sound(&id, 1)[0];
            let seam = common::step_at_seam(samples);
            assert!(seam < common::largest_step(samples), "{id}: a step of {seam} at the seam");
        }
    }
}

#[test]
fn effects_are_baked_from_the_present_sources() {
    let book = Book::load(&ROOT.join("art/sounds")).expect("the recipes are sound");
    let stamps = sound_bake::stamps::load(&assets().join("sounds/stamps.ron")).expect("they can be read");
    for (id, recipe) in &book.recipes {
        assert_eq!(stamps.get(id), Some(&book.stamp(recipe)), "{id} has changed: run the baker");
    }
}

#[test]
fn baking_again_gives_the_same_samples() {
    let book = Book::load(&ROOT.join("art/sounds")).expect("the recipes are sound");
    for id in ["blow_iron", "step_snow", "shout_man", "warn", "splash_small"] {
        let (bytes, _, _) = book.take(id, &book.recipes[id], 2).expect("it can be baked");
        let (again, before) = (ogg::decode(&bytes).expect("it is Ogg"), sound(id, 2));
        assert_eq!(again[0].len(), before[0].len(), "{id}");
        // Another compiler may round within the encoder, which nobody hears.
        let apart: Vec<f32> = again[0].iter().zip(&before[0]).map(|(a, b)| a - b).collect();
        assert!(decibels(common::rms(&apart)) < level(&before[0]) - 50.0, "{id} is not what it was");
    }
}

#[test]
fn a_wrong_recipe_is_refused_where_it_is_wrong() {
    let refused =
        |text: &str| sound_bake::files::parse::<sound_bake::recipe::Recipes>(text).expect_err("it is wrong");
    let error = refused("{\n  \"x\": (secs: 1, peak_db: -3, loudness: 2, layers: [])\n}");
    assert!(error.starts_with("2:") && error.contains("loudness"), "{error}");
    let error = refused(
        "{\"x\": (secs: 1, peak_db: -3, layers: [\n(source: Tone(wave: Sine, hz: [(0.1, 90), (0, 50)]))])}",
    );
    assert!(error.starts_with("2:") && error.contains("the seconds of a curve must grow"), "{error}");
}
