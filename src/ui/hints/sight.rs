//! What a beginner's eyes see, and whether a lesson makes sense to them now.

use bevy::prelude::*;

use super::super::tuning::Moment;
use crate::sim::{
    actor::{Actor, Faction, Hand, Position, Seat},
    stance::{Act, BlowPhase, Stance},
    thing::{Item, Prop},
    vehicle::{Crew, Riding},
};

/// Heights of what one can duck behind, in metres.
const COVER: std::ops::Range<f32> = 0.7..1.2;
/// What a beginner's eyes see: distances in metres.
#[derive(Clone, Debug, Default)]
pub(super) struct Sight {
    pub still: f32,
    pub foes: Vec<f32>,
    pub threat: Option<f32>,
    pub thing: Option<f32>,
    pub holds: bool,
    pub is_armed: bool,
    pub gun: GunSight,
    /// Where he sits at a wheel.
    pub wheel: Option<WheelSight>,
}

/// What he sees from a wheel.
#[derive(Clone, Debug, Default)]
pub(super) struct WheelSight {
    /// How far the nearest vehicle is in which an opponent drives.
    pub rival: Option<f32>,
}

/// Looks around from the wheel at which the player sits, if he does.
pub(super) fn look_from_wheel(
    riding: Option<&Riding>,
    people: &Query<(&Actor, &Position, &Stance), Without<Seat>>,
    vehicles: &Query<(Entity, &Position, &Crew)>,
) -> Option<WheelSight> {
    let own = riding.filter(|riding| riding.seat == 0)?.vehicle;
    let (_, here, _) = vehicles.get(own).ok()?;
    let is_rival = |crew: &Crew| {
        let driver = crew.driver().and_then(|driver| people.get(driver).ok());
        driver.is_some_and(|(actor, ..)| actor.faction == Faction::Gang)
    };
    let rivals = vehicles.iter().filter(|(vehicle, _, crew)| *vehicle != own && is_rival(crew));
    Some(WheelSight { rival: rivals.map(|(_, at, _)| at.0.distance(here.0)).reduce(f32::min) })
}

/// What he sees of guns.
#[derive(Clone, Debug, Default)]
pub(super) struct GunSight {
    /// Rounds in the gun in hand.
    pub rounds: Option<u32>,
    pub is_away: bool,
    pub is_aimed_at: bool,
    pub shots: bool,
    pub cover: Option<f32>,
    pub yields: Option<f32>,
}

/// Looks around from that place.
pub(super) fn look(
    at: Vec2,
    stance: &Stance,
    hand: &Hand,
    people: &Query<(&Actor, &Position, &Stance), Without<Seat>>,
    items: &Query<(&Item, &Position)>,
    props: &Query<(&Prop, &Position)>,
    still: f32,
) -> Sight {
    let foes = || {
        people
            .iter()
            .filter(|(actor, _, stance)| actor.faction == Faction::Gang && stance.act.is_upright())
            .map(|(_, place, stance)| (place.0.distance(at), stance))
    };
    let winds_up = |stance: &Stance| match &stance.act {
        Act::Strike(blow) => blow.phase(stance.tick) == BlowPhase::WindUp,
        Act::Charge => true,
        _ => false,
    };
    let is_tool = |item: &Item| item.def.kind.is_for_the_hand();
    let lying = items.iter().filter(|(item, _)| is_tool(item)).map(|(_, place)| place.0.distance(at));
    let standing = props
        .iter()
        .filter(|(prop, _)| prop.def.pick_up.is_some() && !prop.broken)
        .map(|(_, place)| place.0.distance(at));
    let shoots = |stance: &Stance| matches!(stance.act, Act::Shoot(_));
    let aims = |stance: &Stance| matches!(stance.act, Act::Shoot(shot) if stance.tick < shot.wind_up);
    let yielding = people
        .iter()
        .filter(|(actor, _, stance)| actor.faction == Faction::Gang && stance.act == Act::HandsUp);
    let low = props
        .iter()
        .filter(|(prop, _)| !prop.broken && prop.def.footprint.is_some() && COVER.contains(&prop.def.height));
    let gun = GunSight {
        rounds: hand.gun().map(|_| hand.rounds()),
        is_away: hand.item.is_none() && hand.holster.is_some(),
        is_aimed_at: foes().any(|(_, stance)| aims(stance)),
        shots: foes().any(|(_, stance)| shoots(stance)),
        cover: low.map(|(_, place)| place.0.distance(at)).reduce(f32::min),
        yields: yielding.map(|(_, place, _)| place.0.distance(at)).reduce(f32::min),
    };
    Sight {
        gun,
        wheel: None,
        still,
        foes: foes().map(|(far, _)| far).collect(),
        threat: foes().filter(|(_, stance)| winds_up(stance)).map(|(far, _)| far).reduce(f32::min),
        thing: lying.chain(standing).reduce(f32::min),
        holds: matches!(stance.act, Act::Hold(_)),
        is_armed: hand.item.is_some(),
    }
}

/// Whether a moment has come.
pub(super) fn fits(moment: Moment, sight: &Sight) -> bool {
    let foes_within = |far: f32| sight.foes.iter().filter(|foe| **foe <= far).count();
    if let Some(wheel) = &sight.wheel {
        return match moment {
            Moment::AtWheel(seconds) => sight.still >= seconds,
            Moment::RivalWithin(far) => wheel.rival.is_some_and(|rival| rival <= far),
            _ => false,
        };
    }
    match moment {
        Moment::AtWheel(_) | Moment::RivalWithin(_) => false,
        Moment::Standing(seconds) => sight.still >= seconds,
        Moment::Threatened(far) => sight.threat.is_some_and(|threat| threat <= far),
        Moment::Holding => sight.holds,
        Moment::FoeWithin(far) => !sight.holds && sight.gun.rounds.is_none() && foes_within(far) > 0,
        Moment::Crowd(least, far) => !sight.holds && foes_within(far) >= least,
        Moment::Armed => sight.is_armed && sight.gun.rounds.is_none(),
        Moment::GunInHand(far) => sight.gun.rounds.is_some_and(|rounds| rounds > 0) && foes_within(far) > 0,
        Moment::GunAway(far) => sight.gun.is_away && foes_within(far) > 0,
        Moment::AimedAt => sight.gun.is_aimed_at,
        Moment::CoverWithin(far) => sight.gun.shots && sight.gun.cover.is_some_and(|cover| cover <= far),
        Moment::Yields(far) => sight.gun.yields.is_some_and(|man| man <= far),
        Moment::ThingWithin(far) => {
            !sight.is_armed && !sight.holds && sight.thing.is_some_and(|thing| thing <= far)
        }
    }
}
