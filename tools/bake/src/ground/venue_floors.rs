//! Grounds of a café, a hospital, a precinct, a night club, a bus terminal and an airport.
//!
//! All are fields, so that wear runs on over the tiles' edges; all stay darker than skin and cloth.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        field::{SIDE, dot, hills},
        noise::{chance, hash, pick, threshold},
    },
    palette::{
        BLUE, BRICK, BURGUNDY, CREAM, GOLD, INK, LINEN, NEON_CYAN, NEON_PINK, OLIVE, OUTLINE, PATINA, Rgb,
        STEEL, STONE, STONE_WARM,
    },
};

/// How far trodden a place is, about -1 to 1, dithered.
fn worn(x: i32, y: i32, seed: i32) -> f32 {
    let (u, v) = (x as f32, y as f32);
    let level = 0.55 * hills(u, v, (3, 2), seed) + 0.4 * hills(u, v, (8, 7), seed + 1);
    level + 0.3 * hills(u, v, (21, 23), seed + 2) + (threshold(x, y) - 0.5) * 0.25
}

/// Streaks that shoes and wheels leave.
fn scuffs(field: &mut Canvas, seed: i32, count: i32, tone: Rgb, part: u32) {
    for scuff in 0..count {
        let (x, y) = (pick(&[scuff, seed], SIDE as u32), pick(&[scuff, seed + 1], SIDE as u32));
        let bend = pick(&[scuff, seed + 2], 3) - 1;
        for step in 0..5 + pick(&[scuff, seed + 3], 9) {
            let at = ((x + step).rem_euclid(SIDE), (y + bend * step / 4).rem_euclid(SIDE));
            let [r, g, b, _] = field.get(at.0, at.1);
            dot(field, at.0, at.1, mix([r, g, b], tone, part));
        }
    }
}

/// A café's fired tiles: eight-cornered, ochre and brown, a small dark square where four meet; cracked, worn pale.
pub fn cafe() -> Canvas {
    let dull = |colour: Rgb, part: u32| mix(colour, STONE_WARM.step(2), part);
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (column, row) = (x / 16, y / 16);
        let (u, v) = (x % 16, y % 16);
        let corner = u.min(16 - u) + v.min(16 - v);
        if corner < 5 {
            return opaque(match corner {
                4 => OUTLINE,
                _ if chance(&[x, y, 1101], 12) => STONE.step(2),
                _ => mix(PATINA.step(1), INK.step(1), 90),
            });
        }
        let light = (column + row) % 2 == 0;
        let base =
            if light { dull(mix(GOLD.step(1), LINEN.step(1), 90), 96) } else { dull(BRICK.step(2), 110) };
        let shade = [0, 0, 20, 40][pick(&[column, row, 1102], 4) as usize];
        let mut colour = mix(base, OUTLINE, shade);
        if u == 0 || v == 0 {
            return opaque(mix(STONE_WARM.step(1), OUTLINE, 90));
        }
        if u == 1 || v == 1 || corner == 5 {
            colour = mix(colour, LINEN.step(3), 34);
        } else if u == 15 || v == 15 {
            colour = mix(colour, OUTLINE, 60);
        }
        let crack = chance(&[column, row, 1103], 9)
            && (u + v / 2 - 11 + pick(&[column, row, v / 3, 1104], 3)).abs() < 1;
        if crack {
            colour = mix(colour, OUTLINE, 150);
        }
        if worn(x, y, 1105) > 0.42 {
            colour = mix(colour, STONE_WARM.step(4), 66);
        } else if chance(&[x, y, 1106], 6) {
            colour = mix(colour, OUTLINE, 40);
        }
        opaque(colour)
    })
}

