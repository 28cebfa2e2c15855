//! Rooms in which partners are tried.
//!
//! `P` the player, `R` a partner with his gun in the holster, `d` a man without a mind, `b` one with a mind, `c` a
//! bystander, `T` a low table, `+` a door.

use bevy::{ecs::entity::Entity, math::Vec2};
use red_heat::{
    content::{
        actor::Faction,
        catalog::Catalog,
        level::{FLOOR_GAP, Floor, Level, Placement, TILE, Thing, TilePos},
        trigger::{Action, Event, Trigger},
    },
    sim::{
        actor::{Hand, Health, Seat},
        brain::partner::{Order, Partner},
        command::{Buttons, PlayerCommand},
        fighter::hit::{Hit, Hits},
        outcome::Way,
        seats::SEATS,
        stance::{Act, Shot, Stance},
    },
};

use crate::common::{Arena, catalog, dummy, level, prop};

pub const ROOM: [&str; 9] = [
    "####################",
    "#..................#",
    "#..................#",
    "#..................#",
    "#.P.R..............#",
    "#..................#",
    "#..................#",
    "#..................#",
    "####################",
];

/// The shipped kind of partner that has most to say.
pub fn partner_kind(catalog: &Catalog) -> String {
    let lines = |brain: &String| {
        let def = catalog.brains.get(brain)?.partner.as_ref()?;
        Some(def.barks.values().map(Vec::len).sum::<usize>())
    };
    let all = catalog.actors.iter();
    let most = all.filter_map(|(id, def)| Some((def.brain.as_ref().and_then(lines)?, id.clone()))).max();
    most.expect("a kind of partner").1
}

pub fn partner() -> Thing {
    Thing::Actor { kind: partner_kind(&catalog()), facing: 0.0 }
}

pub fn somebody(faction: Faction) -> Thing {
    let catalog = catalog();
    let with_mind = catalog.actors.iter().find(|(id, def)| {
        def.faction == faction && def.brain.is_some() && def.holster.is_none() && !id.starts_with("test/")
    });
    Thing::Actor { kind: with_mind.expect("somebody").0.clone(), facing: 180.0 }
}

pub fn things() -> Vec<(char, Thing)> {
    vec![
        ('R', partner()),
        ('d', dummy()),
        ('b', somebody(Faction::Gang)),
        ('c', somebody(Faction::Civilian)),
        ('T', prop("test/table")),
        ('+', Thing::door(None)),
    ]
}

pub fn arena(rows: &[&str]) -> (Arena, Entity, Entity) {
    of(level(rows, &things()))
}

pub fn of(level: Level) -> (Arena, Entity, Entity) {
    let mut arena = Arena::of(level, catalog());
    let (player, partner) = (arena.player(), arena.people('R')[0]);
    (arena, player, partner)
}

pub fn order(arena: &mut Arena, partner: Entity) -> Order {
    arena.session.world().get::<Partner>(partner).expect("a partner").order
}

/// One tick with these commands of both seats.
pub fn both(arena: &mut Arena, commands: [PlayerCommand; SEATS]) {
    arena.session.tick(commands);
    let seen = arena.session.outcomes();
    arena.seen.extend(seen);
}

pub fn join() -> [PlayerCommand; SEATS] {
    [PlayerCommand::default(), PlayerCommand::default().pressing(Buttons::JOIN)]
}

pub fn seats(arena: &mut Arena) -> Vec<(u8, Entity)> {
    let world = arena.session.world();
    let mut all: Vec<_> =
        world.query::<(&Seat, Entity)>().iter(world).map(|(seat, body)| (seat.0, body)).collect();
    all.sort_unstable();
    all
}

pub fn set_health(arena: &mut Arena, of: Entity, points: f32) {
    let mut health = arena.session.world().get_mut::<Health>(of).expect("a body");
    health.now = points;
    health.max = health.max.max(points);
}

pub fn rounds(arena: &mut Arena, of: Entity) -> u32 {
    arena.session.world().get::<Hand>(of).expect("a body").rounds()
}

pub fn arena_place(rows: &[&str], glyph: char) -> Vec2 {
    let y = rows.iter().position(|row| row.contains(glyph)).expect("a row");
    let x = rows[y].find(glyph).expect("a column");
    Vec2::new(x as f32 + 0.5, (rows.len() - y) as f32 - 0.5) * TILE
}

/// Two floors, joined by stairs in the east of the lower and the west of the upper one.
pub fn two_floors(lift: u32) -> Level {
    let mut level = level(&["##############", "#P.R........s#", "##############"], &things());
    let up = level.floors[0].clone();
    let passage = |to: &str| match lift {
        0 => Thing::Stairs { to: to.into() },
        ticks => Thing::Lift { to: to.into(), ticks },
    };
    let at = |floor: usize, x: u32, tag: &str, thing: Thing| Placement {
        at: TilePos { floor, x, y: 1 },
        thing,
        tag: Some(tag.into()),
    };
    level.floors[0].placements.retain(|placement| placement.tag.as_deref() != Some("s"));
    level.floors[0].placements.push(at(0, 12, "low", passage("high")));
    let placements = vec![at(1, 1, "high", passage("low"))];
    let offset = up.width + FLOOR_GAP;
    level.floors.push(Floor { name: "up".into(), offset, placements, ..up });
    level
}

/// Who with that tag knows of the player from the beginning.
pub fn alerted(tag: &str) -> Vec<Trigger> {
    vec![Trigger {
        id: "alert".into(),
        on: Event::LevelStart,
        when: Vec::new(),
        then: vec![Action::Alert(tag.into())],
        cooldown: None,
    }]
}

/// That happens after so many ticks.
pub fn after(ticks: u32, action: Action) -> Vec<Trigger> {
    let on = Event::After { timer: None, ticks };
    vec![Trigger { id: "after".into(), on, when: Vec::new(), then: vec![action], cooldown: None }]
}

/// A hit out of nowhere that takes all of somebody's health.
pub fn strike_down(arena: &mut Arena, who: Entity) {
    let mut hit = Hit::new(None, who, Way::Shot);
    hit.damage = 1e5;
    arena.session.world().resource_mut::<Hits>().0.push(hit);
}

/// Lets somebody aim for ever.
pub fn aim_for_ever(arena: &mut Arena, who: Entity) {
    let act = Act::Shoot(Shot { wind_up: 10_000, ticks: 20_000 });
    *arena.session.world().get_mut::<Stance>(who).expect("a body") = Stance { act, ..Default::default() };
}
