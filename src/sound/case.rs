//! One answer to an event: when it fits, what is heard, what can be read.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::happening::{Happening, Size};
use crate::content::data_file::At;

/// One answer to an event. What is left out fits everything.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The floor's material.
    #[serde(default)]
    floor: Option<String>,
    /// The material of what was struck, or of what struck.
    #[serde(default)]
    material: Option<String>,
    /// Whom it is about.
    #[serde(default)]
    who: Option<Size>,
    /// Whether heavily.
    #[serde(default)]
    heavy: Option<bool>,
    /// Id of the thing for the hand that it is about.
    #[serde(default)]
    item: Option<String>,
    /// Whether far away or behind a wall.
    #[serde(default)]
    far: Option<bool>,
    /// The sounds, all at once.
    #[serde(default)]
    pub(super) play: Vec<At<String>>,
    /// Whether the sound is heard, too, that the thing itself names.
    #[serde(default)]
    own: bool,
    /// Added to them, in decibels.
    #[serde(default)]
    pub db: f32,
    /// Message key of the words shown where it is not seen.
    #[serde(default)]
    pub caption: Option<String>,
    /// How far these words are shown, in metres; without it as far as the sounds are heard, and a little farther.
    #[serde(default)]
    pub told: Option<f32>,
}

impl Case {
    /// Whether it answers that happening.
    pub fn fits(&self, happening: &Happening) -> bool {
        let same = |wanted: &Option<String>, is: &Option<String>| wanted.is_none() || wanted == is;
        same(&self.floor, &happening.floor)
            && same(&self.material, &happening.material)
            && (self.who.is_none() || self.who == happening.size)
            && same(&self.item, &happening.item)
            && self.heavy.is_none_or(|heavy| heavy == happening.heavy)
            && self.far.is_none_or(|far| far == happening.far)
    }

    /// The ids of the sounds by which it answers that happening.
    pub fn sounds<'c>(&'c self, happening: &'c Happening) -> impl Iterator<Item = &'c str> {
        self.named().chain(happening.item.as_deref().filter(|_| self.own))
    }

    /// The ids of the sounds that it names itself.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        self.play.iter().map(|id| id.value.as_str())
    }

    /// Whether it answers only what is heavy, or only what is not.
    pub fn is_heavy(&self) -> Option<bool> {
        self.heavy
    }

    /// Whether it can answer something where there are only those floors, materials and things.
    pub fn may_fit(
        &self,
        floors: &BTreeSet<String>,
        materials: &BTreeSet<String>,
        has: impl Fn(&str) -> bool,
    ) -> bool {
        self.floor.as_ref().is_none_or(|floor| floors.contains(floor))
            && self.material.as_ref().is_none_or(|material| materials.contains(material))
            && self.item.as_deref().is_none_or(has)
    }
}
