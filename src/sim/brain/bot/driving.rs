//! At the wheel: along the streets to where the objectives lead, after whom they name, and into him where he is to be
//! wrecked.

use std::collections::{BTreeMap, VecDeque};

use bevy::{
    ecs::{entity::Entity, world::World},
    math::Vec2,
};

use super::{Urge, rails};
use crate::{
    content::{
        objective::Goal,
        roads::Lane,
        trigger::{Action, Condition, Event},
    },
    sim::{
        actor::{Actor, Hand, Position, Seat},
        brain::bot::Bot,
        command::Buttons,
        fighter::side::are_hostile,
        mission::{Mission, ObjectiveState},
        road::Streets,
        vehicle::{Fleet, Riding, Seen, Vehicle},
    },
};

/// Nearer than this the bot goes straight for its goal, in metres.
const STRAIGHT: f32 = 26.0;

/// How far beside its lane it goes round somebody slow, in metres.
const ROUND: f32 = 3.3;

/// Nearer than this from bumper to bumper it does not drive behind somebody, in metres.
const CLOSE: f32 = 6.0;

/// What the bot remembers of its way.
#[derive(Clone, Debug, Default)]
pub(super) struct Trip {
    /// Nodes it drives to, and metres to each from every other one.
    costs: VecDeque<(usize, BTreeMap<usize, f32>)>,
    /// Ticks for which it has not got on.
    stuck: u32,
    /// Ticks for which it still goes back.
    backs: u32,
    /// Ticks for which it has only pushed whom it is to ram: to ram again, it drops back.
    pushes: u32,
    /// Ticks for which it still drops back.
    rests: u32,
}

impl Trip {
    /// Metres to that node from every other one.
    fn costs(&mut self, streets: &Streets, goal: usize) -> &BTreeMap<usize, f32> {
        if let Some(known) = self.costs.iter().position(|(node, _)| *node == goal) {
            return &self.costs[known].1;
        }
        self.costs.truncate(3);
        self.costs.push_front((goal, streets.costs_to(goal)));
        &self.costs[0].1
    }
}

/// Where to, and how.
#[derive(Clone, Copy, Debug)]
struct Errand {
    to: Vec2,
    /// Somebody who drives there.
    chases: Option<Entity>,
    /// Whether he is to be rammed.
    rams: bool,
    /// Whether he is to be brought before a train.
    train: bool,
}

/// What the bot does at a wheel; none where it sits at none.
pub(super) fn at_wheel(bot: &mut Bot, world: &mut World, seat: u8) -> Option<Urge> {
    let me = body(world, seat)?;
    let riding = *world.get::<Riding>(me)?;
    let own = *world.resource::<Fleet>().get(riding.vehicle)?;
    if riding.seat != 0 {
        return Some(fire(world, me, &own));
    }
    let Some(errand) = errand(world, &own) else { return Some(rails::stand(&own)) };
    let mut urge = drive(bot, world, &own, errand);
    let shot = fire(world, me, &own);
    urge.aim = shot.aim;
    urge.hold = urge.hold.with(shot.hold);
    Some(urge)
}

fn body(world: &mut World, seat: u8) -> Option<Entity> {
    let mut seats = world.query::<(Entity, &Seat)>();
    seats.iter(world).find(|(_, taken)| taken.0 == seat).map(|(body, _)| body)
}

/// What the open objectives, and the triggers that they wait for, ask of a driver.
fn errand(world: &mut World, own: &Seen) -> Option<Errand> {
    let mission = world.resource::<Mission>();
    let level = mission.setup.level.clone();
    let open: Vec<Goal> = level
        .objectives
        .iter()
        .zip(&mission.objectives)
        .filter(|(objective, state)| **state == ObjectiveState::Open && !objective.optional)
        .map(|(objective, _)| objective.goal.clone())
        .collect();
    let unfired: Vec<usize> =
        (0..level.triggers.len()).filter(|index| !mission.fired.contains_key(index)).collect();
    open.iter().find_map(|goal| match goal {
        // Somebody else gets there: after him.
        Goal::ReachBy(visit) => {
            let other = visit.tag.as_ref().and_then(|tag| chase(world, tag, false, own));
            other.or_else(|| place(world, &visit.at))
        }
        Goal::Reach(name) => place(world, name),
        Goal::Catch { tag, .. } | Goal::Cleared(tag) | Goal::Arrested(tag) => chase(world, tag, false, own),
        Goal::Wreck { tag, by } => {
            let train = by.as_ref().is_some_and(|by| level.roads.iter().any(|r| r.trains.contains_key(by)));
            chase(world, tag, !train, own).map(|errand| Errand { train, ..errand })
        }
        Goal::Wear { tag, .. } => chase(world, tag, true, own),
        Goal::Flag(flag) => unfired.iter().find_map(|index| {
            let trigger = &level.triggers[*index];
            let sets =
                trigger.then.iter().any(|action| matches!(action, Action::SetFlag(set) if set == flag));
            sets.then(|| for_trigger(world, &trigger.on, &trigger.when, own)).flatten()
        }),
        _ => None,
    })
}

