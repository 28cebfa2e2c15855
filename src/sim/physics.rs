//! Rapier, held in one resource: walls, furniture and bodies, stepped at one place in the tick.
//!
//! The engine's sets are used directly rather than through the plugin's systems: bodies come in the order of
//! [`super::actor::ActorId`] whatever order the ECS stores them in, and a restart is a fresh world within one tick.
//! `docs/architecture.md` gives the whole reasoning. Nothing else in the game speaks to Rapier.

mod vehicles;

use bevy::{
    ecs::{component::Component, entity::Entity, resource::Resource},
    math::Vec2,
};
use bevy_rapier2d::rapier::prelude::*;

pub use vehicles::{Contact, Hull, Motion, VehicleBody};

use super::map::Map;
use crate::content::{level::TILE, prop::Footprint};

/// Seconds in a tick.
pub const TICK: f32 = 1.0 / 60.0;

/// Props at least so high stop things in flight, and sight unless they are clear, in metres.
pub const TALL: f32 = 1.2;

const WALL: Group = Group::GROUP_1;
const LOW: Group = Group::GROUP_2;
const BODY: Group = Group::GROUP_3;
/// What stops sight.
const OPAQUE: Group = Group::GROUP_4;
/// Those who lie, roll, fly or are held.
const PASSING: Group = Group::GROUP_5;
/// Vehicles.
const VEHICLE: Group = Group::GROUP_7;
/// What stops things in flight: all that is opaque, and glass.
const FLIGHT: Group = Group::GROUP_6;

/// The physics world.
#[derive(Resource)]
pub struct Physics {
    world: PhysicsWorld,
    /// Clouds that hang in the air: nobody sees through them.
    pub clouds: Vec<Cloud>,
}

/// A cloud.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cloud {
    /// Its middle, in metres.
    pub at: Vec2,
    /// Its radius, in metres.
    pub radius: f32,
    /// Ticks for which it still hangs there.
    pub left: u32,
}

/// How far one sees in a cloud, in metres.
const IN_CLOUD: f32 = 1.4;

impl Cloud {
    /// Whether it takes the sight between two points: more of it lies on the way than one sees through.
    fn hides(&self, from: Vec2, to: Vec2) -> bool {
        let way = to - from;
        let length = way.length();
        if length <= IN_CLOUD {
            return false;
        }
        let along = way / length;
        let middle = (self.at - from).dot(along);
        let aside = (self.at - from - along * middle).length();
        if aside >= self.radius {
            return false;
        }
        let half = (self.radius * self.radius - aside * aside).sqrt();
        (middle + half).min(length) - (middle - half).max(0.0) > IN_CLOUD
    }
}

/// A body's place in the physics world.
#[derive(Component, Clone, Copy, Debug)]
pub struct PhysicsBody {
    body: RigidBodyHandle,
    collider: ColliderHandle,
    solidity: Solidity,
}

/// A prop's or door's place in the physics world.
#[derive(Component, Clone, Copy, Debug)]
pub struct PhysicsProp(ColliderHandle);

/// What a body meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Solidity {
    /// Walls, furniture and other bodies.
    Standing,
    /// Walls and furniture: in the air, on the ground, in somebody's arms, rolling.
    Passing,
    /// Nothing: on the way over something low, to a place that is known to be free.
    Over,
}

/// What a ray or a flying body met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Obstacle {
    /// Metres from the ray's beginning.
    pub distance: f32,
    /// The prop or door, or none for a wall.
    pub thing: Option<Entity>,
}

impl Default for Physics {
    fn default() -> Self {
        let mut world = PhysicsWorld::new();
        world.gravity = Vec2::ZERO;
        world.integration_parameters.dt = TICK;
        Self { world, clouds: Vec::new() }
    }
}

impl Physics {
    /// A world with the walls of `map`.
    pub fn new(map: &Map) -> Self {
        let mut physics = Self::default();
        for floor in &map.floors {
            for y in 0..floor.height {
                physics.add_wall_row(floor, y);
            }
        }
        physics
    }

