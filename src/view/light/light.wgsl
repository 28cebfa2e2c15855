// The sheet of light: ambient, lamps from the map, moving lights; in bands, their borders dithered on the canvas's pixels.

#import bevy_sprite::mesh2d_vertex_output::VertexOutput
#import red_heat::dither::threshold

struct Params {
    ambient: vec4<f32>,
    place: vec4<f32>,
    flicker: vec4<f32>,
    places: array<vec4<f32>, 8>,
    colors: array<vec4<f32>, 8>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> params: Params;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var steady_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var steady_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(3) var flicker_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(4) var flicker_sampler: sampler;

// Light is brought to this many steps between dark and full.
const BANDS: f32 = 9.0;
// Its colour, to this many steps in each channel.
const HUES: f32 = 12.0;
// The share of a step in which its border is dithered: with all of it a screen door would lie over everything.
const BORDER: f32 = 0.45;
// The brightest: more would burn the sprites' highlights out.
const BRIGHTEST: f32 = 1.28;
// Up to here light counts in full.
const KNEE: f32 = 0.62;

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    let pixel = floor(in.world_position.xy);
    let centre = pixel + 0.5;
    let across = (centre - params.place.xy) / params.place.zw;
    let uv = vec2<f32>(across.x, 1.0 - across.y);
    var light = params.ambient.rgb;
    light += textureSampleLevel(steady_map, steady_sampler, uv, 0.0).rgb * 2.5;
#ifdef FLICKER
    light += textureSampleLevel(flicker_map, flicker_sampler, uv, 0.0).rgb * 2.5 * params.flicker.x;
#endif
#ifdef MOVING
    let count = i32(params.flicker.y);
    for (var i = 0; i < count; i++) {
        let place = params.places[i];
        let near = max(1.0 - distance(centre, place.xy) * place.z, 0.0);
        light += params.colors[i].rgb * near * near;
    }
#endif
    let brightness = max(max(light.r, light.g), max(light.b, 0.001));
    // A soft knee: where lamps lie over one another there is still a brighter middle.
    let over = max(brightness - KNEE, 0.0);
    let soft = min(brightness, KNEE) + (BRIGHTEST - KNEE) * (1.0 - exp(-over / (BRIGHTEST - KNEE)));
    let wanted = soft * BANDS;
    let border = 0.5 + (threshold(vec2<i32>(pixel)) - 0.5) * BORDER;
    let stepped = floor(wanted + border) / BANDS;
    let hue = floor(light / brightness * HUES + border) / HUES;
    let factor = hue * stepped;
    // The canvas holds light as the eye counts it, blending as the sun does.
    let positive = max(factor, vec3<f32>(0.0));
    return vec4<f32>(positive * positive * 0.5, 1.0);
}
