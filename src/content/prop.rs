//! Things that stand in a level: furniture, columns, stoves.

use serde::Deserialize;

/// One kind of prop ("core/bench").
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PropDef {
    /// Message key of the name shown.
    pub name: String,
    /// The baked sprite ("prop/bench").
    pub sprite: String,
    /// The sprite once it is broken; none where nothing is left.
    #[serde(default)]
    pub broken_sprite: Option<String>,
    /// The footprint that stops bodies; none where one walks over it.
    #[serde(default)]
    pub footprint: Option<Footprint>,
    /// Whether it is heaped up and has no corners: it stands in an oval shadow, although its footprint is a rectangle.
    #[serde(default)]
    pub heap: bool,
    /// Height in metres: over 1.2 it hides those behind it and stops sight. A lower one stops only what flies lower,
    /// and hides those who lie, roll or cower behind it.
    pub height: f32,
    /// Blows that break it are counted against this; 0 never breaks.
    #[serde(default)]
    pub toughness: f32,
    /// The item that it becomes when it is picked up.
    #[serde(default)]
    pub pick_up: Option<String>,
    /// What a bare hand takes from it, again and again.
    #[serde(default)]
    pub gives: Option<GivesDef>,
    /// Share of a slam's damage that a body takes when it is slammed into this: a snowdrift is soft.
    #[serde(default = "one")]
    pub slam: f32,
    /// The items that are left when it breaks.
    #[serde(default)]
    pub leaves: Vec<String>,
    /// Heat: what happens to a body that touches it.
    #[serde(default)]
    pub heat: Option<HeatDef>,
    /// What a tool may take from it ("coal").
    #[serde(default)]
    pub offers: Vec<String>,
    /// Its own light.
    #[serde(default)]
    pub light: Option<PropLight>,
    /// What it is made of, for sounds and splinters ("wood", "stone", "iron").
    pub material: String,
    /// How many times its material's resistance a bullet spends in it: the top of a tipped table is thicker than a
    /// crate.
    #[serde(default = "one")]
    pub thick: f32,
    /// Whether one sees through it: glass stops bodies and whatever flies, and hides nobody.
    #[serde(default)]
    pub clear: bool,
    /// What still stands once it is broken: the sill of a window.
    #[serde(default)]
    pub sill: Option<SillDef>,
    /// Whether one who rolls at it goes over it. A sill is always gone over.
    #[serde(default)]
    pub vault: bool,
    /// What it becomes when free hands tip it over.
    #[serde(default)]
    pub tips: Option<TipsDef>,
    /// Whether free hands push it along.
    #[serde(default)]
    pub pushes: bool,
    /// A switch: hands use it, and triggers hear of that as `Used`.
    #[serde(default)]
    pub switch: Option<SwitchDef>,
    /// The cloud that comes out of it when it breaks.
    #[serde(default)]
    pub bursts: Option<BurstDef>,
}

fn one() -> f32 {
    1.0
}

/// What a hand takes from a prop that stays (snowballs from a drift, logs from a woodpile).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivesDef {
    /// Id of the item.
    pub item: String,
    /// How many there are.
    pub times: u32,
    /// Id of the prop that it becomes when the last one is taken (a night table without its lamp); without it, it stays
    /// as it is.
    #[serde(default)]
    pub empty: Option<String>,
}

/// What is left of a broken window.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SillDef {
    /// Height in metres.
    pub height: f32,
    /// What it is made of; otherwise plaster.
    #[serde(default = "plaster")]
    pub material: String,
}

fn plaster() -> String {
    "plaster".into()
}

/// What comes of tipping something over.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TipsDef {
    /// Id of the prop that it becomes when it is tipped to the north.
    pub north: String,
    /// To the south.
    pub south: String,
    /// To the east.
    pub east: String,
    /// To the west.
    pub west: String,
}

/// A switch.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwitchDef {
    /// The sprite while it is on.
    pub on_sprite: String,
    /// Whether it can be used only once; otherwise each use turns it over.
    #[serde(default)]
    pub once: bool,
}

/// A cloud that takes the sight, and what comes with it: heat, fire, a falling load.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BurstDef {
    /// How far it reaches, in metres.
    pub radius: f32,
    /// Ticks for which it takes the sight of whoever stands in it.
    pub blinds: u32,
    /// How far it is heard, in metres.
    pub noise: f32,
    /// Health that it takes from whoever stands in it, friend or foe.
    #[serde(default)]
    pub damage: f32,
    /// Speed with which it throws them off their feet, away from its middle, in metres a second; at 0 they stay on them.
    #[serde(default)]
    pub knock: f32,
    /// Ticks for which it sets them on fire.
    #[serde(default)]
    pub burn_ticks: u32,
    /// Ticks for which the cloud hangs there: nobody sees through it meanwhile.
    #[serde(default)]
    pub hangs: u32,
}

/// A footprint on the floor, in metres.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub enum Footprint {
    /// A round one: radius.
    Round(f32),
    /// A rectangle: width (east-west) and depth (north-south).
    Rect(f32, f32),
}

/// Heat of a prop.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeatDef {
    /// Health taken from a body slammed into it.
    pub slam_damage: f32,
    /// Ticks such a body burns.
    pub burn_ticks: u32,
}

/// Light that a prop gives.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PropLight {
    /// Colour as six hexadecimal digits, rrggbb.
    pub color: String,
    /// Radius in metres.
    pub radius: f32,
    /// Whether it flickers like a fire.
    #[serde(default)]
    pub flicker: bool,
}
