//! Ways on small maps, to the exact corner.

use bevy::math::Vec2;

use super::{
    Nav,
    field::FlowField,
    grid::{Extent, Ground, NavGrid, PLAIN},
    leap::{ALL_WAYS, Barrier, Leap, Manner, Way, hops},
    line,
    obstacle::{Obstacle, Shape},
};
use crate::content::{level::TILE, prop::Footprint};

/// A grid from rows that run from north to south; `#` is a wall, `~` water, anything else floor.
fn grid(rows: &[&str]) -> NavGrid {
    let extent = Extent { south_west: Vec2::ZERO, columns: rows[0].len() as u32, rows: rows.len() as u32 };
    NavGrid::new(extent, |at| {
        let tile = (at / TILE).floor().as_uvec2();
        match rows[rows.len() - 1 - tile.y as usize].as_bytes()[tile.x as usize] {
            b'#' => Ground::Blocked,
            b'~' => Ground::Open(0.5),
            _ => Ground::Open(1.0),
        }
    })
}

/// The middle of a tile, counted from the south-west.
fn tile(x: u32, y: u32) -> Vec2 {
    Vec2::new(x as f32 + 0.5, y as f32 + 0.5) * TILE
}

/// Corners of the way in tiles, rounded to halves, times two.
fn corners(nav: &mut Nav, from: Vec2, to: Vec2) -> Vec<(i32, i32)> {
    let mut way = Way::default();
    nav.path(from, to, Manner::default(), &mut way);
    way.points
        .iter()
        .map(|at| ((at.x / TILE * 2.0).round() as i32, (at.y / TILE * 2.0).round() as i32))
        .collect()
}

#[test]
fn a_way_in_the_open_is_one_straight_line() {
    let mut nav = Nav::new(grid(&["......", "......", "......", "......"]));
    assert_eq!(corners(&mut nav, tile(0, 0), tile(5, 2)), [(1, 1), (11, 5)]);
}

#[test]
fn ways_on_a_map_turned_by_half_a_turn_are_turned_by_half_a_turn() {
    // The same map whichever way one looks at it, with ways round its pillars that are worth the same.
    let rows =
        ["........", ".##..##.", ".##..##.", "........", "........", ".##..##.", ".##..##.", "........"];
    let mut nav = Nav::new(grid(&rows));
    let open =
        |n: u32| (rows[7 - n as usize / 8].as_bytes()[n as usize % 8] == b'.').then_some((n % 8, n / 8));
    let places: Vec<(u32, u32)> = (0..64).filter_map(open).collect();
    for (from, to) in places.iter().flat_map(|from| places.iter().map(move |to| (*from, *to))) {
        let way = corners(&mut nav, tile(from.0, from.1), tile(to.0, to.1));
        let turned = corners(&mut nav, tile(7 - from.0, 7 - from.1), tile(7 - to.0, 7 - to.1))
            .into_iter()
            .map(|(x, y)| (16 - x, 16 - y));
        assert_eq!(turned.collect::<Vec<_>>(), way, "from {from:?} to {to:?}");
    }
}

#[test]
fn a_way_leads_around_a_column_and_keeps_its_distance() {
    let mut nav = Nav::new(grid(&[".......", ".......", ".......", ".......", "......."]));
    let round = Shape::Solid(Footprint::Round(0.4));
    nav.grid.set_obstacles(&[Obstacle { id: 1, at: tile(3, 2), shape: round }]);
    let mut way = Way::default();
    assert!(nav.path(tile(0, 2), tile(6, 2), Manner::default(), &mut way));
    let points = way.points;
    assert_eq!(points.len(), 4, "{points:?}");
    for pair in points.windows(2) {
        for n in 0..=20 {
            let apart = pair[0].lerp(pair[1], n as f32 / 20.0).distance(tile(3, 2));
            assert!(apart > 0.7, "{apart}");
        }
    }
}

