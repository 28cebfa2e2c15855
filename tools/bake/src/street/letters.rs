//! Block letters three pixels wide and five high, for signs that are read at a glance or not at all.

use crate::{ground::canvas::Canvas, palette::Rgb};

/// Rows of each letter, from the top; the left pixel is the highest of three bits.
const LETTERS: [(char, [u8; 5]); 27] = [
    ('A', [2, 5, 7, 5, 5]),
    ('B', [6, 5, 6, 5, 6]),
    ('C', [3, 4, 4, 4, 3]),
    ('D', [6, 5, 5, 5, 6]),
    ('E', [7, 4, 6, 4, 7]),
    ('F', [7, 4, 6, 4, 4]),
    ('G', [3, 4, 5, 5, 3]),
    ('H', [5, 5, 7, 5, 5]),
    ('I', [7, 2, 2, 2, 7]),
    ('J', [1, 1, 1, 5, 2]),
    ('K', [5, 5, 6, 5, 5]),
    ('L', [4, 4, 4, 4, 7]),
    ('M', [5, 7, 7, 5, 5]),
    ('N', [6, 5, 5, 5, 5]),
    ('O', [2, 5, 5, 5, 2]),
    ('P', [6, 5, 6, 4, 4]),
    ('Q', [2, 5, 5, 6, 3]),
    ('R', [6, 5, 6, 5, 5]),
    ('S', [3, 4, 2, 1, 6]),
    ('T', [7, 2, 2, 2, 2]),
    ('U', [5, 5, 5, 5, 7]),
    ('V', [5, 5, 5, 5, 2]),
    ('W', [5, 5, 7, 7, 5]),
    ('X', [5, 5, 2, 5, 5]),
    ('Y', [5, 5, 2, 2, 2]),
    ('Z', [7, 1, 2, 4, 7]),
    ('4', [5, 5, 7, 1, 1]),
];
/// From one letter to the next.
const PITCH: i32 = 4;

/// Width of a word in pixels.
pub fn width(word: &str) -> i32 {
    word.chars().count() as i32 * PITCH - 1
}

/// Writes a word with its upper left corner at (x, y), each pixel `size` wide and high.
pub fn write(canvas: &mut Canvas, word: &str, (x, y): (i32, i32), size: i32, colour: Rgb) {
    for (number, letter) in (0..).zip(word.chars()) {
        let Some((_, rows)) = LETTERS.iter().find(|(known, _)| *known == letter) else { continue };
        for (row, bits) in (0..).zip(rows) {
            for column in 0..3 {
                if bits >> (2 - column) & 1 == 1 {
                    canvas.fill(x + (number * PITCH + column) * size, y + row * size, size, size, colour);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_as_wide_as_it_is_written() {
        let mut canvas = Canvas::new(20, 5);
        write(&mut canvas, "EAT", (0, 0), 1, [9, 9, 9]);
        assert_eq!(width("EAT"), 11);
        assert!(canvas.painted(8, 0) && canvas.painted(10, 0));
        assert!((0..5).all(|y| !canvas.painted(3, y) && !canvas.painted(11, y)));
    }
}