    /// Neighbouring wall tiles of a row become one box: fewer seams for bodies to catch on.
    fn add_wall_row(&mut self, floor: &super::map::MapFloor, y: u32) {
        let is_wall = |x: u32| floor.terrain(x, y).is_none_or(|terrain| terrain.kind.is_opaque());
        let mut x = 0;
        while x < floor.width {
            let begin = x;
            while x < floor.width && is_wall(x) {
                x += 1;
            }
            if x > begin {
                let middle = Vec2::new(
                    (floor.offset as f32 + (begin + x) as f32 / 2.0) * TILE,
                    (floor.height as f32 - y as f32 - 0.5) * TILE,
                );
                let half = Vec2::new((x - begin) as f32 * TILE / 2.0, TILE / 2.0);
                self.add_fixed(SharedShape::cuboid(half.x, half.y), middle, WALL | OPAQUE | FLIGHT, 0);
            }
            x += 1;
        }
    }

    fn add_fixed(&mut self, shape: SharedShape, at: Vec2, groups: Group, user_data: u128) -> ColliderHandle {
        let collider = ColliderBuilder::new(shape)
            .translation(at)
            .friction(0.0)
            .collision_groups(InteractionGroups::new(groups, Group::ALL, InteractionTestMode::And))
            .user_data(user_data);
        self.world.insert_collider(collider, None)
    }

    /// Adds a prop or a door that stops bodies.
    pub fn add_prop(&mut self, thing: Entity, at: Vec2, footprint: Footprint, height: f32) -> PhysicsProp {
        self.add_thing(thing, at, footprint, height, false)
    }

    /// As [`Self::add_prop`]; a `clear` thing stops no sight, however high it is.
    pub fn add_thing(
        &mut self,
        thing: Entity,
        at: Vec2,
        footprint: Footprint,
        height: f32,
        clear: bool,
    ) -> PhysicsProp {
        let shape = match footprint {
            Footprint::Round(radius) => SharedShape::ball(radius),
            Footprint::Rect(width, depth) => SharedShape::cuboid(width / 2.0, depth / 2.0),
        };
        let groups = match height >= TALL {
            true if clear => LOW | FLIGHT,
            true => LOW | OPAQUE | FLIGHT,
            false => LOW,
        };
        PhysicsProp(self.add_fixed(shape, at, groups, u128::from(thing.to_bits())))
    }

    /// Takes a prop or door away.
    pub fn remove_prop(&mut self, prop: PhysicsProp) {
        self.world.remove_collider(prop.0);
    }

    /// Moves a prop to another place.
    pub fn move_prop(&mut self, prop: PhysicsProp, at: Vec2) {
        if let Some(collider) = self.world.colliders.get_mut(prop.0) {
            collider.set_translation(at);
        }
    }

    /// Adds a body of that radius (metres) and mass (kilograms).
    pub fn add_body(&mut self, at: Vec2, radius: f32, mass: f32) -> PhysicsBody {
        let body = RigidBodyBuilder::dynamic().translation(at).lock_rotations().can_sleep(false);
        let collider = ColliderBuilder::ball(radius)
            .mass(mass)
            .friction(0.0)
            .restitution(0.0)
            .collision_groups(groups_of(Solidity::Standing));
        let (body, collider) = self.world.insert(body, collider);
        PhysicsBody { body, collider, solidity: Solidity::Standing }
    }

    /// Takes a body away.
    pub fn remove_body(&mut self, body: &PhysicsBody) {
        self.world.remove_body(body.body);
    }

    /// Puts a body somewhere else.
    pub fn teleport(&mut self, body: &PhysicsBody, at: Vec2) {
        if let Some(rigid) = self.world.bodies.get_mut(body.body) {
            rigid.set_translation(at, true);
        }
    }

