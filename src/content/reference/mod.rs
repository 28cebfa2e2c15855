//! The reference of all that files may say, made from the types that read them: `docs/reference.md`.

mod page;
mod source;

use super::check::ranges::{self, Range};
use super::names::Sort;
use super::street_looks;
use source::Shape;

/// The page as Markdown.
pub fn page() -> String {
    page::write()
}

/// The sources of all types that stand in files.
const SOURCES: &[&str] = &[
    include_str!("../raw/level.rs"),
    include_str!("../raw/rules.rs"),
    include_str!("../raw/pack.rs"),
    include_str!("../raw/campaign.rs"),
    include_str!("../raw/roads/mod.rs"),
    include_str!("../raw/roads/streets.rs"),
    include_str!("../raw/roads/beside.rs"),
    include_str!("../raw/roads/moving.rs"),
    include_str!("../deed.rs"),
    include_str!("../actor.rs"),
    include_str!("../moves.rs"),
    include_str!("../item.rs"),
    include_str!("../gun.rs"),
    include_str!("../prop.rs"),
    include_str!("../door.rs"),
    include_str!("../terrain.rs"),
    include_str!("../puzzle.rs"),
    include_str!("../rules.rs"),
    include_str!("../score.rs"),
    include_str!("../mind.rs"),
    include_str!("../thing.rs"),
    include_str!("../partner.rs"),
    include_str!("../conduct.rs"),
    include_str!("../vehicle.rs"),
    include_str!("../driver.rs"),
    include_str!("../driving.rs"),
    include_str!("../street_looks.rs"),
];

fn shapes() -> Vec<Shape> {
    SOURCES.iter().flat_map(|source| source::shapes(source)).collect()
}

/// A part of the page: what it is about, in which file it stands, its types in order, and the ranges of its numbers.
struct Part {
    title: &'static str,
    about: &'static str,
    types: &'static [&'static str],
    ranges: fn() -> &'static [Range],
}

const fn part(
    title: &'static str,
    about: &'static str,
    types: &'static [&'static str],
    ranges: fn() -> &'static [Range],
) -> Part {
    Part { title, about, types, ranges }
}

