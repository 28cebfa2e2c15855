//! One chunk of ground, pixel by pixel: roads with their marks and wear, kerbs, sidewalks, lots, rails, water, snow.

use bevy::math::{FloatExt, IVec2, Vec2};

use super::{
    field::Fields,
    marks::{self, Paint},
    noise::{NOISE, Noise},
    plan::{Place, Plan, is_water},
};
use crate::{
    content::street_looks::Paving,
    view::{art::pixmap::Pixmap, streets::chunks::EDGE, units::pixels_per_metre},
};

/// Pixels between two places that are measured; what lies between is their mean.
const STEP: i32 = 4;
/// Width of a kerb and of the gutter before it, in metres.
const KERB: f32 = 0.22;
const GUTTER: f32 = 0.16;
/// Rails: how far from the middle of the track, how wide; and the ground that belongs to them.
const RAIL: (f32, f32) = (0.72, 0.12);
const TRACK: f32 = 1.5;

/// How far around a yard's ways its cinders lie, and how far around a chunk streets are heeded, in metres.
const YARD: f32 = 17.0;
const AROUND: f32 = 26.0;
/// How far from its ways a yard is as trodden as they are, in metres, and how much light it lacks beyond.
const TRODDEN: f32 = 5.0;
const DULL: f32 = 0.14;

/// Share of its own colour that snow has in a yard.
const SOOTY: f32 = 0.36;
/// How much less snow lies in a yard than elsewhere: wind and trains sweep it.
const BLOWN: f32 = 0.26;

const KERB_STONE: [u8; 3] = [0x8f, 0x9b, 0xab];
const KERB_EDGE: [u8; 3] = [0x5a, 0x63, 0x78];
const WHITE: [u8; 3] = [0xd4, 0xdc, 0xe2];
const YELLOW: [u8; 3] = [0xe8, 0xac, 0x3c];
const LID: [u8; 3] = [0x1a, 0x1d, 0x2e];
const LID_RIM: [u8; 3] = [0x4a, 0x52, 0x66];
const SNOW: [[u8; 3]; 3] = [[0x8f, 0x9b, 0xab], [0xb4, 0xc0, 0xcc], [0xd8, 0xe0, 0xe6]];
const WATER: [[u8; 3]; 3] = [[0x10, 0x1b, 0x3a], [0x16, 0x2b, 0x52], [0x1f, 0x3a, 0x6b]];
const NICKEL: [u8; 3] = [0xa8, 0xb2, 0xbe];
const INK: [u8; 3] = [0x0b, 0x0d, 0x17];

/// What one chunk is drawn from.
pub struct Chunk<'a> {
    plan: &'a Plan,
    fields: &'a Fields,
    /// The pixel of the world at its south-west corner.
    corner: IVec2,
    strips: Vec<usize>,
    rails: Vec<usize>,
    parapets: Vec<(Vec2, Vec2)>,
    grid: Vec<Place>,
    noise: &'static Noise,
}

/// Draws the chunk whose south-west corner is that pixel of the world.
pub fn draw(plan: &Plan, fields: &Fields, corner: IVec2) -> Pixmap {
    let chunk = Chunk::new(plan, fields, corner);
    let mut picture = Pixmap::new(EDGE as u32, EDGE as u32);
    for y in 0..EDGE {
        for x in 0..EDGE {
            let [r, g, b] = chunk.color(IVec2::new(x, y));
            // Rows of a picture count down.
            picture.set(IVec2::new(x, EDGE - 1 - y), [r, g, b, 255]);
        }
    }
    picture
}

impl<'a> Chunk<'a> {
    fn new(plan: &'a Plan, fields: &'a Fields, corner: IVec2) -> Self {
        let scale = pixels_per_metre();
        let (low, high) = (corner.as_vec2() / scale, (corner + EDGE).as_vec2() / scale);
        // A yard reaches farther than its tracks, and snow and shade look beyond.
        let (low, high) = (low - AROUND, high + AROUND);
        let (strips, joints) = (plan.strips_near(low, high), plan.joints_near(low, high));
        let side = EDGE / STEP + 1;
        let grid = (0..side * side)
            .map(|index| {
                let at = corner + IVec2::new(index % side, index / side) * STEP;
                plan.place(at.as_vec2() / scale, &strips, &joints)
            })
            .collect();
        let near = |(from, to, _): &(Vec2, Vec2, f32)| {
            from.max(*to).cmpge(low).all() && from.min(*to).cmple(high).all()
        };
        let rails = (0..plan.rails.len()).filter(|rail| near(&plan.rails[*rail])).collect();
        let near =
            |(from, to): &&(Vec2, Vec2)| from.max(*to).cmpge(low).all() && from.min(*to).cmple(high).all();
        let parapets = plan.parapets.iter().filter(near).copied().collect();
        Self { plan, fields, corner, strips, rails, parapets, grid, noise: &NOISE }
    }

