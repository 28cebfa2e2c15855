//! Filled polygons and thick strokes on a canvas, by whole pixels.

use crate::{ground::canvas::Canvas, palette::Rgb};

/// A corner in pixels; a pixel's middle lies at half a pixel.
pub type Corner = (f32, f32);

/// Whether a point lies inside of a closed polygon, by the even-odd rule.
pub fn inside(corners: &[Corner], (x, y): Corner) -> bool {
    let mut within = false;
    for (i, &(x1, y1)) in corners.iter().enumerate() {
        let (x2, y2) = corners[(i + 1) % corners.len()];
        if (y1 > y) != (y2 > y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) {
            within = !within;
        }
    }
    within
}

/// Fills every pixel whose middle lies in the polygon.
pub fn fill(canvas: &mut Canvas, corners: &[Corner], colour: Rgb) {
    let low = corners.iter().fold(f32::MAX, |low, corner| low.min(corner.1)).floor() as i32;
    let high = corners.iter().fold(f32::MIN, |high, corner| high.max(corner.1)).ceil() as i32;
    for y in low.max(0)..high.min(canvas.height()) {
        for x in 0..canvas.width() {
            if inside(corners, (x as f32 + 0.5, y as f32 + 0.5)) {
                canvas.dot(x, y, colour);
            }
        }
    }
}

/// The distance from a point to the line between two others, in pixels.
pub fn off_line((x, y): Corner, (x1, y1): Corner, (x2, y2): Corner) -> f32 {
    let (dx, dy) = (x2 - x1, y2 - y1);
    let along = (((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy).max(1e-6)).clamp(0.0, 1.0);
    let (px, py) = (x - x1 - dx * along, y - y1 - dy * along);
    (px * px + py * py).sqrt()
}

/// Paints every pixel whose middle lies within `half` pixels of the line.
pub fn stroke(canvas: &mut Canvas, from: Corner, to: Corner, half: f32, colour: Rgb) {
    let span = |a: f32, b: f32| ((a.min(b) - half).floor() as i32, (a.max(b) + half).ceil() as i32);
    let ((left, right), (top, bottom)) = (span(from.0, to.0), span(from.1, to.1));
    for y in top..=bottom {
        for x in left..=right {
            if off_line((x as f32 + 0.5, y as f32 + 0.5), from, to) <= half {
                canvas.dot(x, y, colour);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_filled_to_its_edges() {
        let mut canvas = Canvas::new(6, 6);
        fill(&mut canvas, &[(1.0, 1.0), (4.0, 1.0), (4.0, 4.0), (1.0, 4.0)], [9, 9, 9]);
        let painted = (0..36).filter(|i| canvas.painted(i % 6, i / 6)).count();
        assert_eq!(painted, 9);
        assert!(canvas.painted(1, 1) && canvas.painted(3, 3));
    }
}
