//! How light it is where somebody stands: coarse, one number for each tile. What the screen shows is no matter here;
//! both come from the same lamps.

use bevy::{
    ecs::{
        resource::Resource,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use crate::{
    content::{color, level::TILE},
    sim::{
        actor::Position,
        map::Map,
        mission::Mission,
        physics::Physics,
        thing::{Prop, ThingId},
    },
};

/// The light on every tile.
#[derive(Resource, Clone, Debug, Default)]
pub struct Light {
    tiles: Vec<f32>,
    columns: usize,
    /// How many lamps of furniture burn.
    burning: Option<usize>,
}

/// A lamp: where, how bright, and how far it reaches, in metres.
struct Lamp {
    at: Vec2,
    strength: f32,
    radius: f32,
}

impl Light {
    /// The light at a place: 1 shows a picture as it was painted. Outside of the map it is full.
    pub fn at(&self, place: Vec2) -> f32 {
        let tile = (place / TILE).floor();
        if self.columns == 0 || tile.x < 0.0 || tile.y < 0.0 || tile.x as usize >= self.columns {
            return 1.0;
        }
        self.tiles.get(tile.y as usize * self.columns + tile.x as usize).copied().unwrap_or(1.0)
    }
}

/// Works the light out when a level begins, and again when a lamp goes out.
pub(super) fn watch_lamps(
    mission: Res<Mission>,
    map: Res<Map>,
    physics: Res<Physics>,
    props: Query<(&ThingId, &Prop, &Position)>,
    mut light: ResMut<Light>,
) {
    let burns = |prop: &Prop| !prop.broken && prop.def.light.is_some();
    let burning = props.iter().filter(|(_, prop, _)| burns(prop)).count();
    if light.burning == Some(burning) {
        return;
    }
    let mut standing: Vec<_> = props.iter().filter(|(_, prop, _)| burns(prop)).collect();
    standing.sort_unstable_by_key(|(id, ..)| **id);
    let lamps = standing.into_iter().filter_map(|(_, prop, at)| lamp_of(prop, at.0));
    let level = &mission.setup.level;
    let hung = level.lights.iter().map(|lamp| Lamp {
        at: map.center(lamp.at),
        strength: brightness(lamp.color),
        radius: lamp.radius,
    });
    *light = shine(&map, &physics, brightness(level.ambient), hung.chain(lamps));
    light.burning = Some(burning);
}

fn lamp_of(prop: &Prop, at: Vec2) -> Option<Lamp> {
    let light = prop.def.light.as_ref()?;
    Some(Lamp { at, strength: color::parse(&light.color).map_or(1.0, brightness), radius: light.radius })
}

/// How bright a colour seems to an eye.
fn brightness([red, green, blue]: [f32; 3]) -> f32 {
    red * 0.3 + green * 0.6 + blue * 0.1
}

fn shine(map: &Map, physics: &Physics, ambient: f32, lamps: impl Iterator<Item = Lamp>) -> Light {
    let corners = (0..map.floors.len()).map(|floor| map.bounds(floor).1);
    let corner = corners.fold(Vec2::ZERO, Vec2::max) / TILE;
    let (columns, rows) = (corner.x.round() as usize, corner.y.round() as usize);
    let mut tiles = vec![ambient; columns * rows];
    for lamp in lamps {
        let low = ((lamp.at - Vec2::splat(lamp.radius)) / TILE).floor().max(Vec2::ZERO);
        let high = ((lamp.at + Vec2::splat(lamp.radius)) / TILE).floor();
        for y in low.y as usize..=(high.y as usize).min(rows.saturating_sub(1)) {
            for x in low.x as usize..=(high.x as usize).min(columns.saturating_sub(1)) {
                let middle = (Vec2::new(x as f32, y as f32) + Vec2::splat(0.5)) * TILE;
                let far = middle.distance(lamp.at) / lamp.radius.max(0.1);
                if far < 1.0 && physics.line_of_sight(middle, lamp.at) {
                    let near = 1.0 - far * far;
                    tiles[y * columns + x] += lamp.strength * near * near;
                }
            }
        }
    }
    Light { tiles, columns, burning: None }
}
