// Light that lies on what is already lit: a glow around a lamp, or the cone of headlights. In bands, their borders
// dithered on the canvas's own pixels.

#import bevy_sprite::mesh2d_vertex_output::VertexOutput
#import red_heat::dither::threshold

struct Params {
    // Red, green, blue, nothing.
    color: vec4<f32>,
    // 1 for a cone, 0 for a glow; share of its end's breadth that a cone begins with; nothing, nothing.
    shape: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> params: Params;

const BANDS: f32 = 6.0;

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    let pixel = floor(in.world_position.xy);
    var strength: f32;
    if params.shape.x > 0.5 {
        let along = in.uv.x;
        let aside = abs(in.uv.y * 2.0 - 1.0);
        let half = mix(params.shape.y, 1.0, along);
        let within = clamp((1.0 - aside / half) * 2.4, 0.0, 1.0);
        strength = within * (1.0 - along) * (1.0 - along) * smoothstep(0.0, 0.04, along);
    } else {
        let near = max(1.0 - length(in.uv * 2.0 - 1.0), 0.0);
        strength = near * near;
    }
    let stepped = floor(strength * BANDS + threshold(vec2<i32>(pixel))) / BANDS;
    return vec4<f32>(params.color.rgb * stepped, 1.0);
}
