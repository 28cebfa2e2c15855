//! Everybody as the others see them, once a tick and in the order of [`ActorId`]: what minds and the bot decide from.

use bevy::{
    ecs::{
        entity::Entity,
        system::{Query, Res, ResMut},
        world::World,
    },
    math::Vec2,
};

pub use super::crowd::Crowd;
use crate::{
    content::{actor::Faction, gun::Hold, item::ItemKind},
    sim::{
        actor::{
            Actor, ActorId, Balance, Burning, Cover, Facing, Footing, Hand, Health, Position, Seat, Velocity,
        },
        fighter::guard,
        stance::{Act, BlowPhase, Stance},
        tick::Roster,
    },
};

/// One of them.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// The body.
    pub entity: Entity,
    /// Its number.
    pub id: ActorId,
    /// Where it stands, in metres.
    pub at: Vec2,
    /// Metres a second.
    pub velocity: Vec2,
    /// Which way it looks: a unit vector.
    pub facing: Vec2,
    /// Its side.
    pub faction: Faction,
    /// The player's seat, if a player moves it.
    pub seat: Option<u8>,
    /// Radius in metres.
    pub radius: f32,
    /// Health left, 0 to 1.
    pub health: f32,
    /// Health at most.
    pub toughness: f32,
    /// What it does.
    pub posture: Posture,
    /// Ticks since that began.
    pub since: u32,
    /// Ticks until the blow or grab that it has begun can land; 0 where there is none.
    pub strikes_in: u32,
    /// Whether nothing can touch it now.
    pub untouchable: bool,
    /// Whether it burns.
    pub burning: bool,
    /// Whether it stands in water.
    pub in_water: bool,
    /// Whether it stands on slippery ground.
    pub slips: bool,
    /// Whether the ground would put it out if it rolled there.
    pub douses: bool,
    /// Whether it sees nothing for a while.
    pub blind: bool,
    /// Whether arms can take hold of it.
    pub grabbable: bool,
    /// Whether its guard would catch a blow from the front.
    pub guarded: bool,
    /// Reach of the blow it is in, or else of its next plain one (of the thing in hand if that can be swung), in
    /// metres.
    pub reach: f32,
    /// What it holds.
    pub grip: Grip,
    /// Rounds in the gun that it holds.
    pub rounds: u32,
    /// Rounds in its pockets for that gun.
    pub spare: u32,
    /// Whether it ducks behind something low.
    pub ducks: bool,
    /// The gun that it holds.
    pub barrel: Option<Barrel>,
    /// Whether it has a gun in its holster that can still fire.
    pub holstered: bool,
    /// Whether it takes aim over somebody whom it holds.
    pub aims_over: bool,
}

/// A gun as minds see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Barrel {
    /// How far a bullet flies, in metres.
    pub range: f32,
    /// How fast, in metres a second.
    pub speed: f32,
    /// Whether it goes on firing while the trigger is held.
    pub automatic: bool,
    /// Rounds that it holds.
    pub capacity: u32,
    /// Whether one hand is enough for it.
    pub one_handed: bool,
}

/// What a hand holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// Nothing.
    Empty,
    /// A thing to strike with and to throw.
    Swing,
    /// A thing only to throw.
    Missile,
    /// A gun, loaded or not.
    Gun,
}

/// What a body does, as far as others care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posture {
    /// Ready for anything.
    Free,
    /// Draws the fist back for a heavy blow.
    Charging,
    /// Strikes, grabs or throws, and can still be seen coming.
    WindUp,
    /// Strikes, grabs or throws.
    Strikes,
    /// After a blow.
    Recovers,
    /// Rolls.
    Rolls,
    /// Holds somebody.
    Holds(Entity),
    /// Is held by somebody.
    Held(Entity),
    /// Throws somebody.
    Heaves,
    /// Flinches or staggers.
    Hurt,
    /// Flies through the air.
    Flies,
    /// Lies, or is about to.
    Lies,
    /// Gets up.
    Rises,
    /// Bends down for a thing.
    Bends,
    /// Cowers.
    Cowers,
    /// Takes aim: a shot is coming.
    Aims,
    /// Has just fired.
    Fires,
    /// Loads or draws a gun.
    Loads,
    /// Has given up.
    Surrendered,
    /// Is beaten for good.
    Beaten,
}

