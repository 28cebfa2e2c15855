//! The houses beside the streets: each painted from the baked house of its kind when the camera comes near, as long and as
//! deep as the level says, its front to the street where that can be seen.
//!
//! A house is seen from the south: its roof lies as far up the canvas as it is high. Where that would hide a street, only
//! its lowest floor is drawn and the roof over it, as walls are cut down that somebody walks behind.

use bevy::{platform::collections::HashMap, prelude::*, sprite::Anchor};

use super::{
    Drawn, Plan, StreetSystems, are_drawn,
    ground::{mixed, shaded},
    noise::hash,
};
use crate::{
    content::{roads::Building, street_looks::StreetLooks},
    sim::road::cells::Cells,
    view::{
        art::{Art, Picture, pixels::Pixels, pixmap::Pixmap},
        camera::View,
        layers,
        stage::{self, Stage},
        units::{pixels_per_metre, to_metres, to_pixels},
    },
};

/// How far around the canvas houses are painted, and how far they stay, in pixels.
const AHEAD: f32 = 160.0;
const STAYS: f32 = 420.0;
/// Height of the highest house, in pixels.
const HIGHEST: f32 = 130.0;
/// Height of a house that is cut down, in pixels.
const LOW: i32 = 9;
/// Columns at a face's edge that hold nothing but wall.
const WALL_COLUMNS: std::ops::Range<i32> = 2..6;
/// Depth of the coping around a roof, in pixels.
const COPING: f32 = 3.0;
/// A pixel of a face shines by itself when it is at least so bright and so much brighter than it is blue.
const SHINES: (i32, i32) = (150, 26);

/// A house's picture, and which of its pixels shine.
#[derive(Debug)]
struct House {
    entity: Entity,
    lights: Vec<(Vec2, Vec3)>,
    /// Which of all that have come.
    number: u32,
}

/// Houses that are painted, by their number in the level.
#[derive(Resource, Default)]
pub struct Facades {
    there: HashMap<usize, House>,
    /// How many have come so far, those included that are gone.
    pub come: u32,
    /// All houses of the level, and how far one reaches at the most, in metres.
    cells: Cells,
    reach: f32,
}

impl Facades {
    /// Places that shine by themselves, in pixels of the world, and how much of each colour: lit windows, signs. Of those
    /// houses alone that came after so many others.
    pub fn lights(&self, after: u32) -> impl Iterator<Item = (Vec2, Vec3)> + '_ {
        let new = self.there.values().filter(move |house| house.number > after);
        new.flat_map(|house| &house.lights).copied()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Facades>();
    app.add_systems(Update, forget.in_set(StreetSystems::LayOut));
    app.add_systems(
        Update,
        (come_and_go, sort).chain().in_set(StreetSystems::Come).run_if(are_drawn.and_then(stage::is_set)),
    );
}

fn forget(mut facades: ResMut<Facades>, drawn: Res<Drawn>) {
    let mut cells = Cells::default();
    let mut reach = 0.0_f32;
    for (number, building) in (0..).zip(&drawn.roads.buildings) {
        cells.add(Vec2::from(building.at), number);
        reach = reach.max(Vec2::from(building.half).length() + HIGHEST / pixels_per_metre());
    }
    *facades = Facades { come: facades.come, cells, reach, ..Facades::default() };
}

/// Where the foot of a house is, in pixels up: its depth follows from that.
#[derive(Component)]
struct Foot(f32);

