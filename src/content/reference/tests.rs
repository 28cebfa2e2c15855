//! The page is the one in `docs/`, and it names exactly what the reader asks for.

use std::fmt;

use serde::{
    Deserialize,
    de::{self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor},
};

use super::source::Shape;
use crate::content::{
    actor::*, conduct::*, deed::Deed, door::*, driver::*, driving::*, gun::*, item::*, mind::*, moves::*,
    partner::*, prop::*, puzzle::*, raw::campaign::RawCampaignEntry, raw::roads::RawStart, raw::*, rules::*,
    score::*, street_looks::*, terrain::*, thing::*, vehicle::*,
};

/// What a type asks its deserializer for: the names of its fields, or of its words.
#[derive(Debug)]
struct Asked(Vec<&'static str>);

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Asked {}

impl de::Error for Asked {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(Vec::new())
    }
}

/// Answers every question with an error that holds the question; of a list of words it may choose one first.
#[derive(Clone, Copy)]
struct Asker(Option<&'static str>);

impl<'de> Deserializer<'de> for Asker {
    type Error = Asked;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Asked> {
        Err(Asked(vec!["one value"]))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Asked> {
        Err(Asked(fields.to_vec()))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Asked> {
        match self.0 {
            Some(word) => visitor.visit_enum(Chosen(word)),
            None => Err(Asked(words.to_vec())),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

struct Chosen(&'static str);

impl<'de> EnumAccess<'de> for Chosen {
    type Error = Asked;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Asked> {
        let name: de::value::StrDeserializer<'_, Asked> = self.0.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Chosen {
    type Error = Asked;

    fn unit_variant(self) -> Result<(), Asked> {
        Err(Asked(Vec::new()))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Asked> {
        Err(Asked(vec!["one value"]))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, _: V) -> Result<V::Value, Asked> {
        Err(Asked(vec!["one value"; len]))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Asked> {
        Err(Asked(fields.to_vec()))
    }
}

fn asked<T: for<'de> Deserialize<'de>>(word: Option<&'static str>) -> Vec<&'static str> {
    T::deserialize(Asker(word)).err().map_or(Vec::new(), |asked| asked.0)
}

#[track_caller]
fn compare<T: for<'de> Deserialize<'de>>(name: &str, shapes: &[Shape], seen: &mut Vec<String>) {
    let shape =
        shapes.iter().find(|shape| shape.name == name).unwrap_or_else(|| panic!("{name} is not found"));
    seen.push(name.to_owned());
    let read = asked::<T>(None);
    if shape.words.is_empty() {
        let found: Vec<&str> = shape.fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(found, read, "{name}");
        return;
    }
    // Another name of the same word is asked for too.
    let found: Vec<&str> = shape
        .words
        .iter()
        .flat_map(|word| [Some(word.name.as_str()), word.alias.as_deref()])
        .flatten()
        .collect();
    let words: Vec<&str> = shape.words.iter().map(|word| word.name.as_str()).collect();
    assert!(read == found || read == words, "{name}: {read:?}, {found:?}");
    for word in &shape.words {
        let asked_word = read.iter().find(|other| **other == word.name).expect("it was compared");
        let inside = asked::<T>(Some(asked_word));
        let fields: Vec<&str> = word.fields.iter().map(|field| field.name.as_str()).collect();
        match word.values.len() {
            0 => assert_eq!(fields, inside, "{name}: {}", word.name),
            count => assert_eq!(vec!["one value"; count], inside, "{name}: {}", word.name),
        }
    }
}

macro_rules! compare_all {
    ($shapes:expr, $seen:expr, $($type:ident)+) => {
        $(compare::<$type>(stringify!($type), $shapes, $seen);)+
    };
}

#[test]
fn the_page_names_what_the_reader_asks_for() {
    let shapes = super::shapes();
    let mut seen = Vec::new();
    compare_all!(&shapes, &mut seen,
        RawLevel RawFloor RawGlyph RawThing RawZone RawLight RawWeather RawObjective RawGoal RawTrigger RawEvent RawCondition
        RawAction Deed RawScene RawStep RawPack RawCampaign RawCampaignEntry RawDefaults ActorDef GuardDef Faction BrainDef MovesetDef
        MoveDef HitEffect GrabDef ThrowDef ItemDef ItemKind WeaponDef TakesDef ThrownDef GunDef Hold FalloffDef SpreadDef ReloadDef GunRules MaterialDef AmmoDef PropDef Footprint GivesDef HeatDef
        PropLight TerrainDef TerrainKind DifficultyDef Rules RollRules BodyRules SlideRules BurnRules NoiseRules SquadRules
        MindRules LookRules WalkRules RingRules AttackRules FearRules ScoreRules ScoreChange GunMindDef GivesUp CallDef EscortDef DisguiseDef PhaseDef WayDef GunplayRules NerveRules ArrestRules
        DoorDef SillDef TipsDef SwitchDef BurstDef ThingRules PartnerDef Occasion PartnerRules SeatRules
        PuzzleDef OnCounter FeatureDef Part Values ValueDef Look StepDef NamesDef Shows ClueKind CostDef HintTexts
        RawRoads RawStreet Side RawJunction RawArea RawBlock RawStreetProp RawPillars RawParked RawBridge RawRail RawCrossing
        RawTrain RawPlaced RawTraffic RawPedestrians RawStart Scale VehicleDef Runs CrashDef VehicleSounds DriverDef PanicDef
        PaceDef BlockDef RamDef ShootsDef DriverPhase DriveRules WheelRules PeopleRules DriverRules CrashRules LeanRules
        StreetLooks Paving HouseLook LampLook SignalLook DeckLook GroundLook SmallLooks);
    let listed: Vec<&str> = super::PARTS.iter().flat_map(|part| part.types).copied().collect();
    for shape in shapes.iter().filter(|shape| !shape.fields.is_empty() || !shape.words.is_empty()) {
        assert!(listed.contains(&shape.name.as_str()), "{} is on no part of the page", shape.name);
        assert!(seen.contains(&shape.name), "{} is not compared with the reader", shape.name);
    }
}

#[test]
fn every_field_and_word_has_a_sentence() {
    for shape in super::shapes() {
        assert!(!shape.doc.is_empty(), "{}", shape.name);
        let fields = shape.fields.iter().chain(shape.words.iter().flat_map(|word| &word.fields));
        for field in fields {
            assert!(!field.doc.is_empty(), "{}: {}", shape.name, field.name);
        }
        for word in &shape.words {
            assert!(!word.doc.is_empty(), "{}: {}", shape.name, word.name);
        }
    }
}

#[test]
fn the_page_in_docs_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/reference.md");
    let committed = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(committed == super::page(), "write it anew: red-heat reference --out docs/reference.md");
}
