//! What can be heard to happen: the words by which `cues.ron` speaks of it.

use bevy::prelude::*;
use serde::Deserialize;

/// The events that cues can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Event {
    /// A foot came down.
    Step,
    /// A blow cuts the air.
    Stroke,
    /// An enemy begins a blow, a grab or a throw that can be seen coming.
    Telegraph,
    /// The player's charge is ready.
    ChargeReady,
    /// A blow met a body; the material is that of what struck.
    Hit,
    /// Somebody on his feet was hurt.
    Hurt,
    /// A blow met a prop.
    Struck,
    /// A prop, or a thing in the hand, broke.
    Broke,
    /// A flying body met a wall or a prop.
    Slam,
    /// A flying body met another.
    Bowl,
    /// A body came down; the floor is what it came down on.
    Land,
    /// A guard caught a blow; the material is that of what struck.
    Guard,
    /// A guard was broken.
    GuardBreak,
    /// Slippery ground took somebody's feet away.
    Slip,
    /// Something in the face took somebody's sight.
    Blind,
    /// A downed one was finished.
    Finish,
    /// Something fell into water.
    Splash,
    /// A body caught fire.
    Ignite,
    /// Fire bit a body.
    Burn,
    /// Water put a fire out.
    PutOut,
    /// A roll began.
    Roll,
    /// Somebody took hold of somebody.
    Grab,
    /// A held one got free.
    BreakFree,
    /// A body was thrown.
    Throw,
    /// A thing was picked up.
    PickUp,
    /// A thing was let fall.
    Drop,
    /// A thing left the hand.
    ThrowItem,
    /// A thing in flight met something.
    ItemHit,
    /// Food was eaten.
    Eat,
    /// A door opened; heavily where a body flew through it.
    DoorOpen,
    /// A door stayed shut.
    DoorLocked,
    /// A door was burst; heavily where it broke.
    DoorForced,
    /// A door was shut.
    DoorShut,
    /// Furniture was tipped over; the material is its own.
    Tip,
    /// Pushed furniture scraped over the floor.
    Scrape,
    /// Somebody went over something low.
    Vault,
    /// A switch was used.
    Use,
    /// A cloud came out of a broken thing.
    Burst,
    /// A lift was called.
    LiftCall,
    /// Somebody called his friends.
    Call,
    /// A partner was given an order.
    Order,
    /// Somebody saw an enemy.
    Alert,
    /// Somebody was beaten for good.
    Beaten,
    /// An enemy sees the player fall.
    Gloat,
    /// A shot; the item is the gun.
    Shot,
    /// A trigger was pulled on an empty gun.
    Click,
    /// A gun's magazine or cylinder came out; the item is the gun.
    LoadOpen,
    /// Rounds went into a gun; the item is the gun.
    LoadRound,
    /// A gun was closed and is ready; the item is the gun.
    LoadClose,
    /// The player's gun is nearly empty.
    LastRounds,
    /// A gun was drawn; the item is the gun.
    DrawGun,
    /// A gun was put away.
    Holster,
    /// A spent case fell; the floor is what it fell on, the item the gun.
    Case,
    /// An opponent takes aim.
    Aim,
    /// A bullet met something; the material is that.
    BulletHit,
    /// A bullet went by the player.
    BulletBy,
    /// Somebody ducked behind something.
    Duck,
    /// Somebody gave up.
    Surrender,
    /// Somebody who had given up took heart again.
    Rally,
    /// Handcuffs closed.
    Cuffs,
    /// Somebody grew suspicious.
    Suspect,
    /// Somebody goes through stairs or a lift.
    Passage,
    /// A checkpoint was reached.
    Checkpoint,
    /// An objective was done.
    Objective,
    /// An objective can no longer be done.
    ObjectiveFailed,
    /// A line of the score was told.
    Count,
    /// A medal was won.
    Medal,
    /// The mission was won.
    Won,
    /// The mission was lost.
    Lost,
    /// The focus of a menu moved.
    Move,
    /// An entry of a menu was chosen.
    Choose,
    /// A menu was left.
    Back,
    /// Something asked for cannot be.
    Error,
    /// Letters of a spoken line came.
    Type,
    /// A card came.
    Card,
    /// A scene asks for a sound; the item is the sound's own id, and no cue is needed.
    Scene,
}

/// How large the body is that an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Size {
    /// The player.
    Player,
    /// Anybody else.
    Man,
    /// Somebody heavy.
    Big,
}

/// One thing that happened and may be heard.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Happening {
    /// What.
    pub event: Event,
    /// Where, in metres; none: at no place of the level (menus, objectives).
    pub at: Option<Vec2>,
    /// Whether heavily.
    pub heavy: bool,
    /// What the floor there is, as a material of `cues.ron`.
    pub floor: Option<String>,
    /// The material of what was struck, or of what struck.
    pub material: Option<String>,
    /// Whom it is about.
    pub size: Option<Size>,
    /// Id of the thing for the hand that it is about.
    pub item: Option<String>,
    /// Whether it is far away, or behind a wall.
    pub far: bool,
}

impl Happening {
    /// That event, at no place.
    pub fn of(event: Event) -> Self {
        Self {
            event,
            at: None,
            heavy: false,
            floor: None,
            material: None,
            size: None,
            item: None,
            far: false,
        }
    }

    /// At that place.
    pub fn at(mut self, at: Vec2) -> Self {
        self.at = Some(at);
        self
    }

    /// Heavily, or not.
    pub fn heavy(mut self, heavy: bool) -> Self {
        self.heavy = heavy;
        self
    }

    /// On a floor of that material.
    pub fn on_floor(mut self, material: impl Into<String>) -> Self {
        self.floor = Some(material.into());
        self
    }

    /// With or against that material.
    pub fn of_material(mut self, material: impl Into<String>) -> Self {
        self.material = Some(material.into());
        self
    }

    /// With that thing for the hand.
    pub fn with(mut self, item: impl Into<String>) -> Self {
        self.item = Some(item.into());
        self
    }

    /// Far away or behind a wall, or not.
    pub fn far(mut self, far: bool) -> Self {
        self.far = far;
        self
    }

    /// About somebody of that size.
    pub fn by(mut self, size: Size) -> Self {
        self.size = Some(size);
        self
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Happening>();
}
