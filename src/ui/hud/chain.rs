//! The chain of victories: its number, and the time in which the next one still belongs to it.

use bevy::prelude::*;

use super::{Hud, HudParts, Sheet};
use crate::{
    app::{flow::Screen, shelf::Words},
    sim::mission::{Counts, Mission},
    ui::theme::{Role, Theme, at},
    view::palette,
};

/// Width of the bar in pixels.
const BAR: f32 = 70.0;

#[derive(Component)]
struct ChainSheet;

#[derive(Component)]
struct ChainText;

#[derive(Component)]
struct ChainBar;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Playing), show.in_set(HudParts));
    app.add_systems(Update, count.in_set(HudParts));
}

fn show(mut commands: Commands, theme: Res<Theme>, huds: Query<Entity, With<Hud>>) {
    let Ok(hud) = huds.single() else { return };
    let sheet = Node {
        position_type: PositionType::Absolute,
        right: Val::Px(6.0),
        top: Val::Px(28.0),
        width: Val::Px(BAR + 10.0),
        height: Val::Px(19.0),
        padding: UiRect { left: Val::Px(5.0), top: Val::Px(4.0), ..default() },
        ..default()
    };
    commands.entity(hud).with_children(|hud| {
        hud.spawn((ChainSheet, Sheet::default(), sheet, BackgroundColor(palette::INK), Visibility::Hidden))
            .with_children(|sheet| {
                sheet.spawn((ChainText, theme.words(Role::Poster, "", palette::GOLD)));
                let bar = Node { width: Val::Px(BAR), height: Val::Px(2.0), ..at(5.0, 15.0) };
                sheet.spawn((ChainBar, bar, BackgroundColor(palette::BRIGHT_RED)));
            });
    });
}

fn count(
    counts: Option<Res<Counts>>,
    mission: Res<Mission>,
    words: Res<Words>,
    mut sheets: Query<(&mut Visibility, &mut Sheet), With<ChainSheet>>,
    mut texts: Query<&mut Text, With<ChainText>>,
    mut bars: Query<&mut Node, With<ChainBar>>,
) {
    let (Some(counts), Ok((mut visibility, mut sheet)), Ok(mut text), Ok(mut bar)) =
        (counts, sheets.single_mut(), texts.single_mut(), bars.single_mut())
    else {
        return;
    };
    let tally = &counts.0;
    // A single victory is no chain yet.
    if tally.chain < 2 {
        visibility.set_if_neq(Visibility::Hidden);
        text.0.clear();
        return;
    }
    visibility.set_if_neq(Visibility::Inherited);
    let told = format!("{} x{}", words.get("hud-chain"), tally.chain);
    if text.0 != told {
        text.0 = told;
        sheet.flash();
    }
    let whole = mission.score_rules().chain_ticks.max(1);
    let share = tally.chain_left.min(whole) as f32 / whole as f32;
    let width = Val::Px((BAR * share).round());
    if bar.width != width {
        bar.width = width;
    }
}