/// A ward's linoleum: sheets of a grey green, flecked, polished along the middle of the way, black streaks of wheels.
pub fn lino() -> Canvas {
    let base = mix(mix(PATINA.step(3), STONE.step(4), 150), STONE.step(3), 70);
    let mut field = Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (u, v) = (x % 64, y % 64);
        if u == 0 || v == 0 {
            return opaque(mix(base, OUTLINE, 120));
        }
        let mut colour = match hash(&[x / 2, y, 1111]) % 100 {
            0..7 => mix(base, CREAM.step(2), 66),
            7..15 => mix(base, STONE.step(1), 74),
            _ => base,
        };
        if u == 1 || v == 1 {
            colour = mix(colour, CREAM.step(3), 46);
        }
        // A darker border runs along every other seam: beds stand against it.
        if (60..64).contains(&v) {
            colour = mix(colour, PATINA.step(1), 130);
        }
        let trodden = worn(x, y, 1112);
        if trodden > 0.4 {
            colour = mix(colour, STEEL.step(3), 60);
        } else if trodden < -0.55 {
            colour = mix(colour, OUTLINE, 40);
        }
        opaque(colour)
    });
    scuffs(&mut field, 1114, 26, OUTLINE, 90);
    field
}

/// A precinct's vinyl squares, brown and olive, corners off, gum trodden in, a bare way to the desk.
pub fn precinct() -> Canvas {
    let (brown, olive) = (
        mix(STONE_WARM.step(3), GOLD.step(0), 90),
        mix(mix(OLIVE.step(2), STONE_WARM.step(3), 130), STONE.step(2), 40),
    );
    let mut field = Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (column, row) = (x / 16, y / 16);
        let (u, v) = (x % 16, y % 16);
        let base = if (column + row) % 2 == 0 { brown } else { olive };
        if u == 0 || v == 0 {
            return opaque(mix(base, OUTLINE, 150));
        }
        let off = chance(&[column, row, 1121], 12) && (16 - u) + (16 - v) < 6 + pick(&[u, v, 1122], 3);
        if off {
            return opaque(mix(
                STONE_WARM.step(2),
                OUTLINE,
                if chance(&[x, y, 1123], 30) { 120 } else { 60 },
            ));
        }
        let shade = [0, 14, 0, 30][pick(&[column, row, 1124], 4) as usize];
        let mut colour = mix(base, STONE.step(1), shade);
        let marbled = hills(x as f32 + 9.0 * column as f32, y as f32 + 5.0 * row as f32, (22, 19), 1125);
        if marbled > 0.45 {
            colour = mix(colour, LINEN.step(1), 40);
        } else if marbled < -0.5 {
            colour = mix(colour, OUTLINE, 36);
        }
        if u == 1 || v == 1 {
            colour = mix(colour, LINEN.step(2), 30);
        }
        if worn(x, y, 1126) > 0.4 {
            colour = mix(colour, mix(STONE_WARM.step(4), STONE.step(3), 90), 100);
        }
        opaque(colour)
    });
    for gum in 0..22 {
        let (x, y) = (pick(&[gum, 1127], SIDE as u32), pick(&[gum, 1128], SIDE as u32));
        dot(&mut field, x, y, mix(OUTLINE, STONE.step(1), 120));
        dot(&mut field, x + 1, y, mix(OUTLINE, STONE.step(1), 90));
    }
    scuffs(&mut field, 1129, 18, OUTLINE, 80);
    field
}

