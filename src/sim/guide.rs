//! Where to go first to get somewhere: to the place itself on one's own floor, else to the stairs or lift that lead there
//! soonest. For whoever shows a player the way: floors lie side by side in one plane, and the straight line to another
//! floor leads nowhere.

use bevy::math::Vec2;

use super::{map::Map, nav::Nav};

/// The place on the floor of `from` to go to first on the way to `to`; none where no stairs and no lift lead there.
pub fn first_stage(map: &Map, nav: &Nav, from: Vec2, to: Vec2) -> Option<Vec2> {
    let floor = |at: Vec2| map.tile(at).map(|tile| tile.floor);
    let (here, there) = (floor(from)?, floor(to)?);
    if here == there {
        return Some(to);
    }
    let grid = &nav.grid;
    let rides: Vec<(Vec2, Vec2)> =
        grid.links().iter().map(|link| (grid.place(link.from), grid.place(link.to))).collect();
    // Metres from the near end of each to the goal, by it and however many others.
    let mut left: Vec<Option<f32>> = vec![None; rides.len()];
    for _ in 0..rides.len() {
        for number in 0..rides.len() {
            let landing = rides[number].1;
            let straight = (floor(landing) == Some(there)).then(|| landing.distance(to));
            let on = rides.iter().zip(&left).filter(|((near, _), _)| floor(*near) == floor(landing));
            let changed = on.filter_map(|((near, _), left)| Some(near.distance(landing) + (*left)?));
            left[number] = straight.into_iter().chain(changed).min_by(f32::total_cmp);
        }
    }
    rides
        .iter()
        .zip(left)
        .filter(|((near, _), _)| floor(*near) == Some(here))
        .filter_map(|((near, _), left)| Some((near.distance(from) + left?, *near)))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, near)| near)
}
