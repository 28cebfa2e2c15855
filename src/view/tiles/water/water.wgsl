// Water: two layers of drifting lenses that never repeat, shallows and foam at the edge, rings around who wades.

#import bevy_sprite::mesh2d_vertex_output::VertexOutput

struct Params {
    // South-west corner, width and height of the pool's picture, in pixels.
    place: vec4<f32>,
    // Seconds, how many wade, nothing, nothing.
    clock: vec4<f32>,
    // Colours from deep to glint.
    ramp: array<vec4<f32>, 8>,
    // Who wades: place in pixels, phase of his rings, how strong they are.
    waders: array<vec4<f32>, 8>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> params: Params;
// Red: pixels to the edge, four of the byte's steps each; nothing is land.
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var edge: texture_2d<f32>;

// Eight random shares of a cell: PCG2D of Jarzynski and Olano, "Hash Functions for GPU Rendering" (JCGT 9, 2020). Two
// numbers of 32 bits for six multiplications: on a processor that draws, hashing is what water costs.
fn chances(cell: vec2<i32>, salt: u32) -> mat2x4<f32> {
    var v = bitcast<vec2<u32>>(cell) + vec2<u32>(0u, salt * 0x85ebca77u);
    v = v * 1664525u + 1013904223u;
    v.x += v.y * 1664525u;
    v.y += v.x * 1664525u;
    v ^= v >> vec2<u32>(16u);
    v.x += v.y * 1664525u;
    v.y += v.x * 1664525u;
    v ^= v >> vec2<u32>(16u);
    return mat2x4<f32>(bytes(v.x), bytes(v.y));
}

fn bytes(h: u32) -> vec4<f32> {
    return vec4<f32>(f32(h & 255u), f32((h >> 8u) & 255u), f32((h >> 16u) & 255u), f32(h >> 24u)) / 255.0;
}

fn wave(turns: f32) -> f32 {
    return sin(turns * 6.2831853);
}

// The step at `at` with the lenses of one layer over `below`.
fn lenses(at: vec2<f32>, grid: vec2<f32>, salt: u32, time: f32, below: i32) -> i32 {
    var step = below;
    let first = vec2<i32>(floor(at / grid - 0.5));
    for (var i = 0; i < 4; i++) {
        let cell = first + vec2<i32>(i & 1, i >> 1u);
        let chance = chances(cell, salt);
        let r = chance[0];
        let q = chance[1];
        let turn = time * (0.7 + 0.6 * q.x) + r.w;
        let drift = vec2<f32>(2.6 * wave(turn), 1.1 * wave(turn + 0.3));
        let middle = (vec2<f32>(cell) + 0.5 + (r.xy - 0.5) * 0.5) * grid + drift;
        let swell = 1.0 + 0.28 * wave(turn + 0.15);
        var size = grid * vec2<f32>(0.26 + 0.2 * q.y, 0.2 + 0.17 * q.z) * swell;
        let glints = r.z > 0.84;
        if glints {
            size = grid * vec2<f32>(0.46, 0.11) * swell;
        }
        var off = at - middle;
        off.y -= select(-0.3 + 0.7 * q.w, 0.35 + 0.3 * q.w, glints) * off.x;
        let reach = off / size;
        let far = dot(reach, reach);
        if far >= 1.0 {
            continue;
        }
        let inner = (off + vec2<f32>(0.8, -0.4)) / size;
        let core = dot(inner, inner);
        if r.z < 0.32 {
            step = min(step, select(0, 1, core > 0.62));
        } else if glints {
            step = max(step, select(select(4, 6, core < 0.5), 7, core < 0.2 && swell > 0.98));
        } else {
            step = max(step, select(select(4, 5, core < 0.42), 6, core < 0.13));
        }
    }
    return step;
}

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    let pixel = floor(in.world_position.xy);
    let from_corner = vec2<i32>(pixel - params.place.xy);
    let height = i32(params.place.w);
    let shore = textureLoad(edge, vec2<i32>(from_corner.x, height - 1 - from_corner.y), 0).r * 255.0 / 4.0;
    if shore <= 0.0 {
        discard;
    }
    // Water moves in pixels, ten pictures a second.
    let clock = floor(params.clock.x * 10.0) / 10.0;
    let at = pixel + 0.5;
    let broad = wave(at.x / 61.0 + at.y / 83.0 + clock * 0.11) + 0.6 * wave(at.y / 37.0 - at.x / 97.0 - clock * 0.09);
    var step = select(select(2, 1, broad < -0.9), 3, broad > 0.5);
    step = lenses(at, vec2<f32>(23.0, 12.0), 3u, clock * 0.5, step);
    step = lenses(at + vec2<f32>(clock * 1.3, clock * 0.5), vec2<f32>(41.0, 21.0), 11u, clock * 0.37, step);
    // Over the middle it is deep; at the edge the bottom shows and the water licks the stone.
    let uneven = wave(at.x / 11.0 + clock * 0.4) + wave(at.y / 13.0 - clock * 0.3);
    if shore < 1.6 + 0.6 * uneven {
        step = 6;
    } else if shore < 4.0 + uneven {
        step = max(step, 3) + 1;
    } else if shore > 26.0 + 3.0 * uneven {
        step -= select(0, 1, step == 2 || step == 4);
    }
    let wading = i32(params.clock.y);
    for (var i = 0; i < wading; i++) {
        let wader = params.waders[i];
        let off = (at - wader.xy) / vec2<f32>(1.0, 0.72);
        let far = length(off);
        if far > 30.0 {
            continue;
        }
        let ring = fract(clock * 0.8 + wader.z) * 13.0;
        let on_ring = abs(far - 6.0 - ring) < 0.9 || abs(far - 12.5 - ring) < 0.7;
        // Dark where he stands in it, a bright lip around that, then his rings.
        if far < 5.5 || (far < 8.5 && ((i32(pixel.x) + i32(pixel.y)) & 1) == 0 && far > 7.0) {
            step = 0;
        } else if far < 7.0 {
            step = 6;
        } else if on_ring && far < 10.0 + 18.0 * wader.w {
            step = clamp(step + 2, 4, 6);
        }
    }
    return vec4<f32>(params.ramp[clamp(step, 0, 7)].rgb, 1.0);
}
