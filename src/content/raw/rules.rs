//! A level's triggers and scenes.

use serde::Deserialize;

use super::RawPlaced;
use crate::content::{actor::Faction, deed::Deed, syntax::At};

/// One rule of a level.
#[derive(Deserialize)]
#[serde(rename = "Trigger")]
pub struct RawTrigger {
    /// Name in this file.
    pub id: At<String>,
    /// What sets it off.
    pub on: At<RawEvent>,
    /// What must hold as well, all of it.
    #[serde(default)]
    pub when: Vec<RawCondition>,
    /// What is done, in order.
    pub then: Vec<RawAction>,
    /// Seconds before it can go off again; without it, it goes off once.
    #[serde(default)]
    pub cooldown_secs: Option<f32>,
}

/// What sets a trigger off.
#[derive(Deserialize)]
#[serde(rename = "Event")]
pub enum RawEvent {
    /// The level begins.
    LevelStart,
    /// The player comes into that zone.
    EnterZone(At<String>),
    /// The player leaves that zone.
    LeaveZone(At<String>),
    /// Everyone with that tag is beaten or has fled.
    Cleared(At<String>),
    /// Somebody with that tag is beaten.
    Beaten(At<String>),
    /// Somebody with that tag sees the player.
    Alerted(At<String>),
    /// Somebody with that tag gives up.
    Surrendered(At<String>),
    /// Somebody with that tag is put in handcuffs.
    Arrested(At<String>),
    /// Somebody with that tag loses the ground under the feet, on ice.
    Slipped(At<String>),
    /// Somebody with that tag catches fire.
    Ignited(At<String>),
    /// What bursts or comes down strikes somebody with that tag, whoever let it: a prop that has `bursts`.
    Befell(At<String>),
    /// Somebody with that tag goes over to a phase of his mind.
    Phase {
        /// Whose tag.
        tag: At<String>,
        /// Which phase: the first is 1.
        phase: At<u32>,
    },
    /// A player stands in that zone and makes a movement there, with the hand's key held. Who lets go, or is struck, has
    /// to begin anew.
    Gesture {
        /// The zone.
        zone: At<String>,
        /// The clip of the movement: `"salute"`.
        clip: String,
        /// Seconds for which it is held.
        secs: f32,
    },
    /// A prop with that tag breaks.
    Broken(At<String>),
    /// Somebody uses a switch with that tag: a prop that has `switch`.
    Used(At<String>),
    /// The player picks up that item.
    Took(At<String>),
    /// That objective is done.
    Done(At<String>),
    /// That flag is set.
    FlagSet(At<String>),
    /// Time has passed since the level began, or since a timer was started.
    After {
        /// How many seconds.
        secs: f32,
        /// Name given in `StartTimer`; without it, since the level began.
        #[serde(default)]
        timer: Option<At<String>>,
    },
    /// The player's health falls under that share (0 to 1).
    HealthBelow(f32),
    /// A loud noise is heard anywhere.
    ShotFired,
    /// The player has done that.
    Did(Deed),
    /// That puzzle is solved: the paper was put away with the last answer on it.
    PuzzleSolved {
        /// Id of the puzzle.
        puzzle: At<String>,
        /// Name of the step that is meant; without it, the last.
        #[serde(default)]
        step: Option<At<String>>,
    },
    /// A wrong answer was given in that puzzle; heard once the paper is put away.
    WrongAnswer {
        /// Id of the puzzle.
        puzzle: At<String>,
        /// Name of the step that is meant; without it, any.
        #[serde(default)]
        step: Option<At<String>>,
    },
    /// A hint was asked for in that puzzle; heard once the paper is put away.
    HintTaken {
        /// Id of the puzzle.
        puzzle: At<String>,
        /// Name of the step that is meant; without it, any.
        #[serde(default)]
        step: Option<At<String>>,
    },
    /// The player gets into a vehicle with that tag.
    EnterVehicle(At<String>),
    /// The player gets out of a vehicle with that tag.
    LeaveVehicle(At<String>),
    /// A vehicle with that tag becomes a wreck.
    VehicleWrecked(At<String>),
    /// A vehicle with that tag is knocked.
    Hit {
        /// Its tag.
        tag: At<String>,
        /// By what: the tag of a vehicle, or the name of a train; otherwise by anything.
        #[serde(default)]
        by: Option<At<String>>,
    },
    /// A vehicle with that tag is worn down: less than that share of its health is left (0 to 1).
    Worn {
        /// Its tag.
        tag: At<String>,
        /// Under this share.
        below: f32,
    },
    /// Somebody, or a vehicle, comes to that node, area or zone.
    Passed {
        /// Where.
        at: At<String>,
        /// Whose tag; otherwise the player.
        #[serde(default)]
        tag: Option<At<String>>,
    },
    /// Two come nearer to each other than `under`, or further from each other than `over`.
    Distance {
        /// The one's tag, of a person or a vehicle.
        tag: At<String>,
        /// The other's tag, or a node or area; otherwise the player.
        #[serde(default)]
        to: Option<At<String>>,
        /// Nearer than so many metres.
        #[serde(default)]
        under: Option<f32>,
        /// Further than so many metres.
        #[serde(default)]
        over: Option<f32>,
    },
}

