//! What streets look like (`assets/data/streets.ron`): what is drawn for the kinds of streets and houses that levels name.
//! Pictures alone depend on it, and no fight: it is in no level's hash.
//!
//! Lengths on the ground are metres; what has to do with a picture is counted in its pixels, as drivers see it. Colours are
//! red, green and blue from 0 to 1.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    check::ranges::{self, Range},
    codes,
    diagnostic::{Diagnostic, Files, Sink},
    driving::Scale,
    loader::text_of,
    source::Source,
    suggest::did_you_mean,
    syntax::{self, At, Node},
};

/// The file.
const PATH: &str = "assets/data/streets.ron";

/// Its numbers.
pub(super) const RANGES: &[Range] = &[
    ("roof", 1.0, 512.0),
    ("reach", 0.1, 100.0),
    ("every", 5.0, 1000.0),
    ("off", 0.0, 20.0),
    ("arm", 0.0, 20.0),
    ("unlit", 1.0, 1000.0),
    ("hangs", 0.0, 200.0),
    ("heads", 0.0, 200.0),
    ("lights", 0.0, 200.0),
    ("glow", 0.0, 200.0),
    ("color", 0.0, 4.0),
    ("piece", 8.0, 512.0),
    ("breadth", 8.0, 512.0),
    ("high", 0.0, 512.0),
    ("girder", 0.0, 512.0),
];

/// All that streets are drawn from.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StreetLooks {
    /// What each kind of street is made of; a kind that is not listed is a `Street`.
    pub pavings: BTreeMap<String, Paving>,
    /// The houses, by the kinds of which a level's rows are made.
    pub houses: BTreeMap<String, HouseLook>,
    /// Houses that are shown in turn for a kind that is not listed.
    pub others: Vec<At<String>>,
    /// Pictures of roofs, one of which covers each house.
    pub roofs: Vec<String>,
    /// One house in so many of those with signs bears none.
    pub unlit: u32,
    /// How high over the sidewalk a sign hangs.
    pub hangs: f32,
    /// Lamps along the streets, by what the streets are made of; where nothing is listed none stand.
    pub lamps: BTreeMap<Paving, LampLook>,
    /// The lights of a junction.
    pub signal: SignalLook,
    /// The picture of a pillar for whose kind there is none of its own.
    pub pillar: String,
    /// The elevated.
    pub deck: DeckLook,
    /// The road.
    pub road: GroundLook,
    /// The sidewalk.
    pub walk: GroundLook,
    /// A yard.
    pub yard: GroundLook,
    /// Between the rails of a crossing.
    pub planks: GroundLook,
    /// Rails on their ballast, from west to east.
    pub track: GroundLook,
    /// People as drivers see them.
    pub people: SmallLooks,
}

/// What a street is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Paving {
    /// Asphalt with marks.
    #[default]
    Street,
    /// Patched asphalt without any.
    Alley,
    /// Cinders.
    Yard,
}

/// A kind of house.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseLook {
    /// Its picture: the roof above, the face below.
    pub picture: String,
    /// How much of the picture, from above, is roof.
    pub roof: u32,
    /// Pictures of signs, one of which hangs at a front that looks to the south.
    #[serde(default)]
    pub signs: Vec<String>,
    /// The light that its front throws before it, one of these colours; nothing throws none.
    #[serde(default)]
    pub throws: Vec<(f32, f32, f32)>,
    /// How far that light reaches.
    #[serde(default = "reach")]
    pub reach: f32,
}

/// Lamps along a street.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LampLook {
    /// Its picture where its arm points to the south, and where it points to the north.
    pub pictures: (String, String),
    /// From one to the next on the same side.
    pub every: f32,
    /// From the kerb to its foot.
    pub off: f32,
    /// From its foot to under its head, towards the road.
    pub arm: f32,
    /// The colour of its light.
    pub color: (f32, f32, f32),
    /// How far its light reaches.
    pub reach: f32,
    /// How high its head is in each picture.
    pub heads: (f32, f32),
    /// Across of the glow around its head.
    pub glow: f32,
}

/// The lights of a junction.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignalLook {
    /// Its picture while it is red, amber, green.
    pub pictures: (String, String, String),
    /// How high the red, the amber and the green lamp are.
    pub lights: (f32, f32, f32),
    /// Across of the glow around the one that shines.
    pub glow: f32,
}

/// The deck of the elevated.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeckLook {
    /// The picture of a piece that runs from west to east.
    pub picture: String,
    /// The picture of its shadow.
    pub shadow: String,
    /// Length of a piece.
    pub piece: f32,
    /// Breadth of the deck.
    pub breadth: f32,
    /// How high it is over the ground.
    pub high: f32,
    /// Height of the girder under it.
    pub girder: f32,
}

/// A ground, as it is seen at both scales.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroundLook {
    /// Its picture for who drives.
    pub drive: String,
    /// Its picture for who walks.
    pub foot: String,
}

