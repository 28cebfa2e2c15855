//! The ground and the walls: put together from baked tiles into a few large pictures when a level begins.

use bevy::prelude::*;

use super::{ViewSystems, stage};

mod floor;
pub(super) mod soft;
mod wall;
mod water;

pub(super) use water::Kerbs;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((floor::plugin, wall::plugin, water::plugin));
    app.configure_sets(Update, TileSystems.in_set(ViewSystems::Build).run_if(stage::is_new));
}

/// What puts a new level's ground together.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct TileSystems;

/// A number for each tile that looks like chance and is always the same.
fn scatter(x: i32, y: i32, salt: u32) -> usize {
    super::scatter::scatter(x, y, salt) as usize
}

/// The 4-bit mask of which neighbours of a tile `holds` is true for: 1 north, 2 east, 4 south, 8 west.
fn neighbours(x: i32, y: i32, holds: impl Fn(i32, i32) -> bool) -> usize {
    usize::from(holds(x, y - 1))
        + 2 * usize::from(holds(x + 1, y))
        + 4 * usize::from(holds(x, y + 1))
        + 8 * usize::from(holds(x - 1, y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_do_not_lie_in_stripes() {
        let row: Vec<usize> = (0..12).map(|x| scatter(x, 3, 0) % 3).collect();
        assert!((1..4).all(|period| row.iter().skip(period).zip(&row).any(|(a, b)| a != b)));
    }

    #[test]
    fn neighbours_are_counted_clockwise_from_the_north() {
        assert_eq!(neighbours(0, 0, |_, y| y == -1), 1);
        assert_eq!(neighbours(0, 0, |x, y| x == 1 || y == 1), 2 + 4);
        assert_eq!(neighbours(0, 0, |x, _| x == -1), 8);
    }
}