/// What must hold.
#[derive(Deserialize)]
#[serde(rename = "Condition")]
pub enum RawCondition {
    /// That flag is set.
    Flag(At<String>),
    /// That objective is done.
    Done(At<String>),
    /// The player has that item.
    Have(At<String>),
    /// At most so many with that tag still stand.
    AtMost(At<String>, u32),
    /// The difficulty has that name.
    Difficulty(At<String>),
    /// That puzzle is solved: `Solved("core/locker_key", step: "blank")`.
    Solved {
        /// Id of the puzzle.
        puzzle: At<String>,
        /// Name of the step that is meant; without it, all of them.
        #[serde(default)]
        step: Option<At<String>>,
    },
    /// The inner one does not hold.
    Not(Box<RawCondition>),
    /// All of these hold.
    All(Vec<RawCondition>),
    /// One of these at least holds.
    Any(Vec<RawCondition>),
    /// The player sits in a vehicle with that tag.
    Riding(At<String>),
    /// A vehicle with that tag is a wreck.
    Wrecked(At<String>),
    /// A vehicle with that tag has less than that share of its health (0 to 1).
    Worn {
        /// Its tag.
        tag: At<String>,
        /// Under this share.
        below: f32,
    },
    /// Somebody, or a vehicle, is at that node, in that area or zone.
    IsAt {
        /// Where.
        at: At<String>,
        /// Whose tag; otherwise the player.
        #[serde(default)]
        tag: Option<At<String>>,
    },
    /// Two are nearer to each other than `under`, or further from each other than `over`.
    Distance {
        /// The one's tag, of a person or a vehicle.
        tag: At<String>,
        /// The other's tag, or a node or area; otherwise the player.
        #[serde(default)]
        to: Option<At<String>>,
        /// Nearer than so many metres.
        #[serde(default)]
        under: Option<f32>,
        /// Further than so many metres.
        #[serde(default)]
        over: Option<f32>,
    },
}

