//! Loading, drawing and putting away. Whatever is interrupted goes on where it was left: a gun that stands open stays
//! open, rounds that are in stay in.

use bevy::ecs::{message::MessageWriter, system::Query};

use crate::{
    content::gun::GunDef,
    sim::{
        fighter::body::{Body, BodyItem, those},
        outcome::SimOutcome,
        stance::{Act, ReloadStage},
    },
};

/// Begins to load the gun in hand, or goes on with it. False where there is nothing to load, or nothing to load it with.
pub(in crate::sim) fn begin_reload(body: &mut BodyItem) -> bool {
    let spare = body.hand.spare();
    let Some(held) = body.hand.item.as_ref() else { return false };
    let Some(gun) = held.gun() else { return false };
    let full = held.load.rounds >= gun.rounds;
    if !held.load.open && (full || spare == 0) {
        return false;
    }
    let stage = match (held.load.open || gun.reload.open == 0, full || spare == 0) {
        (false, _) => ReloadStage::Open,
        (true, false) => ReloadStage::Insert,
        (true, true) => ReloadStage::Close,
    };
    body.begin(Act::Reload(stage));
    true
}

/// With a gun in hand it goes into the empty holster; with an empty hand the one in the holster comes out. False where
/// neither can be.
pub(in crate::sim) fn draw_or_holster(body: &mut BodyItem, outcomes: &mut MessageWriter<SimOutcome>) -> bool {
    let actor = body.entity;
    let hand = &mut *body.hand;
    if hand.gun().is_some() && hand.holster.is_none() {
        hand.holster = hand.item.take();
        if let Some(held) = &hand.holster {
            outcomes.write(SimOutcome::Holstered { actor, item: held.kind.clone() });
        }
    } else if hand.item.is_none() && hand.holster.is_some() {
        hand.item = hand.holster.take();
        if let Some(held) = &mut hand.item {
            held.load.cycle = held.gun().map_or(0, |gun| gun.draw);
            outcomes.write(SimOutcome::Drew { actor, item: held.kind.clone() });
        }
    } else {
        return false;
    }
    body.begin(Act::Draw);
    true
}

/// Guns that are being loaded go on to their next part.
pub(super) fn load_guns(mut bodies: Query<Body>, mut outcomes: MessageWriter<SimOutcome>) {
    for entity in those(&bodies, |body| matches!(body.stance.act, Act::Reload(_))) {
        let Ok(mut body) = bodies.get_mut(entity) else { continue };
        let Act::Reload(stage) = body.stance.act else { continue };
        if body.stance.hit_stop > 0 {
            continue;
        }
        let Some(gun) = body.hand.gun() else {
            body.begin(Act::Free);
            continue;
        };
        if body.stance.tick >= ticks_of(gun, stage) {
            let next = finish(&mut body, stage, &mut outcomes);
            body.begin(next);
        }
    }
}

/// Ticks of a part of loading.
pub(in crate::sim) fn ticks_of(gun: &GunDef, stage: ReloadStage) -> u32 {
    match stage {
        ReloadStage::Open => gun.reload.open,
        ReloadStage::Insert => gun.reload.insert,
        ReloadStage::Close => gun.reload.close,
    }
}

/// A part of loading is done: what follows.
fn finish(body: &mut BodyItem, stage: ReloadStage, outcomes: &mut MessageWriter<SimOutcome>) -> Act {
    let hand = &mut *body.hand;
    let Some(held) = hand.item.as_mut() else { return Act::Free };
    let def = held.def.clone();
    let Some(gun) = def.kind.gun() else { return Act::Free };
    match stage {
        ReloadStage::Open => held.load.open = true,
        ReloadStage::Insert => {
            held.load.open = true;
            let spare = hand.ammo.entry(gun.ammo.clone()).or_default();
            let room = gun.rounds.saturating_sub(held.load.rounds);
            let taken = room.min(*spare).min(if gun.reload.singly { 1 } else { u32::MAX });
            *spare -= taken;
            held.load.rounds += taken;
        }
        ReloadStage::Close => held.load.open = false,
    }
    let goes_on = gun.reload.singly
        && held.load.rounds < gun.rounds
        && hand.ammo.get(&gun.ammo).is_some_and(|spare| *spare > 0);
    let next = match stage {
        ReloadStage::Open => Act::Reload(ReloadStage::Insert),
        ReloadStage::Insert if goes_on => Act::Reload(ReloadStage::Insert),
        ReloadStage::Insert if gun.reload.close > 0 => Act::Reload(ReloadStage::Close),
        ReloadStage::Insert => {
            held.load.open = false;
            Act::Free
        }
        ReloadStage::Close => Act::Free,
    };
    let ready = next == Act::Free;
    outcomes.write(SimOutcome::Loaded { actor: body.entity, item: held.kind.clone(), stage, ready });
    next
}
