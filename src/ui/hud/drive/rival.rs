//! How far he is who is to be caught: metres, and a mark that draws nearer on a line.

use bevy::prelude::*;

use super::{
    super::{Hud, HudParts, Sheet},
    Wheel,
};
use crate::{
    app::{flow::Screen, shelf::Words},
    content::objective::Goal,
    sim::mission::ObjectiveState,
    ui::theme::{Role, Theme, at, block, panel},
    view::palette,
};

/// Length of the line in pixels, and how many metres it shows.
const LINE: f32 = 120.0;
const FARTHEST: f32 = 160.0;

#[derive(Component)]
struct Meter;

#[derive(Component)]
struct Metres;

#[derive(Component)]
struct Mark;

/// The piece of the line that is near enough.
#[derive(Component)]
struct Near;

/// What is left of his vehicle.
#[derive(Component)]
struct Health;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Playing), show.in_set(HudParts));
    app.add_systems(Update, tell.in_set(HudParts));
}

fn show(mut commands: Commands, theme: Res<Theme>, huds: Query<Entity, With<Hud>>) {
    let Ok(hud) = huds.single() else { return };
    let sheet = Node {
        position_type: PositionType::Absolute,
        left: Val::Percent(50.0),
        top: Val::Px(6.0),
        width: Val::Px(LINE + 58.0),
        height: Val::Px(22.0),
        margin: UiRect::left(Val::Px(-(LINE + 58.0) / 2.0)),
        ..default()
    };
    commands.entity(hud).with_children(|hud| {
        hud.spawn((Meter, Sheet::default(), panel(sheet), Visibility::Hidden)).with_children(|sheet| {
            sheet.spawn(block(6.0, 8.0, LINE, 2.0, palette::SLATE));
            sheet.spawn((Near, block(6.0, 8.0, 0.0, 2.0, palette::GOLD)));
            sheet.spawn((block(5.0, 5.0, 2.0, 8.0, palette::SNOW),));
            sheet.spawn((Mark, block(6.0, 5.0, 5.0, 8.0, palette::BRIGHT_RED)));
            sheet.spawn((Health, block(6.0, 15.0, LINE, 2.0, palette::RED)));
            sheet.spawn((Metres, theme.words(Role::Small, "", palette::CREAM), at(LINE + 14.0, 4.0)));
        });
    });
}

fn tell(
    wheel: Wheel,
    mut sheets: Query<&mut Visibility, With<Meter>>,
    mut texts: Query<&mut Text, With<Metres>>,
    mut marks: Query<&mut Node, (With<Mark>, Without<Near>, Without<Health>)>,
    mut nears: Query<&mut Node, (With<Near>, Without<Health>)>,
    mut healths: Query<&mut Node, With<Health>>,
    words: Res<Words>,
) {
    let (Ok(mut visibility), Ok(mut text), Ok(mut mark), Ok(mut near), Ok(mut health)) = (
        sheets.single_mut(),
        texts.single_mut(),
        marks.single_mut(),
        nears.single_mut(),
        healths.single_mut(),
    ) else {
        return;
    };
    let found = wheel.own().and_then(|(_, _, own)| {
        let (there, vehicle) = wheel.tagged(wheel.wanted()?, own)?;
        Some((there.distance(own), vehicle))
    });
    let Some((metres, vehicle)) = found else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    visibility.set_if_neq(Visibility::Inherited);
    let now = words.get_with("hud-metres", &[("metres", format!("{metres:.0}"))]);
    if text.0 != now {
        text.0 = now;
    }
    set(&mut mark.left, 6.0 + along(metres) - 2.0);
    set(&mut near.width, along(near_enough(&wheel)));
    set(&mut health.width, (LINE * vehicle.map_or(0.0, |vehicle| vehicle.share())).round());
}

/// How near one has to stay, in metres; nothing where it does not matter.
fn near_enough(wheel: &Wheel) -> f32 {
    let goals = wheel.mission.setup.level.objectives.iter().zip(&wheel.mission.objectives);
    let open = goals.filter(|(_, state)| **state == ObjectiveState::Open);
    open.filter_map(|(goal, _)| match &goal.goal {
        Goal::Catch { metres, .. } => Some(*metres),
        _ => None,
    })
    .next()
    .unwrap_or(0.0)
}

/// Pixels along the line for so many metres: the near half of the way takes more than half of it.
fn along(metres: f32) -> f32 {
    let share = (metres / FARTHEST).clamp(0.0, 1.0);
    (LINE * share.sqrt()).round()
}

fn set(value: &mut Val, pixels: f32) {
    if *value != Val::Px(pixels) {
        *value = Val::Px(pixels);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_draws_nearer_all_the_way_and_most_at_the_end() {
        let places: Vec<f32> = (0..=32).map(|step| along(step as f32 * 5.0)).collect();
        assert!(places.windows(2).all(|pair| pair[1] > pair[0]));
        assert!(along(0.0) == 0.0 && along(900.0) == LINE && along(40.0) >= LINE / 2.0);
    }
}