/// People as drivers see them: few looks, and few movements.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmallLooks {
    /// Looks of passers-by, one of which is shown for whoever was never drawn so small.
    pub passers: Vec<String>,
    /// Movements that were never drawn so small, each with the one that is shown instead.
    pub clips: BTreeMap<String, String>,
}

fn reach() -> f32 {
    8.0
}

impl GroundLook {
    /// Its picture at that scale.
    pub fn at(&self, scale: Scale) -> &str {
        match scale {
            Scale::Drive => &self.drive,
            Scale::Foot => &self.foot,
        }
    }
}

impl StreetLooks {
    /// Reads the file of that source; what is wrong is told.
    pub(super) fn read(source: &dyn Source, files: &mut Files, sink: &Sink) -> Option<Self> {
        let (file, text) = text_of(PATH, source.read(PATH), files, sink)?;
        let node = syntax::parse(file, &text, sink);
        ranges::check(&node, RANGES, sink);
        let looks: Self = syntax::read(&node, sink)?;
        looks.check(&node, sink);
        Some(looks)
    }

    /// All pictures that it names, as they are seen at that scale.
    pub fn pictures(&self, scale: Scale) -> impl Iterator<Item = &str> {
        let houses = self.houses.values().flat_map(|house| house.signs.iter().chain([&house.picture]));
        let lamps = self.lamps.values().flat_map(|lamp| [&lamp.pictures.0, &lamp.pictures.1]);
        let (red, amber, green) = &self.signal.pictures;
        let single = [red, amber, green, &self.pillar, &self.deck.picture, &self.deck.shadow];
        let grounds = [&self.road, &self.walk, &self.yard, &self.planks, &self.track];
        let all = houses.chain(&self.roofs).chain(lamps).chain(single).map(String::as_str);
        all.chain(grounds.map(|ground| ground.at(scale)))
    }

    /// The house that shows a building of that kind; `draw` chooses where no house is of that kind.
    pub fn house(&self, kind: &str, draw: usize) -> Option<&HouseLook> {
        self.houses.get(kind).or_else(|| {
            let other = self.others.get(draw % self.others.len().max(1))?;
            self.houses.get(&other.value)
        })
    }

    /// Tells what its lists lack, and what they name that there is not.
    fn check(&self, node: &Node<'_>, sink: &Sink) {
        for other in self.others.iter().filter(|other| !self.houses.contains_key(&other.value)) {
            let message = format!("there is no house `{}`", other.value);
            let known = self.houses.keys().map(String::as_str);
            let unknown = Diagnostic::new(codes::UNKNOWN_WORD, other.span, message);
            sink.push(unknown.label("not among the houses").help(did_you_mean(other, known)));
        }
        for (field, is_empty) in [("others", self.others.is_empty()), ("roofs", self.roofs.is_empty())] {
            if let Some(place) = node.field(field).filter(|_| is_empty) {
                let empty = Diagnostic::new(codes::OUT_OF_RANGE, place.span, format!("`{field}` is empty"));
                sink.push(empty.label("nothing in it").expected("at least one name"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::source::{Folder, Memory};

    /// What is told of the shipped file, changed so.
    fn told(from: &str, to: &str) -> Vec<(&'static str, String)> {
        let shipped = Folder::new(env!("CARGO_MANIFEST_DIR")).read(PATH).expect("the file");
        let text = String::from_utf8(shipped).expect("a text");
        assert!(text.contains(from), "{from}");
        let changed = Memory([(PATH.to_owned(), text.replacen(from, to, 1).into_bytes())].into());
        let (sink, mut files) = (Sink::default(), Files::default());
        StreetLooks::read(&changed, &mut files, &sink);
        let told = |diagnostic: Diagnostic| {
            assert!(diagnostic.span.is_some(), "it has its place");
            (diagnostic.code.name(), diagnostic.message)
        };
        sink.take().into_iter().map(told).collect()
    }

    #[test]
    fn what_is_wrong_with_the_looks_of_streets_is_told_at_its_place() {
        assert!(told("roof: 62", "roof: 62").is_empty());
        assert_eq!(told("roof: 62", "roof: 0"), [("E502", "0 is out of the range of `roof`".to_owned())]);
        let others = r#"others: ["tenement""#;
        assert_eq!(
            told(others, r#"others: ["tenemnt""#),
            [("E104", "there is no house `tenemnt`".to_owned())]
        );
        assert!(told("unlit:", "unlitt:").iter().any(|(code, _)| *code == "E101"));
    }

    #[test]
    fn a_kind_that_is_no_house_is_shown_by_another() {
        let (sink, mut files) = (Sink::default(), Files::default());
        let looks = StreetLooks::read(&Folder::new(env!("CARGO_MANIFEST_DIR")), &mut files, &sink);
        let looks = looks.expect("the file");
        let shown = |kind, draw| looks.house(kind, draw).map(|house| house.picture.as_str());
        assert_eq!(shown("diner", 7), Some("street/diner"));
        assert_eq!([shown("mill", 0), shown("mill", 1)], [Some("street/tenement"), Some("street/shop")]);
    }
}
