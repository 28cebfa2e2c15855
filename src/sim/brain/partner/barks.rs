//! What partners say in passing: short lines out of their data, never one twice in a row, and with a pause between.

use bevy::ecs::{
    component::Component,
    entity::Entity,
    message::{MessageCursor, Messages},
    query::Without,
    system::{Local, Query, Res, ResMut},
};
use rand_chacha::ChaCha8Rng;

use super::Partner;
use crate::{
    content::partner::{Occasion, PartnerDef, PartnerRules},
    sim::{
        actor::{Health, Position, Seat},
        brain::Brain,
        mission::{Mission, Phase},
        outcome::SimOutcome,
        rng::{self, Streams},
        stance::{Act, ReloadStage, Stance},
        tick::Roster,
        vehicle::{Riding, Vehicle},
    },
};

/// A bell is spoken of within this distance, in metres.
const BELL: f32 = 120.0;

/// What a partner has said.
#[derive(Component, Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The line before.
    pub last: Option<String>,
    /// Ticks until he may speak again.
    pub pause: u32,
    /// Ticks until he says something though nothing happens; none: not drawn yet.
    idle: Option<u32>,
    /// Whether he was on his guard in the tick before.
    guarded: bool,
}

/// Partners speak of what has happened in this tick.
pub(super) fn bark(
    mission: Res<Mission>,
    roster: Res<Roster>,
    mut streams: ResMut<Streams>,
    mut cursor: Local<MessageCursor<SimOutcome>>,
    mut outcomes: ResMut<Messages<SimOutcome>>,
    mut partners: Query<(&Brain, &Partner, &Stance, &mut Voice), Without<Seat>>,
    players: Query<&Health, bevy::ecs::query::With<Seat>>,
    rides: Rides,
) {
    let happened: Vec<SimOutcome> = cursor.read(&outcomes).cloned().collect();
    if mission.phase != Phase::Playing {
        return;
    }
    let rules = &mission.setup.catalog.rules.partner;
    for entity in &roster.0 {
        let Ok((brain, partner, stance, mut voice)) = partners.get_mut(*entity) else { continue };
        let Some(def) = brain.def.partner.as_ref() else { continue };
        let worried = |player: Entity| players.get(player).is_ok_and(|health| health.share() < rules.worry);
        let occasion = happened
            .iter()
            .filter_map(|outcome| {
                of_outcome(*entity, outcome, &worried).or_else(|| rides.occasion(*entity, outcome))
            })
            .chain(of_itself(partner, stance, &mut voice, rules, &mut streams.barks))
            .min_by_key(|occasion| urgency(*occasion));
        voice.pause = voice.pause.saturating_sub(1);
        if stance.act == Act::Beaten {
            continue;
        }
        if let Some(text) = occasion.and_then(|occasion| line(def, occasion, &voice, &mut streams.barks)) {
            voice.pause = rules.bark_pause;
            voice.idle = None;
            voice.last = Some(text.clone());
            outcomes.write(SimOutcome::Barked { actor: *entity, text });
        }
    }
}

/// The occasion that an outcome is for that partner.
fn of_outcome(me: Entity, outcome: &SimOutcome, worried: &dyn Fn(Entity) -> bool) -> Option<Occasion> {
    match outcome {
        SimOutcome::Downed { actor } if *actor == me => Some(Occasion::Down),
        SimOutcome::Ordered { partner, .. } if *partner == me => Some(Occasion::Order),
        SimOutcome::BlowLanded { on, .. } if *on == me => Some(Occasion::Hurt),
        SimOutcome::BlowLanded { on, .. } if worried(*on) => Some(Occasion::PlayerHurt),
        SimOutcome::Beaten { by: Some(by), actor, .. } if *by == me && *actor != me => Some(Occasion::Kill),
        SimOutcome::Loaded { actor, stage: ReloadStage::Open, .. } if *actor == me => Some(Occasion::Reload),
        _ => None,
    }
}

/// Who sits in which vehicle.
#[derive(bevy::ecs::system::SystemParam)]
pub(super) struct Rides<'w, 's> {
    riding: Query<'w, 's, &'static Riding>,
    vehicles: Query<'w, 's, (&'static Vehicle, &'static Position)>,
}

impl Rides<'_, '_> {
    /// The occasion that something on the streets is for a partner who sits in a vehicle.
    fn occasion(&self, me: Entity, outcome: &SimOutcome) -> Option<Occasion> {
        let own = self.riding.get(me).ok()?.vehicle;
        let (vehicle, here) = self.vehicles.get(own).ok()?;
        match outcome {
            SimOutcome::NearMiss { vehicle, .. } if *vehicle == own => Some(Occasion::NearMiss),
            SimOutcome::VehicleHit { vehicle: struck, impulse, .. }
                if *struck == own && *impulse > vehicle.def.crash.from =>
            {
                Some(Occasion::Crash)
            }
            SimOutcome::RamThreatened { .. } => Some(Occasion::RamThreat),
            SimOutcome::BellRang { at } if at.distance(here.0) < BELL => Some(Occasion::Bell),
            SimOutcome::JumpedAside { vehicle, .. } if *vehicle == own => Some(Occasion::Jumper),
            _ => None,
        }
    }
}

/// The occasions that no outcome tells of: a fight begins, or nothing happens.
fn of_itself(
    partner: &Partner,
    stance: &Stance,
    voice: &mut Voice,
    rules: &PartnerRules,
    rng: &mut ChaCha8Rng,
) -> Option<Occasion> {
    let guarded = partner.calm <= rules.calm;
    let begins = guarded && !voice.guarded;
    voice.guarded = guarded;
    if begins {
        return Some(Occasion::Spotted);
    }
    if guarded || !stance.act.is_upright() {
        voice.idle = None;
        return None;
    }
    let left = voice.idle.unwrap_or_else(|| rng::between(rng, rules.idle_every)).saturating_sub(1);
    voice.idle = Some(left);
    (left == 0).then_some(Occasion::Idle)
}

/// The lower comes first.
fn urgency(occasion: Occasion) -> u32 {
    match occasion {
        Occasion::Down => 0,
        Occasion::PlayerHurt => 1,
        Occasion::Order => 2,
        Occasion::Spotted => 3,
        Occasion::Reload => 4,
        Occasion::Hurt => 5,
        Occasion::Kill => 6,
        Occasion::RamThreat => 7,
        Occasion::Bell => 8,
        Occasion::Crash => 9,
        Occasion::Jumper => 10,
        Occasion::NearMiss => 11,
        Occasion::Idle => 12,
    }
}

/// A line for the occasion, other than the last one. None where there is none, or he has only just spoken.
fn line(def: &PartnerDef, occasion: Occasion, voice: &Voice, rng: &mut ChaCha8Rng) -> Option<String> {
    // Who goes down is heard in any case.
    if voice.pause > 0 && occasion != Occasion::Down {
        return None;
    }
    let lines = def.barks.get(&occasion)?;
    let fresh: Vec<&String> = lines.iter().filter(|line| voice.last.as_ref() != Some(line)).collect();
    let last = u32::try_from(fresh.len().checked_sub(1)?).ok()?;
    let chosen = rng::between(rng, (0, last)) as usize;
    fresh.get(chosen).map(|line| (*line).clone())
}
