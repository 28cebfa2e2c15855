//! The elevated over the street, and tracks on the ground, both to be laid end to end from west to east.

use crate::{
    ground::{
        atlas::Atlas,
        canvas::{CLEAR, Canvas, mix, opaque},
        noise::{chance, hash, pick},
    },
    palette::{BALLAST, BROWN, INK, NICKEL, OUTLINE, RUST, Rgb, STEEL},
};

/// How far over the street the deck's underside is, in pixels of the canvas: 5.4 metres.
const UP: i32 = 34;
/// Width of a piece: sleepers repeat in it.
const PIECE: i32 = 64;
const DECK: i32 = 74;

/// Enters the deck, whose pivot is the ground under its south-west corner, its shadow, and tracks.
pub fn enter(atlas: &mut Atlas) {
    let decks: Vec<Canvas> = (0..3).map(deck).collect();
    let pivot = (0, decks[0].height() + UP);
    atlas.add("street/el_deck", decks, pivot, 0);
    // Laid on the ground a little to the south-east of the deck: bars of lamplight fall through.
    let shadow = Canvas::from_fn(PIECE, DECK, |x, y| {
        let open = x % 8 < 3 && !(18..26).contains(&(y % 37)) && (4..DECK - 4).contains(&y);
        [OUTLINE[0], OUTLINE[1], OUTLINE[2], if open { 60 } else { 130 }]
    });
    atlas.still("street/el_shadow", shadow, (0, DECK));
    let tracks: Vec<Canvas> = (0..3).map(|variant| track(variant, 10)).collect();
    atlas.add("street/track", tracks, (0, 13), 0);
    let turned: Vec<Canvas> = (0..3).map(|variant| turn(&track(variant, 10))).collect();
    atlas.add("street/track_v", turned, (13, 0), 0);
    let wide: Vec<Canvas> = (0..3).map(|variant| track(variant, 24)).collect();
    atlas.add("prop/track", wide, (0, 29), 0);
}

/// Two tracks on open sleepers between walkways, the girder's face below: one looks through between the sleepers.
fn deck(variant: i32) -> Canvas {
    let mut canvas = Canvas::new(PIECE, DECK + 9);
    for y in 0..DECK {
        for x in 0..PIECE {
            let sleeper = x % 8 >= 3;
            let walk = !(5..DECK - 5).contains(&y) || (33..41).contains(&y);
            let colour = if walk {
                Some(if x % 16 == 15 || y % 4 == 3 {
                    BROWN.step(0)
                } else {
                    mix(BROWN.step(1), INK.step(2), 150)
                })
            } else if sleeper {
                let grain = if chance(&[x / 8, y / 3, variant], 22) { 0 } else { 1 };
                Some(match x % 8 {
                    3 => mix(BROWN.step(grain + 1), INK.step(2), 170),
                    7 => OUTLINE,
                    _ => mix(BROWN.step(grain), INK.step(2), 160),
                })
            } else {
                None
            };
            canvas.set(x, y, colour.map_or(CLEAR, opaque));
        }
    }
    for track in 0..2 {
        for rail in 0..2 {
            let y = 10 + track * 36 + rail * 15;
            canvas.fill(0, y, PIECE, 1, NICKEL.step(3));
            canvas.fill(0, y + 1, PIECE, 1, RUST.step(2));
            canvas.fill(0, y + 2, PIECE, 1, OUTLINE);
        }
        // The rail that carries the current, under its board.
        canvas.fill(0, 6 + track * 58, PIECE, 2, mix(BROWN.step(2), STEEL.step(2), 90));
    }
    canvas.fill(0, 0, PIECE, 1, OUTLINE);
    // The girder: rivets in two rows, stiffeners.
    let top = DECK;
    canvas.fill(0, top, PIECE, 9, STEEL.step(1));
    canvas.fill(0, top, PIECE, 1, STEEL.step(3));
    canvas.fill(0, top + 1, PIECE, 1, STEEL.step(2));
    canvas.fill(0, top + 7, PIECE, 1, STEEL.step(2));
    canvas.fill(0, top + 8, PIECE, 1, OUTLINE);
    for x in 0..PIECE {
        if x % 4 == 1 {
            canvas.dot(x, top + 2, STEEL.step(0));
            canvas.dot(x, top + 6, STEEL.step(0));
        }
        if x % 16 == 8 {
            canvas.fill(x, top + 1, 2, 7, STEEL.step(3));
            canvas.fill(x + 2, top + 1, 1, 7, OUTLINE);
        }
        if chance(&[x, variant, 601], 16) {
            let drip = 2 + pick(&[x, variant, 602], 5);
            for y in 0..drip {
                canvas.dot(x, top + 2 + y, mix(STEEL.step(1), RUST.step(2), 150));
            }
        }
    }
    canvas
}

/// A piece of track on ballast, `scale` pixels to the metre: gauge 1.44 m, sleepers 2.5 m long.
fn track(variant: i32, scale: i32) -> Canvas {
    let (half, gauge, sleeper) = (scale * 13 / 10, scale * 72 / 100, scale * 125 / 100);
    let (pitch, wide) = (if scale > 12 { 16 } else { 8 }, if scale > 12 { 7 } else { 3 });
    let mut canvas = Canvas::new(PIECE, 2 * half);
    for y in 0..2 * half {
        for x in 0..PIECE {
            let off = (y - half).abs();
            let stone: Rgb = match hash(&[x, y, variant, 611]) % 10 {
                0 => BALLAST.step(0),
                1 | 2 => BALLAST.step(1),
                3 | 4 => BALLAST.step(3),
                5 => BALLAST.step(4),
                _ => BALLAST.step(2),
            };
            if off >= half - 2 && chance(&[x, y, variant, 612], 50) {
                continue;
            }
            let on = x.rem_euclid(pitch);
            let colour = if on < wide && off < sleeper {
                let grain = usize::from(chance(&[x / pitch, y / 4, variant, 613], 30));
                match on {
                    0 => BROWN.step(2),
                    _ if on == wide - 1 => BROWN.step(0),
                    _ => mix(BROWN.step(1), BALLAST.step(grain + 1), 110),
                }
            } else {
                stone
            };
            canvas.dot(x, y, colour);
        }
    }
    for side in [-1, 1] {
        let y = half + side * gauge;
        let thick = if scale > 12 { 2 } else { 1 };
        canvas.fill(0, y - 1, PIECE, 1, RUST.step(1));
        canvas.fill(0, y, PIECE, thick, NICKEL.step(3));
        canvas.fill(0, y + thick, PIECE, 1, RUST.step(2));
        canvas.fill(0, y + thick + 1, PIECE, 1, OUTLINE);
    }
    canvas
}

/// The same piece laid from north to south.
fn turn(piece: &Canvas) -> Canvas {
    Canvas::from_fn(piece.height(), piece.width(), |x, y| piece.get(y, x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_looks_through_between_the_sleepers() {
        let deck = deck(0);
        assert!(!deck.painted(0, 8) && deck.painted(4, 8) && deck.painted(0, 78));
    }
}
