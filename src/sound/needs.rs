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
        From::Sirens => level.sirens,
    }
}

#[cfg(test)]
mod tests;
