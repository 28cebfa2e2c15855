//! The words by which `cues.ron` speaks of what happens.

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
    /// A blow met a prop; the item is its kind.
    Struck,
    /// A prop, or a thing in the hand, broke; the item is the prop's kind.
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
    /// A door opened; heavily where a body flew through it; the item is its tiles.
    DoorOpen,
    /// A door stayed shut.
    DoorLocked,
    /// A door was burst; heavily where it broke.
    DoorForced,
    /// A door was shut; the item is its tiles.
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
    /// Somebody began a movement that a level waits for; the item is its clip.
    Gesture,
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
    /// A paper was laid open.
    Paper,
    /// A paper was put away.
    PaperShut,
    /// The pencil went on to another name; heavily where it drew a circle.
    Pencil,
    /// The pencil struck a name out, or (lightly) rubbed its stroke out again.
    Pencilled,
    /// A hint was taken.
    Hint,
    /// A right answer was given; heavily where it was the last; the item is the step of the puzzle.
    Right,
    /// A wrong answer was given.
    Wrong,
    /// Somebody got into a vehicle or out of it; the item is its door's sound.
    Boarded,
    /// The player takes the wheel; the item is the vehicle's starting sound.
    EngineStart,
    /// A gear was changed; the item is its sound.
    GearShift,
    /// A vehicle came to a stand on its brakes; the item is its sound.
    Braked,
    /// A horn sounded; the item is its sound.
    Honk,
    /// Tyres began to slide; the item is their sound.
    Skid,
    /// A vehicle was knocked; heavily from `heavy` of the roads' rules on; the item is its own crash.
    Knock,
    /// A vehicle's panes broke; the item is their sound.
    Pane,
    /// A vehicle became a wreck; heavily where a train did it; the item is its own crash.
    Wreck,
    /// The player's vehicle passed another closely.
    NearMiss,
    /// A driver shoved with his whole vehicle.
    Shove,
    /// A driver draws away before he rams.
    RamThreat,
    /// Somebody jumped aside from a vehicle; the item is his kind.
    JumpAside,
    /// A siren began; the item is its sound, which goes on by itself.
    Siren,
    /// A train's horn; the item is its sound.
    TrainHorn,
    /// A train's wheels went over a joint of the rails.
    TrainClack,
    /// The bell of a crossing began.
    CrossingBell,
    /// A scene asks for a sound; the item is the sound's own id.
    Scene,
}

/// How large the body or the vehicle is that an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Size {
    /// The player, or the vehicle he is in.
    Player,
    /// Anybody else.
    Man,
    /// Somebody heavy, or a heavy vehicle.
    Big,
}
