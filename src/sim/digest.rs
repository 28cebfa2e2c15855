//! One number for the whole state of the simulation, to tell whether two runs are the same.

use bevy::ecs::{entity::Entity, query::With, world::World};
use xxhash_rust::xxh3::Xxh3;

use super::{
    actor::{
        Actor, ActorId, Balance, Burning, Chain, Controls, Cover, Crossing, Facing, Footing, Hand, Health,
        Held, Poise, Position, Rises, Seat, Squeeze, Velocity,
    },
    brain::{
        Brain,
        partner::{OrderKey, Partner, Voice},
    },
    driver::Driver,
    gun::Bullets,
    mission::{Counts, Mission},
    physics::Physics,
    rng::Streams,
    road::{Streets, walkers::Stroll},
    seats::join::Second,
    stance::{Act, Stance},
    thing::{Door, Item, Prop, ThingId, Thrown},
    tries::Tries,
    vehicle::{Crew, Motor, Origin, Riding, Spin, Vehicle, train::Trains},
};

/// The digest of the running mission; 0 where there is none.
pub fn digest(world: &mut World) -> u64 {
    if !world.contains_resource::<Mission>() {
        return 0;
    }
    let mut hash = Hash(Xxh3::new());
    hash_mission(world, &mut hash);
    hash_people(world, &mut hash);
    hash_things(world, &mut hash);
    hash_bullets(world, &mut hash);
    hash_vehicles(world, &mut hash);
    hash.0.digest()
}

struct Hash(Xxh3);

impl Hash {
    fn word(&mut self, value: u64) {
        self.0.update(&value.to_le_bytes());
    }

    fn real(&mut self, value: f32) {
        self.0.update(&value.to_bits().to_le_bytes());
    }

    fn point(&mut self, value: bevy::math::Vec2) {
        self.real(value.x);
        self.real(value.y);
    }

    /// Text or the debug form of plain data: stable within a build, which is all that a digest promises.
    fn text(&mut self, value: &str) {
        self.word(value.len() as u64);
        self.0.update(value.as_bytes());
    }
}

fn hash_mission(world: &World, hash: &mut Hash) {
    let mission = world.resource::<Mission>();
    hash.word(mission.tick);
    hash.word(u64::from(mission.attempt_tick));
    hash.word(u64::from(mission.restarts));
    let rest = (&mission.phase, &mission.flags, &mission.objectives, &mission.timers, &mission.fired);
    hash.text(&format!("{rest:?} {:?} {:?}", world.resource::<Counts>().0, mission.dark));
    hash.text(mission.music.as_deref().unwrap_or_default());
    hash.text(&format!("{:?} {:?}", mission.assists, world.resource::<Tries>()));
    hash.text(&format!("{:?}", world.resource::<super::scene::SceneState>()));
    // What a puzzle holds follows from the seed; only how far it is does not.
    for (id, puzzle) in &mission.puzzles {
        hash.text(&format!("{id} {:?}", puzzle.state));
    }
    if let Some(open) = &mission.open_puzzle {
        hash.text(&format!("{open:?}"));
    }
    let streams = world.resource::<Streams>();
    hash.text(&format!("{:?} {:?}", world.resource::<Second>(), world.resource::<OrderKey>()));
    for stream in [&streams.fight, &streams.brains, &streams.spawn, &streams.guns, &streams.barks] {
        hash.text(&format!("{:?}", stream.get_word_pos()));
    }
}

