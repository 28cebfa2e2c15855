//! Signs over vehicles and people: somebody is about to ram, somebody has jumped for his life. They go with whom they
//! stand over.

use bevy::prelude::*;

use crate::{
    sim::outcome::SimOutcome,
    view::{
        ViewSystems,
        effects::{Effects, once::Once},
        layers,
        people::{PersonPicture, Pictures},
        stage::{self, Stage},
        units::{on_grid, to_pixels},
        vehicles::{VehiclePicture, VehiclePictures},
    },
};

/// How high over a vehicle's ground a sign stands, and over somebody's feet, in metres.
const OVER_VEHICLE: f32 = 5.2;
const OVER_PERSON: f32 = 3.0;
/// Seconds that the sign over one who jumps is seen.
const JUMPED: f32 = 0.7;

/// A sign over a vehicle.
#[derive(Component)]
struct Sign {
    /// Its picture.
    over: Entity,
    left: f32,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, put_up.in_set(ViewSystems::Answer).run_if(stage::is_set));
    app.add_systems(Update, follow.in_set(ViewSystems::Camera).run_if(stage::is_set));
}

fn put_up(
    mut commands: Commands,
    mut outcomes: MessageReader<SimOutcome>,
    effects: Res<Effects>,
    stage: Res<Stage>,
    (vehicles, people): (Res<VehiclePictures>, Res<Pictures>),
    shown: Query<&PersonPicture>,
) {
    for outcome in outcomes.read() {
        match outcome {
            SimOutcome::RamThreatened { vehicle, ticks } => {
                let picture = effects.picture("ui/telegraph").or(effects.picture("ui/exclaim"));
                let (Some(picture), Some(over)) = (picture, vehicles.of(*vehicle)) else { continue };
                let sign = Sign { over, left: *ticks as f32 / 60.0 + 0.2 };
                commands.spawn((
                    picture.sprite(0),
                    Transform::default(),
                    Visibility::Hidden,
                    sign,
                    ChildOf(stage.root),
                ));
            }
            SimOutcome::JumpedAside { actor, .. } => {
                let person = people.of(*actor).and_then(|picture| shown.get(picture).ok());
                let (Some(person), Some(picture)) = (person, effects.picture("ui/exclaim")) else { continue };
                let at = to_pixels(person.at, OVER_PERSON);
                Once::new(picture, at, layers::SHINING + 8.0)
                    .moving(Vec2::Y * 8.0)
                    .drifting(0, JUMPED, 1.0)
                    .spawn(&mut commands, stage.root);
            }
            _ => {}
        }
    }
}

fn follow(
    mut commands: Commands,
    mut signs: Query<(Entity, &mut Sign, &mut Transform, &mut Visibility)>,
    shown: Query<&VehiclePicture>,
    time: Res<Time<Virtual>>,
) {
    for (entity, mut sign, mut transform, mut visibility) in &mut signs {
        sign.left -= time.delta_secs();
        let vehicle = shown.get(sign.over).ok().filter(|_| sign.left > 0.0);
        let Some(vehicle) = vehicle else {
            commands.entity(entity).despawn();
            continue;
        };
        let at = to_pixels(vehicle.at, OVER_VEHICLE);
        transform.translation = on_grid(at, layers::SHINING + 9.0 + layers::unique(entity));
        visibility.set_if_neq(Visibility::Inherited);
    }
}
