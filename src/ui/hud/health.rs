//! The player's face and health.

use bevy::prelude::*;

use super::{Hud, HudParts, Sheet};
use crate::{
    app::flow::Screen,
    sim::{
        actor::{Actor, Health, Seat},
        mission::Mission,
    },
    ui::theme::{at, panel},
    view::{
        art::{Art, Picture},
        palette,
    },
};

/// How many pips a whole health has.
const PIPS: usize = 16;
/// From one pip to the next, in pixels.
const PIP_STEP: f32 = 7.0;
/// Seconds for which a lost pip glows before it goes out.
const GLOW: f32 = 0.5;
/// Edge of the face on the display, and where its square lies in the whole portrait.
const FACE: f32 = 36.0;
const FACE_IN_PORTRAIT: (u32, u32) = (14, 8);

#[derive(Component)]
struct Pip(usize);

/// Health as it is shown: what was lost lately still glows.
#[derive(Resource, Default)]
pub(super) struct Shown {
    full: Option<Picture>,
    empty: Option<Picture>,
    glow_from: f32,
    glow_left: f32,
}

/// Where the rest of the display begins: right of the face, if there is one.
#[derive(Resource, Default)]
pub(super) struct LeftEdge(pub f32);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shown>().init_resource::<LeftEdge>();
    app.add_systems(OnEnter(Screen::Playing), show.in_set(HudParts));
    app.add_systems(Update, light_pips.in_set(HudParts));
}

pub(super) fn show(
    mut commands: Commands,
    mut shown: ResMut<Shown>,
    mut edge: ResMut<LeftEdge>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    mission: Option<Res<Mission>>,
    huds: Query<Entity, With<Hud>>,
) {
    let Ok(hud) = huds.single() else { return };
    shown.full = art.sprite(&mut images, "ui/health_full");
    shown.empty = art.sprite(&mut images, "ui/health_empty");
    let face = mission.and_then(|mission| {
        let player = mission.setup.catalog.actors.get(&mission.setup.level.player)?;
        let name = format!("portrait/{}", player.appearance);
        if art.has(&name) { art.sprite(&mut images, &name) } else { None }
    });
    edge.0 = if face.is_some() { 6.0 + FACE + 4.0 } else { 6.0 };
    commands.entity(hud).with_children(|hud| {
        if let Some(face) = &face {
            portrait(hud, face);
        }
        let bar =
            Node { width: Val::Px(PIPS as f32 * PIP_STEP + 9.0), height: Val::Px(18.0), ..at(edge.0, 6.0) };
        hud.spawn((Sheet::default(), panel(bar))).with_children(|bar| {
            for pip in 0..PIPS {
                let node = Node {
                    width: Val::Px(6.0),
                    height: Val::Px(10.0),
                    ..at(4.0 + pip as f32 * PIP_STEP, 3.0)
                };
                let image = shown.full.as_ref().map(|picture| picture.image.clone()).unwrap_or_default();
                bar.spawn((Pip(pip), ImageNode { image, ..default() }, node));
            }
        });
    });
}

fn portrait(hud: &mut ChildSpawnerCommands, face: &Picture) {
    let corner = face.rect(0).min + UVec2::from(FACE_IN_PORTRAIT);
    let rect = Rect::from_corners(corner.as_vec2(), corner.as_vec2() + FACE);
    let frame = Node {
        width: Val::Px(FACE + 2.0),
        height: Val::Px(FACE + 2.0),
        border: UiRect::all(Val::Px(1.0)),
        ..at(6.0, 6.0)
    };
    let look = (BackgroundColor(palette::NIGHT), BorderColor::all(palette::RED));
    hud.spawn((Sheet::default(), frame, look)).with_children(|frame| {
        let image = ImageNode { image: face.image.clone(), rect: Some(rect), ..default() };
        frame.spawn((image, Node { width: Val::Px(FACE), height: Val::Px(FACE), ..default() }));
    });
}

fn light_pips(
    mut pips: Query<(&Pip, &mut ImageNode)>,
    players: Query<(&Seat, &Health), With<Actor>>,
    mut shown: ResMut<Shown>,
    time: Res<Time>,
) {
    let share = players.iter().min_by_key(|(seat, _)| **seat).map_or(0.0, |(_, health)| health.share());
    let shown = &mut *shown;
    shown.glow_left -= time.delta_secs();
    if share < shown.glow_from && shown.glow_left <= -GLOW {
        shown.glow_left = GLOW;
    }
    if shown.glow_left <= 0.0 && shown.glow_left > -GLOW || share > shown.glow_from {
        shown.glow_from = share;
        shown.glow_left = -GLOW;
    }
    let lit = |share: f32| (share * PIPS as f32).ceil() as usize;
    let (Some(full), Some(empty)) = (&shown.full, &shown.empty) else { return };
    for (pip, mut image) in &mut pips {
        let glows = pip.0 >= lit(share) && pip.0 < lit(shown.glow_from);
        let picture = if pip.0 < lit(share) || glows { full } else { empty };
        let color = if glows { Color::srgb(3.0, 3.0, 3.0) } else { Color::WHITE };
        let color = color.with_alpha(image.color.alpha());
        let rect = Some(picture.rect(0).as_rect());
        if image.rect != rect || image.color != color {
            image.rect = rect;
            image.color = color;
            image.image = picture.image.clone();
        }
    }
}
