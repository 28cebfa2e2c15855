//! Bakes what stands on the floor or lies on it, what flies, and what the player reads: props, items, effects, marks.

pub mod build;
mod bursts;
pub mod effects;
mod fixtures;
mod frost;
mod gunfire;
mod gunhud;
mod held;
mod hotel_fixtures;
mod hud;
mod locksmith;
mod medals;
mod smoke;
pub mod source;
mod venue_signs;

use std::path::{Path, PathBuf};

use crate::{
    Job,
    ground::{atlas::Atlas, canvas::Canvas, venues::VENUES},
    index::Index,
    palette::{BLUE, BROWN, STEEL},
};

/// Files of sculpted props below `art/props/`.
const FILES: [&str; 7] = ["architecture", "furniture", "guns", "hotel", "items", "range", "winter"];
/// Files of props of the campaign's second half, in a picture of their own.
const PLACES: [&str; 3] = ["locksmith", "yard", "square"];
/// Ticks (1/60 s) for which a thrown thing keeps each of its eight turns.
const SPIN_TICKS: u32 = 3;

/// Bakes all props and effects into `job`'s folder and enters them into `index`.
pub fn bake(job: &Job, index: &mut Index) -> Result<(), String> {
    let mut props = Atlas::new("art/props.png", 256, 1);
    for file in FILES {
        sculpted(&job.sources.join(format!("props/{file}.ron")), &mut props)?;
    }
    props.still("prop/window", fixtures::window(), (8, 32));
    props.still("prop/sign", fixtures::sign(), (17, 29));
    props.bake(job, index)?;
    let mut fixtures = Atlas::new("art/fixtures.png", 256, 1);
    hotel_fixtures::enter(&mut fixtures);
    fixtures.bake(job, index)?;
    let mut places = Atlas::new("art/places.png", 512, 1);
    for file in PLACES {
        sculpted(&job.sources.join(format!("props/{file}.ron")), &mut places)?;
    }
    locksmith::enter(&mut places);
    places.bake(job, index)?;
    for venue in &VENUES {
        let mut place = Atlas::new(venue.image, 512, 1);
        venue.enter(&mut place);
        sculpted(&job.sources.join(format!("props/{}.ron", venue.name)), &mut place)?;
        venue_signs::enter(venue.name, &mut place);
        place.bake(job, index)?;
    }
    let mut held = Atlas::new("art/held.png", 512, 1);
    held::sculpted(&job.sources.join("props/held.ron"), &mut held)?;
    held.bake(job, index)?;
    let mut fx = Atlas::new("art/fx.png", 256, 1);
    effects(&mut fx);
    fx.bake(job, index)?;
    let mut shots = Atlas::new("art/shots.png", 512, 1);
    gunfire::enter(&mut shots);
    shots.bake(job, index)?;
    let mut ui = Atlas::new("art/ui.png", 128, 1);
    hud(&mut ui);
    gunhud::enter(&mut ui);
    ui.bake(job, index)
}

/// Bakes the props of a pack: every file in the folder `props` of its sources.
pub fn bake_pack(job: &Job, index: &mut Index) -> Result<(), String> {
    let folder = job.sources.join("props");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    files.sort();
    let mut props = Atlas::new("art/props.png", 256, 1);
    for file in files {
        sculpted(&file, &mut props)?;
    }
    props.bake(job, index)
}

/// Sculpts what one file of sources describes.
pub fn sculpted(path: &Path, atlas: &mut Atlas) -> Result<(), String> {
    for (name, source) in source::read(path)? {
        let fault = |error: String| format!("{}: {name}: {error}", path.display());
        let baked = build::frames(&source).map_err(fault)?;
        atlas.add(name.clone(), baked.frames, baked.pivot, source.ticks);
        if let Some(spin) = source.spin {
            let turns = build::spins(&source, spin).map_err(fault)?;
            atlas.add(format!("{name}_spin"), turns.frames, turns.pivot, SPIN_TICKS);
        }
    }
    Ok(())
}

/// Enters pictures with the pivot in their middle.
pub fn centred(atlas: &mut Atlas, name: &str, frames: Vec<Canvas>, ticks: u32) {
    let pivot = frames.first().map_or((0, 0), |frame| (frame.width() / 2, frame.height() / 2));
    atlas.add(name, frames, pivot, ticks);
}

fn effects(atlas: &mut Atlas) {
    atlas.add("fx/spark", effects::spark(), (9, 12), 2);
    centred(atlas, "fx/flash", effects::flash(), 2);
    atlas.add("fx/dust", effects::dust(), (12, 12), 4);
    atlas.add("fx/splash", effects::splash(), (12, 18), 4);
    centred(atlas, "fx/ripple", effects::ripple(), 6);
    centred(atlas, "fx/steam", smoke::steam(), 0);
    centred(atlas, "fx/ember", smoke::ember(), 8);
    atlas.add("fx/flame", smoke::flame(), (8, 23), 5);
    atlas.add("fx/blaze", smoke::blaze(), (17, 43), 5);
    centred(atlas, "fx/ring", effects::ring(), 3);
    centred(atlas, "fx/stars", effects::stars(), 6);
    centred(atlas, "fx/splinter", effects::debris(BROWN, true, 1), 0);
    centred(atlas, "fx/chip", effects::debris(STEEL, false, 2), 0);
    centred(atlas, "fx/shard", effects::debris(BLUE, false, 3), 0);
    centred(atlas, "fx/casing", effects::casing(), 0);
    let pools = [
        ("small", 14, 7),
        ("person", 26, 13),
        // Under who lies: from west to east, from north to south, and aslant.
        ("across", 52, 24),
        ("along", 32, 44),
        ("aslant", 44, 36),
    ];
    for (name, width, height) in pools {
        centred(atlas, &format!("fx/shadow_{name}"), vec![effects::shadow(width, height)], 0);
    }
    frost(atlas);
    for (number, burst) in bursts::all().into_iter().enumerate() {
        centred(atlas, &format!("fx/burst_{number}"), vec![burst], 0);
    }
}

fn frost(atlas: &mut Atlas) {
    centred(atlas, "fx/breath", frost::breath(), 7);
    atlas.add("fx/snow_puff", frost::puff(), (8, 9), 4);
    atlas.add("fx/snow_burst", frost::burst(), (22, 22), 4);
    centred(atlas, "fx/spindrift", frost::spindrift(), 8);
    centred(atlas, "fx/clod", frost::clods(), 0);
    atlas.still("fx/moon_shadow", frost::moon_shadow(), (3, 3));
}

fn hud(atlas: &mut Atlas) {
    for (name, picture) in
        [("ui/health_full", hud::pip(true)), ("ui/health_empty", hud::pip(false)), ("ui/frame", hud::frame())]
    {
        atlas.still(name, picture, (0, 0));
    }
    for (name, picture) in [
        ("ui/cursor", hud::cursor()),
        ("ui/arrow", hud::arrow()),
        ("ui/exclaim", hud::exclaim()),
        ("ui/question", hud::question()),
        ("ui/objective", hud::objective()),
    ] {
        centred(atlas, name, vec![picture], 0);
    }
    centred(atlas, "ui/telegraph", hud::telegraph(), 4);
    centred(atlas, "ui/edge", hud::edge(false), 0);
    centred(atlas, "ui/edge_aims", hud::edge(true), 0);
    for (metal, ramp) in medals::metals() {
        atlas.still(format!("ui/medal_{metal}"), medals::large(ramp), (0, 0));
        atlas.still(format!("ui/medal_{metal}_small"), medals::small(ramp), (0, 0));
    }
    atlas.still("ui/lock", medals::lock(), (0, 0));
}
