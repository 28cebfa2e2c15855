//! What a checkpoint remembers of furniture and doors: what is no longer as the level's file has it.

use std::{collections::BTreeMap, sync::Arc};

use bevy::{
    ecs::{entity::Entity, world::World},
    math::Vec2,
};

use super::{Door, Prop, door, renew::renew};
use crate::{
    content::prop::PropDef,
    sim::{actor::Position, mission::FromPlacement},
};

/// Something that has changed.
#[derive(Clone, Debug)]
pub enum Changed {
    /// Furniture: tipped, pushed, broken, used, or less tough than it was.
    Prop {
        /// Id of its kind.
        kind: String,
        /// Its kind.
        def: Arc<PropDef>,
        /// Where it stood, in metres.
        at: Vec2,
        /// What was left of its toughness.
        toughness: f32,
        /// Whether it lay in pieces.
        broken: bool,
        /// How many things had been taken from it.
        given: u32,
        /// Whether it was on.
        on: bool,
    },
    /// A door.
    Door {
        /// What opened it.
        lock: Option<String>,
        /// Whether it stood open.
        open: bool,
        /// Whether it was broken.
        broken: bool,
        /// What kicks and bullets had taken of it.
        wear: f32,
        /// Which way it had been pushed open.
        swing: Vec2,
    },
}

/// The furniture and the doors of the level's file as they are, by their place among its placements.
pub fn changed(world: &mut World) -> BTreeMap<u32, Changed> {
    let mut things = world.query::<(&FromPlacement, &Position, Option<&Prop>, Option<&Door>)>();
    let all = things.iter(world).filter_map(|(number, at, prop, door)| {
        let changed = match (prop, door) {
            (Some(prop), _) => Changed::Prop {
                kind: prop.kind.clone(),
                def: prop.def.clone(),
                at: at.0,
                toughness: prop.toughness,
                broken: prop.broken,
                given: prop.given,
                on: prop.on,
            },
            (_, Some(door)) => Changed::Door {
                lock: door.lock.clone(),
                open: door.open,
                broken: door.broken,
                wear: door.wear,
                swing: door.swing,
            },
            _ => return None,
        };
        Some((number.0, changed))
    });
    all.collect()
}

/// Makes the furniture and the doors of a level that has just been built as they were.
pub fn restore(world: &mut World, changed: &BTreeMap<u32, Changed>) {
    let mut things = world.query::<(Entity, &FromPlacement)>();
    let mut all: Vec<(u32, Entity)> = things.iter(world).map(|(entity, number)| (number.0, entity)).collect();
    all.sort_unstable_by_key(|(number, _)| *number);
    for (number, entity) in all {
        match changed.get(&number) {
            Some(Changed::Prop { kind, def, at, toughness, broken, given, on }) => {
                let Some(mut prop) = world.get_mut::<Prop>(entity) else { continue };
                let tag = prop.tag.take();
                *prop = Prop {
                    kind: kind.clone(),
                    def: def.clone(),
                    tag,
                    toughness: *toughness,
                    broken: *broken,
                    given: *given,
                    on: *on,
                };
                world.entity_mut(entity).insert(Position(*at));
                renew(world, entity);
            }
            Some(Changed::Door { lock, open, broken, wear, swing }) => {
                let Some(mut door) = world.get_mut::<Door>(entity) else { continue };
                *door = Door {
                    lock: lock.clone(),
                    open: *open,
                    broken: *broken,
                    wear: *wear,
                    swing: *swing,
                    ..door.clone()
                };
                if *open {
                    door::clear(world, entity);
                }
            }
            None => {}
        }
    }
}
