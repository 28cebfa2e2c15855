//! Pictures put together on the processor, once a level: floors, walls, pools.

use bevy::{
    asset::RenderAssetUsages,
    image::ImageSampler,
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
};

/// A picture in memory, four bytes a pixel, rows from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixmap {
    size: UVec2,
    data: Vec<u8>,
}

impl Pixmap {
    /// A clear picture.
    pub fn new(width: u32, height: u32) -> Self {
        Self { size: UVec2::new(width, height), data: vec![0; (width * height * 4) as usize] }
    }

    /// A picture of one colour.
    pub fn filled(width: u32, height: u32, color: [u8; 4]) -> Self {
        Self { size: UVec2::new(width, height), data: color.repeat((width * height) as usize) }
    }

    /// A picture of these pixels, row by row from the top; what is missing of them stays clear.
    pub fn of(size: UVec2, pixels: &[[u8; 4]]) -> Self {
        let mut picture = Self::new(size.x, size.y);
        picture.data.as_chunks_mut::<4>().0.iter_mut().zip(pixels).for_each(|(here, pixel)| *here = *pixel);
        picture
    }

    /// Draws the rectangle `from` of `source` with its upper left corner at `at`; what lies outside is cut off.
    pub fn draw(&mut self, source: &Image, from: URect, at: IVec2) {
        let Some(pixels) = source.data.as_ref() else { return };
        let stride = source.width();
        for y in 0..from.height() {
            for x in 0..from.width() {
                let here = ((from.min.y + y) * stride + from.min.x + x) as usize * 4;
                if let Some(color) = pixels.get(here..here + 4) {
                    self.put(at + IVec2::new(x as i32, y as i32), [color[0], color[1], color[2], color[3]]);
                }
            }
        }
    }

    /// Copies a picture, clear pixels too, with its upper left corner at `at`; what lies outside is cut off.
    pub fn copy(&mut self, source: &Self, at: UVec2) {
        let width = source.size.x.min(self.size.x.saturating_sub(at.x)) as usize * 4;
        for row in 0..source.size.y.min(self.size.y.saturating_sub(at.y)) {
            let from = (row * source.size.x) as usize * 4;
            let to = ((at.y + row) * self.size.x + at.x) as usize * 4;
            self.data[to..to + width].copy_from_slice(&source.data[from..from + width]);
        }
    }

    /// The picture without clear rows at its upper and lower edge, and how many of those were below; none where all are
    /// clear.
    pub fn trimmed(mut self) -> Option<(Self, u32)> {
        let stride = self.size.x as usize * 4;
        let is_clear = |row: &[u8]| row.as_chunks::<4>().0.iter().all(|pixel| pixel[3] == 0);
        let rows = || self.data.chunks_exact(stride.max(4));
        let above = rows().position(|row| !is_clear(row))?;
        let below = rows().rev().position(|row| !is_clear(row))?;
        self.data.truncate(self.data.len() - below * stride);
        self.data.drain(..above * stride);
        self.size.y -= (above + below) as u32;
        Some((self, below as u32))
    }

    /// Lays a colour over one pixel.
    pub fn put(&mut self, at: IVec2, color: [u8; 4]) {
        if color[3] == 0 {
            return;
        }
        let Some(pixel) = self.pixel_mut(at) else { return };
        if color[3] == 255 || pixel[3] == 0 {
            pixel.copy_from_slice(&color);
            return;
        }
        let share = u32::from(color[3]);
        for (under, over) in pixel.iter_mut().zip(color).take(3) {
            *under = ((u32::from(over) * share + u32::from(*under) * (255 - share)) / 255) as u8;
        }
        pixel[3] = pixel[3].max(color[3]);
    }

