//! Pictures of few colours, kept as one byte a pixel and a list of colours: a quarter of the memory, and the shader
//! knows what is outline and what is nothing.

use std::io::Cursor;

use bevy::{
    asset::RenderAssetUsages,
    image::{CompressedImageFormats, ImageSampler, ImageType},
    platform::collections::HashMap,
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
};

/// Colours that a byte can count.
const MOST_COLORS: usize = 256;
/// Number of the pixels that show nothing.
pub const NOTHING: u8 = 0;

/// A picture of few colours as the engine takes it.
pub struct Images {
    /// The pixels' colours by number, and what is known of their neighbours.
    pub numbers: Image,
    /// The rows under those.
    pub more: Option<Image>,
    /// The colours.
    pub colors: Image,
}

/// A picture of at most 256 colours.
#[derive(Debug)]
pub struct Indexed {
    /// Width and height in pixels.
    pub size: UVec2,
    /// Each pixel's colour by number, rows from the top.
    pub numbers: Vec<u8>,
    /// The colours (red, green, blue, alpha); the first is nothing.
    pub colors: Vec<[u8; 4]>,
}

/// Bytes of a pixel as the engine takes it: the colour's number, and what is known of its neighbours.
const PIXEL: usize = 2;

impl Indexed {
    /// Reads the bytes of a PNG file. A colour too many becomes the nearest of those before it.
    ///
    /// # Errors
    /// In one sentence, what is wrong with the bytes.
    pub fn from_png(bytes: &[u8]) -> Result<Self, String> {
        match Self::from_color_map(bytes)? {
            Some(picture) => Ok(picture),
            None => Self::from_true_color(bytes),
        }
    }

    /// As the baker writes it: a byte a pixel already. None where the file is of another kind.
    fn from_color_map(bytes: &[u8]) -> Result<Option<Self>, String> {
        let told = |error: png::DecodingError| error.to_string();
        let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().map_err(told)?;
        let info = reader.info();
        if info.color_type != png::ColorType::Indexed || info.bit_depth != png::BitDepth::Eight {
            return Ok(None);
        }
        let size = UVec2::new(info.width, info.height);
        let palette = info.palette.as_deref().unwrap_or_default();
        let clear = info.trns.as_deref().unwrap_or_default();
        let color = |index: usize| {
            let [r, g, b] = *palette.as_chunks::<3>().0.get(index)?;
            Some([r, g, b, clear.get(index).copied().unwrap_or(u8::MAX)])
        };
        let given: Vec<[u8; 4]> = (0..MOST_COLORS).map(|index| color(index).unwrap_or_default()).collect();
        let mut pixels = vec![0; reader.output_buffer_size().ok_or("too large a picture")?];
        reader.next_frame(&mut pixels).map_err(told)?;
        pixels.truncate((size.x * size.y) as usize);
        // As everywhere else: in the order in which they appear, whatever the file's.
        let (mut colors, mut known) = (vec![[0; 4]], HashMap::default());
        let mut numbers_of = [None; MOST_COLORS];
        for pixel in &mut pixels {
            let index = usize::from(*pixel);
            *pixel = *numbers_of[index].get_or_insert_with(|| number(given[index], &mut colors, &mut known));
        }
        Ok(Some(Self { size, numbers: pixels, colors }))
    }

    fn from_true_color(bytes: &[u8]) -> Result<Self, String> {
        let image = Image::from_buffer(
            bytes,
            ImageType::Extension("png"),
            CompressedImageFormats::NONE,
            true,
            ImageSampler::nearest(),
            RenderAssetUsages::MAIN_WORLD,
        )
        .map_err(|error| error.to_string())?;
        let size = image.size();
        let pixels = image.data.as_deref().unwrap_or_default();
        if pixels.len() != (size.x * size.y * 4) as usize {
            return Err("not a picture of eight bits a channel".into());
        }
        Ok(Self::count(size, pixels))
    }

    fn count(size: UVec2, pixels: &[u8]) -> Self {
        let mut colors = vec![[0; 4]];
        let mut known: HashMap<[u8; 4], u8> = HashMap::default();
        let mut numbers = Vec::with_capacity(pixels.len() / 4);
        // Neighbours are mostly alike.
        let mut last = ([0; 4], NOTHING);
        for pixel in pixels.as_chunks::<4>().0 {
            if *pixel != last.0 {
                last = (*pixel, number(*pixel, &mut colors, &mut known));
            }
            numbers.push(last.1);
        }
        Self { size, numbers, colors }
    }

