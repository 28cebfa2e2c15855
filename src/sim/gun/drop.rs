//! Guns fall from the hands of those who are out of the fight, and whoever comes next can take them.

use bevy::ecs::{
    query::With,
    system::{Commands, Query, Res, ResMut},
};

use crate::sim::{
    actor::{Actor, Hand, Position, Seat},
    mission::Mission,
    stance::{Act, Stance},
    thing::{Item, reach::NextThing},
    tick::Roster,
};

/// Who is beaten, in handcuffs or with his hands up holds no gun any longer.
pub(super) fn drop_guns(
    roster: Res<Roster>,
    mission: Res<Mission>,
    mut next: ResMut<NextThing>,
    mut commands: Commands,
    mut people: Query<(&mut Hand, &Stance, &Position, Option<&Seat>), With<Actor>>,
) {
    let share = mission.setup.catalog.rules.gun.left_share;
    for entity in &roster.0 {
        let Ok((mut hand, stance, at, seat)) = people.get_mut(*entity) else { continue };
        let out = matches!(stance.act, Act::Beaten | Act::Cuffed | Act::HandsUp);
        if seat.is_some() || !out || (hand.item.is_none() && hand.holster.is_none()) {
            continue;
        }
        for held in [hand.item.take(), hand.holster.take()].into_iter().flatten() {
            let mut item = Item::from_hand(held);
            if let Some(gun) = item.def.kind.gun() {
                // Spare rounds lie with the gun: whoever takes it up takes them.
                let spare = hand.ammo.remove(&gun.ammo).unwrap_or(0);
                item.spare = (spare as f32 * share).floor() as u32;
            }
            commands.spawn((next.take(), item, Position(at.0)));
        }
    }
}
