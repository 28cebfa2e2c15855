//! Small arenas, drawn in a few lines, for tests that state what comes of a few presses.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::{collections::BTreeMap, sync::Arc};

use bevy::{ecs::entity::Entity, math::Vec2};
use red_heat::{
    content::{
        actor::ActorDef,
        catalog::Catalog,
        level::{Floor, Level, Placement, Thing, TilePos},
        loader::Content,
        prop::{Footprint, PropDef},
    },
    sim::{
        actor::{Actor, ActorId, Facing, Hand, Health, Held, Position, Seat},
        command::{Buttons, PlayerCommand},
        mission::MissionSetup,
        outcome::SimOutcome,
        session::Session,
        stance::{Act, Stance},
    },
};

/// The shipped definitions, and besides them `test/dummy`, a man without a mind, and `test/table`, which is low and
/// never breaks.
pub fn catalog() -> Catalog {
    let content = Content::open(None).unwrap_or_else(|report| panic!("{report}"));
    let mut catalog = (*content.catalog()).clone();
    let man = catalog.actors.values().find(|def| def.faction == red_heat::content::actor::Faction::Gang);
    let dummy = ActorDef { brain: None, health: 60.0, mass: 90.0, ..(**man.expect("somebody")).clone() };
    catalog.actors.insert("test/dummy".into(), Arc::new(dummy));
    let bench = catalog.props.get("core/bench").expect("a bench");
    let table = PropDef {
        footprint: Some(Footprint::Rect(0.5, 1.2)),
        height: 0.9,
        toughness: 0.0,
        material: "wood".into(),
        ..(**bench).clone()
    };
    catalog.props.insert("test/table".into(), Arc::new(table));
    catalog
}

/// An arena in which a test plays.
pub struct Arena {
    pub session: Session,
    pub seen: Vec<SimOutcome>,
}

/// A level of one floor. `#` wall, `.` floor, `~` water, `-` ice, `;` deep snow, `P` the player; other letters as
/// `things` says, on the ground of the tile west of them.
pub fn level(rows: &[&str], things: &[(char, Thing)]) -> Level {
    let things: BTreeMap<char, &Thing> = things.iter().map(|(glyph, thing)| (*glyph, thing)).collect();
    let (width, height) = (rows[0].chars().count() as u32, rows.len() as u32);
    let terrains = ["core/bath_floor", "core/bath_wall", "core/water", "core/ice", "core/deep_snow"];
    let terrains = terrains.map(String::from).to_vec();
    let mut tiles = Vec::new();
    let mut placements = Vec::new();
    for (y, row) in (0..).zip(rows) {
        for (x, glyph) in (0..).zip(row.chars()) {
            tiles.push(match glyph {
                '#' => 1,
                '~' => 2,
                '-' => 3,
                ';' => 4,
                '.' => 0,
                _ => tiles.last().copied().filter(|ground| *ground > 2).unwrap_or(0),
            });
            let thing = match glyph {
                'P' => Some(Thing::Start),
                other => things.get(&other).map(|thing| (*thing).clone()),
            };
            let at = TilePos { floor: 0, x, y };
            placements.extend(thing.map(|thing| Placement { at, thing, tag: Some(glyph.to_string()) }));
        }
    }
    let floor = Floor { name: "test".into(), width, height, terrains, tiles, placements, offset: 0 };
    Level {
        id: "test/arena".into(),
        title: String::new(),
        briefing: None,
        player: "core/danko".into(),
        second: None,
        floors: vec![floor],
        roads: None,
        scale: Default::default(),
        zones: BTreeMap::new(),
        flags: Vec::new(),
        objectives: Vec::new(),
        triggers: Vec::new(),
        scenes: BTreeMap::new(),
        lights: Vec::new(),
        ambient: [1.0; 3],
        weather: None,
        music: None,
        scored: true,
        par_ticks: 3600,
        score: None,
        hash: 0,
    }
}

/// A man without a mind, looking west.
pub fn dummy() -> Thing {
    Thing::Actor { kind: "test/dummy".into(), facing: 180.0 }
}

pub fn prop(kind: &str) -> Thing {
    Thing::Prop { kind: kind.into() }
}

