//! The tiles of the places where the story stops: a café, a hospital, a precinct, a night club, a bus terminal, an airport.
//!
//! Each has a picture of its own with its props, so that a level loads only the place that it is.

use crate::{
    ground::{
        atlas::Atlas,
        canvas::{CLEAR, Canvas},
        field,
        hotel_doors::{self, Kind},
        hotel_walls::{self, Top},
        venue_floors, venue_walls,
    },
    palette::{GOLD, MAHOGANY, NICKEL, PATINA, Ramp, STEEL, STONE_WARM},
};

/// A place: its picture, its grounds, its wall, its doors.
pub struct Venue {
    /// The file of its props, without its ending.
    pub name: &'static str,
    /// Its picture's path below `assets/`.
    pub image: &'static str,
    grounds: &'static [(&'static str, fn() -> Canvas)],
    wall: (&'static str, fn(i32) -> Canvas, Top, Ramp, usize),
    doors: &'static [(&'static str, Kind)],
}

/// All places.
pub const VENUES: [Venue; 6] = [
    Venue {
        name: "cafe",
        image: "art/cafe.png",
        grounds: &[("cafe_tiles", venue_floors::cafe)],
        wall: ("cafe_wall", venue_walls::cafe_face, Top::Wood, MAHOGANY, 4),
        doors: &[("cafe_door", hotel_doors::CAFE)],
    },
    Venue {
        name: "hospital",
        image: "art/hospital.png",
        grounds: &[("ward_lino", venue_floors::lino)],
        wall: ("ward_wall", venue_walls::ward_face, Top::Plaster, PATINA, 4),
        doors: &[("ward_door", hotel_doors::WARD)],
    },
    Venue {
        name: "precinct",
        image: "art/precinct.png",
        grounds: &[("precinct_vinyl", venue_floors::precinct)],
        wall: ("precinct_wall", venue_walls::precinct_face, Top::Plaster, STONE_WARM, 4),
        doors: &[("office_door", hotel_doors::OFFICE), ("cell_door", hotel_doors::CELL)],
    },
    Venue {
        name: "club",
        image: "art/club.png",
        grounds: &[("club_carpet", venue_floors::club), ("dance_floor", venue_floors::dance)],
        wall: ("club_wall", venue_walls::club_face, Top::Wood, GOLD, 2),
        doors: &[("club_door", hotel_doors::CLUB)],
    },
    Venue {
        name: "terminal",
        image: "art/terminal.png",
        grounds: &[("terrazzo", venue_floors::terrazzo), ("bus_bay", venue_floors::bay)],
        wall: ("terminal_wall", venue_walls::terminal_face, Top::Stone, STEEL, 3),
        doors: &[("terminal_door", hotel_doors::TERMINAL)],
    },
    Venue {
        name: "airport",
        image: "art/airport.png",
        grounds: &[("gate_carpet", venue_floors::gate)],
        wall: ("airport_wall", venue_walls::airport_face, Top::Plaster, NICKEL, 3),
        doors: &[("gate_door", hotel_doors::GATE)],
    },
];

impl Venue {
    /// Enters its grounds, its wall and its doors.
    pub fn enter(&self, atlas: &mut Atlas) {
        for (name, field) in self.grounds {
            atlas.add(format!("tile/{name}"), field::cells(&field()), (0, 0), 0);
        }
        let (name, face, top, cut, step) = self.wall;
        super::wall(atlas, name, face, top, cut.step(step));
        super::variants(atlas, &format!("tile/{name}_top_corner"), 4, |which| corner(which, top));
        for (name, kind) in self.doors {
            super::door(atlas, name, *kind);
        }
    }
}

/// The rim's bit in a wall's top of which only the corner (0 NE, 1 SE, 2 SW, 3 NW) is open.
fn corner(which: i32, kind: Top) -> Canvas {
    const LAST: i32 = 15;
    const RIM: i32 = 3;
    let (right, below) = [(true, false), (true, true), (false, true), (false, false)][which as usize % 4];
    let (level, upright) = (
        hotel_walls::top(if below { 11 } else { 14 }, kind),
        hotel_walls::top(if right { 13 } else { 7 }, kind),
    );
    Canvas::from_fn(LAST + 1, LAST + 1, |x, y| {
        let aside = if right { LAST - x } else { x };
        let down = if below { LAST - y } else { y };
        match (aside.max(down) < RIM, aside > down) {
            (false, _) => CLEAR,
            (true, true) => upright.get(x, 8),
            (true, false) => level.get(8, y),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corner_shows_only_its_corner() {
        let corner = corner(1, Top::Stone);
        assert!(corner.painted(15, 15) && !corner.painted(0, 0) && !corner.painted(15, 0));
    }
}
