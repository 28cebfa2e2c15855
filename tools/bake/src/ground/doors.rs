//! Doors in a wall, standing up: `_h` in a wall from west to east, `_v` in a wall from north to south.

use crate::{
    ground::{
        canvas::{Canvas, faded, mix},
        tints::boards,
    },
    palette::{BLUE, GOLD, INK, OUTLINE, RED, STEEL},
};

/// The door's picture in pixels: the leaf is 32 high, the lintel's top 8 deep.
pub const SIZE: (i32, i32) = (16, 40);
/// The middle of the doorway's floor, from the picture's upper left corner.
pub const PIVOT: (i32, i32) = (8, 32);

/// A shut door seen from the south.
pub fn closed_across() -> Canvas {
    let mut door = frame_across();
    let wood = boards();
    door.fill(2, 11, 12, 29, wood.step(5));
    for x in [2, 8] {
        door.fill(x, 11, 1, 28, wood.step(7));
        door.fill(x + 5, 11, 1, 28, wood.step(2));
        // Frosted panes above, a raised panel below.
        door.fill(x + 1, 13, 4, 9, OUTLINE);
        door.fill(x + 1, 14, 4, 8, mix(BLUE.step(2), STEEL.step(4), 110));
        door.fill(x + 1, 14, 2, 3, mix(BLUE.step(4), STEEL.step(4), 110));
        door.fill(x + 1, 26, 4, 10, wood.step(3));
        door.fill(x + 2, 27, 3, 9, wood.step(6));
        door.fill(x + 1, 36, 4, 1, wood.step(7));
    }
    door.fill(6, 23, 1, 4, GOLD.step(3));
    door.fill(9, 23, 1, 4, GOLD.step(3));
    door.fill(2, 38, 12, 1, GOLD.step(1));
    door.fill(2, 39, 12, 1, OUTLINE);
    door
}

/// An open doorway seen from the south: its leaves folded back, dusk under the lintel.
pub fn open_across() -> Canvas {
    let mut door = frame_across();
    let wood = boards();
    for y in 11..30 {
        let alpha = (190 - (y - 11) * 9).max(0) as u8;
        for x in 2..14 {
            door.set(x, y, faded(OUTLINE, alpha / 24 * 24));
        }
    }
    for (x, lit) in [(2, 6), (12, 3)] {
        door.fill(x, 11, 2, 28, wood.step(lit));
        door.fill(x, 14, 2, 7, STEEL.step(3));
        door.fill(x, 38, 2, 2, OUTLINE);
    }
    door
}

fn frame_across() -> Canvas {
    let mut door = Canvas::new(SIZE.0, SIZE.1);
    let wood = boards();
    door.fill(0, 0, 16, 8, mix(INK.step(1), wood.step(1), 110));
    door.fill(0, 0, 16, 1, INK.step(3));
    door.fill(0, 7, 16, 1, wood.step(8));
    door.fill(0, 8, 16, 3, wood.step(4));
    door.fill(5, 8, 6, 2, RED.step(2));
    door.fill(0, 10, 16, 1, OUTLINE);
    for (x, light) in [(0, 7), (14, 4)] {
        door.fill(x, 8, 2, 32, wood.step(light));
        door.fill(x + 1, 10, 1, 30, wood.step(1));
        door.fill(x, 38, 2, 2, wood.step(1));
    }
    door
}

/// A door in a wall that is cut down: 8 pixels of face under the wall's top of 16.
pub const LOW_SIZE: (i32, i32) = (16, 24);
/// The middle of a cut-down doorway's floor, from the picture's upper left corner.
pub const LOW_PIVOT: (i32, i32) = (8, 16);

/// A shut door in a cut-down wall: the leaf's upper edge between its posts, and what is left of its face.
pub fn closed_low() -> Canvas {
    let mut door = frame_low();
    let wood = boards();
    // The leaf seen from above, a little behind the wall's face.
    door.fill(2, 9, 12, 7, wood.step(5));
    door.fill(2, 9, 12, 1, wood.step(8));
    door.fill(2, 15, 12, 1, wood.step(2));
    door.fill(7, 10, 2, 5, wood.step(2));
    // Its face.
    door.fill(2, 16, 12, 7, wood.step(4));
    for x in [2, 8] {
        door.fill(x, 16, 1, 6, wood.step(7));
        door.fill(x + 5, 16, 1, 6, wood.step(2));
        door.fill(x + 2, 17, 3, 4, wood.step(6));
    }
    door.fill(6, 17, 1, 3, GOLD.step(3));
    door.fill(9, 17, 1, 3, GOLD.step(3));
    door.fill(2, 22, 12, 1, GOLD.step(1));
    door.fill(2, 23, 12, 1, OUTLINE);
    door
}

