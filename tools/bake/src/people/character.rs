//! What a character's source says: `art/people/NAME.ron`.

use std::path::Path;

use serde::{Deserialize, Deserializer, de::Error};

use super::{garments::Garment, moves::Set, rig::Build, source, stance::Stance};
use crate::palette::{self, Ramp};

/// A ramp of the palette, written by its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dye(pub Ramp);

impl<'de> Deserialize<'de> for Dye {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let known = || palette::RAMPS.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ");
        palette::ramp(&name)
            .map(Dye)
            .ok_or_else(|| D::Error::custom(format!("there is no ramp {name:?}; there are: {}", known())))
    }
}

/// A person's looks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Character {
    /// Height, metres.
    pub height: f32,
    /// Width of the shoulders, 1 for ordinary.
    #[serde(default = "one")]
    pub shoulders: f32,
    /// Thickness of arms, legs and chest, 1 for ordinary.
    #[serde(default = "one")]
    pub muscle: f32,
    /// How round the belly is, 0 for flat, 1 for very.
    #[serde(default)]
    pub belly: f32,
    /// Size of the head, 1 for ordinary.
    #[serde(default = "one")]
    pub head: f32,
    /// Ramp of the skin.
    pub skin: Dye,
    /// What grows on the head.
    #[serde(default)]
    pub hair: Hair,
    /// Ramp of hair, brows, beard.
    pub hair_colour: Dye,
    /// What grows in the face.
    #[serde(default)]
    pub beard: Beard,
    /// A softer face and waist: thin brows, full lips, a narrow jaw.
    #[serde(default)]
    pub soft: bool,
    /// Clothes and marks, in any order.
    #[serde(default)]
    pub wear: Vec<Garment>,
    /// The sets of movements in which he is baked.
    #[serde(default = "brawl")]
    pub moves: Vec<Set>,
    /// The name of how he stands, one of `moves/stances/`; without it, in the guard.
    #[serde(default)]
    pub stance: Option<String>,
    /// Whether a large hat or a load asks for larger cells; then there is no room for `Guns`.
    #[serde(default)]
    pub roomy: bool,
    /// That stance.
    #[serde(skip)]
    pub stands: Option<Stance>,
}

fn brawl() -> Vec<Set> {
    vec![Set::Brawl]
}

fn one() -> f32 {
    1.0
}

/// What grows on a head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Hair {
    /// Nothing.
    #[default]
    Bald,
    /// A shadow on the skull.
    Shaved,
    /// Close to the head.
    Short,
    /// A flat brush, shaved at the sides.
    Brush,
    /// Full, with a parting and a fringe.
    Full,
    /// Drawn back to a tail.
    Tied,
    /// A wreath about a bald crown.
    Wreath,
    /// Combed back, long in the nape.
    Swept,
    /// Uncombed, over the ears.
    Messy,
    /// A round cloud of tight curls.
    Curls,
    /// Down to the shoulders.
    Long,
    /// A ball of curls as wide as the shoulders' half.
    Afro,
    /// A knot on the crown.
    Bun,
    /// A comb from brow to nape, shaved at the sides.
    Crest,
    /// Drawn up to a tail that falls down the back.
    Ponytail,
    /// Combed up from the brow, and high.
    Quiff,
    /// Set in waves, out over the ears.
    Waved,
}

/// What grows in a face.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Beard {
    /// Nothing.
    #[default]
    Shaven,
    /// On the lip.
    Moustache,
    /// On lip and chin, full.
    Full,
    /// On lip and chin, trimmed to a point.
    Goatee,
    /// Down to the breast.
    Long,
}

impl Character {
    /// Reads the file and checks its numbers; also gives its text.
    pub fn load(path: &Path) -> Result<(Character, String), String> {
        let (character, text): (Character, String) = source::read(path)?;
        character.check().map_err(|error| format!("{}: {error}", path.display()))?;
        Ok((character, text))
    }

    fn check(&self) -> Result<(), String> {
        // Beyond these the body would leave its cell.
        let limits = [
            ("height", self.height, 1.0, 2.1),
            ("shoulders", self.shoulders, 0.6, 1.5),
            ("muscle", self.muscle, 0.6, 1.5),
            ("belly", self.belly, 0.0, 1.0),
            ("head", self.head, 0.6, 1.4),
        ];
        for (field, value, low, high) in limits {
            if !(low..=high).contains(&value) {
                return Err(format!("{field}: {value} is not between {low} and {high}"));
            }
        }
        Ok(())
    }

    /// The proportions for the rig.
    pub fn build(&self) -> Build {
        Build { height: self.height, shoulders: self.shoulders }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        match source::parse::<Character>(text) {
            Ok(character) => character.check().expect_err("it is bad"),
            Err(error) => error,
        }
    }

    #[test]
    fn bad_data_names_its_field() {
        assert!(error("(height: 9.0, skin: \"skin\", hair_colour: \"hair\")").starts_with("height:"));
        assert!(error("(height: nan, skin: \"skin\", hair_colour: \"hair\")").contains("height"));
        let unknown = error("(\n  height: 1.8,\n  skin: \"green\",\n  hair_colour: \"hair\")");
        assert!(
            unknown.starts_with("3:") && unknown.contains("\"green\"") && unknown.contains("skin:"),
            "{unknown}"
        );
        assert!(error("(height: 1.8, skin: \"skin\")").contains("hair_colour"));
        assert!(error("(height: 1.8, skin: \"skin\", hair_colour: \"hair\", tail: 1)").contains("tail"));
    }
}
