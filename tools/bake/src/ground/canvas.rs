//! A small picture to paint on in whole pixels, and its way to a file.
//!
//! Painters of tiles, props, effects and posters share it; it knows nothing of what they paint.

use std::path::Path;

use crate::{palette::Rgb, sculpt::Picture};

/// A colour with its opacity, 8 bits a channel.
pub type Rgba = [u8; 4];

/// Nothing at all.
pub const CLEAR: Rgba = [0; 4];

/// `colour` without any transparency.
pub const fn opaque(colour: Rgb) -> Rgba {
    [colour[0], colour[1], colour[2], 255]
}

/// `colour` at `alpha`, 0 (nothing) to 255 (opaque).
pub const fn faded(colour: Rgb, alpha: u8) -> Rgba {
    [colour[0], colour[1], colour[2], alpha]
}

/// The colour `part` 256ths of the way from `from` to `to`: how a ramp is extended between colours of the house.
pub fn mix(from: Rgb, to: Rgb, part: u32) -> Rgb {
    std::array::from_fn(|i| ((u32::from(from[i]) * (256 - part) + u32::from(to[i]) * part) / 256) as u8)
}

/// A picture. Pixels count from the upper left corner, x to the right, y down; painting outside is ignored.
#[derive(Clone)]
pub struct Canvas {
    width: i32,
    height: i32,
    pixels: Vec<Rgba>,
}

impl Canvas {
    /// An empty picture of that many pixels.
    pub fn new(width: i32, height: i32) -> Self {
        Self { width, height, pixels: vec![CLEAR; (width * height) as usize] }
    }

    /// A picture with `paint(x, y)` at each pixel.
    pub fn from_fn(width: i32, height: i32, mut paint: impl FnMut(i32, i32) -> Rgba) -> Self {
        let mut canvas = Self::new(width, height);
        for y in 0..height {
            for x in 0..width {
                canvas.set(x, y, paint(x, y));
            }
        }
        canvas
    }

    /// Width in pixels.
    pub fn width(&self) -> i32 {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> i32 {
        self.height
    }

    fn slot(&self, x: i32, y: i32) -> Option<usize> {
        ((0..self.width).contains(&x) && (0..self.height).contains(&y)).then(|| (y * self.width + x) as usize)
    }

    /// The pixel at (x, y); clear outside.
    pub fn get(&self, x: i32, y: i32) -> Rgba {
        self.slot(x, y).map_or(CLEAR, |slot| self.pixels[slot])
    }

    /// Whether anything is painted at (x, y).
    pub fn painted(&self, x: i32, y: i32) -> bool {
        self.get(x, y)[3] > 0
    }

    /// Replaces the pixel at (x, y).
    pub fn set(&mut self, x: i32, y: i32, colour: Rgba) {
        if let Some(slot) = self.slot(x, y) {
            self.pixels[slot] = colour;
        }
    }

    /// Paints an opaque pixel at (x, y).
    pub fn dot(&mut self, x: i32, y: i32, colour: Rgb) {
        self.set(x, y, opaque(colour));
    }

    /// Paints an opaque rectangle.
    pub fn fill(&mut self, x: i32, y: i32, width: i32, height: i32, colour: Rgb) {
        for row in y..y + height {
            for column in x..x + width {
                self.dot(column, row, colour);
            }
        }
    }

    /// Paints a one-pixel line from one pixel to another, both included.
    pub fn line(&mut self, from: (i32, i32), to: (i32, i32), colour: Rgb) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let steps = dx.abs().max(dy.abs()).max(1);
        for step in 0..=steps {
            let along = |start: i32, way: i32| start + (2 * way * step + steps * way.signum()) / (2 * steps);
            self.dot(along(from.0, dx), along(from.1, dy), colour);
        }
    }

    /// Lays `other` over this picture, its upper left corner at (x, y).
    pub fn stamp(&mut self, other: &Self, x: i32, y: i32) {
        for row in 0..other.height {
            for column in 0..other.width {
                self.lay(x + column, y + row, other.get(column, row));
            }
        }
    }

    /// Lays one possibly transparent pixel over what is there.
    pub fn lay(&mut self, x: i32, y: i32, colour: Rgba) {
        let under = self.get(x, y);
        match (colour[3], under[3]) {
            (0, _) => {}
            (255, _) | (_, 0) => self.set(x, y, colour),
            (alpha, below) => {
                let [r, g, b] =
                    mix([under[0], under[1], under[2]], [colour[0], colour[1], colour[2]], u32::from(alpha));
                self.set(x, y, [r, g, b, below.max(alpha)]);
            }
        }
    }

    /// Draws `colour` on every clear pixel that touches a painted one by a side.
    pub fn outline(&mut self, colour: Rgb) {
        let before = self.clone();
        for y in 0..self.height {
            for x in 0..self.width {
                let beside =
                    [(1, 0), (-1, 0), (0, 1), (0, -1)].iter().any(|(dx, dy)| before.painted(x + dx, y + dy));
                if !before.painted(x, y) && beside {
                    self.dot(x, y, colour);
                }
            }
        }
    }

    /// The part of that rectangle as a picture of its own.
    pub fn part(&self, x: i32, y: i32, width: i32, height: i32) -> Self {
        Self::from_fn(width, height, |column, row| self.get(x + column, y + row))
    }

    /// Writes the picture as a PNG file.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        let (width, height) = (self.width as u32, self.height as u32);
        Picture { width, height, data: self.pixels.as_flattened().to_vec() }.save(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_stays_off_corners() {
        let mut canvas = Canvas::new(3, 3);
        canvas.dot(1, 1, [9, 9, 9]);
        canvas.outline([1, 1, 1]);
        assert_eq!(canvas.get(1, 0), [1, 1, 1, 255]);
        assert_eq!(canvas.get(0, 0), CLEAR);
        assert_eq!(canvas.get(1, 1), [9, 9, 9, 255]);
    }

    #[test]
    fn a_line_reaches_both_ends() {
        let mut canvas = Canvas::new(5, 5);
        canvas.line((4, 3), (0, 0), [7, 7, 7]);
        assert!(canvas.painted(4, 3) && canvas.painted(0, 0));
    }
}
