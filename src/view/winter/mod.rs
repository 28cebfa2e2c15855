//! Winter: tracks that stay, snow dust, breath, falling snow, and the moon's long shadows.
//!
//! All of it follows from what the ground and the level say of themselves ([`super::ground`]); a level without frost
//! shows none of it. The view's own chance is used, never the simulation's.

use bevy::{platform::collections::HashMap, prelude::*};

use super::{
    ViewSystems,
    art::{Art, Picture},
    stage,
};

mod breath;
mod dust;
mod shadows;
mod snowfall;
mod tracks;
mod trail;

/// The pictures of winter.
const PICTURES: [&str; 5] = ["fx/breath", "fx/snow_puff", "fx/snow_burst", "fx/spindrift", "fx/moon_shadow"];

/// The pictures of winter, by name, and chance for them.
#[derive(Resource)]
struct Winter {
    pictures: HashMap<&'static str, Picture>,
    chance: u32,
}

impl Winter {
    /// The picture of that name, if it was baked.
    fn picture(&self, name: &str) -> Option<Picture> {
        self.pictures.get(name).cloned()
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
    app.insert_resource(Winter { pictures: HashMap::default(), chance: 0x51ed_270b });
    app.add_plugins((breath::plugin, dust::plugin, shadows::plugin, snowfall::plugin, trail::plugin));
    app.add_systems(Update, find_pictures.in_set(ViewSystems::Build).run_if(stage::is_new));
}

fn find_pictures(mut winter: ResMut<Winter>, mut art: ResMut<Art>, mut images: ResMut<Assets<Image>>) {
    if !winter.pictures.is_empty() {
        return;
    }
    for name in PICTURES {
        if let Some(picture) = art.sprite(&mut images, name) {
            winter.pictures.insert(name, picture);
        }
    }
}
