//! Blows that land: whom the active ticks of a strike reach, and finishing blows.

use bevy::{
    ecs::{
        entity::Entity,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{
    body::{Body, BodyItem, gather, in_arc, those},
    hit::{Hit, Hits},
    side::can_strike,
};
use crate::sim::{
    actor::Faction,
    mission::Mission,
    outcome::Way,
    physics::Physics,
    stance::{Act, Blow, BlowPhase},
    thing::strikable::StrikableProps,
};

/// A body that a blow may reach.
struct Target {
    entity: Entity,
    faction: Faction,
    at: Vec2,
    radius: f32,
    is_touchable: bool,
    is_down: bool,
    held_by: Option<Entity>,
}

/// Finds what the blows in their active ticks reach and notes it in [`Hits`].
pub(super) fn land_blows(
    mission: Res<Mission>,
    physics: Res<Physics>,
    mut bodies: Query<Body>,
    mut props: StrikableProps,
    mut hits: ResMut<Hits>,
) {
    let targets = gather(&bodies, |body| Some(target_of(body)));
    for entity in those(&bodies, |body| matches!(body.stance.act, Act::Strike(_) | Act::Finish(_))) {
        let Ok(mut body) = bodies.get_mut(entity) else { continue };
        if body.stance.hit_stop > 0 {
            continue;
        }
        match body.stance.act.clone() {
            Act::Strike(blow) if blow.phase(body.stance.tick) == BlowPhase::Active => {
                land(&mut body, blow, &targets, &physics, &mut props, &mut hits);
                props.noises.make(body.position.0, mission.setup.catalog.rules.noise.blow, Some(entity));
            }
            Act::Finish(victim) => finish(&body, victim, &targets, &mut hits),
            _ => {}
        }
    }
}

fn target_of(body: super::body::BodyReadOnlyItem) -> Target {
    let is_down = matches!(body.stance.act, Act::Down { .. });
    let is_touchable = body.stance.untouchable == 0
        && body.health.now > 0.0
        && !is_down
        && !matches!(body.stance.act, Act::Fly(_) | Act::Fall | Act::Beaten | Act::Cuffed);
    Target {
        entity: body.entity,
        faction: body.actor.faction,
        at: body.position.0,
        radius: body.actor.def.radius,
        is_touchable,
        is_down,
        held_by: match body.stance.act {
            Act::Held { by, .. } => Some(by),
            _ => None,
        },
    }
}

fn land(
    body: &mut BodyItem,
    mut blow: Blow,
    targets: &[Target],
    physics: &Physics,
    props: &mut StrikableProps,
    hits: &mut Hits,
) {
    let (here, facing) = (body.position.0, body.facing.direction());
    let def = blow.def.clone();
    let mut reached: Vec<&Target> = targets
        .iter()
        .filter(|target| target.is_touchable && target.held_by != Some(body.entity))
        .filter(|target| can_strike(body.actor.faction, target.faction))
        .filter(|target| !blow.struck.contains(&target.entity))
        .filter(|target| in_arc(here, facing, target.at, target.radius, def.reach, def.arc))
        .filter(|target| physics.is_open(here, target.at))
        .collect();
    reached.sort_by(|a, b| a.at.distance_squared(here).total_cmp(&b.at.distance_squared(here)));
    if !def.sweeps {
        reached.truncate(usize::from(blow.struck.is_empty()));
    }
    for target in &reached {
        let direction = (target.at - here).try_normalize().unwrap_or(facing);
        hits.0.push(Hit {
            damage: def.damage,
            poise: def.poise,
            knock: direction * def.knock_back,
            effect: def.effect,
            hit_stop: def.hit_stop,
            heavy: def.heavy,
            with_item: blow.with_item,
            direction,
            ..Hit::new(Some(body.entity), target.entity, way_of(body, &blow))
        });
        blow.struck.push(target.entity);
    }
    if blow.struck.is_empty() {
        props.strike(here, facing, &def);
    }
    body.stance.act = Act::Strike(blow);
}

fn way_of(body: &BodyItem, blow: &Blow) -> Way {
    let moveset = &body.actor.moveset;
    if blow.with_item {
        Way::Item
    } else if blow.link.is_some() {
        Way::Fist
    } else if blow.def.clip == moveset.kick.clip {
        Way::Kick
    } else {
        Way::Charged
    }
}

fn finish(body: &BodyItem, victim: Entity, targets: &[Target], hits: &mut Hits) {
    let def = &body.actor.moveset.finish;
    if body.stance.tick != def.wind_up {
        return;
    }
    let Some(target) = targets.iter().find(|target| target.entity == victim && target.is_down) else {
        return;
    };
    if target.at.distance(body.position.0) > def.reach + target.radius {
        return;
    }
    let direction = (target.at - body.position.0).try_normalize().unwrap_or(Vec2::X);
    hits.0.push(Hit {
        damage: def.damage,
        hit_stop: def.hit_stop,
        heavy: true,
        direction,
        on_the_ground: true,
        ..Hit::new(Some(body.entity), victim, Way::Finish)
    });
}
