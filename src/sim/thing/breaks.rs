//! What breaks because the story says so.

use bevy::ecs::{entity::Entity, system::SystemState, world::World};

use super::{Prop, ThingId, strikable::StrikableProps};

/// Breaks all props with the tag that can break.
pub fn break_tagged(world: &mut World, tag: &str) {
    let mut all = world.query::<(&ThingId, Entity, &Prop)>();
    let tagged = all.iter(world).filter(|(_, _, prop)| prop.tag.as_deref() == Some(tag));
    let mut tagged: Vec<(ThingId, Entity)> = tagged.map(|(id, entity, _)| (*id, entity)).collect();
    tagged.sort_unstable();
    let mut state = SystemState::<StrikableProps>::new(world);
    if let Ok(mut props) = state.get_mut(world) {
        for (_, prop) in tagged {
            props.wear_by_bullet(prop, f32::MAX);
        }
    }
    state.apply(world);
}
