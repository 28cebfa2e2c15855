//! A picture in memory, and its file.

use std::{collections::BTreeMap, path::Path};

use crate::palette::Rgb;

/// An RGBA picture of 8 bits a channel; rows from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Four bytes a pixel.
    pub data: Vec<u8>,
}

impl Picture {
    /// A picture of nothing: every pixel transparent.
    pub fn new(width: u32, height: u32) -> Picture {
        Picture { width, height, data: vec![0; (width * height * 4) as usize] }
    }

    /// The pixel at (`x`, `y`) from the upper left; transparent outside.
    pub fn get(&self, x: i32, y: i32) -> [u8; 4] {
        match self.offset(x, y) {
            Some(at) => [self.data[at], self.data[at + 1], self.data[at + 2], self.data[at + 3]],
            None => [0; 4],
        }
    }

    /// Sets the pixel at (`x`, `y`) from the upper left; outside it does nothing.
    pub fn set(&mut self, x: i32, y: i32, pixel: [u8; 4]) {
        if let Some(at) = self.offset(x, y) {
            self.data[at..at + 4].copy_from_slice(&pixel);
        }
    }

    /// Sets an opaque pixel.
    pub fn put(&mut self, x: i32, y: i32, [r, g, b]: Rgb) {
        self.set(x, y, [r, g, b, 255]);
    }

    /// Whether the pixel at (`x`, `y`) shows anything.
    pub fn opaque(&self, x: i32, y: i32) -> bool {
        self.get(x, y)[3] > 0
    }

    /// Copies the opaque pixels of `other` with its upper left corner at (`x`, `y`).
    pub fn blit(&mut self, other: &Picture, x: i32, y: i32) {
        for row in 0..other.height as i32 {
            for column in 0..other.width as i32 {
                if other.opaque(column, row) {
                    self.set(x + column, y + row, other.get(column, row));
                }
            }
        }
    }

    /// The part of the picture in the rectangle.
    pub fn crop(&self, x: i32, y: i32, width: u32, height: u32) -> Picture {
        let mut part = Picture::new(width, height);
        for row in 0..height as i32 {
            for column in 0..width as i32 {
                part.set(column, row, self.get(x + column, y + row));
            }
        }
        part
    }

    /// A border on which something is shown: some of it may have been cut off.
    pub fn touched_border(&self) -> Option<&'static str> {
        let (right, lower) = (self.width as i32 - 1, self.height as i32 - 1);
        let column = |x: i32| (0..=lower).any(|y| self.opaque(x, y));
        let row = |y: i32| (0..=right).any(|x| self.opaque(x, y));
        let touched =
            [("left", column(0)), ("right", column(right)), ("upper", row(0)), ("lower", row(lower))];
        touched.iter().find(|(_, touched)| *touched).map(|(side, _)| *side)
    }

    fn offset(&self, x: i32, y: i32) -> Option<usize> {
        let inside = x >= 0 && y >= 0 && x < self.width as i32 && y < self.height as i32;
        inside.then(|| (y as usize * self.width as usize + x as usize) * 4)
    }

    /// Writes a PNG, with a palette where 256 colours suffice; makes its folder first.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        let fail = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| fail(&error))?;
        }
        let bytes = self.encode().map_err(|error| fail(&error))?;
        std::fs::write(path, bytes).map_err(|error| fail(&error))
    }

    /// The bytes of a PNG file.
    pub fn encode(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        // Filters are for photographs: flat colours pack twice as small without.
        encoder.set_filter(png::Filter::NoFilter);
        if let Some((colours, indices)) = self.indexed() {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(colours.iter().flat_map(|c| [c[0], c[1], c[2]]).collect::<Vec<u8>>());
            encoder.set_trns(colours.iter().map(|c| c[3]).collect::<Vec<u8>>());
            encoder.write_header()?.write_image_data(&indices)?;
        } else {
            encoder.set_color(png::ColorType::Rgba);
            encoder.write_header()?.write_image_data(&self.data)?;
        }
        Ok(bytes)
    }

    /// The colours in order and each pixel's number among them, if one byte can count them.
    fn indexed(&self) -> Option<(Vec<[u8; 4]>, Vec<u8>)> {
        let pixels = || self.data.chunks_exact(4).map(|p| [p[0], p[1], p[2], p[3]]);
        let mut numbers = BTreeMap::new();
        for pixel in pixels() {
            numbers.insert(pixel, 0_u8);
            if numbers.len() > 256 {
                return None;
            }
        }
        for (number, value) in numbers.values_mut().enumerate() {
            *value = number as u8;
        }
        let indices = pixels().map(|pixel| numbers[&pixel]).collect();
        Some((numbers.into_keys().collect(), indices))
    }

    /// Reads a PNG that [`Picture::save`] wrote.
    pub fn load(path: &Path) -> Result<Picture, String> {
        let fail = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let file = std::fs::File::open(path).map_err(|error| fail(&error))?;
        let mut decoder = png::Decoder::new(std::io::BufReader::new(file));
        decoder
            .set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
        let mut reader = decoder.read_info().map_err(|error| fail(&error))?;
        let size = reader.output_buffer_size().ok_or_else(|| fail(&"too large"))?;
        let mut data = vec![0; size];
        let info = reader.next_frame(&mut data).map_err(|error| fail(&error))?;
        if info.color_type != png::ColorType::Rgba {
            return Err(fail(&"not a colour picture"));
        }
        data.truncate(info.buffer_size());
        Ok(Picture { width: info.width, height: info.height, data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_picture_comes_back_as_it_was() {
        let mut picture = Picture::new(5, 3);
        picture.put(1, 1, [1, 2, 3]);
        picture.set(2, 2, [9, 8, 7, 128]);
        let path = std::env::temp_dir().join(format!("bake_picture_{}.png", std::process::id()));
        picture.save(&path).expect("it is written");
        assert_eq!(Picture::load(&path).expect("it is read"), picture);
        std::fs::remove_file(&path).expect("it is there");
    }
}
