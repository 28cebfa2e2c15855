//! Fields: grounds painted as one large picture that meets itself at its edges, and cut into cells.
//!
//! The game lays a cell by its place on the map, so that drifts, cracks and courses run on over the edges of tiles.

use crate::ground::{canvas::Canvas, noise::unit};

const CELL: i32 = 16;
/// Side of a field in pixels: eight cells.
pub const SIDE: i32 = 8 * CELL;
/// Side of a field with marks so bold that they must not come again soon: sixteen cells.
pub const WIDE: i32 = 16 * CELL;

/// The cells of a field, row by row from the upper left.
pub fn cells(field: &Canvas) -> Vec<Canvas> {
    let across = field.width() / CELL;
    (0..across * across).map(|n| field.part(n % across * CELL, n / across * CELL, CELL, CELL)).collect()
}

/// Smooth noise from -1 to 1 that repeats after [`SIDE`] pixels; `grid` is how many hills it has from west to east and
/// from north to south.
pub fn hills(x: f32, y: f32, grid: (i32, i32), seed: i32) -> f32 {
    let (u, v) = (x / SIDE as f32 * grid.0 as f32, y / SIDE as f32 * grid.1 as f32);
    let (i, j) = (u.floor(), v.floor());
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (s, t) = (ease(u - i), ease(v - j));
    let at = |dx: i32, dy: i32| {
        let (column, row) = ((i as i32 + dx).rem_euclid(grid.0), (j as i32 + dy).rem_euclid(grid.1));
        unit(&[seed, column, row]) * 2.0 - 1.0
    };
    let row = |dy: i32| at(0, dy) * (1.0 - s) + at(1, dy) * s;
    row(0) * (1.0 - t) + row(1) * t
}

/// The same for a field of [`WIDE`] pixels.
pub fn wide_hills(x: f32, y: f32, grid: (i32, i32), seed: i32) -> f32 {
    let by = SIDE as f32 / WIDE as f32;
    hills(x * by, y * by, grid, seed)
}

/// Paints a pixel of a field; what lies beyond an edge comes in at the other.
pub fn dot(field: &mut Canvas, x: i32, y: i32, colour: crate::palette::Rgb) {
    field.dot(x.rem_euclid(field.width()), y.rem_euclid(field.height()), colour);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hills_repeat_after_a_field() {
        let side = SIDE as f32;
        for k in 0..40 {
            let (x, y) = (k as f32 * 3.3, k as f32 * 1.7);
            let here = hills(x, y, (5, 7), 3);
            assert!((here - hills(x + side, y, (5, 7), 3)).abs() < 1e-4);
            assert!((here - hills(x, y - side, (5, 7), 3)).abs() < 1e-4);
        }
    }

    #[test]
    fn a_field_is_cut_in_reading_order() {
        let field = Canvas::from_fn(SIDE, SIDE, |x, y| [x as u8, y as u8, 0, 255]);
        let cells = cells(&field);
        assert_eq!(cells.len(), 64);
        assert_eq!(cells[9].get(0, 0), [16, 16, 0, 255]);
    }
}
