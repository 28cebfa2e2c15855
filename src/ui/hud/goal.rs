//! What is to be done now, and how far it is.

use bevy::prelude::*;

use super::{Hud, HudParts, Sheet};
use crate::{
    app::{flow::Screen, shelf::Words},
    content::objective::Goal,
    sim::{
        actor::{Actor, Health},
        mission::{Mission, ObjectiveState},
        stance::{Act, Stance},
    },
    ui::theme::{Role, Theme, panel},
    view::{art::Art, canvas::WIDTH, palette, units::canvas_size},
};

/// The widest that the goal's words may be, in pixels: on foot, and beside the meter of who drives.
const WIDEST: f32 = 210.0;
const WIDEST_DRIVING: f32 = 160.0;

#[derive(Component)]
struct GoalSheet;

/// The words of the goal.
#[derive(Component)]
struct GoalText;

/// How many people it still wants.
#[derive(Component)]
struct Left;

/// How many goals are done, of how many.
#[derive(Component)]
struct Share;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Playing), show.in_set(HudParts));
    app.add_systems(Update, name_goal.in_set(HudParts));
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    huds: Query<Entity, With<Hud>>,
) {
    let Ok(hud) = huds.single() else { return };
    let star = art.sprite(&mut images, "ui/objective");
    let row = Node {
        position_type: PositionType::Absolute,
        right: Val::Px(6.0),
        top: Val::Px(6.0),
        min_height: Val::Px(18.0),
        align_items: AlignItems::Center,
        column_gap: Val::Px(5.0),
        ..default()
    };
    commands.entity(hud).with_children(|hud| {
        hud.spawn((GoalSheet, Sheet::default(), panel(row), Visibility::Hidden)).with_children(|row| {
            if let Some(star) = star {
                let image =
                    ImageNode { rect: Some(star.rect(0).as_rect()), image: star.image.clone(), ..default() };
                row.spawn((image, Node { flex_shrink: 0.0, ..default() }));
            }
            let widest = if canvas_size().x > WIDTH { WIDEST_DRIVING } else { WIDEST };
            let words = Node { max_width: Val::Px(widest), ..default() };
            row.spawn((GoalText, theme.words(Role::Small, "", palette::CREAM), words));
            row.spawn((Left, theme.words(Role::Poster, "", palette::GOLD)));
            row.spawn((Share, theme.words(Role::Small, "", palette::FOG)));
        });
    });
}

fn name_goal(
    mission: Res<Mission>,
    words: Res<Words>,
    people: Query<(&Actor, &Health, &Stance)>,
    mut goals: Query<&mut Text, (With<GoalText>, Without<Left>, Without<Share>)>,
    mut lefts: Query<&mut Text, (With<Left>, Without<Share>)>,
    mut shares: Query<&mut Text, With<Share>>,
    mut sheets: Query<(&mut Visibility, &mut Sheet), With<GoalSheet>>,
) {
    let (Ok(mut text), Ok(mut left), Ok(mut share), Ok((mut visibility, mut sheet))) =
        (goals.single_mut(), lefts.single_mut(), shares.single_mut(), sheets.single_mut())
    else {
        return;
    };
    let goals = mission.setup.level.objectives.iter().zip(&mission.objectives);
    let needed: Vec<_> = goals.filter(|(goal, _)| !goal.optional).collect();
    let open = needed.iter().find(|(_, state)| **state == ObjectiveState::Open).map(|(goal, _)| *goal);
    let wanted = open.map(|goal| words.get(&goal.text)).unwrap_or_default();
    let standing = match open.map(|goal| &goal.goal) {
        Some(Goal::Cleared(tag)) => people
            .iter()
            .filter(|(actor, health, stance)| {
                // Who has given up counts no longer, as in the mission itself.
                let given_up = matches!(stance.act, Act::HandsUp | Act::Cuffed);
                actor.tag.as_ref() == Some(tag) && health.now > 0.0 && !given_up
            })
            .count(),
        _ => 0,
    };
    let done = needed.iter().filter(|(_, state)| **state == ObjectiveState::Done).count();
    let now = [
        wanted,
        if standing > 0 { format!("x{standing}") } else { String::new() },
        format!("{done}/{}", needed.len()),
    ];
    visibility.set_if_neq(if now[0].is_empty() { Visibility::Hidden } else { Visibility::Inherited });
    if text.0 != now[0] && !text.0.is_empty() {
        sheet.flash();
    }
    for (text, now) in [&mut text, &mut left, &mut share].into_iter().zip(now) {
        if text.0 != now {
            text.0 = now;
        }
    }
}
