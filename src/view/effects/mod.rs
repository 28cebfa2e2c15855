//! Effects: what happened, made visible for a moment, and what it leaves behind.
//!
//! Effects run on the mission's clock, so that a pause holds them; their chance is their own and touches no outcome.

use bevy::{platform::collections::HashMap, prelude::*};

use super::{
    ViewSystems,
    art::{Art, Picture},
    stage,
};

mod air;
mod answer;
mod debris;
mod drawn;
mod goal;
mod guns;
mod motion;
pub(super) mod once;
mod over_head;
pub mod ride;
mod suspicion;
mod threats;
mod traffic;
mod words;

use drawn::Smear;
pub use traffic::Awe;

/// Sweat and water, and blood where the player wishes it.
const SWEAT: [u8; 3] = [0xa9, 0xe3, 0xee];
const BLOOD: [u8; 3] = [0x74, 0x12, 0x1f];

/// The pictures of effects.
const PICTURES: [&str; 24] = [
    "fx/spark",
    "fx/flash",
    "fx/dust",
    "fx/splash",
    "fx/ripple",
    "fx/steam",
    "fx/ember",
    "fx/flame",
    "fx/blaze",
    "fx/ring",
    "fx/stars",
    "fx/splinter",
    "fx/chip",
    "fx/shard",
    "fx/clod",
    "ui/exclaim",
    "ui/edge",
    "ui/edge_aims",
    "ui/telegraph",
    "ui/arrow",
    "ui/objective",
    "ui/reload",
    "ui/suspect",
    "ui/alarm",
];

/// Words of heavy blows there are.
const WORDS: usize = 6;

/// The pictures of effects, by name, and chance for them.
#[derive(Resource, Default)]
pub(super) struct Effects {
    pictures: HashMap<&'static str, Picture>,
    words: Vec<Picture>,
    smears: HashMap<Smear, Vec<Picture>>,
    chance: u32,
}

impl Effects {
    /// The picture of that name, if it was baked.
    fn picture(&self, name: &str) -> Option<Picture> {
        self.pictures.get(name).cloned()
    }

    /// The smear of a blow that way.
    fn smear(&self, kind: Smear, way: usize) -> Option<Picture> {
        self.smears.get(&kind).and_then(|ways| ways.get(way % drawn::WAYS)).cloned()
    }

    /// A number that looks like chance, 0 to 1.
    fn chance(&mut self) -> f32 {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 17;
        self.chance ^= self.chance << 5;
        (self.chance >> 8) as f32 / 16_777_216.0
    }

    /// A number between -1 and 1.
    fn either_way(&mut self) -> f32 {
        self.chance() * 2.0 - 1.0
    }
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Effects { chance: 0x9e37_79b9, ..default() });
    app.add_plugins((
        air::plugin,
        answer::plugin,
        debris::plugin,
        goal::plugin,
        guns::plugin,
        motion::plugin,
        once::plugin,
        over_head::plugin,
        ride::plugin,
        suspicion::plugin,
        threats::plugin,
        traffic::plugin,
        words::plugin,
    ));
    app.add_systems(Update, find_pictures.in_set(ViewSystems::Build).run_if(stage::is_new));
}

fn find_pictures(mut effects: ResMut<Effects>, mut art: ResMut<Art>, mut images: ResMut<Assets<Image>>) {
    if !effects.pictures.is_empty() {
        return;
    }
    for name in PICTURES.into_iter().chain(guns::PICTURES) {
        if let Some(picture) = art.sprite(&mut images, name) {
            effects.pictures.insert(name, picture);
        }
    }
    effects.smears = Smear::all().map(|kind| (kind, kind.draw(&mut images))).collect();
    effects.pictures.insert("drawn/print", drawn::print(&mut images));
    effects.pictures.insert("drawn/sweat", drawn::drops(&mut images, SWEAT));
    effects.pictures.insert("drawn/blood", drawn::drops(&mut images, BLOOD));
    guns::draw(&mut effects, &mut images);
    effects.words =
        (0..WORDS).filter_map(|number| art.sprite(&mut images, &format!("fx/burst_{number}"))).collect();
}
