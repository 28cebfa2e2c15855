//! How a mission of the bot goes, a line for each thing that a level's author wants to know.

use bevy::ecs::query::Has;

use crate::{
    content::actor::Faction,
    sim::{
        actor::{Actor, ActorId, Health, Position, Seat},
        map::Map,
        outcome::SimOutcome,
        session::Session,
        stance::{Act, Stance},
        vehicle::Vehicle,
    },
};

/// Prints what happened in the last tick.
pub fn tell(session: &mut Session) {
    let outcomes = session.outcomes();
    for outcome in &outcomes {
        if let Some(line) = line(session, outcome) {
            let health = health(session);
            println!("{:6.1} s  {health:3.0}%  {line}", session.mission().attempt_tick as f32 / 60.0);
        }
    }
}

/// Prints who of the gang still stands, what he does and where, and where the players are: what a mission that came to
/// no end was waiting for.
pub fn tell_who_is_left(session: &mut Session) {
    let world = session.world();
    let mut people = world.query::<(&ActorId, &Actor, &Position, &Health, &Stance, Has<Seat>)>();
    let counts = |actor: &Actor, player: bool| player || actor.faction == Faction::Gang;
    let mut left: Vec<_> = people
        .iter(world)
        .filter(|(_, actor, _, health, _, player)| counts(actor, *player) && health.now > 0.0)
        .map(|(id, actor, at, health, stance, _)| {
            let tag = actor.tag.as_deref().unwrap_or("no tag");
            let what =
                format!("{} ({tag}), {:.0}%, {}", actor.kind, health.share() * 100.0, doing(&stance.act));
            (*id, what, at.0)
        })
        .collect();
    left.sort_by_key(|(id, ..)| *id);
    for (_, what, at) in left {
        let place = match world.resource::<Map>().tile(at) {
            Some(tile) => format!("floor {}, column {}, row {}", tile.floor, tile.x, tile.y),
            None => "between the floors".into(),
        };
        println!("left: {what}, {place}");
    }
}

/// What somebody does, in a word: of a blow not all that is known of it.
pub(super) fn doing(act: &Act) -> String {
    let mut word = format!("{act:?}");
    word.truncate(word.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(word.len()));
    word
}

fn line(session: &mut Session, outcome: &SimOutcome) -> Option<String> {
    let name = |session: &mut Session, who| {
        let actor = session.world().get::<Actor>(who);
        actor.map_or_else(String::new, |actor| {
            format!("{} ({})", actor.kind, actor.tag.as_deref().unwrap_or("no tag"))
        })
    };
    Some(match outcome {
        SimOutcome::ObjectiveDone { index } => {
            let done = session.mission().setup.level.objectives.get(*index)?;
            format!("done: {}", done.id)
        }
        SimOutcome::Told { text } => format!("told: {text}"),
        SimOutcome::Beaten { actor, way, .. } => format!("beaten: {} by {way:?}", name(session, *actor)),
        SimOutcome::PhaseBegan { actor, phase } => format!("phase {phase}: {}", name(session, *actor)),
        SimOutcome::BlowLanded { by, on, damage, .. } if session.world().get::<Seat>(*on).is_some() => {
            format!("struck by {}: {damage:.0}", name(session, *by))
        }
        SimOutcome::Fled { .. } => "somebody fled".into(),
        SimOutcome::Surrendered { actor } => format!("surrendered: {}", name(session, *actor)),
        SimOutcome::Arrested { on, .. } => format!("arrested: {}", name(session, *on)),
        SimOutcome::Took { actor, item } if session.world().get::<Seat>(*actor).is_some() => {
            format!("took: {item}")
        }
        SimOutcome::PuzzleOpened { puzzle } => format!("opened: {puzzle}"),
        SimOutcome::WrongAnswer { puzzle, step } => format!("wrong: {puzzle}, {step}"),
        SimOutcome::PuzzleSolved { puzzle, step, .. } => format!("solved: {puzzle}, {step}"),
        SimOutcome::VehicleHit { vehicle, by, flank, impulse, .. } => {
            let world = session.world();
            let struck = world.get::<Vehicle>(*vehicle)?;
            if *impulse < struck.def.crash.from {
                return None;
            }
            let tag = struck.tag.as_ref()?;
            let other = by.and_then(|by| world.get::<Vehicle>(by));
            let other = other.map_or("something fixed", |other| other.tag.as_ref().unwrap_or(&other.kind));
            format!("hit: {tag} by {other}, {flank:?}, {:.0} kNs", impulse / 1000.0)
        }
        SimOutcome::VehicleWrecked { vehicle, .. } => {
            let wreck = session.world().get::<Vehicle>(*vehicle)?;
            let (tag, by) = (wreck.tag.as_ref()?, wreck.wrecked_by.as_deref().unwrap_or("nobody"));
            format!("wrecked: {tag} by {by}")
        }
        SimOutcome::RamThreatened { .. } => "a ram is threatened".into(),
        SimOutcome::BellRang { .. } => "a bell rings".into(),
        SimOutcome::TrainPassed { .. } => "a train passes a crossing".into(),
        SimOutcome::Barked { text, .. } => format!("barked: {text}"),
        SimOutcome::CheckpointReached => "checkpoint".into(),
        SimOutcome::Restarted => "restarted".into(),
        SimOutcome::Lost { .. } => "lost".into(),
        SimOutcome::Won => "won".into(),
        _ => return None,
    })
}

fn health(session: &mut Session) -> f32 {
    let world = session.world();
    let mut players = world.query::<(&Seat, &Health)>();
    players.iter(world).min_by_key(|(seat, _)| **seat).map_or(0.0, |(_, health)| health.share() * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_does_is_a_word() {
        assert_eq!(doing(&Act::HandsUp), "HandsUp");
        assert_eq!(doing(&Act::Down { ticks: 9 }), "Down");
    }
}
