//! What the ground of the running level is to the eye: how deep one sinks in, and whether frost and weather reach it.
//!
//! It is read from the terrains when another level begins. Places are pixels of the world, y up.

use bevy::prelude::*;

use super::{ViewSystems, units::TILE_PIXELS};
use crate::{
    content::{
        level::Weather,
        terrain::{TerrainDef, TerrainKind},
    },
    sim::mission::{Mission, MissionSetup},
};

/// One kind of ground.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Its set of pictures ("tile/snow_floor").
    pub set: String,
    /// How deep a foot sinks in, in metres.
    pub depth: f32,
    /// Whether it lies in the frost under the open sky.
    pub frost: bool,
    /// Whether it is a wall.
    pub stands: bool,
}

/// One floor's ground.
struct GroundFloor {
    west: i32,
    width: i32,
    height: i32,
    kinds: Vec<Ground>,
    indices: Vec<u16>,
}

/// The ground of all floors, and what falls on it.
#[derive(Resource, Default)]
pub struct Grounds {
    hash: Option<u64>,
    floors: Vec<GroundFloor>,
    /// What falls from the sky.
    pub weather: Option<Weather>,
}

impl Grounds {
    /// The ground of a tile of that floor; none outside of the floor.
    pub fn of_tile(&self, floor: usize, x: i32, y: i32) -> Option<&Ground> {
        self.floors.get(floor)?.tile(x, y)
    }

    /// The ground at a pixel of the world.
    pub fn at(&self, pixels: Vec2) -> Option<&Ground> {
        let tile = TILE_PIXELS as i32;
        let (x, y) = (pixels.x.floor() as i32, pixels.y.floor() as i32);
        self.floors.iter().find_map(|floor| {
            let row = floor.height - 1 - y.div_euclid(tile);
            floor.tile((x - floor.west).div_euclid(tile), row)
        })
    }

    /// Whether frost reaches that pixel.
    pub fn frost_at(&self, pixels: Vec2) -> bool {
        self.at(pixels).is_some_and(|ground| ground.frost)
    }

    fn read(setup: &MissionSetup) -> Self {
        let ground = |def: &TerrainDef| Ground {
            set: super::stage::tile_name(&def.tiles),
            depth: def.depth,
            frost: def.frost,
            stands: def.kind == TerrainKind::Wall,
        };
        let floors = setup.level.floors.iter().map(|floor| GroundFloor {
            west: (floor.offset * TILE_PIXELS) as i32,
            width: floor.width as i32,
            height: floor.height as i32,
            kinds: floor
                .terrains
                .iter()
                .map(|id| setup.catalog.terrains.get(id).map(|def| ground(def)).unwrap_or_default())
                .collect(),
            indices: floor.tiles.clone(),
        });
        Self { hash: Some(setup.level.hash), floors: floors.collect(), weather: setup.level.weather }
    }
}

impl GroundFloor {
    fn tile(&self, x: i32, y: i32) -> Option<&Ground> {
        let inside = x >= 0 && y >= 0 && x < self.width && y < self.height;
        let index = inside.then(|| self.indices.get((y * self.width + x) as usize))??;
        self.kinds.get(usize::from(*index))
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Grounds>();
    app.add_systems(Update, read_grounds.in_set(ViewSystems::Stage));
}

fn read_grounds(mission: Option<Res<Mission>>, mut grounds: ResMut<Grounds>) {
    if let Some(mission) = mission
        && grounds.hash != Some(mission.setup.level.hash)
    {
        *grounds = Grounds::read(&mission.setup);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grounds() -> Grounds {
        let kind = |set: &str, depth| Ground { set: set.into(), depth, frost: depth > 0.0, stands: false };
        let floor = GroundFloor {
            west: 160,
            width: 2,
            height: 2,
            kinds: vec![kind("stone", 0.0), kind("snow", 0.3)],
            indices: vec![0, 1, 0, 0],
        };
        Grounds { hash: None, floors: vec![floor], weather: None }
    }

    #[test]
    fn a_pixel_finds_the_ground_under_it() {
        let grounds = grounds();
        // The second tile of the northern row.
        assert_eq!(grounds.at(Vec2::new(177.0, 20.0)).map(|ground| ground.depth), Some(0.3));
        assert_eq!(grounds.at(Vec2::new(177.0, 3.0)).map(|ground| ground.depth), Some(0.0));
        assert_eq!(grounds.at(Vec2::new(159.0, 3.0)), None);
        assert!(grounds.frost_at(Vec2::new(191.9, 31.9)) && !grounds.frost_at(Vec2::new(192.0, 20.0)));
    }
}
