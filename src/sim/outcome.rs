//! What happened in a tick, told in the past tense to whatever shows it.

use bevy::{
    ecs::{entity::Entity, message::Message},
    math::Vec2,
};

use super::{brain::partner::Order, stance::ReloadStage, vehicle::Flank};

/// One thing that happened. Places are in metres, directions unit vectors.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum SimOutcome {
    /// A foot came down.
    Stepped {
        /// Whose.
        actor: Entity,
        /// Where.
        at: Vec2,
        /// Whether in water.
        in_water: bool,
    },
    /// A blow began (its wind-up).
    BlowStarted {
        /// Whose.
        actor: Entity,
        /// Whether a heavy one.
        heavy: bool,
    },
    /// A blow cut the air.
    BlowMissed {
        /// Whose.
        actor: Entity,
    },
    /// A blow landed on a body.
    BlowLanded {
        /// Who struck.
        by: Entity,
        /// Who was struck.
        on: Entity,
        /// Where.
        at: Vec2,
        /// Which way it went.
        direction: Vec2,
        /// Health taken.
        damage: f32,
        /// Whether a heavy one.
        heavy: bool,
        /// Whether a thing in the hand struck, rather than the hand.
        with_item: bool,
    },
    /// A blow landed on a prop.
    PropStruck {
        /// Which prop.
        prop: Entity,
        /// Where.
        at: Vec2,
    },
    /// A prop broke.
    PropBroke {
        /// Which prop.
        prop: Entity,
        /// Where.
        at: Vec2,
    },
    /// A charge was ready.
    Charged {
        /// Whose.
        actor: Entity,
    },
    /// A roll began.
    Rolled {
        /// Whose.
        actor: Entity,
    },
    /// Somebody took hold of somebody.
    Grabbed {
        /// Who.
        by: Entity,
        /// Whom.
        on: Entity,
    },
    /// A held one got free.
    BrokeFree {
        /// Who.
        actor: Entity,
    },
    /// A body was thrown.
    Threw {
        /// Who threw.
        by: Entity,
        /// Who was thrown.
        on: Entity,
    },
    /// A flying body hit something solid.
    Slammed {
        /// Who.
        actor: Entity,
        /// Where.
        at: Vec2,
        /// The prop, if it was one.
        into: Option<Entity>,
    },
    /// A flying body hit another.
    Bowled {
        /// Who flew.
        actor: Entity,
        /// Who was in the way.
        on: Entity,
    },
    /// Poise broke.
    Staggered {
        /// Whose.
        actor: Entity,
    },
    /// A guard caught a blow.
    Guarded {
        /// Who struck.
        by: Entity,
        /// Who caught it.
        on: Entity,
        /// Where.
        at: Vec2,
    },
    /// A guard was broken.
    GuardBroken {
        /// Whose.
        actor: Entity,
    },
    /// Slippery ground took somebody's feet.
    Slipped {
        /// Whose.
        actor: Entity,
        /// Where.
        at: Vec2,
    },
    /// Something in the face took somebody's sight for a while.
    Blinded {
        /// Whose.
        actor: Entity,
    },
    /// A body landed on the ground.
    Landed {
        /// Whose.
        actor: Entity,
        /// Where.
        at: Vec2,
    },
    /// Somebody without health went down, and will get up again.
    Downed {
        /// Who.
        actor: Entity,
    },
    /// A downed one got up.
    GotUp {
        /// Who.
        actor: Entity,
    },
    /// A downed one was finished.
    Finished {
        /// By whom.
        by: Entity,
        /// Who.
        on: Entity,
    },
    /// Somebody was beaten for good.
    Beaten {
        /// Who.
        actor: Entity,
        /// By whom.
        by: Option<Entity>,
        /// How.
        way: Way,
    },
    /// Somebody had enough and left.
    Fled {
        /// Who.
        actor: Entity,
    },
    /// Somebody saw an enemy.
    Alerted {
        /// Who.
        actor: Entity,
    },
    /// Somebody called his friends.
    Called {
        /// Who.
        actor: Entity,
    },
    /// Somebody heard something or lost sight.
    Searching {
        /// Who.
        actor: Entity,
    },
    /// A body fell or stepped into water.
    Splashed {
        /// Where.
        at: Vec2,
        /// Whether with its whole weight.
        heavy: bool,
    },
    /// What burst or came down struck a body: nobody's blow.
    Befell {
        /// Whom.
        actor: Entity,
    },
    /// A body caught fire.
    Ignited {
        /// Who.
        actor: Entity,
    },
    /// Fire bit a body.
    Burned {
        /// Who.
        actor: Entity,
    },
    /// Water put a fire out.
    PutOut {
        /// Whose.
        actor: Entity,
    },
    /// A thing was picked up.
    Took {
        /// By whom.
        actor: Entity,
        /// Id of the item.
        item: String,
    },
    /// Health was won.
    Healed {
        /// Who.
        actor: Entity,
        /// How much.
        amount: f32,
    },
    /// A thing left the hand.
    ThrewItem {
        /// By whom.
        actor: Entity,
        /// Id of the item.
        item: String,
    },
    /// A thing in flight hit something.
    ItemStruck {
        /// Where.
        at: Vec2,
        /// Who was hit.
        on: Option<Entity>,
        /// Id of the item.
        item: String,
        /// Whether it broke.
        broke: bool,
    },
    /// A gun was drawn.
    Drew {
        /// By whom.
        actor: Entity,
        /// Id of the item.
        item: String,
    },
    /// A gun was put away.
    Holstered {
        /// By whom.
        actor: Entity,
        /// Id of the item.
        item: String,
    },
    /// Somebody took aim: the beginning of a shot that can be seen coming.
    Aimed {
        /// Who.
        actor: Entity,
        /// Ticks until the shot.
        ticks: u32,
    },
    /// A shot left a barrel.
    Shot {
        /// Whose.
        actor: Entity,
        /// Id of the gun.
        item: String,
        /// Where the muzzle was.
        at: Vec2,
        /// Which way it went.
        direction: Vec2,
    },
    /// A trigger was pulled on an empty gun.
    Clicked {
        /// Whose.
        actor: Entity,
        /// Id of the gun.
        item: String,
    },
    /// A part of loading a gun was done.
    Loaded {
        /// By whom.
        actor: Entity,
        /// Id of the gun.
        item: String,
        /// Which part.
        stage: ReloadStage,
        /// Whether the gun is ready now.
        ready: bool,
    },
    /// A bullet met something.
    BulletStruck {
        /// Where.
        at: Vec2,
        /// Which way it went.
        direction: Vec2,
        /// The person it struck.
        actor: Option<Entity>,
        /// The prop or door it struck; neither person nor thing is a wall.
        thing: Option<Entity>,
        /// What was struck is made of.
        material: String,
        /// Whether it went through.
        through: bool,
    },
    /// A bullet went by somebody.
    BulletPassed {
        /// Whom.
        actor: Entity,
        /// Where it was then.
        at: Vec2,
    },
    /// Somebody ducked behind something low.
    Ducked {
        /// Who.
        actor: Entity,
    },
    /// A beaten one gave up.
    Surrendered {
        /// Who.
        actor: Entity,
    },
    /// Somebody who had given up took heart again.
    Rallied {
        /// Who.
        actor: Entity,
    },
    /// Somebody was arrested.
    Arrested {
        /// By whom.
        by: Entity,
        /// Who.
        on: Entity,
    },
    /// A partner was given an order.
    Ordered {
        /// Which partner.
        partner: Entity,
        /// What he is to do.
        order: Order,
    },
    /// A partner said something: message key.
    Barked {
        /// Who.
        actor: Entity,
        /// The message key.
        text: String,
    },
    /// A second player came.
    Joined {
        /// The body that he moves.
        actor: Entity,
    },
    /// The second player went.
    Parted {
        /// The body that he moved.
        actor: Entity,
    },
    /// A door opened.
    DoorOpened {
        /// Which.
        door: Entity,
    },
    /// A door stayed shut: it is locked, or something stands behind it.
    DoorLocked {
        /// Which.
        door: Entity,
    },
    /// A kick or a body struck a door that held.
    DoorStruck {
        /// Which.
        door: Entity,
        /// Where.
        at: Vec2,
    },
    /// A door was burst open.
    DoorForced {
        /// Which.
        door: Entity,
        /// By whom; none where bullets did it.
        by: Option<Entity>,
        /// Which way it flew.
        direction: Vec2,
        /// Whether it broke.
        broke: bool,
    },
    /// A door was shut.
    DoorShut {
        /// Which.
        door: Entity,
        /// By whom.
        by: Entity,
    },
    /// Furniture was tipped over.
    Tipped {
        /// What.
        prop: Entity,
        /// By whom.
        by: Entity,
        /// Where it stands now.
        at: Vec2,
        /// Which way it fell.
        direction: Vec2,
    },
    /// Pushed furniture scraped over the floor.
    Scraped {
        /// What.
        prop: Entity,
        /// Where.
        at: Vec2,
    },
    /// A switch was used.
    Used {
        /// Which.
        prop: Entity,
        /// By whom.
        by: Entity,
        /// Whether it is on now.
        on: bool,
    },
    /// Somebody went over something low.
    Vaulted {
        /// Who.
        actor: Entity,
        /// Over what.
        over: Entity,
    },
    /// A cloud came out of a thing.
    Burst {
        /// Of what.
        prop: Entity,
        /// Where.
        at: Vec2,
        /// How far it reaches, in metres.
        radius: f32,
        /// Ticks for which it hangs there and hides what stands behind it.
        hangs: u32,
    },
    /// Somebody went over to another phase of his mind.
    PhaseBegan {
        /// Who.
        actor: Entity,
        /// Which phase: the first is 1.
        phase: u32,
    },
    /// Lamps went on or out.
    LampsTurned {
        /// The tag of the lamps.
        tag: String,
        /// Whether they are on now.
        on: bool,
    },
    /// Somebody stepped into a lift, and waits.
    LiftCalled {
        /// Who.
        actor: Entity,
        /// Where.
        at: Vec2,
    },
    /// Somebody went through stairs or a lift.
    Passed {
        /// Who.
        actor: Entity,
    },
    /// A puzzle was laid open.
    PuzzleOpened {
        /// Its id.
        puzzle: String,
    },
    /// The pencil did something on the paper.
    PencilUsed {
        /// What.
        deed: PencilDeed,
    },
    /// A hint was taken.
    HintTaken {
        /// Id of the puzzle.
        puzzle: String,
        /// Name of the step.
        step: String,
    },
    /// A wrong answer was given.
    WrongAnswer {
        /// Id of the puzzle.
        puzzle: String,
        /// Name of the step.
        step: String,
    },
    /// A question of a puzzle was answered.
    PuzzleSolved {
        /// Id of the puzzle.
        puzzle: String,
        /// Name of the step.
        step: String,
        /// Whether it was the last.
        last: bool,
    },
    /// A puzzle was put away.
    PuzzleClosed {
        /// Its id.
        puzzle: String,
    },
    /// Somebody got into a vehicle.
    EnteredVehicle {
        /// Who.
        actor: Entity,
        /// Into which.
        vehicle: Entity,
    },
    /// Somebody got out of a vehicle.
    LeftVehicle {
        /// Who.
        actor: Entity,
        /// Out of which.
        vehicle: Entity,
    },
    /// A vehicle was knocked.
    VehicleHit {
        /// Which.
        vehicle: Entity,
        /// By what: another vehicle, a prop; none: a wall.
        by: Option<Entity>,
        /// Where.
        at: Vec2,
        /// Which of its sides.
        flank: Flank,
        /// How hard, in newton seconds.
        impulse: f32,
    },
    /// The panes of one side of a vehicle broke.
    GlassBroken {
        /// Whose.
        vehicle: Entity,
        /// Which side.
        flank: Flank,
        /// Where.
        at: Vec2,
    },
    /// A vehicle became a wreck.
    VehicleWrecked {
        /// Which.
        vehicle: Entity,
        /// By what; none: by a wall or by bullets.
        by: Option<Entity>,
        /// Where.
        at: Vec2,
    },
    /// Tyres began to squeal.
    TyresSquealed {
        /// Whose.
        vehicle: Entity,
        /// Where.
        at: Vec2,
    },
    /// A horn sounded.
    Honked {
        /// Whose.
        vehicle: Entity,
        /// Where.
        at: Vec2,
    },
    /// A player's vehicle passed another one, fast and closely, without touching it.
    NearMiss {
        /// The player's.
        vehicle: Entity,
        /// The other one.
        other: Entity,
        /// Where.
        at: Vec2,
    },
    /// A driver shoved with his whole vehicle.
    Shoved {
        /// Which.
        vehicle: Entity,
        /// Which way (unit vector).
        direction: Vec2,
    },
    /// A driver drew away before he rams.
    RamThreatened {
        /// Which vehicle.
        vehicle: Entity,
        /// Ticks until he pushes.
        ticks: u32,
    },
    /// Somebody jumped aside from a vehicle.
    JumpedAside {
        /// Who.
        actor: Entity,
        /// From which vehicle.
        vehicle: Entity,
    },
    /// A train began its run.
    TrainStarted {
        /// Its first car.
        train: Entity,
        /// Where.
        at: Vec2,
    },
    /// The bell of a crossing began to ring.
    BellRang {
        /// Where.
        at: Vec2,
    },
    /// A train's first car passed a crossing.
    TrainPassed {
        /// Its first car.
        train: Entity,
        /// Where.
        at: Vec2,
    },
    /// An objective was done.
    ObjectiveDone {
        /// Its index in the level.
        index: usize,
    },
    /// A line was told: message key.
    Told {
        /// The message key.
        text: String,
    },
    /// Somebody spoke in a scene.
    Said {
        /// Id of the speaker's kind.
        who: String,
        /// Message key.
        text: String,
    },
    /// A scene let a sound be heard.
    Sounded {
        /// Id of the sound.
        sound: String,
        /// Where; none: from everywhere.
        at: Option<Vec2>,
    },
    /// A checkpoint was reached.
    CheckpointReached,
    /// The mission began again at its last checkpoint.
    Restarted,
    /// The mission was won.
    Won,
    /// The mission was lost.
    Lost {
        /// Message key of the reason, where there is one.
        reason: Option<String>,
    },
}

/// What a pencil does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PencilDeed {
    /// It moved on to another candidate.
    Moved,
    /// It struck one out.
    StruckOut,
    /// It took a line away.
    Restored,
    /// It drew a circle around one.
    Circled,
}

/// How somebody was beaten; variety counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// With the bare hand.
    Fist,
    /// With a kick.
    Kick,
    /// With a charged blow.
    Charged,
    /// Thrown, and landed.
    Throw,
    /// Thrown into a wall or furniture.
    Slam,
    /// Struck by another's body.
    Bowl,
    /// With a thing in the hand.
    Item,
    /// With a thing thrown.
    Missile,
    /// By fire.
    Fire,
    /// On the ground.
    Finish,
    /// With a gun.
    Shot,
    /// In handcuffs.
    Arrest,
    /// By his own side.
    Mishap,
    /// By a vehicle, or in one.
    Vehicle,
}
