use std::path::Path;

use super::*;
use crate::{
    content::loader::Content,
    sound::{
        cues::tests::{contract, shipped},
        tests::Notes,
    },
};

#[test]
fn what_is_needed_is_said_once() {
    let notes = Notes::default();
    let mut app = App::new();
    app.insert_resource(Desk::new(shipped(), contract(), Box::new(notes.clone())));
    app.configure_sets(PostUpdate, SoundSystems::Hear);
    app.add_plugins(plugin);
    app.update();
    app.update();
    assert_eq!(notes.wanted(), [needed(&shipped(), &contract(), None)]);
}

fn of(level: &str) -> Vec<String> {
    let content = Content::open(Some(Path::new(env!("CARGO_MANIFEST_DIR")))).expect("the data");
    let setup = MissionSetup {
        level: content.level(level).expect("a level"),
        catalog: content.catalog(),
        seed: 1,
        difficulty: "normal".into(),
        assists: Default::default(),
    };
    needed(&shipped(), &contract(), Some(&setup))
}

fn megabytes(sounds: &[String]) -> f32 {
    let index = contract();
    let secs = sounds.iter().map(|id| &index.sounds[id]).map(|sound| sound.secs * sound.variants as f32);
    secs.sum::<f32>() * 44_100.0 * 8.0 / 1e6
}

#[test]
fn menus_need_little_and_a_level_what_it_can_call_forth() {
    let menus = needed(&shipped(), &contract(), None);
    assert!(menus.contains(&"menu_move".to_owned()) && megabytes(&menus) < 6.0, "{menus:?}");
    let bath = of("base/01_bathhouse");
    let has = |all: &[String], id: &str| all.iter().any(|sound| sound == id);
    for id in
        ["step_tile", "blow_flesh_heavy", "slam_wood", "fire_loop", "water_loop", "menu_move", "win_sting"]
    {
        assert!(has(&bath, id), "{id}");
    }
    for id in ["shot_pistol", "step_ice", "engine_bus_mid_loop", "crash_train", "pencil_stroke", "lift_bell"]
    {
        assert!(!has(&bath, id), "{id}");
    }
    assert!(megabytes(&bath) < 80.0, "{}", megabytes(&bath));
    let hotel = of("base/12_hotel");
    for id in ["shot_pistol", "shot_shotgun_far", "casing_soft", "bullet_wood", "lift_bell", "key_taken"] {
        assert!(has(&hotel, id), "{id}");
    }
    assert!(!has(&hotel, "step_ice") && !has(&hotel, "crash_train"));
    assert!(has(&of("base/13_locksmith"), "pencil_stroke"));
}

#[test]
fn what_is_needed_was_baked_and_is_named_once() {
    let (hotel, index) = (of("base/12_hotel"), contract());
    assert!(hotel.iter().all(|id| index.sounds.contains_key(id)));
    let once: std::collections::BTreeSet<_> = hotel.iter().collect();
    assert_eq!(once.len(), hotel.len());
    assert!(hotel.iter().position(|id| id.starts_with("step_")) < hotel.iter().position(|id| id == "medal"));
}