#[test]
fn a_door_of_one_tile_is_passed_on_its_middle() {
    let mut nav = Nav::new(grid(&["...#...", "...#...", ".......", "...#...", "...#..."]));
    let way = corners(&mut nav, tile(0, 4), tile(6, 4));
    assert!(way.contains(&(6, 5)) || way.contains(&(5, 5)), "{way:?}");
    assert!(way.contains(&(8, 5)) || way.contains(&(9, 5)), "{way:?}");
}

#[test]
fn a_closed_door_costs_and_a_locked_one_stops() {
    let mut nav = Nav::new(grid(&["...#...", "...#...", ".......", "...#...", "...#..."]));
    let free = nav.grid.cost(nav.grid.nearest(tile(3, 2)).unwrap());
    assert_eq!(free, PLAIN);
    let door = |shape| [Obstacle { id: 1, at: tile(3, 2), shape }];
    nav.grid.set_obstacles(&door(Shape::ClosedDoor));
    assert!(nav.grid.cost(nav.grid.nearest(tile(3, 2)).unwrap()) > PLAIN);
    assert!(nav.is_reachable(tile(0, 0), tile(6, 0)));
    nav.grid.set_obstacles(&door(Shape::LockedDoor));
    assert!(!nav.is_reachable(tile(0, 0), tile(6, 0)));
    assert!(corners(&mut nav, tile(0, 0), tile(6, 0)).is_empty());
    nav.grid.set_obstacles(&[]);
    assert_eq!(nav.grid.cost(nav.grid.nearest(tile(3, 2)).unwrap()), PLAIN);
}

#[test]
fn there_is_no_way_into_a_closed_room() {
    let mut nav = Nav::new(grid(&[".....", ".###.", ".#.#.", ".###.", "....."]));
    assert!(corners(&mut nav, tile(0, 0), tile(2, 2)).is_empty());
}

#[test]
fn there_is_no_way_between_two_walls_that_meet_at_a_corner() {
    let mut nav = Nav::new(grid(&["..#", "..#", "##."]));
    assert!(corners(&mut nav, tile(0, 2), tile(2, 0)).is_empty());
}

#[test]
fn no_line_grazes_a_corner() {
    let grid = grid(&["....", "....", ".##.", "...."]);
    assert!(!line::is_clear(&grid, tile(0, 1), tile(1, 2), u8::MAX));
    assert!(line::is_clear(&grid, tile(0, 0), tile(0, 3), u8::MAX));
}

#[test]
fn a_way_goes_around_water_when_that_is_not_far() {
    let mut nav = Nav::new(grid(&["......", "......", ".~~~~.", ".~~~~.", "......", "......"]));
    let mut way = Way::default();
    assert!(nav.path(tile(0, 2), tile(5, 2), Manner::default(), &mut way));
    let points = way.points;
    assert!(points.iter().all(|at| nav.grid.cost(nav.grid.nearest(*at).unwrap()) == PLAIN), "{points:?}");
}

#[test]
fn stairs_join_two_floors() {
    let mut nav = Nav::new(grid(&["...####...", "...####...", "...####..."]));
    assert!(!nav.is_reachable(tile(0, 0), tile(9, 0)));
    nav.grid.add_link(tile(2, 2), tile(7, 2), 400);
    assert_eq!(corners(&mut nav, tile(0, 0), tile(9, 0)), [(1, 1), (5, 5), (15, 5), (19, 1)]);
}

