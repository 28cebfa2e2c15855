//! Names in scope: what is known by which name, where it is defined, and what to say of a name that is not.

use std::collections::BTreeMap;

use super::{
    codes::{self, Code},
    diagnostic::{Diagnostic, Sink, Span},
    suggest,
    syntax::At,
};

/// Sorts of things that have names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Kinds of people.
    Actor,
    /// Minds.
    Brain,
    /// Movesets.
    Moveset,
    /// Items.
    Item,
    /// Props.
    Prop,
    /// Kinds of doors.
    DoorKind,
    /// Terrains.
    Terrain,
    /// Puzzles.
    Puzzle,
    /// Kinds of vehicles.
    VehicleKind,
    /// Drivers' minds.
    DriverKind,
    /// Shared glyph sets.
    Legend,
    /// Named colours.
    Color,
    /// Difficulties.
    Difficulty,
    /// Baked sounds that come to an end.
    Sound,
    /// Baked sounds that are repeated without a seam.
    Loop,
    /// Nodes of the level's streets.
    Node,
    /// Streets of the level.
    Street,
    /// Rails of the level.
    Rail,
    /// Trains of the level.
    Train,
    /// Floors of the level.
    Floor,
    /// Zones of the level.
    Zone,
    /// Flags of the level.
    Flag,
    /// Objectives of the level.
    Objective,
    /// Triggers of the level.
    Trigger,
    /// Scenes of the level.
    Scene,
    /// Timers that the level starts.
    Timer,
    /// Tags of people.
    Person,
    /// Tags of markers, exits, stairs and lifts.
    Place,
    /// Tags of vehicles.
    Vehicle,
    /// Tags of doors.
    Door,
    /// Tags of props.
    PropTag,
    /// Tags of items.
    ItemTag,
    /// Tags of lamps.
    Lamp,
}

/// The sorts that share the one space of tags.
const TAGS: [Sort; 7] =
    [Sort::Person, Sort::Place, Sort::Vehicle, Sort::Door, Sort::PropTag, Sort::ItemTag, Sort::Lamp];

/// With more reports than this, names are no longer compared: nobody reads on, and it would take minutes.
const MAX_ADVICE: usize = 200;

impl Sort {
    /// What one of them is called.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Actor => "kind of person",
            Self::Brain => "mind",
            Self::Moveset => "moveset",
            Self::Item => "item",
            Self::Prop => "prop",
            Self::DoorKind => "kind of door",
            Self::Terrain => "terrain",
            Self::Puzzle => "puzzle",
            Self::VehicleKind => "kind of vehicle",
            Self::DriverKind => "driver's mind",
            Self::Legend => "legend",
            Self::Color => "colour",
            Self::Difficulty => "difficulty",
            Self::Sound => "sound",
            Self::Loop => "repeated sound",
            Self::Node => "node",
            Self::Street => "street",
            Self::Rail => "rails",
            Self::Train => "train",
            Self::Floor => "floor",
            Self::Zone => "zone",
            Self::Flag => "flag",
            Self::Objective => "objective",
            Self::Trigger => "trigger",
            Self::Scene => "scene",
            Self::Timer => "timer",
            Self::Person => "person with the tag",
            Self::Place => "place with the tag",
            Self::Vehicle => "vehicle with the tag",
            Self::Door => "door with the tag",
            Self::PropTag => "prop with the tag",
            Self::ItemTag => "item with the tag",
            Self::Lamp => "lamp with the tag",
        }
    }

    fn code(self) -> Code {
        match self {
            Self::Actor => codes::UNKNOWN_ACTOR,
            Self::Brain => codes::UNKNOWN_BRAIN,
            Self::Moveset => codes::UNKNOWN_MOVESET,
            Self::Item => codes::UNKNOWN_ITEM,
            Self::Prop => codes::UNKNOWN_PROP,
            Self::DoorKind => codes::UNKNOWN_DOOR,
            Self::Terrain => codes::UNKNOWN_TERRAIN,
            Self::Puzzle => codes::UNKNOWN_PUZZLE,
            Self::VehicleKind => codes::UNKNOWN_VEHICLE,
            Self::DriverKind => codes::UNKNOWN_DRIVER,
            Self::Node => codes::UNKNOWN_NODE,
            Self::Street => codes::UNKNOWN_STREET,
            Self::Rail | Self::Train => codes::UNKNOWN_RAIL,
            Self::Legend => codes::UNKNOWN_LEGEND,
            Self::Color => codes::UNKNOWN_COLOR,
            Self::Difficulty => codes::UNKNOWN_DIFFICULTY,
            Self::Sound | Self::Loop => codes::UNKNOWN_SOUND,
            Self::Floor => codes::UNKNOWN_FLOOR,
            Self::Zone => codes::UNKNOWN_ZONE,
            Self::Flag => codes::UNKNOWN_FLAG,
            Self::Objective => codes::UNKNOWN_OBJECTIVE,
            Self::Scene => codes::UNKNOWN_SCENE,
            Self::Timer => codes::UNKNOWN_TIMER,
            Self::Trigger
            | Self::Person
            | Self::Place
            | Self::Vehicle
            | Self::Door
            | Self::PropTag
            | Self::ItemTag
            | Self::Lamp => codes::UNKNOWN_TAG,
        }
    }
}

