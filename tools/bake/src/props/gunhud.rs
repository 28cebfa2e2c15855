//! What the player reads where guns are: rounds, crosshairs, marks over heads, handcuffs, a flag, a ring that fills.

use super::{centred, effects::star};
use crate::{
    ground::{
        atlas::Atlas,
        canvas::{Canvas, mix},
        noise::wave,
        polygon::{Corner, fill, stroke},
    },
    palette::{BLUE, CREAM, GOLD, INK, NICKEL, OUTLINE, RED, Ramp, Rgb, STEEL},
};

/// Steps of the ring that fills while something is done.
const STEPS: i32 = 12;

/// Enters every picture.
pub fn enter(atlas: &mut Atlas) {
    for (name, ramp, size) in
        [("round", GOLD, (5, 10)), ("rifle_round", GOLD, (5, 14)), ("shell", RED, (6, 10))]
    {
        atlas.still(format!("ui/{name}"), round(ramp, size, true), (0, 0));
        atlas.still(format!("ui/{name}_spent"), round(ramp, size, false), (0, 0));
    }
    let spreads: Vec<Canvas> = [3, 6, 10].map(crosshair).to_vec();
    for (name, frame) in ["narrow", "middle", "wide"].iter().zip(spreads) {
        centred(atlas, &format!("ui/crosshair_{name}"), vec![frame], 0);
    }
    centred(atlas, "ui/suspect", (0..2).map(|frame| suspect(frame == 1)).collect(), 14);
    centred(atlas, "ui/alarm", (0..2).map(|frame| alarm(frame == 1)).collect(), 6);
    centred(atlas, "ui/surrender", (0..4).map(flag).collect(), 8);
    centred(atlas, "ui/handcuffs", vec![handcuffs()], 0);
    centred(atlas, "ui/reload", (0..=STEPS).map(reload).collect(), 0);
    centred(atlas, "ui/partner_ring", (0..4).map(partner_ring).collect(), 8);
    centred(atlas, "ui/partner", vec![partner()], 0);
}

/// A cartridge standing on its rim; a spent one is an empty outline.
fn round(ramp: Ramp, (width, height): (i32, i32), full: bool) -> Canvas {
    let mut canvas = Canvas::new(width, height);
    let (left, right) = (1, width - 2);
    let tones: [Rgb; 4] = if full {
        [ramp.step(2), ramp.step(3), ramp.step(4), GOLD.step(2)]
    } else {
        let dark = mix(OUTLINE, INK.step(2), 150);
        [dark, dark, INK.step(2), INK.step(1)]
    };
    let is_shell = ramp == RED;
    let shoulder = if is_shell { 1 } else { height / 3 + 1 };
    for y in 1..height - 1 {
        for x in left..=right {
            // The bullet's tip is narrow and of another metal.
            let tip = y < shoulder;
            if tip && !is_shell && y == 1 && (x == left || x == right) {
                continue;
            }
            let tone = match x {
                _ if is_shell && y >= height - 4 && full => GOLD.step(if x == left { 4 } else { 3 }),
                x if x == left => tones[2],
                x if x == right => tones[0],
                _ => tones[1],
            };
            let copper = mix(tone, RED.step(2), 110);
            canvas.dot(x, y, if tip && !is_shell && full { copper } else { tone });
        }
    }
    if !is_shell {
        canvas.fill(left, height - 3, right - left + 1, 1, tones[3]);
    }
    canvas.outline(OUTLINE);
    canvas
}

/// Four bars about a dot, `gap` pixels from it.
fn crosshair(gap: i32) -> Canvas {
    let side = 2 * (gap + 6) + 1;
    let middle = gap + 6;
    let mut canvas = Canvas::new(side, side);
    for step in 0..4 {
        let tone = if step == 0 { RED.step(3) } else { CREAM.step(3) };
        let far = gap + step;
        for (x, y) in [(far, 0), (-far, 0), (0, far), (0, -far)] {
            canvas.dot(middle + x, middle + y, tone);
        }
    }
    canvas.dot(middle, middle, RED.step(4));
    // Corners of a frame, so that a wide one is seen as a whole.
    let corner = gap - 1;
    for (x, y) in [(corner, corner), (-corner, corner), (corner, -corner), (-corner, -corner)] {
        if gap > 3 {
            canvas.dot(middle + x, middle + y, GOLD.step(3));
        }
    }
    canvas.outline(OUTLINE);
    canvas
}

/// A slanting board with a sign on it, on a short stalk: how a thought is shown over a head.
fn board(colours: [Rgb; 2], lifted: bool) -> Canvas {
    let mut canvas = Canvas::new(17, 19);
    let up = if lifted { 0.0 } else { 1.0 };
    let at = |x: f32, y: f32| (x, y + up);
    fill(&mut canvas, &[at(2.0, 2.6), at(15.0, 1.0), at(14.4, 12.4), at(2.6, 13.4)], colours[0]);
    fill(&mut canvas, &[at(6.2, 12.6), at(10.4, 12.4), at(8.0, 16.8)], colours[0]);
    for (from, to) in [(at(2.6, 3.4), at(14.4, 2.0)), (at(2.8, 3.4), at(3.2, 12.4))] {
        stroke(&mut canvas, from, to, 0.5, colours[1]);
    }
    canvas.outline(OUTLINE);
    canvas
}