impl Person {
    /// Whether the body is on its feet and in the fight.
    pub fn is_up(&self) -> bool {
        !matches!(self.posture, Posture::Flies | Posture::Lies | Posture::Rises | Posture::Beaten)
    }

    /// Whether it keeps low: furniture that hides nobody who stands hides it.
    pub fn is_low(&self) -> bool {
        matches!(self.posture, Posture::Rolls | Posture::Lies | Posture::Cowers | Posture::Bends)
    }

    /// Whether it is out of the fight.
    pub fn is_out(&self) -> bool {
        self.health <= 0.0 || matches!(self.posture, Posture::Beaten | Posture::Surrendered)
    }

    /// Whether it is in the middle of a blow, a grab or a throw.
    pub fn is_attacking(&self) -> bool {
        matches!(
            self.posture,
            Posture::Charging
                | Posture::WindUp
                | Posture::Strikes
                | Posture::Recovers
                | Posture::Holds(_)
                | Posture::Heaves
        )
    }

    /// Whether a blow could land on it now.
    pub fn can_be_struck(&self) -> bool {
        !self.is_out() && !self.untouchable && !matches!(self.posture, Posture::Flies | Posture::Lies)
    }
}

/// Whether one side fights the other.
pub fn hostile(a: Faction, b: Faction) -> bool {
    matches!((a, b), (Faction::Law, Faction::Gang) | (Faction::Gang, Faction::Law))
}