fn hash_people(world: &mut World, hash: &mut Hash) {
    let mut all: Vec<(ActorId, Entity)> =
        world.query::<(&ActorId, Entity)>().iter(world).map(|(id, entity)| (*id, entity)).collect();
    all.sort_unstable();
    let number_of = |entity: Entity| world.get::<ActorId>(entity).map_or(0, |id| u64::from(id.0));
    for (id, entity) in &all {
        hash.word(u64::from(id.0));
        let person = world.entity(*entity);
        let (Some(at), Some(velocity), Some(facing), Some(stance)) = (
            person.get::<Position>(),
            person.get::<Velocity>(),
            person.get::<Facing>(),
            person.get::<Stance>(),
        ) else {
            continue;
        };
        hash.point(at.0);
        hash.point(velocity.0);
        hash.real(facing.0);
        hash_stance(stance, &number_of, hash);
        if let (Some(health), Some(poise)) = (person.get::<Health>(), person.get::<Poise>()) {
            hash.real(health.now);
            hash.real(poise.now);
        }
        hash.text(&format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            person.get::<Rises>(),
            person.get::<Squeeze>(),
            person.get::<Seat>(),
            person.get::<Voice>(),
            person.get::<Cover>(),
            person.get::<Burning>(),
            person.get::<Chain>(),
            person.get::<Controls>(),
            person.get::<Footing>(),
            person.get::<Crossing>(),
            person.get::<Actor>().map(|actor| actor.faction),
        ));
        if let Some(brain) = person.get::<Brain>() {
            hash.text(&brain.temper.summary());
        }
        if let Some(balance) = person.get::<Balance>() {
            hash.text(&format!("{} {} {}", balance.steady, balance.open, balance.blind));
            for other in balance.pushed_by.iter().chain(&balance.met) {
                hash.word(number_of(*other));
            }
        }
        if let Some(partner) = person.get::<Partner>() {
            hash.text(&partner.state());
            partner.others().into_iter().for_each(|other| hash.word(other.map_or(0, number_of)));
        }
        if let Some(hand) = person.get::<Hand>() {
            let held =
                |held: &Option<Held>| held.as_ref().map(|held| (held.kind.clone(), held.wear, held.load));
            let (item, holster) = (held(&hand.item), held(&hand.holster));
            hash.text(&format!("{item:?} {holster:?} {:?} {:?}", hand.ammo, hand.keys));
            hand.aims.into_iter().for_each(|ticks| hash.word(u64::from(ticks)));
        }
    }
}

/// Entities differ from run to run where a view lives beside the simulation; their numbers do not.
fn hash_stance(stance: &Stance, number_of: &impl Fn(Entity) -> u64, hash: &mut Hash) {
    hash.word(u64::from(stance.tick));
    hash.word(u64::from(stance.hit_stop));
    hash.word(u64::from(stance.untouchable));
    let mut all = |kind: u64, others: &[Entity]| {
        hash.word(kind);
        for other in others {
            hash.word(number_of(*other));
        }
    };
    match &stance.act {
        Act::Free => all(0, &[]),
        Act::Charge => all(1, &[]),
        Act::Strike(blow) => {
            all(2, &blow.struck);
            hash.text(&blow.def.clip);
            hash.word(u64::from(blow.wind_up));
        }
        Act::Roll(direction) => {
            all(3, &[]);
            hash.point(*direction);
        }
        Act::Grab => all(4, &[]),
        Act::Hold(other) => all(5, &[*other]),
        Act::Held { by, struggle } => {
            all(6, &[*by]);
            hash.word(u64::from(*struggle));
        }
        Act::Throw { victim, direction } => {
            all(7, &[*victim]);
            hash.point(*direction);
        }
        Act::ThrowItem(direction) => {
            all(8, &[]);
            hash.point(*direction);
        }
        Act::PickUp => all(9, &[]),
        Act::Flinch { from_front } => all(10 + 100 * u64::from(*from_front), &[]),
        Act::Stagger => all(11, &[]),
        Act::Fly(flight) => {
            all(12, &flight.struck);
            hash.word(u64::from(flight.ticks));
        }
        Act::Fall => all(13, &[]),
        Act::Down { ticks } => {
            all(14, &[]);
            hash.word(u64::from(*ticks));
        }
        Act::GetUp => all(15, &[]),
        Act::Finish(other) => all(16, &[*other]),
        Act::Beaten => all(17, &[]),
        Act::Cower => all(18, &[]),
        Act::HandsUp => all(19, &[]),
        Act::Shoot(shot) => {
            all(20, &[]);
            hash.word(u64::from(shot.wind_up) << 32 | u64::from(shot.ticks));
        }
        Act::Reload(stage) => all(21 + 100 * *stage as u64, &[]),
        Act::Draw => all(22, &[]),
        Act::Cuff(other) => all(23, &[*other]),
        Act::Cuffed => all(24, &[]),
        Act::Push(_) => all(26, &[]),
        Act::Ride(_) => all(27, &[]),
        Act::Gesture(clip) => {
            all(28, &[]);
            hash.text(clip);
        }
        Act::Vault { from, to } => {
            all(25, &[]);
            hash.point(*from);
            hash.point(*to);
        }
    }
}

