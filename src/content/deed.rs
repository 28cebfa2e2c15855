//! What a player can have done, as far as levels ask for it.

use serde::Deserialize;

/// Something that a player can have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Deed {
    /// Drawn a gun.
    Draw,
    /// Fired a shot.
    Shoot,
    /// Loaded a gun: it is ready.
    Reload,
    /// Ducked behind something low.
    Duck,
    /// Rolled.
    Roll,
    /// Taken hold of somebody.
    Grab,
    /// Thrown somebody.
    Throw,
    /// Picked something up.
    PickUp,
    /// Thrown a thing.
    Hurl,
    /// Arrested somebody.
    Arrest,
    /// Burst a door open.
    ForceDoor,
    /// Tipped furniture over.
    Tip,
    /// Gone over something low.
    Vault,
    /// Given a partner an order.
    Order,
}