pub fn item(kind: &str) -> Thing {
    Thing::Item { kind: kind.into() }
}

impl Arena {
    pub fn new(rows: &[&str], things: &[(char, Thing)]) -> Self {
        Self::of(level(rows, things), catalog())
    }

    pub fn of(level: Level, catalog: Catalog) -> Self {
        let setup = MissionSetup {
            level: Arc::new(level),
            catalog: Arc::new(catalog),
            seed: 1,
            difficulty: "normal".into(),
            assists: Default::default(),
        };
        let session = Session::new(setup, 1).unwrap_or_else(|error| panic!("{error}"));
        Self { session, seen: Vec::new() }
    }

    /// Goes on by one tick.
    pub fn tick(&mut self, command: PlayerCommand) {
        self.session.tick([command, PlayerCommand::default()]);
        let seen = self.session.outcomes();
        self.seen.extend(seen);
    }

    /// Goes on by so many ticks with nothing pressed.
    pub fn wait(&mut self, ticks: u32) {
        for _ in 0..ticks {
            self.tick(PlayerCommand::default());
        }
    }

    /// Presses a button for one tick, then waits so many.
    pub fn press(&mut self, button: Buttons, ticks: u32) {
        self.tick(PlayerCommand::default().pressing(button));
        self.wait(ticks);
    }

    pub fn hold(&mut self, command: PlayerCommand, ticks: u32) {
        for _ in 0..ticks {
            self.tick(command);
        }
    }

    /// Ticks with nothing pressed until `done`; the number of ticks, or a failed test after `most`.
    pub fn until(&mut self, most: u32, mut done: impl FnMut(&mut Self) -> bool) -> u32 {
        for tick in 0..most {
            if done(self) {
                return tick;
            }
            self.tick(PlayerCommand::default());
        }
        panic!("not within {most} ticks; seen {:?}", self.seen);
    }

    pub fn player(&mut self) -> Entity {
        let world = self.session.world();
        world.query::<(Entity, &Seat)>().iter(world).map(|(entity, _)| entity).next().expect("a player")
    }

    /// The people drawn with that glyph, in the order of the map.
    pub fn people(&mut self, glyph: char) -> Vec<Entity> {
        let world = self.session.world();
        let mut query = world.query::<(Entity, &ActorId, &Actor)>();
        let wanted = glyph.to_string();
        let mut all: Vec<_> = query
            .iter(world)
            .filter(|(_, _, actor)| actor.tag.as_ref() == Some(&wanted))
            .map(|(entity, id, _)| (*id, entity))
            .collect();
        all.sort_unstable();
        all.into_iter().map(|(_, entity)| entity).collect()
    }

    pub fn act(&mut self, entity: Entity) -> Act {
        self.session.world().get::<Stance>(entity).expect("a body").act.clone()
    }

    pub fn health(&mut self, entity: Entity) -> f32 {
        self.session.world().get::<Health>(entity).expect("a body").now
    }

    pub fn at(&mut self, entity: Entity) -> Vec2 {
        self.session.world().get::<Position>(entity).expect("a body").0
    }

    pub fn put(&mut self, entity: Entity, at: Vec2) {
        self.session.world().get_mut::<Position>(entity).expect("a body").0 = at;
    }

    pub fn turn(&mut self, entity: Entity, angle: f32) {
        self.session.world().get_mut::<Facing>(entity).expect("a body").0 = angle;
    }

    pub fn arm(&mut self, entity: Entity, kind: &str) {
        let world = self.session.world();
        let catalog = world.resource::<red_heat::sim::mission::Mission>().setup.catalog.clone();
        let def = catalog.items.get(kind).expect("an item").clone();
        world.get_mut::<Hand>(entity).expect("a body").item = Some(Held::new(kind.into(), def));
    }

    pub fn held(&mut self, entity: Entity) -> Option<String> {
        self.session.world().get::<Hand>(entity).expect("a body").item.as_ref().map(|held| held.kind.clone())
    }

    pub fn saw(&self, wanted: impl Fn(&SimOutcome) -> bool) -> bool {
        self.seen.iter().any(wanted)
    }
}

pub fn east() -> PlayerCommand {
    PlayerCommand { move_x: 127, ..Default::default() }
}
