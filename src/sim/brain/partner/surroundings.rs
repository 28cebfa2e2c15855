//! What partners need to know beside everybody's place: what the players ask of their bodies, who is after whom, what
//! each partner has at his belt, and where nobody should stand.

use bevy::{
    ecs::{
        entity::Entity,
        query::With,
        resource::Resource,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::Partner;
use crate::{
    content::level::TILE,
    sim::{
        actor::{Controls, Crossing, Hand, Position, Seat, Squeeze},
        brain::Brain,
        command::PlayerCommand,
        stance::{Act, Stance},
        thing::{Door, Passage},
        tick::Roster,
    },
};

/// All of it, anew in every tick.
#[derive(Resource, Clone, Debug, Default)]
pub(super) struct Surroundings {
    /// Players, in the order of their bodies' numbers.
    pub players: Vec<Player>,
    /// Minds that are after an enemy.
    pub roused: Vec<Entity>,
    belts: Vec<(Entity, Belt)>,
    /// Middles of the tiles of doors, and of stairs and lifts.
    doors: Vec<Vec2>,
    passages: Vec<Vec2>,
}

/// What a player asks of his body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Player {
    pub body: Entity,
    pub command: PlayerCommand,
    pub loads: bool,
}

/// What a partner has with him.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Belt {
    /// Whether there is a gun in the holster that has rounds, or rounds for it.
    pub holstered: bool,
    /// Whether the gun in hand is automatic.
    pub automatic: bool,
    /// Rounds that the gun in hand holds.
    pub whole: u32,
    /// Whether he is squeezing past somebody.
    pub passes: bool,
    /// Whether he has come out of stairs or a lift and has not left the spot yet.
    pub arrived: bool,
}

impl Surroundings {
    /// What the player with that body asks.
    pub fn player(&self, body: Entity) -> Option<&Player> {
        self.players.iter().find(|player| player.body == body)
    }

    /// What that partner has with him.
    pub fn belt(&self, body: Entity) -> Belt {
        self.belts.iter().find(|(owner, _)| *owner == body).map(|(_, belt)| *belt).unwrap_or_default()
    }

    /// Whether somebody there stands in a door, on stairs or in a lift.
    pub fn is_threshold(&self, at: Vec2) -> bool {
        // A body in the next tile that leans over the edge is in the way as well.
        let near = |place: &Vec2| (*place - at).abs().max_element() < TILE / 2.0 + 0.2;
        self.doors.iter().chain(&self.passages).any(near)
    }

    /// The stairs or lift in which somebody there stands.
    pub fn passage(&self, at: Vec2) -> Option<Vec2> {
        self.passages.iter().copied().find(|place| (*place - at).abs().max_element() < TILE / 2.0)
    }
}

type Bodies<'w, 's> = Query<
    'w,
    's,
    (
        &'static Controls,
        &'static Stance,
        &'static Hand,
        &'static Squeeze,
        &'static Crossing,
        Option<&'static Seat>,
        Option<&'static Brain>,
        Option<&'static Partner>,
    ),
>;

/// Writes everything down.
pub(super) fn look_around(
    roster: Res<Roster>,
    bodies: Bodies,
    doors: Query<&Position, With<Door>>,
    passages: Query<&Position, With<Passage>>,
    mut around: ResMut<Surroundings>,
) {
    let around = &mut *around;
    around.players.clear();
    around.roused.clear();
    around.belts.clear();
    around.doors.clear();
    around.passages.clear();
    for entity in &roster.0 {
        let Ok((controls, stance, hand, squeeze, crossing, seat, brain, partner)) = bodies.get(*entity)
        else {
            continue;
        };
        if seat.is_some() {
            let loads = matches!(stance.act, Act::Reload(_));
            around.players.push(Player { body: *entity, command: controls.now, loads });
        }
        if brain.is_some_and(Brain::is_engaged) && partner.is_none() {
            around.roused.push(*entity);
        }
        if partner.is_some() {
            let belt = Belt { passes: squeeze.passes, arrived: crossing.arrived, ..belt(hand) };
            around.belts.push((*entity, belt));
        }
    }
    if around.belts.is_empty() {
        return;
    }
    around.doors.extend(doors.iter().map(|at| at.0));
    around.passages.extend(passages.iter().map(|at| at.0));
}

fn belt(hand: &Hand) -> Belt {
    let rounds = |ammo: &str| hand.ammo.get(ammo).copied().unwrap_or(0);
    let holstered = hand
        .holster
        .as_ref()
        .is_some_and(|held| held.load.rounds > 0 || held.gun().is_some_and(|gun| rounds(&gun.ammo) > 0));
    Belt {
        holstered,
        automatic: hand.gun().is_some_and(|gun| gun.automatic),
        whole: hand.gun().map_or(0, |gun| gun.rounds),
        ..Belt::default()
    }
}
