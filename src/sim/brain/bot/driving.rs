//! At the wheel: along the streets to where the objectives lead, after whom they name, and into him where he is to be
//! wrecked.

use bevy::{
    ecs::{entity::Entity, world::World},
    math::Vec2,
};

use super::{
    Urge,
    bound::{Errand, errand},
    rails,
    route::{Bound, CRAWL, Known, along},
};
use crate::sim::{
    actor::{Actor, Hand, Position, Seat},
    brain::bot::Bot,
    command::Buttons,
    fighter::side::are_hostile,
    road::Streets,
    vehicle::{Fleet, Riding, Seen},
};

/// Nearer than this the bot goes straight for its goal, in metres.
const STRAIGHT: f32 = 26.0;

/// Nearer than this from bumper to bumper it does not drive behind somebody, in metres.
pub(super) const CLOSE: f32 = 6.0;

/// What the bot remembers of its way.
#[derive(Clone, Debug, Default)]
pub(super) struct Trip {
    known: Known,
    /// Ticks for which it has not got on.
    stuck: u32,
    /// Ticks for which it still goes back.
    backs: u32,
    /// Ticks for which it has only pushed whom it is to ram: to ram again, it drops back.
    pushes: u32,
    /// Ticks for which it still drops back.
    rests: u32,
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
    let crossings = rails::crossings(world);
    let pushed = target.filter(|_| errand.train).and_then(|target| rails::push(&crossings, own, target));
    let trip = &mut bot.trip;
    if let Some(urge) = pushed.or_else(|| rails::keep_off(&crossings, own)) {
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
            let bound = Bound {
                at: to,
                way: target.map(|target| target.forward),
                moves: target.is_some_and(|target| target.speed() > CRAWL),
                follows: errand.train,
            };
            along(&mut trip.known, (streets, fleet), own, bound).unwrap_or(to - own.at)
        }
    };
    if go == Vec2::ZERO {
        trip.stuck = 0;
    }
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
