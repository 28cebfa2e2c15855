//! The thing in the player's hand and how much it still bears.

use bevy::prelude::*;

use super::{Hud, HudParts, Sheet, health};
use crate::{
    app::{flow::Screen, shelf::Words},
    content::item::ItemKind,
    sim::actor::{Hand, Seat},
    ui::theme::{Role, Theme, at},
    view::{art::Art, palette},
};

/// Pips shown at most; a thing that bears more is as good as new for as long as it does.
const MOST: u32 = 8;

#[derive(Component)]
struct HeldSheet;

#[derive(Component)]
struct HeldIcon;

#[derive(Component)]
struct HeldName;

/// One use that is left.
#[derive(Component)]
struct Use(u32);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Playing), show.in_set(HudParts).after(health::show));
    app.add_systems(Update, name_held.in_set(HudParts));
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    edge: Res<health::LeftEdge>,
    huds: Query<Entity, With<Hud>>,
) {
    let Ok(hud) = huds.single() else { return };
    let sheet = Node {
        height: Val::Px(18.0),
        padding: UiRect { left: Val::Px(30.0), right: Val::Px(6.0), top: Val::Px(2.0), ..default() },
        border: UiRect::all(Val::Px(1.0)),
        column_gap: Val::Px(2.0),
        ..at(edge.0, 26.0)
    };
    let look = (BackgroundColor(palette::INK), BorderColor::all(palette::SLATE));
    commands.entity(hud).with_children(|hud| {
        hud.spawn((HeldSheet, Sheet::default(), sheet, look, Visibility::Hidden)).with_children(|sheet| {
            sheet.spawn((HeldIcon, ImageNode::default(), at(2.0, 0.0)));
            let name = Node { margin: UiRect::right(Val::Px(3.0)), ..default() };
            sheet.spawn((HeldName, theme.words(Role::Small, "", palette::SNOW), name));
            for number in 0..MOST {
                let pip = Node {
                    width: Val::Px(3.0),
                    height: Val::Px(8.0),
                    margin: UiRect::top(Val::Px(2.0)),
                    display: Display::None,
                    ..default()
                };
                sheet.spawn((Use(number), pip, BackgroundColor(palette::GOLD)));
            }
        });
    });
}

fn name_held(
    players: Query<(&Seat, &Hand)>,
    mut icons: Query<(&mut ImageNode, &mut Node), (With<HeldIcon>, Without<Use>)>,
    mut sheets: Query<(&mut Visibility, &mut Sheet), With<HeldSheet>>,
    mut names: Query<(&mut Text, &mut Node), (With<HeldName>, Without<HeldIcon>, Without<Use>)>,
    mut uses: Query<(&Use, &mut Node)>,
    words: Res<Words>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    mut last: Local<Option<String>>,
) {
    let held = players.iter().min_by_key(|(seat, _)| **seat).and_then(|(_, hand)| hand.item.as_ref());
    let (Ok((mut icon, mut node)), Ok((mut visibility, mut sheet)), Ok((mut name, mut line))) =
        (icons.single_mut(), sheets.single_mut(), names.single_mut())
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
    let same_thing = held.is_some_and(|held| last.as_ref().is_some_and(|last| last.starts_with(&held.kind)));
    *last = now;
    let Some(held) = held else {
        *visibility = Visibility::Hidden;
        name.0.clear();
        return;
    };
    if same_thing {
        sheet.flash();
    }
    name.0 = words.get(&held.def.name);
    for (pip, mut node) in &mut uses {
        node.display = if left.is_some_and(|left| pip.0 < left) { Display::Flex } else { Display::None };
    }
    let Some(picture) = art.sprite(&mut images, &held.def.sprite) else { return };
    let rect = picture.rect(0);
    icon.image = picture.image;
    icon.rect = Some(rect.as_rect());
    let (left, pushed) = across(rect.width());
    node.left = Val::Px(left);
    line.margin.left = Val::Px(pushed);
    node.top = Val::Px(((16.0 - rect.height() as f32) / 2.0).floor());
    *visibility = Visibility::Inherited;
}

/// Where a picture of that width begins on the sheet, and how far it pushes the name aside, in pixels: its middle lies in the
/// middle of a place of 24 pixels, and a longer one takes more to the right.
fn across(width: u32) -> (f32, f32) {
    const PLACE: f32 = 24.0;
    let beyond = width as f32 - PLACE;
    (3.0 + (-beyond / 2.0).floor().max(0.0), beyond.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_gun_pushes_its_name_aside_and_stays_on_its_sheet() {
        assert_eq!(across(10), (10.0, 0.0));
        assert_eq!(across(24), (3.0, 0.0));
        assert_eq!(across(37), (3.0, 13.0));
    }
}
