//! Streets: their ground, the houses beside them and what stands fixed there, drawn from the level's roads.
//!
//! A city is far larger than a picture may be, so everything is made where the camera comes and goes again where it has
//! left: ground in chunks, houses and fixtures one by one.

use std::sync::Arc;

use bevy::prelude::*;

use super::{ViewSystems, art::Art, stage::Stage, units};
use crate::{
    content::{roads::Roads, street_looks::StreetLooks},
    sim::mission::Mission,
};

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
    /// Hash of the level that they are of.
    level: Option<u64>,
    /// What lies where; none where the level has no streets.
    pub plan: Option<Arc<Plan>>,
    /// The pixels that grounds are made of.
    fields: Arc<field::Fields>,
    /// The level's roads.
    pub roads: Arc<Roads>,
    /// What is drawn for them; none where there are none.
    looks: Option<Arc<StreetLooks>>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Drawn>();
    app.add_plugins((chunks::plugin, deck::plugin, fixtures::plugin, houses::plugin));
    app.add_systems(Update, lay_out.in_set(ViewSystems::Build).before(StreetSystems::LayOut));
    app.configure_sets(
        Update,
        (
            StreetSystems::LayOut.in_set(ViewSystems::Build).run_if(resource_changed::<Drawn>),
            // The camera of this frame decides what is made.
            StreetSystems::Come.in_set(ViewSystems::Camera).after(super::camera::CameraMoved),
        ),
    );
}

/// Steps of drawing streets.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StreetSystems {
    /// Another level's streets are there, or none: what was known of the others is forgotten.
    LayOut,
    /// What is near to the camera comes, what is far goes.
    Come,
}

/// Whether the level on the stage has streets.
pub fn are_drawn(drawn: Res<Drawn>) -> bool {
    drawn.plan.is_some()
}

impl Drawn {
    /// Whether the streets of that mission's level can be seen.
    pub fn is_ready(&self, mission: &Mission) -> bool {
        mission.setup.level.roads.is_none() || self.level == Some(mission.setup.level.hash)
    }
}

/// The level's roads become a plan, as soon as there is a stage for it and the pictures are at hand.
fn lay_out(
    mut drawn: ResMut<Drawn>,
    stage: Option<Res<Stage>>,
    mission: Option<Res<Mission>>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let wanted = stage.map(|stage| stage.hash);
    if drawn.level == wanted {
        return;
    }
    if drawn.level.is_some() {
        // What was drawn went with the stage on which it lay.
        *drawn = Drawn::default();
    }
    let Some(mission) = mission.filter(|mission| Some(mission.setup.level.hash) == wanted) else { return };
    let Some(roads) = mission.setup.level.roads.clone() else {
        *drawn = Drawn { level: wanted, ..Drawn::default() };
        return;
    };
    let looks = mission.setup.catalog.streets.clone();
    if !art.are_here(&looks.pictures(units::scale()).collect::<Vec<_>>()) {
        return;
    }
    let ground = mission.setup.catalog.terrains.get(&roads.ground).map(|def| def.tiles.clone());
    let plan = Plan::new(&roads, &mission.setup.level, &looks);
    let fields = field::Fields::read(&looks, ground.as_deref(), &mut art, &mut images);
    *drawn = Drawn {
        level: wanted,
        plan: Some(Arc::new(plan)),
        fields: Arc::new(fields),
        roads,
        looks: Some(looks),
    };
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::content::{driving::Scale, loader::Content};

    #[test]
    fn everything_that_streets_are_drawn_from_was_baked() {
        let art = Art::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"));
        let looks = Content::open(None).unwrap().catalog().streets.clone();
        for scale in [Scale::Drive, Scale::Foot] {
            for name in looks.pictures(scale) {
                assert!(art.has(name), "{name}");
            }
        }
    }
}
