//! From a prop's source to its pictures: parts, sculpting, grain, and the crop to what is painted.

use crate::{
    ground::{
        canvas::{Canvas, opaque},
        noise::{chance, pick, soft, unit},
    },
    palette,
    props::source::{Mark, PartSource, Pattern, Point, ShapeSource, Source, Spin},
    sculpt::{FOOT_SCALE, Figure, Part, Shape, TURN, Vec3, View, render, vec3},
};

/// The window in which props are sculpted before they are cropped, and where the origin lands in it, in pixels.
const WINDOW: (u32, u32) = (112, 128);
const ORIGIN: (i32, i32) = (56, 96);
/// Pictures of a full turn of a thrown thing.
pub const SPINS: i32 = 8;
/// Side of a thrown thing's square picture in pixels.
pub const SPIN_SIDE: i32 = 28;

/// Pictures that share a pivot, in pixels from their upper left corner.
pub struct Baked {
    /// Frames, all of one size.
    pub frames: Vec<Canvas>,
    /// The point that stands on the prop's position.
    pub pivot: (i32, i32),
}

/// Sculpts every frame of a prop, or every one of its kind.
pub fn frames(source: &Source) -> Result<Baked, String> {
    if source.frames > 1 && !source.others.is_empty() {
        return Err("`frames` and `others` exclude each other".into());
    }
    let flickers = (0..source.frames).map(|frame| (&source.parts, frame));
    let others = source.others.iter().zip(1..);
    let mut frames = Vec::new();
    for (parts, frame) in flickers.chain(others) {
        let seen = look(&assemble(parts, frame)?, source, WINDOW, ORIGIN);
        frames.push(marked(seen, &source.marks, frame)?);
    }
    Ok(crop(frames))
}

/// Sculpts the eight pictures of a prop that turns in the air; the pivot is the middle.
pub fn spins(source: &Source, spin: Spin) -> Result<Baked, String> {
    let whole = assemble(&source.parts, 0)?;
    let middle = middle(&whole);
    let side = SPIN_SIDE as u32;
    let pivot = (SPIN_SIDE / 2, SPIN_SIDE / 2);
    let mut frames = Vec::new();
    for step in 0..SPINS {
        let angle = TURN * step as f32 / SPINS as f32;
        let axis = match spin {
            Spin::Flat => Vec3::Z,
            Spin::Tumble => vec3(0.35, -0.94, 0.0).normalised(),
        };
        let mut figure = whole.clone();
        for part in &mut figure.parts {
            part.place.origin = (part.place.origin - middle).turned(axis, angle);
            part.place.axes = part.place.axes.map(|own| own.turned(axis, angle));
        }
        // The sculptor looks from above: lifted off the floor, and put back by the pivot.
        let lifted = figure.moved(vec3(0.0, 0.0, 1.0));
        let scale = source.scale.unwrap_or(FOOT_SCALE);
        let down = (crate::sculpt::RISE * scale).round() as i32;
        let seen = look(&lifted, source, (side, side), (pivot.0, pivot.1 + down));
        frames.push(marked(seen, &source.marks, 0)?);
    }
    Ok(Baked { frames, pivot })
}

fn look(figure: &Figure, source: &Source, size: (u32, u32), pivot: (i32, i32)) -> Canvas {
    let mut view = View::new(size.0, size.1, pivot);
    view.scale = source.scale.unwrap_or(FOOT_SCALE);
    view.crease = source.crease.unwrap_or(0.1);
    let picture = render(figure, &view).picture;
    let mut canvas = Canvas::from_fn(size.0 as i32, size.1 as i32, |x, y| picture.get(x, y));
    soften(&mut canvas);
    canvas
}

/// Snow has no hard edge: where the contour touches nothing else, it is snow's own shadow, paler towards the light.
fn soften(canvas: &mut Canvas) {
    let before = canvas.clone();
    let is = |x: i32, y: i32, colours: &[palette::Rgb]| {
        colours.iter().any(|&colour| before.get(x, y) == opaque(colour))
    };
    let around = || (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (dx, dy))).filter(|&way| way != (0, 0));
    for y in 0..canvas.height() {
        for x in 0..canvas.width() {
            if !is(x, y, &[palette::OUTLINE]) {
                continue;
            }
            let touched =
                |dx: i32, dy: i32| before.painted(x + dx, y + dy) && !is(x + dx, y + dy, &[palette::OUTLINE]);
            let snow = |dx: i32, dy: i32| is(x + dx, y + dy, palette::SNOW.0);
            let mut beside = around().filter(|&(dx, dy)| touched(dx, dy)).peekable();
            if beside.peek().is_some() && beside.all(|(dx, dy)| snow(dx, dy)) {
                let shaded = snow(0, -1) || snow(-1, 0);
                canvas.dot(x, y, palette::SNOW.step(usize::from(!shaded)));
            }
        }
    }
}

