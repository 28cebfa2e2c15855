//! Vehicles: a picture comes with each, follows it from tick to tick and goes with it; lamps, shadows and what moves on it
//! go along.

use std::{collections::BTreeSet, sync::Arc};

use bevy::{platform::collections::HashMap, prelude::*};

use super::{
    ViewSystems,
    art::{Art, VehicleSheet, anchor_at},
    layers, stage,
    stage::Stage,
    units::{self, on_grid, pixels_per_metre, to_pixels},
    ways,
};
use crate::{
    content::vehicle::VehicleDef,
    sim::{
        actor::{Facing, Position},
        driver::Driver,
        mission::Mission,
        vehicle::{Crew, Riding, Vehicle},
    },
};

pub mod beam;
mod lamps;
mod look;
mod riders;

/// A step longer than this in one tick, in metres, is no step: the picture jumps with the vehicle.
const JUMP: f32 = 3.0;
/// A vehicle's shadow lies so far to the south-east of it for each metre of its height, in pixels at the scale of
/// driving, and so dark.
const SHADOW_OFF: Vec2 = Vec2::new(1.3, -1.1);
const SHADOW_DARK: f32 = 0.42;
/// A heading is left when the angle is so much of a step away from it: one who drives along a border does not flicker.
const LEAVES: f32 = 0.6;
/// How much of its length and width the shadow has.
const SHADOW_SIZE: f32 = 1.02;

/// The picture of each vehicle.
#[derive(Resource, Default)]
pub struct VehiclePictures {
    there: HashMap<Entity, Entity>,
    /// Vehicles that have come and have none yet.
    called: Vec<Entity>,
}

impl VehiclePictures {
    /// The picture of that vehicle.
    pub fn of(&self, vehicle: Entity) -> Option<Entity> {
        self.there.get(&vehicle).copied()
    }
}

/// The picture of a vehicle.
#[derive(Component)]
pub struct VehiclePicture {
    /// The vehicle that it shows.
    pub vehicle: Entity,
    /// Its kind.
    pub def: Arc<VehicleDef>,
    /// Place and angle a tick ago and now.
    track: [(Vec2, f32); 2],
    /// Where its middle is drawn in this frame, in metres.
    pub at: Vec2,
    /// Which way it looks in this frame, in radians.
    pub angle: f32,
    /// Its speed over the last tick, in metres a second.
    pub velocity: Vec2,
    /// Which heading of the sheet is shown.
    heading: Option<u32>,
    /// Which look.
    look: &'static str,
    /// Pixels that it trembles beside its place, from a knock, and ticks that it still does.
    pub jolt: u32,
    sheet: Arc<VehicleSheet>,
    image: Handle<Image>,
    shadow: Entity,
}

impl VehiclePicture {
    /// The heading of the sheet that is shown.
    fn heading(&self) -> u32 {
        self.heading.unwrap_or(0)
    }

    /// Where a place of the vehicle (ahead of its middle, to its left, over the ground, in metres) lies, in metres and
    /// metres over the ground.
    pub fn place(&self, (ahead, left, up): (f32, f32, f32)) -> (Vec2, f32) {
        let forward = Vec2::from_angle(self.angle);
        (self.at + forward * ahead + forward.perp() * left, up)
    }

    /// The place of that name, where the vehicle has it.
    pub fn named(&self, name: &str) -> Option<(Vec2, f32)> {
        self.sheet.places.get(name).map(|place| self.place(*place))
    }