    /// The pixels (two bytes each, `pairs`) and the colours as the engine takes them; neither is kept in main memory. What
    /// lies under the first `rows` rows becomes a picture of its own: not every driver takes one as high as a sheet may be.
    pub fn into_images(self, pairs: Vec<u8>, rows: u32) -> Images {
        let mut colors = self.colors.concat();
        colors.resize(MOST_COLORS * 4, 0);
        let image = |size: UVec2, data, format| {
            let size = Extent3d { width: size.x, height: size.y, depth_or_array_layers: 1 };
            let mut image =
                Image::new(size, TextureDimension::D2, data, format, RenderAssetUsages::RENDER_WORLD);
            image.sampler = ImageSampler::nearest();
            image
        };
        let mut upper = pairs;
        let rows = rows.min(self.size.y);
        let lower = upper.split_off((self.size.x * rows) as usize * PIXEL);
        let under = UVec2::new(self.size.x, self.size.y - rows);
        let numbers = |size, data| image(size, data, TextureFormat::Rg8Unorm);
        Images {
            numbers: numbers(UVec2::new(self.size.x, rows), upper),
            more: (under.y > 0).then(|| numbers(under, lower)),
            colors: image(UVec2::new(MOST_COLORS as u32, 1), colors, TextureFormat::Rgba8UnormSrgb),
        }
    }
}

fn number(pixel: [u8; 4], colors: &mut Vec<[u8; 4]>, known: &mut HashMap<[u8; 4], u8>) -> u8 {
    if pixel[3] < 128 {
        return NOTHING;
    }
    if let Some(number) = known.get(&pixel) {
        return *number;
    }
    let number = if colors.len() < MOST_COLORS {
        colors.push(pixel);
        colors.len() - 1
    } else {
        nearest(pixel, colors)
    };
    known.insert(pixel, number as u8);
    number as u8
}

fn nearest(pixel: [u8; 4], colors: &[[u8; 4]]) -> usize {
    let far = |color: &[u8; 4]| -> i32 {
        color.iter().zip(pixel).take(3).map(|(a, b)| (i32::from(*a) - i32::from(b)).pow(2)).sum()
    };
    (1..colors.len()).min_by_key(|number| far(&colors[*number])).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_counted_once_and_nothing_is_nothing() {
        let pixels = [[9, 9, 9, 255], [0, 0, 0, 0], [9, 9, 9, 255], [1, 2, 3, 255]].concat();
        let picture = Indexed::count(UVec2::new(4, 1), &pixels);
        assert_eq!(picture.numbers, [1, 0, 1, 2]);
        assert_eq!(picture.colors, [[0; 4], [9, 9, 9, 255], [1, 2, 3, 255]]);
    }

    #[test]
    fn a_color_map_is_read_as_true_color_is() {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 3, 1);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(vec![1, 2, 3, 7, 7, 7, 9, 9, 9]);
        encoder.set_trns(vec![255, 0]);
        encoder.write_header().and_then(|mut writer| writer.write_image_data(&[2, 1, 0])).expect("a picture");
        let mapped = Indexed::from_png(&bytes).expect("it is sound");
        let plain = Indexed::from_true_color(&bytes).expect("it is sound");
        assert_eq!(mapped.numbers, [1, 0, 2]);
        assert_eq!(
            (mapped.size, &mapped.numbers, &mapped.colors),
            (plain.size, &plain.numbers, &plain.colors)
        );
    }

    #[test]
    fn a_cut_off_picture_is_an_error() {
        assert!(Indexed::from_png(b"\x89PNG\r\n\x1a\n").is_err());
    }

    #[test]
    fn a_high_picture_is_cut_in_two() {
        let picture = |height: u32| Indexed {
            size: UVec2::new(2, height),
            numbers: vec![0; height as usize * 2],
            colors: vec![[0; 4]],
        };
        let pairs = |height: u8| (0..height * 4).collect::<Vec<u8>>();
        let whole = picture(3).into_images(pairs(3), 4);
        assert!(whole.more.is_none());
        assert_eq!(whole.numbers.size(), UVec2::new(2, 3));
        let cut = picture(5).into_images(pairs(5), 4);
        assert_eq!(cut.numbers.size(), UVec2::new(2, 4));
        let more = cut.more.expect("a row is left");
        assert_eq!((more.size(), more.data.as_deref()), (UVec2::new(2, 1), Some(&[16, 17, 18, 19][..])));
    }

    #[test]
    fn a_colour_too_many_becomes_the_nearest() {
        let pixels: Vec<u8> = (0..300_u32).flat_map(|n| [(n % 256) as u8, (n / 256) as u8, 0, 255]).collect();
        let picture = Indexed::count(UVec2::new(300, 1), &pixels);
        assert_eq!(picture.colors.len(), 256);
        assert_eq!(picture.numbers[299], 44);
    }
}
