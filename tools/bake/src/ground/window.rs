//! The bathhouse's window: frosted, arched at its ends, in the face of a wall.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        noise::{chance, hash},
        walls::{FACE, bath_face},
    },
    palette::{BLUE, CREAM, OUTLINE, Rgb, STEEL},
};

const SIDE: i32 = 16;

/// A frosted window in the face of the bathhouse's wall; the neighbours that belong to the same window are `mask`
/// (1 west, 2 east). It is arched at its ends, its panes stand in a grid, and snow lies on its sill.
pub fn bath_window(mask: i32) -> Canvas {
    let wall = bath_face(0);
    let far = 99;
    Canvas::from_fn(SIDE, FACE, |x, y| {
        let from_end =
            (if mask & 1 == 0 { x } else { far }).min(if mask & 2 == 0 { SIDE - 1 - x } else { far });
        window_pixel(mask, from_end, x, y).map_or_else(|| wall.get(x, y), opaque)
    })
}

/// The first row of a window's sill.
const SILL: i32 = 24;
/// Radius of a window's arch.
const ARCH: f32 = 9.0;

fn window_pixel(mask: i32, from_end: i32, x: i32, y: i32) -> Option<Rgb> {
    let painted = mix(STEEL.step(4), CREAM.step(3), 90);
    match y {
        // A sill of stone with snow on it, and its shadow on the tiles below.
        SILL if from_end >= 0 => {
            return Some(if hash(&[x, mask, 83]).is_multiple_of(5) { STEEL.step(4) } else { CREAM.step(3) });
        }
        25 => return Some(STEEL.step(3)),
        26 => return Some(STEEL.step(1)),
        27 => return Some(OUTLINE),
        28.. => return None,
        _ => {}
    }
    // How far inside of the opening: its sides are straight, its upper corners round.
    let side = from_end as f32 + 0.5 - 1.0;
    let upper = y as f32 + 0.5 - 1.0;
    let inside = if side < ARCH && upper < ARCH {
        let (dx, dy) = (ARCH - side, ARCH - upper);
        ARCH - (dx * dx + dy * dy).sqrt()
    } else {
        side.min(upper)
    };
    let seam = (x == 0 && mask & 1 != 0) || (x == SIDE - 1 && mask & 2 != 0);
    let bar = x == 7 || y == 8 || y == 16;
    Some(match inside {
        inside if inside < 0.0 => return None,
        inside if inside < 1.0 => OUTLINE,
        inside if inside < 2.0 => painted,
        inside if inside < 3.0 => STEEL.step(2),
        _ if seam => painted,
        _ if bar => STEEL.step(3),
        _ if x == 8 || y == 9 || y == 17 => BLUE.step(1),
        _ => frosted(mask, x, y),
    })
}

/// Frosted glass before a night of snow: ferns of frost grow from the sill and the bars.
fn frosted(mask: i32, x: i32, y: i32) -> Rgb {
    let (u, v) = (x % 8, y % 8);
    let corner = (u.min(7 - u) + (7 - v) / 2) as u32;
    let low = (y - 6).max(0) as u32 * 5;
    let glow = chance(&[x + mask * 16, y, 84], 6 + low / 3);
    match () {
        () if chance(&[x + mask * 16, y, 85], (low + 30).saturating_sub(corner * 16)) => CREAM.step(3),
        () if glow => STEEL.step(4),
        () if y > 15 || (x + y) % 11 < 3 => BLUE.step(4),
        () if y > 7 => mix(BLUE.step(3), BLUE.step(4), 128),
        () => BLUE.step(3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_runs_on_where_its_neighbour_does() {
        let (left, right, alone) = (bath_window(2), bath_window(1), bath_window(0));
        let brick = |canvas: &Canvas, x: i32| canvas.get(x, 3) == bath_face(0).get(x, 3);
        assert!(brick(&left, 0) && !brick(&left, SIDE - 1));
        assert!(!brick(&right, 0) && brick(&right, SIDE - 1));
        assert!(brick(&alone, 0) && brick(&alone, SIDE - 1));
    }
}
