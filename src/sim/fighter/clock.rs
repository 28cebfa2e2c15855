//! Time of each body: hit-stop, how long a state lasts, and what follows it.

use bevy::ecs::{
    message::MessageWriter,
    system::{Query, Res, ResMut},
};

use super::{
    body::{Body, BodyItem},
    rise,
};
use crate::{
    content::rules::Rules,
    sim::{
        mission::Mission,
        outcome::SimOutcome,
        rng::{Streams, between},
        stance::{Act, BlowPhase},
        tick::Roster,
    },
};

/// Every body goes on by one tick, but for those in hit-stop.
pub(super) fn advance_stances(
    roster: Res<Roster>,
    mission: Res<Mission>,
    mut streams: ResMut<Streams>,
    mut bodies: Query<Body>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.rules;
    let holds_back = mission.assists.holds_back(mission.tick);
    for entity in &roster.0 {
        let Ok(mut body) = bodies.get_mut(*entity) else { continue };
        if body.stance.hit_stop > 0 {
            body.stance.hit_stop -= 1;
            continue;
        }
        if !(holds_back && is_seen_coming(&body, rules)) {
            body.stance.tick += 1;
        }
        body.stance.untouchable = body.stance.untouchable.saturating_sub(1);
        body.chain.window = body.chain.window.saturating_sub(1);
        let balance = &mut *body.balance;
        balance.steady = balance.steady.saturating_sub(1);
        balance.open = balance.open.saturating_sub(1);
        balance.blind = balance.blind.saturating_sub(1);
        recover_poise(&mut body);
        end_act(&mut body, rules, &mut streams, &mut outcomes);
    }
}

/// Whether the body is in the part of an opponent's grab or throw that gives it away. Blows and shots bear the ticks
/// of theirs with them.
fn is_seen_coming(body: &BodyItem, rules: &Rules) -> bool {
    let tick = body.stance.tick;
    body.is_opponent()
        && match body.stance.act {
            Act::Grab => tick < body.actor.moveset.grab.wind_up,
            Act::ThrowItem(_) => tick < body.throw_wind_up(&rules.body),
            _ => false,
        }
}

fn recover_poise(body: &mut BodyItem) {
    let gain = body.actor.def.poise_recovery / 60.0;
    body.poise.now = (body.poise.now + gain).min(body.poise.max);
}

/// What follows an act that is over. Grabs, holds and throws end in `grab`, flights in `flight`.
fn end_act(
    body: &mut BodyItem,
    rules: &Rules,
    streams: &mut Streams,
    outcomes: &mut MessageWriter<SimOutcome>,
) {
    let tick = body.stance.tick;
    let fallen = &rules.body;
    let next = match &body.stance.act {
        Act::Strike(blow) if tick >= blow.ticks() => {
            if let Some(link) = blow.link {
                body.chain.next = link + 1;
                body.chain.window = body.actor.moveset.chain_window;
            }
            Act::Free
        }
        Act::Strike(blow) => {
            if tick == blow.wind_up + blow.def.active
                && blow.phase(tick) == BlowPhase::Recovery
                && blow.struck.is_empty()
            {
                outcomes.write(SimOutcome::BlowMissed { actor: body.entity });
            }
            return;
        }
        Act::Vault { .. } if tick >= rules.thing.vault_ticks => Act::Free,
        Act::Roll(_) if tick >= rules.roll.ticks => Act::Free,
        Act::Flinch { .. } if tick >= fallen.flinch => Act::Free,
        Act::Stagger if tick >= fallen.stagger => {
            body.balance.steady = fallen.steady;
            Act::Free
        }
        Act::PickUp if tick >= fallen.pick_up => Act::Free,
        Act::ThrowItem(_) if tick >= body.throw_wind_up(fallen) + fallen.throw_recovery => Act::Free,
        Act::Shoot(shot) if tick >= shot.ticks => Act::Free,
        Act::Draw if tick >= body.hand.gun().map_or(fallen.pick_up, |gun| gun.draw) => Act::Free,
        Act::Finish(_) if tick >= total(&body.actor.moveset.finish) => Act::Free,
        Act::Fly(flight) if tick >= flight.ticks => {
            outcomes.write(SimOutcome::Landed { actor: body.entity, at: body.position.0 });
            Act::Fall
        }
        Act::Fall if tick >= fallen.fall && body.health.now <= 0.0 => rise::lying(body.rises.0, rules),
        Act::Fall if tick >= fallen.fall => {
            Act::Down { ticks: between(&mut streams.fight, body.actor.def.down_ticks) }
        }
        Act::Down { ticks } if tick >= *ticks => rise::next(body, rules),
        Act::GetUp if tick >= fallen.get_up => {
            body.stance.untouchable = fallen.get_up_untouchable;
            body.poise.now = body.poise.max;
            outcomes.write(SimOutcome::GotUp { actor: body.entity });
            Act::Free
        }
        _ => return,
    };
    body.begin(next);
}

fn total(blow: &crate::content::moves::MoveDef) -> u32 {
    blow.wind_up + blow.active + blow.recovery
}

/// What is held now was held in the tick before the next.
pub(crate) fn remember_buttons(mut bodies: Query<&mut crate::sim::actor::Controls>) {
    for mut controls in &mut bodies {
        controls.held = controls.now.buttons;
    }
}