fn for_trigger(world: &mut World, on: &Event, when: &[Condition], own: &Seen) -> Option<Errand> {
    let of_event = match on {
        Event::Passed(visit) if visit.tag.is_none() => place(world, &visit.at),
        Event::Distance(gap) if gap.under.is_some() => chase(world, &gap.tag, false, own),
        Event::Hit { tag, .. } | Event::VehicleWrecked(tag) | Event::Worn { tag, .. } => {
            chase(world, tag, true, own)
        }
        _ => None,
    };
    of_event.or_else(|| {
        when.iter().find_map(|condition| match condition {
            Condition::IsAt(visit) if visit.tag.is_none() => place(world, &visit.at),
            Condition::Distance(gap) if gap.under.is_some() => chase(world, &gap.tag, false, own),
            _ => None,
        })
    })
}

fn place(world: &World, name: &str) -> Option<Errand> {
    let at = world.resource::<Streets>().roads.place(name)?;
    Some(Errand { to: Vec2::from(at), chases: None, rams: false, train: false })
}

fn chase(world: &mut World, tag: &str, rams: bool, own: &Seen) -> Option<Errand> {
    let mut vehicles = world.query::<(Entity, &Vehicle)>();
    let tagged: Vec<Entity> = vehicles
        .iter(world)
        .filter(|(_, vehicle)| vehicle.tag.as_deref() == Some(tag) && !vehicle.wrecked)
        .map(|(entity, _)| entity)
        .collect();
    let fleet = world.resource::<Fleet>();
    let nearest = tagged
        .into_iter()
        .filter(|entity| *entity != own.entity)
        .filter_map(|entity| fleet.get(entity))
        .min_by(|a, b| a.at.distance(own.at).total_cmp(&b.at.distance(own.at)).then(a.id.cmp(&b.id)))?;
    Some(Errand { to: nearest.at, chases: Some(nearest.entity), rams, train: false })
}

/// Fires at an enemy's vehicle in reach, with a loaded gun.
fn fire(world: &World, me: Entity, own: &Seen) -> Urge {
    let armed = world.get::<Hand>(me).is_some_and(|hand| hand.gun().is_some() && hand.rounds() > 0);
    let (Some(here), Some(actor)) = (world.get::<Position>(me), world.get::<Actor>(me)) else {
        return Urge::default();
    };
    let fleet = world.resource::<Fleet>();
    let hostile = |other: &&Seen| {
        let crew = world.get::<crate::sim::vehicle::Crew>(other.entity);
        crew.is_some_and(|crew| {
            crew.all()
                .filter_map(|rider| world.get::<Actor>(rider))
                .any(|rider| are_hostile(actor.faction, rider.faction))
        })
    };
    let near = fleet.all.iter().filter(|other| other.at.distance(own.at) < 28.0).find(hostile);
    match near.filter(|_| armed) {
        Some(other) => Urge::default().aim(other.at - here.0).hold(Buttons::STRIKE),
        None => Urge::default(),
    }
}

