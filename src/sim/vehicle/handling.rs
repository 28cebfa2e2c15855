//! How a vehicle on wheels moves: two axles, each of which rolls along its wheels and holds against sliding, as far
//! as its grip goes.
//!
//! An axle has so much grip in all. What it spends on pushing and braking is missing against sliding: who brakes hard
//! in a bend goes straight on, and who pulls the handbrake comes round.

use bevy::math::{Vec2, ops};

use crate::{content::vehicle::VehicleDef, sim::physics::TICK};

/// What a driver asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Controls {
    /// Throttle, 0 to 1; backwards under 0.
    pub throttle: f32,
    /// Brake, 0 to 1.
    pub brake: f32,
    /// Wheel: share of the most that it turns, -1 (right) to 1 (left).
    pub steer: f32,
    /// Whether the handbrake is pulled.
    pub handbrake: bool,
    /// Share of the engine that comes on top.
    pub boost: f32,
}

/// How a vehicle moves.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct State {
    /// Which way it looks (unit vector).
    pub forward: Vec2,
    /// Metres a second.
    pub velocity: Vec2,
    /// Radians a second, anticlockwise.
    pub spin: f32,
    /// How far the front wheels are turned: radians, to the left.
    pub steer: f32,
}

/// How often the two axles settle what they ask of each other in a tick.
const ROUNDS: u32 = 4;

/// How far the front wheels turn at that speed, in radians.
pub fn most_steer(def: &VehicleDef, speed: f32) -> f32 {
    def.steer.to_radians() / (1.0 + speed.abs() / def.steer_falloff)
}

/// The state after a tick.
pub fn step(def: &VehicleDef, state: State, wheel: Controls) -> State {
    let mut next = state;
    let speed = state.velocity.dot(state.forward);
    let wanted = wheel.steer.clamp(-1.0, 1.0) * most_steer(def, speed);
    let turn = def.steer_rate.to_radians() * TICK;
    next.steer += (wanted - next.steer).clamp(-turn, turn);
    let (push, hold) = forces(def, speed, wheel);
    let half = def.axles() / 2.0;
    let mut axles = [
        Axle::new(def, half, next.steer, push * 0.4, hold * 0.6, 1.0),
        Axle::new(def, -half, 0.0, push * 0.6, hold * 0.4, rear_grip(def, wheel)),
    ];
    if wheel.handbrake {
        axles[1].hold += def.brake * 0.5;
    }
    for _ in 0..ROUNDS {
        for axle in &mut axles {
            axle.settle(def, &mut next);
        }
    }
    let drag = next.velocity * (def.air * next.velocity.length() / def.mass * TICK);
    next.velocity -= drag.clamp_length_max(next.velocity.length());
    next
}

fn rear_grip(def: &VehicleDef, wheel: Controls) -> f32 {
    def.rear * if wheel.handbrake { def.handbrake } else { 1.0 }
}

/// What the engine pushes and what brakes and rolling hold, in newtons.
fn forces(def: &VehicleDef, speed: f32, wheel: Controls) -> (f32, f32) {
    let throttle = wheel.throttle.clamp(-1.0, 1.0);
    let (most, back) = if throttle < 0.0 { (def.reverse_speed, -1.0) } else { (def.top_speed, 1.0) };
    // The engine has nothing left at the top.
    let near = (speed * back / most.max(0.1)).clamp(0.0, 1.0);
    let left = 1.0 - near * near * near * near;
    let push = throttle * def.engine * left + wheel.boost.max(0.0) * def.engine * left;
    let hold = wheel.brake.clamp(0.0, 1.0) * def.brake + def.roll * def.mass;
    (push, hold)
}

/// An axle in a tick: what it has still to give.
struct Axle {
    /// Metres before the middle.
    at: f32,
    /// Which way its wheels are turned, in radians to the left.
    steer: f32,
    /// The impulse with which it pushes forwards, once.
    push: f32,
    /// Newtons with which it holds against rolling.
    hold: f32,
    /// The most impulse that its tyres carry.
    most: f32,
    /// The impulse that it has given so far: along its wheels and to their left.
    given: Vec2,
    /// Whether it has pushed.
    pushed: bool,
}

impl Axle {
    fn new(def: &VehicleDef, at: f32, steer: f32, push: f32, hold: f32, grip: f32) -> Self {
        let most = def.grip * grip * def.mass / 2.0 * TICK;
        Self { at, steer, push: push * TICK, hold, most, given: Vec2::ZERO, pushed: false }
    }

