//! Light: one sheet over the canvas that multiplies what lies under it.
//!
//! What never moves is worked out on the processor when a level begins ([`map`]); the sheet's shader adds what moves,
//! brings the sum into a few bands and dithers their borders on the canvas's own pixels. One pass in all.

use bevy::{
    asset::RenderAssetUsages,
    image::ImageSampler,
    math::ops,
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
};

use super::{
    ViewSystems,
    camera::View,
    people::PersonPicture,
    stage::{self, Stage, StageFloor},
    units::{pixels_per_metre, to_pixels},
};
use crate::{
    content::{
        level::TilePos,
        prop::{Footprint, PropDef},
    },
    sim::{
        actor::{Burning, Position},
        mission::Mission,
        thing::{Prop, Thrown},
    },
};

mod glints;
mod map;
mod material;
mod sheet;
mod streets;

use glints::Glints;
use map::{Blocker, Lamp, LightMap};
use material::{LightMaterial, Params};
use sheet::Moving;
use streets::StreetMap;

/// A new level's light is known.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LightBaked;

/// The light of each floor of the stage.
#[derive(Resource, Default)]
pub struct FloorLights {
    floors: Vec<FloorLight>,
    /// The light around the camera where there are streets.
    street: Option<StreetMap>,
    lamps: Vec<Lamp>,
    ambient: Vec3,
    /// Tags of lamps that were out when the light was worked out.
    dark: std::collections::BTreeSet<String>,
    /// Shining props that were broken when the light was worked out.
    broken: usize,
    /// Whether any lamp of the stage flickered at first.
    flickers: bool,
}

struct FloorLight {
    steady: Handle<Image>,
    flicker: Handle<Image>,
    corner: Vec2,
    size: Vec2,
    rect: Rect,
    map: LightMap,
}

/// The light at a place.
#[derive(Clone, Copy, Debug)]
pub struct Lit {
    /// How much of each colour, as the eye counts it; 1 shows a picture as it was painted.
    pub light: Vec3,
    /// Towards what gives most of it; the longer, the more of it comes from there, up to about 1.
    pub toward: Vec2,
    /// The colour of what gives most of it.
    pub color: Vec3,
}

impl FloorLights {
    /// How much light there is on the floor at `place` (in pixels); fixed lamps only.
    fn light(&self, place: Vec2) -> Vec3 {
        let fixed = match &self.street {
            Some(street) => street.at(place),
            None => {
                let floor = self.floors.iter().find(|floor| floor.rect.inflate(200.0).contains(place));
                floor.map_or(Vec3::ZERO, |floor| floor.map.at(place - floor.corner))
            }
        };
        self.ambient + fixed
    }

    /// The light on the floor at `place` (in pixels); fixed lamps only.
    pub fn at(&self, place: Vec2) -> Lit {
        let (mut toward, mut color) = (Vec2::ZERO, Vec3::ZERO);
        for lamp in &self.lamps {
            let way = lamp.at - place;
            let share = lamp.share(way.length());
            toward += way.normalize_or_zero() * share;
            color += lamp.color * share;
        }
        Lit { light: self.light(place), toward, color }
    }

    /// The map that lies over a place (in pixels).
    fn around(&self, place: Vec2) -> Option<MapHere> {
        if let Some(street) = &self.street {
            let (steady, flicker) = (street.steady.clone()?, street.dark.clone()?);
            return Some(MapHere { corner: street.corner, size: street.extent(), steady, flicker });
        }
        let floor = self.floors.iter().find(|floor| floor.rect.inflate(200.0).contains(place))?;
        let (steady, flicker) = (floor.steady.clone(), floor.flicker.clone());
        Some(MapHere { corner: floor.corner, size: floor.size, steady, flicker })
    }

    /// The light that goes with a player who stands at `place` (in pixels).
    pub fn with_player(&self, place: Vec2) -> PlayerLight {
        // Beside a wall the map's cells reach over into the light on its other side: the darkest about him counts.
        let about =
            [Vec2::ZERO, Vec2::Y * CHEST, Vec2::X * BESIDE, Vec2::NEG_X * BESIDE, Vec2::NEG_Y * BESIDE];
        let lacks = |aside: Vec2| (WITH_PLAYER.0 - self.light(place + aside)).max(Vec3::ZERO);
        let color = about.into_iter().map(lacks).fold(Vec3::ZERO, Vec3::max);
        PlayerLight { place: place + Vec2::Y * CHEST, color }
    }
}

/// A map of light as the sheet takes it: where its south-west corner lies and its size, in pixels.
struct MapHere {
    corner: Vec2,
    size: Vec2,
    steady: Handle<Image>,
    flicker: Handle<Image>,
}

/// The light that goes with a player: where, in pixels, and how much of each colour.
#[derive(Clone, Copy, Debug)]
pub struct PlayerLight {
    place: Vec2,
    color: Vec3,
}

impl PlayerLight {
    /// What of it comes to `place`; falls off as the sheet of light has it.
    pub fn at(&self, place: Vec2) -> Vec3 {
        let near = (1.0 - self.place.distance(place) / WITH_PLAYER.1).max(0.0);
        self.color * near * near
    }

