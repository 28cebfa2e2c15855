//! Burst words of heavy blows, in comic letters of our own with a jagged burst behind them.

use crate::{
    ground::{
        canvas::Canvas,
        noise::{unit, wave},
        polygon::{Corner, fill, stroke},
    },
    palette::{CREAM, GOLD, OUTLINE, RED, Rgb},
};

/// The picture's size in pixels.
pub const SIZE: (i32, i32) = (62, 36);

/// A word and the colours of its burst, from the inside out, and of its letters.
struct Burst {
    word: &'static str,
    burst: [Rgb; 2],
    letters: Rgb,
}

/// All burst words, in the order of `fx/burst_0` to `fx/burst_5`.
pub fn all() -> Vec<Canvas> {
    let (red, gold, cream) = (RED.step(3), GOLD.step(3), CREAM.step(3));
    let words = [
        Burst { word: "БАХ!", burst: [gold, red], letters: cream },
        Burst { word: "ТРАХ!", burst: [red, gold], letters: cream },
        Burst { word: "ХРЯСЬ!", burst: [RED.step(2), gold], letters: cream },
        Burst { word: "БУМ!", burst: [red, cream], letters: gold },
        Burst { word: "ШМЯК!", burst: [gold, RED.step(2)], letters: cream },
        Burst { word: "ХЛОП!", burst: [RED.step(2), cream], letters: gold },
    ];
    words.iter().enumerate().map(|(seed, burst)| draw(burst, seed as i32)).collect()
}

fn draw(burst: &Burst, seed: i32) -> Canvas {
    let mut canvas = Canvas::new(SIZE.0, SIZE.1);
    fill(&mut canvas, &jagged(1.0, seed), burst.burst[1]);
    fill(&mut canvas, &jagged(0.78, seed), burst.burst[0]);
    canvas.outline(OUTLINE);
    // Letters are drawn alone first, so that the ink round them and the drop to the lower right follow their shape.
    let mut letters = Canvas::new(SIZE.0, SIZE.1);
    word(&mut letters, burst.word, burst.letters);
    for (dx, dy) in
        [(-1, 0), (1, 0), (0, -1), (0, 1), (1, 1), (2, 1), (1, 2), (2, 2), (-1, -1), (1, -1), (-1, 1)]
    {
        for y in 0..SIZE.1 {
            for x in 0..SIZE.0 {
                if letters.painted(x - dx, y - dy) {
                    canvas.dot(x, y, OUTLINE);
                }
            }
        }
    }
    canvas.stamp(&letters, 0, 0);
    canvas
}

/// A star of many uneven points, `part` of its full size.
fn jagged(part: f32, seed: i32) -> Vec<Corner> {
    (0..26)
        .map(|k| {
            let turn = k as f32 / 26.0;
            let reach =
                if k % 2 == 0 { 0.86 + 0.14 * unit(&[seed, k]) } else { 0.60 + 0.08 * unit(&[seed, k]) };
            let reach = reach * part;
            (31.0 + wave(turn + 0.25) * 30.5 * reach, 18.0 - wave(turn) * 17.5 * reach)
        })
        .collect()
}

/// Sets the word in the middle, rising to the right, the first letter a little taller.
fn word(canvas: &mut Canvas, word: &str, colour: Rgb) {
    let count = word.chars().count();
    let advance = if count > 5 {
        7.4
    } else if count > 4 {
        7.8
    } else {
        9.4
    };
    let width = if count > 5 {
        4.8
    } else if count > 4 {
        5.2
    } else {
        6.4
    };
    // The mark is narrow: what it leaves of its room stands before it.
    let wider = word.chars().map(|letter| broad(letter) * width).sum::<f32>();
    let total = advance * (count as f32 - 1.0) + width - 1.6 + wider;
    let mut x = 31.0 - total / 2.0 + 0.5;
    for (place, letter) in word.chars().enumerate() {
        if letter == '!' {
            x += 1.6;
        }
        let width = width * (1.0 + broad(letter));
        let height = if place == 0 { 13.0 } else { 11.0 };
        let base = 25.0 - place as f32 * 0.7;
        for &((x1, y1), (x2, y2)) in strokes(letter) {
            let at = |u: f32, v: f32| (x + u * width, base - (1.0 - v) * height);
            stroke(canvas, at(x1, y1), at(x2, y2), 0.95, colour);
        }
        x += advance + width - width / (1.0 + broad(letter));
    }
}

/// By what share of the others' width a letter is wider: three uprights want room between them.
fn broad(letter: char) -> f32 {
    if letter == 'Ш' { 0.5 } else { 0.0 }
}

type Stroke = (Corner, Corner);

/// A letter's strokes in a square from 0 to 1, y down.
fn strokes(letter: char) -> &'static [Stroke] {
    const LEFT: Stroke = ((0.0, 0.0), (0.0, 1.0));
    const RIGHT: Stroke = ((1.0, 0.0), (1.0, 1.0));
    const TOP: Stroke = ((0.0, 0.0), (1.0, 0.0));
    const FOOT: Stroke = ((0.0, 1.0), (1.0, 1.0));
    const FALL: Stroke = ((0.0, 0.0), (1.0, 1.0));
    const RISE: Stroke = ((0.0, 1.0), (1.0, 0.0));
    const WAIST: Stroke = ((0.0, 0.5), (1.0, 0.5));
    match letter {
        'А' => &[
            ((0.0, 1.0), (0.4, 0.0)),
            ((0.6, 0.0), (1.0, 1.0)),
            ((0.4, 0.0), (0.6, 0.0)),
            ((0.2, 0.66), (0.8, 0.66)),
        ],
        'Б' => &[LEFT, TOP, ((0.0, 0.45), (1.0, 0.45)), FOOT, ((1.0, 0.45), (1.0, 1.0))],
        'К' => &[LEFT, ((0.0, 0.55), (1.0, 0.0)), ((0.25, 0.45), (1.0, 1.0))],
        'Л' => &[((0.0, 1.0), (0.25, 0.85)), ((0.25, 0.85), (0.4, 0.0)), ((0.4, 0.0), (1.0, 0.0)), RIGHT],
        'М' => &[LEFT, RIGHT, ((0.0, 0.0), (0.5, 0.55)), ((0.5, 0.55), (1.0, 0.0))],
        'О' => &[LEFT, RIGHT, TOP, FOOT],
        'П' => &[LEFT, RIGHT, TOP],
        'Р' => &[LEFT, TOP, ((1.0, 0.0), (1.0, 0.52)), ((0.0, 0.52), (1.0, 0.52))],
        'С' => &[LEFT, TOP, FOOT],
        'Т' => &[TOP, ((0.5, 0.0), (0.5, 1.0))],
        'У' => &[((0.0, 0.0), (0.0, 0.5)), WAIST, RIGHT, ((0.2, 1.0), (1.0, 1.0))],
        'Х' => &[FALL, RISE],
        'Ш' => &[LEFT, RIGHT, FOOT, ((0.5, 0.0), (0.5, 1.0))],
        'Ь' => &[LEFT, ((0.0, 0.5), (1.0, 0.5)), ((1.0, 0.5), (1.0, 1.0)), FOOT],
        'Я' => &[RIGHT, TOP, ((0.0, 0.0), (0.0, 0.5)), WAIST, ((0.6, 0.5), (0.0, 1.0))],
        _ => &[((0.2, 0.0), (0.2, 0.6)), ((0.2, 1.0), (0.2, 1.0))],
    }
}
