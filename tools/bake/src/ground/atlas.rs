//! Packs many small pictures into one image and enters them into the index.

use crate::{
    Job,
    ground::canvas::Canvas,
    index::{Index, Sprite},
};

struct Entry {
    name: String,
    frames: Vec<Canvas>,
    pivot: (i32, i32),
    ticks: u32,
    muzzles: Vec<(i16, i16)>,
}

/// Pictures that share one image.
pub struct Atlas {
    image: &'static str,
    width: i32,
    gap: i32,
    entries: Vec<Entry>,
}

impl Atlas {
    /// An atlas for the image `image` (a path below `assets/`), `width` pixels wide, with `gap` clear pixels between pictures.
    pub fn new(image: &'static str, width: i32, gap: i32) -> Self {
        Self { image, width, gap, entries: Vec::new() }
    }

    /// Adds variants (`ticks` 0) or frames of `ticks`/60 s; `pivot` is in pixels from each picture's upper left corner.
    pub fn add(&mut self, name: impl Into<String>, frames: Vec<Canvas>, pivot: (i32, i32), ticks: u32) {
        self.entries.push(Entry { name: name.into(), frames, pivot, ticks, muzzles: Vec::new() });
    }

    /// Adds a gun in a hand, seen from every side, and where its muzzle is in each picture.
    pub fn gun(
        &mut self,
        name: impl Into<String>,
        frames: Vec<Canvas>,
        pivot: (i32, i32),
        muzzles: Vec<(i16, i16)>,
    ) {
        self.entries.push(Entry { name: name.into(), frames, pivot, ticks: 0, muzzles });
    }

    /// Adds one still picture.
    pub fn still(&mut self, name: impl Into<String>, frame: Canvas, pivot: (i32, i32)) {
        self.add(name, vec![frame], pivot, 0);
    }

    /// Packs the pictures in shelves, tallest first, writes the image and enters the names.
    pub fn bake(self, job: &Job, index: &mut Index) -> Result<(), String> {
        let mut order: Vec<(usize, usize)> = self
            .entries
            .iter()
            .enumerate()
            .flat_map(|(e, entry)| (0..entry.frames.len()).map(move |f| (e, f)))
            .collect();
        order.sort_by_key(|&(e, f)| (-self.entries[e].frames[f].height(), e, f));
        let mut places: Vec<Vec<(i32, i32)>> =
            self.entries.iter().map(|e| vec![(0, 0); e.frames.len()]).collect();
        let (mut x, mut y, mut shelf) = (0, 0, 0);
        for &(e, f) in &order {
            let frame = &self.entries[e].frames[f];
            if x + frame.width() > self.width {
                (x, y, shelf) = (0, y + shelf, 0);
            }
            places[e][f] = (x, y);
            x += frame.width() + self.gap;
            shelf = shelf.max(frame.height() + self.gap);
        }
        let mut sheet = Canvas::new(self.width, y + shelf);
        for (entry, spots) in self.entries.iter().zip(&places) {
            for (frame, &(x, y)) in entry.frames.iter().zip(spots) {
                sheet.stamp(frame, x, y);
            }
        }
        sheet.save(&job.assets.join(self.image))?;
        self.enter(&places, index);
        Ok(())
    }

    fn enter(self, places: &[Vec<(i32, i32)>], index: &mut Index) {
        for (entry, spots) in self.entries.into_iter().zip(places) {
            let rect = |(frame, &(x, y)): (&Canvas, &(i32, i32))| {
                (x as u32, y as u32, frame.width() as u32, frame.height() as u32)
            };
            let rects = entry.frames.iter().zip(spots).map(rect).collect();
            let sprite = Sprite {
                image: self.image.into(),
                rects,
                pivot: entry.pivot,
                ticks: entry.ticks,
                muzzles: entry.muzzles,
            };
            index.sprites.insert(entry.name, sprite);
        }
    }
}
