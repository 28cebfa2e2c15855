//! What the bot sees: everybody, things, doors, and where the mission stands.

use std::sync::Arc;

use bevy::{
    ecs::{entity::Entity, world::World},
    math::{Rot2, Vec2},
};

use super::super::census::{self, Person, Posture, hostile};
use crate::{
    content::{
        actor::Faction, catalog::Catalog, item::ItemKind, level::Level, moves::MovesetDef, prop::Footprint,
        puzzle::PuzzleDef, rules::Rules, trigger::Trigger,
    },
    sim::{
        actor::{Actor, Hand, Position, Velocity},
        map::Map,
        mission::{Mission, ObjectiveState},
        nav::sync::Places,
        physics::{Physics, TALL},
        stance::{Act, Stance},
        thing::{Door, Item, Prop, ThingId, Thrown},
    },
};

/// The world as the bot sees it in a tick.
pub(super) struct View {
    pub me: Person,
    pub act: Act,
    pub act_tick: u32,
    pub people: Vec<Person>,
    pub tags: Vec<(Entity, Option<String>)>,
    pub moves: Arc<MovesetDef>,
    pub hand: Hand,
    pub items: Vec<Lying>,
    pub props: Vec<Standing>,
    pub doors: Vec<Doorway>,
    pub missiles: Vec<Missile>,
    /// Middles of the tiles of water.
    pub water: Vec<Vec2>,
    pub level: Arc<Level>,
    pub map: Map,
    pub rules: Arc<Rules>,
    pub objectives: Vec<ObjectiveState>,
    pub objectives_done: usize,
    pub unfired: Vec<Trigger>,
    /// Steps of puzzles that are answered, by puzzle.
    pub solved: Vec<(String, usize)>,
    pub puzzles: std::collections::BTreeMap<String, Arc<PuzzleDef>>,
    pub tick: u64,
    visible: Vec<Entity>,
    lines: Vec<Line>,
}

/// A thing on the floor.
pub(super) struct Lying {
    pub kind: String,
    pub at: Vec2,
    pub use_for: Use,
}

/// What a thing is good for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Use {
    Weapon,
    Ammo,
    Health(f32),
    Key,
}

/// A thing in the air.
pub(super) struct Missile {
    pub at: Vec2,
    pub velocity: Vec2,
    /// Who threw it.
    pub by: Entity,
}

/// A prop that stands in the way.
pub(super) struct Standing {
    pub at: Vec2,
    pub footprint: Option<Footprint>,
    pub tag: Option<String>,
    pub can_be_taken: bool,
    pub can_break: bool,
    /// Whether free hands tip it over.
    pub tips: bool,
    /// Whether one ducks behind it.
    pub low: bool,
    pub offers: Vec<String>,
}

/// A door that is shut.
pub(super) struct Doorway {
    pub at: Vec2,
    pub lock: Option<String>,
    /// Whether kicks break it.
    pub weak: bool,
}

/// What can be seen and hit along a direction from the bot's body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub direction: Vec2,
    /// Metres to the first wall or furniture.
    pub free: f32,
    /// Whether that is hot.
    pub hot: bool,
}

/// Directions around the body that are measured.
pub(super) const LINES: usize = 16;

/// How far they are measured, in metres.
pub(super) const LINE_REACH: f32 = 5.0;

impl View {
    /// Whether the body can begin anything.
    pub fn is_free(&self) -> bool {
        matches!(self.act, Act::Free)
    }

    /// Whether a puzzle is solved, or that step of it.
    pub fn has_solved(&self, puzzle: &str, step: Option<&str>) -> bool {
        let answered = self.solved.iter().find(|(id, _)| id == puzzle).map_or(0, |(_, answered)| *answered);
        let Some(def) = self.puzzles.get(puzzle) else { return false };
        answered > step.map_or(def.steps.len().saturating_sub(1), |step| def.step(step).unwrap_or(usize::MAX))
    }