/// What is done.
#[derive(Deserialize)]
#[serde(rename = "Action")]
pub enum RawAction {
    /// Sets that flag.
    SetFlag(At<String>),
    /// Clears that flag.
    ClearFlag(At<String>),
    /// Plays that scene.
    Play(At<String>),
    /// Lets people come.
    Spawn {
        /// Id of their kind.
        kind: At<String>,
        /// Tag of the places where, in turn.
        at: At<String>,
        /// Their tag.
        #[serde(default)]
        tag: Option<At<String>>,
        /// How many.
        #[serde(default = "one")]
        count: u32,
        /// Whether they know where the player is.
        #[serde(default = "yes")]
        alerted: bool,
    },
    /// Puts an item down.
    Place {
        /// Id of the item.
        item: At<String>,
        /// Tag of the marker.
        at: At<String>,
    },
    /// Gives the player that item.
    Give(At<String>),
    /// Takes that item from the player.
    Take(At<String>),
    /// A restart begins here.
    Checkpoint,
    /// Unlocks the doors with that tag.
    Unlock(At<String>),
    /// Locks the doors with that tag.
    Lock(At<String>),
    /// Lamps with that tag go on or out: `Light("tag", on: false)`.
    Light {
        /// Their tag.
        tag: At<String>,
        /// `true` on, `false` out.
        on: bool,
    },
    /// Props with that tag break, if they can break at all.
    Break(At<String>),
    /// Those with the tag change sides.
    SetFaction {
        /// Their tag.
        tag: At<String>,
        /// The new side.
        faction: Faction,
    },
    /// Those with that tag know at once where the player is.
    Alert(At<String>),
    /// Those with that tag give up.
    Surrender(At<String>),
    /// Those with that tag are beaten for good, also those who would get up again: the story says so.
    Fell(At<String>),
    /// Those with the tag go over to a phase of their mind, with no more health than it begins with. Nothing happens to
    /// those who are that far already. After a checkpoint, this is what brings them there again.
    BeginPhase {
        /// Their tag.
        tag: At<String>,
        /// Which phase: the first is 1.
        phase: At<u32>,
    },
    /// Props with the tag let out what `bursts` says, and stay whole.
    Burst(At<String>),
    /// Those with that tag leave the level.
    Remove(At<String>),
    /// Gives the player so much health.
    Heal(f32),
    /// Starts the timer of that name.
    StartTimer(At<String>),
    /// Shows a line of text for a while: a message key. `{ $reload }` and the like in the text are the keys of the
    /// device in hand.
    Tell(At<String>),
    /// Changes to the music of that id.
    Music(At<String>),
    /// The music ends.
    Silence,
    /// Gives points for something daring.
    Bonus(u32),
    /// Lays that puzzle open, at its first question that is not answered yet. Nothing happens once it is solved.
    OpenPuzzle(At<String>),
    /// The level is won.
    Win,
    /// The level is lost, and why: a message key.
    Lose(At<String>),
    /// Drivers of the vehicles with that tag drive along those nodes.
    SendVehicle {
        /// Their tag.
        tag: At<String>,
        /// The nodes, in their order.
        along: Vec<At<String>>,
        /// How fast, in metres a second; otherwise as their mind has it.
        #[serde(default)]
        speed: Option<f32>,
    },
    /// Puts a vehicle down: what `roads.vehicles` says of one, in one more bracket.
    SpawnVehicle(RawPlaced),
    /// Lets that train run.
    StartTrain(At<String>),
    /// Drivers of the vehicles with that tag change their mind.
    SetDriver {
        /// Their tag.
        tag: At<String>,
        /// Id of the new mind.
        mind: At<String>,
    },
    /// There is more or less on the streets from now on.
    SetTraffic {
        /// Vehicles on a kilometre of street; otherwise as before.
        #[serde(default)]
        per_km: Option<f32>,
        /// People on a kilometre of street; otherwise as before.
        #[serde(default)]
        walkers_per_km: Option<f32>,
    },
}

fn one() -> u32 {
    1
}

fn yes() -> bool {
    true
}

/// A scene.
#[derive(Deserialize)]
#[serde(rename = "Scene")]
pub struct RawScene {
    /// Whether a press skips it; what its `Do`, `Turn` and `Walk` would have done is done all the same.
    #[serde(default = "yes")]
    pub skippable: bool,
    /// What happens, one after the other.
    pub steps: Vec<RawStep>,
}

/// One step of a scene.
#[derive(Deserialize)]
#[serde(rename = "Step")]
#[expect(clippy::large_enum_variant, reason = "read once, taken apart at once, never kept")]
pub enum RawStep {
    /// The camera moves.
    Camera {
        /// Tag of the place; without it, back to the player.
        #[serde(default)]
        to: Option<At<String>>,
        /// Seconds it takes.
        #[serde(default = "camera_secs")]
        secs: f32,
    },
    /// Somebody says something.
    Say {
        /// Id of the speaker's kind.
        who: At<String>,
        /// Message key.
        text: At<String>,
    },
    /// Nothing happens for so many seconds.
    Wait(f32),
    /// A card of text fills the screen: a message key.
    Card(At<String>),
    /// Somebody walks.
    Walk {
        /// Whose tag.
        tag: At<String>,
        /// Tag of the place.
        to: At<String>,
        /// How fast, in metres a second.
        #[serde(default = "walk_speed")]
        speed: f32,
        /// The clip that shows it: `"crawl"`; otherwise as legs walk.
        #[serde(default)]
        clip: Option<String>,
    },
    /// Somebody turns.
    Turn {
        /// Whose tag.
        tag: At<String>,
        /// Tag of the place.
        to: At<String>,
    },
    /// The picture goes dark or comes back.
    Fade {
        /// `true` to dark, `false` back.
        out: bool,
        /// Seconds it takes.
        #[serde(default = "fade_secs")]
        secs: f32,
    },
    /// A sound is heard; the next step does not wait for its end. A skipped scene is silent.
    Sound {
        /// Id of the sound: one of `assets/sounds/index.ron` that is not `looped`.
        id: At<String>,
        /// Tag of the place from which it is heard; without it, from everywhere.
        #[serde(default)]
        at: Option<At<String>>,
    },
    /// An action, as in a trigger.
    Do(RawAction),
}

fn camera_secs() -> f32 {
    0.8
}

fn walk_speed() -> f32 {
    1.6
}

fn fade_secs() -> f32 {
    0.5
}
