// Boxes, pictures and letters of the interface: straight corners, edges on whole pixels.

#import bevy_render::view::View

@group(0) @binding(0) var<uniform> view: View;
@group(1) @binding(0) var picture: texture_2d<f32>;
@group(1) @binding(1) var picture_sampler: sampler;

// What the engine says of a box.
const TEXTURED: u32 = 1u;
const LEFT: u32 = 256u;
const TOP: u32 = 512u;
const RIGHT: u32 = 1024u;
const BOTTOM: u32 = 2048u;
const ALL_SIDES: u32 = LEFT + TOP + RIGHT + BOTTOM;
const INVERTED: u32 = 4096u;

struct Box {
    @location(0) position: vec3<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) color: vec4<f32>,
    @location(3) flags: u32,
    // Radii of corners, which are straight here.
    @location(4) radius: vec4<f32>,
    // Widths of the border: left, top, right, bottom.
    @location(5) border: vec4<f32>,
    @location(6) size: vec2<f32>,
    // From the box's middle.
    @location(7) point: vec2<f32>,
}

struct Varying {
    @builtin(position) position: vec4<f32>,
    @location(0) uv: vec2<f32>,
    @location(1) point: vec2<f32>,
    @location(2) @interpolate(flat) color: vec4<f32>,
    @location(3) @interpolate(flat) flags: u32,
    // The corners of what lies within the border.
    @location(4) @interpolate(flat) within: vec4<f32>,
}

@vertex
fn vertex(in: Box) -> Varying {
    var out: Varying;
    out.position = view.clip_from_world * vec4<f32>(in.position, 1.0);
    out.uv = in.uv;
    out.point = in.point;
    out.color = in.color;
    out.flags = in.flags;
    out.within = vec4<f32>(in.border.xy - in.size * 0.5, in.size * 0.5 - in.border.zw);
    return out;
}

@fragment
fn fragment(in: Varying) -> @location(0) vec4<f32> {
    let drawn = textureSample(picture, picture_sampler, in.uv);
    let color = select(in.color, in.color * drawn, (in.flags & TEXTURED) != 0u);
    let before = in.point < in.within.xy;
    let behind = in.point > in.within.zw;
    let sides = in.flags & ALL_SIDES;
    if sides == 0u {
        let is_within = !any(before) && !any(behind);
        return vec4<f32>(color.rgb, select(0.0, color.a, is_within != ((in.flags & INVERTED) != 0u)));
    }
    let here = select(0u, LEFT, before.x) | select(0u, TOP, before.y)
        | select(0u, RIGHT, behind.x) | select(0u, BOTTOM, behind.y);
    return vec4<f32>(color.rgb, select(0.0, color.a, (here & sides) != 0u));
}
