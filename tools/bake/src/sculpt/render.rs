//! From rays to pixels: majority material, ramp step, contours.

use super::{
    FOOT_SCALE,
    figure::{Figure, Finish},
    math::{Vec3, vec3},
    picture::Picture,
    trace::Scene,
};
use crate::palette::{OUTLINE, Ramp, Rgb};

/// Samples a pixel each way.
const SIDE: usize = 3;
const SAMPLES: usize = SIDE * SIDE;
/// A pixel is solid where at least this many of its samples meet the figure.
const SOLID: usize = 4;

/// The window through which a figure is seen, and how it is drawn.
#[derive(Clone, Debug)]
pub struct View {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Where the figure's origin lands: pixels from the left and the top edge.
    pub pivot: (i32, i32),
    /// Pixels to the metre.
    pub scale: f32,
    /// Towards the light; any length.
    pub light: Vec3,
    /// How much nearer a part must be, in metres, to draw a dark contour on what it hides; `f32::MAX` for none.
    pub crease: f32,
    /// Whether one pixel of ink surrounds the whole.
    pub outline: bool,
    /// Rows to the pixel of height, 1 for the game's own view; less presses what was leant back for a picture face to
    /// face into its true proportions.
    pub rows: f32,
    /// Whether pixels that shine by themselves are marked: their opacity is 254, not 255.
    pub mark_glow: bool,
}

impl View {
    /// A view at walking scale with the house's light from the upper left.
    pub fn new(width: u32, height: u32, pivot: (i32, i32)) -> View {
        View {
            width,
            height,
            pivot,
            scale: FOOT_SCALE,
            light: vec3(-0.55, 0.05, 0.8),
            crease: 0.16,
            outline: true,
            rows: 1.0,
            mark_glow: false,
        }
    }
}

/// A figure as pixels.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What the player sees.
    pub picture: Picture,
    /// Where surfaces face: red east, green north, blue up, each 128 + 127 n; transparent where nothing is.
    pub normals: Picture,
    /// Height above the floor in all three colours, 64 to the metre; transparent where nothing is.
    pub heights: Picture,
}

/// One pixel before it has a colour.
#[derive(Clone, Copy)]
struct Texel {
    ramp: Ramp,
    glows: bool,
    light: f32,
    depth: f32,
    height: f32,
    normal: Vec3,
}

/// Draws the figure.
pub fn render(figure: &Figure, view: &View) -> Seen {
    let scene = Scene::new(figure);
    let texels = texels(&scene, view);
    let mut seen = Seen {
        picture: Picture::new(view.width, view.height),
        normals: Picture::new(view.width, view.height),
        heights: Picture::new(view.width, view.height),
    };
    for y in 0..view.height as i32 {
        for x in 0..view.width as i32 {
            let Some(texel) = at(&texels, view, x, y) else {
                if view.outline && touches(&texels, view, x, y) {
                    seen.picture.put(x, y, OUTLINE);
                }
                continue;
            };
            let [r, g, b] = colour(&texels, view, texel, x, y);
            seen.picture.set(x, y, [r, g, b, if view.mark_glow && texel.glows { 254 } else { 255 }]);
            let code = |n: f32| (128.0 + 127.0 * n).round() as u8;
            seen.normals.put(x, y, [code(texel.normal.x), code(texel.normal.y), code(texel.normal.z)]);
            seen.heights.put(x, y, [(texel.height * 64.0).clamp(0.0, 255.0) as u8; 3]);
        }
    }
    seen
}

const AROUND: [(i32, i32); 4] = [(1, 0), (-1, 0), (0, 1), (0, -1)];

fn at<'a>(texels: &'a [Option<Texel>], view: &View, x: i32, y: i32) -> Option<&'a Texel> {
    let inside = x >= 0 && y >= 0 && x < view.width as i32 && y < view.height as i32;
    inside.then(|| texels[y as usize * view.width as usize + x as usize].as_ref())?
}

fn touches(texels: &[Option<Texel>], view: &View, x: i32, y: i32) -> bool {
    AROUND.iter().any(|(dx, dy)| at(texels, view, x + dx, y + dy).is_some())
}

fn colour(texels: &[Option<Texel>], view: &View, texel: &Texel, x: i32, y: i32) -> Rgb {
    let last = texel.ramp.0.len() as f32 - 1.0;
    let mut step = (texel.light * (last + 0.6) - 0.55).round().clamp(0.0, last) as usize;
    for (dx, dy) in AROUND {
        if let Some(other) = at(texels, view, x + dx, y + dy)
            && texel.depth - other.depth > view.crease
        {
            step = step.min(usize::from(other.ramp != texel.ramp));
        }
    }
    texel.ramp.step(step)
}