fn come_and_go(
    mut commands: Commands,
    mut facades: ResMut<Facades>,
    drawn: Res<Drawn>,
    (mut art, mut images): (ResMut<Art>, ResMut<Assets<Image>>),
    stage: Res<Stage>,
    view: Res<View>,
) {
    let (Some(plan), Some(looks)) = (&drawn.plan, &drawn.looks) else { return };
    let seen = view.rect();
    let (near, stays) = (seen.inflate(AHEAD), seen.inflate(STAYS));
    let shape = |number: usize| Shape::new(&drawn.roads.buildings[number], number, plan);
    let facades = &mut *facades;
    facades.there.retain(|number, house| {
        let stays = !stays.intersect(around(&drawn.roads.buildings[*number])).is_empty();
        if !stays {
            commands.entity(house.entity).try_despawn();
        }
        stays
    });
    let mut unseen = 0;
    let reach = near.half_size().length() / pixels_per_metre() + facades.reach;
    for number in facades.cells.near(to_metres(near.center(), 0.0), reach) {
        let building = &drawn.roads.buildings[number];
        let place = around(building);
        if near.intersect(place).is_empty() || facades.there.contains_key(&number) {
            continue;
        }
        if seen.intersect(place).is_empty() {
            unseen += 1;
            if unseen > 1 {
                continue;
            }
        }
        let shape = shape(number);
        let look = Look::find(looks, (&building.kind, number), &mut art, &mut images);
        let painted = look.and_then(|look| paint(&shape, &look.brush(&images)?));
        let Some((picture, lights)) = painted else { continue };
        let image = images.add(picture.into_image());
        let look = (Sprite::from_image(image), Anchor::BOTTOM_LEFT, Foot(shape.low.y as f32));
        let z = layers::standing(shape.low.y as f32, stage.north_at(Vec2::ZERO), Entity::PLACEHOLDER);
        let at = Transform::from_translation(shape.low.as_vec2().extend(z));
        let entity = commands.spawn((look, at, ChildOf(stage.root))).id();
        facades.come += 1;
        facades.there.insert(number, House { entity, lights, number: facades.come });
    }
}

/// Depths move with the camera.
fn sort(mut houses: Query<(Entity, &Foot, &mut Transform)>, stage: Res<Stage>) {
    let north = stage.north_at(Vec2::ZERO);
    for (entity, foot, mut transform) in &mut houses {
        let z = layers::standing(foot.0, north, entity);
        if transform.translation.z != z {
            transform.translation.z = z;
        }
    }
}

/// Where a house's picture may reach, in pixels.
fn around(building: &Building) -> Rect {
    let reach = Vec2::from(building.half).length();
    let middle = to_pixels(Vec2::from(building.at), 0.0);
    let reach = reach * pixels_per_metre();
    Rect::from_corners(middle - reach, middle + Vec2::new(reach, reach + HIGHEST))
}

/// A house's footprint on the canvas.
struct Shape {
    /// Its corners in pixels, anticlockwise.
    corners: [Vec2; 4],
    /// Which of its sides is the front: side `n` runs from corner `n` to the next.
    front: usize,
    /// The lowest pixel of its picture and its size, roof included.
    low: IVec2,
    size: IVec2,
    /// How high it may be drawn, in pixels; none: as high as it is.
    cut: Option<i32>,
    number: usize,
}

impl Shape {
    fn new(building: &Building, number: usize, plan: &Plan) -> Self {
        let (at, way) = (Vec2::from(building.at), Vec2::from(building.way));
        let (half, front) = (Vec2::from(building.half), Vec2::from(building.front));
        let metres = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
            .map(|(along, aside)| at + way * (half.x * along) + way.perp() * (half.y * aside));
        let outward = |side: usize| (metres[side] + metres[(side + 1) % 4]) / 2.0 - at;
        let front = (0..4).max_by(|a, b| {
            let looks = |side: &usize| outward(*side).normalize_or_zero().dot(front);
            looks(a).total_cmp(&looks(b))
        });
        let corners = metres.map(|corner| to_pixels(corner, 0.0).round());
        let low = corners.iter().copied().fold(Vec2::INFINITY, Vec2::min).as_ivec2();
        let high = corners.iter().copied().fold(Vec2::NEG_INFINITY, Vec2::max).as_ivec2();
        let hides = hides_street(&metres, plan);
        Self { corners, front: front.unwrap_or(0), low, size: high - low, cut: hides.then_some(LOW), number }
    }

    /// How far a place (from the picture's lower left corner) lies within the footprint, in pixels; less than nothing
    /// outside.
    fn inside(&self, at: Vec2) -> f32 {
        (0..4).map(|side| self.off(side, at)).fold(f32::INFINITY, f32::min)
    }

    /// How far a place lies from a side, inwards.
    fn off(&self, side: usize, at: Vec2) -> f32 {
        let (from, to) = self.side(side);
        (to - from).normalize_or_zero().perp_dot(at - from)
    }

    fn side(&self, side: usize) -> (Vec2, Vec2) {
        let low = self.low.as_vec2();
        (self.corners[side] - low, self.corners[(side + 1) % 4] - low)
    }
}

/// Whether a street lies so close to the north of a house that the whole of it would be hidden.
fn hides_street(metres: &[Vec2; 4], plan: &Plan) -> bool {
    const REACH: f32 = 11.0;
    let low = metres.iter().copied().fold(Vec2::INFINITY, Vec2::min);
    let high = metres.iter().copied().fold(Vec2::NEG_INFINITY, Vec2::max);
    let strips = plan.strips_near(low, high + REACH);
    (0..=4).any(|column| {
        let x = low.x + (high.x - low.x) * column as f32 / 4.0;
        (1..=4).any(|step| {
            let point = Vec2::new(x, high.y + REACH * step as f32 / 4.0);
            plan.place(point, &strips, &[]).road < 0.0
        })
    })
}

