//! Doors that are kicked, run into and shot: what bursts open strikes whoever stands behind.

use bevy::{
    ecs::{
        entity::Entity,
        query::Without,
        system::{Command, Query},
        world::World,
    },
    math::Vec2,
};

use super::{Door, Prop, ThingId, door, strikable::StrikableProps};
use crate::{
    content::{level::TILE, moves::HitEffect},
    sim::{
        actor::{Actor, Health, Position},
        fighter::{
            body::{Body, BodyReadOnlyItem, in_arc, those},
            hit::{Hit, Hits},
        },
        mission::Mission,
        noise::Noises,
        outcome::{SimOutcome, Way},
        stance::{Act, Blow},
        tick::Roster,
    },
};

/// What is closed.
type Closed<'w, 's> = Query<
    'w,
    's,
    (Entity, &'static ThingId, &'static mut Door, &'static Position),
    (Without<Actor>, Without<Prop>),
>;

/// Kicks and heavy blows open the door before them, or wear it and whatever keeps it shut.
pub(super) fn kick_doors(bodies: Query<Body>, mut doors: Closed, mut props: StrikableProps) {
    for entity in those(&bodies, |body| kick(body).is_some()) {
        let Ok(body) = bodies.get(entity) else { continue };
        let Some(blow) = kick(&body) else { continue };
        let (here, facing) = (body.position.0, body.facing.direction());
        let before = |at: Vec2| in_arc(here, facing, at, TILE / 2.0, blow.def.reach, blow.def.arc);
        let nearest = doors
            .iter()
            .filter(|(_, _, door, at)| !door.open && before(at.0))
            .map(|(entity, id, _, at)| (at.0.distance(here), *id, entity))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let Some(Ok((entity, _, mut door, at))) = nearest.map(|(.., entity)| doors.get_mut(entity)) else {
            continue;
        };
        let way = door.way_from(here, at.0);
        let broke = !door.opens_to(&body.hand.keys) && door.wear_down(blow.def.damage);
        let bar = door::bar(at.0, way, props.solids());
        if let Some(bar) = bar {
            props.crash(bar, blow.def.damage);
        }
        if bar.is_none() && (broke || door.opens_to(&body.hand.keys)) {
            props.force(Force { door: entity, by: Some(body.entity), swing: way, broke });
            continue;
        }
        props.outcomes.write(SimOutcome::DoorStruck { door: entity, at: at.0 - way * TILE / 2.0 });
        if !door.opens_to(&body.hand.keys) && door.strength <= 0.0 {
            props.outcomes.write(SimOutcome::DoorLocked { door: entity });
        }
    }
}

/// The kick or heavy blow of a body, in the tick in which it can first land.
fn kick(body: &BodyReadOnlyItem) -> Option<Blow> {
    let Act::Strike(blow) = &body.stance.act else { return None };
    let strong = blow.def.heavy || blow.def.clip == body.actor.moveset.kick.clip;
    let lands = body.stance.tick == blow.wind_up && body.stance.hit_stop == 0 && blow.struck.is_empty();
    (strong && lands).then(|| blow.clone())
}

/// A door bursts open.
pub struct Force {
    /// Which.
    pub door: Entity,
    /// By whom; none where bullets do it.
    pub by: Option<Entity>,
    /// Which way (unit vector).
    pub swing: Vec2,
    /// Whether it breaks.
    pub broke: bool,
}

impl Command for Force {
    type Out = ();

    fn apply(self, world: &mut World) {
        let Self { door: entity, by, swing, broke } = self;
        let Some(mut door) = world.get_mut::<Door>(entity).filter(|door| !door.open) else { return };
        let swing = if by.is_some() { swing } else { door.way_from(-swing, Vec2::ZERO) };
        door.open = true;
        door.broken |= broke;
        door.swing = swing;
        door::clear(world, entity);
        let Some(at) = world.get::<Position>(entity).map(|at| at.0) else { return };
        let rules = world.resource::<Mission>().setup.catalog.rules.clone();
        world.resource_mut::<Noises>().make(at, rules.thing.burst_noise, by);
        world.write_message(SimOutcome::DoorForced { door: entity, by, direction: swing, broke });
        if let Some(by) = by {
            strike_those_behind(world, at, swing, by);
        }
    }
}

/// Whoever stands behind is knocked down.
fn strike_those_behind(world: &mut World, at: Vec2, swing: Vec2, by: Entity) {
    let rules = world.resource::<Mission>().setup.catalog.rules.clone();
    let rules = &rules.thing;
    let roster = world.resource::<Roster>().0.clone();
    for on in roster.into_iter().filter(|on| *on != by) {
        let (Some(here), Some(actor)) = (world.get::<Position>(on), world.get::<Actor>(on)) else { continue };
        let (off, radius) = (here.0 - at, actor.def.radius);
        let far = off.dot(swing);
        let behind = far > 0.0 && far < TILE / 2.0 + rules.burst_reach + radius;
        let in_line = off.perp_dot(swing).abs() < TILE / 2.0 + radius;
        let stands = world.get::<Health>(on).is_some_and(|health| health.now > 0.0);
        if !(behind && in_line && stands) {
            continue;
        }
        world.resource_mut::<Hits>().0.push(Hit {
            damage: rules.burst_damage,
            poise: rules.burst_damage,
            knock: swing * rules.burst_knock,
            effect: HitEffect::KnockDown,
            hit_stop: 4,
            heavy: true,
            direction: swing,
            ..Hit::new(Some(by), on, Way::Kick)
        });
    }
}
