//! People on the sidewalks: they stroll along the houses, turn at corners, and run from what frightens them.

use bevy::{
    ecs::{
        component::Component,
        entity::Entity,
        query::{With, Without},
        system::{Query, Res},
        world::World,
    },
    math::Vec2,
};
use rand_chacha::rand_core::Rng;

use super::{
    Streets,
    population::Watch,
    traffic::{kilometres, unit, weighted},
};
use crate::{
    content::roads::Side,
    sim::{
        actor::{Actor, ActorId, Controls, Position, Seat},
        brain::Brain,
        command::PlayerCommand,
        mission::Mission,
        physics::Physics,
        rng::{Streams, share},
        spawn::{Arrival, remove_actor, spawn_actor},
        stance::{Act, Stance},
        vehicle::Fleet,
    },
};

/// Nearer than this to a corner one turns round, in metres.
const CORNER: f32 = 3.0;

/// Somebody who strolls along a sidewalk.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Stroll {
    /// Along which piece of street.
    pub segment: usize,
    /// On which side of it.
    pub side: Side,
    /// Whether against the street's path.
    pub back: bool,
    /// Where on the sidewalk: 0 at the kerb, 1 at the walls.
    pub lane: f32,
    /// Ticks for which he still runs.
    pub afraid: u32,
}

/// Lets people come until there are as many as there should be; those far off go.
pub(super) fn come(world: &mut World, streets: &Streets, watch: &Watch) {
    let Some(kinds) = streets.roads.walkers.as_ref().map(|walkers| walkers.kinds.clone()) else { return };
    let mut walkers = world.query_filtered::<(&ActorId, Entity, &Position), With<Stroll>>();
    let mut all: Vec<(ActorId, Entity, Vec2)> =
        walkers.iter(world).map(|(id, entity, at)| (*id, entity, at.0)).collect();
    all.sort_unstable_by_key(|(id, ..)| *id);
    let mut there = 0;
    for (_, entity, at) in all {
        if watch.distance(at) > watch.passive {
            remove_actor(world, entity);
        } else {
            there += 1;
        }
    }
    let most = world.resource::<Mission>().setup.catalog.driving.most_walkers;
    let wanted = ((kilometres(streets, watch) * streets.walkers_per_km) as u32).min(most);
    let missing = wanted.saturating_sub(there);
    let now = if watch.begins { missing } else { missing.min(1) };
    for _ in 0..now {
        let mut rng = world.resource::<Streams>().streets.clone();
        let place = place(world, streets, watch, &mut rng);
        let kind = weighted(&kinds, &mut rng);
        world.resource_mut::<Streams>().streets = rng;
        let (Some((stroll, at)), Some(kind)) = (place, kind) else { continue };
        let arrival = Arrival { kind, at, facing: 0.0, tag: None, seat: None };
        if let Some(entity) = spawn_actor(world, arrival) {
            // The sidewalk is all that he has in mind.
            world.entity_mut(entity).remove::<Brain>().insert(stroll);
        }
    }
}

fn place(
    world: &World,
    streets: &Streets,
    watch: &Watch,
    rng: &mut rand_chacha::ChaCha8Rng,
) -> Option<(Stroll, Vec2)> {
    let (player, _) = *watch.players.first()?;
    let near = streets.segments_near(player, watch.active);
    let segment = *near.get(rng.next_u32() as usize % near.len().max(1))?;
    let side = if share(rng) < 0.5 { Side::Right } else { Side::Left };
    let stroll = Stroll { segment, side, back: share(rng) < 0.5, lane: share(rng), afraid: 0 };
    let metres = share(rng) * streets.roads.segments[segment].length;
    let at = streets.on_sidewalk(&stroll, metres)?;
    let distance = watch.distance(at);
    let unseen = if watch.begins { 8.0 } else { watch.unseen * 0.6 };
    let fits = distance > unseen && distance < watch.active && world.resource::<Physics>().has_room(at, 0.3);
    (fits && !streets.is_on_road(at)).then_some((stroll, at))
}

impl Streets {
    /// A point of a sidewalk so many metres along its piece of street; none where there is no sidewalk.
    fn on_sidewalk(&self, stroll: &Stroll, metres: f32) -> Option<Vec2> {
        let segment = &self.roads.segments[stroll.segment];
        let street = &self.roads.streets[segment.street];
        let (kerb, wall) = (street.kerb(stroll.side), street.wall(stroll.side));
        if wall - kerb < 0.8 {
            return None;
        }
        let off = kerb + 0.4 + (wall - kerb - 0.8) * stroll.lane;
        let right = if stroll.side == Side::Right { off } else { -off };
        Some(Vec2::from(segment.beside(metres, right)))
    }

    /// Whether a place lies on the lanes of some street.
    pub fn is_on_road(&self, at: Vec2) -> bool {
        self.segments_near(at, 2.0).into_iter().any(|index| {
            let segment = &self.roads.segments[index];
            let street = &self.roads.streets[segment.street];
            let way = at - Vec2::from(segment.at);
            let along = way.dot(Vec2::from(segment.way));
            let right = -Vec2::from(segment.way).perp_dot(way);
            let side = if right >= 0.0 { Side::Right } else { Side::Left };
            (0.0..=segment.length).contains(&along) && right.abs() < street.kerb(side)
        })
    }
}

/// Everybody on a sidewalk strolls on.
pub fn stroll(
    streets: Res<Streets>,
    mission: Res<Mission>,
    fleet: Res<Fleet>,
    mut walkers: Query<(&mut Stroll, &Position, &Stance, &mut Controls), (With<Actor>, Without<Seat>)>,
) {
    if streets.is_empty() {
        return;
    }
    let rules = &mission.setup.catalog.driving.people;
    let loud = |at: Vec2| {
        let wild = |seen: &&crate::sim::vehicle::Seen| seen.player && seen.velocity.length() > 11.0;
        fleet.all.iter().filter(wild).any(|seen| seen.at.distance(at) < 12.0)
    };
    for (mut stroll, at, stance, mut controls) in &mut walkers {
        if stance.act != Act::Free {
            controls.now = PlayerCommand::default();
            continue;
        }
        stroll.afraid = if loud(at.0) { 120 } else { stroll.afraid.saturating_sub(1) };
        let segment = &streets.roads.segments[stroll.segment];
        let metres = (at.0 - Vec2::from(segment.at)).dot(Vec2::from(segment.way));
        let end = streets.roads.nodes[if stroll.back { segment.from } else { segment.to }].reach + CORNER;
        let left = if stroll.back { metres } else { segment.length - metres };
        if left < end {
            stroll.back = !stroll.back;
        }
        let ahead = if stroll.back { metres - 2.5 } else { metres + 2.5 };
        let Some(goal) = streets.on_sidewalk(&stroll, ahead) else { continue };
        let pace = if stroll.afraid > 0 { 1.0 } else { rules.stroll };
        controls.now = PlayerCommand::default().moving(unit(goal - at.0) * pace);
    }
}
