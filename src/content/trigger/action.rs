//! What triggers and scenes do.

use crate::content::roads::Placed;

/// What is done.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Sets a flag.
    SetFlag(String),
    /// Clears a flag.
    ClearFlag(String),
    /// Plays a scene.
    Play(String),
    /// Lets people come.
    Spawn {
        /// Id of the kind.
        kind: String,
        /// Tag of the marker or exit where they come.
        at: String,
        /// Their tag.
        tag: Option<String>,
        /// How many.
        count: u32,
        /// Whether they know where the player is.
        alerted: bool,
    },
    /// Puts an item down at the marker with that tag.
    Place {
        /// Id of the item.
        item: String,
        /// Tag of the marker.
        at: String,
    },
    /// Gives the player an item.
    Give(String),
    /// Takes an item from the player.
    Take(String),
    /// Remembers this moment: a restart begins here.
    Checkpoint,
    /// Unlocks the doors with that tag.
    Unlock(String),
    /// Locks the doors with that tag.
    Lock(String),
    /// Lamps with the tag go on or out.
    Light {
        /// Whose.
        tag: String,
        /// On, or out.
        on: bool,
    },
    /// Props with the tag break.
    Break(String),
    /// Those with the tag change sides.
    SetFaction {
        /// Whose.
        tag: String,
        /// The new side.
        faction: crate::content::actor::Faction,
    },
    /// Those with the tag know at once where the player is.
    Alert(String),
    /// Those with the tag give up.
    Surrender(String),
    /// Those with the tag are beaten, also those who would get up again.
    Fell(String),
    /// Those with the tag go over to that phase of their mind, if they are not that far yet.
    BeginPhase {
        /// Their tag.
        tag: String,
        /// Which phase: the first is 1.
        phase: u32,
    },
    /// Props with the tag let out what they hold, and stay whole.
    Burst(String),
    /// Those with the tag leave the level.
    Remove(String),
    /// The player gets so much health.
    Heal(f32),
    /// Starts the named timer.
    StartTimer(String),
    /// Shows a line of text for a while: message key.
    Tell(String),
    /// The music changes to that piece.
    Music(String),
    /// The music ends.
    Silence,
    /// Points for something daring.
    Bonus(u32),
    /// Lays a puzzle open.
    OpenPuzzle(String),
    /// The level is won.
    Win,
    /// The level is lost, and why: message key.
    Lose(String),
    /// Drivers of the vehicles with the tag drive along those nodes.
    SendVehicle {
        /// Their tag.
        tag: String,
        /// Indices of the nodes.
        along: Vec<usize>,
        /// Metres a second; none: as their mind has it.
        speed: Option<f32>,
    },
    /// Puts a vehicle down.
    SpawnVehicle(Box<Placed>),
    /// Lets the train of that name run.
    StartTrain(String),
    /// Drivers of the vehicles with the tag change their mind.
    SetDriver {
        /// Their tag.
        tag: String,
        /// Id of the new mind.
        mind: String,
    },
    /// There is more or less on the streets from now on.
    SetTraffic {
        /// Vehicles on a kilometre of street; none: as before.
        per_km: Option<f32>,
        /// People on a kilometre of street; none: as before.
        walkers_per_km: Option<f32>,
    },
}