/// What the engine tells of a body.
type Seen = (
    Entity,
    &'static ActorId,
    &'static Actor,
    (&'static Position, &'static Velocity, &'static Facing),
    &'static Stance,
    &'static Health,
    (&'static Hand, &'static Burning, &'static Footing, &'static Balance, &'static Cover),
    Option<&'static Seat>,
);

type SeenItem<'a> = (
    Entity,
    &'a ActorId,
    &'a Actor,
    (&'a Position, &'a Velocity, &'a Facing),
    &'a Stance,
    &'a Health,
    (&'a Hand, &'a Burning, &'a Footing, &'a Balance, &'a Cover),
    Option<&'a Seat>,
);

/// Writes everybody down anew.
pub(super) fn take_census(mut crowd: ResMut<Crowd>, roster: Res<Roster>, bodies: Query<Seen>) {
    crowd.write(roster.0.iter().filter_map(|entity| bodies.get(*entity).ok()).map(person));
}

/// Everybody as they stand now, for whoever looks between two ticks.
pub(super) fn count_people(world: &mut World) -> Vec<Person> {
    let mut bodies = world.query::<Seen>();
    let mut people: Vec<Person> = bodies.iter(world).map(person).collect();
    people.sort_unstable_by_key(|person| person.id);
    people
}

fn person(
    (
        entity,
        id,
        actor,
        (at, velocity, facing),
        stance,
        health,
        (hand, burning, footing, balance, cover),
        seat,
    ): SeenItem,
) -> Person {
    Person {
        entity,
        id: *id,
        at: at.0,
        velocity: velocity.0,
        facing: facing.direction(),
        faction: actor.faction,
        seat: seat.map(|seat| seat.0),
        radius: actor.def.radius,
        health: health.share(),
        toughness: health.max,
        posture: posture(stance, actor),
        since: stance.tick,
        strikes_in: strikes_in(stance, actor, hand),
        untouchable: stance.untouchable > 0,
        burning: burning.0 > 0,
        in_water: footing.in_water,
        slips: footing.slips,
        douses: footing.douses,
        blind: balance.blind > 0,
        grabbable: actor.def.grabbable,
        guarded: actor.def.guard.is_some() && guard::is_raised(&stance.act, stance.tick, balance, footing),
        reach: reach(actor, hand, stance),
        grip: grip(hand),
        rounds: hand.rounds(),
        spare: hand.spare(),
        ducks: cover.ducks,
        barrel: hand.gun().map(|gun| Barrel {
            range: gun.range,
            speed: gun.speed,
            automatic: gun.automatic,
            capacity: gun.rounds,
            one_handed: gun.hold == Hold::One,
        }),
        aims_over: hand.aims.is_some(),
        holstered: hand.holster.as_ref().is_some_and(|held| {
            let spare = held.gun().and_then(|gun| hand.ammo.get(&gun.ammo)).copied().unwrap_or(0);
            held.load.rounds + spare > 0
        }),
    }
}

/// Ticks until what has been begun can land.
fn strikes_in(stance: &Stance, actor: &Actor, hand: &Hand) -> u32 {
    match &stance.act {
        Act::Strike(blow) => blow.wind_up.saturating_sub(stance.tick),
        Act::Grab => actor.moveset.grab.wind_up.saturating_sub(stance.tick),
        Act::Shoot(shot) => shot.wind_up.saturating_sub(stance.tick),
        Act::Hold(_) => hand.aims.unwrap_or(0),
        _ => 0,
    }
}

fn posture(stance: &Stance, actor: &Actor) -> Posture {
    let grab_wind_up = actor.moveset.grab.wind_up;
    match &stance.act {
        Act::Free => Posture::Free,
        Act::Charge => Posture::Charging,
        Act::Strike(blow) => match blow.phase(stance.tick) {
            BlowPhase::WindUp => Posture::WindUp,
            BlowPhase::Active => Posture::Strikes,
            BlowPhase::Recovery => Posture::Recovers,
        },
        Act::Grab if stance.tick < grab_wind_up => Posture::WindUp,
        Act::Grab | Act::ThrowItem(_) | Act::Finish(_) => Posture::Strikes,
        Act::Roll(_) => Posture::Rolls,
        Act::Hold(whom) => Posture::Holds(*whom),
        Act::Held { by, .. } => Posture::Held(*by),
        Act::Throw { .. } => Posture::Heaves,
        Act::PickUp | Act::Push(_) | Act::Ride(_) => Posture::Bends,
        Act::Flinch { .. } | Act::Stagger => Posture::Hurt,
        Act::Fly(_) => Posture::Flies,
        Act::Fall | Act::Down { .. } => Posture::Lies,
        Act::GetUp => Posture::Rises,
        Act::Beaten => Posture::Beaten,
        Act::Cower => Posture::Cowers,
        Act::HandsUp => Posture::Surrendered,
        Act::Cuffed => Posture::Beaten,
        Act::Shoot(shot) if stance.tick < shot.wind_up => Posture::Aims,
        Act::Shoot(_) => Posture::Fires,
        Act::Reload(_) | Act::Draw => Posture::Loads,
        Act::Cuff(_) => Posture::Bends,
        Act::Vault { .. } => Posture::Rolls,
    }
}

fn reach(actor: &Actor, hand: &Hand, stance: &Stance) -> f32 {
    match &stance.act {
        Act::Strike(blow) => return blow.def.reach,
        Act::Grab => return actor.moveset.grab.reach,
        _ => {}
    }
    if let Some(held) = &hand.item
        && let ItemKind::Weapon(weapon) = &held.def.kind
        && let Some(swing) = &weapon.swing
    {
        return swing.reach;
    }
    actor.moveset.chain.first().map_or(0.0, |blow| blow.reach)
}

fn grip(hand: &Hand) -> Grip {
    match hand.item.as_ref().map(|held| &held.def.kind) {
        Some(ItemKind::Weapon(weapon)) if weapon.swing.is_some() => Grip::Swing,
        Some(ItemKind::Weapon(_)) => Grip::Missile,
        Some(ItemKind::Gun(_)) => Grip::Gun,
        _ => Grip::Empty,
    }
}
