//! Which sounds may be asked for: those of the menus, and those that the present level can call forth. Only these are
//! in memory; what nobody thought of comes when it is asked for the first time, and is heard the second.

use bevy::prelude::*;

use super::{
    SoundSystems,
    ambience::From,
    cues::{Case, Cues},
    desk::{Desk, is_open},
    happening::Event,
    index::Index,
    inventory::Inventory,
};
use crate::sim::mission::{Mission, MissionSetup};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, want.before(SoundSystems::Hear).run_if(is_open));
}

/// For which level, by its hash, the sounds in memory were chosen; none: for the menus.
#[derive(Default)]
struct Chosen(Option<Option<u64>>);

fn want(mut desk: ResMut<Desk>, mission: Option<Res<Mission>>, mut chosen: Local<Chosen>) {
    let level = mission.as_ref().map(|mission| mission.setup.level.hash);
    if chosen.0.replace(level) == Some(level) {
        return;
    }
    let setup = mission.as_ref().map(|mission| &mission.setup);
    let sounds = needed(&desk.cues, &desk.index, setup);
    desk.trace(|| format!("{} sounds wanted in memory", sounds.len()));
    desk.speaker.want(&sounds);
}

/// The sounds of the menus, or of them and of a mission; what is likely to be heard first at the beginning.
fn needed(cues: &Cues, index: &Index, setup: Option<&MissionSetup>) -> Vec<String> {
    let inventory = setup.map(|setup| Inventory::of(setup, cues));
    let cases = cues.cases().filter(|(event, case)| match &inventory {
        Some(inventory) => may_come(*event, case, inventory),
        None => is_of_menus(*event),
    });
    // A card comes before the first step.
    let menus = cues.cases().filter(|(event, _)| is_of_menus(*event));
    let mut all: Vec<&str> = menus.chain(cases).flat_map(|(_, case)| case.named()).collect();
    if let Some(inventory) = &inventory {
        let murmurs = cues.ambience.iter().filter(|source| murmurs(&source.from, inventory));
        all.extend(murmurs.map(|source| source.sound.value.as_str()));
        all.extend(inventory.sounds.iter().map(String::as_str));
        let road = &cues.road;
        all.extend(
            [
                (&road.tyres, inventory.vehicles),
                (&road.scrape, inventory.vehicles),
                (&road.bell, inventory.trains),
            ]
            .into_iter()
            .filter(|(_, there)| *there)
            .map(|(sound, _)| sound.value.as_str()),
        );
    }
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|id| index.sounds.contains_key(*id) && seen.insert(*id));
    all.into_iter().map(str::to_owned).collect()
}

fn is_of_menus(event: Event) -> bool {
    use Event as E;
    matches!(event, E::Move | E::Choose | E::Back | E::Error | E::Type | E::Card)
}

/// Whether a case can come to be heard in such a level.
fn may_come(event: Event, case: &Case, level: &Inventory) -> bool {
    use Event as E;
    let there = match event {
        E::Shot | E::Click | E::LoadOpen | E::LoadRound | E::LoadClose | E::LastRounds | E::DrawGun => {
            level.guns
        }
        E::Holster | E::Case | E::Aim | E::BulletHit | E::BulletBy => level.guns,
        E::LiftCall => level.lifts,
        E::Paper | E::PaperShut | E::Pencil | E::Pencilled | E::Hint | E::Right | E::Wrong => level.puzzles,
        E::Wreck if case.is_heavy() == Some(true) => level.trains,
        E::Boarded | E::EngineStart | E::GearShift | E::Braked | E::Honk | E::Skid | E::Knock => {
            level.vehicles
        }
        E::Pane | E::Wreck | E::NearMiss | E::Shove | E::RamThreat | E::JumpAside | E::Siren => {
            level.vehicles
        }
        E::TrainHorn | E::TrainClack | E::CrossingBell => level.trains,
        _ => true,
    };
    let named = |item: &str| level.things.contains(item) || level.sounds.contains(item);
    there && case.may_fit(&level.floors, &level.materials, named)
}

fn murmurs(from: &From, level: &Inventory) -> bool {
    match from {
        From::Heat => level.heat,
        From::Prop(kind) => level.things.contains(kind),
        From::Floor(material) => level.floors.contains(material),
        From::Bystanders => level.bystanders,
        From::Wrecks => level.vehicles,
    }
}

#[cfg(test)]
mod tests {
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
        for id in [
            "step_tile",
            "blow_flesh_heavy",
            "slam_wood",
            "fire_loop",
            "water_loop",
            "menu_move",
            "win_sting",
        ] {
            assert!(has(&bath, id), "{id}");
        }
        for id in
            ["shot_pistol", "step_ice", "engine_bus_mid_loop", "crash_train", "pencil_stroke", "lift_bell"]
        {
            assert!(!has(&bath, id), "{id}");
        }
        assert!(megabytes(&bath) < 80.0, "{}", megabytes(&bath));
        let hotel = of("base/12_hotel");
        for id in ["shot_pistol", "shot_shotgun_far", "casing_soft", "bullet_wood", "lift_bell", "key_taken"]
        {
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
        assert!(
            hotel.iter().position(|id| id.starts_with("step_")) < hotel.iter().position(|id| id == "medal")
        );
    }
}
