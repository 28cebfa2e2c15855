//! Who sits in a vehicle is not seen, for the roof hides him, until he leans out of it with a gun.

use bevy::prelude::*;

use super::{VehiclePicture, VehiclePictures, draw_vehicles};
use crate::{
    sim::{
        actor::{Facing, Hand, Seat},
        vehicle::Riding,
    },
    view::{
        ViewSystems,
        people::{Lean, PeopleDrawn, PersonPicture},
        stage,
        ways::turn,
    },
};

/// The clip that shows who leans out.
const LEANS: &str = "lean_aim";

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        seat.in_set(ViewSystems::Draw).after(draw_vehicles).before(PeopleDrawn).run_if(stage::is_set),
    );
}

fn seat(
    mut people: Query<(&mut PersonPicture, &mut Visibility)>,
    riders: Query<(&Riding, &Hand, &Facing, Has<Seat>)>,
    (vehicles, pictures): (Query<&VehiclePicture>, Res<VehiclePictures>),
) {
    for (mut person, mut visibility) in &mut people {
        let Ok((riding, hand, facing, is_player)) = riders.get(person.body) else {
            if person.lean.is_some() {
                person.lean = None;
            }
            visibility.set_if_neq(Visibility::Inherited);
            continue;
        };
        let vehicle = pictures.of(riding.vehicle).and_then(|picture| vehicles.get(picture).ok());
        let aims = hand.gun().is_some() && (is_player || riding.aims.is_some() || riding.burst > 0);
        let lean = vehicle.filter(|_| aims && person.knows(LEANS)).and_then(|vehicle| {
            let (at, height) = vehicle.named(side(vehicle.angle, facing.0))?;
            Some(Lean { at, height, fires: riding.burst > 0 })
        });
        visibility.set_if_neq(if lean.is_some() { Visibility::Inherited } else { Visibility::Hidden });
        person.lean = lean;
    }
}

/// The window out of which one leans who aims that way.
fn side(vehicle: f32, aim: f32) -> &'static str {
    if turn(vehicle, aim) > 0.0 { "lean_left" } else { "lean_right" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_leans_out_on_the_side_to_which_he_aims() {
        assert_eq!(side(0.0, 1.2), "lean_left");
        assert_eq!(side(3.0, 2.0), "lean_right");
        assert_eq!(side(3.0, -3.0), "lean_left");
    }
}
