//! Small missions on a map drawn in a few lines, with a catalogue of their own.
//!
//! `@` the player, `m` a man and `M` one who flees when beaten, both looking west, `c` a bystander, `O` a column,
//! `u` a bucket on the floor, `~` water, `#` wall, `X` a way out, `+` a door.

use std::{collections::BTreeMap, sync::Arc};

use bevy::{ecs::entity::Entity, math::Vec2};
use red_heat::{
    content::{
        actor::{ActorDef, BrainDef},
        catalog::Catalog,
        item::ItemDef,
        level::{Floor, Level, Placement, Thing, TilePos},
        moves::MovesetDef,
        objective::{Goal, Objective},
        prop::PropDef,
        rules::{Difficulties, Rules},
        terrain::TerrainDef,
        trigger::{Action, Event, Trigger},
    },
    sim::{
        actor::{Actor, ActorId, Health, Position, Seat},
        brain::Brain,
        command::PlayerCommand,
        mission::MissionSetup,
        outcome::SimOutcome,
        session::Session,
        stance::Stance,
    },
};
use serde::de::DeserializeOwned;

const RULES: &str = include_str!("rules.ron");
const DIFFICULTIES: &str = include_str!("difficulties.ron");
const ACTORS: &str = include_str!("actors.ron");
const BRAINS: &str = include_str!("brains.ron");
const MOVESETS: &str = include_str!("movesets.ron");

/// A running arena.
pub struct Arena {
    pub session: Session,
}

/// How an arena begins.
#[derive(Clone, Copy)]
pub struct Setup<'a> {
    pub rows: &'a [&'a str],
    pub seed: u64,
    pub difficulty: &'a str,
    /// Whether the men know of the player from the beginning.
    pub alerted: bool,
}

impl<'a> Setup<'a> {
    pub fn new(rows: &'a [&'a str]) -> Self {
        Self { rows, seed: 1, difficulty: "normal", alerted: true }
    }

    pub fn unaware(mut self) -> Self {
        self.alerted = false;
        self
    }

    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    pub fn build(self) -> Arena {
        let setup = MissionSetup {
            level: Arc::new(level(self.rows, self.alerted)),
            catalog: Arc::new(catalog()),
            seed: self.seed,
            difficulty: self.difficulty.to_owned(),
            assists: Default::default(),
        };
        Arena { session: Session::new(setup, 1).expect("an arena is a sound mission") }
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> T {
    ron::from_str(text).expect("the arena's data is sound")
}

fn shared<T: DeserializeOwned>(text: &str) -> BTreeMap<String, Arc<T>> {
    parse::<BTreeMap<String, T>>(text).into_iter().map(|(id, def)| (id, Arc::new(def))).collect()
}

fn catalog() -> Catalog {
    Catalog {
        actors: shared::<ActorDef>(ACTORS),
        brains: shared::<BrainDef>(BRAINS),
        movesets: shared::<MovesetDef>(MOVESETS),
        items: shared::<ItemDef>(
            r#"{"bucket": (name: "", sprite: "", kind: Weapon((
                thrown: (sprite: "", speed: 9.0, flight: 30, damage: 8.0, poise: 10.0, knock_back: 2.0, noise: 8.0),
                durability: 3)))}"#,
        ),
        props: shared::<PropDef>(
            r#"{"column": (name: "", sprite: "", footprint: Some(Round(0.33)), height: 2.0, material: "stone")}"#,
        ),
        doors: BTreeMap::new(),
        terrains: shared::<TerrainDef>(
            r#"{"floor": (tiles: "", kind: Ground), "wall": (tiles: "", kind: Wall),
                "water": (tiles: "", kind: Water, speed: 0.5)}"#,
        ),
        puzzles: BTreeMap::new(),
        vehicles: BTreeMap::new(),
        drivers: BTreeMap::new(),
        driving: Arc::default(),
        streets: Arc::default(),
        rules: Arc::new(parse::<Rules>(RULES)),
        difficulties: Arc::new(parse::<Difficulties>(DIFFICULTIES)),
        hash: 0,
        driving_hash: 0,
    }
}

