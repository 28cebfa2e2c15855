//! What is on the leaves of doors that no hotel has: a ward's swing door, a cell's bars, a club's quilted leaf.

use crate::{
    ground::canvas::{Canvas, mix},
    palette::{BLUE, CREAM, GOLD, INK, NICKEL, OUTLINE, Ramp, STEEL},
};

/// Two leaves that swing both ways: a round pane in each, a plate of steel where trolleys knock.
pub fn swing(door: &mut Canvas, leaf: Ramp, (x, y, width, height): (i32, i32, i32, i32)) {
    let half = width / 2;
    for left in [x, x + half] {
        door.fill(left, y, half, height, leaf.step(3));
        door.fill(left, y, 1, height, leaf.step(4));
        door.fill(left + half - 1, y, 1, height, leaf.step(1));
        for (dx, dy, tall) in [(1, 5, 3), (2, 4, 5), (3, 4, 5), (4, 5, 3)] {
            if dy + tall < height {
                door.fill(left + dx, y + dy, 1, tall, mix(BLUE.step(2), INK.step(2), 60));
            }
        }
        if height > 12 {
            door.dot(left + 2, y + 5, mix(CREAM.step(3), BLUE.step(3), 120));
            door.fill(left, y + height * 3 / 5, half, height / 4, NICKEL.step(2));
            door.fill(left, y + height * 3 / 5, half, 1, NICKEL.step(4));
        }
    }
    door.fill(x, y + height - 2, width, 2, STEEL.step(1));
}

/// Upright bars, two cross pieces, a lock box; one sees through between them.
pub fn bars(door: &mut Canvas, iron: Ramp, (x, y, width, height): (i32, i32, i32, i32)) {
    for column in (0..width).step_by(3) {
        door.fill(x + column, y, 1, height, iron.step(4));
        door.fill(x + column + 1, y, 1, height, iron.step(1));
    }
    for row in [0, height * 2 / 5, height - 3] {
        door.fill(x, y + row, width, 1, iron.step(4));
        door.fill(x, y + row + 1, width, 2, iron.step(2));
    }
    if height > 12 {
        door.fill(x + width - 5, y + height / 2, 5, 5, iron.step(2));
        door.fill(x + width - 5, y + height / 2, 5, 1, iron.step(4));
        door.dot(x + width - 3, y + height / 2 + 2, OUTLINE);
    }
}

/// Cloth quilted over wood with brass studs, a long handle.
pub fn padded(door: &mut Canvas, leaf: Ramp, (x, y, width, height): (i32, i32, i32, i32)) {
    door.fill(x, y, width, height, leaf.step(2));
    for row in 0..height {
        for column in 0..width {
            let (u, v) = (column % 6, row % 6);
            let lozenge = (u - 3).abs() + (v - 3).abs();
            let tone = match lozenge {
                0 | 1 => leaf.step(4),
                2 => leaf.step(3),
                3 if u == 3 || v == 3 => GOLD.step(3),
                3 => leaf.step(0),
                _ => leaf.step(2),
            };
            door.dot(x + column, y + row, tone);
        }
    }
    door.fill(x, y, width, 1, GOLD.step(2));
    door.fill(x, y + height - 2, width, 2, GOLD.step(1));
    if height > 12 {
        door.fill(x + width - 3, y + 9, 1, 9, GOLD.step(4));
        door.fill(x + width - 2, y + 9, 1, 9, GOLD.step(0));
    }
}
