//! Who sits in a vehicle is not seen but for him who leans out of it to shoot: the roof hides the others.

use bevy::prelude::*;

use crate::{
    sim::vehicle::Riding,
    view::{ViewSystems, people::PersonPicture, stage},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, hide.in_set(ViewSystems::Camera).run_if(stage::is_set));
}

fn hide(mut people: Query<(&PersonPicture, &mut Visibility)>, riding: Query<(), With<Riding>>) {
    for (person, mut visibility) in &mut people {
        let rides = riding.contains(person.body);
        visibility.set_if_neq(if rides { Visibility::Hidden } else { Visibility::Inherited });
    }
}