    /// Pushes, holds, and keeps from sliding, as far as its grip goes.
    fn settle(&mut self, def: &VehicleDef, state: &mut State) {
        let (sin, cos) = ops::sin_cos(self.steer);
        let along = Vec2::new(cos, sin).rotate(state.forward);
        let aside = along.perp();
        let arm = state.forward * self.at;
        let velocity = state.velocity + arm.perp() * state.spin;
        let inertia = def.inertia();
        let mass = |way: Vec2| {
            let lever = arm.perp_dot(way);
            1.0 / (1.0 / def.mass + lever * lever / inertia)
        };
        let mut wanted = self.given;
        if !self.pushed {
            self.pushed = true;
            wanted.x += self.push;
        } else {
            // The brakes hold the wheel, never more than it takes to stop it.
            let most = self.hold * TICK;
            let braked = wanted.x - if self.push == 0.0 { 0.0 } else { self.push };
            let stop = -velocity.dot(along) * mass(along) * 0.5;
            wanted.x += (braked + stop).clamp(-most, most) - braked;
        }
        wanted.y -= velocity.dot(aside) * mass(aside) * 0.5;
        let allowed = wanted.clamp_length_max(self.most);
        let impulse = allowed - self.given;
        self.given = allowed;
        let world = along * impulse.x + aside * impulse.y;
        state.velocity += world / def.mass;
        state.spin += arm.perp_dot(world) / inertia;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn car() -> VehicleDef {
        ron::from_str(
            r#"(name: "car", sprite: "car", length: 4.6, width: 1.9, height: 1.4, mass: 1400, engine: 6500,
                brake: 12000, top_speed: 20, health: 100)"#,
        )
        .expect("a car")
    }

    fn drive(def: &VehicleDef, mut state: State, wheel: Controls, ticks: u32) -> (State, Vec2) {
        let mut at = Vec2::ZERO;
        for _ in 0..ticks {
            state = step(def, state, wheel);
            at += state.velocity * TICK;
            state.forward = Vec2::from_angle(state.spin * TICK).rotate(state.forward);
        }
        (state, at)
    }

    fn rolling(speed: f32) -> State {
        State { forward: Vec2::X, velocity: Vec2::X * speed, ..State::default() }
    }

    #[test]
    fn throttle_and_brake_do_what_they_say() {
        let def = car();
        let (fast, _) = drive(&def, rolling(0.0), Controls { throttle: 1.0, ..Controls::default() }, 600);
        assert!((17.0..20.5).contains(&fast.velocity.x), "{fast:?}");
        let (still, at) = drive(&def, rolling(15.0), Controls { brake: 1.0, ..Controls::default() }, 180);
        assert!(still.velocity.length() < 0.05, "{still:?}");
        assert!((10.0..25.0).contains(&at.x), "braked within {} m", at.x);
    }

    #[test]
    fn it_turns_where_the_wheel_says_and_no_tighter_than_its_grip() {
        let def = car();
        let turn = Controls { throttle: 0.3, steer: 1.0, ..Controls::default() };
        let (slow, _) = drive(&def, rolling(6.0), turn, 60);
        assert!(slow.spin > 0.3, "{slow:?}");
        let (fast, _) = drive(&def, rolling(18.0), turn, 60);
        let pull = fast.spin * fast.velocity.length();
        assert!(pull > 3.0 && pull < def.grip * 1.2, "{pull} m/s2 in {fast:?}");
    }

    #[test]
    fn the_handbrake_brings_the_tail_round() {
        let def = car();
        let turn = Controls { steer: 0.6, ..Controls::default() };
        let slide = Controls { handbrake: true, ..turn };
        let (held, _) = drive(&def, rolling(14.0), turn, 40);
        let (slid, _) = drive(&def, rolling(14.0), slide, 40);
        let beside = |state: State| state.velocity.perp_dot(state.forward).abs();
        assert!(beside(slid) > beside(held) + 1.0, "{held:?} {slid:?}");
    }

    #[test]
    fn left_alone_it_rolls_straight_on_and_stands_still_for_ever() {
        let def = car();
        let (rolled, at) = drive(&def, rolling(5.0), Controls::default(), 120);
        assert!(at.y.abs() < 1e-3 && rolled.velocity.x > 3.0, "{rolled:?}");
        let (still, at) = drive(&def, rolling(0.0), Controls::default(), 600);
        assert!(still.velocity.length() < 1e-4 && at.length() < 1e-3);
    }
}
