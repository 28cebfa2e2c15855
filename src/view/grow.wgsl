// The canvas as it lies in the window: every pixel of it an even, sharp square. Where the window grows it by no whole
// number, a pixel of the window that lies across two of the canvas's shows both by their shares. On an old tube, where the
// player wishes for one, it bulges, its lines part, and what is bright runs a little to both sides.

#import bevy_sprite::mesh2d_vertex_output::VertexOutput

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var canvas: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var canvas_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var<uniform> tube: vec4<f32>;

// What a line loses between its middle and its edge, how much of its neighbours a pixel takes on, and what the corners lose.
const LINES: f32 = 0.30;
const BLEED: f32 = 0.14;
const CORNERS: f32 = 0.20;

// The canvas where `at` is, in its pixels; `wide` is the width of the window's pixel in those.
fn sharp(at: vec2<f32>, wide: vec2<f32>, size: vec2<f32>) -> vec3<f32> {
    // The nearest border between two pixels of the canvas, and how far from it this is, in pixels of the window.
    let border = floor(at + 0.5);
    let away = (at - border) / wide;
    let shown = (border + clamp(away, vec2<f32>(-0.5), vec2<f32>(0.5))) / size;
    return textureSampleLevel(canvas, canvas_sampler, shown, 0.0).rgb;
}

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    let size = vec2<f32>(textureDimensions(canvas));
    let flat = in.uv * 2.0 - 1.0;
    let seen = flat * (1.0 + tube.y * flat.yx * flat.yx);
    let at = (seen * 0.5 + 0.5) * size;
    let wide = max(fwidth(at), vec2<f32>(0.0001));
    let color = sharp(at, wide, size);
    if tube.x <= 0.0 {
        return vec4<f32>(color, 1.0);
    }
    let beside = max(sharp(at - vec2<f32>(1.0, 0.0), wide, size), sharp(at + vec2<f32>(1.0, 0.0), wide, size));
    let run = mix(color, max(color, beside), BLEED * tube.x);
    // Lines are seen only where one takes at least three pixels of the window; fewer would flicker.
    let parted = clamp(1.0 / wide.y - 2.0, 0.0, 1.0);
    let from_middle = abs(fract(at.y) - 0.5) * 2.0;
    let line = 1.0 - LINES * tube.x * parted * from_middle * from_middle;
    let dim = 1.0 - CORNERS * tube.x * dot(flat, flat) * 0.5;
    // Beyond the canvas the tube is dark; its edge is as wide as a pixel of the window.
    let inside = clamp((size * 0.5 - abs(at - size * 0.5)) / wide + 0.5, vec2<f32>(0.0), vec2<f32>(1.0));
    return vec4<f32>(run * line * dim * inside.x * inside.y, 1.0);
}
