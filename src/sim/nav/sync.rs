//! Keeps the ways in step with the running mission: walls once, furniture and doors whenever they change.

use bevy::{
    ecs::{
        entity::Entity,
        query::{Changed, Or, With},
        resource::Resource,
        system::{Local, Query, Res, ResMut},
        world::World,
    },
    math::Vec2,
};

use super::{
    Nav, barriers,
    grid::{Extent, Ground, NavGrid},
    leap,
    obstacle::{Obstacle, Shape},
};
use crate::{
    content::{
        level::{TILE, Thing},
        terrain::TerrainKind,
    },
    sim::{
        actor::Position,
        map::Map,
        mission::Mission,
        thing::{Door, Passage, Prop, ThingId},
    },
};

/// A quarter of a tile, in metres.
const QUARTER: f32 = TILE / 4.0;

/// Places that minds run to.
#[derive(Resource, Clone, Debug, Default)]
pub struct Places {
    /// Ways out of the level.
    pub exits: Vec<Vec2>,
    /// Middles of the tiles of water.
    pub water: Vec<Vec2>,
}

/// Stairs and lifts of the world as from, to and cost, in the order of their numbers.
pub fn links(world: &mut World) -> Vec<(Vec2, Vec2, u32)> {
    let mut passages = world.query::<(&ThingId, &Position, &Passage)>();
    let mut all: Vec<_> =
        passages.iter(world).map(|(id, at, passage)| (*id, at.0, passage.clone())).collect();
    all.sort_unstable_by_key(|(id, ..)| *id);
    // A metre of way takes some twenty ticks and costs 120.
    all.into_iter().map(|(_, at, passage)| (at, passage.to, passage.ticks * 6 + 120)).collect()
}

/// The ways of a level that has just been built, and the places to run to in it.
pub fn survey(map: &Map, mission: &Mission, links: &[(Vec2, Vec2, u32)]) -> (Nav, Places) {
    let mut nav = Nav::new(lattice(map));
    for (from, to, cost) in links {
        nav.grid.add_link(*from, *to, *cost);
    }
    (nav, Places { exits: exits(map, mission), water: water(map) })
}

/// The lattice of a map without its furniture.
pub fn lattice(map: &Map) -> NavGrid {
    let bounds = (0..map.floors.len()).map(|floor| map.bounds(floor));
    let corner = bounds.fold(Vec2::ZERO, |corner, (_, north_east)| corner.max(north_east));
    let tiles = (corner / TILE + Vec2::splat(0.5)).floor().as_uvec2();
    let extent = Extent { south_west: Vec2::ZERO, columns: tiles.x, rows: tiles.y };
    NavGrid::new(extent, |at| {
        let terrain = map.terrain_at(at);
        if terrain.kind.is_walkable() { Ground::Open(terrain.speed) } else { Ground::Blocked }
    })
}

fn exits(map: &Map, mission: &Mission) -> Vec<Vec2> {
    let placements = mission.setup.level.floors.iter().flat_map(|floor| &floor.placements);
    placements.filter(|placed| placed.thing == Thing::Exit).map(|placed| map.center(placed.at)).collect()
}

fn water(map: &Map) -> Vec<Vec2> {
    let mut places = Vec::new();
    for (index, floor) in map.floors.iter().enumerate() {
        for y in 0..floor.height {
            for x in 0..floor.width {
                if floor.terrain(x, y).is_some_and(|terrain| terrain.kind == TerrainKind::Water) {
                    places.push(map.center(crate::content::level::TilePos { floor: index, x, y }));
                }
            }
        }
    }
    places
}

/// Brings furniture and doors up to date.
pub(in crate::sim) fn watch_obstacles(
    mut nav: ResMut<Nav>,
    changed: Query<(), Or<(Changed<Prop>, Changed<Door>, (Changed<Position>, With<Prop>))>>,
    props: Query<(Entity, &ThingId, &Position, &Prop)>,
    doors: Query<(&ThingId, &Position, &Door)>,
    mission: Res<Mission>,
    mut count: Local<usize>,
    mut obstacles: Local<Vec<Obstacle>>,
) {
    let things = props.iter().len() + doors.iter().len();
    if changed.is_empty() && *count == things {
        return;
    }
    *count = things;
    obstacles.clear();
    for (_, id, at, prop) in &props {
        if let Some((footprint, ..)) = prop.solid() {
            // What is pushed along counts as standing on the lattice's quarters, or every tick would renew the ways.
            let at =
                if prop.def.pushes { (at.0 / QUARTER + Vec2::splat(0.5)).floor() * QUARTER } else { at.0 };
            obstacles.push(Obstacle { id: id.0, at, shape: Shape::Solid(footprint) });
        }
    }
    for (id, at, door) in &doors {
        if !door.open {
            let shape = if door.lock.is_some() { Shape::LockedDoor } else { Shape::ClosedDoor };
            obstacles.push(Obstacle { id: id.0, at: at.0, shape });
        }
    }
    obstacles.sort_unstable_by_key(|obstacle| obstacle.id);
    nav.grid.set_obstacles(&obstacles);
    let barriers = barriers::find(&mission.setup.catalog.rules.thing, &props, &doors);
    let hops = leap::hops(&nav.grid, &barriers);
    nav.grid.set_hops(hops);
}
