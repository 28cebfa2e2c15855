//! The picture of a person comes with the body, follows it from tick to tick, and goes with it.

use bevy::{mesh::MeshTag, prelude::*, window::PrimaryWindow};

use super::{
    PersonPicture, Pictures,
    material::{PersonMaterial, Tint},
    pool::Pools,
    sheets::{Person, Sheets, Stores},
};
use crate::{
    sim::{
        actor::{Actor, Position, Seat},
        mission::Mission,
        outcome::SimOutcome,
        stance::{Act, Stance},
    },
    view::{ViewSystems, art::Art, units},
};

/// A step longer than this in one tick, in metres, is no step: the picture jumps with the body.
const JUMP: f32 = 1.0;
/// Ticks for which a gun stays raised after a shot.
const READY: u32 = 100;
/// Ticks for which one is seen to have been struck by a bullet.
const SHOT: u32 = 16;

pub(super) fn plugin(app: &mut App) {
    app.add_observer(attach_picture);
    app.add_observer(detach_picture);
    app.add_systems(FixedLast, (follow_bodies, notice_shots));
    app.add_systems(Update, dress.in_set(ViewSystems::Build));
}

fn attach_picture(
    add: On<Add, Actor>,
    mut commands: Commands,
    actors: Query<(&Actor, &Position)>,
    (mut pictures, mut pools): (ResMut<Pictures>, ResMut<Pools>),
    mut art: ResMut<Art>,
    mut sheets: ResMut<Sheets>,
    mut images: ResMut<Assets<Image>>,
    mut materials: ResMut<Assets<PersonMaterial>>,
    mut meshes: ResMut<Assets<Mesh>>,
    (windows, mission): (Query<(), With<PrimaryWindow>>, Option<Res<Mission>>),
) {
    let Ok((actor, position)) = actors.get(add.entity) else { return };
    // People come with their level, before it is on the stage.
    let scale = mission.map_or_else(units::scale, |mission| mission.setup.level.scale);
    let name = &art.look_of(&actor.def.appearance, scale);
    // In a window nothing waits for a file; a picture taken without one waits for all.
    let known = if windows.is_empty() {
        let stores = Stores { images: &mut images, materials: &mut materials, meshes: &mut meshes };
        Some(sheets.person(&mut art, stores, name))
    } else {
        sheets.ask(name)
    };
    sheets.waits |= known.is_none();
    let undressed = known.is_none().then(|| name.clone());
    let person = known.flatten();
    let part = |commands: &mut Commands| {
        commands.spawn((Sprite::default(), Transform::default(), Visibility::Hidden)).id()
    };
    let [shadow, hand] = [(); 2].map(|()| part(&mut commands));
    let [sprite, line] =
        [(); 2].map(|()| commands.spawn((Transform::default(), Visibility::Hidden, MeshTag(0))).id());
    if let Some(person) = &person {
        wear(&mut commands, [sprite, line], person);
    }
    let picture = PersonPicture {
        body: add.entity,
        track: [position.0; 2],
        at: position.0,
        height: 0.0,
        lean: None,
        lies: false,
        lies_aside: false,
        is_out: false,
        aside: Vec2::ZERO,
        rests: None,
        jolt: 0.0,
        wades: false,
        floats: false,
        is_player: false,
        seat: None,
        veiled: false,
        flash: 0,
        person,
        undressed,
        facing: None,
        // Two of a kind must not breathe in step.
        clock: add.entity.index_u32().wrapping_mul(13) % 60,
        lay: false,
        pressed: 0,
        toward: 3,
        tint: Tint::default(),
        sprite,
        line,
        shadow,
        hand,
        hand_at: None,
        barrel: (0, 0),
        muzzle: None,
        ready: 0,
        shot: 0,
    };
    let id = commands.spawn((picture, Transform::default(), Visibility::default())).id();
    commands.entity(id).add_children(&[sprite, line, shadow, hand]);
    pools.find(&mut art, &mut images);
    if let Some(old) = pictures.0.insert(add.entity, id) {
        commands.entity(old).try_despawn();
    }
}

/// The body and the line around it are of one sheet.
fn wear(commands: &mut Commands, parts: [Entity; 2], person: &Person) {
    for part in parts {
        let look = (Mesh2d(person.mesh.clone()), MeshMaterial2d(person.material.clone()));
        commands.entity(part).insert(look);
    }
}

/// Gives those their pictures whose sheet was not there yet when they came.
fn dress(mut commands: Commands, mut pictures: Query<&mut PersonPicture>, mut sheets: ResMut<Sheets>) {
    if sheets.is_ready() {
        return;
    }
    let mut waits = false;
    for mut picture in &mut pictures {
        let Some(name) = picture.undressed.clone() else { continue };
        let Some(known) = sheets.ask(&name) else {
            waits = true;
            continue;
        };
        if let Some(person) = &known {
            wear(&mut commands, [picture.sprite, picture.line], person);
        }
        picture.person = known;
        picture.undressed = None;
    }
    sheets.waits = waits;
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
        let shoots = matches!(stance.act, Act::Shoot(_));
        picture.ready = if shoots { READY } else { picture.ready.saturating_sub(1) };
        picture.shot = picture.shot.saturating_sub(1);
        if stance.hit_stop == 0 {
            picture.clock = picture.clock.wrapping_add(1);
        }
        picture.lies = stance.act.is_lying();
        if stance.act != Act::Beaten {
            picture.lay = !stance.act.is_upright();
        }
    }
}

fn notice_shots(
    mut outcomes: MessageReader<SimOutcome>,
    known: Res<Pictures>,
    mut pictures: Query<&mut PersonPicture>,
) {
    for outcome in outcomes.read() {
        if let SimOutcome::BulletStruck { actor: Some(actor), .. } = outcome
            && let Some(mut picture) = known.of(*actor).and_then(|picture| pictures.get_mut(picture).ok())
        {
            picture.shot = SHOT;
        }
    }
}