fn drive(bot: &mut Bot, world: &World, own: &Seen, errand: Errand) -> Urge {
    let fleet = world.resource::<Fleet>();
    let streets = world.resource::<Streets>();
    let target = errand.chases.and_then(|entity| fleet.get(entity));
    let to = target.map_or(errand.to, |target| target.at + target.velocity * 0.6);
    let pushed = errand.chases.filter(|_| errand.train).and_then(|target| rails::push(world, own, target));
    let trip = &mut bot.trip;
    if let Some(urge) = pushed.or_else(|| rails::keep_off(world, own)) {
        trip.stuck = 0;
        return urge;
    }
    if trip.backs > 0 {
        trip.backs -= 1;
        return Urge::go(-own.forward);
    }
    trip.stuck = if own.velocity.length() < 0.7 { trip.stuck + 1 } else { 0 };
    if trip.stuck > 90 {
        (trip.stuck, trip.backs) = (0, 110);
    }
    if let Some(target) = target.filter(|target| errand.rams && is_near(own, target)) {
        return trip.ram(own, target);
    }
    if let Some(urge) = target.filter(|_| !errand.rams).and_then(|target| rails::shadow(own, target, CLOSE)) {
        return urge;
    }
    let go = match own.at.distance(to) < STRAIGHT && target.is_none() {
        true => to - own.at,
        false => {
            let way = target.map(|target| target.forward);
            along(trip, streets, fleet, own, (to, way, errand.train)).unwrap_or(to - own.at)
        }
    };
    let go = if go == Vec2::ZERO { own.forward } else { go };
    Urge::go(go.clamp_length_max(1.0))
}

/// Whether somebody drives the same way, near enough to be rammed.
fn is_near(own: &Seen, target: &Seen) -> bool {
    let local = own.local(target.at);
    let room = own.half.x + target.half.x;
    target.forward.dot(own.forward) > 0.8 && local.x.abs() < room + 12.0 && local.y.abs() < 9.0
}

impl Trip {
    /// Into him: from behind in his own line, from beside with the whole side. Then it drops back and comes again.
    fn ram(&mut self, own: &Seen, target: &Seen) -> Urge {
        let local = own.local(target.at);
        let room = own.half.x + target.half.x;
        let touches = local.x.abs() < room + 1.5 && local.y.abs() < own.half.y + target.half.y + 0.6;
        self.pushes = if touches { self.pushes + 1 } else { self.pushes.saturating_sub(1) };
        if self.rests > 0 {
            self.rests -= 1;
            // Back a little and out of his line, to come again.
            let speed = target.speed() - 3.0;
            return Urge::go(if own.speed() > speed { -own.forward } else { own.forward });
        }
        if self.pushes > 40 {
            (self.pushes, self.rests) = (0, 70);
        }
        if local.x < -room * 0.6 {
            return Urge::go(own.forward * 0.2);
        }
        let beside = local.x.abs() < room * 0.8;
        let aligned = local.y.abs() < 0.8;
        if beside || !aligned {
            let near = local.y.abs() < own.half.y + target.half.y + 2.5;
            let urge = Urge::go(toward(own, local.y));
            return if beside && near { urge.press(Buttons::STRIKE) } else { urge };
        }
        Urge::go(own.forward)
    }
}

/// Along the street and to that side of it, as two keys at once say it.
pub(super) fn toward(own: &Seen, left: f32) -> Vec2 {
    Vec2::from_angle(std::f32::consts::FRAC_PI_4 * left.signum()).rotate(own.forward)
}