/// Vehicles, and what the streets hold; a level without either is as it was before there were any.
fn hash_vehicles(world: &mut World, hash: &mut Hash) {
    let mut all: Vec<(ThingId, Entity)> = world
        .query_filtered::<(&ThingId, Entity), With<Vehicle>>()
        .iter(world)
        .map(|(id, entity)| (*id, entity))
        .collect();
    if all.is_empty() && world.resource::<Streets>().is_empty() {
        return;
    }
    all.sort_unstable();
    let number_of = |entity: Entity| world.get::<ActorId>(entity).map_or(0, |id| u64::from(id.0));
    for (id, entity) in all {
        hash.word(u64::from(id.0));
        let thing = world.entity(entity);
        let Some(vehicle) = thing.get::<Vehicle>() else { continue };
        hash.text(&vehicle.kind);
        hash.real(vehicle.health);
        hash.word(u64::from(vehicle.broken.bits()) << 1 | u64::from(vehicle.wrecked));
        hash.text(&format!("{:?} {}", vehicle.wrecked_by, vehicle.siren));
        if let (Some(velocity), Some(facing), Some(spin)) =
            (thing.get::<Velocity>(), thing.get::<Facing>(), thing.get::<Spin>())
        {
            hash.point(velocity.0);
            hash.real(facing.0);
            hash.real(spin.0);
        }
        hash.text(&format!("{:?} {:?}", thing.get::<Motor>(), thing.get::<Origin>()));
        if let Some(driver) = thing.get::<Driver>() {
            hash.text(&driver.summary());
        }
        for rider in thing.get::<Crew>().into_iter().flat_map(|crew| &crew.0) {
            hash.word(rider.map_or(0, number_of));
        }
    }
    let trains = world.resource::<Trains>();
    for run in &trains.runs {
        hash.text(&run.name);
        hash.real(run.head);
    }
    hash.text(&format!("{:?} {:?}", trains.rings, trains.again));
    let streets = world.resource::<Streets>();
    hash.real(streets.per_km);
    hash.real(streets.walkers_per_km);
    hash.text(&format!("{:?}", world.resource::<Streams>().streets.get_word_pos()));
    let mut walkers: Vec<_> =
        world.query::<(&ActorId, &Stroll)>().iter(world).map(|(id, stroll)| (*id, *stroll)).collect();
    walkers.sort_unstable_by_key(|(id, _)| *id);
    hash.text(&format!("{walkers:?}"));
    let mut riders: Vec<_> = world
        .query::<(&ActorId, &Riding)>()
        .iter(world)
        .map(|(id, riding)| (*id, riding.seat, riding.fresh, riding.rest, riding.aims, riding.burst))
        .collect();
    riders.sort_unstable_by_key(|(id, ..)| *id);
    hash.text(&format!("{riders:?}"));
}

fn hash_bullets(world: &World, hash: &mut Hash) {
    for cloud in &world.resource::<Physics>().clouds {
        hash.text(&format!("{cloud:?}"));
    }
    for bullet in &world.resource::<Bullets>().list {
        hash.word(u64::from(bullet.number) << 32 | u64::from(bullet.shot));
        hash.point(bullet.at);
        hash.point(bullet.velocity);
        hash.real(bullet.flown);
        hash.real(bullet.power);
    }
}

fn hash_things(world: &mut World, hash: &mut Hash) {
    let mut all: Vec<(ThingId, Entity)> = world
        .query_filtered::<(&ThingId, Entity), With<Position>>()
        .iter(world)
        .map(|(id, entity)| (*id, entity))
        .collect();
    all.sort_unstable();
    for (id, entity) in all {
        hash.word(u64::from(id.0));
        let thing = world.entity(entity);
        if let Some(at) = thing.get::<Position>() {
            hash.point(at.0);
        }
        if let Some(prop) = thing.get::<Prop>() {
            hash.real(prop.toughness);
            hash.word(u64::from(prop.broken));
            hash.word(u64::from(prop.given));
            hash.word(u64::from(prop.on));
            hash.text(&prop.kind);
        }
        if let Some(item) = thing.get::<Item>() {
            hash.text(&item.kind);
            hash.word(u64::from(item.wear));
            hash.word(u64::from(item.load.rounds));
        }
        if let Some(thrown) = thing.get::<Thrown>() {
            hash.text(&thrown.kind);
            hash.word(u64::from(thrown.ticks));
        }
        if let Some(door) = thing.get::<Door>() {
            hash.text(&format!("{:?} {} {} {} {}", door.lock, door.open, door.broken, door.wear, door.swing));
        }
    }
}