const PARTS: &[Part] = &[
    part(
        "Levels",
        "`levels/*.ron`, and any file that is played by its path.",
        &["RawLevel", "RawFloor", "RawGlyph", "RawThing", "RawZone", "RawLight", "RawWeather"],
        || ranges::LEVEL,
    ),
    part(
        "Streets",
        "In a level, `roads`.",
        &[
            "RawRoads",
            "RawStreet",
            "Side",
            "RawJunction",
            "RawArea",
            "RawBlock",
            "RawStreetProp",
            "RawPillars",
            "RawParked",
            "RawBridge",
            "RawRail",
            "RawCrossing",
            "RawTrain",
            "RawPlaced",
            "RawTraffic",
            "RawPedestrians",
            "RawStart",
            "Scale",
        ],
        || ranges::LEVEL,
    ),
    part("Objectives", "In a level, `objectives`.", &["RawObjective", "RawGoal"], || ranges::LEVEL),
    part(
        "Triggers",
        "In a level, `triggers`.",
        &["RawTrigger", "RawEvent", "RawCondition", "RawAction", "Deed"],
        || ranges::LEVEL,
    ),
    part("Points", "In a level, `score`.", &["ScoreChange"], || ranges::LEVEL),
    part("Scenes", "In a level, `scenes`.", &["RawScene", "RawStep"], || ranges::LEVEL),
    part("Packs", "`pack.ron` at the top of a pack's folder.", &["RawPack"], || &[]),
    part(
        "Campaigns",
        "`levels/campaign.ron`; a pack gives its order in `pack.ron`.",
        &["RawCampaign", "RawCampaignEntry"],
        || &[],
    ),
    part(
        "People",
        "`data/actors.ron`: a map from ids to these.",
        &["ActorDef", "GuardDef", "Faction"],
        || ranges::of(Sort::Actor),
    ),
    part(
        "Minds",
        "`data/brains.ron`: a map from ids to these.",
        &[
            "BrainDef",
            "GunMindDef",
            "GivesUp",
            "CallDef",
            "EscortDef",
            "DisguiseDef",
            "PhaseDef",
            "WayDef",
            "PartnerDef",
            "Occasion",
        ],
        || ranges::of(Sort::Brain),
    ),
    part(
        "Moves",
        "`data/movesets.ron`: a map from ids to movesets.",
        &["MovesetDef", "MoveDef", "HitEffect", "GrabDef", "ThrowDef"],
        || ranges::of(Sort::Moveset),
    ),
    part(
        "Items",
        "`data/items.ron`: a map from ids to items.",
        &[
            "ItemDef",
            "ItemKind",
            "WeaponDef",
            "TakesDef",
            "ThrownDef",
            "GunDef",
            "Hold",
            "FalloffDef",
            "SpreadDef",
            "ReloadDef",
            "AmmoDef",
        ],
        || ranges::of(Sort::Item),
    ),
    part(
        "Props",
        "`data/props.ron`: a map from ids to props.",
        &[
            "PropDef",
            "Footprint",
            "GivesDef",
            "HeatDef",
            "PropLight",
            "SillDef",
            "TipsDef",
            "SwitchDef",
            "BurstDef",
        ],
        || ranges::of(Sort::Prop),
    ),
    part("Doors", "`data/doors.ron`: a map from ids to kinds of doors.", &["DoorDef"], || {
        ranges::of(Sort::DoorKind)
    }),
    part(
        "Terrains",
        "`data/terrains.ron`: a map from ids to terrains.",
        &["TerrainDef", "TerrainKind"],
        || ranges::of(Sort::Terrain),
    ),
    part(
        "Puzzles",
        "`data/puzzles.ron`: a map from ids to puzzles.",
        &[
            "PuzzleDef",
            "FeatureDef",
            "OnCounter",
            "Part",
            "Values",
            "ValueDef",
            "Look",
            "StepDef",
            "NamesDef",
            "Shows",
            "ClueKind",
            "CostDef",
            "HintTexts",
        ],
        || ranges::of(Sort::Puzzle),
    ),
    part(
        "Vehicles",
        "`data/vehicles.ron`: a map from ids to kinds of vehicles.",
        &["VehicleDef", "Runs", "CrashDef", "VehicleSounds"],
        || ranges::of(Sort::VehicleKind),
    ),
    part(
        "Drivers",
        "`data/drivers.ron`: a map from ids to minds at the wheel.",
        &["DriverDef", "PanicDef", "PaceDef", "BlockDef", "RamDef", "ShootsDef", "DriverPhase"],
        || ranges::of(Sort::DriverKind),
    ),
    part(
        "Driving",
        "`assets/data/driving.ron`, which packs cannot bring.",
        &["DriveRules", "WheelRules", "PeopleRules", "DriverRules", "CrashRules", "LeanRules"],
        || ranges::DRIVING,
    ),
    part(
        "The looks of streets",
        "`assets/data/streets.ron`, which packs cannot bring.",
        &[
            "StreetLooks",
            "Paving",
            "HouseLook",
            "LampLook",
            "SignalLook",
            "DeckLook",
            "GroundLook",
            "SmallLooks",
        ],
        || street_looks::RANGES,
    ),
    part(
        "Of the game alone",
        "`assets/data/defaults.ron`, `difficulties.ron` and `rules.ron`, which packs cannot bring.",
        &[
            "RawDefaults",
            "DifficultyDef",
            "Rules",
            "RollRules",
            "BodyRules",
            "SlideRules",
            "BurnRules",
            "NoiseRules",
            "SquadRules",
            "GunRules",
            "MaterialDef",
            "MindRules",
            "LookRules",
            "WalkRules",
            "RingRules",
            "AttackRules",
            "FearRules",
            "ThingRules",
            "PartnerRules",
            "SeatRules",
            "GunplayRules",
            "NerveRules",
            "ArrestRules",
            "ScoreRules",
        ],
        || ranges::RULES,
    ),
];

#[cfg(test)]
mod tests;
