//! Walls of a café, a hospital, a precinct, a night club, a bus terminal and an airport.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        noise::{chance, pick, soft},
        walls::FACE,
    },
    palette::{
        BLUE, BURGUNDY, CREAM, GOLD, INK, LINEN, MAHOGANY, NEON_CYAN, NEON_PINK, NICKEL, OLIVE, OUTLINE,
        PATINA, RED, Rgb, STEEL, STONE, STONE_WARM,
    },
};

const SIDE: i32 = 16;

/// How much darker it is under a ceiling, 256ths.
fn dim(y: i32) -> u32 {
    (9 - y).max(0) as u32 * 13
}

/// Plaster that gives way: true within a blot that keeps clear of a tile's sides.
fn flaked(variant: i32, x: i32, y: i32, seed: i32) -> bool {
    let (dx, dy) = (x as f32 - 8.0, (y - 8) as f32 * 0.9);
    (2..14).contains(&x)
        && (dx * dx + dy * dy).sqrt() + 2.6 * soft(x as f32, y as f32, 3.0, seed + variant) < 4.6
}

/// A café: brown and cream tiles to the height of a table, a shelf rail, warm paper with sheaves above.
pub fn cafe_face(variant: i32) -> Canvas {
    let paper = mix(mix(GOLD.step(1), LINEN.step(1), 110), STONE_WARM.step(3), 70);
    Canvas::from_fn(SIDE, FACE, |x, y| {
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => MAHOGANY.step(4),
            2 => MAHOGANY.step(1),
            3..=16 => {
                let (u, v) = (x % 8, (y + 4 * (x / 8 % 2)) % 8);
                let sheaf = matches!((u, v), (4, 1..=5) | (3, 2) | (5, 2) | (3, 4) | (5, 4));
                let base = mix(paper, OUTLINE, dim(y));
                if variant == 6 && flaked(variant, x, y, 1201) {
                    mix(LINEN.step(2), STONE_WARM.step(4), 120)
                } else if sheaf {
                    mix(base, BURGUNDY.step(2), 96)
                } else {
                    base
                }
            }
            17 => MAHOGANY.step(4),
            18 => MAHOGANY.step(2),
            19 => MAHOGANY.step(0),
            30 => INK.step(1),
            _ => {
                let (u, v) = (x % 8, (y - 20) % 5);
                let brown = (x / 8 + (y - 20) / 5) % 2 == 0;
                let base = if brown {
                    mix(MAHOGANY.step(3), BURGUNDY.step(2), 70)
                } else {
                    mix(LINEN.step(1), GOLD.step(1), 50)
                };
                let shade = [0, 18, 36][pick(&[variant, x / 8, y / 5, 1202], 3) as usize];
                match () {
                    () if u == 0 || v == 4 => mix(STONE_WARM.step(1), OUTLINE, 60),
                    () if v == 0 => mix(base, LINEN.step(4), 70),
                    () => mix(base, OUTLINE, shade),
                }
            }
        })
    })
}

/// A ward: white tiles, a rail of steel against trolleys, pale green oil paint above, an old damp patch.
pub fn ward_face(variant: i32) -> Canvas {
    let paint = mix(mix(PATINA.step(3), CREAM.step(2), 120), STONE.step(3), 60);
    let white = mix(STEEL.step(4), CREAM.step(3), 60);
    Canvas::from_fn(SIDE, FACE, |x, y| {
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => mix(paint, CREAM.step(3), 80),
            2..=12 => {
                let base = mix(paint, OUTLINE, dim(y));
                if variant == 7 && flaked(variant, x, y, 1211) {
                    mix(LINEN.step(2), STONE.step(4), 120)
                } else if variant % 4 == 2 && soft(x as f32, y as f32, 6.0, 1212 + variant) > 0.45 {
                    mix(base, OLIVE.step(1), 40)
                } else {
                    base
                }
            }
            13 => PATINA.step(2),
            19 => NICKEL.step(4),
            20 => NICKEL.step(2),
            21 => NICKEL.step(0),
            22 => mix(white, OUTLINE, 110),
            30 => PATINA.step(1),
            _ => {
                let (u, v) = (x % 4, (y - 14) % 4);
                let shade = [0, 0, 14, 28][pick(&[variant, x / 4, y / 4, 1213], 4) as usize];
                match () {
                    () if variant == 9 && x / 4 == 2 && (y - 14) / 4 == 3 => STONE_WARM.step(2),
                    () if u == 0 || v == 3 => mix(STONE.step(4), STEEL.step(3), 120),
                    () if v == 0 => CREAM.step(4),
                    () => mix(white, STONE.step(3), shade),
                }
            }
        })
    })
}

