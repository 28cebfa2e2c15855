//! What a body is doing: one state at a time, and since when.

use bevy::{
    ecs::{component::Component, entity::Entity},
    math::Vec2,
};

use crate::content::moves::MoveDef;

/// A body's state. `tick` counts from 0 in the tick in which the state began and stands still during hit-stop.
#[derive(Component, Clone, Debug, Default)]
pub struct Stance {
    /// What it does.
    pub act: Act,
    /// Ticks since it began.
    pub tick: u32,
    /// Ticks that the body still stands still after a blow given or taken.
    pub hit_stop: u32,
    /// Ticks in which nothing can touch it.
    pub untouchable: u32,
}

/// What a body can be doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Act {
    /// Standing, walking, running; ready for anything.
    #[default]
    Free,
    /// Holding the strike button: the fist goes back.
    Charge,
    /// A blow, of the bare hand or with the thing held.
    Strike(Blow),
    /// Rolling that way (unit vector).
    Roll(Vec2),
    /// Reaching out to take hold.
    Grab,
    /// Has that one in its arms.
    Hold(Entity),
    /// Is in that one's arms.
    Held {
        /// Who holds.
        by: Entity,
        /// How much it has struggled.
        struggle: u32,
    },
    /// Heaving that one away in that direction (unit vector).
    Throw {
        /// Who is thrown.
        victim: Entity,
        /// Where to.
        direction: Vec2,
    },
    /// Throwing the thing in hand in that direction (unit vector).
    ThrowItem(Vec2),
    /// Bending down for a thing or using one.
    PickUp,
    /// A short flinch; `from_front` tells which side was struck.
    Flinch {
        /// Whether the blow came from the front.
        from_front: bool,
    },
    /// Reeling.
    Stagger,
    /// Off the feet and through the air.
    Fly(Flight),
    /// Landing.
    Fall,
    /// Lying for so many ticks in all.
    Down {
        /// Ticks on the ground.
        ticks: u32,
    },
    /// Getting up.
    GetUp,
    /// The finishing blow on that one.
    Finish(Entity),
    /// Beaten for good.
    Beaten,
    /// On the knees, hands over the head.
    Cower,
    /// Hands up.
    HandsUp,
    /// Firing the gun in hand.
    Shoot(Shot),
    /// Loading the gun in hand.
    Reload(ReloadStage),
    /// Drawing a gun or putting it away.
    Draw,
    /// Putting handcuffs on that one.
    Cuff(Entity),
    /// On the knees, in handcuffs: out of the fight for good, and unhurt.
    Cuffed,
    /// Pushing that thing along.
    Push(Entity),
    /// Sitting in that vehicle.
    Ride(Entity),
    /// A movement of that clip, with nothing in it but what it shows: a salute.
    Gesture(String),
    /// Over something low, to that place.
    Vault {
        /// From where.
        from: Vec2,
        /// To where.
        to: Vec2,
    },
}

/// A shot in progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shot {
    /// Ticks before it leaves the barrel: what an opponent's aim gives away.
    pub wind_up: u32,
    /// Ticks from beginning to end.
    pub ticks: u32,
}

/// Which part of loading a gun is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReloadStage {
    /// The magazine comes out, the cylinder swings out.
    Open,
    /// Rounds go in.
    Insert,
    /// The slide goes home.
    Close,
}

/// A blow in progress.
#[derive(Clone, Debug, PartialEq)]
pub struct Blow {
    /// Its numbers.
    pub def: MoveDefRef,
    /// Wind-up ticks after difficulty.
    pub wind_up: u32,
    /// Which of the chain it is, from 0; none for kicks, charged blows and things.
    pub link: Option<usize>,
    /// Whether it is dealt with the thing in hand.
    pub with_item: bool,
    /// Whom it has struck already.
    pub struck: Vec<Entity>,
}

/// A blow's numbers, shared by whoever looks at it; two are equal where they are the same blow.
#[derive(Clone, Debug)]
pub struct MoveDefRef(pub std::sync::Arc<MoveDef>);

impl PartialEq for MoveDefRef {
    fn eq(&self, other: &Self) -> bool {
        std::sync::Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for MoveDefRef {
    type Target = MoveDef;

    fn deref(&self) -> &MoveDef {
        &self.0
    }
}

/// A body in the air.
#[derive(Clone, Debug, PartialEq)]
pub struct Flight {
    /// Who sent it.
    pub by: Entity,
    /// Ticks it flies if nothing stops it.
    pub ticks: u32,
    /// Health taken on landing.
    pub landing_damage: f32,
    /// Health taken when it slams into something.
    pub slam_damage: f32,
    /// Health taken from whoever it meets.
    pub impact_damage: f32,
    /// Whom it has met already.
    pub struck: Vec<Entity>,
    /// Whether it was thrown by hands rather than by a blow.
    pub thrown: bool,
    /// The tick of it until which it goes over a sill, through the pane that it has just broken, and meets nothing; 0
    /// where it does not.
    pub over: u32,
}

/// Which part of a blow a body is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlowPhase {
    /// It can be seen coming.
    WindUp,
    /// It can land.
    Active,
    /// It is over.
    Recovery,
}

impl Blow {
    /// The phase at `tick` ticks after its beginning.
    pub fn phase(&self, tick: u32) -> BlowPhase {
        if tick < self.wind_up {
            BlowPhase::WindUp
        } else if tick < self.wind_up + self.def.active {
            BlowPhase::Active
        } else {
            BlowPhase::Recovery
        }
    }

    /// Ticks from beginning to end.
    pub fn ticks(&self) -> u32 {
        self.wind_up + self.def.active + self.def.recovery
    }
}

impl Act {
    /// Whether the body stands on its feet and can be struck down.
    pub fn is_upright(&self) -> bool {
        !matches!(
            self,
            Self::Fly(_) | Self::Fall | Self::Down { .. } | Self::GetUp | Self::Beaten | Self::Cuffed
        )
    }

    /// Whether the body lies on the ground.
    pub fn is_lying(&self) -> bool {
        matches!(self, Self::Fall | Self::Down { .. } | Self::Beaten)
    }

    /// Whether the body can begin something new.
    pub fn is_free(&self) -> bool {
        matches!(self, Self::Free)
    }
}
