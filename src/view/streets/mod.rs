//! Streets: their ground, the houses beside them and what stands fixed there, drawn from the level's roads.
//!
//! A city is far larger than a picture may be, so everything is made where the camera comes and goes again where it has
//! left: ground in chunks, houses and fixtures one by one.

use std::sync::Arc;

use bevy::prelude::*;

use super::{ViewSystems, art::Art, stage};
use crate::{content::roads::Roads, sim::mission::Mission};

mod chunks;
mod deck;
mod field;
mod fixtures;
mod ground;
mod houses;
pub mod lamps;
mod marks;
mod noise;
mod plan;
mod strip;

pub use fixtures::Fixtures;
pub use houses::Facades;
pub use plan::Plan;

/// The streets of the level on the stage, as they are drawn.
#[derive(Resource, Default)]
pub struct Drawn {
    /// What lies where; none where the level has no streets.
    pub plan: Option<Arc<Plan>>,
    /// The pixels that grounds are made of.
    fields: Arc<field::Fields>,
    /// The level's roads.
    pub roads: Arc<Roads>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Drawn>();
    app.add_plugins((chunks::plugin, deck::plugin, fixtures::plugin, houses::plugin));
    app.add_systems(Update, lay_out.in_set(StreetSystems::LayOut).run_if(stage::is_new));
    app.configure_sets(
        Update,
        (
            StreetSystems::LayOut.in_set(ViewSystems::Build),
            // The camera of this frame decides what is made.
            StreetSystems::Come.in_set(ViewSystems::Camera).after(super::camera::CameraMoved),
        ),
    );
}

/// Steps of drawing streets.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StreetSystems {
    /// The level's roads become a plan.
    LayOut,
    /// What is near to the camera comes, what is far goes.
    Come,
}

/// Whether the level on the stage has streets.
pub fn are_drawn(drawn: Res<Drawn>) -> bool {
    drawn.plan.is_some()
}

fn lay_out(
    mut drawn: ResMut<Drawn>,
    mission: Option<Res<Mission>>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let roads = mission.as_ref().and_then(|mission| mission.setup.level.roads.clone());
    let (Some(mission), Some(roads)) = (mission, roads) else {
        *drawn = Drawn::default();
        return;
    };
    let ground = mission.setup.catalog.terrains.get(&roads.ground).map(|def| def.tiles.clone());
    let plan = Plan::new(&roads, &mission.setup.level);
    let fields = field::Fields::read(ground.as_deref(), &mut art, &mut images);
    *drawn = Drawn { plan: Some(Arc::new(plan)), fields: Arc::new(fields), roads };
}