fn level(rows: &[&str], alerted: bool) -> Level {
    let men = || "men".to_owned();
    let alert = Trigger {
        id: "alert".into(),
        on: Event::LevelStart,
        when: Vec::new(),
        then: vec![Action::Alert(men())],
        cooldown: None,
    };
    let objective = Objective {
        id: "men".into(),
        text: String::new(),
        goal: Goal::Cleared(men()),
        after: Vec::new(),
        optional: false,
    };
    Level {
        id: "arena".into(),
        title: String::new(),
        briefing: None,
        player: "hero".into(),
        second: None,
        floors: vec![floor(rows)],
        roads: None,
        scale: Default::default(),
        zones: BTreeMap::new(),
        flags: Vec::new(),
        objectives: vec![objective],
        triggers: if alerted { vec![alert] } else { Vec::new() },
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

fn floor(rows: &[&str]) -> Floor {
    let mut floor = Floor {
        name: "ground".into(),
        width: rows[0].len() as u32,
        height: rows.len() as u32,
        terrains: ["floor", "wall", "water"].map(str::to_owned).to_vec(),
        tiles: Vec::new(),
        placements: Vec::new(),
        offset: 0,
    };
    for (y, row) in rows.iter().enumerate() {
        assert_eq!(row.len(), rows[0].len(), "rows of one length");
        for (x, glyph) in row.chars().enumerate() {
            floor.tiles.push(match glyph {
                '#' => 1,
                '~' => 2,
                _ => 0,
            });
            if let Some((thing, tag)) = thing(glyph) {
                let at = TilePos { floor: 0, x: x as u32, y: y as u32 };
                floor.placements.push(Placement { at, thing, tag: tag.map(str::to_owned) });
            }
        }
    }
    floor
}

fn thing(glyph: char) -> Option<(Thing, Option<&'static str>)> {
    let actor = |kind: &str| Thing::Actor { kind: kind.to_owned(), facing: 180.0 };
    Some(match glyph {
        '@' => (Thing::Start, None),
        'm' => (actor("man"), Some("men")),
        'M' => (actor("coward"), Some("men")),
        'c' => (actor("bystander"), Some("bystanders")),
        'O' => (Thing::Prop { kind: "column".into() }, None),
        'u' => (Thing::Item { kind: "bucket".into() }, None),
        'X' => (Thing::Exit, Some("out")),
        '+' => (Thing::door(None), None),
        _ => return None,
    })
}

impl Arena {
    /// Goes on by so many ticks in which the player does nothing.
    pub fn wait(&mut self, ticks: u32) {
        for _ in 0..ticks {
            self.tick(PlayerCommand::default());
        }
    }

    pub fn tick(&mut self, command: PlayerCommand) {
        self.session.tick([command, PlayerCommand::default()]);
    }

    /// Everybody but the player, in the order of coming.
    pub fn men(&mut self) -> Vec<Entity> {
        let world = self.session.world();
        let mut all: Vec<(ActorId, Entity)> = world
            .query::<(&ActorId, Entity, &Brain)>()
            .iter(world)
            .map(|(id, entity, _)| (*id, entity))
            .collect();
        all.sort_unstable();
        all.into_iter().map(|(_, entity)| entity).collect()
    }

    pub fn player(&mut self) -> Entity {
        let world = self.session.world();
        let mut players = world.query::<(Entity, &Seat, &Actor)>();
        players.iter(world).next().expect("there is a player").0
    }

    pub fn at(&mut self, entity: Entity) -> Vec2 {
        self.session.world().get::<Position>(entity).expect("it stands somewhere").0
    }

    pub fn brain(&mut self, entity: Entity) -> Brain {
        self.session.world().get::<Brain>(entity).expect("it has a mind").clone()
    }

    pub fn stance(&mut self, entity: Entity) -> Stance {
        self.session.world().get::<Stance>(entity).expect("it does something").clone()
    }

    pub fn exists(&mut self, entity: Entity) -> bool {
        self.session.world().get_entity(entity).is_ok()
    }

    /// Gives somebody that share of health.
    pub fn set_health(&mut self, entity: Entity, share: f32) {
        let mut health = self.session.world().get_mut::<Health>(entity).expect("it has health");
        health.now = health.max * share;
    }

    /// Makes somebody too tough to fall.
    pub fn toughen(&mut self, entity: Entity) {
        let mut health = self.session.world().get_mut::<Health>(entity).expect("it has health");
        *health = Health { now: 1e6, max: 1e6 };
    }

    /// What happened in the tick before.
    pub fn outcomes(&mut self) -> Vec<SimOutcome> {
        use bevy::ecs::message::Messages;
        self.session
            .world()
            .resource::<Messages<SimOutcome>>()
            .iter_current_update_messages()
            .cloned()
            .collect()
    }
}
