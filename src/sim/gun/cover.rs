//! Ducking: who stands still beside something low keeps his head down, until he shoots, strikes or goes on.

use bevy::ecs::{
    message::MessageWriter,
    query::Without,
    system::{Query, Res},
};

use crate::{
    content::gun::GunRules,
    sim::{
        actor::{Actor, Position},
        fighter::body::{Body, BodyItem, BodyReadOnlyItem, those},
        mission::Mission,
        outcome::SimOutcome,
        physics::{PhysicsProp, TALL},
        stance::Act,
        thing::{Prop, room::distance_to},
    },
};

/// What one can duck behind.
type Low<'w, 's> =
    Query<'w, 's, (&'static Prop, &'static Position), (Without<Actor>, bevy::ecs::query::With<PhysicsProp>)>;

/// Notes who ducks. Only those who know of guns do: in a brawl a bench is a bench.
pub(super) fn duck(
    mission: Res<Mission>,
    mut bodies: Query<Body>,
    low: Low,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.rules.gun;
    for entity in those(&bodies, may_duck) {
        let Ok(mut body) = bodies.get_mut(entity) else { continue };
        let stands = is_still(&body, rules) && is_beside(&body, rules, &low);
        body.cover.still = if stands { body.cover.still.saturating_add(1) } else { 0 };
        let ducks = body.cover.still > rules.duck_ticks;
        if ducks && !body.cover.ducks {
            outcomes.write(SimOutcome::Ducked { actor: entity });
        }
        body.cover.ducks = ducks;
    }
}

/// Whether it could duck, or has to be told that it no longer does.
fn may_duck(body: &BodyReadOnlyItem) -> bool {
    let armed = body.hand.gun().is_some() || body.hand.holster.is_some();
    armed || body.cover.still > 0 || body.cover.ducks
}

fn is_still(body: &BodyItem, rules: &GunRules) -> bool {
    let armed = body.hand.gun().is_some() || body.hand.holster.is_some();
    let calm = matches!(body.stance.act, Act::Free | Act::Reload(_) | Act::Draw);
    armed
        && calm
        && body.velocity.0.length() < rules.duck_speed
        && body.controls.now.direction().length() < 0.1
}

fn is_beside(body: &BodyItem, rules: &GunRules, low: &Low) -> bool {
    let here = body.position.0;
    let reach = body.actor.def.radius + rules.duck_reach;
    low.iter().any(|(prop, at)| {
        let Some((_, height, _)) = prop.solid() else { return false };
        (rules.duck_height..TALL).contains(&height) && distance_to(prop.def.footprint, at.0, here) < reach
    })
}