/// A night club's carpet: near black, thrown confetti of pink, cyan and gold that the dark has nearly eaten.
pub fn club() -> Canvas {
    let base = mix(mix(BURGUNDY.step(0), INK.step(1), 150), BURGUNDY.step(1), 60);
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let mut colour = match hash(&[x, y, 1131]) % 100 {
            0..12 => mix(base, OUTLINE, 90),
            12..22 => mix(base, BURGUNDY.step(2), 60),
            _ => base,
        };
        // One figure to a square of eight: a dash, a hook, a ring.
        let (column, row) = (x / 8, y / 8);
        let keys = [column, row, 1132];
        let (u, v) = (x % 8 - 1 - pick(&[column, row, 1133], 3), y % 8 - 1 - pick(&[column, row, 1134], 3));
        let on = match hash(&keys) % 6 {
            0 => (0..4).contains(&u) && v == u / 2,
            1 => (u == 0 && (0..4).contains(&v)) || (v == 3 && (0..3).contains(&u)),
            2 => (0..3).contains(&u) && (0..3).contains(&v) && !(u == 1 && v == 1),
            3 => (0..3).contains(&u) && v == 2 - u,
            _ => false,
        };
        if on {
            let thread =
                [NEON_PINK.step(1), NEON_CYAN.step(1), GOLD.step(1)][pick(&[column, row, 1135], 3) as usize];
            colour = mix(colour, thread, 150);
        }
        let trodden = worn(x, y, 1136);
        if trodden > 0.45 {
            colour = mix(colour, STONE_WARM.step(2), 96);
        } else if trodden < -0.6 {
            colour = mix(colour, OUTLINE, 80);
        }
        opaque(colour)
    })
}

/// A dance floor: panes over lamps in four colours, each with its bright middle, some of them dead, all of them scratched.
pub fn dance() -> Canvas {
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (column, row) = (x / 32, y / 32);
        let (u, v) = (x % 32, y % 32);
        if u == 0 || v == 0 {
            return opaque(OUTLINE);
        }
        if u == 1 || v == 1 || u == 31 || v == 31 {
            return opaque(if u == 1 || v == 1 { STEEL.step(2) } else { STEEL.step(0) });
        }
        let hue = pick(&[column, row, 1141], 5);
        let (dark, light) = match hue {
            0 => (NEON_PINK.step(0), NEON_PINK.step(1)),
            1 => (NEON_CYAN.step(0), NEON_CYAN.step(1)),
            2 => (BLUE.step(0), BLUE.step(2)),
            3 => (GOLD.step(0), GOLD.step(1)),
            _ => (INK.step(1), INK.step(2)),
        };
        let (dx, dy) = ((u - 16) as f32 / 15.0, (v - 16) as f32 / 15.0);
        let glow = 1.0 - (dx * dx + dy * dy).sqrt() + (threshold(x, y) - 0.5) * 0.34;
        let mut colour = match glow {
            g if g > 0.62 => mix(light, CREAM.step(3), 24),
            g if g > 0.36 => light,
            g if g > 0.1 => mix(dark, light, 128),
            _ => dark,
        };
        colour = mix(colour, INK.step(1), 70);
        // The ribs of the pane.
        if v % 4 == 0 {
            colour = mix(colour, OUTLINE, 54);
        }
        if worn(x, y, 1142) > 0.5 {
            colour = mix(colour, STEEL.step(2), 70);
        }
        opaque(colour)
    })
}

/// A terminal's terrazzo: chips of three stones between strips of brass, gum, what snow and boots brought in.
pub fn terrazzo() -> Canvas {
    let base = mix(STONE.step(3), STONE_WARM.step(3), 130);
    let mut field = Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (u, v) = (x % 64, y % 64);
        if u == 0 || v == 0 {
            return opaque(if chance(&[x, y, 1151], 20) {
                GOLD.step(0)
            } else {
                mix(GOLD.step(1), STONE_WARM.step(2), 90)
            });
        }
        // A darker field in every other square, a border in the rest.
        let dark = (x / 64 + y / 64) % 2 == 0;
        let ground = if dark { mix(base, STONE.step(2), 120) } else { base };
        let mut colour = match hash(&[x / 2, y / 2, x / 3 + y / 3, 1152]) % 100 {
            0..9 => mix(ground, LINEN.step(2), 90),
            9..17 => mix(ground, STONE.step(1), 130),
            17..22 => mix(ground, BRICK.step(3), 90),
            _ => ground,
        };
        if u == 1 || v == 1 {
            colour = mix(colour, OUTLINE, 60);
        }
        let wet = hills(x as f32, y as f32, (4, 5), 1153) + 0.3 * hills(x as f32, y as f32, (15, 13), 1154);
        if wet + (threshold(x, y) - 0.5) * 0.14 > 0.56 {
            colour = mix(mix(colour, OUTLINE, 56), BLUE.step(1), 50);
        } else if worn(x, y, 1155) > 0.42 {
            colour = mix(colour, STONE.step(4), 60);
        }
        opaque(colour)
    });
    for gum in 0..16 {
        let (x, y) = (pick(&[gum, 1156], SIDE as u32), pick(&[gum, 1157], SIDE as u32));
        dot(&mut field, x, y, OUTLINE);
        dot(&mut field, x + 1, y, mix(OUTLINE, STONE.step(2), 100));
        dot(&mut field, x, y + 1, mix(OUTLINE, STONE.step(2), 100));
    }
    field
}

