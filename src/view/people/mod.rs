//! People: a picture is attached when somebody comes, follows the body from tick to tick, and goes with it.

use std::sync::Arc;

use bevy::{mesh::MeshTag, platform::collections::HashMap, prelude::*};

use super::{
    ViewSystems,
    art::Art,
    layers,
    light::FloorLights,
    stage,
    stage::Stage,
    units::{on_grid, to_pixels},
};
use crate::{
    content::item::ItemKind,
    sim::{
        actor::{Actor, Burning, Facing, Footing, Hand, Position, Seat, Velocity},
        mission::Mission,
        stance::{Act, Stance},
    },
};

mod held;
mod lit;
mod material;
pub mod pose;
mod ring;
mod sheets;

use material::{PersonMaterial, Tint};
use sheets::{Person, Sheets, Stores};

/// A step longer than this in one tick is no step: the picture jumps with the body.
const JUMP: f32 = 1.0;
/// How high a body thrown or struck off its feet flies, in metres.
const FLIGHT_HEIGHT: f32 = 0.75;
/// How much lower the rest of a body stands whose legs water hides, in pixels.
const WADING_DEPTH: f32 = 5.0;
/// How far behind its feet a lying body is sorted, in pixels.
const LYING: f32 = 9.0;
/// How far a shadow leans away from the light, in pixels.
const SHADOW_LEAN: f32 = 3.0;
/// Ticks that the struck shine white.
pub const FLASH_TICKS: u32 = 3;

/// The picture of each body.
#[derive(Resource, Default)]
pub struct Pictures(HashMap<Entity, Entity>);

impl Pictures {
    /// The picture of that body.
    pub fn of(&self, body: Entity) -> Option<Entity> {
        self.0.get(&body).copied()
    }
}

/// The picture of a person.
#[derive(Component)]
pub struct PersonPicture {
    /// The body that it shows.
    pub body: Entity,
    /// Place of the feet a tick ago and now, in metres.
    track: [Vec2; 2],
    /// Where the feet are drawn in this frame, in metres.
    pub at: Vec2,
    /// How high over the floor, in metres.
    pub height: f32,
    /// Whether the body lies.
    pub lies: bool,
    /// Whether it was beaten for good.
    is_out: bool,
    /// Pixels beside its place.
    jolt: f32,
    /// Whether it stands in water.
    pub wades: bool,
    /// Whether the body is a player's.
    pub is_player: bool,
    /// Which player's.
    pub seat: Option<u8>,
    /// Ticks that it still shines white.
    pub flash: u32,
    person: Option<Arc<Person>>,
    facing: Option<u32>,
    /// Ticks of walking and breathing.
    clock: u32,
    lay: bool,
    /// Ticks that it is still pressed flat by what struck it.
    pub pressed: u32,
    /// The way to the light, in eighths of a turn.
    toward: u32,
    /// How its pixels looked in the last frame.
    tint: Tint,
    sprite: Entity,
    shadow: Entity,
    hand: Entity,
    /// The right hand, from the feet, in pixels right and down, and whether it is in front of the body.
    hand_at: Option<(i16, i16, bool)>,
}

