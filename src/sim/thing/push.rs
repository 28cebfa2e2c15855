//! Furniture that is pushed along: it goes where there is room, as fast as its pusher.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        query::Without,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{
    Door, Prop,
    room::{self, Solid, Toucher, axis_of},
};
use crate::{
    content::{prop::Footprint, rules::Rules},
    sim::{
        actor::{Actor, Position},
        command::Buttons,
        fighter::body::{Body, BodyItem, those},
        map::Map,
        mission::Mission,
        noise::Noises,
        outcome::SimOutcome,
        physics::{Physics, PhysicsProp, TICK},
        stance::Act,
        tick::Roster,
    },
};

/// What can be pushed.
type Pushed<'w, 's> = Query<
    'w,
    's,
    (Entity, &'static Prop, &'static mut Position, Option<&'static PhysicsProp>),
    (Without<Actor>, Without<Door>),
>;

/// Moves what is pushed by one tick, and ends a push whose hands let go.
pub(super) fn push_things(
    roster: Res<Roster>,
    mission: Res<Mission>,
    map: Res<Map>,
    mut physics: ResMut<Physics>,
    mut noises: ResMut<Noises>,
    mut bodies: Query<Body>,
    mut props: Pushed,
    doors: Query<(Entity, &Door, &Position), (Without<Actor>, Without<Prop>)>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.rules;
    for entity in those(&bodies, |body| matches!(body.stance.act, Act::Push(_))) {
        let Ok(mut body) = bodies.get_mut(entity) else { continue };
        let Act::Push(thing) = body.stance.act else { continue };
        if body.stance.hit_stop > 0 {
            continue;
        }
        let holds = body.controls.now.buttons.contains(Buttons::GRAB);
        let Some(footprint) = props.get(thing).ok().and_then(|(_, prop, ..)| held(prop)).filter(|_| holds)
        else {
            body.begin(Act::Free);
            continue;
        };
        let wish = body.controls.now.direction();
        if wish.length() < 0.2 {
            continue;
        }
        let Some(step) = step(&mut body, rules, footprint, &props, thing, wish) else { continue };
        let tick = body.stance.tick;
        let mut around: Vec<Solid> =
            props.iter().filter_map(|(entity, prop, at, _)| Solid::of_prop(entity, prop, at.0)).collect();
        around.extend(doors.iter().filter_map(|(entity, door, at)| Solid::of_door(entity, door, at.0)));
        around.extend(others(&roster, &bodies, entity));
        let Ok((_, _, mut at, place)) = props.get_mut(thing) else { continue };
        let to = at.0 + step;
        if !room::is_free(&map, &around, thing, footprint, to) {
            continue;
        }
        at.0 = to;
        if let Some(place) = place {
            physics.move_prop(*place, to);
        }
        if tick.is_multiple_of(rules.thing.scrape_every.max(1)) {
            noises.make(to, rules.thing.scrape_noise, Some(entity));
            outcomes.write(SimOutcome::Scraped { prop: thing, at: to });
        }
    }
}

fn held(prop: &Prop) -> Option<Footprint> {
    prop.def.footprint.filter(|_| prop.def.pushes && !prop.broken)
}

/// The way of one tick; none for a body that goes another way, which lets go once it is away.
fn step(
    body: &mut BodyItem,
    rules: &Rules,
    footprint: Footprint,
    props: &Pushed,
    thing: Entity,
    wish: Vec2,
) -> Option<Vec2> {
    let at = props.get(thing).ok()?.2.0;
    let pusher =
        Toucher { at: body.position.0, radius: body.actor.def.radius, way: wish.normalize_or_zero() };
    match pusher.before(footprint, at) {
        Some(gap) if gap <= rules.thing.push_reach => {
            let axis = axis_of(wish);
            body.face(axis);
            Some(axis * wish.length().min(1.0) * rules.thing.push_speed * TICK)
        }
        _ => {
            let far = room::distance_to(Some(footprint), at, body.position.0) - body.actor.def.radius;
            if far > rules.thing.push_reach * 2.0 {
                body.begin(Act::Free);
            }
            None
        }
    }
}

/// Everybody but the pusher.
fn others(roster: &Roster, bodies: &Query<Body>, pusher: Entity) -> Vec<Solid> {
    let people =
        roster.0.iter().filter(|other| **other != pusher).filter_map(|other| bodies.get(*other).ok());
    people
        .map(|other| Solid {
            entity: other.entity,
            footprint: Footprint::Round(other.actor.def.radius),
            at: other.position.0,
        })
        .collect()
}