/// A precinct: drab below, cream gone brown above, a black line between, papers pinned where nobody reads them.
pub fn precinct_face(variant: i32) -> Canvas {
    let below = mix(mix(OLIVE.step(2), STONE_WARM.step(2), 110), STONE.step(2), 50);
    let above = mix(mix(LINEN.step(1), GOLD.step(0), 50), STONE_WARM.step(3), 90);
    let mut face = Canvas::from_fn(SIDE, FACE, |x, y| {
        let rough = if chance(&[variant, x, y, 1221], 9) { 26 } else { 0 };
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => STONE_WARM.step(4),
            17 => OUTLINE,
            18 => mix(below, OUTLINE, 120),
            29 => INK.step(2),
            30 => INK.step(1),
            2..=16 if variant == 5 && flaked(variant, x, y, 1222) => {
                mix(STONE_WARM.step(4), LINEN.step(2), 90)
            }
            2..=16 => mix(above, OUTLINE, rough + dim(y)),
            _ => {
                let kicked = y > 25 && chance(&[variant, x, y, 1223], 30);
                mix(below, OUTLINE, rough + if kicked { 70 } else { 0 })
            }
        })
    });
    let papers: &[(i32, i32, i32, i32)] = match variant {
        3 => &[(3, 5, 6, 8)],
        6 => &[(2, 4, 5, 7), (8, 6, 6, 8)],
        8 => &[(5, 6, 7, 6)],
        _ => &[],
    };
    for &(x, y, width, height) in papers {
        face.fill(x + 1, y + 1, width, height, mix(above, OUTLINE, 130));
        face.fill(x, y, width, height, LINEN.step(2));
        face.fill(x, y, width, 1, LINEN.step(3));
        for line in (y + 2..y + height - 1).step_by(2) {
            face.fill(x + 1, line, width - 2 - line % 3, 1, STONE_WARM.step(2));
        }
        face.dot(x + width / 2, y, RED.step(3));
    }
    face
}

/// A night club: quilted wine-red cloth with brass studs under a tube of light that is pink here and cyan there.
pub fn club_face(variant: i32) -> Canvas {
    let tube = if variant % 4 == 3 { NEON_CYAN } else { NEON_PINK };
    Canvas::from_fn(SIDE, FACE, |x, y| {
        let (u, v) = (x % 8, (y - 9).rem_euclid(8));
        let lozenge = (u - 4).abs() + (v - 4).abs();
        opaque(match y {
            0 | 31 => OUTLINE,
            1 | 2 => INK.step(1),
            3 => mix(tube.step(1), INK.step(1), 60),
            4 if variant == 8 && (5..11).contains(&x) => INK.step(2),
            4 => tube.step(4),
            5 => tube.step(2),
            6 => mix(tube.step(1), BURGUNDY.step(0), 90),
            7 | 8 => mix(BURGUNDY.step(0), tube.step(1), 70),
            9..=25 => {
                let near = mix(BURGUNDY.step(2), tube.step(1), (18 - y).clamp(0, 9) as u32 * 9);
                match lozenge {
                    0 => mix(near, BURGUNDY.step(4), 130),
                    1 | 2 => mix(near, BURGUNDY.step(3), 110),
                    3 => near,
                    4 if u == 4 || v == 4 => GOLD.step(2),
                    4 => BURGUNDY.step(1),
                    _ => mix(BURGUNDY.step(1), near, 110),
                }
            }
            26 => GOLD.step(2),
            27 => GOLD.step(0),
            _ => mix(INK.step(1), BURGUNDY.step(0), 90),
        })
    })
}

