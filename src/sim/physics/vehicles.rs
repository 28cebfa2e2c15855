//! Vehicles in the physics world: boxes that turn, trains that nothing moves, and what stands beside streets.
//!
//! People never push a vehicle: it dominates them. One that is slow stops those who lie or roll too, one that is fast
//! goes over them.

use bevy::{
    ecs::{component::Component, entity::Entity},
    math::Vec2,
};
use bevy_rapier2d::rapier::prelude::*;

use super::{BODY, FLIGHT, LOW, OPAQUE, PASSING, Physics, TALL, VEHICLE, WALL};

/// A vehicle's place in the physics world.
#[derive(Component, Clone, Copy, Debug)]
pub struct VehicleBody {
    body: RigidBodyHandle,
    collider: ColliderHandle,
    meets_lying: bool,
    groups: Group,
}

/// What a vehicle is to the physics world.
#[derive(Clone, Copy, Debug)]
pub struct Hull {
    /// Half its length and half its width, in metres.
    pub half: Vec2,
    /// Its height in metres.
    pub height: f32,
    /// Its mass in kilograms.
    pub mass: f32,
    /// How hard it is to turn, in kilogram square metres.
    pub inertia: f32,
    /// Whether nothing moves it.
    pub railed: bool,
}

/// Where a vehicle is and how it moves.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Motion {
    /// Its middle, in metres.
    pub at: Vec2,
    /// Which way it looks: radians anticlockwise from the east, -π to π.
    pub angle: f32,
    /// Metres a second.
    pub velocity: Vec2,
    /// Radians a second, anticlockwise.
    pub spin: f32,
}

/// What a vehicle touches.
#[derive(Clone, Copy, Debug)]
pub struct Contact {
    /// The vehicle or thing; none for a wall.
    pub other: Option<Entity>,
    /// Where, in metres.
    pub at: Vec2,
    /// How hard the last step pushed, as the solver counts it: of use to tell the hardest of several.
    pub push: f32,
}

impl Physics {
    /// Adds a vehicle.
    pub fn add_vehicle(&mut self, vehicle: Entity, hull: Hull, motion: Motion) -> VehicleBody {
        let pose = Pose::new(motion.at, motion.angle);
        let kind = match hull.railed {
            true => RigidBodyBuilder::kinematic_position_based(),
            false => RigidBodyBuilder::dynamic(),
        };
        let body =
            kind.pose(pose).linvel(motion.velocity).angvel(motion.spin).can_sleep(false).dominance_group(1);
        let high = if hull.height >= TALL { OPAQUE } else { Group::NONE };
        let groups = VEHICLE | FLIGHT | high;
        let collider = ColliderBuilder::cuboid(hull.half.x, hull.half.y)
            .mass_properties(MassProperties::new(Vec2::ZERO, hull.mass, hull.inertia))
            .friction(0.25)
            .restitution(0.12)
            .collision_groups(vehicle_groups(groups, false))
            .user_data(u128::from(vehicle.to_bits()));
        let (body, collider) = self.world.insert(body, collider);
        VehicleBody { body, collider, meets_lying: false, groups }
    }

    /// Takes a vehicle away.
    pub fn remove_vehicle(&mut self, vehicle: &VehicleBody) {
        self.world.remove_body(vehicle.body);
    }

    /// Puts a vehicle somewhere else.
    pub fn place_vehicle(&mut self, vehicle: &VehicleBody, at: Vec2, angle: f32) {
        if let Some(rigid) = self.world.bodies.get_mut(vehicle.body) {
            rigid.set_position(Pose::new(at, angle), true);
        }
    }

    /// Tells a vehicle how it wants to move in the coming step, and whether it stops those who lie.
    pub fn drive_vehicle(&mut self, vehicle: &mut VehicleBody, velocity: Vec2, spin: f32, meets_lying: bool) {
        if vehicle.meets_lying != meets_lying {
            vehicle.meets_lying = meets_lying;
            if let Some(collider) = self.world.colliders.get_mut(vehicle.collider) {
                collider.set_collision_groups(vehicle_groups(vehicle.groups, meets_lying));
            }
        }
        if let Some(rigid) = self.world.bodies.get_mut(vehicle.body) {
            rigid.set_linvel(velocity, true);
            rigid.set_angvel(spin, true);
        }
    }

