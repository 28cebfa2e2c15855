//! The stage: the running level as the view sees it, and the root under which its pictures hang.
//!
//! It is built anew when another level begins and stays when the same one begins again, so that a restart costs
//! nothing. Here belongs the geometry that tiles, light and camera share; no picture is made here.

use bevy::prelude::*;

use super::{
    ViewSystems,
    units::{PIXELS_PER_METRE, TILE_PIXELS},
};
use crate::{
    content::{level::FLOOR_GAP, terrain::TerrainKind},
    sim::mission::{Mission, MissionSetup},
};

/// Height of a whole wall on the canvas, in pixels.
pub const WALL_HEIGHT: u32 = 32;
/// Height of a wall that is cut down so that it hides nobody.
pub const LOW_WALL_HEIGHT: u32 = 8;

/// The level on the stage.
#[derive(Resource)]
pub struct Stage {
    /// What it was built from.
    pub hash: u64,
    /// Its floors.
    pub floors: Vec<StageFloor>,
    /// Everything made for this level hangs here.
    pub root: Entity,
}

/// One floor: its ground in tiles, and where it lies in pixels.
pub struct StageFloor {
    /// Its western edge in pixels.
    pub west: i32,
    /// Columns.
    pub width: i32,
    /// Rows.
    pub height: i32,
    kinds: Vec<TerrainKind>,
    sets: Vec<String>,
    indices: Vec<u16>,
}

impl StageFloor {
    fn index(&self, x: i32, y: i32) -> Option<usize> {
        (x >= 0 && y >= 0 && x < self.width && y < self.height)
            .then(|| usize::from(self.indices[(y * self.width + x) as usize]))
    }

    /// What the tile in column `x` from the west and row `y` from the north is to a body.
    pub fn kind(&self, x: i32, y: i32) -> TerrainKind {
        self.index(x, y).map_or(TerrainKind::Void, |index| self.kinds[index])
    }

    /// The tile's set of pictures.
    pub fn set(&self, x: i32, y: i32) -> &str {
        self.index(x, y).map_or("", |index| self.sets[index].as_str())
    }

    /// Whether the tile is a wall.
    pub fn is_wall(&self, x: i32, y: i32) -> bool {
        self.kind(x, y) == TerrainKind::Wall
    }

    /// How high the wall on that tile is drawn, in pixels; 0 where there is none.
    ///
    /// A wall stands two tiles high on the canvas, so it is cut down where one of the two tiles north of it can be
    /// walked on.
    pub fn wall_height(&self, x: i32, y: i32) -> u32 {
        if !self.is_wall(x, y) {
            0
        } else if self.kind(x, y - 1).is_walkable() || self.kind(x, y - 2).is_walkable() {
            LOW_WALL_HEIGHT
        } else {
            WALL_HEIGHT
        }
    }

    /// The northern edge in pixels (y up).
    pub fn north(&self) -> i32 {
        self.height * TILE_PIXELS as i32
    }

    /// The floor's rectangle in pixels (y up).
    pub fn rect(&self) -> Rect {
        let size = IVec2::new(self.width, self.height) * TILE_PIXELS as i32;
        let corner = IVec2::new(self.west, 0);
        Rect::from_corners(corner.as_vec2(), (corner + size).as_vec2())
    }
}

impl Stage {
    fn new(setup: &MissionSetup, root: Entity) -> Self {
        let floors = setup.level.floors.iter().map(|floor| {
            let terrains = floor.terrains.iter().map(|id| setup.catalog.terrains.get(id));
            let (kinds, sets) = terrains
                .map(|def| {
                    def.map_or((TerrainKind::Void, String::new()), |def| (def.kind, tile_name(&def.tiles)))
                })
                .unzip();
            StageFloor {
                west: (floor.offset * TILE_PIXELS) as i32,
                width: floor.width as i32,
                height: floor.height as i32,
                kinds,
                sets,
                indices: floor.tiles.clone(),
            }
        });
        Self { hash: setup.level.hash, floors: floors.collect(), root }
    }

    /// The floor on which a place (in metres) lies, or the nearest one.
    pub fn floor_at(&self, at: Vec2) -> Option<&StageFloor> {
        let x = at.x * PIXELS_PER_METRE;
        let gap = (FLOOR_GAP * TILE_PIXELS) as f32 / 2.0;
        self.floors.iter().rev().find(|floor| x >= floor.west as f32 - gap).or(self.floors.first())
    }

    /// The floor and the tile at that place (in metres).
    fn tile_at(&self, at: Vec2) -> Option<(&StageFloor, i32, i32)> {
        let floor = self.floor_at(at)?;
        let tile = TILE_PIXELS as f32;
        let place = at * PIXELS_PER_METRE;
        let x = ((place.x - floor.west as f32) / tile).floor() as i32;
        let y = ((floor.north() as f32 - place.y) / tile).floor() as i32;
        Some((floor, x, y))
    }

    /// Whether a wall stands at that place (in metres).
    pub fn is_wall_at(&self, at: Vec2) -> bool {
        self.tile_at(at).is_some_and(|(floor, x, y)| floor.is_wall(x, y))
    }

    /// Whether a wall would be cut down at that place (in metres), where an opening is.
    pub fn opening_is_low(&self, at: Vec2) -> bool {
        let Some((floor, x, y)) = self.tile_at(at) else { return false };
        floor.kind(x, y - 1).is_walkable() || floor.kind(x, y - 2).is_walkable()
    }

    /// The northern edge of the floor at that place, in pixels: depths are counted from it.
    pub fn north_at(&self, at: Vec2) -> f32 {
        self.floor_at(at).map_or(0.0, |floor| floor.north() as f32)
    }
}

/// The picture of a set of tiles: definitions may leave the folder out.
pub fn tile_name(tiles: &str) -> String {
    if tiles.contains('/') { tiles.to_owned() } else { format!("tile/{tiles}") }
}

/// Whether a stage stands.
pub fn is_set(stage: Option<Res<Stage>>) -> bool {
    stage.is_some()
}

/// Whether a new stage was set in this frame.
pub fn is_new(stage: Option<Res<Stage>>) -> bool {
    stage.is_some_and(|stage| stage.is_added() || stage.is_changed())
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, set_stage.in_set(ViewSystems::Stage));
}

fn set_stage(mut commands: Commands, mission: Option<Res<Mission>>, stage: Option<Res<Stage>>) {
    let wanted = mission.as_ref().map(|mission| mission.setup.level.hash);
    let present = stage.as_ref().map(|stage| stage.hash);
    if wanted == present {
        return;
    }
    if let Some(stage) = stage {
        commands.entity(stage.root).despawn();
        commands.remove_resource::<Stage>();
    }
    if let Some(mission) = mission {
        let root = commands.spawn((Name::new("stage"), Transform::default(), Visibility::default())).id();
        commands.insert_resource(Stage::new(&mission.setup, root));
    }
}
