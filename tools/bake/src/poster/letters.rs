//! The title's letters: slab capitals of our own in a mixed alphabet, drawn as polygons, no font.

use crate::{
    ground::{
        canvas::Canvas,
        polygon::{Corner, fill, inside},
    },
    palette::Rgb,
};

/// A letter in units of a fourteenth of its height, y down.
struct Letter {
    body: &'static [Corner],
    hole: &'static [Corner],
    width: f32,
}

/// A word set on a slant.
pub struct Setting {
    /// The letters: Я E D H Λ T.
    pub word: &'static str,
    /// The upper left corner of the first letter, in pixels.
    pub at: Corner,
    /// The letters' height in pixels.
    pub height: f32,
    /// The letters' width against what they are drawn for.
    pub stretch: f32,
    /// Space between letters, in units of a fourteenth of the height.
    pub gap: f32,
    /// Pixels that the line rises for each pixel to the right.
    pub rise: f32,
    /// The face.
    pub face: Rgb,
    /// The upper edge of the face, where light catches it.
    pub edge: Rgb,
    /// The block behind the face, and how many pixels it reaches to the lower right.
    pub block: (Rgb, i32),
}

impl Setting {
    /// Draws the word.
    pub fn draw(&self, canvas: &mut Canvas) {
        let mut face = Canvas::new(canvas.width(), canvas.height());
        let unit = self.height / 14.0;
        let mut x = self.at.0;
        for sign in self.word.chars() {
            let letter = letter(sign);
            let place = |&(u, v): &Corner| {
                let px = x + u * unit * self.stretch;
                (px, self.at.1 + v * unit - (px - self.at.0) * self.rise)
            };
            self.cut(&mut face, letter, &place);
            x += (letter.width + self.gap) * unit * self.stretch;
        }
        for step in (1..=self.block.1).rev() {
            self.copy(canvas, &face, step, self.block.0);
        }
        canvas.stamp(&face, 0, 0);
        self.light(canvas, &face);
    }

    fn cut(&self, face: &mut Canvas, letter: &Letter, place: &impl Fn(&Corner) -> Corner) {
        let body: Vec<Corner> = letter.body.iter().map(place).collect();
        let hole: Vec<Corner> = letter.hole.iter().map(place).collect();
        fill(face, &body, self.face);
        for y in 0..face.height() {
            for x in 0..face.width() {
                if !hole.is_empty() && inside(&hole, (x as f32 + 0.5, y as f32 + 0.5)) {
                    face.set(x, y, [0; 4]);
                }
            }
        }
    }

    fn copy(&self, canvas: &mut Canvas, face: &Canvas, shift: i32, colour: Rgb) {
        for y in 0..face.height() {
            for x in 0..face.width() {
                if face.painted(x, y) {
                    canvas.dot(x + shift, y + shift, colour);
                }
            }
        }
    }

    fn light(&self, canvas: &mut Canvas, face: &Canvas) {
        for y in 0..face.height() {
            for x in 0..face.width() {
                if face.painted(x, y) && !face.painted(x, y - 1) {
                    canvas.dot(x, y, self.edge);
                }
            }
        }
    }
}

/// The letter for `sign`; a sign that the title does not need is a bar.
fn letter(sign: char) -> &'static Letter {
    const BAR: Letter =
        Letter { body: &[(0.0, 0.0), (3.5, 0.0), (3.5, 14.0), (0.0, 14.0)], hole: &[], width: 3.5 };
    LETTERS.iter().find(|(own, _)| *own == sign).map_or(&BAR, |(_, letter)| letter)
}

const LETTERS: &[(char, Letter)] = &[
    (
        'Я',
        Letter {
            body: &[
                (10.0, 0.0),
                (10.0, 14.0),
                (6.5, 14.0),
                (6.5, 9.4),
                (5.4, 9.4),
                (3.3, 14.0),
                (-0.6, 14.0),
                (1.9, 8.8),
                (0.4, 7.2),
                (0.4, 2.2),
                (2.6, 0.0),
            ],
            hole: &[(6.5, 3.1), (4.5, 3.1), (3.9, 3.7), (3.9, 5.9), (4.5, 6.5), (6.5, 6.5)],
            width: 10.0,
        },
    ),
    (
        'E',
        Letter {
            body: &[
                (0.0, 0.0),
                (9.0, 0.0),
                (8.3, 3.2),
                (3.5, 3.2),
                (3.5, 5.4),
                (7.4, 5.4),
                (7.0, 8.4),
                (3.5, 8.4),
                (3.5, 10.8),
                (8.3, 10.8),
                (9.0, 14.0),
                (0.0, 14.0),
            ],
            hole: &[],
            width: 9.0,
        },
    ),
    (
        'D',
        Letter {
            body: &[(0.0, 0.0), (6.6, 0.0), (9.8, 3.2), (9.8, 10.8), (6.6, 14.0), (0.0, 14.0)],
            hole: &[(3.5, 3.2), (5.3, 3.2), (6.3, 4.2), (6.3, 9.8), (5.3, 10.8), (3.5, 10.8)],
            width: 9.8,
        },
    ),
    (
        'H',
        Letter {
            body: &[
                (0.0, 0.0),
                (3.5, 0.0),
                (3.5, 5.4),
                (6.4, 5.4),
                (6.4, 0.0),
                (9.9, 0.0),
                (9.9, 14.0),
                (6.4, 14.0),
                (6.4, 8.6),
                (3.5, 8.6),
                (3.5, 14.0),
                (0.0, 14.0),
            ],
            hole: &[],
            width: 9.9,
        },
    ),
    (
        'Λ',
        Letter {
            body: &[(3.3, 0.0), (7.3, 0.0), (10.8, 14.0), (7.1, 14.0), (5.3, 5.4), (3.5, 14.0), (-0.2, 14.0)],
            hole: &[],
            width: 10.6,
        },
    ),
    (
        'T',
        Letter {
            body: &[
                (0.0, 0.0),
                (9.8, 0.0),
                (9.8, 3.5),
                (6.65, 3.5),
                (6.65, 14.0),
                (3.15, 14.0),
                (3.15, 3.5),
                (0.0, 3.5),
            ],
            hole: &[],
            width: 9.8,
        },
    ),
];
