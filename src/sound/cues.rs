//! The cues: what each happening sounds like, read from `assets/data/cues.ron`.

use std::collections::BTreeMap;

use bevy::prelude::*;
use serde::Deserialize;

use super::{
    ambience::Source as AmbientSource,
    happening::{Event, Happening, Size},
    index::Index,
    intensity::MusicRules,
    mix::MixRules,
    road::RoadRules,
    space::SpaceRules,
};

pub use super::{case::Case, rules::SoundRules};
use crate::content::{
    codes,
    data_file::{self, At, Entries, did_you_mean},
    diagnostic::{Diagnostic, Report, Sink},
    source::{Memory, Source},
};

/// Where the cues are.
pub const PATH: &str = "assets/data/cues.ron";
/// The cues the game was built with: what plays where the file cannot be read at all.
const BUILT_IN: &str = include_str!("../../assets/data/cues.ron");

/// All cues.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cues {
    /// Numbers of the mix.
    pub mix: MixRules,
    /// Numbers of hearing.
    pub space: SpaceRules,
    /// When the music changes.
    pub music: MusicRules,
    /// The streets and the rails.
    pub road: RoadRules,
    /// Mass from which a body is big, in kilograms.
    pub big_mass: f32,
    /// A letter in so many is heard while a line is spelled.
    pub letters: usize,
    /// Materials of floors, by set of tiles.
    floors: BTreeMap<String, String>,
    /// Materials of walls, by set of tiles.
    walls: BTreeMap<String, String>,
    /// How each sound plays; one that is not listed plays as [`SoundRules::default`].
    sounds: Entries<String, SoundRules>,
    /// What answers each event: the first case that fits.
    on: BTreeMap<Event, Vec<Case>>,
    /// What murmurs where.
    pub ambience: Vec<AmbientSource>,
}

impl Cues {
    /// Reads the cues. What is wrong in them is told and left out; where nothing of the file can be read, the cues the
    /// game was built with stay.
    pub fn read(source: &dyn Source, index: &Index) -> (Self, Report) {
        let (cues, report) = data_file::read(source, PATH, |cues: &mut Self, sink| cues.check(index, sink));
        let cues = cues.unwrap_or_else(|| Self::built_in(index));
        (cues, report)
    }

    fn built_in(index: &Index) -> Self {
        let source = Memory([(PATH.to_owned(), BUILT_IN.as_bytes().to_vec())].into());
        let (cues, _) = data_file::read(&source, PATH, |cues: &mut Self, sink| cues.check(index, sink));
        // A test holds the file in the repository to its form.
        cues.unwrap_or_else(|| unreachable!("the built-in cues can be read"))
    }

    /// Leaves out what names no baked sound.
    fn check(&mut self, index: &Index, sink: &Sink) {
        // Without an index, which is told by itself, every name would be called wrong.
        if index.sounds.is_empty() {
            return;
        }
        let knows = |id: &At<String>| {
            let known = index.sounds.contains_key(&id.value);
            if !known {
                sink.push(unknown(id, index));
            }
            known
        };
        self.sounds.0.retain(|(id, _)| knows(id));
        self.on.values_mut().flatten().for_each(|case| case.play.retain(&knows));
        self.ambience.retain(|source| knows(&source.sound));
        self.road.sounds().into_iter().for_each(|id| {
            knows(id);
        });
    }

    /// What answers that happening.
    pub fn choose(&self, happening: &Happening) -> Option<&Case> {
        self.on.get(&happening.event)?.iter().find(|case| case.fits(happening))
    }

    /// All cases of the events, in their order.
    pub fn cases(&self) -> impl Iterator<Item = (Event, &Case)> {
        self.on.iter().flat_map(|(event, cases)| cases.iter().map(|case| (*event, case)))
    }

    /// How that sound plays.
    pub fn rules(&self, sound: &str) -> SoundRules {
        let listed = self.sounds.0.iter().find(|(id, _)| id.value == sound);
        listed.map_or_else(SoundRules::default, |(_, rules)| rules.clone())
    }

    /// The material of a floor by its set of tiles; one that is not listed is named as its tiles are.
    pub fn floor<'a>(&'a self, tiles: &'a str) -> &'a str {
        self.floors.get(tiles).map_or(tiles, String::as_str)
    }

    /// The material of a wall by its set of tiles.
    pub fn wall(&self, tiles: &str) -> &str {
        self.walls.get(tiles).map_or("stone", String::as_str)
    }

    /// How large a body of that mass is.
    pub fn size(&self, mass: f32, is_player: bool) -> Size {
        match (is_player, mass >= self.big_mass) {
            (true, _) => Size::Player,
            (false, true) => Size::Big,
            (false, false) => Size::Man,
        }
    }
}

