// The canvas as it lies in the window: every pixel of it an even, sharp square. Where the window grows it by no whole
// number, a pixel of the window that lies across two of the canvas's shows both by their shares.

#import bevy_sprite::mesh2d_vertex_output::VertexOutput

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var canvas: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var canvas_sampler: sampler;

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    let size = vec2<f32>(textureDimensions(canvas));
    let at = in.uv * size;
    // The nearest border between two pixels of the canvas, and how far from it this is, in pixels of the window.
    let border = floor(at + 0.5);
    let away = (at - border) / max(fwidth(at), vec2<f32>(0.0001));
    let shown = (border + clamp(away, vec2<f32>(-0.5), vec2<f32>(0.5))) / size;
    return vec4<f32>(textureSample(canvas, canvas_sampler, shown).rgb, 1.0);
}
