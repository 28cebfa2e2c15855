//! Many small pictures in few images: what lies in one image and follows on each other is drawn in one go, and nothing is
//! drawn of the air between them.

use bevy::prelude::*;

use super::pixmap::Pixmap;

/// Width and height of an image at the most, in pixels: every graphics card takes so much.
const SIDE: u32 = 2048;
/// Width that an image has unless a picture is wider.
const WIDTH: u32 = 1024;

/// Where a picture lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed {
    /// In which image.
    pub image: usize,
    /// Where in it.
    pub rect: URect,
}

/// Lays the pictures side by side, in their order, in rows; a picture larger than an image has one to itself.
pub fn pack(pictures: &[Pixmap]) -> (Vec<Pixmap>, Vec<Packed>) {
    let mut rows = Rows::default();
    let places: Vec<Packed> = pictures.iter().map(|picture| rows.place(picture.size())).collect();
    let mut images: Vec<Pixmap> = rows.sizes.iter().map(|size| Pixmap::new(size.x, size.y)).collect();
    for (picture, place) in pictures.iter().zip(&places) {
        if let Some(image) = images.get_mut(place.image) {
            image.copy(picture, place.rect.min);
        }
    }
    (images, places)
}

#[derive(Default)]
struct Rows {
    /// What each image has come to.
    sizes: Vec<UVec2>,
    /// Where the next picture goes in the last one, and how high its row is.
    next: UVec2,
    height: u32,
}

impl Rows {
    fn place(&mut self, size: UVec2) -> Packed {
        let limit = UVec2::new(WIDTH, SIDE).max(size);
        if self.next.x + size.x > limit.x {
            self.next = UVec2::new(0, self.next.y + self.height);
            self.height = 0;
        }
        if self.sizes.is_empty() || self.next.y + size.y > limit.y {
            self.sizes.push(UVec2::ONE);
            (self.next, self.height) = (UVec2::ZERO, 0);
        }
        let image = self.sizes.len() - 1;
        let rect = URect::from_corners(self.next, self.next + size);
        self.sizes[image] = self.sizes[image].max(rect.max);
        self.next.x += size.x;
        self.height = self.height.max(size.y);
        Packed { image, rect }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_picture_is_found_where_it_is_said_to_lie() {
        let picture = |number: u32| {
            let tone = number as u8 + 1;
            Pixmap::filled(90 + number * 7 % 300, 20 + number * 3 % 41, [tone, 0, 0, 255])
        };
        let pictures: Vec<Pixmap> = (0..200).map(picture).collect();
        let (images, places) = pack(&pictures);
        for (picture, place) in pictures.iter().zip(&places) {
            let (image, rect) = (&images[place.image], place.rect);
            assert_eq!(rect.size(), picture.size());
            for at in [rect.min, rect.max - 1, rect.center()] {
                assert_eq!(image.get(at.as_ivec2()), picture.get(IVec2::ZERO));
            }
        }
        assert!(images.iter().all(|image| image.size().x <= WIDTH && image.size().y <= SIDE));
        assert!(images.len() <= 2, "{} images", images.len());
    }

    #[test]
    fn a_picture_that_is_too_wide_for_a_row_has_one_to_itself() {
        let pictures = [Pixmap::new(20, 5), Pixmap::new(1500, 9), Pixmap::new(20, 5)];
        let (images, places) = pack(&pictures);
        assert_eq!(images.len(), 1);
        assert_eq!(places[1].rect, URect::new(0, 5, 1500, 14));
        assert_eq!(places[2].rect.min, UVec2::new(0, 14));
    }
}
