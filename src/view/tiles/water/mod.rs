//! Water: one picture for all the pools of a floor, drawn by a shader that knows how far each pixel is from the edge;
//! the kerb around it is put together from baked tiles.

use bevy::{
    asset::RenderAssetUsages,
    image::ImageSampler,
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
    sprite::Anchor,
};

use super::{TileSystems, neighbours};
use crate::{
    content::terrain::TerrainKind,
    view::{
        ViewSystems,
        art::{Art, Picture, pixels::Pixels, pixmap::Pixmap},
        layers,
        people::PersonPicture,
        stage,
        stage::{Stage, StageFloor},
        units::{TILE_PIXELS, to_pixels},
    },
};

mod material;
mod shore;

use material::{Params, STEPS, WADERS, WaterMaterial};

/// The tile of water from which the colours are taken repeats after so many columns and rows.
const FRAME_RECTS: usize = 16;
/// How far the kerb lies over the water.
const KERB: f32 = 0.5;

/// The water of a floor.
#[derive(Component)]
struct Pool(Handle<WaterMaterial>);

/// The kerbs of all floors' water, each with the pixel of the world at its south-west corner: who stands on one does not
/// wade, although the tile is one of water.
#[derive(Resource, Default)]
pub struct Kerbs(Vec<(IVec2, Pixmap)>);