/// The way to a point of the lane ahead, or of the one after it. Of somebody who drives it is known which way he looks.
fn along(
    trip: &mut Trip,
    streets: &Streets,
    fleet: &Fleet,
    own: &Seen,
    (to, way, follows): (Vec2, Option<Vec2>, bool),
) -> Option<Vec2> {
    let lane = streets.nearest_lane(own.at, own.forward, 40.0)?;
    let goal_lane = streets.nearest_lane(to, way.unwrap_or(to - own.at), 60.0)?;
    let reach = own.speed().max(0.0) * 1.1 + 10.0;
    let metres = streets.metres(lane, own.at);
    let same = goal_lane.segment == lane.segment && goal_lane.against == lane.against;
    if same && streets.metres(lane, to) > metres {
        return Some(round(streets, fleet, own, lane, metres + reach) - own.at);
    }
    // To the beginning of the lane on which the goal is; or, where he comes this way, to its end.
    let (begin, finish) = streets.roads.ends(goal_lane);
    let (_, end) = streets.roads.ends(lane);
    let far = |trip: &mut Trip, goal: usize| trip.costs(streets, goal).get(&end).copied();
    let comes = way.is_some()
        && !follows
        && far(trip, finish).zip(far(trip, begin)).is_some_and(|(finish, begin)| finish < begin);
    let goal = if comes { finish } else { begin };
    let length = streets.roads.segments[lane.segment].length;
    let left = length - metres;
    if comes && end == goal && left < 45.0 {
        // Here he will come by.
        return Some(if own.speed() > 3.0 { -own.forward } else { own.forward * 0.16 });
    }
    let costs = trip.costs(streets, goal);
    let next = if end == goal && !comes { Some(goal_lane) } else { cheapest(streets, lane, costs) };
    let bend = next.map_or(1.0, |next| streets.way(lane).dot(streets.way(next)));
    let allowed = (40.0 / (1.0 - bend).max(0.2) + 6.0 * (left - 16.0).max(0.0)).sqrt();
    if bend < 0.9 && left > 0.0 && own.speed() > allowed {
        // The keys against the way brake.
        return Some(-own.forward);
    }
    let point = match next {
        Some(next) if left < reach => {
            streets.on_lane(next, (reach - left).max(streets.roads.nodes[end].reach + 4.0))
        }
        _ => round(streets, fleet, own, lane, metres + reach),
    };
    Some(point - own.at)
}

fn cheapest(streets: &Streets, lane: Lane, costs: &BTreeMap<usize, f32>) -> Option<Lane> {
    let worth = |next: &Lane| {
        let (_, to) = streets.roads.ends(*next);
        let back = if next.segment == lane.segment { 400.0 } else { 0.0 };
        costs.get(&to).map(|cost| cost + streets.roads.segments[next.segment].length + back)
    };
    let known = streets.next_lanes(lane).into_iter().filter_map(|next| Some((worth(&next)?, next)));
    known.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, lane)| lane)
}

/// A point of the lane, beside it where somebody slow is in the way: rather in another lane of the same direction than
/// among those who come. Where there is no way round him, it brakes.
fn round(streets: &Streets, fleet: &Fleet, own: &Seen, lane: Lane, metres: f32) -> Vec2 {
    let way = streets.way(lane);
    let speed = own.speed().max(0.0);
    let in_way = |left: f32, ahead: f32| {
        fleet.all.iter().filter(move |other| {
            let off = other.at - own.at;
            let (along, aside) = (off.dot(way), way.perp_dot(off) - left);
            let comes = other.velocity.dot(way) < -2.0;
            let near = along > 0.0 && along < ahead * if comes { 2.2 } else { 1.0 };
            let close = along < own.half.x + other.extent(way) + CLOSE;
            let slow = other.velocity.dot(way) < speed + if close { 1.5 } else { -1.0 } || other.idle;
            let wide = own.half.y + other.extent(way.perp()) + 0.5;
            other.entity != own.entity && near && slow && aside.abs() < wide
        })
    };
    let here = streets.metres(lane, own.at);
    let ahead = 12.0 + own.half.x + speed * 1.4;
    let blocks = |left: f32| in_way(left, ahead).next().is_some();
    // From where the bus is now, not from the lane's middle.
    let off = way.perp_dot(own.at - streets.on_lane(lane, here));
    if !blocks(0.0) {
        return streets.on_lane(lane, metres);
    }
    let right_way = |left: f32| {
        let at = own.at + way.perp() * left;
        streets.nearest_lane(at, way, 12.0).is_some_and(|other| {
            let on = streets.on_lane(other, streets.metres(other, at));
            streets.way(other).dot(way) > 0.8 && on.distance(at) < 1.8
        })
    };
    let mut sides = [ROUND, -ROUND];
    sides.sort_by_key(|left| !right_way(*left));
    let free = sides.into_iter().find(|left| !blocks(*left));
    if let Some(left) = free {
        return streets.on_lane(lane, metres) + way.perp() * (off + left);
    }
    let nearest =
        in_way(0.0, ahead).map(|other| (other.at - own.at).dot(way) - own.half.x - other.extent(way));
    let gap = nearest.min_by(f32::total_cmp).unwrap_or(0.0);
    let brakes = speed * speed / 11.0 + 2.0 > gap;
    if brakes { own.at - own.forward * 4.0 } else { streets.on_lane(lane, metres) }
}
