//! The murmur of a place: fire, water, steam, wind, voices of those who stand about.

use std::collections::BTreeMap;

use bevy::prelude::*;
use serde::Deserialize;

use super::{
    SoundSystems,
    cues::Cues,
    desk::{Desk, is_open},
    loops::{Loops, Wanted},
    space::{Ears, Heard, Listener},
    speaker::Level,
};
use crate::{
    content::{data_file::At, level::TILE},
    sim::{
        actor::{Actor, Faction, Position},
        map::Map,
        mission::Mission,
        stance::{Act, Stance},
        thing::Prop,
        vehicle::Vehicle,
    },
};

/// One murmur and where it comes from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The repeated sound.
    pub sound: At<String>,
    /// Where it comes from: the nearest such place.
    pub from: From,
    /// Only where that place has a floor of this material.
    #[serde(default)]
    pub floor: Option<String>,
    /// How far it is heard, in metres.
    pub reach: f32,
    /// What is nearer than this is not heard so, in metres.
    #[serde(default)]
    pub beyond: f32,
    /// For a sound that comes to an end: it is heard again after so many seconds, at least and at the most.
    #[serde(default)]
    pub every: Option<(f32, f32)>,
    /// Added to it, in decibels.
    #[serde(default)]
    pub db: f32,
}

/// What murmurs.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum From {
    /// Whatever is hot.
    Heat,
    /// Props of that id.
    Prop(String),
    /// Ground of that material.
    Floor(String),
    /// Bystanders who are not afraid.
    Bystanders,
    /// Wrecks of vehicles.
    Wrecks,
    /// Vehicles whose siren howls.
    Sirens,
}

/// Seconds between two looks around.
const EVERY: f32 = 0.1;

/// What was found lately.
#[derive(Resource, Default)]
struct Murmurs {
    clock: f32,
    /// Column and row of the tile from which floors were looked for, and the mission's seed and level.
    looked_from: Option<(IVec2, u64)>,
    /// The nearest place of each floor, by its number among the sources.
    floors: Vec<Option<Vec2>>,
    loops: Loops,
    /// When those are heard next that come again and again, by their numbers.
    due: BTreeMap<usize, f64>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Murmurs>();
    app.add_systems(PostUpdate, murmur.in_set(SoundSystems::Mix).run_if(is_open));
}

fn murmur(
    mut desk: ResMut<Desk>,
    mut murmurs: ResMut<Murmurs>,
    listener: Listener,
    props: Query<(&Prop, &Position)>,
    people: Query<(&Actor, &Stance, &Position)>,
    vehicles: Query<(&Vehicle, &Position)>,
    mission: Option<Res<Mission>>,
    time: Res<Time<Real>>,
) {
    murmurs.clock += time.delta_secs();
    if murmurs.clock < EVERY {
        return;
    }
    murmurs.clock = 0.0;
    let ears = listener.ears();
    let map = listener.map.as_deref().filter(|_| mission.is_some());
    let level = mission.map_or(0, |mission| mission.setup.level.hash);
    look_for_floors(&mut murmurs, &desk.cues, &ears, map, level);
    let (mut wanted, mut calls) = (Wanted::new(), Vec::new());
    for (number, source) in desk.cues.ambience.iter().enumerate() {
        let nearest = map.and_then(|map| {
            let fits = |at: &Vec2| {
                let lies = |floor: &String| desk.cues.floor(&map.terrain_at(*at).tiles) == floor;
                at.distance(ears.at) >= source.beyond && source.floor.as_ref().is_none_or(lies)
            };
            match &source.from {
                From::Floor(_) => murmurs.floors.get(number).copied().flatten(),
                From::Bystanders => nearest(ears.at, people.iter().filter_map(bystander).filter(fits)),
                From::Wrecks => nearest(ears.at, vehicles.iter().filter_map(wreck).filter(fits)),
                From::Sirens => nearest(ears.at, vehicles.iter().filter_map(siren).filter(fits)),
                from => nearest(ears.at, props.iter().filter_map(|prop| of_prop(from, prop)).filter(fits)),
            }
        });
        let heard = nearest.and_then(|at| ears.hear(&desk.cues.space, at, source.reach, map));
        match (heard, source.every) {
            (Some(heard), None) => {
                louder(&mut wanted, &source.sound.value, level_of(source, heard, &desk.cues));
            }
            (Some(heard), Some(rest)) => calls.push((number, rest, heard)),
            (None, _) => _ = murmurs.due.remove(&number),
        }
    }
    let Desk { cues, chance, now, .. } = &mut *desk;
    calls.retain(|(number, rest, _)| is_due(&mut murmurs.due, *number, *rest, *now, chance.share()));
    let calls = calls.into_iter().map(|(number, _, heard)| (cues.ambience[number].clone(), heard));
    for (source, heard) in calls.collect::<Vec<_>>() {
        desk.play(&source.sound.value, source.db, Some(heard));
    }
    murmurs.loops.settle(desk.speaker.as_mut(), wanted);
}

