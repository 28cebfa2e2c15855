//! Who fights whom.

use crate::sim::actor::Faction;

/// Whether the two sides fight each other.
pub(crate) fn are_hostile(a: Faction, b: Faction) -> bool {
    matches!((a, b), (Faction::Law, Faction::Gang) | (Faction::Gang, Faction::Law))
}

/// Whether `a` takes hold of `b`: whom it may strike, and the gang bystanders as well, for a shield.
pub(crate) fn can_hold(a: Faction, b: Faction) -> bool {
    can_strike(a, b) || (a == Faction::Gang && b == Faction::Civilian)
}

/// Whether a blow of `a` strikes `b`: the law may hurt bystanders, the gang does not care for them.
pub(crate) fn can_strike(a: Faction, b: Faction) -> bool {
    are_hostile(a, b) || (a == Faction::Law && b == Faction::Civilian)
}
