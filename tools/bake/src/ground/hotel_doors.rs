//! Doors of a city, in the places and sizes of those in `doors.rs`: a room's, one of glass, a fire stair's, one of steel;
//! shut, open and broken.

use crate::{
    ground::{
        canvas::{Canvas, Rgba, faded, mix},
        doors::{LOW_PIVOT, LOW_SIZE, PIVOT, SIZE},
        noise::pick,
        venue_doors,
    },
    palette::{
        BLUE, BLUE_PAINT, BURGUNDY, CREAM, EMBER, GOLD, GUNMETAL, INK, LINEN, MAHOGANY, NICKEL, OLIVE,
        OUTLINE, PATINA, RED, Ramp, Rgb, STEEL, STONE_WARM,
    },
};

/// A kind of door.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The ramp of its leaf.
    leaf: Ramp,
    /// The ramp of its frame.
    frame: Ramp,
    /// What is on it.
    face: Face,
}

#[derive(Clone, Copy, PartialEq)]
enum Face {
    /// Two panels, a number plate, a peephole, a brass knob.
    Room,
    /// Two leaves of glass in brass.
    Glass,
    /// Steel with a wired pane and a bar to push; EXIT over it.
    Fire,
    /// Steel with rivets and a painted number.
    Steel,
    /// Two leaves that swing, a round pane in each.
    Swing,
    /// Bars and a lock.
    Bars,
    /// Quilted cloth with studs.
    Padded,
}

/// A room's door.
const ROOM: Kind = Kind { leaf: MAHOGANY, frame: MAHOGANY, face: Face::Room };
/// The lobby's door.
const LOBBY: Kind = Kind { leaf: GOLD, frame: MAHOGANY, face: Face::Glass };
/// The door to the fire stair.
const FIRE: Kind = Kind { leaf: STEEL, frame: STEEL, face: Face::Fire };
/// A range's door.
const RANGE: Kind = Kind { leaf: OLIVE, frame: STEEL, face: Face::Steel };
/// A shop's door on to the street.
pub const SHOP: Kind = Kind { leaf: OLIVE, frame: OLIVE, face: Face::Glass };

/// Every kind with its name.
pub const KINDS: [(&str, Kind); 4] =
    [("room_door", ROOM), ("glass_door", LOBBY), ("fire_door", FIRE), ("steel_door", RANGE)];

/// A café's door.
pub const CAFE: Kind = Kind { leaf: MAHOGANY, frame: GOLD, face: Face::Glass };
/// A ward's door.
pub const WARD: Kind = Kind { leaf: PATINA, frame: STEEL, face: Face::Swing };
/// A precinct's door.
pub const OFFICE: Kind = Kind { leaf: OLIVE, frame: MAHOGANY, face: Face::Room };
/// A cell's door.
pub const CELL: Kind = Kind { leaf: GUNMETAL, frame: STEEL, face: Face::Bars };
/// A night club's door.
pub const CLUB: Kind = Kind { leaf: BURGUNDY, frame: INK, face: Face::Padded };
/// A bus terminal's door.
pub const TERMINAL: Kind = Kind { leaf: NICKEL, frame: STEEL, face: Face::Glass };
/// The door of an airport's gate.
pub const GATE: Kind = Kind { leaf: BLUE_PAINT, frame: NICKEL, face: Face::Swing };

