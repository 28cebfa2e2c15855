//! The stage: the running level as the view sees it, and the root under which its pictures hang.
//!
//! It is built anew when another level begins and stays when the same one begins again, so that a restart costs
//! nothing. Here belongs the geometry that tiles, light and camera share; no picture is made here.

use std::collections::BTreeMap;

use bevy::prelude::*;

use super::{
    ViewSystems,
    camera::View,
    units::{TILE_PIXELS, pixels_per_metre, set_scale},
};
use crate::{
    content::{driving::Scale, level::FLOOR_GAP, terrain::TerrainKind},
    sim::mission::{Mission, MissionSetup},
};

/// Height of a whole wall on the canvas, in pixels.
pub const WALL_HEIGHT: u32 = 32;
/// Height of a wall that is cut down so that it hides nobody.
pub const LOW_WALL_HEIGHT: u32 = 8;

/// Columns and rows of the largest window.
const WIDEST_WINDOW: i32 = 4;
const DEEPEST_WINDOW: i32 = 3;

/// Depths in a level of streets are counted from a line north of the canvas, in pixels, that moves in steps of so many:
/// a city is larger than the room that depths have.
const NORTH_OF_VIEW: f32 = 1400.0;
const NORTH_STEP: f32 = 512.0;

/// The level on the stage.
#[derive(Resource)]
pub struct Stage {
    /// What it was built from.
    pub hash: u64,
    /// Its floors.
    pub floors: Vec<StageFloor>,
    /// Everything made for this level hangs here.
    pub root: Entity,
    /// In a level of streets: the line from which depths are counted, in pixels.
    streets_north: Option<f32>,
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
    /// Tiles that are a window, and the index of the wall in which it is.
    windows: BTreeMap<(i32, i32), u16>,
}

impl StageFloor {
    fn index(&self, x: i32, y: i32) -> Option<usize> {
        if let Some(wall) = self.windows.get(&(x, y)) {
            return Some(usize::from(*wall));
        }
        (x >= 0 && y >= 0 && x < self.width && y < self.height)
            .then(|| usize::from(self.indices[(y * self.width + x) as usize]))
    }

    /// Whether the tile is a window: ground out in the frost in a gap of a wall, with a room to its south. It is drawn
    /// as that wall, and lets light through.
    pub fn is_window(&self, x: i32, y: i32) -> bool {
        self.windows.contains_key(&(x, y))
    }

    /// Finds the windows; `frost` tells for each terrain whether it lies out in the frost.
    fn find_windows(&self, frost: &[bool]) -> BTreeMap<(i32, i32), u16> {
        let is_frost = |x: i32, y: i32| self.index(x, y).is_some_and(|index| frost[index]);
        let mut found = BTreeMap::new();
        for y in 0..self.height {
            for x in (0..self.width).filter(|x| is_frost(*x, y) && self.is_wall(x - 1, y)) {
                let end = (x..=x + WIDEST_WINDOW).find(|end| !is_frost(*end, y));
                let Some(end) = end.filter(|end| self.is_wall(*end, y)) else { continue };
                let south = (y..=y + DEEPEST_WINDOW).find(|south| !is_frost(x, *south));
                let north = (y - DEEPEST_WINDOW..=y).rev().find(|north| !is_frost(x, *north));
                let inside = south.is_some_and(|south| self.kind(x, south) == TerrainKind::Ground);
                let outside = north.is_some_and(|north| self.is_wall(x, north));
                let wall = self.index(x - 1, y).and_then(|wall| u16::try_from(wall).ok());
                if let Some(wall) = wall.filter(|_| inside && outside) {
                    found.extend((x..end).map(|x| ((x, y), wall)));
                }
            }
        }
        found
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
            let frost: Vec<bool> = floor
                .terrains
                .iter()
                .map(|id| setup.catalog.terrains.get(id).is_some_and(|def| def.frost))
                .collect();
            let mut stands = StageFloor {
                west: (floor.offset * TILE_PIXELS) as i32,
                width: floor.width as i32,
                height: floor.height as i32,
                kinds,
                sets,
                indices: floor.tiles.clone(),
                windows: BTreeMap::new(),
            };
            stands.windows = stands.find_windows(&frost);
            stands
        });
        let streets_north = setup.level.roads.is_some().then_some(NORTH_OF_VIEW);
        Self { hash: setup.level.hash, floors: floors.collect(), root, streets_north }
    }

    /// Whether it is a level of streets.
    pub fn has_streets(&self) -> bool {
        self.streets_north.is_some()
    }

    /// The floor on which a place (in metres) lies, or the nearest one.
    pub fn floor_at(&self, at: Vec2) -> Option<&StageFloor> {
        let x = at.x * pixels_per_metre();
        let gap = (FLOOR_GAP * TILE_PIXELS) as f32 / 2.0;
        self.floors.iter().rev().find(|floor| x >= floor.west as f32 - gap).or(self.floors.first())
    }

    /// The floor and the tile at that place (in metres).
    fn tile_at(&self, at: Vec2) -> Option<(&StageFloor, i32, i32)> {
        let floor = self.floor_at(at)?;
        let tile = TILE_PIXELS as f32;
        let place = at * pixels_per_metre();
        let x = ((place.x - floor.west as f32) / tile).floor() as i32;
        let y = ((floor.north() as f32 - place.y) / tile).floor() as i32;
        Some((floor, x, y))
    }

    /// Whether a wall stands at that place (in metres).
    pub fn is_wall_at(&self, at: Vec2) -> bool {
        self.tile_at(at).is_some_and(|(floor, x, y)| floor.is_wall(x, y))
    }

    /// Whether there is water at that place (in metres).
    pub fn is_water_at(&self, at: Vec2) -> bool {
        self.tile_at(at).is_some_and(|(floor, x, y)| floor.kind(x, y) == TerrainKind::Water)
    }

    /// Whether a wall would be cut down at that place (in metres), where an opening is.
    pub fn opening_is_low(&self, at: Vec2) -> bool {
        let Some((floor, x, y)) = self.tile_at(at) else { return false };
        floor.kind(x, y - 1).is_walkable() || floor.kind(x, y - 2).is_walkable()
    }

    /// The northern edge of the floor at that place, in pixels: depths are counted from it.
    pub fn north_at(&self, at: Vec2) -> f32 {
        if let Some(north) = self.streets_north {
            return north;
        }
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
    app.add_systems(Update, (set_stage, follow_view).chain().in_set(ViewSystems::Stage));
}

