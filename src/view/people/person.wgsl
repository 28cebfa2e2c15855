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

@vertex
fn vertex(vertex: Vertex) -> Varying {
    var out: Varying;
    let placed = get_world_from_local(vertex.instance_index);
    out.position = mesh2d_position_local_to_clip(placed, vec4<f32>(vertex.position, 1.0));
    out.uv = vertex.uv;
    out.tag = get_tag(vertex.instance_index);
    return out;
}

// Share of its own brightness by which one step of a lift brightens.
const LIFT_STEP: f32 = 0.4;

fn part(tag: u32, from_bit: u32, bits: u32) -> u32 {
    return (tag >> from_bit) & ((1u << bits) - 1u);
}

// The colour's number at a pixel of the cell; nothing outside. A corner below the first picture lies in the second.
fn number(corner: vec2<i32>, at: vec2<i32>) -> i32 {
    let size = vec2<i32>(params.cell.xy);
    if at.x < 0 || at.y < 0 || at.x >= size.x || at.y >= size.y {
        return 0;
    }
    let height = i32(params.pivot.w) * size.y;
    if corner.y >= height {
        return i32(textureLoad(more, corner + at - vec2<i32>(0, height), 0).r * 255.0 + 0.5);
    }
    return i32(textureLoad(numbers, corner + at, 0).r * 255.0 + 0.5);
}

// Eight ways, east first, anticlockwise; rows count down.
fn way(direction: u32) -> vec2<i32> {
    var step = vec2<i32>(0, 0);
    if direction <= 1u || direction == 7u {
        step.x = 1;
    } else if direction >= 3u && direction <= 5u {
        step.x = -1;
    }
    if direction >= 1u && direction <= 3u {
        step.y = -1;
    } else if direction >= 5u {
        step.y = 1;
    }
    return step;
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

fn is_open(corner: vec2<i32>, at: vec2<i32>, step: vec2<i32>) -> bool {
    return number(corner, at + step) == 0 || number(corner, at + step * 2) == 0;
}

@fragment
fn fragment(in: Varying) -> @location(0) vec4<f32> {
    let cell = i32(part(in.tag, 0u, 12u));
    let columns = i32(params.cell.z);
    let size = vec2<i32>(params.cell.xy);
    let corner = vec2<i32>(cell % columns, cell / columns) * size;
    let pivot = params.pivot.xy;
    // A body struck hard is pressed flat for a moment: lower and wider, in whole pixels.
    let press = f32(part(in.tag, 29u, 2u));
    let from_pivot = floor(in.uv * params.cell.xy) + 0.5 - pivot;
    let at = vec2<i32>(floor(pivot + from_pivot * vec2<f32>(1.0 - 0.06 * press, 1.0 + 0.09 * press)));
    let here = number(corner, at);
    let wades = part(in.tag, 31u, 1u) == 1u;
    if here == 0 || (wades && f32(at.y) >= params.pivot.z) {
        discard;
    }
    var color = textureLoad(colors, vec2<i32>(here, 0), 0).rgb;
    let is_player = part(in.tag, 28u, 1u) == 1u;
    let is_out = part(in.tag, 27u, 1u) == 1u;
    // The outline has the first number: the first pixel of every cell that shows anything is ink.
    if here > 1 && !is_out {
        let lit = is_open(corner, at, way(part(in.tag, 21u, 3u)));
        let rim = rim_color(part(in.tag, 24u, 2u));
        if lit {
            color = mix(color, rim, select(0.42, 0.62, is_player));
        } else if is_player && (is_open(corner, at, vec2<i32>(1, 0)) || is_open(corner, at, vec2<i32>(-1, 0))) {
            color = mix(color, vec3<f32>(0.95, 0.9, 0.76), 0.36);
        }
    }
    if is_out {
        let gray = dot(color, vec3<f32>(0.3, 0.55, 0.15));
        color = mix(color, vec3<f32>(gray), 0.22) * vec3<f32>(0.40, 0.36, 0.44);
    }
    let level = vec3<f32>(f32(part(in.tag, 12u, 3u)), f32(part(in.tag, 15u, 3u)), f32(part(in.tag, 18u, 3u)));
    color *= 1.0 + level * LIFT_STEP;
    if part(in.tag, 26u, 1u) == 1u && here > 1 {
        // The lines inside stay, so that the blow is seen and not only its light.
        color = mix(color, vec3<f32>(1.2, 1.15, 1.05), params.cell.w * 0.6);
    }
    return vec4<f32>(color, 1.0);
}
