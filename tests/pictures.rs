//! Every picture that the data names has been baked.

mod common;

use std::collections::BTreeMap;

use red_heat::content::{catalog::Catalog, gun::Hold, moves::MovesetDef, terrain::TerrainKind};
use serde::Deserialize;

#[derive(Deserialize)]
struct Index {
    people: BTreeMap<String, Sheet>,
    sprites: BTreeMap<String, Sprite>,
    vehicles: BTreeMap<String, Vehicle>,
}

/// Length, width and height over all, mirrors and lamps included, in metres; its looks.
#[derive(Deserialize)]
struct Vehicle {
    image: String,
    size: (f32, f32, f32),
    states: BTreeMap<String, serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Sheet {
    image: String,
    cell: (u32, u32),
    columns: u32,
    clips: BTreeMap<String, Clip>,
}

#[derive(Deserialize)]
struct Clip {
    first: u32,
    facings: u32,
    frames: u32,
    ticks: Vec<u32>,
    strike: Option<u32>,
}

#[derive(Deserialize)]
struct Sprite {
    image: String,
    rects: Vec<(u32, u32, u32, u32)>,
    #[serde(default)]
    muzzles: Vec<(i16, i16)>,
}

fn index() -> Index {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/art/index.ron");
    let text = std::fs::read_to_string(path).expect("the index of the baked pictures");
    ron::from_str(&text).unwrap_or_else(|error| panic!("assets/art/index.ron: {error}"))
}

/// Clips of the blows of a moveset.
fn blows(moves: &MovesetDef) -> impl Iterator<Item = &String> {
    moves.chain.iter().chain([&moves.charged, &moves.kick, &moves.finish]).map(|blow| &blow.clip)
}

#[test]
fn every_person_has_a_sheet_with_every_clip_of_the_fight() {
    const ALWAYS: [&str; 26] = [
        "idle",
        "walk",
        "run",
        "roll",
        "charge",
        "grab",
        "hold",
        "held",
        "throw",
        "hit_front",
        "hit_back",
        "stagger",
        "fly",
        "fall",
        "downed",
        "get_up",
        "pick_up",
        "throw_object",
        "swing",
        "carry",
        "cower",
        "hands_up",
        "burn",
        "stomp",
        "die",
        "use",
    ];
    let (index, catalog) = (index(), common::catalog());
    for (id, actor) in &catalog.actors {
        let sheet = index.people.get(&actor.appearance);
        let sheet = sheet.unwrap_or_else(|| panic!("{id}: no sheet {}", actor.appearance));
        let moves = &catalog.movesets[&actor.moveset];
        for clip in ALWAYS.iter().map(ToString::to_string).chain(blows(moves).cloned()) {
            let baked =
                sheet.clips.get(&clip).unwrap_or_else(|| panic!("{}: no clip {clip}", actor.appearance));
            assert!(baked.facings >= 8, "{}: {clip} has {} facings", actor.appearance, baked.facings);
            assert_eq!(baked.ticks.len() as u32, baked.frames, "{}: {clip}", actor.appearance);
            assert!(baked.strike.is_none_or(|strike| strike < baked.frames), "{}: {clip}", actor.appearance);
        }
    }
}

fn sprites_of(catalog: &Catalog) -> Vec<String> {
    let props =
        catalog.props.values().flat_map(|prop| [Some(prop.sprite.clone()), prop.broken_sprite.clone()]);
    let items = catalog.items.values().flat_map(|item| {
        let thrown = item.kind.thrown().map(|thrown| thrown.sprite.clone());
        [Some(item.sprite.clone()), thrown]
    });
    props.chain(items).flatten().collect()
}

#[test]
fn every_prop_and_item_has_its_picture() {
    let (index, catalog) = (index(), common::catalog());
    let missing: Vec<String> =
        sprites_of(&catalog).into_iter().filter(|name| !index.sprites.contains_key(name)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_gun_is_drawn_from_all_sides_with_its_muzzle_its_case_and_its_rounds() {
    let (index, catalog) = (index(), common::catalog());
    for (id, item) in &catalog.items {
        let Some(gun) = item.kind.gun() else { continue };
        let held = &index.sprites[&format!("{}_held", item.sprite)];
        // Sixteen turns: level, raised, lowered.
        assert_eq!((held.rects.len(), held.muzzles.len()), (48, 48), "{id}");
        let round = [gun.round.clone(), format!("{}_spent", gun.round)];
        let case = gun.casing.iter().flat_map(|case| [case.clone(), format!("{case}_rest")]);
        for name in round.into_iter().chain(case) {
            assert!(index.sprites.contains_key(&name), "{id}: no {name}");
        }
    }
}

#[test]
fn whoever_comes_with_a_gun_can_be_seen_to_aim_and_fire_it() {
    let (index, catalog) = (index(), common::catalog());
    for (id, actor) in &catalog.actors {
        let guns = [&actor.carries, &actor.holster].into_iter().flatten();
        for gun in guns.filter_map(|gun| catalog.items[gun].kind.gun()) {
            let clips = match gun.hold {
                Hold::One => ["aim_one", "walk_aim_one", "fire_one", "reload_one"],
                Hold::Two => ["aim_two", "walk_aim_two", "fire_two", "reload_two"],
                Hold::Huge => ["aim_one", "walk_aim_one", "fire_huge", "reload_one"],
            };
            for clip in clips.into_iter().chain(["draw", "crouch"]) {
                let has = index.people[&actor.appearance].clips.contains_key(clip);
                assert!(has, "{id}: {} has no clip {clip}", actor.appearance);
            }
        }
    }
}

/// Width and height of a baked image.
fn size(image: &str) -> (u32, u32) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(image);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let side = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    (side(16), side(20))
}

#[test]
fn every_frame_of_every_clip_lies_on_its_sheet() {
    for (name, sheet) in index().people {
        let (width, height) = size(&sheet.image);
        assert_eq!(width, sheet.columns * sheet.cell.0, "{name}");
        let cells = sheet.columns * (height / sheet.cell.1);
        for (clip, baked) in &sheet.clips {
            assert!(baked.first + baked.facings * baked.frames <= cells, "{name}: {clip}");
        }
    }
}

#[test]
fn everybody_who_may_speak_has_a_face() {
    let (index, catalog) = (index(), common::catalog());
    for actor in catalog.actors.values() {
        let name = format!("portrait/{}", actor.appearance);
        let face = index.sprites.get(&name).unwrap_or_else(|| panic!("no {name}"));
        assert!(face.rects.iter().all(|&(_, _, width, height)| (width, height) == (64, 64)), "{name}");
    }
}

#[test]
fn every_vehicle_is_drawn_as_large_as_it_is() {
    // How much of each measure mirrors, lamps and rounding may take: length, width, height.
    const OVER: [f32; 3] = [0.5, 0.55, 0.4];
    let (index, catalog) = (index(), common::catalog());
    let mut wrong = Vec::new();
    for (id, vehicle) in &catalog.vehicles {
        let Some(drawn) = index.vehicles.get(&vehicle.sprite) else {
            wrong.push(format!("{id}: no `{}`", vehicle.sprite));
            continue;
        };
        if !drawn.states.contains_key("whole") {
            wrong.push(format!("{id}: `{}` is never whole", vehicle.sprite));
        }
        let over =
            [drawn.size.0 - vehicle.length, drawn.size.1 - vehicle.width, drawn.size.2 - vehicle.height];
        if over.iter().zip(OVER).any(|(over, most)| !(-0.001..=most).contains(over)) {
            wrong.push(format!("{id}: {:?} is drawn {over:?} larger", drawn.size));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(catalog.vehicles.len() > 5);
}

#[test]
fn every_ground_and_wall_has_its_pictures() {
    let (index, catalog) = (index(), common::catalog());
    let mut wrong = Vec::new();
    for (id, terrain) in &catalog.terrains {
        let mut needs = |part: &str, least: usize| {
            let name = format!("tile/{}{part}", terrain.tiles);
            let count = index.sprites.get(&name).map_or(0, |sprite| sprite.rects.len());
            if count < least {
                wrong.push(format!("{id}: {name} has {count} pictures, not {least}"));
            }
        };
        match terrain.kind {
            TerrainKind::Void => needs("", 1),
            TerrainKind::Ground | TerrainKind::Water => needs("", 4),
            TerrainKind::Wall => {
                needs("_face", 4);
                needs("_face_low", 4);
                // One for each way in which neighbours may be wall too.
                needs("_top", 16);
            }
        }
        // What feet leave is painted in four tones; without them soft ground would keep no trace.
        if terrain.depth > 0.0 {
            needs("_marks", 1);
            let (_, _, width, height) = index.sprites[&format!("tile/{}_marks", terrain.tiles)].rects[0];
            assert_eq!((width, height), (4, 1), "{id}");
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn ground_in_the_frost_is_one_field_that_runs_on_over_its_tiles() {
    let (index, catalog) = (index(), common::catalog());
    let frosty: Vec<_> = catalog.terrains.values().filter(|terrain| terrain.frost).collect();
    assert!(!frosty.is_empty());
    for terrain in frosty {
        let name = format!("tile/{}", terrain.tiles);
        let rects = &index.sprites[&name].rects;
        let side = rects.len().isqrt();
        assert!(side >= 8 && side * side == rects.len(), "{name} has {} cells", rects.len());
        assert!(rects.iter().all(|&(_, _, width, height)| (width, height) == (16, 16)), "{name}");
    }
}

#[test]
fn every_image_of_the_index_is_there_and_small_enough_for_any_card() {
    let index = index();
    // A person's sheet is cut in two where it is higher than a texture of every card may be.
    let sprites = index.sprites.values().map(|sprite| (&sprite.image, 2048));
    let people = index.people.values().map(|sheet| (&sheet.image, 2 * 2048));
    let vehicles = index.vehicles.values().map(|sheet| (&sheet.image, 2048));
    let images: BTreeMap<&String, u32> = sprites.chain(people).chain(vehicles).collect();
    for (image, most) in images {
        let (width, height) = size(image);
        assert!(width <= 2048 && height <= most, "{image} is {width} x {height}");
    }
}
