//! Messages for the player, one after the other, over whatever is shown; each goes by itself or with a key.

use bevy::prelude::*;

use super::theme::{Role, Theme, at};
use crate::{
    app::{notices::Notices, shelf::Words},
    input::navigate::Navigation,
    view::palette,
};

/// Seconds that a message stays.
const STAYS: f32 = 9.0;

/// A message on the screen, and the seconds it has left.
#[derive(Component)]
struct Strip(f32);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (pass, show.run_if(resource_exists::<Words>)).chain());
}

fn pass(
    mut commands: Commands,
    mut strips: Query<(Entity, &mut Strip)>,
    navigation: Res<Navigation>,
    time: Res<Time<Real>>,
) {
    for (entity, mut strip) in &mut strips {
        // A key pressed as the message comes was not meant for it.
        let read = STAYS - strip.0 > 1.0 && (navigation.confirm || navigation.back);
        strip.0 -= time.delta_secs();
        if strip.0 <= 0.0 || read {
            commands.entity(entity).try_despawn();
        }
    }
}

fn show(
    mut commands: Commands,
    mut notices: ResMut<Notices>,
    shown: Query<(), With<Strip>>,
    (theme, words): (Res<Theme>, Res<Words>),
) {
    if !shown.is_empty() || notices.is_empty() {
        return;
    }
    let Some(notice) = notices.take() else { return };
    let node = Node {
        width: Val::Percent(100.0),
        border: UiRect::bottom(Val::Px(2.0)),
        padding: UiRect::axes(Val::Px(8.0), Val::Px(3.0)),
        ..at(0.0, 0.0)
    };
    let strip = (
        Strip(STAYS),
        node,
        BackgroundColor(palette::INK),
        BorderColor::all(palette::GOLD),
        GlobalZIndex(820),
    );
    commands.spawn(strip).with_children(|strip| {
        let told = words.get_with(notice.key, &notice.values);
        let node = Node { max_width: Val::Px(464.0), ..default() };
        strip.spawn((theme.words(Role::Body, told, palette::GOLD), node));
    });
}
