//! The picture of a person comes with the body, follows it from tick to tick, and goes with it.

use bevy::{mesh::MeshTag, prelude::*};

use super::{
    PersonPicture, Pictures,
    material::{PersonMaterial, Tint},
    pool::Pools,
    sheets::{Sheets, Stores},
};
use crate::{
    sim::{
        actor::{Actor, Position, Seat},
        stance::{Act, Stance},
    },
    view::art::Art,
};

/// A step longer than this in one tick, in metres, is no step: the picture jumps with the body.
const JUMP: f32 = 1.0;

pub(super) fn plugin(app: &mut App) {
    app.add_observer(attach_picture);
    app.add_observer(detach_picture);
    app.add_systems(FixedLast, follow_bodies);
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
        lies_aside: false,
        is_out: false,
        aside: Vec2::ZERO,
        rests: None,
        jolt: 0.0,
        wades: false,
        floats: false,
        is_player: false,
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
    pools.find(&mut art, &mut images);
    if let Some(old) = pictures.0.insert(add.entity, id) {
        commands.entity(old).try_despawn();
    }
}

fn detach_picture(remove: On<Remove, Actor>, mut commands: Commands, mut pictures: ResMut<Pictures>) {
    if let Some(picture) = pictures.0.remove(&remove.entity) {
        commands.entity(picture).try_despawn();
    }
}

fn follow_bodies(mut pictures: Query<&mut PersonPicture>, bodies: Query<(&Position, &Stance, Has<Seat>)>) {
    for mut picture in &mut pictures {
        let Ok((position, stance, is_player)) = bodies.get(picture.body) else { continue };
        let jumps = picture.track[1].distance(position.0) > JUMP;
        picture.track = [if jumps { position.0 } else { picture.track[1] }, position.0];
        picture.is_player = is_player;
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
