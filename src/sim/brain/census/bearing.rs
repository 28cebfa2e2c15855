//! How a body bears itself, read from what it does and holds: its posture, what it is about to land, its reach, its grip.

use super::{Grip, Posture};
use crate::{
    content::item::ItemKind,
    sim::{
        actor::{Actor, Hand},
        stance::{Act, BlowPhase, Stance},
    },
};

/// Ticks until what has been begun can land.
pub(super) fn strikes_in(stance: &Stance, actor: &Actor, hand: &Hand) -> u32 {
    match &stance.act {
        Act::Strike(blow) => blow.wind_up.saturating_sub(stance.tick),
        Act::Grab => actor.moveset.grab.wind_up.saturating_sub(stance.tick),
        Act::Shoot(shot) => shot.wind_up.saturating_sub(stance.tick),
        Act::Hold(_) => hand.aims.unwrap_or(0),
        _ => 0,
    }
}

pub(super) fn posture(stance: &Stance, actor: &Actor) -> Posture {
    let grab_wind_up = actor.moveset.grab.wind_up;
    match &stance.act {
        Act::Free => Posture::Free,
        Act::Charge => Posture::Charging,
        Act::Strike(blow) => match blow.phase(stance.tick) {
            BlowPhase::WindUp => Posture::WindUp,
            BlowPhase::Active => Posture::Strikes,
            BlowPhase::Recovery => Posture::Recovers,
        },
        Act::Grab if stance.tick < grab_wind_up => Posture::WindUp,
        Act::Grab | Act::ThrowItem(_) | Act::Finish(_) => Posture::Strikes,
        Act::Roll(_) => Posture::Rolls,
        Act::Hold(whom) => Posture::Holds(*whom),
        Act::Held { by, .. } => Posture::Held(*by),
        Act::Throw { .. } => Posture::Heaves,
        Act::PickUp | Act::Push(_) | Act::Ride(_) | Act::Gesture(_) => Posture::Bends,
        Act::Flinch { .. } | Act::Stagger => Posture::Hurt,
        Act::Fly(_) => Posture::Flies,
        Act::Fall | Act::Down { .. } => Posture::Lies,
        Act::GetUp => Posture::Rises,
        Act::Beaten => Posture::Beaten,
        Act::Cower => Posture::Cowers,
        Act::HandsUp => Posture::Surrendered,
        Act::Cuffed => Posture::Beaten,
        Act::Shoot(shot) if stance.tick < shot.wind_up => Posture::Aims,
        Act::Shoot(_) => Posture::Fires,
        Act::Reload(_) | Act::Draw => Posture::Loads,
        Act::Cuff(_) => Posture::Bends,
        Act::Vault { .. } => Posture::Rolls,
    }
}

pub(super) fn reach(actor: &Actor, hand: &Hand, stance: &Stance) -> f32 {
    match &stance.act {
        Act::Strike(blow) => return blow.def.reach,
        Act::Grab => return actor.moveset.grab.reach,
        _ => {}
    }
    if let Some(held) = &hand.item
        && let ItemKind::Weapon(weapon) = &held.def.kind
        && let Some(swing) = &weapon.swing
    {
        return swing.reach;
    }
    actor.moveset.chain.first().map_or(0.0, |blow| blow.reach)
}

pub(super) fn grip(hand: &Hand) -> Grip {
    match hand.item.as_ref().map(|held| &held.def.kind) {
        Some(ItemKind::Weapon(weapon)) if weapon.swing.is_some() => Grip::Swing,
        Some(ItemKind::Weapon(_)) => Grip::Missile,
        Some(ItemKind::Gun(_)) => Grip::Gun,
        _ => Grip::Empty,
    }
}