/// Every picture of a kind of door: the end of its name, the picture, the middle of the doorway's floor in it.
pub fn pictures(kind: Kind) -> [(&'static str, Canvas, (i32, i32)); 9] {
    [
        ("closed_h", kind.closed_across(), PIVOT),
        ("open_h", kind.open_across(), PIVOT),
        ("broken_h", kind.broken_across(), PIVOT),
        ("closed_v", kind.closed_along(), PIVOT),
        ("open_v", kind.open_along(), PIVOT),
        ("broken_v", kind.broken_along(), PIVOT),
        ("closed_h_low", kind.closed_low(), LOW_PIVOT),
        ("open_h_low", kind.open_low(), LOW_PIVOT),
        ("broken_h_low", kind.broken_low(), LOW_PIVOT),
    ]
}

impl Kind {
    fn frame_across(self) -> Canvas {
        let mut door = Canvas::new(SIZE.0, SIZE.1);
        let frame = self.frame;
        door.fill(0, 0, 16, 8, mix(INK.step(1), frame.step(1), 90));
        door.fill(0, 0, 16, 1, INK.step(3));
        door.fill(0, 7, 16, 1, frame.step(4));
        door.fill(0, 8, 16, 3, frame.step(2));
        door.fill(0, 10, 16, 1, OUTLINE);
        for (x, light) in [(0, 3), (14, 2)] {
            door.fill(x, 8, 2, 32, frame.step(light));
            door.fill(x + 1, 10, 1, 30, frame.step(0));
            door.fill(x, 38, 2, 2, frame.step(1));
        }
        match self.face {
            Face::Fire => exit_sign(&mut door),
            Face::Glass => door.fill(4, 8, 8, 2, GOLD.step(3)),
            _ => {}
        }
        door
    }

    fn closed_across(self) -> Canvas {
        let mut door = self.frame_across();
        self.leaf(&mut door, 2, 11, 12, 28);
        door.fill(2, 39, 12, 1, OUTLINE);
        door
    }

    /// The leaf's face in that rectangle.
    fn leaf(self, door: &mut Canvas, x: i32, y: i32, width: i32, height: i32) {
        let leaf = self.leaf;
        match self.face {
            Face::Room => {
                door.fill(x, y, width, height, leaf.step(2));
                door.fill(x, y, 1, height, leaf.step(4));
                door.fill(x + width - 1, y, 1, height, leaf.step(1));
                for (top, tall) in [(2, 9), (15, 11)] {
                    if top + tall < height {
                        door.fill(x + 2, y + top, width - 4, tall, leaf.step(1));
                        door.fill(x + 3, y + top + 1, width - 4, tall - 1, leaf.step(4));
                        door.fill(x + 3, y + top + 1, width - 5, tall - 2, leaf.step(3));
                    }
                }
                // Number plate, peephole, knob.
                door.fill(x + 4, y + 5, 4, 3, GOLD.step(3));
                door.fill(x + 5, y + 6, 1, 1, OUTLINE);
                door.fill(x + 7, y + 6, 1, 1, OUTLINE);
                door.dot(x + 6, y + 2, OUTLINE);
                door.fill(x + width - 3, y + 13, 2, 2, GOLD.step(4));
                door.fill(x + width - 3, y + 15, 2, 2, GOLD.step(1));
                door.fill(x, y + height - 2, width, 2, GOLD.step(1));
            }
            Face::Glass => {
                for left in [x, x + width / 2] {
                    let half = width / 2;
                    door.fill(left, y, half, height, leaf.step(2));
                    door.fill(left, y, 1, height, leaf.step(3));
                    pane(door, left + 1, y + 1, half - 2, height - 5);
                }
                door.fill(x + width / 2 - 2, y + 11, 1, 7, leaf.step(4));
                door.fill(x + width / 2 + 1, y + 11, 1, 7, leaf.step(4));
                door.fill(x, y + height - 3, width, 3, leaf.step(1));
            }
            Face::Fire => {
                door.fill(x, y, width, height, leaf.step(2));
                door.fill(x, y, 1, height, leaf.step(4));
                door.fill(x + width - 1, y, 1, height, leaf.step(1));
                pane(door, x + 4, y + 3, 4, 8);
                for row in (y + 3..y + 11).step_by(2) {
                    door.dot(x + 4 + row % 4, row, STEEL.step(1));
                }
                // The bar, and the red EXIT's light on the steel over it.
                door.fill(x + 1, y + 14, width - 2, 2, RED.step(3));
                door.fill(x + 1, y + 14, width - 2, 1, EMBER.step(3));
                door.fill(x + 1, y + 16, width - 2, 1, OUTLINE);
                for (column, row) in [(2, 0), (5, 0), (8, 0), (3, 1), (6, 1), (9, 1)] {
                    door.dot(x + column, y + row, mix(STEEL.step(3), RED.step(3), 150));
                }
                door.fill(x, y + height - 3, width, 3, STEEL.step(1));
            }
            Face::Swing => venue_doors::swing(door, leaf, (x, y, width, height)),
            Face::Bars => venue_doors::bars(door, leaf, (x, y, width, height)),
            Face::Padded => venue_doors::padded(door, leaf, (x, y, width, height)),
            Face::Steel => {
                door.fill(x, y, width, height, leaf.step(2));
                door.fill(x, y, 1, height, leaf.step(4));
                door.fill(x + width - 1, y, 1, height, leaf.step(0));
                for row in [1, height - 4] {
                    for column in [1, 4, 7, 10] {
                        door.dot(x + column, y + row, leaf.step(4));
                    }
                }
                door.fill(x + 3, y + 6, 1, 5, LINEN.step(3));
                door.fill(x + 5, y + 6, 3, 1, LINEN.step(3));
                door.fill(x + 7, y + 7, 1, 2, LINEN.step(3));
                door.fill(x + 5, y + 9, 1, 1, LINEN.step(3));
                door.fill(x + 5, y + 10, 3, 1, LINEN.step(3));
                door.fill(x + width - 4, y + 14, 3, 1, STEEL.step(4));
                door.fill(x + width - 4, y + 15, 3, 1, STEEL.step(1));
            }
        }
    }

    fn open_across(self) -> Canvas {
        let mut door = self.frame_across();
        for y in 11..30 {
            let alpha = (190 - (y - 11) * 9).max(0) as u8;
            for x in 2..14 {
                let dusk: Rgba = faded(OUTLINE, alpha / 24 * 24);
                door.set(x, y, dusk);
            }
        }
        let leaf = self.leaf;
        let sides: &[(i32, usize)] =
            if matches!(self.face, Face::Glass | Face::Swing) { &[(2, 3), (12, 2)] } else { &[(2, 3)] };
        for &(x, lit) in sides {
            door.fill(x, 11, 2, 28, leaf.step(lit));
            door.fill(x + 1, 11, 1, 28, leaf.step(lit - 2));
            if matches!(self.face, Face::Glass | Face::Fire) {
                door.fill(x, 14, 1, 8, mix(BLUE.step(3), STEEL.step(4), 120));
            }
            door.fill(x, 24, 2, 1, GOLD.step(4));
            door.fill(x, 38, 2, 2, OUTLINE);
        }
        door
    }

    /// What a kick or a burst of shots has left: half a leaf on its lower hinge, splinters on the sill.
    fn broken_across(self) -> Canvas {
        let mut door = self.frame_across();
        for y in 11..30 {
            let alpha = (190 - (y - 11) * 9).max(0) as u8;
            for x in 2..14 {
                door.set(x, y, faded(OUTLINE, alpha / 24 * 24));
            }
        }
        let leaf = self.leaf;
        for y in 12..38 {
            // The torn edge runs down to the right.
            let reach = if y < 20 { 2 + pick(&[y, 921], 2) } else { 2 + (y - 20) / 4 + pick(&[y, 922], 3) };
            for x in 2..2 + reach {
                let edge = x + 1 == 2 + reach;
                door.dot(x, y, leaf.step(if edge { 4 } else { 2 - usize::from(x % 3 == 0) }));
            }
            door.dot(2 + reach, y, OUTLINE);
        }
        for (x, y, length) in [(8, 38, 3), (11, 36, 2), (6, 39, 4), (11, 39, 3)] {
            door.fill(x, y, length, 1, self.bits());
        }
        door
    }

    fn broken_low(self) -> Canvas {
        let mut door = self.frame_low();
        let leaf = self.leaf;
        door.fill(2, 4, 2, 11, leaf.step(3));
        door.fill(2, 15, 3, 8, leaf.step(1));
        door.fill(4, 17, 2, 6, leaf.step(2));
        for (x, y, length) in [(7, 12, 3), (9, 15, 4), (6, 19, 3), (10, 21, 3)] {
            door.fill(x, y, length, 1, self.bits());
        }
        door.fill(2, 23, 4, 1, OUTLINE);
        door
    }

    fn broken_along(self) -> Canvas {
        let mut door = Canvas::new(SIZE.0, SIZE.1);
        let leaf = self.leaf;
        door.fill(5, 0, 6, 3, leaf.step(3));
        for x in 5..11 {
            door.fill(x, 3, 1, 6 + pick(&[x, 923], 6), leaf.step(1));
        }
        edge(&mut door);
        for (x, y, length) in [(4, 26, 3), (9, 30, 3), (6, 34, 4), (11, 37, 3), (3, 36, 2)] {
            door.fill(x, y, length, 1, self.bits());
        }
        door
    }

    /// The colour of its splinters.
    fn bits(self) -> Rgb {
        if self.face == Face::Glass { mix(BLUE.step(4), CREAM.step(3), 90) } else { self.leaf.step(4) }
    }

    fn frame_low(self) -> Canvas {
        let mut door = Canvas::new(LOW_SIZE.0, LOW_SIZE.1);
        for (x, light) in [(0, 4), (14, 3)] {
            door.fill(x, 0, 2, 16, self.frame.step(light));
            door.fill(x, 16, 2, 8, self.frame.step(light - 2));
            door.fill(x, 23, 2, 1, OUTLINE);
        }
        door.fill(1, 1, 1, 22, self.frame.step(1));
        door.fill(14, 1, 1, 22, self.frame.step(1));
        door
    }

    fn closed_low(self) -> Canvas {
        let mut door = self.frame_low();
        let leaf = self.leaf;
        door.fill(2, 9, 12, 7, leaf.step(2));
        door.fill(2, 9, 12, 1, leaf.step(4));
        door.fill(2, 15, 12, 1, leaf.step(0));
        door.fill(2, 16, 12, 7, leaf.step(1));
        door.fill(3, 17, 10, 5, leaf.step(2));
        match self.face {
            Face::Glass => {
                door.fill(7, 10, 2, 13, leaf.step(0));
                pane(&mut door, 3, 17, 4, 4);
                pane(&mut door, 9, 17, 4, 4);
            }
            Face::Fire => {
                door.fill(2, 12, 12, 2, RED.step(3));
                door.fill(2, 12, 12, 1, EMBER.step(3));
            }
            Face::Swing => venue_doors::swing(&mut door, leaf, (2, 10, 12, 12)),
            Face::Bars => venue_doors::bars(&mut door, leaf, (2, 9, 12, 13)),
            Face::Padded => venue_doors::padded(&mut door, leaf, (2, 10, 12, 12)),
            Face::Room | Face::Steel => door.fill(10, 18, 2, 2, GOLD.step(3)),
        }
        door.fill(2, 22, 12, 1, if self.face == Face::Room { GOLD.step(1) } else { STEEL.step(1) });
        door.fill(2, 23, 12, 1, OUTLINE);
        door
    }

    fn open_low(self) -> Canvas {
        let mut door = self.frame_low();
        let sides: &[(i32, usize)] =
            if matches!(self.face, Face::Glass | Face::Swing) { &[(2, 3), (12, 2)] } else { &[(2, 3)] };
        for &(x, lit) in sides {
            door.fill(x, 0, 2, 15, self.leaf.step(lit));
            door.fill(x + 1, 0, 1, 15, self.leaf.step(lit - 1));
            door.fill(x, 15, 2, 8, self.leaf.step(lit - 2));
            door.fill(x, 23, 2, 1, OUTLINE);
        }
        door
    }

    fn closed_along(self) -> Canvas {
        let mut door = Canvas::new(SIZE.0, SIZE.1);
        let leaf = self.leaf;
        door.fill(5, 0, 6, 16, leaf.step(3));
        door.fill(5, 0, 1, 16, leaf.step(4));
        door.fill(10, 0, 1, 16, leaf.step(1));
        door.fill(5, 16, 6, 24, leaf.step(1));
        door.fill(5, 16, 1, 23, leaf.step(2));
        match self.face {
            Face::Glass => pane(&mut door, 6, 18, 4, 14),
            Face::Fire => {
                door.fill(6, 0, 4, 2, RED.step(3));
                door.fill(6, 28, 4, 2, RED.step(3));
            }
            _ => door.fill(7, 28, 2, 2, GOLD.step(4)),
        }
        door.fill(5, 39, 6, 1, OUTLINE);
        edge(&mut door);
        door
    }

    fn open_along(self) -> Canvas {
        let mut door = Canvas::new(SIZE.0, SIZE.1);
        door.fill(1, 0, 14, 3, self.leaf.step(3));
        self.leaf(&mut door, 1, 3, 14, 22);
        door.fill(1, 25, 14, 1, OUTLINE);
        edge(&mut door);
        door
    }
}

/// A pane with the night behind it.
fn pane(door: &mut Canvas, x: i32, y: i32, width: i32, height: i32) {
    door.fill(x, y, width, height, mix(BLUE.step(1), INK.step(2), 90));
    for row in 0..height {
        for column in 0..width {
            if (row + 2 * column) % 9 < 2 && row < height * 2 / 3 {
                door.dot(x + column, y + row, mix(BLUE.step(3), STEEL.step(4), 110));
            }
        }
    }
    let rim: Rgb = mix(CREAM.step(3), BLUE.step(3), 120);
    door.fill(x, y, width, 1, rim);
}

/// EXIT in red light over a door.
fn exit_sign(door: &mut Canvas) {
    door.fill(1, 1, 14, 7, OUTLINE);
    door.fill(1, 2, 14, 5, RED.step(1));
    let glow = CREAM.step(3);
    // E X I T, three pixels high.
    for (x, rows) in [(2, [7, 6, 7]), (6, [5, 2, 5]), (12, [7, 2, 2])] {
        for (row, bits) in rows.into_iter().enumerate() {
            for bit in 0..3 {
                if bits >> (2 - bit) & 1 == 1 {
                    door.dot(x + bit, 3 + row as i32, glow);
                }
            }
        }
    }
    door.fill(10, 3, 1, 3, glow);
    for x in 2..14 {
        door.set(x, 8, [RED.step(3)[0], RED.step(3)[1], RED.step(3)[2], 255]);
    }
    door.fill(0, 9, 16, 1, mix(STONE_WARM.step(1), RED.step(2), 150));
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
