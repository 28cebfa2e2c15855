//! A vehicle's sheet at one scale: which cell shows what, the file and its stamp.

use std::collections::BTreeMap;

use super::{
    Model, angle,
    model::{figure, room_of},
    source::State,
};
use crate::{
    Job,
    index::{Sprite, VehicleLight, VehicleSheet, VehicleState},
    sculpt::{DRIVE_SCALE, FOOT_SCALE, Picture, Scene, View, render, vec3},
    work,
};

/// The widest and highest picture that every graphics driver takes.
const LARGEST: u32 = 2048;

/// How large a vehicle is baked, and from how many sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// As the chase sees it.
    Drive,
    /// As people who walk see it.
    Foot,
}

impl Scale {
    /// Both.
    pub const ALL: [Scale; 2] = [Scale::Drive, Scale::Foot];

    fn pixels(self) -> f32 {
        match self {
            Scale::Drive => DRIVE_SCALE,
            Scale::Foot => FOOT_SCALE,
        }
    }

    /// How near a part must be to another, in metres, not to draw a contour on it.
    fn crease(self) -> f32 {
        match self {
            Scale::Drive => 0.22,
            Scale::Foot => 0.12,
        }
    }

    /// The folder of its sheets, which also begins its names in the index.
    pub fn folder(self) -> &'static str {
        match self {
            Scale::Drive => "vehicle",
            Scale::Foot => "vehicle_foot",
        }
    }
}

/// The cells of a vehicle at one scale.
pub struct Sheet<'a> {
    model: &'a Model,
    scale: Scale,
    headings: u32,
    cell: (u32, u32),
    pivot: (i32, i32),
}

impl<'a> Sheet<'a> {
    /// The sheet of that vehicle at that scale, where it has one.
    pub fn new(model: &'a Model, scale: Scale) -> Option<Sheet<'a>> {
        let headings = match scale {
            Scale::Drive => model.vehicle.drive.unwrap_or(0),
            Scale::Foot => model.vehicle.foot.unwrap_or(0),
        };
        if headings == 0 {
            return None;
        }
        let turns = (0..headings).map(|heading| angle(heading, headings));
        let (side, up, down) = room_of(model.vehicle.size.unwrap_or_default(), turns, scale.pixels());
        Some(Sheet { model, scale, headings, cell: (2 * side, up + down), pivot: (side as i32, up as i32) })
    }

    /// The looks that are on it, in order.
    fn states(&self) -> impl Iterator<Item = &'a State> {
        let (vehicle, scale) = (&self.model.vehicle, self.scale);
        vehicle.states.iter().filter(move |state| match scale {
            Scale::Drive => true,
            Scale::Foot => vehicle.foot_states.contains(&state.name),
        })
    }

    fn columns(&self) -> u32 {
        (LARGEST / self.cell.0).max(1)
    }

    /// Path of the picture below `assets/`.
    pub fn image(&self) -> String {
        format!("art/{}/{}.png", self.scale.folder(), self.model.name)
    }

    /// What the index calls it.
    pub fn name(&self) -> String {
        format!("{}/{}", self.scale.folder(), self.model.name)
    }

    /// The sheet as the game's index tells of it.
    pub fn entry(&self) -> VehicleSheet {
        let mut states = BTreeMap::new();
        let mut first = 0;
        for state in self.states() {
            let (frames, ticks) = (state.frames, state.ticks);
            states.insert(state.name.clone(), VehicleState { first, frames, ticks });
            first += frames * self.headings;
        }
        VehicleSheet {
            image: self.image(),
            cell: self.cell,
            columns: self.columns(),
            pivot: (self.pivot.0 as u32, self.pivot.1 as u32),
            headings: self.headings,
            size: self.model.vehicle.size.unwrap_or_default(),
            states,
            lights: self.lights(),
            places: self.model.vehicle.places.clone(),
        }
    }

    /// Pictures of the vehicle as it stands about, for those who want it as a prop: one for each look and each of the four
    /// directions in which it is baked, cropped to what that heading takes.
    pub fn stills(&self) -> Vec<(String, Sprite)> {
        let size = self.model.vehicle.size.unwrap_or_default();
        let mut stills = Vec::new();
        let mut first = 0;
        for state in self.states() {
            for (quarter, way) in (0..).zip(["e", "n", "w", "s"]) {
                if !(quarter * self.headings).is_multiple_of(4) {
                    continue;
                }
                let heading = quarter * self.headings / 4;
                let (side, up, down) = room_of(size, [angle(heading, self.headings)], self.scale.pixels());
                let rect = |frame: u32| {
                    let (x, y) = self.corner(first + heading * state.frames + frame);
                    let (left, top) = (self.pivot.0 as u32 - side, self.pivot.1 as u32 - up);
                    (x as u32 + left, y as u32 + top, 2 * side, up + down)
                };
                let sprite = Sprite {
                    image: self.image(),
                    rects: (0..state.frames).map(rect).collect(),
                    pivot: (side as i32, up as i32),
                    ticks: state.ticks,
                    muzzles: Vec::new(),
                };
                stills.push((format!("{}/{}/{way}", self.name(), state.name), sprite));
            }
            first += state.frames * self.headings;
        }
        stills
    }