/// The middle of the balls that hold a figure's parts.
fn middle(figure: &Figure) -> Vec3 {
    let (mut low, mut high) = (vec3(9.0, 9.0, 9.0), vec3(-9.0, -9.0, -9.0));
    for part in &figure.parts {
        let (centre, radius) = part.shape.bound();
        let p = part.place.outward(centre);
        low = vec3(low.x.min(p.x - radius), low.y.min(p.y - radius), low.z.min(p.z - radius));
        high = vec3(high.x.max(p.x + radius), high.y.max(p.y + radius), high.z.max(p.z + radius));
    }
    low.lerp(high, 0.5)
}

/// The parts of a source with all their copies; glows flicker from frame to frame.
pub fn assemble(parts: &[PartSource], frame: i32) -> Result<Figure, String> {
    let mut figure = Figure::new();
    for (number, part) in parts.iter().enumerate() {
        for (copy, offset) in offsets(part).into_iter().enumerate() {
            for turn in 0..part.ring {
                let keys = [number as i32, copy as i32, turn, frame];
                let angle = 360.0 * turn as f32 / part.ring as f32;
                figure.add(sculpted(part, offset, angle, keys)?);
            }
        }
    }
    Ok(figure)
}

/// The ways from a part to each of its copies, itself first.
fn offsets(part: &PartSource) -> Vec<Vec3> {
    let mut offsets = vec![Vec3::ZERO];
    for &(count, step) in &part.rows {
        offsets = (0..count)
            .flat_map(|n| {
                offsets.iter().map(move |&offset| offset + metres(step) * n as f32).collect::<Vec<_>>()
            })
            .collect();
    }
    offsets
}

fn metres((x, y, z): Point) -> Vec3 {
    vec3(x, y, z)
}

/// One copy of a part; `keys` are the part's number, the copy, its place in the ring, and the frame.
fn sculpted(source: &PartSource, offset: Vec3, angle: f32, keys: [i32; 4]) -> Result<Part, String> {
    let ramp = palette::ramp(&source.ramp).ok_or_else(|| format!("no ramp is called {:?}", source.ramp))?;
    let radians = |degrees: f32| degrees * TURN / 360.0;
    let (shape, lift) = shape(source.shape);
    let still = [keys[0], keys[1], keys[2]];
    let stray = |axis: i32| (unit(&[still[0], still[1], still[2], axis]) - 0.5) * 2.0 * source.jitter;
    let at = metres(source.at) + offset + vec3(stray(1), stray(2), stray(3) * 0.3);
    let mut part = Part::new(shape, ramp);
    // Shapes that stand are given by their foot, so they are lifted before they lean.
    part.place.origin = Vec3::ZERO;
    part = part.roll(radians(source.roll)).pitch(radians(source.pitch)).yaw(radians(source.yaw));
    let foot = part.place.direction(vec3(0.0, 0.0, lift));
    part = part.at(at + foot).yaw(radians(angle));
    for &(normal, along) in &source.cuts {
        part = part.cut(metres(normal), along);
    }
    let vary = (unit(&[still[0], still[1], still[2], 9]) - 0.5) * 2.0 * source.vary;
    Ok(match source.glow {
        Some(level) => part.glow((level + vary + 0.22 * (unit(&keys) - 0.5)).clamp(0.0, 1.0)),
        None => part.lit(source.lit + vary),
    })
}

/// The sculptor's shape, and how far its middle lies above its foot, metres.
fn shape(source: ShapeSource) -> (Shape, f32) {
    match source {
        ShapeSource::Box(width, depth, height, round) => {
            (Shape::Box { half: vec3(width, depth, height) * 0.5, round }, height * 0.5)
        }
        ShapeSource::Cylinder(radius, height, round) => {
            (Shape::Cylinder { radius, half: height * 0.5, round }, height * 0.5)
        }
        ShapeSource::Cone(base, top, height) => (Shape::Cone { base, top, half: height * 0.5 }, height * 0.5),
        ShapeSource::Tube(radius, wall, height) => {
            (Shape::Tube { radius, wall, half: height * 0.5 }, height * 0.5)
        }
        ShapeSource::Sphere(radius) => (Shape::Sphere { radius }, 0.0),
        ShapeSource::Ellipsoid(x, y, z) => (Shape::Ellipsoid { radii: vec3(x, y, z) }, 0.0),
        ShapeSource::Capsule(a, b, ra, rb) => (Shape::Capsule { a: metres(a), b: metres(b), ra, rb }, 0.0),
        ShapeSource::Torus(major, minor) => (Shape::Torus { major, minor }, 0.0),
    }
}

