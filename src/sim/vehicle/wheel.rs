//! A player's hands at the wheel.
//!
//! With the assist the stick or the keys name the direction in which the vehicle is to go, and hands and feet follow;
//! where that is nearly the street's own direction, the street is meant. Without it up is the throttle, down the
//! brake, left and right the wheel.

use bevy::{
    ecs::{
        message::MessageWriter,
        query::{With, Without},
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{
    Crew, Fleet, Motor, Riding, Seen, Spin, Vehicle,
    handling::{Controls as Wheel, most_steer},
};
use crate::{
    content::{driving::WheelRules, vehicle::VehicleDef},
    sim::{
        actor::{Actor, Controls, Faction, Hand, Seat, Velocity},
        command::{Buttons, PlayerCommand},
        driver::Driver,
        mission::Mission,
        noise::Noises,
        outcome::SimOutcome,
        road::Streets,
    },
};

type Steered = (
    &'static Vehicle,
    &'static mut Velocity,
    &'static Spin,
    &'static mut Motor,
    &'static Crew,
    Option<&'static Driver>,
);

type Hands = (&'static Controls, Option<&'static Seat>, &'static Actor, &'static Hand, &'static Riding);

/// Vehicles do what those at their wheels ask, unless a mind drives.
pub(super) fn steer_by_hand(
    fleet: Res<Fleet>,
    mission: Res<Mission>,
    streets: Res<Streets>,
    mut noises: ResMut<Noises>,
    mut vehicles: Query<Steered, Without<Actor>>,
    people: Query<Hands, With<Actor>>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.driving;
    let free_wheel = mission.assists.free_wheel || !rules.wheel.assist;
    for seen in &fleet.all {
        let Ok((vehicle, mut velocity, spin, mut motor, crew, driver)) = vehicles.get_mut(seen.entity) else {
            continue;
        };
        motor.horn_rest = motor.horn_rest.saturating_sub(1);
        motor.shove = (motor.shove.0.saturating_sub(1), motor.shove.1.saturating_sub(1));
        let at_wheel = crew.driver().and_then(|person| people.get(person).ok());
        let player = at_wheel.filter(|(_, seat, ..)| seat.is_some());
        let Some((controls, _, _, hand, _)) = player.filter(|_| !vehicle.wrecked) else {
            if driver.is_none() || vehicle.wrecked {
                // Left alone, it stands.
                let brake = if vehicle.wrecked { 0.35 } else { 1.0 };
                motor.wheel = Wheel { brake, handbrake: !vehicle.wrecked, ..Wheel::default() };
                motor.hoots = false;
            }
            continue;
        };
        let command = controls.now;
        let armed = hand.gun().is_some();
        let leans = armed && command.buttons.contains(Buttons::STRIKE);
        let helped = crew.all().skip(1).any(|rider| {
            people
                .get(rider)
                .is_ok_and(|(_, seat, actor, ..)| seat.is_none() && actor.faction == Faction::Law)
        });
        let ahead = Ahead { seen, def: &vehicle.def, spin: spin.0, rules: &rules.wheel, streets: &streets };
        motor.wheel = if leans && helped {
            // Who sits beside him takes the wheel while he leans out.
            ahead.assisted(seen.forward * 0.9, rules.wheel.blind)
        } else if free_wheel {
            ahead.direct(command)
        } else {
            ahead.assisted(command.direction(), rules.wheel.street)
        };
        motor.wheel.handbrake = command.buttons.contains(Buttons::ROLL);
        if controls.pressed(Buttons::STRIKE) && !armed && motor.shove.1 == 0 {
            let side = beside(seen, &fleet, rules.beside);
            motor.shove = (rules.shove_ticks, rules.shove_rest);
            velocity.0 += seen.forward.perp() * side * rules.shove_side;
            let way = (seen.forward + seen.forward.perp() * side).normalize_or(seen.forward);
            outcomes.write(SimOutcome::Shoved { vehicle: seen.entity, direction: way });
        }
        if motor.shove.0 > 0 {
            motor.wheel.boost = rules.shove;
        }
        motor.hoots = command.buttons.contains(Buttons::KICK);
        if motor.hoots && motor.horn_rest == 0 {
            motor.horn_rest = rules.honk_every;
            noises.make(seen.at, rules.horn_reach, crew.driver());
            outcomes.write(SimOutcome::Honked { vehicle: seen.entity, at: seen.at });
        }
    }
}

/// On which side somebody drives within so many metres: 1 on the left, -1 on the right, 0 nobody.
fn beside(seen: &Seen, fleet: &Fleet, within: f32) -> f32 {
    let others = fleet.all.iter().filter(|other| other.entity != seen.entity && !other.railed);
    let near = others.filter_map(|other| {
        let local = seen.local(other.at);
        let gap = local.y.abs() - seen.half.y - other.half.y;
        let level = local.x.abs() < seen.half.x + other.half.x;
        (level && gap < within).then_some((gap, local.y.signum()))
    });
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.0, |(_, side)| side)
}

/// A vehicle and the street before it.
struct Ahead<'a> {
    seen: &'a Seen,
    def: &'a VehicleDef,
    spin: f32,
    rules: &'a WheelRules,
    streets: &'a Streets,
}

impl Ahead<'_> {
    /// Throttle, brake and wheel as the keys say.
    fn direct(&self, command: PlayerCommand) -> Wheel {
        let wish = command.direction();
        let speed = self.seen.speed();
        let backs = wish.y < 0.0 && speed < 0.6;
        Wheel {
            throttle: if wish.y > 0.0 || backs { wish.y } else { 0.0 },
            brake: if wish.y < 0.0 && !backs { -wish.y } else { 0.0 },
            steer: -wish.x,
            ..Wheel::default()
        }
    }

    /// What brings the vehicle into that direction; the direction's length is the throttle. Within so many degrees of
    /// a street's own direction the street is meant.
    fn assisted(&self, wish: Vec2, street: f32) -> Wheel {
        let Some(wanted) = wish.try_normalize().filter(|_| wish.length() > 0.15) else {
            return Wheel { brake: self.rules.coast, ..Wheel::default() };
        };
        let speed = self.seen.speed();
        let reach = (self.rules.ahead * speed.abs()).max(6.0) + self.seen.half.x;
        let along = self.streets.look(self.seen.at, wanted, reach, street.to_radians());
        let along = along.map(|point| point - self.seen.at).or_else(|| self.aside(wanted, speed));
        let wanted = along.map_or(wanted, |way| way.normalize_or(wanted));
        let turn = self.seen.forward.angle_to(wanted);
        let most = most_steer(self.def, speed).max(0.01);
        if turn.abs() > self.rules.back.to_radians() {
            return self.back(wanted, speed, most, wish.length());
        }
        let steer = (turn * self.rules.gain - self.spin * self.rules.damp) / most;
        // Who turns sharply takes the foot off first.
        let sharp = (turn.abs() / 1.2).min(1.0);
        let allowed = self.def.top_speed + (7.0 - self.def.top_speed) * sharp;
        let over = ((speed - allowed) / 4.0).clamp(0.0, 1.0);
        let throttle = if over > 0.0 { 0.0 } else { wish.length().min(1.0) };
        Wheel { throttle, brake: over * 0.8, steer: steer.clamp(-1.0, 1.0), ..Wheel::default() }
    }

    /// The way to the other side of the street along which the vehicle goes; none where the keys mean something else.
    fn aside(&self, wanted: Vec2, speed: f32) -> Option<Vec2> {
        let turn = self.seen.forward.angle_to(wanted);
        if speed < self.rules.rolls || turn.abs() > self.rules.aside.to_radians() {
            return None;
        }
        let street = self.streets.along(self.seen.at, self.seen.forward, self.rules.street.to_radians())?;
        let turn = street.angle_to(wanted);
        let within = turn.abs() <= self.rules.aside.to_radians();
        within.then(|| Vec2::from_angle(self.rules.drift.to_radians() * turn.signum()).rotate(street))
    }

    /// Against the vehicle's own direction: first to a stand, then backwards.
    fn back(&self, wanted: Vec2, speed: f32, most: f32, length: f32) -> Wheel {
        if speed > 0.8 {
            return Wheel { brake: 1.0, ..Wheel::default() };
        }
        let turn = (-self.seen.forward).angle_to(wanted);
        let steer = -(turn * self.rules.gain) / most;
        Wheel { throttle: -length.min(1.0), steer: steer.clamp(-1.0, 1.0), ..Wheel::default() }
    }
}