/// Moves the line from which depths are counted along with the camera.
fn follow_view(stage: Option<ResMut<Stage>>, view: Res<View>) {
    // The stage counts as changed where another level begins, and only there.
    if let Some(mut stage) = stage
        && let Some(north) = &mut stage.bypass_change_detection().streets_north
    {
        *north = north_of(view.middle.y);
    }
}

/// The line for a camera whose middle is at `y`, in pixels.
fn north_of(y: f32) -> f32 {
    (y / NORTH_STEP).ceil() * NORTH_STEP + NORTH_OF_VIEW
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
    set_scale(mission.as_ref().map_or(Scale::Foot, |mission| mission.setup.level.scale));
    if let Some(mission) = mission {
        let root = commands.spawn((Name::new("stage"), Transform::default(), Visibility::default())).id();
        commands.insert_resource(Stage::new(&mission.setup, root));
    }
}

#[cfg(test)]
impl StageFloor {
    /// A floor of a test: `#` wall, `.` floor, `~` water, `*` snow.
    pub fn drawn(rows: &[&str]) -> Self {
        let kinds = [TerrainKind::Wall, TerrainKind::Ground, TerrainKind::Water, TerrainKind::Ground];
        let index = |glyph: char| "#.~*".find(glyph).unwrap_or(1) as u16;
        let mut floor = Self {
            west: 0,
            width: rows.first().map_or(0, |row| row.len()) as i32,
            height: rows.len() as i32,
            kinds: kinds.to_vec(),
            sets: ["wall", "floor", "water", "snow"].map(String::from).to_vec(),
            indices: rows.iter().flat_map(|row| row.chars().map(index)).collect(),
            windows: BTreeMap::new(),
        };
        floor.windows = floor.find_windows(&[false, false, false, true]);
        floor
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depths_of_streets_suffice_wherever_the_camera_is() {
        let entity = Entity::PLACEHOLDER;
        for middle in [-70_000.0, -300.0, 0.0, 511.0, 512.5, 80_000.0] {
            let depth = |y: f32| super::super::layers::standing(middle + y, north_of(middle), entity);
            let rows: Vec<f32> = (-700..700).map(|y| depth(y as f32)).collect();
            assert!(rows.windows(2).all(|pair| pair[0] > pair[1]), "two rows of equal depth at {middle}");
        }
    }

    #[test]
    fn snow_in_a_gap_of_a_wall_is_a_window_and_a_yard_of_snow_is_not() {
        let room = StageFloor::drawn(&["######", "##**##", "##**##", "#....#", "######"]);
        let windows: Vec<_> = room.windows.keys().copied().collect();
        assert_eq!(windows, [(2, 1), (2, 2), (3, 1), (3, 2)]);
        assert!(room.is_wall(2, 2) && room.set(3, 1) == "wall");
        let yard = StageFloor::drawn(&["######", "#****#", "#****#", "######"]);
        assert!(yard.windows.is_empty());
    }
}
