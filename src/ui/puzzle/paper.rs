//! Sheets of paper as they lie on the counter: lit along their upper edge, with a grain, and a corner that curls.

use bevy::prelude::*;

use super::{
    cells,
    paint::{PENCIL, Paint, Rgba, SHADE},
};
use crate::ui::theme::at;

/// Paper: its ground, its grain, its lit edge.
const PAPER: [Rgba; 3] = [[0xe8, 0xdc, 0xc0, 255], [0xe2, 0xd4, 0xae, 255], [0xfa, 0xf2, 0xd6, 255]];
/// A slip torn off a pad, the same way.
const SLIP: [Rgba; 3] = [[0xc9, 0xd3, 0xd6, 255], [0xbb, 0xc5, 0xca, 255], [0xf4, 0xf1, 0xe4, 255]];
/// What is printed on a page of a book: the lines that one writes on, and its margin.
const RULE: Rgba = [0xc2, 0xc4, 0xb6, 255];
const MARGIN: Rgba = [0xd6, 0x9c, 0x86, 255];
/// The counter in the shadow under a corner.
const UNDER: Rgba = [0x2a, 0x16, 0x0e, 255];
/// Edge of a corner that curls.
const CURL: i32 = 9;

/// What a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stock {
    /// A leaf of notepaper.
    Leaf,
    /// A page of a book: the first line, the way from line to line, the margin.
    Page {
        /// From the upper edge to the first line that one writes on.
        first: i32,
        /// From line to line.
        pitch: i32,
        /// From the left edge to the margin.
        margin: i32,
    },
    /// A slip, torn off along its upper edge.
    Slip,
}

/// A sheet of that size.
pub fn sheet(size: IVec2, stock: Stock) -> Paint {
    let [ground, grain, lit] = if stock == Stock::Slip { SLIP } else { PAPER };
    let mut paint = Paint::new(size);
    let last = size - 1;
    paint.fill(IVec2::ZERO, last, ground, |_| true);
    paint.fill(IVec2::ZERO, last, grain, |at| fibre(at) < 6);
    if let Stock::Page { first, pitch, margin } = stock {
        let written = |y: i32| y >= first && (y - first) % pitch.max(1) == 0;
        paint.fill(IVec2::ZERO, last, RULE, |at| written(at.y));
        paint.fill(IVec2::new(margin, 0), IVec2::new(margin, last.y), MARGIN, |_| true);
        // Towards the back of the book the page falls off.
        paint.fill(IVec2::ZERO, IVec2::new(3, last.y), SHADE, |at| {
            at.x == 0 || (at.x + at.y) % (at.x + 1) == 0
        });
    }
    paint.fill(IVec2::ZERO, IVec2::new(last.x, 0), lit, |_| true);
    paint.fill(IVec2::new(0, last.y), last, SHADE, |_| true);
    paint.fill(IVec2::new(last.x, 1), last, SHADE, |_| true);
    match stock {
        Stock::Slip => paint.fill(IVec2::ZERO, IVec2::new(last.x, 2), [0; 4], |at| at.y < (at.x / 2 * 5) % 3),
        Stock::Page { .. } => {}
        Stock::Leaf => curl(&mut paint, size - CURL),
    }
    paint
}

/// A number below 100 for the paper's fibres, the same each time.
fn fibre(at: IVec2) -> i32 {
    let mixed = (at.x / 3 * 73 + at.y * 151 + at.x / 3 * at.y * 7) ^ (at.y * 29);
    mixed.rem_euclid(100)
}

/// A corner that curls: what of the counter is seen under it, and the paper's back.
fn curl(paint: &mut Paint, corner: IVec2) {
    paint.fill(corner, corner + CURL - 1, UNDER, |one| (one - corner).element_sum() >= CURL);
    paint.fill(corner, corner + CURL - 1, PAPER[2], |one| (one - corner).element_sum() < CURL);
    paint.fill(corner, corner + CURL - 1, SHADE, |one| (one - corner).element_sum() == CURL - 1);
    paint.fill(corner, corner + CURL - 1, PENCIL, |one| {
        let from = one - corner;
        (from.x == 0 || from.y == 0) && from.element_sum() < CURL
    });
}

/// Lays a sheet on the counter.
pub fn lay(counter: &mut ChildSpawnerCommands, place: Rect, stock: Stock, images: &mut Assets<Image>) {
    let image = images.add(sheet(place.size().as_ivec2(), stock).into_image());
    counter.spawn(cells::picture(image, place.min.x, place.min.y, place.size().as_ivec2()));
}

/// The lit edge and the curl of a leaf that is as long as what is written on it.
pub fn edges(leaf: &mut ChildSpawnerCommands, images: &mut Assets<Image>) {
    let [_, _, lit] = PAPER;
    let edge = Node { width: Val::Percent(100.0), height: Val::Px(1.0), ..at(0.0, 0.0) };
    leaf.spawn((edge, BackgroundColor(Color::srgb_u8(lit[0], lit[1], lit[2]))));
    let mut paint = Paint::new(IVec2::splat(CURL));
    curl(&mut paint, IVec2::ZERO);
    let corner = Node {
        position_type: PositionType::Absolute,
        right: Val::ZERO,
        bottom: Val::ZERO,
        width: Val::Px(CURL as f32),
        height: Val::Px(CURL as f32),
        ..default()
    };
    leaf.spawn((ImageNode { image: images.add(paint.into_image()), ..default() }, corner));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::puzzle::paint::INK;

    /// Relative luminance as WCAG 2.2 reckons it.
    fn luminance(colour: Rgba) -> f32 {
        let [r, g, b, _] = colour;
        let color = Color::srgb_u8(r, g, b).to_linear();
        0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue
    }

    #[test]
    fn ink_is_read_on_every_pixel_that_is_written_on() {
        let size = IVec2::new(120, 60);
        for stock in [Stock::Leaf, Stock::Slip, Stock::Page { first: 14, pitch: 16, margin: 40 }] {
            let paint = sheet(size, stock);
            for at in (8..50).flat_map(|y| (4..110).map(move |x| IVec2::new(x, y))) {
                let contrast = (luminance(paint.get(at)) + 0.05) / (luminance(INK) + 0.05);
                assert!(contrast >= 4.5, "{stock:?}: {contrast} at {at}");
            }
        }
    }

    #[test]
    fn a_sheet_is_lit_along_its_upper_edge_and_curls_at_a_corner() {
        let size = IVec2::new(90, 40);
        let paint = sheet(size, Stock::Leaf);
        assert!(luminance(paint.get(IVec2::new(40, 0))) > luminance(paint.get(IVec2::new(40, 39))));
        assert_eq!(paint.get(size - 1), UNDER);
        assert_eq!(sheet(size, Stock::Slip).get(IVec2::new(2, 0))[3], 0, "torn");
    }
}
