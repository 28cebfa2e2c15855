//! Minds (stand-in until the room is furnished).
use crate::content::actor::BrainDef;
use bevy::{
    app::App,
    ecs::{component::Component, entity::Entity, world::World},
};
use std::sync::Arc;
/// A mind.
#[derive(Component)]
pub struct Brain {
    /// Its numbers.
    pub def: Arc<BrainDef>,
}
impl Brain {
    /// A mind.
    pub fn new(def: Arc<BrainDef>) -> Self {
        Self { def }
    }
}
/// Alerts.
pub fn alert(_world: &mut World, _entity: Entity) {}
pub(super) fn forget(_world: &mut World) {}
pub(super) fn prepare(_world: &mut World) {}
pub(super) fn plugin(_app: &mut App) {}