/// A bus's bay: concrete black with oil, a yellow line every four tiles, tracks of slush.
pub fn bay() -> Canvas {
    let base = mix(STONE.step(2), STONE_WARM.step(2), 90);
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (u, v) = (x as f32, y as f32);
        let mut colour = match hash(&[x, y, 1161]) % 100 {
            0..9 => mix(base, STONE.step(1), 140),
            9..16 => mix(base, STONE.step(4), 70),
            _ => base,
        };
        let oil =
            hills(u, v, (4, 3), 1162) + 0.4 * hills(u, v, (13, 12), 1163) + (threshold(x, y) - 0.5) * 0.2;
        if oil > 0.5 {
            colour = mix(colour, OUTLINE, 110);
        }
        let line = x % 64;
        if (2..6).contains(&line) && !chance(&[x, y, 1164], 14) && oil < 0.62 {
            let faded = if worn(x, y, 1165) > 0.2 { 130 } else { 60 };
            colour = mix(mix(GOLD.step(2), GOLD.step(1), 90), base, faded);
        }
        // Where wheels go, twice between two lines.
        let slush = hills(u * 0.2, v, (5, 19), 1166) + (threshold(x, y) - 0.5) * 0.5;
        if ((16..24).contains(&line) || (46..54).contains(&line)) && slush > 0.1 {
            colour = mix(colour, mix(STONE.step(4), BLUE.step(2), 50), 110);
        }
        opaque(colour)
    })
}

/// A gate's carpet: blue, a grey step woven through it from corner to corner, pale where thousands queued.
pub fn gate() -> Canvas {
    let base = mix(mix(BLUE.step(1), INK.step(2), 130), STONE.step(2), 60);
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let mut colour = match hash(&[x, y, 1171]) % 100 {
            0..14 => mix(base, OUTLINE, 60),
            14..26 => mix(base, BLUE.step(2), 50),
            _ => base,
        };
        // Steps of four pixels climb through every tile of thirty-two.
        let (u, v) = (x % 32, y % 32);
        let climb = (u / 4 * 4 + v) % 32;
        colour = match climb {
            0 | 1 => mix(colour, STEEL.step(3), 96),
            2 => mix(colour, OUTLINE, 70),
            16 => mix(colour, BURGUNDY.step(3), 110),
            17 => mix(colour, OUTLINE, 50),
            _ => colour,
        };
        if worn(x, y, 1172) > 0.42 {
            colour = mix(colour, STEEL.step(2), 96);
        }
        opaque(colour)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_are_opaque_and_darker_than_a_face() {
        for ground in [cafe(), lino(), precinct(), club(), dance(), terrazzo(), bay(), gate()] {
            let pixels: Vec<[u8; 4]> = (0..SIDE * SIDE).map(|n| ground.get(n % SIDE, n / SIDE)).collect();
            assert!(pixels.iter().all(|pixel| pixel[3] == 255));
            let light = |p: &[u8; 4]| u64::from(p[0]) * 3 + u64::from(p[1]) * 6 + u64::from(p[2]);
            let mean = pixels.iter().map(light).sum::<u64>() / 10 / pixels.len() as u64;
            assert!(mean < 130, "a ground of brightness {mean} would swallow people");
        }
    }
}