    /// Tells a body what it meets and how fast it wants to go, in metres a second.
    pub fn drive(&mut self, body: &mut PhysicsBody, velocity: Vec2, solidity: Solidity) {
        if body.solidity != solidity {
            body.solidity = solidity;
            if let Some(collider) = self.world.colliders.get_mut(body.collider) {
                collider.set_collision_groups(groups_of(solidity));
            }
        }
        if let Some(rigid) = self.world.bodies.get_mut(body.body) {
            rigid.set_linvel(velocity, true);
        }
    }

    /// Goes on by one tick.
    pub fn step(&mut self) {
        self.world.step();
        self.clouds.retain_mut(|cloud| {
            cloud.left = cloud.left.saturating_sub(1);
            cloud.left > 0
        });
    }

    /// Where a body is and how fast it goes.
    pub fn state(&self, body: &PhysicsBody) -> Option<(Vec2, Vec2)> {
        self.world.bodies.get(body.body).map(|rigid| (rigid.translation(), rigid.linvel()))
    }

    /// Whether nothing opaque stands between two points, and no cloud hangs there.
    pub fn line_of_sight(&self, from: Vec2, to: Vec2) -> bool {
        !self.clouds.iter().any(|cloud| cloud.hides(from, to)) && self.cast(from, to, OPAQUE).is_none()
    }

    /// Whether a hand gets from one point to the other over whatever is low: neither wall nor glass is between them.
    pub fn is_open(&self, from: Vec2, to: Vec2) -> bool {
        self.cast(from, to, FLIGHT).is_none()
    }

    /// The first wall, prop or closed door on the way between two points.
    pub fn first_obstacle(&self, from: Vec2, to: Vec2) -> Option<Obstacle> {
        self.cast(from, to, WALL | LOW)
    }

    /// The first wall or tall prop on the way between two points, of glass too: what stops a thing in flight.
    pub fn first_tall(&self, from: Vec2, to: Vec2) -> Option<Obstacle> {
        self.cast(from, to, FLIGHT)
    }

    /// The first wall, tall prop or closed door on a bullet's way, but for those that `passes` names.
    pub fn first_in_flight(&self, from: Vec2, to: Vec2, passes: &dyn Fn(Entity) -> bool) -> Option<Obstacle> {
        self.cast_past(from, to, FLIGHT, passes)
    }

    /// The first prop of any height on the way, but for those that `passes` names.
    pub fn first_low(&self, from: Vec2, to: Vec2, passes: &dyn Fn(Entity) -> bool) -> Option<Obstacle> {
        self.cast_past(from, to, LOW, passes)
    }

    fn cast(&self, from: Vec2, to: Vec2, groups: Group) -> Option<Obstacle> {
        self.cast_past(from, to, groups, &|_| false)
    }

    fn cast_past(
        &self,
        from: Vec2,
        to: Vec2,
        groups: Group,
        passes: &dyn Fn(Entity) -> bool,
    ) -> Option<Obstacle> {
        let way = to - from;
        let length = way.length();
        if length < 1e-6 {
            return None;
        }
        let stops = |handle: ColliderHandle, _: &Collider| !self.thing_of(handle).is_some_and(passes);
        let filter = QueryFilter::default()
            .groups(InteractionGroups::new(Group::ALL, groups, InteractionTestMode::And))
            .predicate(&stops);
        let ray = Ray::new(from, way / length);
        let pipeline = self.world.query_pipeline_with_filter(filter);
        pipeline
            .cast_ray(&ray, length, true)
            .map(|(handle, distance)| Obstacle { distance, thing: self.thing_of(handle) })
    }

    fn thing_of(&self, handle: ColliderHandle) -> Option<Entity> {
        let data = self.world.colliders.get(handle)?.user_data;
        u64::try_from(data).ok().filter(|bits| *bits != 0).and_then(Entity::try_from_bits)
    }
}

fn groups_of(solidity: Solidity) -> InteractionGroups {
    let (member, meets) = match solidity {
        Solidity::Standing => (BODY, WALL | LOW | BODY | VEHICLE),
        Solidity::Passing => (PASSING, WALL | LOW | VEHICLE),
        Solidity::Over => (PASSING, Group::NONE),
    };
    InteractionGroups::new(member, meets, InteractionTestMode::And)
}
