//! Whether everybody can be told from the floors that he stands on.

use std::collections::BTreeSet;

use super::*;
use crate::{
    content::{
        level::{Level, Thing},
        loader::{Content, Playable},
        scene::Step,
        trigger::Action,
    },
    view::{
        art::{
            index::Index,
            indexed::{Indexed, NOTHING},
            read_indexed,
        },
        stage::tile_name,
    },
};

#[test]
fn a_body_in_the_dark_is_lifted_and_one_in_the_light_is_left_alone() {
    let dark = lift(Vec3::splat(0.3), false);
    assert!(dark.min_element() >= 2.5, "{dark}");
    assert_eq!(lift(Vec3::splat(1.0), true), Vec3::ONE);
    let red = lift(Vec3::new(1.2, 0.6, 0.3), false);
    assert!(red.x < red.y && red.y < red.z, "fire would crush green and blue: {red}");
}

#[test]
fn the_rim_is_on_the_lamp_s_side() {
    let lit = Lit { light: Vec3::ONE, toward: Vec2::new(0.0, 1.0), color: Vec3::new(1.0, 0.8, 0.5) };
    assert_eq!((toward(&lit, 0), rim(&lit)), (2, Rim::Warm));
    let none = Lit { toward: Vec2::ZERO, ..lit };
    assert_eq!((toward(&none, 0), rim(&none)), (3, Rim::Cold));
}

/// How light a colour looks (CIE L*, 0 to 100) of so much linear light of each channel.
fn lightness(color: Vec3) -> f32 {
    let y = color.dot(Vec3::new(0.2126, 0.7152, 0.0722)).clamp(0.0, 1.0);
    if y > 0.008_856 { 116.0 * ops::powf(y, 1.0 / 3.0) - 16.0 } else { 903.3 * y }
}

fn linear(color: [u8; 4]) -> Vec3 {
    let channel = |value: u8| ops::powf(f32::from(value) / 255.0, 2.2);
    Vec3::new(channel(color[0]), channel(color[1]), channel(color[2]))
}

/// How light each pixel of those rectangles looks that is not ink, under `light`.
fn seen(picture: &Indexed, rects: &[(u32, u32, u32, u32)], light: Vec3) -> Vec<f32> {
    rects
        .iter()
        .flat_map(|&(x, y, w, h)| (y..y + h).flat_map(move |y| (x..x + w).map(move |x| (x, y))))
        .map(|(x, y)| picture.numbers[(y * picture.size.x + x) as usize])
        .filter(|number| *number != NOTHING)
        .map(|number| picture.colors[usize::from(number)])
        .filter(|color| color[..3] != [0x0b, 0x0d, 0x17])
        .map(|color| lightness(linear(color) * light))
        .collect()
}

fn middle(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values[values.len() / 2]
}

/// A pixel stands out that is so much lighter or darker than the floor, and a body of which so much stands out.
const PIXEL: f32 = 8.0;
const BODY: f32 = 0.45;
/// The floors of the bathhouse.
const FLOORS: [&str; 3] = ["tile/bath_floor", "tile/bath_floor_warm", "tile/changing_floor"];

/// Which appearance can be seen on which set of pictures of the ground, in the levels of the campaign.
fn meetings() -> BTreeSet<(String, String)> {
    let content =
        Content::open(Some(std::path::Path::new(env!("CARGO_MANIFEST_DIR")))).expect("the data is sound");
    let campaign = content.campaign().expect("the campaign is sound");
    let levels = campaign.levels.iter().map(|entry| content.playable(&entry.id).expect("the level is sound"));
    let mut meetings = BTreeSet::new();
    for Playable { level, catalog } in levels {
        let grounds = level.floors.iter().flat_map(|floor| &floor.terrains);
        let sets: Vec<String> = grounds.map(|id| tile_name(&catalog.terrains[id].tiles)).collect();
        for kind in kinds(&level) {
            let appearance = &catalog.actors[&kind].appearance;
            meetings.extend(sets.iter().map(|set| (appearance.clone(), set.clone())));
        }
    }
    meetings
}

/// The kinds of people who can come in a level.
fn kinds(level: &Level) -> BTreeSet<String> {
    let placed =
        level.floors.iter().flat_map(|floor| &floor.placements).filter_map(|placed| match &placed.thing {
            Thing::Actor { kind, .. } => Some(kind.clone()),
            _ => None,
        });
    let in_scenes = level.scenes.values().flat_map(|scene| &scene.steps).filter_map(|step| match step {
        Step::Do(action) => Some(action),
        _ => None,
    });
    let spawned =
        level.triggers.iter().flat_map(|trigger| &trigger.then).chain(in_scenes).filter_map(|action| {
            match action {
                Action::Spawn { kind, .. } => Some(kind.clone()),
                _ => None,
            }
        });
    placed.chain(spawned).chain([level.player.clone()]).collect()
}

#[test]
fn everybody_stands_out_from_every_floor_of_the_bathhouse_on_which_he_can_be_met() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let index = std::fs::read_to_string(root.join("art/index.ron")).expect("the index is there");
    let index = Index::read(&index).expect("the index is sound");
    let lights = [Vec3::new(0.3, 0.35, 0.48), Vec3::new(0.75, 0.68, 0.62), Vec3::new(1.1, 0.7, 0.45)];
    let meetings = meetings();
    let mut judged = 0;
    let floors = FLOORS.map(|name| {
        let tiles = &index.sprites[name];
        let ground = read_indexed(&root.join(&tiles.image)).expect("the tiles are there");
        (name, lights.map(|light| middle(seen(&ground, &tiles.rects, light * light))))
    });
    for (name, sheet) in &index.people {
        let picture = read_indexed(&root.join(&sheet.image)).expect("the sheet is there");
        let idle = &sheet.clips["idle"];
        let cells: Vec<_> = (idle.first..idle.first + idle.facings)
            .map(|cell| (cell % sheet.columns * sheet.cell.0, cell / sheet.columns * sheet.cell.1))
            .map(|(x, y)| (x, y, sheet.cell.0, sheet.cell.1))
            .collect();
        for (at, light) in lights.into_iter().enumerate() {
            let lift = lift(light, name.starts_with("danko"));
            let body = seen(&picture, &cells, light * light * lift);
            for (floor, under) in &floors {
                if !meetings.contains(&(name.clone(), (*floor).to_owned())) {
                    continue;
                }
                judged += 1;
                let out = body.iter().filter(|pixel| (**pixel - under[at]).abs() > PIXEL).count();
                let share = out as f32 / body.len() as f32;
                assert!(share >= BODY, "{name} on {floor} in {light}: {share} stands out");
            }
        }
    }
    // The bathhouse has the player, three bathers and more.
    assert!(judged >= 5 * FLOORS.len() * lights.len(), "only {judged} were judged");
}
