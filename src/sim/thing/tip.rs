//! Tipping furniture over: a table becomes a wall that stops what flies low.

use bevy::{
    ecs::{entity::Entity, world::World},
    math::Vec2,
};

use super::{
    Prop,
    renew::renew,
    room::{self, half_extent},
};
use crate::{
    content::prop::TipsDef,
    sim::{actor::Position, map::Map, mission::Mission, noise::Noises, outcome::SimOutcome},
};

/// Tips a thing over in that direction (east, west, north or south), where there is room for what becomes of it. What
/// stands up is its far edge.
pub(super) fn tip(world: &mut World, thing: Entity, by: Entity, direction: Vec2) {
    let Some(prop) = world.get::<Prop>(thing).filter(|prop| !prop.broken) else { return };
    let (Some(tips), Some(old)) = (prop.def.tips.clone(), prop.def.footprint) else { return };
    let kind = outcome(&tips, direction).to_owned();
    let mission = world.resource::<Mission>();
    let rules = mission.setup.catalog.rules.clone();
    let Some(def) = mission.setup.catalog.props.get(&kind).cloned() else { return };
    let Some(new) = def.footprint else { return };
    let Some(at) = world.get::<Position>(thing).map(|at| at.0) else { return };
    let deep = |footprint| half_extent(footprint).dot(direction.abs());
    let at = at + direction * (deep(old) - deep(new)).max(0.0);
    let solids = room::solids(world);
    if !room::is_free(world.resource::<Map>(), &solids, thing, new, at) {
        return;
    }
    let mut entity = world.entity_mut(thing);
    if let Some(mut prop) = entity.get_mut::<Prop>() {
        let tag = prop.tag.take();
        *prop = Prop::new(kind, def, tag);
    }
    entity.insert(Position(at));
    renew(world, thing);
    world.resource_mut::<Noises>().make(at, rules.thing.tip_noise, Some(by));
    world.write_message(SimOutcome::Tipped { prop: thing, by, at, direction });
}

/// Id of the prop that a thing becomes when it is tipped that way.
fn outcome(tips: &TipsDef, way: Vec2) -> &str {
    match (way.x, way.y) {
        (x, _) if x > 0.5 => &tips.east,
        (x, _) if x < -0.5 => &tips.west,
        (_, y) if y > 0.0 => &tips.north,
        _ => &tips.south,
    }
}