    fn moving(self) -> Moving {
        Moving { at: self.place, color: self.color, radius: WITH_PLAYER.1 }
    }
}

/// Lamps so near to the canvas count for who stands in their light, in pixels.
const NEAR_LAMPS: f32 = 150.0;

/// A light that goes with each player and gives what the place lacks of each colour, so that the eye finds him and skin
/// stays skin in a blue night: the light in which he is to be seen, and its reach in pixels. It hangs at his chest.
const WITH_PLAYER: (Vec3, f32) = (Vec3::new(0.86, 0.74, 0.6), 84.0);
const CHEST: f32 = 15.0;
const BESIDE: f32 = 9.0;
/// What is thinner than this, in metres, throws no shadow by lamps.
const SLIGHT: f32 = 0.3;
/// How much of a level's ambient light reaches the canvas.
const AMBIENT_SHARE: f32 = 1.02;
/// Colour of what burns.
const FIRE: Vec3 = Vec3::new(1.0, 0.5, 0.2);
/// What the sky over a city throws back of its lamps: nobody drives into the black.
const CITY_GLOW: Vec3 = Vec3::new(0.15, 0.15, 0.2);

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((material::plugin, glints::plugin));
    app.init_resource::<FloorLights>();
    app.add_systems(Startup, sheet::hang);
    app.add_systems(
        Update,
        (
            bake.in_set(LightBaked).in_set(ViewSystems::Build).run_if(stage::is_new.or_else(lamps_changed)),
            (streets::light_streets, shine).chain().in_set(ViewSystems::Overlay),
        ),
    );
}

/// Whether lamps have gone on or out, were broken or stand whole again since the light was worked out.
fn lamps_changed(
    stage: Option<Res<Stage>>,
    lights: Res<FloorLights>,
    mission: Option<Res<Mission>>,
    props: Query<&Prop>,
) -> bool {
    stage.is_some()
        && mission.is_some_and(|mission| mission.dark != lights.dark || broken(props.iter()) != lights.broken)
}

fn broken<'a>(props: impl Iterator<Item = &'a Prop>) -> usize {
    props.filter(|prop| prop.broken && prop.def.light.is_some()).count()
}

/// Works the light of a new stage out, and on the same stage what lamps that changed give.
fn bake(
    stage: Res<Stage>,
    mission: Option<Res<Mission>>,
    props: Query<(&Prop, &Position)>,
    mut images: ResMut<Assets<Image>>,
    mut lights: ResMut<FloorLights>,
) {
    let Some(mission) = mission else { return };
    if stage.is_changed() {
        lights.street = stage.has_streets().then(StreetMap::default);
    }
    let lamps = gather_lamps(&stage, &mission, &props);
    if stage.is_changed() {
        lights.flickers = lights.street.is_none() && lamps.iter().any(|lamp| lamp.flicker);
    }
    let glow = if stage.has_streets() { CITY_GLOW } else { Vec3::ZERO };
    lights.ambient = Vec3::from(mission.setup.level.ambient) * AMBIENT_SHARE + glow;
    if stage.is_changed() || lights.floors.len() != stage.floors.len() {
        let blockers: Vec<Blocker> = props
            .iter()
            .filter(|(prop, _)| blocks_light(&prop.def))
            .map(|(_, position)| Blocker { at: to_pixels(position.0, 0.0), radius: 6.0 })
            .collect();
        let new = |floor| FloorLight::new(floor, LightMap::bake(floor, &lamps, &blockers), &mut images);
        lights.floors = stage.floors.iter().map(new).collect();
    } else {
        for (light, floor) in lights.floors.iter_mut().zip(&stage.floors) {
            light.map.change(floor, &lamps);
            light.show(&mut images);
        }
    }
    lights.lamps = lamps;
    lights.dark.clone_from(&mission.dark);
    lights.broken = broken(props.iter().map(|(prop, _)| prop));
}

/// Columns and whatever else is tall and stands on a foot; a line of washing lets most light by.
fn blocks_light(def: &PropDef) -> bool {
    let slight = matches!(def.footprint, Some(Footprint::Rect(width, depth)) if width.min(depth) < SLIGHT);
    def.height > 1.2 && def.light.is_none() && !def.clear && !slight
}

impl FloorLight {
    fn new(floor: &StageFloor, map: LightMap, images: &mut Assets<Image>) -> Self {
        let mut light = Self {
            corner: Vec2::new(floor.west as f32, 0.0),
            size: map.size.as_vec2() * map::CELL,
            steady: Handle::default(),
            flicker: Handle::default(),
            rect: floor.rect(),
            map,
        };
        light.show(images);
        light
    }

    /// Hands the map to the graphics card.
    fn show(&mut self, images: &mut Assets<Image>) {
        self.steady = images.add(light_image(self.map.size, self.map.steady()));
        self.flicker = images.add(light_image(self.map.size, self.map.flicker()));
    }
}

fn light_image(size: UVec2, values: Vec<u8>) -> Image {
    let extent = Extent3d { width: size.x, height: size.y, depth_or_array_layers: 1 };
    let mut image = Image::new(
        extent,
        TextureDimension::D2,
        values,
        TextureFormat::Rgba8Unorm,
        RenderAssetUsages::RENDER_WORLD,
    );
    image.sampler = ImageSampler::linear();
    image
}