/// Every pixel's material, light and depth, where the figure fills enough of it.
fn texels(scene: &Scene, view: &View) -> Vec<Option<Texel>> {
    let mut texels = vec![None; (view.width * view.height) as usize];
    let Some([left, right, low, high]) = scene.extent() else {
        return texels;
    };
    let column = |u: f32, round: f32| (u * view.scale + view.pivot.0 as f32 + round) as i32;
    let row = |v: f32, round: f32| (view.pivot.1 as f32 - v * view.scale * view.rows + round) as i32;
    let columns = column(left, -1.0).max(0)..column(right, 2.0).min(view.width as i32);
    let mut candidates = Vec::new();
    for y in row(high, -1.0).max(0)..row(low, 2.0).min(view.height as i32) {
        for x in columns.clone() {
            let u = (x as f32 + 0.5 - view.pivot.0 as f32) / view.scale;
            let v = (view.pivot.1 as f32 - y as f32 - 0.5) / (view.scale * view.rows);
            scene.candidates(u, v, 0.75 / view.scale, &mut candidates);
            if !candidates.is_empty() {
                texels[y as usize * view.width as usize + x as usize] = texel(scene, view, &candidates, u, v);
            }
        }
    }
    texels
}

/// The pixel about the canvas point (`u`, `v`) metres.
fn texel(scene: &Scene, view: &View, candidates: &[u16], u: f32, v: f32) -> Option<Texel> {
    let mut hits = [None; SAMPLES];
    for (sample, hit) in hits.iter_mut().enumerate() {
        let shift = |n: usize| ((n as f32 + 0.5) / SIDE as f32 - 0.5) / view.scale;
        *hit = scene.trace(u + shift(sample % SIDE), v - shift(sample / SIDE) / view.rows, candidates);
    }
    let solid = hits.iter().flatten().count();
    if solid < SOLID {
        return None;
    }
    let ramp_of = |part: u16| scene.part(part).ramp;
    let votes = |ramp: Ramp| hits.iter().flatten().filter(|hit| ramp_of(hit.part) == ramp).count();
    // The first sample wins a tie, so that the outcome does not hang on any order but the samples' own.
    let mut best: Option<(usize, Ramp)> = None;
    for hit in hits.iter().flatten() {
        let ramp = ramp_of(hit.part);
        let count = votes(ramp);
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, ramp));
        }
    }
    let (count, ramp) = best?;
    let toward = view.light.normalised();
    let mut glowing = 0;
    let mut sum = Texel { ramp, glows: false, light: 0.0, depth: 0.0, height: 0.0, normal: Vec3::ZERO };
    for hit in hits.iter().flatten().filter(|hit| ramp_of(hit.part) == ramp) {
        let normal = scene.normal(hit);
        glowing += usize::from(matches!(scene.part(hit.part).finish, Finish::Glow(_)));
        sum.light += scene.light(hit, normal, toward);
        sum.depth += hit.depth;
        sum.height += hit.point.z;
        sum.normal = sum.normal + normal;
    }
    let share = 1.0 / count as f32;
    Some(Texel {
        ramp,
        glows: glowing * 2 > count,
        light: sum.light * share,
        depth: sum.depth * share,
        height: sum.height * share,
        normal: sum.normal.normalised(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        palette,
        sculpt::{Part, Shape},
    };

    #[test]
    fn a_point_at_a_height_lands_up_the_canvas() {
        let mut figure = Figure::new();
        figure.add(Part::new(Shape::Sphere { radius: 0.1 }, palette::SKIN).at(vec3(0.5, 0.25, 1.0)));
        let view = View { outline: false, ..View::new(64, 64, (32, 48)) };
        let picture = render(&figure, &view).picture;
        // 0.5 m right is 12 pixels; 0.25 m north and 1 m up is (0.25 + 0.62) * 24 = 21 pixels up.
        assert!(picture.opaque(44, 27));
        assert!(!picture.opaque(32, 48));
        assert!(!picture.opaque(48, 27) && !picture.opaque(40, 27));
    }

    #[test]
    fn what_shines_is_marked_where_that_is_wanted() {
        let mut figure = Figure::new();
        figure.add(Part::new(Shape::Sphere { radius: 0.3 }, palette::GOLD).glow(1.0));
        figure.add(Part::new(Shape::Sphere { radius: 0.3 }, palette::INK).at(vec3(0.8, 0.0, 0.0)));
        let seen = |mark_glow| render(&figure, &View { mark_glow, ..View::new(48, 32, (16, 16)) }).picture;
        assert_eq!((seen(true).get(16, 16)[3], seen(true).get(35, 16)[3]), (254, 255));
        assert_eq!(seen(false).get(16, 16)[3], 255);
    }

    #[test]
    fn the_outline_surrounds_the_figure() {
        let mut figure = Figure::new();
        figure.add(Part::new(Shape::Box { half: vec3(0.25, 0.25, 0.01), round: 0.0 }, palette::CREAM));
        let picture = render(&figure, &View::new(32, 32, (16, 16))).picture;
        let ink = [OUTLINE[0], OUTLINE[1], OUTLINE[2], 255];
        let row: Vec<bool> = (0..32).map(|x| picture.get(x, 16) == ink).collect();
        assert_eq!(row.iter().filter(|&&dark| dark).count(), 2);
        assert!(row[9] && row[22]);
    }
}
