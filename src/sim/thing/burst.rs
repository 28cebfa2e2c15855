//! What comes out of what breaks: clouds that take the sight of whoever stands in them and hang in the air, heat, fire,
//! a load that comes down.

use bevy::{
    ecs::{entity::Entity, system::Command, world::World},
    math::Vec2,
};

use super::{Prop, ThingId};
use crate::{
    content::{moves::HitEffect, prop::BurstDef},
    sim::{
        actor::{Balance, Health, Position},
        fighter::hit::{Hit, Hits},
        noise::Noises,
        outcome::{SimOutcome, Way},
        physics::{Cloud, Physics},
        tick::Roster,
    },
};

/// Ticks for which a body stands still that is struck by it.
const HIT_STOP: u32 = 4;

/// Something bursts.
pub(super) struct Burst {
    /// What.
    pub prop: Entity,
    /// Where.
    pub at: Vec2,
    /// What comes out of it.
    pub burst: BurstDef,
}

impl Command for Burst {
    type Out = ();

    fn apply(self, world: &mut World) {
        let Self { prop, at, burst } = self;
        let roster = world.resource::<Roster>().0.clone();
        for actor in roster {
            let Some(here) = world.get::<Position>(actor).map(|here| here.0) else { continue };
            let stands = world.get::<Health>(actor).is_some_and(|health| health.now > 0.0);
            let in_cloud =
                here.distance(at) < burst.radius && world.resource::<Physics>().line_of_sight(at, here);
            if !stands || !in_cloud {
                continue;
            }
            if burst.blinds > 0
                && let Some(mut balance) = world.get_mut::<Balance>(actor)
            {
                balance.blind = balance.blind.max(burst.blinds);
                world.write_message(SimOutcome::Blinded { actor });
            }
            strike(world, actor, here - at, &burst);
        }
        if burst.hangs > 0 {
            let cloud = Cloud { at, radius: burst.radius, left: burst.hangs };
            world.resource_mut::<Physics>().clouds.push(cloud);
        }
        world.resource_mut::<Noises>().make(at, burst.noise, None);
        world.write_message(SimOutcome::Burst { prop, at, radius: burst.radius, hangs: burst.hangs });
    }
}

/// What it does to one who stands so far from its middle.
fn strike(world: &mut World, on: Entity, off: Vec2, burst: &BurstDef) {
    if burst.damage <= 0.0 && burst.knock <= 0.0 && burst.burn_ticks == 0 {
        return;
    }
    let direction = off.try_normalize().unwrap_or(Vec2::X);
    let thrown = burst.knock > 0.0;
    world.resource_mut::<Hits>().0.push(Hit {
        damage: burst.damage,
        poise: burst.damage,
        knock: direction * burst.knock,
        effect: if thrown { HitEffect::KnockDown } else { HitEffect::Stagger },
        hit_stop: HIT_STOP,
        heavy: thrown,
        direction,
        burn_ticks: burst.burn_ticks,
        ..Hit::new(None, on, Way::Mishap)
    });
}

/// All props with the tag that hold something let it out, and stay whole.
pub fn burst_tagged(world: &mut World, tag: &str) {
    let mut all = world.query::<(&ThingId, Entity, &Prop, &Position)>();
    let tagged = all.iter(world).filter(|(_, _, prop, _)| !prop.broken && prop.tag.as_deref() == Some(tag));
    let mut bursts: Vec<(ThingId, Burst)> = tagged
        .filter_map(|(id, prop, kind, at)| Some((*id, Burst { prop, at: at.0, burst: kind.def.bursts? })))
        .collect();
    bursts.sort_unstable_by_key(|(id, _)| *id);
    for (_, burst) in bursts {
        burst.apply(world);
    }
}