fn gather_lamps(stage: &Stage, mission: &Mission, props: &Query<(&Prop, &Position)>) -> Vec<Lamp> {
    fixed_lamps(stage, mission).chain(shining_props(props)).collect()
}

/// The level's lamps that burn.
fn fixed_lamps(stage: &Stage, mission: &Mission) -> impl Iterator<Item = Lamp> {
    let middle = move |at: TilePos| {
        let tile = super::units::TILE_PIXELS as f32;
        // A level of streets alone has no floor: its tiles count from the corner of the plane.
        let Some(floor) = stage.floors.get(at.floor).or(stage.floors.last()) else {
            let tile = crate::content::level::TILE * pixels_per_metre();
            return Vec2::new(at.x as f32 + 0.5, -(at.y as f32) - 0.5) * tile;
        };
        Vec2::new(
            floor.west as f32 + (at.x as f32 + 0.5) * tile,
            floor.north() as f32 - (at.y as f32 + 0.5) * tile,
        )
    };
    let is_lit = move |tag: &Option<String>| tag.as_ref().is_none_or(|tag| !mission.dark.contains(tag));
    let burning = mission.setup.level.lights.iter().filter(move |light| is_lit(&light.tag));
    burning.map(move |light| Lamp {
        at: middle(light.at),
        color: Vec3::from(light.color),
        radius: light.radius * pixels_per_metre(),
        flicker: light.flicker,
    })
}

/// The light of furniture.
fn shining_props(props: &Query<(&Prop, &Position)>) -> impl Iterator<Item = Lamp> {
    props.iter().filter_map(|(prop, position)| {
        let light = prop.def.light.as_ref().filter(|_| !prop.broken)?;
        let hex = u32::from_str_radix(light.color.trim_start_matches('#'), 16).unwrap_or(0xff_ffff);
        let channel = |shift: u32| ((hex >> shift) & 255) as f32 / 255.0;
        Some(Lamp {
            // The light of a stove comes out of its mouth, which looks south.
            at: to_pixels(position.0, 0.0) - Vec2::Y * 14.0,
            color: Vec3::new(channel(16), channel(8), channel(0)),
            radius: light.radius * pixels_per_metre(),
            flicker: light.flicker,
        })
    })
}

fn shine(
    mut parts: Query<(&sheet::Part, &mut Transform, &mut Visibility)>,
    mut materials: ResMut<Assets<LightMaterial>>,
    stage: Option<Res<Stage>>,
    lights: Res<FloorLights>,
    mut glints: ResMut<Glints>,
    people: Query<(&PersonPicture, Option<&Burning>)>,
    thrown: Query<(&Thrown, &Position)>,
    view: Res<View>,
    time: Res<Time<Virtual>>,
) {
    if stage.is_none() {
        for (_, _, mut visibility) in &mut parts {
            visibility.set_if_neq(Visibility::Hidden);
        }
        return;
    }
    let Some(map) = lights.around(view.middle) else { return };
    let clock = time.elapsed_secs();
    glints.fade(time.delta_secs());
    let fires = people.iter().filter(|(_, burning)| burning.is_some_and(|burning| burning.0 > 0));
    let fires = fires.map(|(person, _)| Moving {
        at: to_pixels(person.at, 1.0),
        color: FIRE * (0.5 + 0.15 * flicker(clock * 1.7)),
        radius: 64.0,
    });
    let coals = thrown.iter().filter(|(thrown, _)| burns(&thrown.def.kind));
    let coals = coals.map(|(thrown, at)| Moving {
        at: to_pixels(at.0, thrown.height),
        color: FIRE * 0.5,
        radius: 48.0,
    });
    let players = people.iter().filter(|(person, _)| person.is_player);
    let players = players.map(|(person, _)| lights.with_player(to_pixels(person.at, 0.0)).moving());
    let moving: Vec<Moving> = players.chain(fires).chain(coals).chain(glints.all()).collect();
    let mut params = Params {
        ambient: lights.ambient.extend(0.0),
        place: map.corner.extend(map.size.x).extend(map.size.y),
        flicker: Vec4::new(0.88 + 0.12 * flicker(clock), 0.0, 0.0, 0.0),
        ..default()
    };
    sheet::tell(&mut params, &moving);
    sheet::lay(&view, &moving, &mut parts);
    for (_, material) in materials.iter_mut() {
        material.params = params.clone();
        material.reckons.flicker = lights.flickers;
        material.steady = map.steady.clone();
        material.flicker = map.flicker.clone();
    }
}

fn burns(kind: &crate::content::item::ItemKind) -> bool {
    matches!(kind, crate::content::item::ItemKind::Weapon(weapon) if weapon.thrown.burn_ticks > 0)
}

/// A fire's unrest, -1 to 1.
fn flicker(clock: f32) -> f32 {
    (ops::sin(clock * 9.0) + ops::sin(clock * 14.3 + 1.0) + ops::sin(clock * 23.7 + 2.0)) / 3.0
}