    /// What the place of a pixel of the chunk is.
    fn place(&self, at: IVec2) -> Place {
        let side = EDGE / STEP + 1;
        let (cell, share) = (at / STEP, (at % STEP).as_vec2() / STEP as f32);
        let of = |x: i32, y: i32| &self.grid[((cell.y + y) * side + cell.x + x) as usize];
        let mean = |value: fn(&Place) -> f32| {
            let row = |y: i32| value(of(0, y)).lerp(value(of(1, y)), share.x);
            let (low, high) = (row(0), row(1));
            if low.is_finite() && high.is_finite() { low.lerp(high, share.y) } else { f32::INFINITY }
        };
        let nearest = of(i32::from(share.x > 0.5), i32::from(share.y > 0.5));
        Place { road: mean(|place| place.road), walk: mean(|place| place.walk), paving: nearest.paving }
    }

    fn color(&self, at: IVec2) -> [u8; 3] {
        let pixel = self.corner + at;
        let point = (pixel.as_vec2() + 0.5) / pixels_per_metre();
        for parapet in &self.parapets {
            match parapet_at(*parapet, point) {
                Some(Parapet::Top(post)) => return if post { WHITE } else { KERB_STONE },
                Some(Parapet::Face) => return KERB_EDGE,
                Some(Parapet::Shade) => return shaded(self.bare(at, pixel, point), 0.5),
                None => {}
            }
        }
        self.bare(at, pixel, point)
    }

    /// The ground without what stands on it.
    fn bare(&self, at: IVec2, pixel: IVec2, point: Vec2) -> [u8; 3] {
        let place = self.place(at);
        let rail = self.rails.iter().find_map(|rail| track_at(&self.plan.rails[*rail], point));
        if place.road <= 0.0 {
            let road = self.road(pixel, point, place);
            return match rail {
                Some((along, aside)) => self.crossing(pixel, road, along, aside),
                None => road,
            };
        }
        if let Some((along, aside)) = rail
            && let Some(color) = self.track(along, aside)
        {
            return self.snowed(pixel, color, -0.35);
        }
        if place.walk <= 0.0 {
            return self.sidewalk(pixel, place);
        }
        if let Some(river) = self.plan.rivers.iter().find(|river| is_water(river, point)) {
            return self.water(pixel, point, river);
        }
        let cinders = YARD + 7.0 * self.noise.broad(pixel, 4);
        let is_yard = place.paving == Paving::Yard && place.road < cinders;
        if is_yard {
            let trodden = (place.road / TRODDEN + 0.3 * self.noise.broad(pixel, 0)).clamp(0.0, 1.0);
            let color = self.fields.yard.torn(pixel, self.noise);
            return self.sooty(pixel, shaded(color, self.unrest(pixel) * (1.0 - DULL * trodden)), -BLOWN);
        }
        // Where nobody drives snow lies that nobody clears.
        self.snowed(pixel, self.fields.lot.at(pixel), -0.06)
    }

    fn road(&self, pixel: IVec2, point: Vec2, place: Place) -> [u8; 3] {
        let is_yard = place.paving == Paving::Yard;
        let color =
            if is_yard { self.fields.yard.torn(pixel, self.noise) } else { self.fields.road.at(pixel) };
        let mut color = shaded(color, self.unrest(pixel));
        if place.paving == Paving::Alley {
            color = shaded(color, 0.86);
        }
        let inside = |number: &&usize| {
            let strip = &self.plan.strips[**number];
            strip.outside(point, strip.kerb) <= 0.0
        };
        let mut own = self.strips.iter().filter(inside);
        if let (Some(number), None) = (own.next(), own.next()) {
            let strip = &self.plan.strips[*number];
            let local = strip.local(point);
            color = shaded(
                color,
                1.0 + (marks::worn(strip, local.y) - 1.0) * (0.7 + 0.5 * self.noise.broad(pixel, 1)),
            );
            if let Some(paint) = marks::painted(strip, local.x, local.y) {
                color = paint_over(self.noise.rough(pixel, 3), color, paint);
            }
            if let Some(off) = marks::lid(strip, local.x, local.y) {
                let rim = off.length() > 0.42 || (off.x * 7.0).fract().abs() < 0.22;
                color = if rim { LID_RIM } else { LID };
            }
        }
        if place.road > -GUTTER && place.paving != Paving::Yard {
            return shaded(color, 0.55);
        }
        // Slush that the ploughs have left along the kerbs.
        let kerb = (1.0 + place.road / 1.5).max(0.0);
        let more = 0.42 * kerb - 0.66;
        if place.paving == Paving::Yard {
            self.sooty(pixel, color, more - BLOWN)
        } else {
            self.snowed(pixel, color, more)
        }
    }

