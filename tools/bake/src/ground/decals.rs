//! Marks that lie flat on the floor of one cell: drains, mats, stairs, lift, exit.

use crate::{
    ground::canvas::{Canvas, mix},
    palette::{CREAM, GOLD, INK, OUTLINE, RED, Rgb, STEEL, STONE},
};

const SIDE: i32 = 16;

/// A round iron drain.
pub fn drain() -> Canvas {
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (dx, dy) = (2 * x - 15, 2 * y - 15);
        let reach = dx * dx + dy * dy;
        let colour = match reach {
            0..=60 if (x + y) % 3 == 0 => STEEL.step(2),
            0..=60 => OUTLINE,
            61..=100 if dx + dy < -4 => STEEL.step(3),
            61..=100 => INK.step(2),
            101..=140 => STONE.step(1),
            _ => return [0; 4],
        };
        crate::ground::canvas::opaque(colour)
    })
}

/// A woven mat with a red border.
pub fn mat() -> Canvas {
    let mut tile = Canvas::new(SIDE, SIDE);
    tile.fill(1, 2, 14, 12, RED.step(1));
    tile.fill(2, 3, 12, 10, RED.step(2));
    for y in 4..12_i32 {
        for x in 3..13_i32 {
            let lozenge = (x - 8).abs() + (y - 8).abs();
            let colour = match lozenge {
                0 | 1 => GOLD.step(3),
                3 => CREAM.step(2),
                _ if (x + y) % 2 == 0 => RED.step(2),
                _ => mix(RED.step(1), RED.step(2), 128),
            };
            tile.dot(x, y, colour);
        }
    }
    for x in (1..15).step_by(2) {
        tile.dot(x, 1, GOLD.step(2));
        tile.dot(x, 14, GOLD.step(1));
    }
    tile
}

/// Steps that go up to the north.
pub fn stairs_up() -> Canvas {
    stairs(|step| mix(STONE.step(3), STEEL.step(4), 40 + step as u32 * 45))
}

/// Steps that go down to the north, into the dark.
pub fn stairs_down() -> Canvas {
    stairs(|step| mix(STONE.step(4), OUTLINE, 20 + step as u32 * 60))
}

/// Four treads, counted from the south.
fn stairs(tread: impl Fn(i32) -> Rgb) -> Canvas {
    let mut tile = Canvas::new(SIDE, SIDE);
    for step in 0..4 {
        let top = 12 - step * 4;
        let colour = tread(step);
        tile.fill(1, top, 14, 4, colour);
        tile.fill(1, top, 14, 1, mix(colour, CREAM.step(3), 90));
        tile.fill(1, top + 3, 14, 1, mix(colour, OUTLINE, 140));
    }
    tile.fill(0, 0, 1, SIDE, INK.step(1));
    tile.fill(15, 0, 1, SIDE, OUTLINE);
    tile
}

/// A lift's sill with its two door leaves and a brass lamp.
pub fn lift() -> Canvas {
    let mut tile = Canvas::new(SIDE, SIDE);
    tile.fill(0, 0, SIDE, SIDE, INK.step(1));
    for y in 2..14 {
        for x in 1..15 {
            let seam = x == 7 || x == 8;
            let groove = x % 3 == 0;
            tile.dot(
                x,
                y,
                if seam {
                    OUTLINE
                } else if groove {
                    STEEL.step(1)
                } else {
                    STEEL.step(2)
                },
            );
        }
    }
    tile.fill(1, 14, 14, 2, GOLD.step(1));
    tile.fill(1, 14, 14, 1, GOLD.step(3));
    tile.fill(6, 0, 4, 1, GOLD.step(3));
    tile
}

/// A red arrow on the floor that points north, out.
pub fn exit() -> Canvas {
    let mut tile = Canvas::new(SIDE, SIDE);
    for y in 2..14 {
        let half = if y < 8 { y - 1 } else { 2 };
        for x in 8 - half..8 + half {
            let worn = crate::ground::noise::chance(&[x, y, 41], 9);
            let edge = x == 8 - half || x == 7 + half;
            if !worn {
                tile.dot(x, y, if edge { CREAM.step(2) } else { RED.step(3) });
            }
        }
    }
    tile
}