    /// Tells a vehicle on rails where it is after the coming step.
    pub fn roll_vehicle(&mut self, vehicle: &VehicleBody, at: Vec2, angle: f32) {
        if let Some(rigid) = self.world.bodies.get_mut(vehicle.body) {
            rigid.set_next_kinematic_position(Pose::new(at, angle));
        }
    }

    /// Where a vehicle is and how it moves.
    pub fn motion(&self, vehicle: &VehicleBody) -> Option<Motion> {
        self.world.bodies.get(vehicle.body).map(|rigid| Motion {
            at: rigid.translation(),
            angle: rigid.rotation().angle(),
            velocity: rigid.linvel(),
            spin: rigid.angvel(),
        })
    }

    /// What a vehicle touches, walls as well as others.
    pub fn contacts<'p>(&'p self, vehicle: &'p VehicleBody) -> impl Iterator<Item = Contact> + 'p {
        let own = vehicle.collider;
        let pairs =
            self.world.narrow_phase.contact_pairs_with(own).filter(|pair| pair.has_any_active_contact());
        pairs.filter_map(move |pair| {
            let other = if pair.collider1 == own { pair.collider2 } else { pair.collider1 };
            let first = self.world.colliders.get(pair.collider1)?;
            let deepest = pair
                .solver_manifolds()
                .iter()
                .flat_map(|manifold| &manifold.points)
                .min_by(|a, b| a.dist.total_cmp(&b.dist))?;
            let at = *first.position() * deepest.local_p1;
            Some(Contact { other: self.thing_of(other), at, push: pair.total_impulse_magnitude() })
        })
    }

    /// Whether a body of that radius has room there, beside walls, furniture and vehicles.
    pub fn has_room(&self, at: Vec2, radius: f32) -> bool {
        // A little less: at the edges of a spot one squeezes past.
        let reach = radius * 0.95;
        let ways = [Vec2::X, Vec2::NEG_X, Vec2::Y, Vec2::NEG_Y];
        let groups = WALL | LOW | VEHICLE;
        ways.into_iter().all(|way| self.cast(at, at + way * reach, groups).is_none())
    }

    /// Whether nothing that stands or drives is between two points.
    pub fn is_road_clear(&self, from: Vec2, to: Vec2, passes: &dyn Fn(Entity) -> bool) -> bool {
        self.cast_past(from, to, WALL | LOW | VEHICLE, passes).is_none()
    }

    /// Adds a wall that stands at an angle: a building, the side of a bridge. Half its length and half its depth are
    /// in metres, the angle in radians.
    pub fn add_wall(&mut self, at: Vec2, half: Vec2, angle: f32, tall: bool) {
        let groups = if tall { WALL | OPAQUE | FLIGHT } else { WALL };
        let collider = ColliderBuilder::cuboid(half.x, half.y)
            .position(Pose::new(at, angle))
            .friction(0.2)
            .collision_groups(InteractionGroups::new(groups, Group::ALL, InteractionTestMode::And));
        self.world.insert_collider(collider, None);
    }

    /// Adds a pillar.
    pub fn add_pillar(&mut self, at: Vec2, radius: f32) {
        self.add_fixed(SharedShape::ball(radius), at, WALL | OPAQUE | FLIGHT, 0);
    }
}

fn vehicle_groups(groups: Group, meets_lying: bool) -> InteractionGroups {
    let lying = if meets_lying { PASSING } else { Group::NONE };
    // Rays ask with all groups at once: they meet whatever meets anything.
    InteractionGroups::new(groups, WALL | LOW | BODY | VEHICLE | lying, InteractionTestMode::And)
}
