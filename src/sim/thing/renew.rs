//! Keeps the physics world in step with the things: what is taken away, broken, tipped.

use bevy::ecs::{entity::Entity, system::Command, world::World};

use super::Prop;
use crate::sim::{
    actor::Position,
    physics::{Physics, PhysicsProp, TALL},
};

/// Takes a thing out of the world, with its place in the physics world.
pub(super) struct RemoveThing(pub Entity);

impl Command for RemoveThing {
    type Out = ();

    fn apply(self, world: &mut World) {
        if let Some(place) = world.get::<PhysicsProp>(self.0).copied() {
            world.resource_mut::<Physics>().remove_prop(place);
        }
        world.despawn(self.0);
    }
}

/// Leaves of a prop in the physics world what still stops bodies; its pieces stay in sight.
pub(super) struct Renew(pub Entity);

impl Command for Renew {
    type Out = ();

    fn apply(self, world: &mut World) {
        renew(world, self.0);
    }
}

/// Brings a prop's place in the physics world up to date with what it is and where it stands.
pub fn renew(world: &mut World, entity: Entity) {
    let Ok(mut thing) = world.get_entity_mut(entity) else { return };
    let place = thing.take::<PhysicsProp>();
    let solid = thing.get::<Prop>().and_then(Prop::solid);
    let is_aimed_at = thing.get::<Prop>().is_some_and(|prop| !prop.broken && prop.def.bursts.is_some());
    let at = thing.get::<Position>().copied().unwrap_or_default();
    let mut physics = world.resource_mut::<Physics>();
    if let Some(place) = place {
        physics.remove_prop(place);
    }
    if let Some((footprint, height, clear)) = solid {
        // What bursts is shot at, however low it stands.
        let (height, clear) = if is_aimed_at && height < TALL { (TALL, true) } else { (height, clear) };
        let place = physics.add_thing(entity, at.0, footprint, height, clear);
        world.entity_mut(entity).insert(place);
    }
}
