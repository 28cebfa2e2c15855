//! Things that a hand can hold: improvised weapons, food, keys.

use serde::Deserialize;

use super::{gun::GunDef, moves::MoveDef};

/// One kind of item ("core/bucket").
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemDef {
    /// Message key of the name shown.
    pub name: String,
    /// The baked sprite ("item/bucket").
    pub sprite: String,
    /// What it is made of: what flies off it, and how it sounds.
    #[serde(default = "wood")]
    pub material: String,
    /// How it is used up.
    pub kind: ItemKind,
}

fn wood() -> String {
    "wood".to_owned()
}

/// What an item is for.
#[derive(Clone, Debug, Deserialize)]
pub enum ItemKind {
    /// Struck with and thrown.
    Weapon(WeaponDef),
    /// Fired, and thrown when it is empty.
    Gun(GunDef),
    /// Rounds for guns; taken by walking over them, kept, not held.
    Ammo(AmmoDef),
    /// Gives health when it is picked up.
    Health(f32),
    /// Opens locks of its own id; kept, not held.
    Key,
}

impl ItemKind {
    /// What happens when it is thrown; none where it cannot be.
    pub fn thrown(&self) -> Option<&ThrownDef> {
        match self {
            Self::Weapon(weapon) => Some(&weapon.thrown),
            Self::Gun(gun) => Some(&gun.thrown),
            Self::Ammo(_) | Self::Health(_) | Self::Key => None,
        }
    }

    /// Blows and landings it survives.
    pub fn durability(&self) -> u32 {
        match self {
            Self::Weapon(weapon) => weapon.durability,
            _ => u32::MAX,
        }
    }

    /// Whether a hand takes it up.
    pub fn is_for_the_hand(&self) -> bool {
        matches!(self, Self::Weapon(_) | Self::Gun(_))
    }

    /// The gun, if it is one.
    pub fn gun(&self) -> Option<&GunDef> {
        match self {
            Self::Gun(gun) => Some(gun),
            _ => None,
        }
    }
}

/// Rounds lying about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmmoDef {
    /// The sort of ammunition ("pistol").
    pub sort: String,
    /// How many rounds.
    pub rounds: u32,
}

/// A thing to strike with and to throw.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeaponDef {
    /// The blow, in place of the chain of bare hands; none where it can only be thrown.
    #[serde(default)]
    pub swing: Option<MoveDef>,
    /// What happens when it is thrown.
    pub thrown: ThrownDef,
    /// Blows and landings it survives; then it breaks.
    pub durability: u32,
    /// The item it becomes when it is used on a thing that offers `offers` (tongs at a stove: tongs with a coal).
    #[serde(default)]
    pub takes: Option<TakesDef>,
    /// The item that stays in the hand after the throw (tongs without the coal).
    #[serde(default)]
    pub keeps: Option<String>,
    /// Share of the normal speed at which its bearer moves (0 to 1).
    #[serde(default = "one")]
    pub walk_share: f32,
}

fn one() -> f32 {
    1.0
}

/// Taking a thing from a prop with a tool.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakesDef {
    /// What a prop must offer ("coal").
    pub offer: String,
    /// The item in the hand after that.
    pub becomes: String,
}

/// A thing in flight.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThrownDef {
    /// The sprite while it flies.
    pub sprite: String,
    /// Speed in metres a second.
    pub speed: f32,
    /// Ticks it flies, if nothing stops it.
    pub flight: u32,
    /// Health taken from whom it strikes.
    pub damage: f32,
    /// Poise taken.
    pub poise: f32,
    /// Speed given to the struck, in metres a second.
    pub knock_back: f32,
    /// Whether the struck goes down.
    #[serde(default)]
    pub knocks_down: bool,
    /// Ticks the struck burns.
    #[serde(default)]
    pub burn_ticks: u32,
    /// Ticks for which the struck sees nothing (snow in the face).
    #[serde(default)]
    pub blinds: u32,
    /// Radius in metres of the splash that is seen and heard where it comes down; 0 for none.
    #[serde(default)]
    pub splash: f32,
    /// How far the crash is heard, in metres.
    pub noise: f32,
}