fn unknown(id: &At<String>, index: &Index) -> Diagnostic {
    Diagnostic::new(codes::UNKNOWN_WORD, id.span, format!("there is no sound `{}`", id.value))
        .label("not in sounds/index.ron")
        .help(did_you_mean(&id.value, index.sounds.keys().map(String::as_str)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::content::{
        source::Folder,
        strings::{LANGUAGES, Strings},
    };

    /// An index in which every sound is known that the contract with the baker names.
    pub fn contract() -> Index {
        let (index, report) = Index::read(&Folder::new(env!("CARGO_MANIFEST_DIR")));
        assert!(report.is_clean(), "{report}");
        index
    }

    /// The cues of the repository.
    pub fn shipped() -> Cues {
        let (cues, report) = Cues::read(&Folder::new(env!("CARGO_MANIFEST_DIR")), &contract());
        assert!(report.is_clean(), "{report}");
        cues
    }

    fn sounds(cues: &Cues, happening: &Happening) -> Vec<String> {
        cues.choose(happening)
            .map_or_else(Vec::new, |case| case.sounds(happening).map(str::to_owned).collect())
    }

    #[test]
    fn the_shipped_cues_name_only_baked_sounds_and_answer_every_event() {
        let cues = shipped();
        let all = cues.on.values().flatten().flat_map(Case::named);
        assert!(all.count() > 60);
        use Event as E;
        for event in [
            E::Step,
            E::Stroke,
            E::Telegraph,
            E::ChargeReady,
            E::Hit,
            E::Hurt,
            E::Struck,
            E::Broke,
            E::Slam,
            E::Bowl,
            E::Land,
            E::Finish,
            E::Splash,
            E::Ignite,
            E::Burn,
            E::PutOut,
            E::Roll,
            E::Grab,
            E::BreakFree,
            E::Throw,
            E::PickUp,
            E::Drop,
            E::ThrowItem,
            E::ItemHit,
            E::Eat,
            E::DoorOpen,
            E::DoorLocked,
            E::DoorForced,
            E::DoorShut,
            E::Tip,
            E::Scrape,
            E::Vault,
            E::Use,
            E::Burst,
            E::LiftCall,
            E::Call,
            E::Order,
            E::Alert,
            E::Beaten,
            E::Gloat,
            E::Shot,
            E::Click,
            E::LoadOpen,
            E::LoadRound,
            E::LoadClose,
            E::LastRounds,
            E::DrawGun,
            E::Holster,
            E::Case,
            E::Aim,
            E::BulletHit,
            E::BulletBy,
            E::Duck,
            E::Surrender,
            E::Rally,
            E::Cuffs,
            E::Suspect,
            E::Passage,
            E::Checkpoint,
            E::Objective,
            E::ObjectiveFailed,
            E::Count,
            E::Medal,
            E::Won,
            E::Lost,
            E::Move,
            E::Choose,
            E::Back,
            E::Error,
            E::Type,
            E::Card,
            E::Paper,
            E::PaperShut,
            E::Pencil,
            E::Pencilled,
            E::Hint,
            E::Right,
            E::Wrong,
            E::NearMiss,
            E::Shove,
            E::RamThreat,
            E::JumpAside,
            E::TrainClack,
        ] {
            assert!(!sounds(&cues, &Happening::of(event).heavy(true)).is_empty(), "{event:?} is silent");
        }
    }

    #[test]
    fn every_caption_has_its_words_in_each_language() {
        let cues = shipped();
        let keys: Vec<&String> =
            cues.on.values().flatten().filter_map(|case| case.caption.as_ref()).collect();
        assert!(keys.len() >= 10);
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let [english, russian] = LANGUAGES.map(|language| Strings::load(root, language));
        for key in keys {
            assert_ne!(english.get(key), *key);
            assert_ne!(russian.get(key), english.get(key), "{key} is not translated");
        }
    }

    #[test]
    fn steps_sound_as_the_floor_does() {
        let cues = shipped();
        let step = |tiles: &str| sounds(&cues, &Happening::of(Event::Step).on_floor(cues.floor(tiles)));
        assert_eq!(step("bath_floor"), ["step_tile"]);
        assert_eq!(step("water"), ["step_water"]);
        assert_eq!(step("snow_floor"), ["step_snow"]);
        assert_eq!(step("deep_snow"), ["step_deep_snow"]);
        assert_eq!(step("ice"), ["step_ice"]);
        assert_eq!(step("changing_floor"), ["step_wood"]);
        assert_eq!(step("never seen"), ["step_stone"], "an unknown floor is stone");
    }

    #[test]
    fn every_gun_has_its_shot_near_and_far_and_every_material_its_strike() {
        let cues = shipped();
        let catalog = crate::content::loader::Content::open(None).unwrap().catalog();
        let guns: Vec<&String> =
            catalog.items.iter().filter(|(_, item)| item.kind.gun().is_some()).map(|(id, _)| id).collect();
        let shots = |far| -> std::collections::BTreeSet<String> {
            let shot = |gun: &&String| sounds(&cues, &Happening::of(Event::Shot).with(gun.as_str()).far(far));
            guns.iter().flat_map(shot).collect()
        };
        assert_eq!(shots(false).len(), guns.len(), "no two guns sound alike");
        assert_eq!(shots(true).len(), guns.len());
        assert!(shots(false).is_disjoint(&shots(true)));
        let hit = |material: &str| sounds(&cues, &Happening::of(Event::BulletHit).of_material(material));
        assert_eq!(hit("iron"), ["bullet_metal", "ricochet"]);
        assert_eq!(hit("plaster"), ["bullet_plaster"]);
        assert_eq!(hit("never heard of"), ["bullet_stone", "ricochet"]);
        let case = |tiles: &str| sounds(&cues, &Happening::of(Event::Case).on_floor(cues.floor(tiles)));
        assert_eq!(case("changing_floor"), ["casing_wood"]);
        assert_eq!(case("snow_floor"), ["casing_soft"]);
    }

    #[test]
    fn slams_and_blows_sound_as_what_is_met() {
        let cues = shipped();
        let slam = |material: &str| sounds(&cues, &Happening::of(Event::Slam).of_material(material));
        for material in ["wood", "stone", "iron", "snow"] {
            assert!(slam(material).contains(&format!("slam_{material}")), "{material}");
        }
        assert!(slam("cheese").contains(&"slam_stone".to_owned()));
        let hit = |heavy| sounds(&cues, &Happening::of(Event::Hit).of_material("flesh").heavy(heavy));
        assert_eq!(hit(false), ["blow_flesh_light"]);
        assert_eq!(hit(true), ["blow_flesh_heavy"]);
        let with_iron = Happening::of(Event::Hit).of_material("iron");
        assert!(sounds(&cues, &with_iron).contains(&"blow_iron".to_owned()));
        let broke = |material: &str| sounds(&cues, &Happening::of(Event::Broke).of_material(material));
        assert_eq!(broke("glass"), ["break_glass"]);
        assert_eq!(broke("wood"), ["break_wood"]);
    }

    #[test]
    fn voices_fit_the_body() {
        let cues = shipped();
        let hurt = |size| sounds(&cues, &Happening::of(Event::Hurt).by(size));
        assert_eq!(hurt(Size::Player), ["grunt_player"]);
        assert_eq!(hurt(Size::Man), ["grunt_man"]);
        assert_eq!(hurt(Size::Big), ["grunt_big"]);
        assert_eq!(cues.size(150.0, false), Size::Big);
        assert_eq!(cues.size(150.0, true), Size::Player);
        assert_eq!(cues.size(85.0, false), Size::Man);
        assert!(cues.rules("grunt_man").cooldown >= 0.3);
    }

    #[test]
    fn what_is_wrong_in_the_cues_is_told_and_the_rest_sounds() {
        let text = BUILT_IN
            .replacen("play: [\"step_water\"]", "play: [\"step_watr\"]", 1)
            .replacen("Roll: [", "Rolll: [", 1)
            .replacen("\"thud_body\": (priority:", "\"thud_body\": (dbb: 1.0, priority:", 1);
        let source = Memory([(PATH.to_owned(), text.into_bytes())].into());
        let (cues, report) = Cues::read(&source, &contract());
        let told = report.to_string();
        assert_eq!(report.diagnostics.len(), 3, "{told}");
        assert!(told.contains("there is no sound `step_watr`"), "{told}");
        assert!(told.contains("did you mean `step_water`?"), "{told}");
        assert!(told.contains("Rolll"), "{told}");
        assert!(told.contains("dbb"), "{told}");
        assert!(sounds(&cues, &Happening::of(Event::Roll)).is_empty());
        assert_eq!(sounds(&cues, &Happening::of(Event::Step).on_floor("tile")), ["step_tile"]);
    }

    #[test]
    fn cues_that_are_no_cues_leave_those_the_game_was_built_with() {
        let source = Memory([(PATH.to_owned(), b"[1, 2".to_vec())].into());
        let (cues, report) = Cues::read(&source, &contract());
        assert!(report.has_errors());
        assert_eq!(sounds(&cues, &Happening::of(Event::Choose)), ["menu_choose"]);
    }
}