    /// Broad patches of dry and wet, so that no ground is seen to repeat: the share of its light that a ground has there.
    fn unrest(&self, pixel: IVec2) -> f32 {
        1.0 + 0.13 * self.noise.broad(pixel, 0)
    }

    fn sidewalk(&self, pixel: IVec2, place: Place) -> [u8; 3] {
        if place.road < KERB && place.paving != Paving::Yard {
            return if place.road < KERB * 0.6 { KERB_STONE } else { KERB_EDGE };
        }
        let broad = self.noise.broad(pixel, 2);
        let color = shaded(self.fields.walk.at(pixel), 0.94 + 0.1 * broad);
        // Banks along the kerb, drifts at the foot of the walls, a trodden way between.
        let bank = 1.0 - ((place.road - 0.75) / 0.55).abs();
        let drift = 1.0 + place.walk / 0.6;
        self.snowed(pixel, color, bank.max(drift).max(0.0) * 0.62 - 0.5)
    }

    /// The ground with what snow lies on it there; `more` than elsewhere.
    fn snowed(&self, pixel: IVec2, color: [u8; 3], more: f32) -> [u8; 3] {
        let rough = self.noise.rough(pixel, 0);
        let deep = rough + more + self.plan.snow * 0.75 - 0.38;
        // A firm edge, a body of one tone, crumbs of two others: soft steps would look like smoke.
        let crumbs = self.noise.rough(pixel * 3, 7);
        match deep {
            deep if deep > 0.09 && crumbs > 0.34 => SNOW[2],
            deep if deep > 0.09 && crumbs > -0.42 => SNOW[1],
            deep if deep > 0.05 => SNOW[0],
            deep if deep > 0.0 && crumbs > 0.0 => mixed(color, SNOW[0], 0.6),
            deep if deep > -0.06 && crumbs > 0.4 => mixed(color, SNOW[0], 0.5),
            _ => color,
        }
    }

    /// The ground of a yard with its snow: grey with soot, so that it lies in the cinders rather than over them.
    fn sooty(&self, pixel: IVec2, color: [u8; 3], more: f32) -> [u8; 3] {
        mixed(color, self.snowed(pixel, color, more), SOOTY)
    }

    /// Track on its ballast; none beside it.
    fn track(&self, along: f32, aside: f32) -> Option<[u8; 3]> {
        let scale = pixels_per_metre();
        let number = (along * scale / 64.0).floor() as i32;
        let stamp =
            self.fields.tracks.get(number.rem_euclid(self.fields.tracks.len().max(1) as i32) as usize)?;
        let across = (aside * scale).floor() as i32 + stamp.size.y / 2;
        let [r, g, b, a] = stamp.at((along * scale).floor() as i32, across);
        (a > 0).then_some([r, g, b])
    }

    /// Rails between planks, level with the road.
    fn crossing(&self, pixel: IVec2, road: [u8; 3], _along: f32, aside: f32) -> [u8; 3] {
        let off = aside.abs() - RAIL.0;
        match off {
            off if off.abs() <= RAIL.1 / 2.0 => NICKEL,
            off if off.abs() <= RAIL.1 / 2.0 + 0.1 => INK,
            _ if aside.abs() < TRACK - 0.2 => self.fields.planks.at(pixel),
            _ => shaded(road, 0.8),
        }
    }

    /// A river: long ripples across the stream, ice along its banks.
    fn water(&self, pixel: IVec2, point: Vec2, (at, way, half): &(Vec2, Vec2, f32)) -> [u8; 3] {
        let from_bank = half - (point - *at).dot(*way).abs();
        let ripple = self.noise.rough(IVec2::new(pixel.x * 2, pixel.y / 2), 5);
        if from_bank < 0.5 {
            return INK;
        }
        if from_bank < 1.6 + 1.2 * self.noise.rough(pixel, 6) {
            return SNOW[usize::from(ripple > 0.1)];
        }
        WATER[match ripple {
            ripple if ripple > 0.62 => 2,
            ripple if ripple > 0.1 => 1,
            _ => 0,
        }]
    }
}

/// What of a bridge's side is seen at a place.
enum Parapet {
    /// Its top, and whether a post is there.
    Top(bool),
    /// The face that it turns to the south.
    Face,
    /// The shadow at its foot.
    Shade,
}