#[test]
fn a_field_points_the_way_from_given_nodes() {
    let grid = grid(&[".....", ".###.", "....."]);
    let goal = grid.nearest(tile(4, 2)).unwrap();
    let mut field = FlowField::default();
    field.begin(&grid, goal);
    let mut rounds = 0;
    while !field.advance(&grid, 10) {
        rounds += 1;
    }
    assert!(rounds > 1, "a small budget takes several rounds");
    let step = |x, y| {
        let from = grid.nearest(tile(x, y)).unwrap();
        let next = field.next(&grid, from).map(|next| grid.coordinates(next) - grid.coordinates(from));
        next.map(|step| (step.x, step.y))
    };
    assert_eq!(step(0, 2), Some((1, 0)), "along the north side");
    assert_eq!(step(4, 0), Some((0, 1)), "up the east side");
    assert_eq!(step(0, 1), Some((0, 1)), "up the west side");
    assert_eq!(step(4, 2), None, "there already");
}

#[test]
fn a_tracked_field_leads_to_where_its_goal_went() {
    let mut nav = Nav::new(grid(&[".....", ".###.", "....."]));
    nav.track(9, tile(4, 2), 0, 15);
    assert_eq!(nav.along_field(9, tile(0, 0)), None);
    nav.advance_fields(1000);
    assert!(nav.along_field(9, tile(0, 2)).unwrap().x > 1.0);
    nav.track(9, tile(0, 2), 5, 15);
    nav.advance_fields(1000);
    assert!(nav.along_field(9, tile(2, 2)).unwrap().x > 2.0, "too soon for a new one");
    nav.track(9, tile(0, 2), 15, 15);
    nav.advance_fields(1000);
    assert!(nav.along_field(9, tile(2, 2)).unwrap().x < 1.0);
}

#[test]
fn only_who_vaults_goes_over_what_bars_a_room() {
    let mut nav = Nav::new(grid(&[".......", ".......", "......."]));
    let bar = Footprint::Rect(0.4, 3.0 * TILE);
    nav.grid.set_obstacles(&[Obstacle { id: 1, at: tile(3, 1), shape: Shape::Solid(bar) }]);
    let over =
        Barrier { at: tile(3, 1), footprint: bar, ways: ALL_WAYS, leap: Leap::Vault, reach: 1.4, cost: 300 };
    nav.grid.set_hops(hops(&nav.grid, &[over]));
    let mut way = Way::default();
    assert!(!nav.path(tile(0, 1), tile(6, 1), Manner::default(), &mut way) && way.points.is_empty());
    assert!(!nav.path(tile(0, 1), tile(6, 1), Manner { kicks: true, ..Manner::default() }, &mut way));
    assert!(nav.path(tile(0, 1), tile(6, 1), Manner { vaults: true, ..Manner::default() }, &mut way));
    assert_eq!(way.leaps, [(2, Leap::Vault)]);
    let (near, far) = (way.points[1], way.points[2]);
    assert!(near.y == far.y && near.x < tile(3, 1).x && far.x > tile(3, 1).x, "{near} {far}");
    assert!(far.x - tile(3, 1).x <= 1.4, "it comes down within its reach");
}

#[test]
fn a_way_keeps_away_from_what_is_dreaded_where_it_can() {
    let mut nav = Nav::new(grid(&[".......", ".......", ".......", ".......", "......."]));
    let middle = |at: Vec2| u32::from((at.y - tile(0, 2).y).abs() < TILE * 0.6) * 400;
    let mut way = Way::default();
    let shy = Manner { dread: Some(&middle), ..Manner::default() };
    assert!(nav.path(tile(0, 0), tile(6, 0), shy, &mut way));
    assert_eq!(way.points.len(), 2, "nothing to fear on that side");
    assert!(nav.path(tile(0, 0), tile(6, 4), shy, &mut way));
    // Straight from corner to corner it would be in the thick of it for 1.44 m.
    let looks = 400;
    let dreaded: f32 = way
        .points
        .windows(2)
        .map(|leg| {
            let thick =
                (0..looks).filter(|look| middle(leg[0].lerp(leg[1], *look as f32 / looks as f32)) > 0);
            thick.count() as f32 / looks as f32 * leg[0].distance(leg[1])
        })
        .sum();
    assert!(dreaded < 1.25, "{dreaded} m of {:?}", way.points);
}
