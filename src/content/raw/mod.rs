//! Files as they are written: plain `serde` types, one for each thing that a file can say, with places kept.
//!
//! Nothing is checked here beyond form; [`super::check`] makes the definitions out of these. Times are seconds, as
//! people think of them.

pub(super) mod campaign;
mod level;
mod pack;
pub(super) mod roads;
mod rules;

pub use campaign::{RawCampaign, RawDefaults};
pub use level::{
    RawFloor, RawGlyph, RawGoal, RawLevel, RawLight, RawObjective, RawThing, RawWeather, RawZone,
};
pub use pack::RawPack;
pub use roads::{
    RawArea, RawBlock, RawBridge, RawCrossing, RawJunction, RawParked, RawPedestrians, RawPillars, RawPlaced,
    RawRail, RawRoads, RawStreet, RawStreetProp, RawTraffic, RawTrain,
};
pub use rules::{RawAction, RawCondition, RawEvent, RawScene, RawStep, RawTrigger};