    /// Opponents who are not out of the fight.
    pub fn enemies(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| hostile(self.me.faction, person.faction) && !person.is_out())
    }

    /// Those of them who stand.
    pub fn upright(&self) -> impl Iterator<Item = &Person> {
        self.enemies().filter(|person| person.is_up())
    }

    /// How many of them stand within that distance.
    pub fn crowd(&self, within: f32) -> usize {
        self.upright().filter(|enemy| enemy.at.distance(self.me.at) < within).count()
    }

    /// Bystanders who can be hurt.
    pub fn bystanders(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.faction == Faction::Civilian && !person.is_out())
    }

    /// Whether nothing opaque stands between it and that one.
    pub fn sees(&self, entity: Entity) -> bool {
        self.visible.contains(&entity)
    }

    /// Somebody by the body.
    pub fn person(&self, entity: Entity) -> Option<&Person> {
        self.people.iter().find(|person| person.entity == entity)
    }

    /// The tag of somebody.
    pub fn tag(&self, entity: Entity) -> Option<&str> {
        self.tags.iter().find(|(one, _)| *one == entity).and_then(|(_, tag)| tag.as_deref())
    }

    /// The sixteen directions around the body.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Whether a bystander stands along a direction, up to that distance.
    pub fn endangers(&self, direction: Vec2, reach: f32) -> bool {
        self.bystanders().any(|one| {
            let way = one.at - self.me.at;
            let along = way.dot(direction);
            along > -0.2 && along < reach && (way - direction * along).length() < 0.6
        })
    }
}

/// Looks around from that seat; none where nobody sits there who can act.
pub(super) fn look(world: &mut World, seat: u8) -> Option<View> {
    let people = census::count_people(world);
    let me = *people.iter().find(|person| person.seat == Some(seat))?;
    if me.is_out() {
        return None;
    }
    let tags = tags(world);
    let (items, props, doors, missiles) = (items(world), props(world), doors(world), missiles(world));
    let stance = world.get::<Stance>(me.entity)?.clone();
    let moves = world.get::<Actor>(me.entity)?.moveset.clone();
    let hand = world.get::<Hand>(me.entity)?.clone();
    let map = world.get_resource::<Map>()?.clone();
    let lines = lines(world, me.at);
    let visible = visible(world, &me, &people);
    let mission = world.get_resource::<Mission>()?;
    let done = mission.objectives.iter().filter(|state| **state == ObjectiveState::Done).count();
    let triggers = mission.setup.level.triggers.iter().enumerate();
    let unfired = triggers.filter(|(index, _)| !mission.fired.contains_key(index));
    Some(View {
        me,
        act: stance.act,
        act_tick: stance.tick,
        people,
        tags,
        moves,
        hand,
        items,
        props,
        doors,
        missiles,
        water: world.get_resource::<Places>().map(|places| places.water.clone()).unwrap_or_default(),
        level: mission.setup.level.clone(),
        map,
        rules: mission.setup.catalog.rules.clone(),
        objectives: mission.objectives.clone(),
        objectives_done: done,
        unfired: unfired.map(|(_, trigger)| trigger.clone()).collect(),
        solved: mission.puzzles.iter().map(|(id, puzzle)| (id.clone(), puzzle.state.step)).collect(),
        puzzles: mission.setup.catalog.puzzles.clone(),
        tick: mission.tick,
        visible,
        lines,
    })
}

/// How far the bot looks for opponents, in metres.
const SIGHT: f32 = 24.0;

fn visible(world: &World, me: &Person, people: &[Person]) -> Vec<Entity> {
    let Some(physics) = world.get_resource::<Physics>() else { return Vec::new() };
    let near = |person: &&Person| hostile(me.faction, person.faction) && person.at.distance(me.at) < SIGHT;
    people
        .iter()
        .filter(near)
        .filter(|person| physics.line_of_sight(me.at, person.at))
        .map(|person| person.entity)
        .collect()
}

fn tags(world: &mut World) -> Vec<(Entity, Option<String>)> {
    world.query::<(Entity, &Actor)>().iter(world).map(|(entity, actor)| (entity, actor.tag.clone())).collect()
}

