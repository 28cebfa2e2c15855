//! Defeat: why, what could be done better, and the way back into the fight.

use bevy::prelude::*;

use super::{Theme, poster, shown};
use crate::{
    app::{
        flow::{Order, Screen},
        shelf::Words,
    },
    input::{
        bindings::{Action, Bindings},
        devices::Devices,
    },
    sim::{mission::Mission, outcome::SimOutcome},
    ui::{
        menu,
        theme::{Role, at, block, key_cap, page_on},
        tuning::Tuning,
    },
    view::{art::Art, palette},
};

/// Message key of the reason for the last defeat.
#[derive(Resource, Default)]
struct Reason(Option<String>);

/// Number of the tip that comes next.
#[derive(Resource, Default)]
struct NextTip(Option<usize>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Reason>().init_resource::<NextTip>();
    app.add_systems(Update, remember_reason);
    app.add_systems(OnEnter(Screen::Lost), show);
}

fn remember_reason(mut outcomes: MessageReader<SimOutcome>, mut kept: ResMut<Reason>) {
    for outcome in outcomes.read() {
        if let SimOutcome::Lost { reason } = outcome {
            kept.0.clone_from(reason);
        }
    }
}

impl NextTip {
    /// The number of the tip to show of so many: from anywhere at first, then one after the other.
    fn take(&mut self, tips: usize, anywhere: usize) -> usize {
        let tip = self.0.unwrap_or(anywhere) % tips.max(1);
        self.0 = Some(tip + 1);
        tip
    }
}

fn show(
    mut commands: Commands,
    (theme, words, tuning): (Res<Theme>, Option<Res<Words>>, Res<Tuning>),
    (reason, mission): (Res<Reason>, Option<Res<Mission>>),
    mut next_tip: ResMut<NextTip>,
    (bindings, devices, time): (Res<Bindings>, Res<Devices>, Res<Time<Real>>),
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let Some(words) = words else { return };
    let has_checkpoint = mission.is_some_and(|mission| mission.checkpoint.is_some());
    let mut entries =
        vec![(if has_checkpoint { "ui-from-checkpoint" } else { "ui-restart" }, Order::Restart)];
    if has_checkpoint {
        entries.push(("ui-from-beginning", Order::Replay));
    }
    entries.extend([("ui-levels", Order::ToLevels), ("ui-to-title", Order::ToTitle)]);
    let why = reason.0.as_deref().unwrap_or("ui-lost-beaten");
    let anywhere = time.elapsed().subsec_nanos() as usize;
    let tip = tuning.tips.get(next_tip.take(tuning.tips.len(), anywhere));
    commands.spawn((DespawnOnExit(Screen::Lost), page_on(palette::INK), GlobalZIndex(100))).with_children(
        |screen| {
            poster(screen, "poster/lose", &mut art, &mut images);
            screen.spawn(block(0.0, 22.0, 270.0, 26.0, palette::RED));
            screen.spawn((theme.words(Role::Banner, words.get("ui-lost"), palette::SNOW), at(24.0, 26.0)));
            let column = Node {
                width: Val::Px(270.0),
                padding: UiRect {
                    left: Val::Px(24.0),
                    right: Val::Px(10.0),
                    top: Val::Px(8.0),
                    bottom: Val::Px(9.0),
                },
                flex_direction: FlexDirection::Column,
                row_gap: Val::Px(4.0),
                ..at(0.0, 48.0)
            };
            screen.spawn((column, BackgroundColor(palette::INK))).with_children(|column| {
                column.spawn(theme.words(Role::Body, words.get(why), palette::SNOW));
                if let Some(tip) = tip {
                    let space = Node { margin: UiRect::top(Val::Px(4.0)), ..default() };
                    column.spawn((theme.words(Role::Small, words.get("lost-tip"), palette::GOLD), space));
                    column.spawn(theme.words(Role::Small, words.get(tip), palette::FOG));
                }
            });
            screen.spawn(block(0.0, 188.0, 216.0, 82.0, palette::INK));
            screen.spawn(block(0.0, 188.0, 4.0, 82.0, palette::RED));
            menu::spawn(screen, &theme, &words, Vec2::new(14.0, 194.0), 190.0, 0, &entries);
            let quick = Node { column_gap: Val::Px(4.0), align_items: AlignItems::Center, ..at(23.0, 255.0) };
            screen.spawn(quick).with_children(|quick| {
                key_cap(quick, &theme, &shown(&words, &bindings, Action::Reload, devices.in_hand));
                quick.spawn(theme.words(Role::Small, words.get("lost-quick"), palette::STEEL));
            });
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_tip_comes_twice_running_and_all_come() {
        let mut next = NextTip::default();
        let shown: Vec<usize> = (0..6).map(|_| next.take(3, 100)).collect();
        assert_eq!(shown, [1, 2, 0, 1, 2, 0]);
        assert_eq!(NextTip::default().take(0, 5), 0);
    }
}
