//! Items in the air.

use bevy::{
    ecs::{
        entity::Entity,
        query::Without,
        system::{Commands, Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{Item, Position, ThingId, Thrown, Velocity, reach::HAND_HEIGHT, strikable::StrikableProps};
use crate::{
    content::{item::ThrownDef, moves::HitEffect},
    sim::{
        actor::Actor,
        fighter::{
            body::Body,
            hit::{Hit, Hits},
            side::can_strike,
        },
        outcome::{SimOutcome, Way},
        physics::{Obstacle, Physics, TICK},
        tick::Roster,
    },
};

/// Radius of a thing in flight, in metres.
const SIZE: f32 = 0.15;

/// Moves what was thrown; it strikes the first body or wall in its way, or falls to the ground.
pub(super) fn fly_items(
    roster: Res<Roster>,
    physics: Res<Physics>,
    bodies: Query<Body>,
    mut missiles: Query<(Entity, &ThingId, &mut Thrown, &mut Position, &Velocity), Without<Actor>>,
    mut props: StrikableProps,
    mut hits: ResMut<Hits>,
    mut commands: Commands,
) {
    let mut order: Vec<(ThingId, Entity)> = missiles.iter().map(|(entity, id, ..)| (*id, entity)).collect();
    order.sort_unstable();
    for (_, entity) in order {
        let Ok((_, _, mut thrown, mut at, velocity)) = missiles.get_mut(entity) else { continue };
        let kind = thrown.def.clone();
        let Some(def) = kind.kind.thrown() else { continue };
        let (from, to) = (at.0, at.0 + velocity.0 * TICK);
        thrown.ticks = thrown.ticks.saturating_sub(1);
        thrown.height = HAND_HEIGHT * thrown.ticks as f32 / def.flight.max(1) as f32;
        let wall = in_the_way(&physics, &props, thrown.height, from, to);
        let end =
            wall.map_or(to, |wall| from + velocity.0.normalize_or_zero() * (wall.distance - SIZE).max(0.0));
        let struck = first_struck(&roster, &bodies, thrown.by, from, end);
        if let Some(on) = struck {
            hits.0.push(missile_hit(&thrown, def, on, velocity.0));
        } else if let Some(prop) = wall.and_then(|wall| wall.thing) {
            props.crash(prop, def.damage);
        }
        at.0 = end;
        if struck.is_some() || wall.is_some() || thrown.ticks == 0 {
            let crashed = struck.is_some() || wall.is_some();
            land(&mut props, &thrown, def, end, struck, crashed);
            commands.entity(entity).despawn();
        }
    }
}

/// The first thing that stops what flies at that height: a wall, tall furniture, or low furniture that is higher.
fn in_the_way(
    physics: &Physics,
    props: &StrikableProps,
    height: f32,
    from: Vec2,
    to: Vec2,
) -> Option<Obstacle> {
    let low = physics.first_obstacle(from, to).filter(|obstacle| {
        obstacle.thing.and_then(|thing| props.height(thing)).is_some_and(|top| top > height)
    });
    low.or_else(|| physics.first_tall(from, to))
}

fn first_struck(roster: &Roster, bodies: &Query<Body>, by: Entity, from: Vec2, to: Vec2) -> Option<Entity> {
    let thrower = bodies.get(by).ok().map(|body| body.actor.faction);
    let way = to - from;
    let length = way.length().max(1e-6);
    roster
        .0
        .iter()
        .filter(|entity| **entity != by)
        .filter_map(|entity| bodies.get(*entity).ok())
        .filter(|body| thrower.is_none_or(|faction| can_strike(faction, body.actor.faction)))
        .filter(|body| body.health.now > 0.0 && body.stance.untouchable == 0 && body.stance.act.is_upright())
        .filter_map(|body| {
            let along = (body.position.0 - from).dot(way / length).clamp(0.0, length);
            let nearest = from + way / length * along;
            (nearest.distance(body.position.0) < body.actor.def.radius + SIZE).then_some((along, body.entity))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, entity)| entity)
}

fn missile_hit(thrown: &Thrown, def: &ThrownDef, on: Entity, velocity: Vec2) -> Hit {
    let direction = velocity.normalize_or_zero();
    Hit {
        damage: def.damage,
        poise: def.poise,
        knock: direction * def.knock_back,
        effect: if def.knocks_down { HitEffect::KnockDown } else { HitEffect::Stagger },
        hit_stop: 4,
        heavy: def.knocks_down,
        with_item: true,
        direction,
        burn_ticks: def.burn_ticks,
        blinds: def.blinds,
        ..Hit::new(Some(thrown.by), on, Way::Missile)
    }
}

/// What happens to a thing whose flight is over.
fn land(
    props: &mut StrikableProps,
    thrown: &Thrown,
    def: &ThrownDef,
    at: Vec2,
    on: Option<Entity>,
    crashed: bool,
) {
    let wear = thrown.wear + u32::from(crashed);
    let broke = wear >= thrown.def.kind.durability();
    props.noises.make(at, def.noise, Some(thrown.by));
    props.outcomes.write(SimOutcome::ItemStruck { at, on, item: thrown.kind.clone(), broke });
    if def.splash > 0.0 {
        props.outcomes.write(SimOutcome::Splashed { at, heavy: false });
    }
    if !broke {
        let item =
            Item { kind: thrown.kind.clone(), def: thrown.def.clone(), wear, load: thrown.load, spare: 0 };
        props.lay_down(item, at);
    }
}