fn items(world: &mut World) -> Vec<Lying> {
    let mut all: Vec<(ThingId, Lying)> = world
        .query::<(&ThingId, &Item, &Position)>()
        .iter(world)
        .map(|(id, item, at)| {
            let use_for = match item.def.kind {
                ItemKind::Weapon(_) | ItemKind::Gun(_) => Use::Weapon,
                ItemKind::Ammo(_) => Use::Ammo,
                ItemKind::Health(amount) => Use::Health(amount),
                ItemKind::Key => Use::Key,
            };
            (*id, Lying { kind: item.kind.clone(), at: at.0, use_for })
        })
        .collect();
    all.sort_unstable_by_key(|(id, _)| *id);
    all.into_iter().map(|(_, item)| item).collect()
}

fn missiles(world: &mut World) -> Vec<Missile> {
    let mut all: Vec<(ThingId, Missile)> = world
        .query::<(&ThingId, &Thrown, &Position, &Velocity)>()
        .iter(world)
        .map(|(id, thrown, at, velocity)| (*id, Missile { at: at.0, velocity: velocity.0, by: thrown.by }))
        .collect();
    all.sort_unstable_by_key(|(id, _)| *id);
    all.into_iter().map(|(_, missile)| missile).collect()
}

/// Whether a bare hand can take something from the prop that is worth striking with.
fn is_worth_taking(prop: &Prop, catalog: &Catalog) -> bool {
    let swings = |kind: &str| {
        let def = catalog.items.get(kind).map(|def| &def.kind);
        matches!(def, Some(ItemKind::Weapon(weapon)) if weapon.swing.is_some())
    };
    prop.def.pick_up.is_some() || prop.gift().is_some_and(swings)
}

fn props(world: &mut World) -> Vec<Standing> {
    let Some(catalog) = world.get_resource::<Mission>().map(|mission| mission.setup.catalog.clone()) else {
        return Vec::new();
    };
    let rules = catalog.rules.gun.clone();
    let mut all: Vec<(ThingId, Standing)> = world
        .query::<(&ThingId, &Prop, &Position)>()
        .iter(world)
        .filter(|(_, prop, _)| !prop.broken)
        .map(|(id, prop, at)| {
            let standing = Standing {
                at: at.0,
                footprint: prop.def.footprint,
                tag: prop.tag.clone(),
                can_be_taken: is_worth_taking(prop, &catalog),
                can_break: prop.def.toughness > 0.0,
                tips: prop.def.tips.is_some(),
                low: (rules.duck_height..TALL).contains(&prop.def.height),
                offers: prop.def.offers.clone(),
            };
            (*id, standing)
        })
        .collect();
    all.sort_unstable_by_key(|(id, _)| *id);
    all.into_iter().map(|(_, prop)| prop).collect()
}

fn doors(world: &mut World) -> Vec<Doorway> {
    let mut all: Vec<(ThingId, Doorway)> = world
        .query::<(&ThingId, &Door, &Position)>()
        .iter(world)
        .filter(|(_, door, _)| !door.open)
        .map(|(id, door, at)| (*id, Doorway { at: at.0, lock: door.lock.clone(), weak: door.strength > 0.0 }))
        .collect();
    all.sort_unstable_by_key(|(id, _)| *id);
    all.into_iter().map(|(_, door)| door).collect()
}

/// Measures how far it is to something solid all around a place.
fn lines(world: &World, at: Vec2) -> Vec<Line> {
    let Some(physics) = world.get_resource::<Physics>() else { return Vec::new() };
    let turn = std::f32::consts::TAU / LINES as f32;
    (0..LINES)
        .map(|number| {
            let direction = Rot2::radians(number as f32 * turn) * Vec2::X;
            let obstacle = physics.first_obstacle(at, at + direction * LINE_REACH);
            let thing = obstacle.and_then(|obstacle| obstacle.thing);
            let hot =
                thing.and_then(|thing| world.get::<Prop>(thing)).is_some_and(|prop| prop.def.heat.is_some());
            Line { direction, free: obstacle.map_or(LINE_REACH, |obstacle| obstacle.distance), hot }
        })
        .collect()
}

/// Whether somebody could do harm in the next moments.
pub(super) fn is_threat(person: &Person) -> bool {
    matches!(person.posture, Posture::WindUp | Posture::Strikes | Posture::Charging)
}