    /// Lights the picture's own relief: what is painted light lies high, what is dark lies low, and slopes towards the
    /// light are lit. `toward` tells for a place where the light is (x right, y down) and how strong.
    pub fn light_relief(&mut self, strength: f32, toward: impl Fn(IVec2) -> Vec2) {
        let heights: Vec<f32> = self
            .data
            .as_chunks::<4>()
            .0
            .iter()
            .map(|&[r, g, b, _]| (f32::from(r) * 0.3 + f32::from(g) * 0.59 + f32::from(b) * 0.11) / 255.0)
            .collect();
        let (width, height) = (self.size.x as i32, self.size.y as i32);
        let at = |x: i32, y: i32| heights[(y * width + x) as usize];
        for y in 1..height - 1 {
            for x in 1..width - 1 {
                let way = toward(IVec2::new(x, y));
                let slope = Vec2::new(at(x - 1, y) - at(x + 1, y), at(x, y - 1) - at(x, y + 1));
                // In steps: the picture has few tones and keeps to few.
                let lit = (slope.dot(way) * strength * 8.0).round().clamp(-2.0, 3.0) / 8.0;
                if lit != 0.0 {
                    self.shade(IVec2::new(x, y), 1.0 + lit);
                }
            }
        }
    }

    /// Its size in pixels.
    pub fn size(&self) -> UVec2 {
        self.size
    }

    /// One pixel; clear outside.
    pub fn get(&self, at: IVec2) -> [u8; 4] {
        self.pixel(at).and_then(|pixel| pixel.try_into().ok()).unwrap_or_default()
    }

    /// Makes one pixel that colour, clear as well; outside nothing.
    pub fn set(&mut self, at: IVec2, color: [u8; 4]) {
        if let Some(pixel) = self.pixel_mut(at) {
            pixel.copy_from_slice(&color);
        }
    }

    /// How solid one pixel is; nothing outside.
    pub fn alpha(&self, at: IVec2) -> u8 {
        self.pixel(at).map_or(0, |pixel| pixel[3])
    }

    fn pixel(&self, at: IVec2) -> Option<&[u8]> {
        if at.x < 0 || at.y < 0 || at.x >= self.size.x as i32 || at.y >= self.size.y as i32 {
            return None;
        }
        let here = (at.y as u32 * self.size.x + at.x as u32) as usize * 4;
        self.data.get(here..here + 4)
    }

    /// Brings one pixel to that share of its light.
    pub fn shade(&mut self, at: IVec2, share: f32) {
        if let Some(pixel) = self.pixel_mut(at) {
            for channel in &mut pixel[..3] {
                *channel = (f32::from(*channel) * share) as u8;
            }
        }
    }

    fn pixel_mut(&mut self, at: IVec2) -> Option<&mut [u8]> {
        if at.x < 0 || at.y < 0 || at.x >= self.size.x as i32 || at.y >= self.size.y as i32 {
            return None;
        }
        let here = (at.y as u32 * self.size.x + at.x as u32) as usize * 4;
        self.data.get_mut(here..here + 4)
    }

    /// The picture for the engine; it is not kept in main memory.
    pub fn into_image(self) -> Image {
        let size = Extent3d { width: self.size.x, height: self.size.y, depth_or_array_layers: 1 };
        let mut image = Image::new(
            size,
            TextureDimension::D2,
            self.data,
            TextureFormat::Rgba8UnormSrgb,
            RenderAssetUsages::RENDER_WORLD,
        );
        image.sampler = ImageSampler::nearest();
        image
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_rows_at_the_edges_are_cut_off() {
        let mut picture = Pixmap::new(3, 6);
        picture.put(IVec2::new(1, 2), [9, 9, 9, 255]);
        picture.put(IVec2::new(0, 3), [7, 7, 7, 255]);
        let (trimmed, below) = picture.trimmed().expect("two pixels");
        assert_eq!((trimmed.size(), below), (UVec2::new(3, 2), 2));
        assert_eq!(trimmed.get(IVec2::new(1, 0)), [9, 9, 9, 255]);
        assert_eq!(trimmed.get(IVec2::new(0, 1)), [7, 7, 7, 255]);
        assert!(Pixmap::new(4, 4).trimmed().is_none());
    }

    #[test]
    fn a_copy_that_does_not_fit_is_cut_off() {
        let mut picture = Pixmap::new(4, 4);
        picture.copy(&Pixmap::filled(3, 3, [1, 2, 3, 255]), UVec2::new(2, 3));
        assert_eq!(picture.get(IVec2::new(3, 3)), [1, 2, 3, 255]);
        assert_eq!(picture.alpha(IVec2::new(3, 2)), 0);
    }
}