/// Names by sort, each with the place of its definition.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<Sort, BTreeMap<String, Span>>);

impl Names {
    /// Adds a name; the first definition stays. Tells the place of the earlier one, if there is one.
    pub fn add(&mut self, sort: Sort, name: impl Into<String>, span: Span) -> Option<Span> {
        let names = self.0.entry(sort).or_default();
        let name = name.into();
        if let Some(first) = names.get(&name) {
            return Some(*first);
        }
        names.insert(name, span);
        None
    }

    /// Where the name is defined.
    pub fn place(&self, sort: Sort, name: &str) -> Option<Span> {
        self.0.get(&sort)?.get(name).copied()
    }

    /// All names of that sort.
    pub fn of(&self, sort: Sort) -> impl Iterator<Item = (&str, Span)> {
        self.0.get(&sort).into_iter().flatten().map(|(name, span)| (name.as_str(), *span))
    }

    /// The full name of what is meant, or none after a report. A name without a prefix is one of `core/`, where the
    /// names of that sort have prefixes at all.
    pub fn find(&self, sort: Sort, name: &At<String>, sink: &Sink) -> Option<String> {
        if let Some(known) = self.full(sort, name) {
            return Some(known);
        }
        sink.push(self.unknown(sort, name, sink.len() < MAX_ADVICE));
        None
    }

    fn full(&self, sort: Sort, name: &str) -> Option<String> {
        let names = self.0.get(&sort)?;
        if names.contains_key(name) {
            return Some(name.to_owned());
        }
        let full = format!("core/{name}");
        names.contains_key(&full).then_some(full)
    }

    fn unknown(&self, sort: Sort, name: &At<String>, advice: bool) -> Diagnostic {
        let other = TAGS.contains(&sort).then(|| self.other_tag(sort, name)).flatten();
        let message = format!("there is no {} `{}`", sort.noun(), name.value);
        let report = Diagnostic::new(sort.code(), name.span, message).label("not known");
        if let Some((other, span)) = other {
            let help = format!("a {} `{}` there is, but it does not belong here", other.noun(), name.value);
            return report.related(span, "this has the tag").help(help);
        }
        if !advice {
            return report;
        }
        let nearest = suggest::nearest(name, self.of(sort).map(|(known, _)| known));
        match nearest {
            Some(nearest) => report
                .help(format!("did you mean `{nearest}`?"))
                .related(self.place(sort, nearest), format!("`{nearest}` is defined here")),
            None => report.expected(self.known(sort)),
        }
    }

    fn other_tag(&self, sort: Sort, name: &str) -> Option<(Sort, Span)> {
        TAGS.into_iter().filter(|tag| *tag != sort).find_map(|tag| Some((tag, self.place(tag, name)?)))
    }

    fn known(&self, sort: Sort) -> String {
        let known: Vec<&str> = self.of(sort).map(|(name, _)| name).take(9).collect();
        match known.len() {
            0 => format!("one that is defined, but no {} is", sort.noun().trim_end_matches(" with the tag")),
            9 => format!("one that is defined, such as {}", suggest::one_of(&known[..3])),
            _ => suggest::one_of(&known),
        }
    }
}
