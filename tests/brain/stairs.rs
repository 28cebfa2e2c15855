//! Stairs and lifts lie in dead ends, against walls that one otherwise keeps away from.

use bevy::math::Vec2;
use red_heat::{
    content::level::{FLOOR_GAP, Floor, Level, Placement, TILE, Thing, TilePos},
    sim::{guide::first_stage, map::Map, nav::Nav},
};

use crate::{
    common::{Arena, catalog, level},
    gang::{alert, toughen, west},
};

/// Two floors of that map; a passage leads up from `s`, and comes out where the player stood.
fn two_floors(rows: &[&str], kind: &str, lift: u32) -> Level {
    let mut level = level(rows, &[('g', west(kind))]);
    let find = |glyph: char| {
        let y = rows.iter().position(|row| row.contains(glyph)).expect("a row");
        (rows[y].find(glyph).expect("a column") as u32, y as u32)
    };
    let passage = |to: &str| match lift {
        0 => Thing::Stairs { to: to.into() },
        ticks => Thing::Lift { to: to.into(), ticks },
    };
    let at = |floor: usize, (x, y): (u32, u32), tag: &str, thing: Thing| Placement {
        at: TilePos { floor, x, y },
        thing,
        tag: Some(tag.into()),
    };
    let mut up = level.floors[0].clone();
    up.offset = up.width + FLOOR_GAP;
    up.name = "up".into();
    up.placements = vec![at(1, find('P'), "high", passage("low"))];
    level.floors[0].placements.push(at(0, find('s'), "low", passage("high")));
    let floors: Vec<Floor> = vec![level.floors[0].clone(), up];
    level.floors = floors;
    level
}

/// Ticks until the man who is after the player on the upper floor has come up.
fn comes_up(rows: &[&str], kind: &str, lift: u32) -> Option<u32> {
    let mut arena = Arena::of(two_floors(rows, kind, lift), catalog());
    let (player, man) = (arena.player(), arena.people('g')[0]);
    toughen(&mut arena, player);
    let upstairs = (FLOOR_GAP + rows[0].len() as u32) as f32 * TILE;
    let place = arena.at(player) + Vec2::new(upstairs + 3.0 * TILE, 0.0);
    arena.put(player, place);
    alert(&mut arena, &[man]);
    for tick in 0..1200 {
        if arena.at(man).x > upstairs {
            return Some(tick);
        }
        arena.wait(1);
    }
    None
}

const NORTH: [&str; 5] =
    ["##############", "#########s####", "#............#", "#.P......g...#", "##############"];
const SOUTH: [&str; 5] =
    ["##############", "#............#", "#.P.g........#", "#########s####", "##############"];
const EAST: [&str; 5] =
    ["##############", "#.........####", "#.P..g......s#", "#.........####", "##############"];
const CORNER: [&str; 6] = [
    "##############",
    "#.......#....#",
    "#.P..g..#.##.#",
    "#.......#.#s.#",
    "#.........####",
    "##############",
];

#[test]
fn a_man_goes_up_stairs_and_lifts_at_the_end_of_a_niche() {
    let mut late = Vec::new();
    for (name, rows) in
        [("north", &NORTH[..]), ("south", &SOUTH[..]), ("east", &EAST[..]), ("round corners", &CORNER[..])]
    {
        for kind in ["core/thug", "core/gunman"] {
            for lift in [0, 45, 120] {
                let ticks = comes_up(rows, kind, lift);
                // From anywhere in these rooms it is some twelve metres at most: about four seconds.
                if ticks.is_none_or(|ticks| ticks > 330 + lift) {
                    late.push((name, kind, lift, ticks));
                }
            }
        }
    }
    assert!(late.is_empty(), "{late:?}");
}

#[test]
fn whoever_wants_to_another_floor_is_led_to_the_stairs_that_lead_there() {
    let mut arena = Arena::of(two_floors(&CORNER, "core/thug", 0), catalog());
    let (player, man) = (arena.player(), arena.people('g')[0]);
    let upstairs = (FLOOR_GAP + CORNER[0].len() as u32) as f32 * TILE;
    let (here, beside) = (arena.at(player), arena.at(man));
    let above = here + Vec2::new(upstairs + 3.0 * TILE, 0.0);
    let stairs = Vec2::new(11.5 * TILE, 2.5 * TILE);
    let world = arena.session.world();
    let (map, nav) = (world.resource::<Map>().clone(), world.resource::<Nav>().clone());
    assert_eq!(first_stage(&map, &nav, here, beside), Some(beside), "on one floor the place itself");
    let up = first_stage(&map, &nav, here, above).expect("stairs lead up");
    assert!(up.distance(stairs) < TILE, "{up} is not {stairs}");
    let down = first_stage(&map, &nav, above, beside).expect("and down");
    assert!(down.distance(here + Vec2::new(upstairs, 0.0)) < TILE, "{down}");
    let nowhere = first_stage(&map, &Nav::default(), here, above);
    assert_eq!(nowhere, None, "where there are no stairs");
}