/// Whether that source is heard anew now; `share` says where between its shortest and its longest rest the next one lies.
/// Who has just come near waits for a part of it.
fn is_due(due: &mut BTreeMap<usize, f64>, number: usize, rest: (f32, f32), now: f64, share: f32) -> bool {
    let next = now + f64::from(rest.0 + (rest.1 - rest.0) * share);
    let Some(at) = due.get_mut(&number) else {
        due.insert(number, now + f64::from(rest.0 * share));
        return false;
    };
    let comes = now >= *at;
    if comes {
        *at = next;
    }
    comes
}

/// Of two places where the same is heard, the one that is heard louder counts.
fn louder(wanted: &mut Wanted, sound: &str, level: Level) {
    let known = wanted.entry((sound.to_owned(), 0)).or_insert(level);
    if level.decibels > known.decibels {
        *known = level;
    }
}

fn level_of(source: &Source, heard: Heard, cues: &Cues) -> Level {
    heard.level(cues.rules(&source.sound.value).db + source.db, 1.0)
}

fn wreck((vehicle, at): (&Vehicle, &Position)) -> Option<Vec2> {
    vehicle.wrecked.then_some(at.0)
}

fn siren((vehicle, at): (&Vehicle, &Position)) -> Option<Vec2> {
    (vehicle.siren && !vehicle.wrecked).then_some(at.0)
}

fn bystander((actor, stance, at): (&Actor, &Stance, &Position)) -> Option<Vec2> {
    let chats = stance.act.is_upright() && !matches!(stance.act, Act::Cower | Act::HandsUp);
    (actor.faction == Faction::Civilian && chats).then_some(at.0)
}

fn of_prop(from: &From, (prop, at): (&Prop, &Position)) -> Option<Vec2> {
    let fits = match from {
        From::Heat => prop.def.heat.is_some(),
        From::Prop(kind) => prop.kind == *kind,
        From::Floor(_) | From::Bystanders | From::Wrecks | From::Sirens => false,
    };
    (fits && !prop.broken).then_some(at.0)
}

fn nearest(from: Vec2, places: impl Iterator<Item = Vec2>) -> Option<Vec2> {
    places.min_by(|a, b| a.distance_squared(from).total_cmp(&b.distance_squared(from)))
}

/// Looks for the nearest ground of each material, when the listener has come to another tile.
fn look_for_floors(murmurs: &mut Murmurs, cues: &Cues, ears: &Ears, map: Option<&Map>, level: u64) {
    let Some(map) = map else {
        murmurs.looked_from = None;
        murmurs.floors.clear();
        return;
    };
    let here = (ears.at / TILE).floor().as_ivec2();
    if murmurs.looked_from.replace((here, level)) == Some((here, level)) {
        return;
    }
    murmurs.floors = cues.ambience.iter().map(|source| nearest_floor(source, cues, ears.at, map)).collect();
}

fn nearest_floor(source: &Source, cues: &Cues, from: Vec2, map: &Map) -> Option<Vec2> {
    let From::Floor(material) = &source.from else { return None };
    let reach = (source.reach / TILE).ceil() as i32;
    let around = (-reach..=reach).flat_map(|y| (-reach..=reach).map(move |x| IVec2::new(x, y)));
    let tiles = around.map(|offset| from + offset.as_vec2() * TILE);
    nearest(
        from,
        tiles.filter(|at| {
            let terrain = map.terrain_at(*at);
            terrain.kind.is_walkable() && cues.floor(&terrain.tiles) == material
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::cues::tests::shipped;

    #[test]
    fn a_murmur_is_as_loud_as_its_place_is_near() {
        let cues = shipped();
        let source = &cues.ambience[0];
        let near = Heard { decibels: 0.0, panning: 0.2, walled: false };
        let far = Heard { decibels: -20.0, panning: 0.2, walled: true };
        let (near, far) = (level_of(source, near, &cues), level_of(source, far, &cues));
        assert!((near.decibels - far.decibels - 20.0).abs() < 1e-4);
        assert!(far.walled && !near.walled);
        let mut wanted = Wanted::new();
        [far, near, far].into_iter().for_each(|level| louder(&mut wanted, "fire_loop", level));
        assert_eq!(wanted.into_values().collect::<Vec<_>>(), [near]);
    }

    #[test]
    fn what_comes_again_rests_between() {
        let mut due = BTreeMap::new();
        let heard: Vec<u32> = (0..1000)
            .filter(|tenth| is_due(&mut due, 3, (20.0, 40.0), f64::from(*tenth) / 10.0, 0.5))
            .collect();
        // It is near from the beginning on, and then after each thirty seconds.
        assert_eq!(heard, [100, 400, 700]);
    }

    #[test]
    fn the_nearest_place_murmurs() {
        let places = [Vec2::new(5.0, 0.0), Vec2::new(-2.0, 1.0), Vec2::new(0.0, 9.0)];
        assert_eq!(nearest(Vec2::ZERO, places.into_iter()), Some(places[1]));
        assert_eq!(nearest(Vec2::ZERO, std::iter::empty()), None);
    }
}
