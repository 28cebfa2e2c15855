//! A vehicle's lamps: cones before headlights, red behind, brighter where the driver brakes, sirens in turn.

use bevy::prelude::*;

use super::{
    VehiclePicture,
    beam::{Beam, Beams},
};
use crate::{
    sim::vehicle::{Crew, Motor, Vehicle},
    view::{
        ViewSystems,
        camera::View,
        layers, stage,
        units::{pixels_per_metre, to_pixels},
    },
};

/// Length of the headlights' cone and its breadth at the end, in metres.
const CONE: (f32, f32) = (14.0, 7.6);
/// Across of a headlight, a rear lamp, a brake light, a sign, a siren, in metres.
const HEAD: f32 = 1.3;
const REAR: f32 = 1.7;
const BRAKE: f32 = 3.4;
const SIGN: f32 = 2.6;
const SIREN: f32 = 8.0;
/// Ticks that each half of a siren shines: under three times a second.
const SIREN_TICKS: u64 = 12;
/// Depth of lamps' light, over the sheet of light and under what shines by itself.
const DEPTH: f32 = layers::LIGHT + 6.0;

/// A lamp of a vehicle's picture.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Lamp {
    kind: Kind,
    /// Ahead of the vehicle's middle, to its left, over the ground, in metres.
    at: (f32, f32, f32),
    /// In which headings it is seen.
    seen: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Cone,
    Head,
    Rear,
    Sign,
    SirenRed,
    SirenBlue,
}

/// The lamps of a picture that are drawn one by one.
pub(super) fn of(picture: &VehiclePicture) -> Vec<Lamp> {
    let sheet = &picture.sheet;
    let mut found: Vec<Lamp> = sheet
        .lights
        .iter()
        .filter_map(|light| {
            let kind = match light.kind.as_str() {
                "head" => Kind::Head,
                "rear" => Kind::Rear,
                "sign" => Kind::Sign,
                "siren_red" => Kind::SirenRed,
                "siren_blue" => Kind::SirenBlue,
                _ => return None,
            };
            Some(Lamp { kind, at: light.at, seen: light.seen })
        })
        .collect();
    let heads: Vec<_> = sheet.lights.iter().filter(|light| light.kind == "head").collect();
    if let Some(head) = heads.first().filter(|_| picture.def.lights) {
        found.push(Lamp { kind: Kind::Cone, at: (head.at.0, 0.0, 0.0), seen: u64::MAX });
    }
    found
}

/// Hangs lamps on a picture.
pub(super) fn hang(commands: &mut Commands, picture: Entity, lamps: Vec<Lamp>) {
    for lamp in lamps {
        commands.spawn((lamp, Transform::default(), Visibility::Hidden, ChildOf(picture)));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, shine.in_set(ViewSystems::Overlay).run_if(stage::is_set));
}

type Parts = (
    Entity,
    &'static Lamp,
    &'static ChildOf,
    &'static mut Transform,
    &'static mut Visibility,
    Option<&'static mut Shown>,
);

/// What a lamp shows now.
#[derive(Component, PartialEq, Eq)]
struct Shown(Beam);

fn shine(
    mut commands: Commands,
    mut lamps: Query<Parts, Without<VehiclePicture>>,
    pictures: Query<(&VehiclePicture, &Transform)>,
    vehicles: Query<(&Vehicle, &Motor, &Crew)>,
    beams: Res<Beams>,
    view: Res<View>,
    time: Res<Time<Virtual>>,
) {
    let ticks = (time.elapsed_secs_f64() * 60.0) as u64;
    let seen = view.rect().inflate(CONE.0 * pixels_per_metre());
    for (entity, lamp, parent, mut transform, mut visibility, shown) in &mut lamps {
        let Ok((picture, own)) = pictures.get(parent.parent()) else { continue };
        let state = vehicles.get(picture.vehicle).ok();
        let beam = state.and_then(|(vehicle, motor, crew)| {
            let near = seen.contains(to_pixels(picture.at, 0.0));
            let is_seen = lamp.seen >> picture.heading() & 1 == 1;
            let awake = picture.look != "parked"
                && (crew.driver().is_some() || motor.speed.abs() > 0.5 || vehicle.def.is_railed());
            (near && is_seen && awake && !vehicle.wrecked)
                .then(|| of_lamp(lamp.kind, vehicle, motor, ticks))?
        });
        let Some(beam) = beam else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        match shown {
            Some(shown) if shown.0 == beam => {}
            Some(mut shown) => {
                shown.0 = beam;
                commands.entity(entity).insert(beams.of(beam));
            }
            None => {
                commands.entity(entity).insert((beams.of(beam), Shown(beam)));
            }
        }
        let (at, up) = picture.place(lamp.at);
        let place = to_pixels(at, up).round() - own.translation.truncate();
        let z = DEPTH + layers::unique(entity) - own.translation.z;
        let scale = pixels_per_metre();
        let size = size_of(beam) * scale;
        *transform = Transform::from_translation(place.extend(z)).with_scale(size.extend(1.0));
        if beam == Beam::Head {
            transform.rotation = Quat::from_rotation_z(picture.angle);
        }
        visibility.set_if_neq(Visibility::Inherited);
    }
}

fn of_lamp(kind: Kind, vehicle: &Vehicle, motor: &Motor, ticks: u64) -> Option<Beam> {
    let first = (ticks / SIREN_TICKS).is_multiple_of(2);
    match kind {
        Kind::Cone => Some(Beam::Head),
        Kind::Head => vehicle.def.lights.then_some(Beam::Lamp),
        Kind::Rear if motor.brakes && !vehicle.def.is_railed() => Some(Beam::Brake),
        Kind::Rear => Some(Beam::Rear),
        Kind::Sign => Some(Beam::Sign),
        Kind::SirenRed => (vehicle.siren && first).then_some(Beam::SirenRed),
        Kind::SirenBlue => (vehicle.siren && !first).then_some(Beam::SirenBlue),
    }
}

/// Width and height of a light, in metres.
fn size_of(beam: Beam) -> Vec2 {
    match beam {
        Beam::Head => Vec2::from(CONE),
        Beam::Lamp => Vec2::splat(HEAD),
        Beam::Rear => Vec2::splat(REAR),
        Beam::Brake => Vec2::splat(BRAKE),
        Beam::Sign => Vec2::splat(SIGN),
        Beam::SirenRed | Beam::SirenBlue => Vec2::splat(SIREN),
        Beam::Sodium | Beam::Stop | Beam::Wait | Beam::Go => Vec2::splat(SIGN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siren_changes_sides_less_than_three_times_a_second() {
        assert!(60.0 / (2 * SIREN_TICKS) as f32 <= 3.0);
    }
}
