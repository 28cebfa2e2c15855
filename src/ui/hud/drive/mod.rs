//! What one has to know at the wheel: how fast, what is left of the vehicle, how far he is who flees, and where everything
//! lies.

use bevy::{ecs::system::SystemParam, prelude::*};

use crate::{
    content::objective::Goal,
    sim::{
        actor::{Actor, Position, Seat},
        mission::{Mission, ObjectiveState},
        vehicle::{Riding, Vehicle},
    },
};

mod gauge;
mod radar;
mod rival;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((gauge::plugin, radar::plugin, rival::plugin));
}

/// Who drives in what, and what he is to do.
#[derive(SystemParam)]
struct Wheel<'w, 's> {
    mission: Res<'w, Mission>,
    players: Query<'w, 's, (&'static Seat, &'static Riding)>,
    vehicles: Query<'w, 's, (Entity, &'static Vehicle, &'static Position)>,
    people: Query<'w, 's, (&'static Actor, &'static Position), Without<Vehicle>>,
}

impl Wheel<'_, '_> {
    /// The vehicle in which the first player sits, and where it is.
    fn own(&self) -> Option<(Entity, &Vehicle, Vec2)> {
        let (_, riding) = self.players.iter().min_by_key(|(seat, _)| **seat)?;
        let (entity, vehicle, at) = self.vehicles.get(riding.vehicle).ok()?;
        Some((entity, vehicle, at.0))
    }

    /// The tag of whoever is to be caught or wrecked now; where nobody is, of whoever is to be later or was.
    fn wanted(&self) -> Option<&str> {
        let goals = &self.mission.setup.level.objectives;
        let of = |state: ObjectiveState| {
            let of_state = goals.iter().zip(&self.mission.objectives).filter(|(_, now)| **now == state);
            of_state.map(|(goal, _)| &goal.goal).find_map(|goal| match goal {
                Goal::Catch { tag, .. } | Goal::Wreck { tag, .. } => Some(tag.as_str()),
                _ => None,
            })
        };
        [ObjectiveState::Open, ObjectiveState::Waiting, ObjectiveState::Done].into_iter().find_map(of)
    }

    /// The vehicle or person of that tag nearest to a place: where, and the vehicle.
    fn tagged(&self, tag: &str, from: Vec2) -> Option<(Vec2, Option<&Vehicle>)> {
        let vehicles = self
            .vehicles
            .iter()
            .filter(|(_, vehicle, _)| vehicle.tag.as_deref() == Some(tag))
            .map(|(_, vehicle, at)| (at.0, Some(vehicle)));
        let people = self
            .people
            .iter()
            .filter(|(actor, _)| actor.tag.as_deref() == Some(tag))
            .map(|(_, at)| (at.0, None));
        vehicles
            .chain(people)
            .min_by(|a, b| a.0.distance_squared(from).total_cmp(&b.0.distance_squared(from)))
    }
}