fn marked(mut picture: Canvas, marks: &[Mark], frame: i32) -> Result<Canvas, String> {
    for (number, mark) in marks.iter().enumerate() {
        let ramp = palette::ramp(&mark.ramp).ok_or_else(|| format!("no ramp is called {:?}", mark.ramp))?;
        let last = ramp.0.len() as i32 - 1;
        let seed = number as i32;
        for y in 0..picture.height() {
            for x in 0..picture.width() {
                let own = picture.get(x, y);
                let Some(step) = ramp.0.iter().position(|&colour| opaque(colour) == own) else { continue };
                // The darkest step is contour and deep shadow: grain would break it up.
                if step > 0 && falls(mark, seed, x, y, frame) {
                    picture.dot(x, y, ramp.step((step as i32 + mark.by).clamp(1, last) as usize));
                }
            }
        }
    }
    Ok(picture)
}

fn falls(mark: &Mark, seed: i32, x: i32, y: i32, _frame: i32) -> bool {
    match mark.pattern {
        Pattern::Flecks => chance(&[seed, x, y], mark.share),
        Pattern::Streaks => chance(&[seed, x, (y + pick(&[seed, x], 7)) / 7], mark.share),
        Pattern::Dashes => chance(&[seed, (x + pick(&[seed, y], 9)) / 5, y], mark.share),
        Pattern::Veins => {
            let (u, v) = (x as f32, y as f32);
            let bend = soft(u, v, 7.0, seed + 50) * 4.0;
            let band = (u * 0.7 + v + bend).rem_euclid(11.0);
            band < 11.0 * mark.share as f32 / 100.0 && chance(&[seed, x, y], 80)
        }
    }
}

/// Cuts all frames to the smallest rectangle that holds what any of them shows.
fn crop(frames: Vec<Canvas>) -> Baked {
    let (left, top, width, height) = union(&frames);
    let cut = frames.iter().map(|frame| frame.part(left, top, width, height)).collect();
    Baked { frames: cut, pivot: (ORIGIN.0 - left, ORIGIN.1 - top) }
}

/// Left, top, width and height of the smallest rectangle that holds what any of the frames shows.
pub fn union(frames: &[Canvas]) -> (i32, i32, i32, i32) {
    let (mut left, mut top, mut right, mut bottom) = (i32::MAX, i32::MAX, 0, 0);
    for frame in frames {
        for y in 0..frame.height() {
            for x in 0..frame.width() {
                if frame.painted(x, y) {
                    (left, top) = (left.min(x), top.min(y));
                    (right, bottom) = (right.max(x + 1), bottom.max(y + 1));
                }
            }
        }
    }
    if left >= right {
        (left, top, right, bottom) = (0, 0, 1, 1);
    }
    (left, top, right - left, bottom - top)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(frames: i32) -> Source {
        let text = format!(
            r#"(frames: {frames}, parts: [(shape: Sphere(0.3), ramp: "snow")],
                others: [[(shape: Sphere(0.2), ramp: "snow")], [(shape: Box(0.4, 0.4, 0.4, 0.0), ramp: "snow")]])"#
        );
        ron::from_str(&text).unwrap()
    }

    #[test]
    fn others_of_a_kind_are_pictures_of_their_own_on_one_foot() {
        let baked = frames(&source(1)).unwrap();
        let painted = |frame: &Canvas| {
            let all = (0..frame.height()).flat_map(|y| (0..frame.width()).map(move |x| (x, y)));
            all.filter(|(x, y)| frame.painted(*x, *y)).count()
        };
        let sizes: Vec<usize> = baked.frames.iter().map(painted).collect();
        assert_eq!(sizes.len(), 3);
        assert!(sizes[0] > sizes[1] && sizes[2] != sizes[0], "{sizes:?}");
        assert!(baked.frames.iter().all(|frame| frame.width() == baked.frames[0].width()));
    }

    #[test]
    fn what_flickers_has_no_others() {
        assert!(frames(&source(4)).is_err());
    }
}