    /// Whether it also is a prop: whatever stands on a street on foot, and what has but four sides.
    pub fn stands(&self) -> bool {
        self.scale == Scale::Foot || self.headings <= 4
    }

    /// The lamps, and in which headings the vehicle as it is first does not hide them.
    fn lights(&self) -> Vec<VehicleLight> {
        let Some(whole) =
            self.model.vehicle.states.first().and_then(|s| figure(&self.model.vehicle, s, 0).ok())
        else {
            return Vec::new();
        };
        let lamp = |(kind, at): &(String, (f32, f32, f32))| {
            let mut seen = 0;
            for heading in 0..self.headings {
                let turn = angle(heading, self.headings);
                let turned = whole.clone().yawed(turn);
                // A lamp's middle lies inside its own glass.
                if !Scene::new(&turned).hides(vec3(at.0, at.1, at.2).yawed(turn), 0.2) {
                    seen |= 1 << heading;
                }
            }
            VehicleLight { kind: kind.clone(), at: *at, seen }
        };
        self.model.vehicle.lights.iter().map(lamp).collect()
    }

    /// All cells of one look, in the order of the sheet.
    pub fn draw(&self, state: &State) -> Result<Vec<Picture>, String> {
        let frames = (0..state.frames).map(|frame| figure(&self.model.vehicle, state, frame));
        let frames = frames.collect::<Result<Vec<_>, String>>()?;
        let cells = work::shared(frames.len() * self.headings as usize, |cell| {
            self.cell_of(&frames[cell % frames.len()], (cell / frames.len()) as u32)
        });
        for (number, cell) in cells.iter().enumerate() {
            if let Some(side) = cell.touched_border() {
                let name = &state.name;
                return Err(format!("{name}: cell {number} touches its {side} border: size is too small"));
            }
        }
        Ok(cells)
    }

    fn cell_of(&self, figure: &crate::sculpt::Figure, heading: u32) -> Picture {
        let view = View {
            scale: self.scale.pixels(),
            crease: self.scale.crease(),
            mark_glow: true,
            ..View::new(self.cell.0, self.cell.1, self.pivot)
        };
        render(&figure.clone().yawed(angle(heading, self.headings)), &view).picture
    }

    /// Where a cell lies on the sheet.
    pub fn corner(&self, cell: u32) -> (i32, i32) {
        let columns = self.columns();
        ((cell % columns * self.cell.0) as i32, (cell / columns * self.cell.1) as i32)
    }

    /// Width and height of a cell.
    #[cfg(test)]
    pub fn cell(&self) -> (u32, u32) {
        self.cell
    }

    /// Whether the sheet is there and the stamp beside it is the vehicle's own.
    pub fn is_baked(&self, job: &Job) -> bool {
        let path = job.assets.join(self.image());
        let stamp = std::fs::read_to_string(path.with_extension("stamp"));
        path.exists() && stamp.is_ok_and(|stamp| stamp == self.model.stamp)
    }

    /// Draws and writes the sheet, unless it is there already.
    pub fn bake(&self, job: &Job) -> Result<(), String> {
        if !job.force && self.is_baked(job) {
            return Ok(());
        }
        let count: u32 = self.states().map(|state| state.frames * self.headings).sum();
        let height = count.div_ceil(self.columns()) * self.cell.1;
        println!("{}: {count} pictures", self.name());
        if height > LARGEST {
            return Err(format!("{}: the sheet is {height} pixels high, over {LARGEST}", self.name()));
        }
        let mut sheet = Picture::new(self.cell.0 * self.columns(), height);
        let mut first = 0;
        for state in self.states() {
            let cells = self.draw(state).map_err(|error| format!("{}: {error}", self.name()))?;
            for (at, cell) in (first..).zip(&cells) {
                let (x, y) = self.corner(at);
                sheet.blit(cell, x, y);
            }
            first += cells.len() as u32;
        }
        let path = job.assets.join(self.image());
        sheet.save(&path)?;
        let stamp = path.with_extension("stamp");
        std::fs::write(&stamp, &self.model.stamp).map_err(|error| format!("{}: {error}", stamp.display()))
    }
}
