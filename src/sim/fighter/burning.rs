//! Fire on bodies: it bites, and water puts it out.

use bevy::{
    ecs::{
        message::MessageWriter,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{
    body::{Body, those},
    hit::{Hit, Hits},
};
use crate::sim::{
    mission::Mission,
    outcome::{SimOutcome, Way},
    stance::Act,
};

fn is_rolling(act: &Act) -> bool {
    matches!(act, Act::Roll(_))
}

/// Burning bodies lose health at each bite of the fire.
pub(super) fn burn_bodies(
    mission: Res<Mission>,
    mut bodies: Query<Body>,
    mut hits: ResMut<Hits>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let burn = &mission.setup.catalog.rules.burn;
    for entity in those(&bodies, |body| body.burning.0 > 0) {
        let Ok(mut body) = bodies.get_mut(entity) else { continue };
        let rolls_in_snow =
            body.footing.douses && (body.stance.act.is_lying() || is_rolling(&body.stance.act));
        if body.footing.in_water || rolls_in_snow {
            body.burning.0 = 0;
            outcomes.write(SimOutcome::PutOut { actor: entity });
            continue;
        }
        body.burning.0 -= 1;
        if body.burning.0 % burn.every.max(1) == 0 && !body.is_beaten() {
            hits.0.push(Hit { damage: burn.damage, direction: Vec2::Y, ..Hit::new(None, entity, Way::Fire) });
        }
    }
}