fn parapet_at((from, to): (Vec2, Vec2), point: Vec2) -> Option<Parapet> {
    /// Half the breadth of the top, what is seen of the face under it, and of the shadow, in metres.
    const TOP: f32 = 0.26;
    const FACE: f32 = 0.5;
    const SHADE: f32 = 0.5;
    let way = (to - from).normalize_or_zero();
    let near = |point: Vec2| {
        let along = (point - from).dot(way);
        let inside = (-TOP..=from.distance(to) + TOP).contains(&along);
        (inside && way.perp_dot(point - from).abs() < TOP).then_some(along)
    };
    // What lies over a place hides it.
    if let Some(along) = near(point - Vec2::Y * FACE) {
        return Some(Parapet::Top(along.rem_euclid(2.4) < 0.4));
    }
    let steps = |from: f32, to: f32| (0..4).map(move |step| from + (to - from) * step as f32 / 4.0);
    if steps(0.0, FACE).any(|off| near(point - Vec2::Y * off).is_some()) {
        return Some(Parapet::Face);
    }
    steps(0.0, SHADE).any(|off| near(point + Vec2::new(-0.3, off)).is_some()).then_some(Parapet::Shade)
}

/// How far along a piece of rails a place is, and how far beside it to the left; none off the track.
fn track_at((from, to, begin): &(Vec2, Vec2, f32), point: Vec2) -> Option<(f32, f32)> {
    let way = (*to - *from).normalize_or_zero();
    let off = point - *from;
    let (along, aside) = (off.dot(way), way.perp_dot(off));
    let inside = along >= -0.6 && along <= from.distance(*to) + 0.6 && aside.abs() < TRACK;
    inside.then_some((begin + along, aside))
}

/// Paint that wheels have worn away in places.
fn paint_over(worn: f32, color: [u8; 3], paint: Paint) -> [u8; 3] {
    let paint = if paint == Paint::Yellow { YELLOW } else { WHITE };
    match worn {
        worn if worn > 0.66 => mixed(color, paint, 0.2),
        worn if worn > 0.3 => mixed(color, paint, 0.6),
        _ => mixed(color, paint, 0.9),
    }
}

/// A colour brought to that share of its light.
pub fn shaded(color: [u8; 3], share: f32) -> [u8; 3] {
    color.map(|channel| (f32::from(channel) * share).clamp(0.0, 255.0) as u8)
}

/// So much of the second colour over the first.
pub fn mixed(color: [u8; 3], over: [u8; 3], share: f32) -> [u8; 3] {
    [0, 1, 2].map(|channel| {
        let (under, over) = (f32::from(color[channel]), f32::from(over[channel]));
        (under + (over - under) * share) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::{super::plan::tests::town, *};
    use crate::{content::driving::Scale, view::units::set_scale};

    fn is_yellow([r, _, b, _]: [u8; 4]) -> bool {
        r > 90 && i32::from(r) > i32::from(b) + 30
    }

    #[test]
    fn a_road_has_its_line_in_the_middle_and_goes_on_in_the_next_chunk() {
        set_scale(Scale::Drive);
        let (plan, fields) = (town(), Fields::default());
        let corner = IVec2::new(768, -EDGE / 2);
        for corner in [corner, corner + IVec2::X * EDGE] {
            let chunk = draw(&plan, &fields, corner);
            let row = |y: i32| (0..EDGE).filter(|x| is_yellow(chunk.get(IVec2::new(*x, y)))).count();
            let middle = EDGE / 2 - 1;
            let lines: usize = (middle - 3..=middle + 3).map(row).sum();
            assert!(lines > EDGE as usize / 2, "{lines} pixels of the line at {corner}");
            assert_eq!((0..middle - 6).map(row).sum::<usize>(), 0, "no line anywhere else");
            assert!((0..EDGE).all(|x| chunk.get(IVec2::new(x, middle))[3] == 255), "no hole");
        }
        set_scale(Scale::Foot);
    }

    #[test]
    fn a_bridge_s_side_has_a_top_a_face_and_a_shadow() {
        let side = (Vec2::ZERO, Vec2::new(10.0, 0.0));
        let at = |y: f32| parapet_at(side, Vec2::new(5.0, y));
        assert!(matches!(at(0.5), Some(Parapet::Top(_))));
        assert!(matches!(at(0.1), Some(Parapet::Face)));
        assert!(matches!(at(-0.5), Some(Parapet::Shade)));
        assert!(at(1.2).is_none() && at(-1.5).is_none());
    }
}