/// An open door in a cut-down wall: its leaves folded back to the north, the sill between them.
pub fn open_low() -> Canvas {
    let mut door = frame_low();
    let wood = boards();
    for (x, lit) in [(2, 7), (12, 4)] {
        door.fill(x, 0, 2, 15, wood.step(lit));
        door.fill(x, 15, 2, 8, wood.step(lit - 3));
        door.fill(x, 23, 2, 1, OUTLINE);
    }
    door
}

/// The posts of a cut-down doorway.
fn frame_low() -> Canvas {
    let mut door = Canvas::new(LOW_SIZE.0, LOW_SIZE.1);
    let wood = boards();
    for (x, light) in [(0, 7), (14, 6)] {
        door.fill(x, 0, 2, 16, wood.step(light));
        door.fill(x, 0, 2, 1, wood.step(8));
        door.fill(x, 16, 2, 8, wood.step(light - 3));
        door.fill(x, 23, 2, 1, OUTLINE);
    }
    door.fill(1, 1, 1, 22, wood.step(2));
    door.fill(14, 1, 1, 22, wood.step(2));
    door
}

/// A shut door in a wall that runs north: its top edge and its narrow south end.
pub fn closed_along() -> Canvas {
    let mut door = Canvas::new(SIZE.0, SIZE.1);
    let wood = boards();
    door.fill(5, 0, 6, 16, wood.step(6));
    door.fill(5, 0, 1, 16, wood.step(8));
    door.fill(10, 0, 1, 16, wood.step(2));
    door.fill(5, 16, 6, 24, wood.step(4));
    door.fill(5, 16, 1, 23, wood.step(6));
    door.fill(10, 16, 1, 23, wood.step(1));
    door.fill(7, 27, 2, 2, GOLD.step(3));
    door.fill(5, 39, 6, 1, OUTLINE);
    edge(&mut door);
    let mut whole = threshold_along();
    whole.stamp(&door, 0, 0);
    whole
}

/// An open door in a wall that runs north: the leaf stands across, at the doorway's north end.
pub fn open_along() -> Canvas {
    let mut door = Canvas::new(SIZE.0, SIZE.1);
    let wood = boards();
    door.fill(1, 0, 14, 3, wood.step(7));
    door.fill(1, 3, 14, 23, wood.step(4));
    door.fill(2, 5, 12, 8, STEEL.step(3));
    door.fill(2, 5, 5, 3, STEEL.step(4));
    door.fill(7, 4, 2, 22, wood.step(3));
    door.fill(2, 15, 5, 9, wood.step(5));
    door.fill(9, 15, 5, 9, wood.step(5));
    door.fill(12, 14, 2, 2, GOLD.step(3));
    door.fill(1, 25, 14, 1, OUTLINE);
    edge(&mut door);
    let mut whole = threshold_along();
    whole.stamp(&door, 0, 0);
    whole
}

/// The threshold of a doorway in a wall that runs north: worn boards between two rails of brass.
fn threshold_along() -> Canvas {
    let mut door = Canvas::new(SIZE.0, SIZE.1);
    let wood = boards();
    let floor = SIZE.1 - 16;
    for y in floor..SIZE.1 {
        for x in 0..16 {
            let plank = (y - floor) / 4;
            let seam = (y - floor) % 4 == 3;
            door.dot(x, y, if seam { wood.step(1) } else { wood.step(3 + plank % 2) });
        }
        for (x, step) in [(0, 1), (1, 3), (14, 2), (15, 0)] {
            door.dot(x, y, GOLD.step(step));
        }
    }
    door
}

/// Ink round the painted pixels, drawn over their own border so that the picture keeps its size.
fn edge(door: &mut Canvas) {
    let before = door.clone();
    for y in 0..SIZE.1 {
        for x in 0..SIZE.0 {
            let open = [(1, 0), (-1, 0), (0, 1)].iter().any(|(dx, dy)| !before.painted(x + dx, y + dy));
            if before.painted(x, y) && open {
                door.dot(x, y, OUTLINE);
            }
        }
    }
}
