// A 4 x 4 ordered dither on the canvas's own pixels.
#define_import_path red_heat::dither

fn threshold(pixel: vec2<i32>) -> f32 {
    // A 4 x 4 ordered dither, worked out rather than looked up: older drivers copy an indexed constant array.
    let x = pixel.x & 3;
    let y = pixel.y & 3;
    let high = ((x & 1) ^ (y & 1)) * 2 + (y & 1);
    let low = (((x >> 1u) ^ (y >> 1u)) & 1) * 2 + (y >> 1u);
    return (f32(high * 4 + low) + 0.5) / 16.0;
}
