//! A walled square full of fighters, built in memory for benchmarks and soaks.

use std::sync::Arc;

use bevy::{
    ecs::{entity::Entity, world::World},
    math::Vec2,
};

use crate::{
    content::{
        actor::Faction,
        catalog::Catalog,
        level::{Floor, Level, Placement, TILE, Thing, TilePos},
        prop::Footprint,
        terrain::TerrainKind,
    },
    sim::{
        actor::{Actor, ActorId, Health, Position},
        command::{Buttons, PlayerCommand},
        gun::{Bullet, Bullets},
        mission::{Mission, MissionSetup},
        physics::Physics,
    },
};

/// Edge of an arena for so many fighters, in tiles: about nine tiles a fighter.
pub fn edge(actors: u32) -> u32 {
    (f64::from(actors) * 9.0).sqrt().ceil() as u32 + 6
}

/// The middle of a fighter's own spot, in metres.
pub fn spot(number: u32, edge: u32) -> Vec2 {
    let columns = (edge - 4) / 2;
    let (column, row) = (number % columns, number / columns);
    Vec2::new((column * 2 + 3) as f32 * TILE, (row * 2 + 3) as f32 * TILE)
}

/// The four walls of a square arena.
pub fn wall_in(physics: &mut Physics, edge: u32) {
    let length = edge as f32 * TILE;
    let thing = Entity::PLACEHOLDER;
    for (x, y, w, h) in
        [(0.5, 0.0, 1.0, 0.0), (0.5, 1.0, 1.0, 0.0), (0.0, 0.5, 0.0, 1.0), (1.0, 0.5, 0.0, 1.0)]
    {
        let size = Footprint::Rect(w * length + TILE, h * length + TILE);
        physics.add_prop(thing, Vec2::new(x, y) * length, size, 2.0);
    }
}

/// A mission in an arena with a player and so many others of the catalogue's gang.
pub fn setup(catalog: Arc<Catalog>, actors: u32, seed: u64) -> MissionSetup {
    let level = Arc::new(level(&catalog, actors));
    let difficulty = catalog.difficulties.keys().next_back().cloned().unwrap_or_default();
    MissionSetup { level, catalog, seed, difficulty, assists: Default::default() }
}

fn level(catalog: &Catalog, actors: u32) -> Level {
    let edge = edge(actors);
    let terrain = |kind| {
        let mut all = catalog.terrains.iter().filter(|(_, terrain)| terrain.kind == kind);
        all.next().map(|(id, _)| id.clone()).unwrap_or_default()
    };
    let is_wall = |n: u32| n == 0 || n == edge - 1;
    let tiles =
        (0..edge * edge).map(|tile| u16::from(is_wall(tile % edge) || is_wall(tile / edge))).collect();
    let gang: Vec<&String> =
        catalog.actors.iter().filter(|(_, def)| def.faction == Faction::Gang).map(|(id, _)| id).collect();
    let player = catalog.actors.iter().find(|(_, def)| def.faction == Faction::Law);
    let thing = |number: u32| match number {
        0 => Thing::Start,
        _ => Thing::Actor { kind: gang[number as usize % gang.len().max(1)].clone(), facing: 0.0 },
    };
    let columns = (edge - 4) / 2;
    let placements = (0..actors)
        .map(|number| Placement {
            at: TilePos { floor: 0, x: number % columns * 2 + 2, y: number / columns * 2 + 2 },
            thing: thing(number),
            tag: None,
        })
        .collect();
    let floor = Floor {
        name: String::from("arena"),
        width: edge,
        height: edge,
        terrains: vec![terrain(TerrainKind::Ground), terrain(TerrainKind::Wall)],
        tiles,
        placements,
        offset: 0,
    };
    Level {
        id: String::from("arena"),
        title: String::new(),
        briefing: None,
        player: player.map(|(id, _)| id.clone()).unwrap_or_default(),
        second: None,
        floors: vec![floor],
        roads: None,
        scale: Default::default(),
        zones: Default::default(),
        flags: Vec::new(),
        objectives: Vec::new(),
        triggers: Vec::new(),
        scenes: Default::default(),
        lights: Vec::new(),
        ambient: [1.0; 3],
        weather: None,
        music: None,
        scored: true,
        par_ticks: 0,
        score: None,
        hash: 0,
    }
}

/// An arena in which two stand apart, with pillars between them that hide the one from the other, alike from both
/// sides.
pub fn widen_for_a_duel(level: &mut Level) {
    let edge = 24u32;
    let wall = |x: u32, y: u32| x == 0 || y == 0 || x == edge - 1 || y == edge - 1;
    // Turned by half a turn the arena is the same.
    let pillar = |x: u32, y: u32| matches!((x % 6, y % 6), (2..=3, 2..=3));
    for floor in &mut level.floors {
        floor.width = edge;
        floor.height = edge;
        let tile = |n: u32| u16::from(wall(n % edge, n / edge) || pillar(n % edge, n / edge));
        floor.tiles = (0..edge * edge).map(tile).collect();
        let places = [(4, edge / 2), (edge - 5, edge / 2 - 1)];
        for (placement, (x, y)) in floor.placements.iter_mut().zip(places) {
            placement.at = TilePos { floor: 0, x, y };
        }
    }
}

/// Brings everybody back to health and tells them where the player is.
pub fn stir(world: &mut World) {
    let mut people = world.query::<(Entity, &Actor, &mut Health)>();
    let mut all = Vec::new();
    for (entity, _, mut health) in people.iter_mut(world) {
        health.now = health.max;
        all.push(entity);
    }
    all.sort_unstable();
    for entity in all {
        crate::sim::brain::alert(world, entity);
    }
}

/// Fires from everybody's place in turn, each tick another way, until so many bullets are in the air.
pub fn keep_in_the_air(world: &mut World, count: u32, tick: u32) {
    if count == 0 {
        return;
    }
    let catalog = world.resource::<Mission>().setup.catalog.clone();
    let Some(gun) = catalog.items.values().find(|item| item.kind.gun().is_some()) else { return };
    let speed = gun.kind.gun().map_or(0.0, |gun| gun.speed);
    let power = gun.kind.gun().map_or(0.0, |gun| gun.power);
    let mut shooters = world.query::<(Entity, &ActorId, &Position)>();
    let mut all: Vec<(ActorId, Entity, Vec2)> =
        shooters.iter(world).map(|(entity, id, at)| (*id, entity, at.0)).collect();
    all.sort_unstable_by_key(|(id, ..)| *id);
    let mut bullets = world.resource_mut::<Bullets>();
    for number in 0..count.saturating_sub(bullets.list.len() as u32) {
        let Some((_, by, at)) = all.get((number + tick) as usize % all.len().max(1)) else { return };
        let way = Vec2::from_angle((number * 7 + tick) as f32);
        bullets.fire(Bullet {
            shot: 0,
            number: 0,
            by: *by,
            gun: gun.clone(),
            at: *at,
            velocity: way * speed,
            flown: 0.0,
            power,
            met: Vec::new(),
        });
    }
}

/// A player who runs in a square and strikes.
pub fn player_command(tick: u32) -> PlayerCommand {
    let direction = [Vec2::X, Vec2::Y, Vec2::NEG_X, Vec2::NEG_Y][(tick / 90 % 4) as usize];
    let command = PlayerCommand::default().moving(direction);
    if tick.is_multiple_of(24) { command.pressing(Buttons::STRIKE) } else { command }
}
