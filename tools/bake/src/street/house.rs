//! Houses of a street at the scale of driving: the roof from above, the south face below it, at night.
//!
//! Ten pixels to the metre across and along, 6.2 to the metre of height. A house's pivot is the foot of its face, in the
//! middle.

use super::{letters, roof};
use crate::{
    ground::{
        canvas::{Canvas, mix},
        noise::{chance, hash, pick},
    },
    palette::{
        BRICK, CHAR, CREAM, GLASS, GOLD, INK, NEON_CYAN, NEON_PINK, OLIVE, OUTLINE, RED, RUST, Ramp, Rgb,
        STEEL, STONE, STONE_WARM, WARM_PANE,
    },
};

/// What a house is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A shop, flats over it.
    Shop,
    /// Four floors of flats with a fire escape.
    Tenement,
    /// Docks, small panes high up.
    Warehouse,
    /// Seven floors of desks.
    Office,
    /// One floor, chrome, neon all round.
    Diner,
    /// Two wide doors, one of them open.
    Garage,
}

impl Kind {
    /// Every kind with its name.
    pub const ALL: [(Kind, &'static str); 6] = [
        (Kind::Shop, "shop"),
        (Kind::Tenement, "tenement"),
        (Kind::Warehouse, "warehouse"),
        (Kind::Office, "office"),
        (Kind::Diner, "diner"),
        (Kind::Garage, "garage"),
    ];

    /// Width, depth of the roof, height of the face, pixels.
    fn size(self) -> (i32, i32, i32) {
        match self {
            Kind::Shop => (120, 62, 48),
            Kind::Tenement => (128, 64, 84),
            Kind::Warehouse => (176, 76, 60),
            Kind::Office => (144, 60, 112),
            Kind::Diner => (112, 52, 30),
            Kind::Garage => (112, 58, 34),
        }
    }
}

/// Variants of each kind.
pub const VARIANTS: i32 = 3;

/// The words over shops' windows, in the order of variants.
const SHOPS: [[&str; 2]; 3] = [["SHOES", "RADIO"], ["LOANS", "BOOKS"], ["FISH", "TAILOR"]];
const GARAGES: [&str; 3] = ["MOTORS", "TIRES", "BODY WORK"];

/// A house; its pivot is (width / 2, height).
pub fn house(kind: Kind, variant: i32) -> Canvas {
    let (width, depth, face) = kind.size();
    let mut canvas = Canvas::new(width, depth + face);
    let wall = wall_of(kind, variant);
    roof::paint(&mut canvas, (0, 0, width, depth), wall, variant + 7 * kind as i32);
    clad(&mut canvas, (0, depth, width, face), wall, variant + 31 * kind as i32);
    match kind {
        Kind::Shop => shop(&mut canvas, depth, variant),
        Kind::Tenement => tenement(&mut canvas, depth, variant),
        Kind::Warehouse => warehouse(&mut canvas, depth, variant),
        Kind::Office => office(&mut canvas, depth, variant),
        Kind::Diner => diner(&mut canvas, depth, variant),
        Kind::Garage => garage(&mut canvas, depth, variant),
    }
    // The eaves throw a shadow, the foot stands in dirt.
    shade(&mut canvas, (0, depth, width, 2), 110);
    shade(&mut canvas, (0, depth + face - 3, width, 3), 70);
    canvas.fill(0, depth + face - 1, width, 1, OUTLINE);
    canvas.fill(0, depth, 1, face, OUTLINE);
    canvas.fill(width - 1, depth, 1, face, OUTLINE);
    canvas
}

fn wall_of(kind: Kind, variant: i32) -> Ramp {
    let walls = match kind {
        Kind::Shop | Kind::Tenement => [BRICK, STONE_WARM, RUST],
        Kind::Warehouse => [BRICK, STONE, RUST],
        Kind::Office => [STONE, STONE_WARM, STEEL],
        Kind::Diner => [STEEL, STEEL, STEEL],
        Kind::Garage => [STONE, BRICK, STONE_WARM],
    };
    walls[variant as usize % 3]
}

fn shade(canvas: &mut Canvas, (x, y, w, h): (i32, i32, i32, i32), part: u32) {
    for row in y..y + h {
        for column in x..x + w {
            let [r, g, b, a] = canvas.get(column, row);
            if a > 0 {
                canvas.dot(column, row, mix([r, g, b], OUTLINE, part));
            }
        }
    }
}

/// Brick or stone in courses of three pixels, soot from the top, single bricks lighter or darker.
fn clad(canvas: &mut Canvas, (x0, y0, w, h): (i32, i32, i32, i32), wall: Ramp, seed: i32) {
    for y in 0..h {
        for x in 0..w {
            let course = y / 3;
            let brick = (x + 2 * (course % 2)) / 4;
            let mut colour = match hash(&[brick, course, seed]) % 12 {
                0 => wall.step(1),
                1 => mix(wall.step(2), wall.step(3), 150),
                2 | 3 => mix(wall.step(1), wall.step(2), 150),
                _ => wall.step(2),
            };
            if y % 3 == 2 {
                colour = mix(colour, wall.step(1), 120);
            }
            if chance(&[x / 3, seed, 71], 26) && y < 12 + pick(&[x / 3, seed, 72], 20) {
                colour = mix(colour, OUTLINE, 60);
            }
            canvas.dot(x0 + x, y0 + y, colour);
        }
    }
}

/// A band of stone across the face.
fn band(canvas: &mut Canvas, y: i32, stone: Ramp) {
    let width = canvas.width();
    canvas.fill(0, y, width, 1, stone.step(4));
    canvas.fill(0, y + 1, width, 1, stone.step(2));
    shade(canvas, (0, y + 2, width, 1), 110);
}

/// A window with lintel and sill. Two in five are lit; in some somebody stands, or a blind is half down.
fn window(canvas: &mut Canvas, (x, y, w, h): (i32, i32, i32, i32), stone: Ramp, seed: i32, lit_share: u32) {
    canvas.fill(x - 1, y - 1, w + 2, h + 2, OUTLINE);
    canvas.fill(x - 1, y - 2, w + 2, 1, stone.step(3));
    canvas.fill(x - 1, y + h + 1, w + 2, 1, stone.step(4));
    shade(canvas, (x - 1, y + h + 2, w + 2, 1), 120);
    let lit = chance(&[seed, 1], lit_share);
    let bright = pick(&[seed, 2], 3);
    for row in 0..h {
        for column in 0..w {
            let colour = if lit {
                WARM_PANE.step(match (row * 3 / h, bright) {
                    (0, 0) => 2,
                    (0, _) => 4,
                    (_, 2) | (1, _) => 3,
                    _ => 2,
                })
            } else if (column + row) % 7 == 5 || (column + row) % 7 == 6 {
                GLASS.step(2)
            } else {
                GLASS.step(1)
            };
            canvas.dot(x + column, y + row, colour);
        }
    }
    match hash(&[seed, 3]) % 7 {
        // A blind.
        0 | 1 => {
            let down = 1 + pick(&[seed, 4], (h - 1) as u32);
            canvas.fill(x, y, w, down, if lit { WARM_PANE.step(2) } else { STONE_WARM.step(2) });
        }
        // Curtains.
        2 if w > 4 => {
            let cloth = if lit { RUST.step(3) } else { STONE.step(2) };
            canvas.fill(x, y, 1, h, cloth);
            canvas.fill(x + w - 1, y, 1, h, cloth);
        }
        // Somebody.
        3 if lit && h > 5 => {
            canvas.fill(x + w / 2 - 1, y + 2, 2, 2, CHAR.step(1));
            canvas.fill(x + w / 2 - 1, y + 4, 3, h - 4, CHAR.step(1));
        }
        _ => {}
    }
    canvas.fill(x, y + h / 2, w, 1, mix(OUTLINE, stone.step(1), 60));
}

/// A row of windows over the whole face.
fn floor_of(canvas: &mut Canvas, y: i32, (w, h): (i32, i32), pitch: i32, stone: Ramp, seed: i32, lit: u32) {
    let count = (canvas.width() - 8) / pitch;
    let left = (canvas.width() - count * pitch + pitch - w) / 2;
    for column in 0..count {
        window(canvas, (left + column * pitch, y, w, h), stone, hash(&[seed, column, y]) as i32, lit);
    }
}

fn door(canvas: &mut Canvas, (x, y, w, h): (i32, i32, i32, i32), paint: Ramp) {
    canvas.fill(x - 1, y - 1, w + 2, h + 1, OUTLINE);
    canvas.fill(x, y, w, h, paint.step(2));
    canvas.fill(x, y, 1, h, paint.step(3));
    canvas.fill(x + 2, y + 1, w - 4, h / 2, WARM_PANE.step(3));
    canvas.dot(x + w - 2, y + h * 2 / 3, GOLD.step(3));
}

/// A shop window: goods dark against a bright back, an awning of stripes, the name over it in lamplight.
fn shopfront(canvas: &mut Canvas, (x, y, w): (i32, i32, i32), name: &str, colour: Ramp, seed: i32) {
    let foot = canvas.height() - 1;
    canvas.fill(x - 1, y, w + 2, foot - y, OUTLINE);
    // The board with the name.
    canvas.fill(x, y + 1, w, 8, colour.step(0));
    canvas.fill(x, y + 1, w, 1, colour.step(3));
    let left = x + (w - letters::width(name)) / 2;
    letters::write(canvas, name, (left, y + 3), 1, colour.step(4));
    for stripe in 0..w {
        let tone = if stripe / 3 % 2 == 0 { colour.step(2) } else { CREAM.step(2) };
        canvas.fill(x + stripe, y + 9, 1, 3, mix(tone, OUTLINE, 40));
        canvas.dot(x + stripe, y + 12, mix(tone, OUTLINE, 130));
    }
    for row in y + 13..foot - 1 {
        for column in x..x + w {
            let near = row - y - 13;
            canvas.dot(
                column,
                row,
                WARM_PANE.step(if near < 2 {
                    4
                } else if near < 6 {
                    3
                } else {
                    2
                }),
            );
        }
    }
    for good in 0..w / 5 {
        let tall = 2 + pick(&[seed, good, 81], 6);
        let tone = [CHAR.step(1), RUST.step(2), OLIVE.step(2), RED.step(2), CHAR.step(2)];
        let left = x + 1 + good * 5 + pick(&[seed, good, 83], 2);
        canvas.fill(left, foot - 1 - tall, 3, tall, tone[pick(&[seed, good, 82], 5) as usize]);
    }
    canvas.fill(x + w / 2, y + 13, 1, foot - y - 14, OUTLINE);
}

fn shop(canvas: &mut Canvas, top: i32, variant: i32) {
    let stone = STONE_WARM;
    floor_of(canvas, top + 6, (7, 10), 14, stone, variant + 100, 46);
    band(canvas, top + 20, stone);
    let [left, right] = SHOPS[variant as usize % 3];
    let colours = [[RED, NEON_CYAN], [GOLD, OLIVE], [NEON_CYAN, GOLD]][variant as usize % 3];
    shopfront(canvas, (5, top + 24, 46), left, colours[0], variant * 2);
    shopfront(canvas, (69, top + 24, 46), right, colours[1], variant * 2 + 1);
    door(canvas, (56, top + 33, 8, 14), [OLIVE, RED, STEEL][variant as usize % 3]);
}

fn tenement(canvas: &mut Canvas, top: i32, variant: i32) {
    for floor in 0..4 {
        floor_of(canvas, top + 6 + floor * 19, (7, 10), 15, STONE_WARM, variant * 10 + floor + 200, 40);
        if floor == 2 {
            band(canvas, top + 60, STONE_WARM);
        }
    }
    // Ground floor: steps up to a door between lit windows.
    let foot = canvas.height() - 1;
    let middle = canvas.width() / 2 + [0, 30, -30][variant as usize % 3];
    canvas.fill(middle - 9, foot - 21, 18, 21, STONE_WARM.step(2));
    canvas.fill(middle - 9, foot - 21, 18, 1, STONE_WARM.step(4));
    door(canvas, (middle - 4, foot - 18, 8, 15), RED);
    canvas.fill(middle - 7, foot - 3, 14, 1, STONE_WARM.step(4));
    canvas.fill(middle - 8, foot - 2, 16, 2, STONE_WARM.step(3));
    fire_escape(canvas, (if variant == 1 { 18 } else { 84 }, top + 18));
}

/// Iron landings at three floors with stairs between them, and their shadow on the wall.
fn fire_escape(canvas: &mut Canvas, (x, y): (i32, i32)) {
    const WIDE: i32 = 30;
    let (iron, lit) = (INK.step(1), INK.step(3));
    for floor in 0..3 {
        let level = y + floor * 19;
        shade(canvas, (x + 2, level + 2, WIDE, 3), 110);
        canvas.fill(x, level, WIDE, 2, iron);
        canvas.fill(x, level, WIDE, 1, lit);
        canvas.fill(x, level - 6, WIDE, 1, lit);
        for post in 0..=WIDE / 5 {
            canvas.fill(x + (post * 5).min(WIDE - 1), level - 5, 1, 5, iron);
        }
        if floor < 2 {
            let (from, to) = if floor % 2 == 0 { (x + 5, x + 21) } else { (x + 24, x + 8) };
            for rail in 0..2 {
                canvas.line(
                    (from + rail * 3, level + 2),
                    (to + rail * 3, level + 18),
                    if rail == 0 { lit } else { iron },
                );
            }
        }
    }
    canvas.line((x + 6, y + 40), (x + 6, y + 54), lit);
    canvas.line((x + 9, y + 40), (x + 9, y + 54), iron);
    for rung in 0..5 {
        canvas.fill(x + 7, y + 42 + rung * 3, 2, 1, iron);
    }
}

fn warehouse(canvas: &mut Canvas, top: i32, variant: i32) {
    let width = canvas.width();
    // Small panes high up, many broken.
    for bay in 0..6 {
        let x = 8 + bay * 28;
        canvas.fill(x - 1, top + 7, 22, 13, OUTLINE);
        for pane in 0..15 {
            let (u, v) = (pane % 5, pane / 5);
            let seed = [variant, bay, pane, 91];
            let colour = match hash(&seed) % 10 {
                0 => OUTLINE,
                1 | 2 if bay % 3 == variant % 3 => WARM_PANE.step(3),
                _ if bay % 3 == variant % 3 => WARM_PANE.step(2),
                3 => GLASS.step(3),
                _ => GLASS.step(1 + usize::from(u == v)),
            };
            canvas.fill(x + u * 4, top + 8 + v * 4, 3, 3, colour);
        }
    }
    band(canvas, top + 23, STONE);
    let foot = canvas.height() - 1;
    for dock in 0..3 {
        let x = 14 + dock * 54;
        let shut = chance(&[variant, dock, 92], 60);
        canvas.fill(x - 1, foot - 24, 34, 21, OUTLINE);
        for row in 0..20 {
            let tone = if row % 3 == 2 { 1 } else { 3 - usize::from(row % 3 == 1) };
            canvas.fill(x, foot - 23 + row, 32, 1, if shut { STEEL.step(tone) } else { CHAR.step(0) });
        }
        if !shut {
            canvas.fill(x, foot - 23, 32, 5, STEEL.step(2));
            canvas.fill(x + 8, foot - 12, 7, 9, RUST.step(2));
            canvas.fill(x + 16, foot - 9, 8, 6, RUST.step(3));
        }
        // Rubber bumpers, a lamp over the door.
        canvas.fill(x - 3, foot - 6, 2, 5, INK.step(1));
        canvas.fill(x + 33, foot - 6, 2, 5, INK.step(1));
        canvas.fill(x + 14, foot - 27, 4, 2, GOLD.step(4));
        canvas.fill(x - 2, foot - 3, 36, 3, STONE.step(3));
        canvas.fill(x - 2, foot - 3, 36, 1, STONE.step(4));
    }
    let name = ["COLD STORE", "FREIGHT", "PAPER"][variant as usize % 3];
    letters::write(canvas, name, ((width - letters::width(name)) / 2, top + 25), 1, CREAM.step(1));
}

fn office(canvas: &mut Canvas, top: i32, variant: i32) {
    let stone = [STONE, STONE_WARM, STEEL][variant as usize % 3];
    for floor in 0..6 {
        floor_of(canvas, top + 5 + floor * 14, (6, 8), 10, stone, variant * 10 + floor + 300, 30);
    }
    // Piers between the windows run from roof to street.
    for pier in 0..=13 {
        let x = 2 + pier * 10;
        canvas.fill(x, top + 2, 1, 84, stone.step(3));
    }
    band(canvas, top + 88, stone);
    let foot = canvas.height() - 1;
    canvas.fill(4, foot - 19, canvas.width() - 8, 19, OUTLINE);
    for pane in 0..13 {
        let x = 6 + pane * 10 + pane / 7 * 2;
        for row in 0..17 {
            let tone = if row < 3 { 4 } else { 3 - usize::from(row > 10) };
            canvas.fill(x, foot - 18 + row, 8, 1, WARM_PANE.step(tone));
        }
    }
    // The lobby's revolving door under a canopy.
    let middle = canvas.width() / 2;
    canvas.fill(middle - 16, foot - 21, 32, 4, OUTLINE);
    canvas.fill(middle - 15, foot - 20, 30, 2, GOLD.step(3));
    canvas.fill(middle - 15, foot - 18, 30, 1, GOLD.step(1));
    canvas.fill(middle - 6, foot - 16, 12, 16, OUTLINE);
    canvas.fill(middle - 5, foot - 15, 4, 15, WARM_PANE.step(4));
    canvas.fill(middle + 1, foot - 15, 4, 15, WARM_PANE.step(3));
}

fn diner(canvas: &mut Canvas, top: i32, variant: i32) {
    let (width, foot) = (canvas.width(), canvas.height() - 1);
    let neon = [NEON_PINK, NEON_CYAN, RED][variant as usize % 3];
    let other = [NEON_CYAN, NEON_PINK, GOLD][variant as usize % 3];
    // Ribs of chrome, a tube of neon above and below the glass.
    for row in 0..30 {
        let tone = [4, 3, 2, 1][row as usize % 4];
        canvas.fill(1, top + row, width - 2, 1, STEEL.step(tone));
    }
    canvas.fill(1, top + 2, width - 2, 1, neon.step(3));
    canvas.fill(1, top + 3, width - 2, 1, neon.step(1));
    canvas.fill(4, top + 9, width - 8, 14, OUTLINE);
    for column in 5..width - 5 {
        for row in 0..12 {
            let tone = if row < 2 { 4 } else { 3 - usize::from(row > 8) };
            canvas.dot(column, top + 10 + row, WARM_PANE.step(tone));
        }
        if column % 13 == 4 {
            canvas.fill(column, top + 10, 1, 12, STEEL.step(3));
        }
    }
    // Guests at the counter.
    for guest in 0..6 {
        if chance(&[variant, guest, 95], 62) {
            let x = 9 + guest * 16 + pick(&[variant, guest, 96], 5);
            let coat = [CHAR.step(1), RUST.step(2), INK.step(2)][pick(&[variant, guest, 97], 3) as usize];
            canvas.fill(x, top + 14, 3, 3, CHAR.step(2));
            canvas.fill(x - 1, top + 17, 5, 5, coat);
        }
    }
    canvas.fill(5, top + 20, width - 10, 2, RED.step(2));
    canvas.fill(1, top + 24, width - 2, 1, neon.step(3));
    door(canvas, (width / 2 - 5, top + 12, 10, foot - top - 12), STEEL);
    let name = ["EAT", "DINER", "HOT PIE"][variant as usize % 3];
    let wide = letters::width(name) * 2 + 8;
    let x = (width - wide) / 2;
    canvas.fill(x - 1, top - 15, wide + 2, 16, OUTLINE);
    canvas.fill(x, top - 14, wide, 14, INK.step(1));
    canvas.fill(x, top - 14, wide, 1, other.step(3));
    canvas.fill(x, top - 1, wide, 1, other.step(3));
    letters::write(canvas, name, (x + 5, top - 11), 2, mix(neon.step(1), OUTLINE, 60));
    letters::write(canvas, name, (x + 4, top - 12), 2, neon.step(3));
}

fn garage(canvas: &mut Canvas, top: i32, variant: i32) {
    let (width, foot) = (canvas.width(), canvas.height() - 1);
    let name = GARAGES[variant as usize % 3];
    canvas.fill(8, top + 3, width - 16, 9, OUTLINE);
    canvas.fill(9, top + 4, width - 18, 7, RED.step(1));
    letters::write(canvas, name, ((width - letters::width(name)) / 2, top + 5), 1, CREAM.step(3));
    for bay in 0..2 {
        let x = 10 + bay * 40;
        canvas.fill(x - 1, foot - 20, 36, 20, OUTLINE);
        if bay == variant % 2 {
            // Open: lamplight, a car on the lift, tools on the wall.
            for row in 0..18 {
                let tone = if row < 4 {
                    2
                } else if row < 12 {
                    1
                } else {
                    0
                };
                canvas.fill(x, foot - 19 + row, 34, 1, WARM_PANE.step(tone + usize::from(row < 2)));
            }
            canvas.fill(x + 3, foot - 19, 28, 1, WARM_PANE.step(4));
            canvas.fill(x + 6, foot - 11, 22, 5, RUST.step(2));
            canvas.fill(x + 10, foot - 15, 13, 4, RUST.step(3));
            canvas.fill(x + 12, foot - 14, 9, 3, GLASS.step(2));
            canvas.fill(x + 8, foot - 6, 4, 3, OUTLINE);
            canvas.fill(x + 22, foot - 6, 4, 3, OUTLINE);
            canvas.fill(x + 15, foot - 6, 3, 5, STEEL.step(2));
        } else {
            for row in 0..19 {
                let tone: Rgb =
                    if row % 4 == 3 { STEEL.step(1) } else { STEEL.step(3 - usize::from(row % 4 == 2)) };
                canvas.fill(x, foot - 19 + row, 34, 1, tone);
            }
            canvas.fill(x + 4, foot - 14, 26, 3, GLASS.step(1));
        }
    }
    door(canvas, (width - 17, foot - 16, 9, 16), OLIVE);
    for tyre in 0..3 {
        canvas.fill(width - 30, foot - 3 - tyre * 3, 7, 3, OUTLINE);
        canvas.fill(width - 29, foot - 3 - tyre * 3, 5, 1, INK.step(2));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_house_stands_on_its_whole_foot() {
        for (kind, name) in Kind::ALL {
            for variant in 0..VARIANTS {
                let house = house(kind, variant);
                let last = house.height() - 1;
                assert!((0..house.width()).all(|x| house.painted(x, last)), "{name} {variant}");
            }
        }
    }
}