/// A terminal: glazed blocks of a tired cream, one blue line the whole way round, steel at the foot, a poster's remains.
pub fn terminal_face(variant: i32) -> Canvas {
    let cream = mix(mix(LINEN.step(2), STONE.step(4), 110), GOLD.step(1), 20);
    let mut face = Canvas::from_fn(SIDE, FACE, |x, y| {
        let course = (y - 2).div_euclid(5);
        let along = x + if course % 2 == 1 { 4 } else { 0 };
        let joint = (y - 2).rem_euclid(5) == 4 || along % 8 == 0;
        let shade = [0, 0, 22, 44][pick(&[variant, course, along / 8 % 2, 1241], 4) as usize];
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => STONE_WARM.step(4),
            15 => BLUE.step(3),
            16 => BLUE.step(2),
            17 => BLUE.step(1),
            27 => NICKEL.step(3),
            28 | 29 => STEEL.step(2),
            30 => INK.step(1),
            _ if joint => mix(STONE_WARM.step(2), OUTLINE, dim(y)),
            _ => {
                let gleam = if (y - 2).rem_euclid(5) == 0 { 54 } else { 0 };
                mix(mix(mix(cream, STONE.step(2), shade), CREAM.step(4), gleam), OUTLINE, dim(y))
            }
        })
    });
    if variant == 7 || variant == 4 {
        face.fill(3, 4, 10, 10, if variant == 7 { BURGUNDY.step(2) } else { PATINA.step(2) });
        face.fill(4, 5, 8, 4, if variant == 7 { GOLD.step(2) } else { LINEN.step(2) });
        face.fill(4, 10, 6, 1, LINEN.step(3));
        face.fill(4, 12, 4, 1, LINEN.step(2));
        for (x, y) in [(12, 13), (11, 13), (12, 12), (3, 4), (12, 11)] {
            face.dot(x, y, STONE_WARM.step(3));
        }
    }
    face
}

/// An airport: panels of a cool grey in frames of aluminium, a red and a blue line, a lit cornice.
pub fn airport_face(variant: i32) -> Canvas {
    let panel = mix(STEEL.step(3), STONE.step(4), 90);
    Canvas::from_fn(SIDE, FACE, |x, y| {
        let streak = chance(&[variant, x, 1251], 14);
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => CREAM.step(3),
            2 => CREAM.step(1),
            3 => STEEL.step(1),
            17 => RED.step(2),
            18 => BLUE.step(2),
            19 => BLUE.step(1),
            28 => NICKEL.step(3),
            29 | 30 => STEEL.step(1),
            _ => {
                let lit = if y < 10 { (10 - y) as u32 * 10 } else { 0 };
                let base: Rgb = mix(panel, CREAM.step(3), lit);
                match x {
                    0 => STEEL.step(1),
                    1 => NICKEL.step(3),
                    _ if y == 4 || y == 20 => mix(base, CREAM.step(4), 80),
                    _ if y == 16 || y == 27 => mix(base, OUTLINE, 70),
                    _ if y > 19 && chance(&[variant, x, y, 1252], 5) => mix(base, OUTLINE, 70),
                    _ if streak => mix(base, STONE.step(3), 50),
                    _ => base,
                }
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_fill_their_cells() {
        let faces: [fn(i32) -> Canvas; 6] =
            [cafe_face, ward_face, precinct_face, club_face, terminal_face, airport_face];
        for face in faces {
            for variant in 0..10 {
                let face = face(variant);
                assert_eq!((face.width(), face.height()), (SIDE, FACE));
                assert!((0..SIDE * FACE).all(|i| face.get(i % SIDE, i / SIDE)[3] == 255));
            }
        }
    }
}
