// One cell of a person's sheet: colours by number, a rim on the lit side, and what the floor's light would crush given back.

#import bevy_sprite::mesh2d_functions::{get_world_from_local, get_tag, mesh2d_position_local_to_clip}

struct Params {
    // Width and height of a cell, cells in a row, share of white in a flash.
    cell: vec4<f32>,
    // The point between the feet in a cell, first row that water hides, rows of cells in the first picture.
    pivot: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> params: Params;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var numbers: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var colors: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(3) var more: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(4) var bounds: texture_2d<f32>;

struct Vertex {
    @builtin(instance_index) instance_index: u32,
    @location(0) position: vec3<f32>,
    @location(2) uv: vec2<f32>,
}

struct Varying {
    @builtin(position) position: vec4<f32>,
    @location(0) uv: vec2<f32>,
    @location(1) @interpolate(flat) tag: u32,
}

fn part(tag: u32, from_bit: u32, bits: u32) -> u32 {
    return (tag >> from_bit) & ((1u << bits) - 1u);
}

// Only the part of the cell is drawn in which there is something: most of a cell is air.
@vertex
fn vertex(vertex: Vertex) -> Varying {
    var out: Varying;
    let placed = get_world_from_local(vertex.instance_index);
    let tag = get_tag(vertex.instance_index);
    let size = params.cell.xy;
    var edges = vec4<f32>(0.0, 0.0, size);
    // A body that is pressed flat is wider than its picture.
    if part(tag, 29u, 2u) == 0u {
        edges = floor(textureLoad(bounds, vec2<i32>(i32(part(tag, 0u, 11u)), 0), 0) * 255.0 + 0.5);
    }
    let at = mix(edges.xy, edges.zw, vertex.uv);
    let local = vec3<f32>(at.x - params.pivot.x, params.pivot.y - at.y, vertex.position.z);
    out.position = mesh2d_position_local_to_clip(placed, vec4<f32>(local, 1.0));
    out.uv = at / size;
    out.tag = tag;
    return out;
}

// Share of its own brightness by which one step of a lift brightens.
const LIFT_STEP: f32 = 0.7;

// A pixel of the cell: its colour's number, nothing outside, and what is known of its neighbours. A corner below the
// first picture lies in the second.
fn pixel(corner: vec2<i32>, at: vec2<i32>) -> vec2<u32> {
    let size = vec2<i32>(params.cell.xy);
    if at.x < 0 || at.y < 0 || at.x >= size.x || at.y >= size.y {
        return vec2<u32>(0u, 0u);
    }
    let height = i32(params.pivot.w) * size.y;
    var pair: vec2<f32>;
    if corner.y >= height {
        pair = textureLoad(more, corner + at - vec2<i32>(0, height), 0).rg;
    } else {
        pair = textureLoad(numbers, corner + at, 0).rg;
    }
    return vec2<u32>(pair * 255.0 + 0.5);
}

fn rim_color(kind: u32) -> vec3<f32> {
    if kind == 1u {
        return vec3<f32>(1.0, 0.78, 0.42);
    }
    if kind == 2u {
        return vec3<f32>(0.95, 0.92, 0.78);
    }
    return vec3<f32>(0.42, 0.62, 0.86);
}

// The kind of rim by which nothing but a line is drawn: the player's, or in steam that of a foe and of anybody else.
const LINE_ALONE: u32 = 3u;

// The house's ink, as light.
const INK: vec3<f32> = vec3<f32>(0.0033, 0.004, 0.0086);
// What shines at the player's edge, over every light and before everything, and at the edge of who is struck.
const EDGE: vec3<f32> = vec3<f32>(0.9, 0.54, 0.1);
const EDGE_OF_FOES: vec3<f32> = vec3<f32>(0.78, 0.09, 0.06);
const EDGE_OF_OTHERS: vec3<f32> = vec3<f32>(0.4, 0.46, 0.52);
const STRUCK: vec3<f32> = vec3<f32>(0.62, 0.03, 0.02);

// How a body is to the floor: upright on dry ground is 0.
const WADES: u32 = 1u;
// Where water meets a body.
const FOAM: vec3<f32> = vec3<f32>(0.42, 0.72, 0.66);
const LIES: u32 = 2u;
const OUT: u32 = 3u;

// What is known of a pixel beside a body: the body is next to it or next but one; it lies in a body's shade, deep in it.
const NEXT: u32 = 1u;
const NEAR: u32 = 2u;
const SHADED: u32 = 4u;
const DEEP: u32 = 8u;

// Around a body: a line that parts it from what lies behind, and under one that lies its shade on the floor.
fn around(edge: u32, at: vec2<i32>, tag: u32, brighter: vec3<f32>) -> vec4<f32> {
    let next = (edge & NEXT) != 0u;
    let is_player = part(tag, 31u, 1u) == 1u;
    let near = part(tag, 11u, 1u) == 1u;
    let lies = part(tag, 27u, 2u) >= LIES;
    if next && part(tag, 26u, 1u) == 1u {
        return vec4<f32>(STRUCK * brighter, 0.55 + 0.45 * params.cell.w);
    }
    if next && is_player {
        // Under the golden line, which is drawn over the light.
        return vec4<f32>(INK, 1.0);
    }
    if is_player && !lies && (edge & NEAR) != 0u {
        // Ink around the gold, for floors as bright as it.
        return vec4<f32>(INK, select(0.4, 0.7, near));
    }
    if lies && (edge & SHADED) != 0u {
        let thin = (edge & DEEP) == 0u && ((at.x + at.y) & 1) == 0;
        return vec4<f32>(INK, select(0.62, 0.3, thin));
    }
    if next {
        return vec4<f32>(INK, select(0.42, 0.8, near));
    }
    return vec4<f32>(0.0);
}

@fragment
fn fragment(in: Varying) -> @location(0) vec4<f32> {
    let cell = i32(part(in.tag, 0u, 11u));
    let columns = i32(params.cell.z);
    let size = vec2<i32>(params.cell.xy);
    let corner = vec2<i32>(cell % columns, cell / columns) * size;
    let pivot = params.pivot.xy;
    // A body struck hard is pressed flat for a moment: lower and wider, in whole pixels.
    let press = f32(part(in.tag, 29u, 2u));
    let from_pivot = floor(in.uv * params.cell.xy) + 0.5 - pivot;
    let at = vec2<i32>(floor(pivot + from_pivot * vec2<f32>(1.0 - 0.06 * press, 1.0 + 0.09 * press)));
    let known = pixel(corner, at);
    let here = i32(known.x);
    if here == 0 && known.y == 0u {
        discard;
    }
    let wades = part(in.tag, 27u, 2u) == WADES;
    // The water's edge goes round a body: nearest in front of its middle.
    let aside = f32(at.x) - params.pivot.x;
    let edge = params.pivot.z - floor(aside * aside / 45.0);
    if wades && f32(at.y) >= edge {
        discard;
    }
    if part(in.tag, 24u, 2u) == LINE_ALONE {
        if here != 0 || (known.y & NEXT) == 0u {
            discard;
        }
        if part(in.tag, 31u, 1u) == 1u {
            return vec4<f32>(EDGE, 1.0);
        }
        return vec4<f32>(select(EDGE_OF_OTHERS, EDGE_OF_FOES, part(in.tag, 11u, 1u) == 1u), 1.0);
    }
    if wades && here != 0 && f32(at.y) >= edge - 1.0 {
        return vec4<f32>(FOAM, 1.0);
    }
    let level = vec3<f32>(f32(part(in.tag, 12u, 3u)), f32(part(in.tag, 15u, 3u)), f32(part(in.tag, 18u, 3u)));
    let brighter = 1.0 + level * LIFT_STEP;
    if here == 0 {
        let outside = around(known.y, at, in.tag, brighter);
        if outside.a == 0.0 {
            discard;
        }
        return outside;
    }
    var color = textureLoad(colors, vec2<i32>(here, 0), 0).rgb;
    let is_player = part(in.tag, 31u, 1u) == 1u;
    let is_out = part(in.tag, 27u, 2u) == OUT;
    let steps_back = part(in.tag, 11u, 1u) == 1u && !is_player;
    // The outline has the first number: the first pixel of every cell that shows anything is ink.
    if here > 1 && !is_out {
        // The open ways, east first, anticlockwise.
        let lit = ((known.y >> part(in.tag, 21u, 3u)) & 1u) == 1u;
        let rim = rim_color(part(in.tag, 24u, 2u));
        if lit {
            color = mix(color, rim, select(select(0.42, 0.2, steps_back), 0.62, is_player));
        } else if is_player && (known.y & 17u) != 0u {
            color = mix(color, vec3<f32>(0.95, 0.9, 0.76), 0.36);
        }
    }
    if is_out {
        let gray = dot(color, vec3<f32>(0.3, 0.55, 0.15));
        color = mix(color, vec3<f32>(gray), 0.36) * vec3<f32>(0.34, 0.31, 0.38);
    } else if steps_back {
        color *= vec3<f32>(0.6, 0.6, 0.68);
    }
    color *= brighter;
    // What would be lighter than white keeps its hue: skin stays skin in the dark.
    color /= max(1.0, max(color.r, max(color.g, color.b)));
    if part(in.tag, 26u, 1u) == 1u && here > 1 {
        // A step lighter, and no more: head and limbs are seen within the dark line, on warm snow as on blue stone.
        color = mix(color, color * 0.9 + vec3<f32>(0.09, 0.08, 0.07), params.cell.w);
    }
    return vec4<f32>(color, 1.0);
}