/// What a house is painted from.
struct Look {
    /// The baked house: roof above, face below.
    house: Picture,
    /// Which of its variants.
    rect: URect,
    /// Depth of its roof in pixels.
    roof: i32,
    /// A wider roof.
    field: Picture,
}

impl Look {
    fn find(
        looks: &StreetLooks,
        (kind, number): (&str, usize),
        art: &mut Art,
        images: &mut Assets<Image>,
    ) -> Option<Self> {
        let draw = hash(number as i32, 17, 3) as usize;
        let look = looks.house(kind, draw)?;
        let house = art.sprite(images, &look.picture)?;
        let field = art.sprite(images, looks.roofs.get(draw % looks.roofs.len().max(1))?)?;
        let rect = house.rect(draw / 3);
        // Some of it is face, whatever the file says.
        let roof = (look.roof as i32).min(rect.height() as i32 - 1);
        Some(Self { house, rect, roof, field })
    }

    /// With its pixels at hand.
    fn brush<'i>(&'i self, images: &'i Assets<Image>) -> Option<Brush<'i>> {
        let (house, field) = (Pixels::of(images, &self.house)?, Pixels::of(images, &self.field)?);
        Some(Brush { look: self, house, field })
    }

    fn face(&self) -> IVec2 {
        let size = self.rect.size().as_ivec2();
        IVec2::new(size.x, size.y - self.roof)
    }
}

/// What a house is painted with: its look, and where the pixels of that are.
struct Brush<'i> {
    look: &'i Look,
    house: Pixels<'i>,
    field: Pixels<'i>,
}

impl Brush<'_> {
    /// The face's colour so far along it and so far over the ground.
    fn of_face(&self, along: i32, up: i32) -> Option<[u8; 3]> {
        let size = self.look.rect.size();
        let at = UVec2::new(along.clamp(0, size.x as i32 - 1) as u32, (size.y as i32 - 1 - up).max(0) as u32);
        let [r, g, b, _] = self.house.at(self.look.rect.min + at)?;
        Some([r, g, b])
    }

    /// The roof's colour at a pixel, y down.
    fn of_roof(&self, at: IVec2) -> Option<[u8; 3]> {
        // Between the copings, and back again the other way, so that it meets itself.
        let rect = self.look.field.rect(0);
        let room = (rect.size().as_ivec2() - 8).max(IVec2::ONE);
        let fold = |value: i32, room: i32| {
            let within = value.rem_euclid(room * 2);
            if within < room { within } else { room * 2 - 1 - within }
        };
        let at = IVec2::new(fold(at.x, room.x), fold(at.y, room.y)) + 4;
        let [r, g, b, _] = self.field.at(rect.min + at.as_uvec2())?;
        Some([r, g, b])
    }
}

/// The column of a baked face of that width that is seen so far along a wall of that length: the face once or several
/// times, cut at its sides where there is no room, with bare wall beside it where there is more.
fn column(along: i32, length: i32, width: i32) -> i32 {
    let times = ((length as f32 / width as f32).round() as i32).max(1);
    let each = (length / times).max(1);
    let within = along % each - (each - width) / 2;
    if (0..width).contains(&within) {
        within
    } else {
        WALL_COLUMNS.start + within.rem_euclid(WALL_COLUMNS.len() as i32)
    }
}

fn paint(shape: &Shape, brush: &Brush) -> Option<(Pixmap, Vec<(Vec2, Vec3)>)> {
    let face = brush.look.face();
    let high = shape.cut.unwrap_or(face.y).min(face.y);
    let size = shape.size + IVec2::new(1, high + 1);
    let mut picture = Pixmap::new(size.x as u32, size.y as u32);
    let mut lights = Vec::new();
    for y in 0..size.y {
        for x in 0..size.x {
            let at = IVec2::new(x, y);
            let over = at.as_vec2() + 0.5 - Vec2::Y * high as f32;
            let to_edge = shape.inside(over);
            let color = if to_edge >= 0.0 {
                roof(shape, brush, over, to_edge)?
            } else if let Some((side, along, up)) = wall(shape, at, high) {
                let color = wall_color(shape, brush, (side, along, up))?;
                if side == shape.front && shines(color) {
                    let light = Vec3::from(color.map(f32::from)) / 255.0;
                    lights.push(((shape.low + at).as_vec2() + 0.5, light));
                }
                color
            } else {
                continue;
            };
            picture.set(IVec2::new(x, size.y - 1 - y), [color[0], color[1], color[2], 255]);
        }
    }
    Some((picture, lights))
}

