//! At the wheel before rails: keeping off them while a train is due, and bringing somebody else on to them.

use bevy::{ecs::world::World, math::Vec2};

use super::{Urge, driving::toward};
use crate::sim::{
    command::Buttons,
    mission::Mission,
    road::Streets,
    vehicle::{
        Seen,
        train::{Due, Trains},
    },
};

/// So far behind somebody who is to be brought before a train the bot keeps, in metres from bumper to bumper.
const SHADOW: f32 = 14.0;

/// Nearer than this to rails with its bumper it stops, in metres.
const KEEPS_OFF: f32 = 6.0;

/// A train that comes sooner than this is worth a push, in seconds.
const SOON: f32 = 8.0;

/// So many seconds before the train comes one may be struck on to the rails.
const EARLY: f32 = 1.6;

/// How fast it follows somebody slow.
const WALK: f32 = 4.0;

/// A crossing with the train that is due there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rails {
    at: Vec2,
    due: Due,
}

/// All crossings to which a train is under way.
pub(super) fn crossings(world: &World) -> Vec<Rails> {
    let roads = world.resource::<Streets>().roads.clone();
    let due = world.resource::<Trains>().due(&roads, &world.resource::<Mission>().setup.catalog);
    let both = roads.crossings.iter().zip(due);
    both.filter_map(|(crossing, due)| Some(Rails { at: Vec2::from(crossing.at), due: due? })).collect()
}

/// Metres from a vehicle's bumper to rails before it; none where they lie elsewhere.
fn ahead(seen: &Seen, rails: &Rails) -> Option<f32> {
    let local = seen.local(rails.at);
    (local.x > -seen.half.x && local.x < 80.0 && local.y.abs() < 9.0).then_some(local.x - seen.half.x)
}

/// Brakes where a train would meet the bot otherwise; none where nothing is to be feared.
pub(super) fn keep_off(crossings: &[Rails], own: &Seen) -> Option<Urge> {
    crossings.iter().find_map(|rails| {
        let left = ahead(own, rails)?;
        let speed = own.speed().max(1.0);
        // On the rails already: on with it.
        let fears = left > -1.0 && rails.due.comes < (left + own.half.x * 2.0 + 6.0) / speed + 2.0;
        let brakes = speed * speed / 8.0 + KEEPS_OFF;
        (fears && left < brakes).then(|| stand(own))
    })
}

/// Comes to a stand, and stays there: keys against the way brake, none of them hold it.
pub(super) fn stand(own: &Seen) -> Urge {
    if own.speed() > 1.2 { Urge::go(-own.forward) } else { Urge::default() }
}

/// Shadows somebody, and pushes him on to the rails when he stands before them and the train comes.
pub(super) fn push(crossings: &[Rails], own: &Seen, target: &Seen) -> Option<Urge> {
    let gap = gap_behind(own, target);
    let before = crossings.iter().find_map(|rails| Some((ahead(target, rails)?, rails.due)));
    if let Some((left, due)) = before.filter(|(left, due)| *left < 25.0 && due.comes < SOON) {
        let on_rails = left < -target.half.x;
        let gap = gap.filter(|_| target.speed() < 7.0 && !on_rails)?;
        // Not so early that he is over the rails before it comes.
        let strikes = gap.max(0.0) / own.speed().max(7.0);
        let in_time = due.comes - strikes < EARLY && due.goes - strikes > 0.8;
        if !in_time && gap < SHADOW * 2.0 {
            return Some(stand(own));
        }
        return in_time.then(|| {
            let aside = own.local(target.at).y;
            let go = if aside.abs() > 0.8 { toward(own, aside) } else { own.forward };
            Urge::go(go).press(Buttons::STRIKE)
        });
    }
    shadow(own, target, SHADOW)
}

/// Keeps so many metres behind somebody, from bumper to bumper; none where one is not that near.
pub(super) fn shadow(own: &Seen, target: &Seen, keep: f32) -> Option<Urge> {
    let gap = gap_behind(own, target)?;
    let brakes = (own.speed() - target.speed().max(0.0)).max(0.0).powi(2) / 8.0;
    let aside = own.local(target.at).y;
    (gap < keep + brakes).then(|| match own.speed() > target.speed().max(WALK) {
        true => stand(own),
        // Behind him, not beside.
        false if aside.abs() > 0.8 && own.speed() > WALK => Urge::go(toward(own, aside)),
        false => Urge::go(own.forward * 0.2),
    })
}

/// Metres from bumper to bumper behind somebody who goes the same way; none where one is not behind him.
fn gap_behind(own: &Seen, target: &Seen) -> Option<f32> {
    let behind = target.local(own.at);
    let follows = behind.x < -target.half.x && behind.y.abs() < 5.0 && own.forward.dot(target.forward) > 0.8;
    follows.then_some(-behind.x - target.half.x - own.half.x)
}
