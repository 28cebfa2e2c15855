//! Clouds that come out of what breaks: they take the sight of whoever stands in them.

use bevy::ecs::{entity::Entity, system::Command, world::World};
use bevy::math::Vec2;

use crate::{
    content::prop::BurstDef,
    sim::{
        actor::{Balance, Health, Position},
        noise::Noises,
        outcome::SimOutcome,
        physics::Physics,
        tick::Roster,
    },
};

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
            if let Some(mut balance) = world.get_mut::<Balance>(actor) {
                balance.blind = balance.blind.max(burst.blinds);
                world.write_message(SimOutcome::Blinded { actor });
            }
        }
        world.resource_mut::<Noises>().make(at, burst.noise, None);
        world.write_message(SimOutcome::Burst { prop, at, radius: burst.radius });
    }
}