impl PersonPicture {
    /// Whether the feet moved in the last tick.
    pub fn moves(&self) -> bool {
        self.track[0].distance_squared(self.track[1]) > 1e-5
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Pictures>();
    app.add_observer(attach_picture);
    app.add_observer(detach_picture);
    app.add_plugins((material::plugin, ring::plugin, sheets::plugin));
    app.add_systems(FixedLast, follow_bodies);
    app.add_systems(
        Update,
        (draw_people, held::draw_held).chain().in_set(ViewSystems::Draw).run_if(stage::is_set),
    );
}

fn attach_picture(
    add: On<Add, Actor>,
    mut commands: Commands,
    actors: Query<(&Actor, &Position)>,
    mut pictures: ResMut<Pictures>,
    mut art: ResMut<Art>,
    mut sheets: ResMut<Sheets>,
    mut images: ResMut<Assets<Image>>,
    mut materials: ResMut<Assets<PersonMaterial>>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    let Ok((actor, position)) = actors.get(add.entity) else { return };
    let stores = Stores { images: &mut images, materials: &mut materials, meshes: &mut meshes };
    let person = sheets.person(&mut art, stores, &actor.def.appearance);
    let part = |commands: &mut Commands| {
        commands.spawn((Sprite::default(), Transform::default(), Visibility::Hidden)).id()
    };
    let [shadow, hand] = [(); 2].map(|()| part(&mut commands));
    let sprite = commands.spawn((Transform::default(), Visibility::Hidden, MeshTag(0))).id();
    if let Some(person) = &person {
        let look = (Mesh2d(person.mesh.clone()), MeshMaterial2d(person.material.clone()));
        commands.entity(sprite).insert(look);
    }
    let picture = PersonPicture {
        body: add.entity,
        track: [position.0; 2],
        at: position.0,
        height: 0.0,
        lies: false,
        is_out: false,
        jolt: 0.0,
        wades: false,
        is_player: false,
        seat: None,
        flash: 0,
        person,
        facing: None,
        // Two of a kind must not breathe in step.
        clock: add.entity.index_u32().wrapping_mul(13) % 60,
        lay: false,
        pressed: 0,
        toward: 3,
        tint: Tint::default(),
        sprite,
        shadow,
        hand,
        hand_at: None,
    };
    let id = commands.spawn((picture, Transform::default(), Visibility::default())).id();
    commands.entity(id).add_children(&[sprite, shadow, hand]);
    if let Some(picture) = art.sprite(&mut images, "fx/shadow_medium") {
        commands.entity(shadow).insert((picture.sprite(0), Visibility::Inherited));
    }
    if let Some(old) = pictures.0.insert(add.entity, id) {
        commands.entity(old).try_despawn();
    }
}

fn detach_picture(remove: On<Remove, Actor>, mut commands: Commands, mut pictures: ResMut<Pictures>) {
    if let Some(picture) = pictures.0.remove(&remove.entity) {
        commands.entity(picture).try_despawn();
    }
}

fn follow_bodies(
    mut pictures: Query<&mut PersonPicture>,
    bodies: Query<(&Position, &Stance, Option<&Seat>)>,
) {
    for mut picture in &mut pictures {
        let Ok((position, stance, seat)) = bodies.get(picture.body) else { continue };
        let jumps = picture.track[1].distance(position.0) > JUMP;
        picture.track = [if jumps { position.0 } else { picture.track[1] }, position.0];
        picture.is_player = seat.is_some();
        picture.seat = seat.map(|seat| seat.0);
        picture.flash = picture.flash.saturating_sub(1);
        picture.pressed = picture.pressed.saturating_sub(1);
        if stance.hit_stop == 0 {
            picture.clock = picture.clock.wrapping_add(1);
        }
        picture.lies = stance.act.is_lying();
        if stance.act != Act::Beaten {
            picture.lay = !stance.act.is_upright();
        }
    }
}

fn draw_people(
    mut pictures: Query<&mut PersonPicture>,
    bodies: Query<(&Actor, &Stance, &Velocity, &Facing, &Hand, &Burning, &Footing)>,
    mut parts: Query<(&mut MeshTag, &mut Transform, &mut Visibility), Without<Sprite>>,
    mut shadows: Query<(&mut Sprite, &mut Transform)>,
    time: Res<Time<Fixed>>,
    stage: Res<Stage>,
    lights: Res<FloorLights>,
    mission: Option<Res<Mission>>,
) {
    let Some(mission) = mission else { return };
    let between = time.overstep_fraction();
    let rules = &mission.setup.catalog.rules;
    for mut picture in &mut pictures {
        let picture = &mut *picture;
        let Ok((actor, stance, velocity, facing, hand, burning, footing)) = bodies.get(picture.body) else {
            continue;
        };
        picture.at = picture.track[0].lerp(picture.track[1], between);
        picture.height = flight_height(stance, between);
        // Whoever was struck trembles while both stand still.
        let struck = !matches!(stance.act, Act::Strike(_) | Act::Finish(_));
        picture.jolt = if struck && stance.hit_stop % 2 == 1 { 1.0 } else { 0.0 };
        picture.is_out = stance.act == Act::Beaten;
        picture.wades = footing.in_water && stance.act.is_upright();
        let looks = pose::Looks {
            speed: velocity.0.length(),
            walk: actor.def.walk,
            run: actor.def.run,
            burns: burning.0 > 0,
            bears: hand.item.as_ref().is_some_and(|held| slows(&held.def.kind)),
            lay: picture.lay,
            throw_wind_up: rules.body.throw_wind_up_of(actor.faction),
        };
        let pose = pose::choose(stance, looks, &actor.moveset, rules);
        let lit = lights.at(to_pixels(picture.at, 0.0));
        picture.toward = lit::toward(&lit, picture.toward);
        picture.tint = Tint {
            cell: 0,
            lift: if picture.is_out { Vec3::ONE } else { lit::lift(lit.light, picture.is_player) },
            toward: picture.toward,
            rim: lit::rim(&lit),
            flash: picture.flash > 0,
            // Who is out of the fight steps back from those who are in it.
            out: picture.is_out,
            player: picture.is_player,
            press: picture.pressed.min(3),
            wades: picture.wades,
        };
        draw_body(picture, &pose, facing.0, &stage, &mut parts);
        draw_shadow(picture, lit.toward, &mut shadows);
    }
}

fn slows(kind: &ItemKind) -> bool {
    matches!(kind, ItemKind::Weapon(weapon) if weapon.walk_share < 0.8)
}

/// The arc of a body in the air, in metres.
fn flight_height(stance: &Stance, between: f32) -> f32 {
    let Act::Fly(flight) = &stance.act else { return 0.0 };
    let share = ((stance.tick as f32 + between) / flight.ticks.max(1) as f32).clamp(0.0, 1.0);
    FLIGHT_HEIGHT * 4.0 * share * (1.0 - share)
}

fn draw_body(
    picture: &mut PersonPicture,
    pose: &pose::Pose,
    angle: f32,
    stage: &Stage,
    parts: &mut Query<(&mut MeshTag, &mut Transform, &mut Visibility), Without<Sprite>>,
) {
    let Some(person) = picture.person.clone() else { return };
    let sheet = &person.sheet;
    let Some(clip) = sheet.clips.get(&pose.clip).or_else(|| sheet.clips.get("idle")) else { return };
    let facing = pose::facing(angle, clip.facings, picture.facing);
    picture.facing = Some(facing);
    let frame = pose::frame(clip, pose.moment, picture.clock);
    picture.tint.cell = clip.first + facing * clip.frames + frame;
    picture.hand_at = clip.hands.get((facing * clip.frames + frame) as usize).copied();
    let Ok((mut tag, mut transform, mut visibility)) = parts.get_mut(picture.sprite) else { return };
    tag.set_if_neq(MeshTag(picture.tint.tag()));
    let sunk = if picture.wades { WADING_DEPTH } else { 0.0 };
    let foot = to_pixels(picture.at, 0.0);
    // Who lies is flat: others step over him.
    let line = if picture.lies { foot.y + LYING } else { foot.y };
    let z = layers::standing(line.round(), stage.north_at(picture.at), picture.sprite);
    transform.translation =
        on_grid(to_pixels(picture.at, picture.height) + Vec2::new(picture.jolt, -sunk), z);
    visibility.set_if_neq(Visibility::Inherited);
}

/// The shadow at the feet leans away from the light.
fn draw_shadow(picture: &PersonPicture, toward: Vec2, shadows: &mut Query<(&mut Sprite, &mut Transform)>) {
    if let Ok((mut sprite, mut transform)) = shadows.get_mut(picture.shadow) {
        let z = layers::SHADOWS + layers::unique(picture.shadow);
        let away = (toward.clamp_length_max(1.0) * -SHADOW_LEAN).round();
        transform.translation = on_grid(to_pixels(picture.at, 0.0) + away, z);
        let seen = if picture.lies || picture.wades { 0.0 } else { 1.0 - picture.height * 0.5 };
        sprite.color = Color::srgba(1.0, 1.0, 1.0, seen);
    }
}