impl Kerbs {
    /// Whether a kerb is drawn at that place of the world, in pixels.
    pub fn is_at(&self, at: Vec2) -> bool {
        self.0.iter().any(|(corner, kerb)| {
            let off = at.floor().as_ivec2() - corner;
            // Rows of a picture count down.
            kerb.alpha(IVec2::new(off.x, kerb.size().y as i32 - 1 - off.y)) > 0
        })
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Kerbs>();
    app.add_plugins(material::plugin);
    app.add_systems(Update, fill_pools.in_set(TileSystems));
    app.add_systems(Update, move_water.in_set(ViewSystems::Camera).run_if(stage::is_set));
}

/// The pictures that a pool is made of.
struct WaterSet {
    surface: Picture,
    rim: Option<Picture>,
    corner: Option<Picture>,
    join: Option<Picture>,
}

fn fill_pools(
    mut commands: Commands,
    stage: Res<Stage>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<WaterMaterial>>,
    mut kerbs: ResMut<Kerbs>,
) {
    kerbs.0.clear();
    for floor in &stage.floors {
        let Some((tiles, name)) = extent(floor) else { continue };
        let Some(set) = gather_set(&name, &mut art, &mut images) else { continue };
        let size = (tiles.size() * TILE_PIXELS as i32).as_uvec2();
        let kerb = draw_kerb(floor, tiles, &set, &images);
        let wet = shore::wet(floor, tiles, &kerb);
        let corner = IVec2::new(
            floor.west + tiles.min.x * TILE_PIXELS as i32,
            floor.north() - tiles.max.y * TILE_PIXELS as i32,
        );
        kerbs.0.push((corner, kerb.clone()));
        let corner = corner.as_vec2();
        let params = Params {
            place: corner.extend(size.x as f32).extend(size.y as f32),
            ramp: ramp(&set.surface, &images),
            ..default()
        };
        let edge = images.add(byte_image(size, shore::distances(size, &wet)));
        let material = materials.add(WaterMaterial { params, edge });
        let middle = corner + size.as_vec2() / 2.0;
        commands.spawn((
            Pool(material.clone()),
            Mesh2d(meshes.add(Rectangle::from_size(size.as_vec2()))),
            MeshMaterial2d(material),
            Transform::from_translation(middle.extend(layers::WATER)),
            ChildOf(stage.root),
        ));
        commands.spawn((
            Sprite::from_image(images.add(kerb.into_image())),
            Anchor::BOTTOM_LEFT,
            Transform::from_translation(corner.extend(layers::WATER + KERB)),
            ChildOf(stage.root),
        ));
    }
}

fn is_water(floor: &StageFloor, x: i32, y: i32) -> bool {
    floor.kind(x, y) == TerrainKind::Water
}

/// The rectangle of tiles that holds all water of a floor, and the name of the first one's pictures.
fn extent(floor: &StageFloor) -> Option<(IRect, String)> {
    let tiles = || (0..floor.height).flat_map(|y| (0..floor.width).map(move |x| (x, y)));
    let mut found: Option<(IRect, String)> = None;
    for (x, y) in tiles().filter(|&(x, y)| is_water(floor, x, y)) {
        let tile = IRect::new(x, y, x + 1, y + 1);
        found = Some(match found {
            Some((rect, name)) => (rect.union(tile), name),
            None => (tile, floor.set(x, y).to_owned()),
        });
    }
    found
}

fn gather_set(name: &str, art: &mut Art, images: &mut Assets<Image>) -> Option<WaterSet> {
    let surface = art.sprite(images, name)?;
    let rim = art.sprite(images, &format!("{name}_rim"));
    let corner = art.sprite(images, &format!("{name}_rim_corner"));
    let join = art.sprite(images, &format!("{name}_rim_join"));
    Some(WaterSet { surface, rim, corner, join })
}

/// The colours of a baked surface from dark to light, brought to so many steps.
fn ramp(surface: &Picture, images: &Assets<Image>) -> [Vec4; STEPS] {
    let mut colors: Vec<[u8; 3]> = Vec::new();
    if let Some(source) = Pixels::of(images, surface) {
        for rect in surface.rects.iter().take(FRAME_RECTS) {
            for at in (rect.min.y..rect.max.y).flat_map(|y| (rect.min.x..rect.max.x).map(move |x| (x, y))) {
                if let Some([r, g, b, _]) = source.at(at.into())
                    && !colors.contains(&[r, g, b])
                {
                    colors.push([r, g, b]);
                }
            }
        }
    }
    colors.sort_by_key(|[r, g, b]| u32::from(*r) * 3 + u32::from(*g) * 6 + u32::from(*b));
    std::array::from_fn(|step| {
        let [r, g, b] = colors.get(step * colors.len() / STEPS).copied().unwrap_or([16, 48, 64]);
        let color = Color::srgb_u8(r, g, b).to_linear();
        Vec4::new(color.red, color.green, color.blue, 1.0)
    })
}

fn byte_image(size: UVec2, bytes: Vec<u8>) -> Image {
    let extent = Extent3d { width: size.x, height: size.y, depth_or_array_layers: 1 };
    let usage = RenderAssetUsages::RENDER_WORLD;
    let mut image = Image::new(extent, TextureDimension::D2, bytes, TextureFormat::R8Unorm, usage);
    image.sampler = ImageSampler::nearest();
    image
}

fn draw_kerb(floor: &StageFloor, tiles: IRect, set: &WaterSet, images: &Assets<Image>) -> Pixmap {
    let size = (tiles.size() * TILE_PIXELS as i32).as_uvec2();
    let mut picture = Pixmap::new(size.x, size.y);
    for y in tiles.min.y..tiles.max.y {
        for x in tiles.min.x..tiles.max.x {
            if is_water(floor, x, y) {
                let at = (IVec2::new(x, y) - tiles.min) * TILE_PIXELS as i32;
                draw_rim(&mut picture, floor, (x, y), set, at, images);
            }
        }
    }
    picture
}

fn draw_rim(
    picture: &mut Pixmap,
    floor: &StageFloor,
    (x, y): (i32, i32),
    set: &WaterSet,
    at: IVec2,
    images: &Assets<Image>,
) {
    let is_land = |x: i32, y: i32| !is_water(floor, x, y);
    let mask = neighbours(x, y, is_land);
    if let Some(number) = joins(floor, (x, y))
        && let Some(join) = set.join.as_ref()
        && let Some(source) = images.get(&join.image)
    {
        picture.draw(source, join.rect(number), at);
    } else if let Some((rim, source)) = set.rim.as_ref().and_then(|rim| Some((rim, images.get(&rim.image)?)))
    {
        picture.draw(source, rim.rect(mask), at);
    }
    let Some((corners, source)) = set.corner.as_ref().and_then(|c| Some((c, images.get(&c.image)?))) else {
        return;
    };
    // A corner of land is seen where both sides beside it are water.
    let diagonals = [(1, -1, 1 + 2), (1, 1, 4 + 2), (-1, 1, 4 + 8), (-1, -1, 1 + 8)];
    for (number, (east, south, sides)) in diagonals.into_iter().enumerate() {
        if mask & sides == 0 && is_land(x + east, y + south) {
            picture.draw(source, corners.rect(number), at);
        }
    }
}

/// Which of the pictures a tile wants that has land along one side and lies beside one that the kerb cuts from corner to
/// corner: three for each side, for its western or northern end, its other end, and both.
fn joins(floor: &StageFloor, (x, y): (i32, i32)) -> Option<usize> {
    let mask = |x: i32, y: i32| neighbours(x, y, |x, y| !is_water(floor, x, y));
    let own = mask(x, y);
    if own.count_ones() != 1 {
        return None;
    }
    let along = own & (1 + 4) != 0;
    let ends = if along { [(-1, 0, 8), (1, 0, 2)] } else { [(0, -1, 1), (0, 1, 4)] };
    let cut = |(east, south, end): (i32, i32, usize)| mask(x + east, y + south) == own | end;
    let ends = usize::from(cut(ends[0])) + 2 * usize::from(cut(ends[1]));
    (ends > 0).then(|| own.trailing_zeros() as usize * 3 + ends - 1)
}

fn move_water(
    time: Res<Time<Virtual>>,
    pools: Query<&Pool>,
    people: Query<&PersonPicture>,
    mut materials: ResMut<Assets<WaterMaterial>>,
) {
    for pool in &pools {
        let Some(mut material) = materials.get_mut(pool.0.id()) else { continue };
        // An hour of seconds: more would cost the waves their smoothness.
        material.params.clock.x = time.elapsed_secs_wrapped();
        let mut waders = [Vec4::ZERO; WADERS];
        material.params.clock.y = 0.0;
        let wet = people.iter().filter(|person| person.wades || person.floats);
        for (slot, person) in waders.iter_mut().zip(wet) {
            let phase = (person.body.index_u32() % 7) as f32 / 7.0;
            let strength = if person.moves() { 1.0 } else { 0.35 };
            *slot = (to_pixels(person.at, 0.0) + person.aside).extend(phase).extend(strength);
            material.params.clock.y += 1.0;
        }
        material.params.waders = waders;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kerb_is_where_it_is_drawn() {
        let mut picture = Pixmap::new(32, 16);
        picture.put(IVec2::new(3, 0), [90, 90, 90, 255]);
        let kerbs = Kerbs(vec![(IVec2::new(100, 200), picture)]);
        assert!(kerbs.is_at(Vec2::new(103.5, 215.5)), "its upper row");
        assert!(!kerbs.is_at(Vec2::new(103.5, 200.5)) && !kerbs.is_at(Vec2::new(99.0, 215.0)));
    }

    #[test]
    fn a_straight_kerb_meets_the_slanting_one_beside_it() {
        let floor = StageFloor::drawn(&["#####", "#.~~.#", "#~~~~#", "#~~~~#", "#.~~.#"]);
        assert_eq!(joins(&floor, (2, 1)), None, "itself cut");
        let pool = StageFloor::drawn(&["......", "..~~~.", ".~~~~~", ".~~~~~", ".~~~~~", ".~~~~~"]);
        assert_eq!(joins(&pool, (3, 1)), Some(2), "north side, both ends cut");
        assert_eq!(joins(&pool, (1, 3)), Some(9), "west side, its northern end");
        assert_eq!(joins(&pool, (3, 3)), None, "amid water");
    }
}