    /// The rectangle of the world that its picture takes, in pixels, roughly.
    pub fn rect(&self) -> Rect {
        let (length, width, height) = self.sheet.size;
        let forward = Vec2::from_angle(self.angle);
        let half = (forward * length / 2.0).abs() + (forward.perp() * width / 2.0).abs();
        let (low, high) = (to_pixels(self.at - half, 0.0), to_pixels(self.at + half, height));
        Rect::from_corners(low, high)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<VehiclePictures>();
    app.add_plugins((beam::plugin, lamps::plugin, riders::plugin));
    app.add_observer(call_picture);
    app.add_observer(detach_picture);
    app.add_systems(FixedLast, follow_vehicles);
    app.add_systems(
        Update,
        (read_ahead.run_if(stage::is_new), attach_pictures).chain().in_set(ViewSystems::Build),
    );
    app.add_systems(Update, draw_vehicles.in_set(ViewSystems::Draw).run_if(stage::is_set));
}

fn call_picture(add: On<Add, Vehicle>, mut pictures: ResMut<VehiclePictures>) {
    pictures.called.push(add.entity);
}

/// Gives pictures to those who have come, as soon as their sheets are at hand.
fn attach_pictures(
    vehicles: Query<(&Vehicle, &Position, &Facing)>,
    mut commands: Commands,
    mut pictures: ResMut<VehiclePictures>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    if pictures.called.is_empty() {
        return;
    }
    let scale = units::scale();
    for entity in std::mem::take(&mut pictures.called) {
        let Ok((vehicle, at, facing)) = vehicles.get(entity) else { continue };
        if !art.is_vehicle_here(&vehicle.def.sprite, scale) {
            pictures.called.push(entity);
            continue;
        }
        let Some((sheet, image)) = art.vehicle(&mut images, &vehicle.def.sprite, scale) else { continue };
        let ink = Color::srgba(0.03, 0.04, 0.08, SHADOW_DARK);
        let shadow = commands.spawn((Sprite::from_color(ink, Vec2::ONE), Transform::default())).id();
        let picture = VehiclePicture {
            vehicle: entity,
            def: vehicle.def.clone(),
            track: [(at.0, facing.0); 2],
            at: at.0,
            angle: facing.0,
            velocity: Vec2::ZERO,
            heading: None,
            look: "whole",
            jolt: 0,
            sheet: Arc::new(sheet),
            image,
            shadow,
        };
        let lamps = lamps::of(&picture);
        let id = commands.spawn((picture, Sprite::default(), Transform::default(), Visibility::Hidden)).id();
        lamps::hang(&mut commands, id, lamps);
        if let Some(old) = pictures.there.insert(entity, id) {
            commands.entity(old).try_despawn();
        }
    }
}

/// Reads the sheets of all who drive in a level when it begins, so that nobody who comes later holds the game up.
fn read_ahead(mission: Option<Res<Mission>>, mut art: ResMut<Art>, mut images: ResMut<Assets<Image>>) {
    let Some(mission) = mission else { return };
    let Some(roads) = mission.setup.level.roads.as_ref() else { return };
    let parked = roads.parking.iter().flat_map(|bay| &bay.kinds);
    let traffic = roads.traffic.iter().flat_map(|traffic| traffic.kinds.iter().map(|(kind, _)| kind));
    let placed = roads.vehicles.iter().map(|placed| &placed.kind);
    let railed = roads.trains.values().flat_map(|train| &train.cars);
    let kinds: BTreeSet<&String> = parked.chain(traffic).chain(placed).chain(railed).collect();
    for def in kinds.into_iter().filter_map(|kind| mission.setup.catalog.vehicles.get(kind)) {
        if art.is_vehicle_here(&def.sprite, units::scale()) {
            art.vehicle(&mut images, &def.sprite, units::scale());
        }
    }
}

fn detach_picture(
    remove: On<Remove, Vehicle>,
    mut commands: Commands,
    mut pictures: ResMut<VehiclePictures>,
    all: Query<&VehiclePicture>,
) {
    let Some(picture) = pictures.there.remove(&remove.entity) else { return };
    if let Ok(shown) = all.get(picture) {
        commands.entity(shown.shadow).try_despawn();
    }
    commands.entity(picture).try_despawn();
}

/// Notes where each has come to, so that its picture glides between two ticks.
fn follow_vehicles(mut pictures: Query<&mut VehiclePicture>, vehicles: Query<(&Position, &Facing)>) {
    for mut picture in &mut pictures {
        let Ok((at, facing)) = vehicles.get(picture.vehicle) else { continue };
        let now = (at.0, facing.0);
        let before = picture.track[1];
        let jumps = before.0.distance(now.0) > JUMP;
        picture.track = [if jumps { now } else { before }, now];
        picture.velocity = if jumps { Vec2::ZERO } else { (now.0 - before.0) * 60.0 };
        picture.jolt = picture.jolt.saturating_sub(1);
    }
}

/// Brings every picture to its vehicle's place.
fn draw_vehicles(
    mut pictures: Query<(
        Entity,
        &mut VehiclePicture,
        &mut Sprite,
        &mut bevy::sprite::Anchor,
        &mut Transform,
        &mut Visibility,
    )>,
    mut shadows: Query<(&mut Transform, &mut Sprite), Without<VehiclePicture>>,
    vehicles: Query<(&Vehicle, &Crew, Has<Driver>)>,
    riding: Query<(), With<Riding>>,
    stage: Res<Stage>,
    (fixed, time): (Res<Time<Fixed>>, Res<Time<Virtual>>),
) {
    let between = fixed.overstep_fraction();
    let ticks = (time.elapsed_secs_f64() * 60.0) as u64;
    for (entity, mut picture, mut sprite, mut anchor, mut transform, mut visibility) in &mut pictures {
        let Ok((vehicle, crew, driven)) = vehicles.get(picture.vehicle) else { continue };
        let picture = &mut *picture;
        let [(from, was), (to, is)] = picture.track;
        picture.at = from.lerp(to, between);
        picture.angle = was + ways::turn(was, is) * between;
        let sheet = picture.sheet.clone();
        let sat = driven || crew.all().any(|rider| riding.contains(rider));
        picture.look = look::of(vehicle, sat, &sheet);
        picture.heading = Some(ways::held(picture.angle, sheet.headings, picture.heading, LEAVES));
        let Some(state) = sheet.states.get(picture.look).copied() else { continue };
        let frame = if state.ticks > 0 { (ticks / u64::from(state.ticks)) as u32 % state.frames } else { 0 };
        let cell = state.first + picture.heading() * state.frames + frame;
        let (x, y, width, height) = sheet.rect(cell);
        let rect = Rect::new(x as f32, y as f32, (x + width) as f32, (y + height) as f32);
        if sprite.rect != Some(rect) {
            sprite.rect = Some(rect);
        }
        if sprite.image != picture.image {
            sprite.image = picture.image.clone();
            let pivot = UVec2::from(sheet.pivot).as_vec2();
            *anchor = anchor_at(pivot, UVec2::from(sheet.cell).as_vec2());
        }
        let foot = to_pixels(picture.at, 0.0);
        let jolt = if picture.jolt % 2 == 1 { 1.0 } else { 0.0 };
        let z = layers::standing(foot.y, stage.north_at(picture.at), entity);
        let place = on_grid(foot + Vec2::X * jolt, z);
        if transform.translation != place {
            transform.translation = place;
        }
        visibility.set_if_neq(Visibility::Inherited);
        if let Ok((mut shadow, mut shade)) = shadows.get_mut(picture.shadow) {
            let (length, width, height) = sheet.size;
            let scale = pixels_per_metre();
            let size = Vec2::new(length * 0.97, width * 0.92) * scale * SHADOW_SIZE;
            if shade.custom_size != Some(size) {
                shade.custom_size = Some(size);
            }
            let off = SHADOW_OFF * (height * scale / 10.0);
            let z = layers::SHADOWS - 1.0 + layers::unique(picture.shadow);
            *shadow = Transform::from_translation((foot + off).round().extend(z))
                .with_rotation(Quat::from_rotation_z(picture.angle));
        }
    }
}
