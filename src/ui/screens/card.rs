//! The card with a level's name, shown for a moment when it begins.

use bevy::prelude::*;

use super::{Theme, place_and_story};
use crate::{
    app::{flow::Screen, shelf::Words},
    sim::mission::Mission,
    ui::theme::{Role, at, band, block, page},
    view::palette,
};

/// Seconds that the card stays.
const STAYS: f32 = 2.6;

#[derive(Component)]
struct Card(f32);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Playing), show);
    app.add_systems(Update, take_away);
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    words: Option<Res<Words>>,
    mission: Option<Res<Mission>>,
    old: Query<Entity, With<Card>>,
) {
    let (Some(words), Some(mission)) = (words, mission) else { return };
    old.iter().for_each(|old| commands.entity(old).try_despawn());
    // Coming back from a pause or a defeat is no beginning.
    if mission.attempt_tick > 5 {
        return;
    }
    let level = &mission.setup.level;
    let root = (Card(STAYS), DespawnOnExit(Screen::Playing), page(), GlobalZIndex(40));
    commands.spawn(root).with_children(|card| {
        card.spawn(band(88.0, 3.0, palette::RED));
        card.spawn(band(93.0, 58.0, palette::INK));
        card.spawn(band(153.0, 3.0, palette::RED));
        card.spawn(block(24.0, 93.0, 10.0, 58.0, palette::RED));
        card.spawn((theme.words(Role::Banner, words.get(&level.title), palette::CREAM), at(48.0, 102.0)));
        if let Some(briefing) = &level.briefing {
            let briefing = words.get(briefing);
            let (place, story) = place_and_story(&briefing);
            let told = if place.is_empty() { story } else { place };
            let node = Node { max_width: Val::Px(410.0), ..at(48.0, 124.0) };
            card.spawn((theme.words(Role::Small, told, palette::FOG), node));
        }
    });
}

fn take_away(mut commands: Commands, mut cards: Query<(Entity, &mut Card)>, time: Res<Time<Virtual>>) {
    for (entity, mut card) in &mut cards {
        card.0 -= time.delta_secs();
        if card.0 <= 0.0 {
            commands.entity(entity).try_despawn();
        }
    }
}