fn shines([r, g, b]: [u8; 3]) -> bool {
    let (r, g, b) = (i32::from(r), i32::from(g), i32::from(b));
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    most >= SHINES.0 && most - least >= SHINES.1
}

fn roof(shape: &Shape, brush: &Brush, at: Vec2, to_edge: f32) -> Option<[u8; 3]> {
    let pixel = (shape.low.as_vec2() + at).floor().as_ivec2();
    let [dx, dy] = [7, 13].map(|salt| (hash(shape.number as i32, salt, 1) % 150) as i32);
    let color = brush.of_roof(IVec2::new(pixel.x + dx, dy - pixel.y))?;
    // The coping: its lit top, and the shadow that it throws inwards from the north and the west.
    let stone = brush.of_face(3, brush.look.face().y - 4)?;
    Some(match to_edge {
        edge if edge < 1.0 => shaded(stone, 0.5),
        edge if edge < COPING => mixed(shaded(stone, 1.25), [0x8f, 0x9b, 0xab], 0.3),
        edge if edge < COPING + 1.0 => shaded(color, 0.5),
        edge if edge < COPING + 3.0 => shaded(color, 0.75),
        _ => color,
    })
}

/// Which side of a house is seen at a pixel of its picture under the roof, how far along it, and how far over the ground.
fn wall(shape: &Shape, at: IVec2, high: i32) -> Option<(usize, i32, i32)> {
    let place = at.as_vec2() + 0.5;
    (0..4)
        .filter_map(|side| {
            let (from, to) = shape.side(side);
            // Sides that look south, seen from west to east.
            if to.x - from.x < 0.5 || place.x < from.x || place.x > to.x {
                return None;
            }
            let share = (place.x - from.x) / (to.x - from.x);
            let foot = from.y + (to.y - from.y) * share;
            let up = place.y - foot;
            let inside = up >= 0.0 && up < high as f32;
            inside.then(|| (side, (share * from.distance(to)) as i32, up as i32))
        })
        .min_by_key(|(.., up)| *up)
}

fn wall_color(shape: &Shape, brush: &Brush, (side, along, up): (usize, i32, i32)) -> Option<[u8; 3]> {
    let face = brush.look.face();
    let (from, to) = shape.side(side);
    let length = from.distance(to) as i32;
    if shape.cut.is_some() {
        // The back of a house whose front nobody sees: its wall, and the shadow at its foot.
        let color = brush.of_face(WALL_COLUMNS.start + along % 4, face.y / 2 + up % 6)?;
        return Some(shaded(color, if up < 2 { 0.6 } else { 0.8 }));
    }
    if side == shape.front {
        return brush.of_face(column(along, length, face.x), up);
    }
    // A side or the back: bare wall, with the windows of the upper floors here and there.
    let upper = face.y * 2 / 5;
    let bare = brush.of_face(WALL_COLUMNS.start + along % 4, upper + up % (face.y - upper).max(1));
    let windows = along > 8 && along < length - 8 && (along / 36) % 2 == 1 && up > upper;
    let color = if windows { brush.of_face(along % face.x, up) } else { bare };
    color.map(|color| shaded(color, if up < 2 { 0.6 } else { 0.86 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_is_repeated_cut_or_widened_to_fit_its_wall() {
        assert_eq!(column(10, 120, 120), 10);
        // Wider by a little: bare wall at both ends.
        assert!(WALL_COLUMNS.contains(&column(0, 150, 120)) && column(75, 150, 120) == 60);
        // Narrower: cut on both sides.
        assert_eq!((column(0, 100, 120), column(99, 100, 120)), (10, 109));
        // Twice as long: twice.
        assert_eq!(column(20, 240, 120), column(140, 240, 120));
    }

    #[test]
    fn lit_windows_shine_and_brick_does_not() {
        assert!(shines([0xf2, 0xc1, 0x4e]) && shines([0xff, 0x40, 0xc0]));
        assert!(!shines([0x7d, 0x4a, 0x3c]) && !shines([0xc9, 0xd3, 0xd6]));
    }
}