fn suspect(lifted: bool) -> Canvas {
    let mut canvas = board([GOLD.step(3), GOLD.step(4)], lifted);
    let up = if lifted { 0.0 } else { 1.0 };
    let strokes: [(Corner, Corner); 4] = [
        ((6.6, 5.0), (8.0, 4.2)),
        ((8.0, 4.2), (10.4, 5.0)),
        ((10.4, 5.0), (10.0, 6.8)),
        ((10.0, 6.8), (8.6, 8.4)),
    ];
    for (from, to) in strokes {
        stroke(&mut canvas, (from.0, from.1 + up), (to.0, to.1 + up), 0.9, OUTLINE);
    }
    canvas.fill(8, 10 + up as i32, 2, 2, OUTLINE);
    canvas
}

fn alarm(lifted: bool) -> Canvas {
    let mut canvas = board([RED.step(3), RED.step(4)], lifted);
    let up = if lifted { 0.0 } else { 1.0 };
    fill(&mut canvas, &[(6.8, 3.6 + up), (10.6, 3.2 + up), (9.4, 9.0 + up), (7.8, 9.0 + up)], CREAM.step(3));
    canvas.fill(8, 10 + up as i32, 2, 2, CREAM.step(3));
    canvas
}

/// A white flag in the wind.
fn flag(frame: i32) -> Canvas {
    let mut canvas = Canvas::new(17, 19);
    for x in 0..11 {
        let bend = wave(x as f32 / 12.0 - frame as f32 / 4.0) * 1.3 * x as f32 / 8.0;
        for y in 0..8 {
            let row = (2.5 + y as f32 + bend) as i32;
            let slope = wave(x as f32 / 12.0 - frame as f32 / 4.0 + 0.25);
            let tone = if slope > 0.3 { CREAM.step(4) } else { CREAM.step(if slope < -0.4 { 2 } else { 3 }) };
            canvas.dot(4 + x, row, tone);
        }
    }
    canvas.fill(3, 1, 1, 16, GOLD.step(2));
    canvas.dot(3, 1, GOLD.step(4));
    canvas.outline(OUTLINE);
    canvas
}

fn handcuffs() -> Canvas {
    let mut canvas = Canvas::new(21, 15);
    for (x, y) in [(5.5, 8.5), (15.5, 6.5)] {
        for step in 0..48 {
            let turn = step as f32 / 48.0;
            let at = (x + wave(turn + 0.25) * 3.6, y - wave(turn) * 3.6);
            let tone = if wave(turn - 0.06) > 0.2 { NICKEL.step(4) } else { NICKEL.step(2) };
            stroke(&mut canvas, at, at, 0.85, tone);
        }
    }
    for (x, y) in [(9, 5), (10, 4), (11, 4), (12, 4)] {
        canvas.dot(x, y, NICKEL.step(3));
    }
    canvas.outline(OUTLINE);
    canvas
}

/// A ring that fills clockwise from the top: 17 × 17.
fn reload(step: i32) -> Canvas {
    let mut canvas = Canvas::new(19, 19);
    for part in 0..96 {
        let share = part as f32 / 96.0;
        let turn = 0.25 - share;
        let filled = share * STEPS as f32 + 0.01 < step as f32;
        let tone = if filled { if step == STEPS { GOLD.step(4) } else { GOLD.step(3) } } else { INK.step(2) };
        let at = (9.5 + wave(turn + 0.25) * 6.4, 9.5 - wave(turn) * 6.4);
        stroke(&mut canvas, at, at, 1.05, tone);
    }
    canvas.outline(OUTLINE);
    canvas
}

/// The ring at a partner's feet, seen at a slant: blue with a star running round it.
fn partner_ring(frame: i32) -> Canvas {
    let mut canvas = Canvas::new(33, 21);
    for part in 0..160 {
        let turn = part as f32 / 160.0;
        let gap = (turn * 8.0 + frame as f32 / 4.0).fract() < 0.22;
        let (x, y) = (16.5 + wave(turn + 0.25) * 13.5, 10.5 - wave(turn) * 7.6);
        if !gap {
            canvas.dot(x as i32, y as i32, if wave(turn) < 0.0 { BLUE.step(4) } else { BLUE.step(3) });
        }
    }
    for turn in [0.0, 0.5] {
        let turn = turn + frame as f32 / 32.0;
        let mut mark = Canvas::new(33, 21);
        let at = (16.5 + wave(turn + 0.25) * 13.5, 10.5 - wave(turn) * 7.6);
        star(&mut mark, at, 3.0, CREAM.step(3));
        mark.outline(OUTLINE);
        canvas.stamp(&mark, 0, 0);
    }
    canvas
}

/// The partner's badge: a star of five points on blue.
fn partner() -> Canvas {
    let mut canvas = Canvas::new(15, 16);
    fill(
        &mut canvas,
        &[(2.0, 2.0), (7.5, 1.0), (13.0, 2.0), (12.4, 10.0), (7.5, 15.0), (2.6, 10.0)],
        BLUE.step(2),
    );
    fill(&mut canvas, &[(3.0, 3.0), (7.5, 2.0), (7.5, 13.6), (3.6, 9.6)], BLUE.step(3));
    star(&mut canvas, (7.5, 7.6), 4.4, CREAM.step(3));
    canvas.dot(7, 7, STEEL.step(4));
    canvas.outline(OUTLINE);
    canvas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_fills_from_nothing_to_all() {
        let gold = |step: i32| {
            let ring = reload(step);
            let gold =
                |x, y| GOLD.0[3..].iter().any(|&tone| ring.get(x, y) == [tone[0], tone[1], tone[2], 255]);
            (0..19 * 19).filter(|n| gold(n % 19, n / 19)).count()
        };
        assert_eq!(gold(0), 0);
        assert!((1..=STEPS).all(|step| gold(step) > gold(step - 1)));
    }
}
