//! What the player has to know in a fight: health, the thing in hand, what is to be done.

use bevy::prelude::*;

use super::theme::{Role, Theme, at, full, panel};
use crate::{
    app::{flow::Screen, shelf::Words},
    content::item::ItemKind,
    sim::{
        actor::{Hand, Health, Seat},
        mission::{Mission, ObjectiveState},
    },
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

#[derive(Component)]
struct Pip(usize);

#[derive(Component)]
struct HeldIcon;

#[derive(Component)]
struct HeldName;

#[derive(Component)]
struct HeldPanel;

#[derive(Component)]
struct Goal;

#[derive(Component)]
struct GoalCount;

/// Health as it is shown: what was lost lately still glows.
#[derive(Resource, Default)]
struct Shown {
    full: Option<Picture>,
    empty: Option<Picture>,
    glow_from: f32,
    glow_left: f32,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shown>();
    app.add_systems(OnEnter(Screen::Playing), show);
    app.add_systems(
        Update,
        (light_pips, name_held, name_goal)
            .run_if(in_state(Screen::Playing).and_then(resource_exists::<Words>)),
    );
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    mut shown: ResMut<Shown>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    old: Query<Entity, With<Hud>>,
) {
    old.iter().for_each(|old| commands.entity(old).try_despawn());
    shown.full = art.sprite(&mut images, "ui/health_full");
    shown.empty = art.sprite(&mut images, "ui/health_empty");
    let star = art.sprite(&mut images, "ui/objective");
    commands.spawn((Hud, DespawnOnExit(Screen::Playing), full())).with_children(|hud| {
        hud.spawn(panel(Node {
            width: Val::Px(PIPS as f32 * PIP_STEP + 9.0),
            height: Val::Px(18.0),
            ..at(6.0, 6.0)
        }));
        for pip in 0..PIPS {
            let node =
                Node { width: Val::Px(6.0), height: Val::Px(10.0), ..at(11.0 + pip as f32 * PIP_STEP, 10.0) };
            let image = shown.full.as_ref().map(|picture| picture.image.clone()).unwrap_or_default();
            hud.spawn((Pip(pip), ImageNode { image, ..default() }, node));
        }
        let held = Node {
            height: Val::Px(18.0),
            padding: UiRect { left: Val::Px(30.0), right: Val::Px(6.0), top: Val::Px(2.0), ..default() },
            border: UiRect::all(Val::Px(1.0)),
            ..at(6.0, 26.0)
        };
        let look = (BackgroundColor(palette::INK), BorderColor::all(palette::SLATE));
        hud.spawn((HeldPanel, held, look, Visibility::Hidden)).with_children(|panel| {
            panel.spawn((HeldIcon, ImageNode::default(), at(2.0, 0.0)));
            panel.spawn((HeldName, theme.words(Role::Small, "", palette::SNOW)));
        });
        let row = Node {
            position_type: PositionType::Absolute,
            right: Val::Px(6.0),
            top: Val::Px(6.0),
            height: Val::Px(18.0),
            align_items: AlignItems::Center,
            column_gap: Val::Px(5.0),
            ..default()
        };
        hud.spawn((panel(row), GoalPanel)).with_children(|row| {
            if let Some(star) = star {
                let rect = star.rect(0);
                row.spawn(ImageNode { image: star.image.clone(), rect: Some(rect.as_rect()), ..default() });
            }
            row.spawn((Goal, theme.words(Role::Small, "", palette::CREAM)));
            row.spawn((GoalCount, theme.words(Role::Small, "", palette::GOLD)));
        });
    });
}

/// Root of the display.
#[derive(Component)]
struct Hud;

#[derive(Component)]
struct GoalPanel;

fn light_pips(
    mut pips: Query<(&Pip, &mut ImageNode)>,
    players: Query<&Health, With<Seat>>,
    mut shown: ResMut<Shown>,
    time: Res<Time>,
) {
    let share = players.iter().next().map_or(0.0, |health| health.share());
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
        let rect = Some(picture.rect(0).as_rect());
        if image.rect != rect || image.color != color {
            image.rect = rect;
            image.color = color;
            image.image = picture.image.clone();
        }
    }
}

fn name_held(
    players: Query<&Hand, With<Seat>>,
    mut icons: Query<(&mut ImageNode, &mut Node), With<HeldIcon>>,
    mut panels: Query<&mut Visibility, With<HeldPanel>>,
    mut names: Query<&mut Text, With<HeldName>>,
    words: Res<Words>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    mut last: Local<Option<String>>,
) {
    let held = players.iter().next().and_then(|hand| hand.item.as_ref());
    let (Ok((mut icon, mut node)), Ok(mut visibility), Ok(mut name)) =
        (icons.single_mut(), panels.single_mut(), names.single_mut())
    else {
        *last = None;
        return;
    };
    let left = held.and_then(|held| match &held.def.kind {
        ItemKind::Weapon(weapon) => Some(weapon.durability.saturating_sub(held.wear)),
        _ => None,
    });
    let now = held.map(|held| format!("{} {left:?}", held.kind));
    if *last == now && !name.is_added() {
        return;
    }
    *last = now;
    let Some(held) = held else {
        *visibility = Visibility::Hidden;
        name.0.clear();
        return;
    };
    name.0 = match left {
        Some(left) => format!("{} ×{left}", words.get(&held.def.name)),
        None => words.get(&held.def.name),
    };
    let Some(picture) = art.sprite(&mut images, &held.def.sprite) else { return };
    let rect = picture.rect(0);
    icon.image = picture.image;
    icon.rect = Some(rect.as_rect());
    // The picture's middle lies in the middle of a place of 24 by 16 pixels.
    node.left = Val::Px((3.0 + (24.0 - rect.width() as f32) / 2.0).floor());
    node.top = Val::Px(((16.0 - rect.height() as f32) / 2.0).floor());
    *visibility = Visibility::Inherited;
}

fn name_goal(
    mission: Option<Res<Mission>>,
    words: Res<Words>,
    mut goals: Query<&mut Text, (With<Goal>, Without<GoalCount>)>,
    mut counts: Query<&mut Text, With<GoalCount>>,
    mut panels: Query<&mut Visibility, With<GoalPanel>>,
) {
    let (Some(mission), Ok(mut text), Ok(mut count), Ok(mut visibility)) =
        (mission, goals.single_mut(), counts.single_mut(), panels.single_mut())
    else {
        return;
    };
    let goals = mission.setup.level.objectives.iter().zip(&mission.objectives);
    let needed: Vec<_> = goals.filter(|(goal, _)| !goal.optional).collect();
    let open = needed.iter().find(|(_, state)| **state == ObjectiveState::Open);
    let wanted = open.map(|(goal, _)| words.get(&goal.text)).unwrap_or_default();
    let done = needed.iter().filter(|(_, state)| **state == ObjectiveState::Done).count();
    let share = format!("{done}/{}", needed.len());
    visibility.set_if_neq(if wanted.is_empty() { Visibility::Hidden } else { Visibility::Inherited });
    if text.0 != wanted || count.0 != share {
        text.0 = wanted;
        count.0 = share;
    }
}
