//! A level's triggers and scenes.

use serde::Deserialize;

use crate::content::{actor::Faction, syntax::At};

/// One rule of a level.
#[derive(Deserialize)]
#[serde(rename = "Trigger")]
pub struct RawTrigger {
    pub id: At<String>,
    pub on: At<RawEvent>,
    #[serde(default)]
    pub when: Vec<RawCondition>,
    pub then: Vec<RawAction>,
    /// Seconds before it can go off again; without it, it goes off once.
    #[serde(default)]
    pub cooldown_secs: Option<f32>,
}

/// What sets a trigger off.
#[derive(Deserialize)]
#[serde(rename = "Event")]
pub enum RawEvent {
    LevelStart,
    EnterZone(At<String>),
    LeaveZone(At<String>),
    Cleared(At<String>),
    Beaten(At<String>),
    Alerted(At<String>),
    Slipped(At<String>),
    Ignited(At<String>),
    Broken(At<String>),
    Took(At<String>),
    Done(At<String>),
    FlagSet(At<String>),
    After {
        secs: f32,
        #[serde(default)]
        timer: Option<At<String>>,
    },
    HealthBelow(f32),
    ShotFired,
}

/// What must hold.
#[derive(Deserialize)]
#[serde(rename = "Condition")]
pub enum RawCondition {
    Flag(At<String>),
    Done(At<String>),
    Have(At<String>),
    AtMost(At<String>, u32),
    Difficulty(At<String>),
    Not(Box<RawCondition>),
    All(Vec<RawCondition>),
    Any(Vec<RawCondition>),
}

/// What is done.
#[derive(Deserialize)]
#[serde(rename = "Action")]
pub enum RawAction {
    SetFlag(At<String>),
    ClearFlag(At<String>),
    Play(At<String>),
    Spawn {
        kind: At<String>,
        at: At<String>,
        #[serde(default)]
        tag: Option<At<String>>,
        #[serde(default = "one")]
        count: u32,
        #[serde(default = "yes")]
        alerted: bool,
    },
    Place {
        item: At<String>,
        at: At<String>,
    },
    Give(At<String>),
    Take(At<String>),
    Checkpoint,
    Unlock(At<String>),
    Lock(At<String>),
    SetFaction {
        tag: At<String>,
        faction: Faction,
    },
    Alert(At<String>),
    Surrender(At<String>),
    Remove(At<String>),
    Heal(f32),
    StartTimer(At<String>),
    Tell(At<String>),
    Win,
    Lose(At<String>),
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
    #[serde(default = "yes")]
    pub skippable: bool,
    pub steps: Vec<RawStep>,
}

/// One step of a scene.
#[derive(Deserialize)]
#[serde(rename = "Step")]
pub enum RawStep {
    Camera {
        #[serde(default)]
        to: Option<At<String>>,
        #[serde(default = "camera_secs")]
        secs: f32,
    },
    Say {
        who: At<String>,
        text: At<String>,
    },
    Wait(f32),
    Card(At<String>),
    Walk {
        tag: At<String>,
        to: At<String>,
    },
    Turn {
        tag: At<String>,
        to: At<String>,
    },
    Fade {
        out: bool,
        #[serde(default = "fade_secs")]
        secs: f32,
    },
    Do(RawAction),
}

fn camera_secs() -> f32 {
    0.8
}

fn fade_secs() -> f32 {
    0.5
}
