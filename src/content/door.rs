//! Kinds of doors: what they are made of, how they look, what they stand.

use serde::Deserialize;

/// One kind of door ("core/room_door"). A door that names none is as the defaults say: of wood, and never breaks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoorDef {
    /// The beginning of the names of its pictures: `"tile/door"` shows `tile/door_open_h`, `tile/door_closed_v` and
    /// so on, and those of `tile/door` where it has none of its own.
    #[serde(default = "tiles")]
    pub tiles: String,
    /// What it is made of, for sounds, splinters and bullets ("wood", "iron", "glass").
    #[serde(default = "material")]
    pub material: String,
    /// Kicks and bullets that break it are counted against this; 0 never breaks.
    #[serde(default)]
    pub strength: f32,
    /// Whether one sees through it while it is shut.
    #[serde(default)]
    pub clear: bool,
}

fn tiles() -> String {
    "tile/door".into()
}

fn material() -> String {
    "wood".into()
}

impl Default for DoorDef {
    fn default() -> Self {
        Self { tiles: tiles(), material: material(), strength: 0.0, clear: false }
    }
}
