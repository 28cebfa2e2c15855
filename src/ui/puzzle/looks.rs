//! How the values of a key's parts look: bows as shapes, stamps and profiles as little pictures.

use crate::content::puzzle::Look;

/// Whether a point lies in a bow, from -1 to 1 across it, y downwards.
pub fn in_bow(look: Look, x: f32, y: f32) -> bool {
    let within = |from_x: f32, from_y: f32, radius: f32| {
        let (x, y) = (x - from_x, y - from_y);
        x * x + y * y <= radius * radius
    };
    match look {
        Look::Oval => x * x + (y / 0.66) * (y / 0.66) <= 1.0,
        Look::Square => x.abs().max(y.abs()) <= 0.84,
        Look::Trefoil => {
            within(0.0, -0.5, 0.5) || within(0.0, 0.5, 0.5) || within(-0.5, 0.0, 0.5) || within(0.2, 0.0, 0.5)
        }
        Look::Hexagon => y.abs() <= 0.84 && x.abs() + y.abs() * 0.58 <= 1.0,
        Look::Diamond => x.abs() + y.abs() <= 1.0,
        _ => x * x + y * y <= 1.0,
    }
}

/// Edge of a stamp's picture.
pub const STAMP: i32 = 11;

/// A stamp, 11 by 11.
pub fn stamp(look: Look) -> &'static [&'static str] {
    match look {
        Look::Anchor => &[
            "....###....",
            "....#.#....",
            "....###....",
            ".....#.....",
            "..#######..",
            ".....#.....",
            "#....#....#",
            "##...#...##",
            "#.#..#..#.#",
            "...#####...",
            ".....#.....",
        ],
        Look::Crown => &[
            ".....#.....",
            "#....#....#",
            "#...###...#",
            "##..###..##",
            "##.#####.##",
            "###########",
            "###########",
            "###########",
            "...........",
            "###########",
            "###########",
        ],
        Look::Bell => &[
            ".....#.....",
            "....###....",
            "...#####...",
            "..#######..",
            "..#######..",
            "..#######..",
            ".#########.",
            ".#########.",
            "###########",
            ".....#.....",
            "....###....",
        ],
        Look::Wheel => &[
            "...#####...",
            ".##..#..##.",
            ".#...#...#.",
            "#.#..#..#.#",
            "#..#.#.#..#",
            "###########",
            "#..#.#.#..#",
            "#.#..#..#.#",
            ".#...#...#.",
            ".##..#..##.",
            "...#####...",
        ],
        Look::Arrow => &[
            ".....#.....",
            "....###....",
            "...#####...",
            "..#######..",
            ".#########.",
            "....###....",
            "....###....",
            "....###....",
            "....###....",
            "....###....",
            "....###....",
        ],
        _ => &[
            ".....#.....",
            ".....#.....",
            "....###....",
            "....###....",
            "###########",
            ".#########.",
            "..#######..",
            "..#######..",
            ".####.####.",
            ".##.....##.",
            "#.........#",
        ],
    }
}

/// Width of a profile's picture.
pub const PROFILE: i32 = 7;

/// A blade as seen from its tip, 7 by 13.
pub fn profile(look: Look) -> &'static [&'static str] {
    match look {
        Look::Groove => &[
            "#######", "#######", "#######", "#######", "#######", "....###", "....###", "....###",
            "#######", "#######", "#######", "#######", "#######",
        ],
        Look::Twin => &[
            "#######", "#######", "#######", "....###", "....###", "#######", "#######", "#######",
            "###....", "###....", "#######", "#######", "#######",
        ],
        Look::Shoulder => &[
            "###....", "###....", "###....", "###....", "###....", "###....", "#######", "#######",
            "#######", "#######", "#######", "#######", "#######",
        ],
        Look::Wave => &[
            "###....", "###....", ".###...", "..###..", "...###.", "....###", "....###", "....###",
            "...###.", "..###..", ".###...", "###....", "###....",
        ],
        _ => &[
            "#######", "#######", "#######", "#######", "#######", "#######", "#######", "#######",
            "#######", "#######", "#######", "#######", "#######",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Look; 17] = [
        Look::Round,
        Look::Oval,
        Look::Square,
        Look::Trefoil,
        Look::Hexagon,
        Look::Diamond,
        Look::Flat,
        Look::Groove,
        Look::Twin,
        Look::Shoulder,
        Look::Wave,
        Look::Star,
        Look::Anchor,
        Look::Crown,
        Look::Bell,
        Look::Wheel,
        Look::Arrow,
    ];

    #[test]
    fn every_look_differs_from_every_other_of_its_part() {
        use crate::content::puzzle::Part;
        let drawn = |look: Look| match look.part() {
            Part::Bow => (-20..=20)
                .flat_map(|y| (-20..=20).map(move |x| (x as f32 / 20.0, y as f32 / 20.0)))
                .map(|(x, y)| if in_bow(look, x, y) { '#' } else { '.' })
                .collect::<String>(),
            Part::Blade => profile(look).concat(),
            _ => stamp(look).concat(),
        };
        for (number, one) in ALL.iter().enumerate() {
            for other in ALL[..number].iter().filter(|other| other.part() == one.part()) {
                assert_ne!(drawn(*one), drawn(*other), "{one:?} and {other:?}");
            }
            match one.part() {
                Part::Blade => {
                    let rows = profile(*one);
                    assert!(
                        rows.len() == 13 && rows.iter().all(|row| row.len() == PROFILE as usize),
                        "{one:?}"
                    );
                }
                Part::Stamp => {
                    let rows = stamp(*one);
                    assert!(
                        rows.len() == 11 && rows.iter().all(|row| row.len() == STAMP as usize),
                        "{one:?}"
                    );
                }
                _ => {}
            }
        }
    }
}
