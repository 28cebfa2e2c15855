//! The player's gun: each round drawn, what is left in the pockets, whether it wants loading, what is in the holster,
//! and whether he is behind cover.

use bevy::prelude::*;

use super::{Hud, HudParts, Sheet, health};
use crate::{
    app::{flow::Screen, shelf::Words},
    input::{
        bindings::{Action, Bindings},
        devices::Devices,
    },
    sim::{
        actor::{Cover, Hand, Seat},
        stance::{Act, Stance},
    },
    ui::{
        screens::shown,
        theme::{Role, Theme, at},
    },
    view::{
        art::{Art, pixmap::Pixmap},
        palette,
    },
};

/// Rounds drawn at most; of a gun that holds more the last ones are.
const MOST: u32 = 24;
/// Share of the rounds under which loading is advised.
const LOW: f32 = 0.26;
/// Rounds of a gun that holds more than so many stand closer together.
const MANY: u32 = 12;
/// How bright what is put away is.
const HOLSTERED: f32 = 0.72;
/// Ticks for which the advice to load an empty gun is there, and gone: less than three times a second.
/// The sheet's place under the one of the thing in hand.
const TOP: f32 = 46.0;
/// From one sheet to the next.
const STEP: f32 = 20.0;
/// Where the sign of cover begins: right of the partner's display, under the guns, clear of what is announced.
const COVER_LEFT: f32 = 86.0;

#[derive(Component)]
struct GunSheet;

/// A round, counted from the left.
#[derive(Component)]
struct Round(u32);

/// How many rounds the pockets hold.
#[derive(Component)]
struct Spare;

/// The advice to load: its key, and its words.
#[derive(Component)]
struct LoadKey;

#[derive(Component)]
struct LoadWords;

/// The gun put away.
#[derive(Component)]
struct Holster;

#[derive(Component)]
struct HolsterSheet;

/// The sign of being behind cover.
#[derive(Component)]
struct CoverSign;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Playing), show.in_set(HudParts).after(health::show));
    app.add_systems(Update, (count_rounds, advise, show_holster, show_cover).in_set(HudParts));
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    edge: Res<health::LeftEdge>,
    mut images: ResMut<Assets<Image>>,
    words: Res<Words>,
    huds: Query<Entity, With<Hud>>,
) {
    let Ok(hud) = huds.single() else { return };
    let frame = |left: f32, top: f32| Node {
        height: Val::Px(18.0),
        padding: UiRect::horizontal(Val::Px(4.0)),
        border: UiRect::all(Val::Px(1.0)),
        align_items: AlignItems::Center,
        column_gap: Val::Px(3.0),
        ..at(left, top)
    };
    let look = (BackgroundColor(palette::INK), BorderColor::all(palette::SLATE));
    let sign = images.add(cover_sign().into_image());
    commands.entity(hud).with_children(|hud| {
        hud.spawn((GunSheet, Sheet::default(), frame(edge.0, TOP), look, Visibility::Hidden)).with_children(
            |sheet| {
                let row = Node { align_items: AlignItems::Center, ..default() };
                sheet.spawn(row).with_children(|row| {
                    for number in 0..MOST {
                        row.spawn((
                            Round(number),
                            ImageNode::default(),
                            Node { display: Display::None, ..default() },
                        ));
                    }
                });
                sheet.spawn((Spare, theme.words(Role::Poster, "", palette::CREAM)));
                sheet.spawn((LoadKey, theme.words(Role::Poster, "", palette::GOLD)));
                sheet.spawn((LoadWords, theme.words(Role::Small, "", palette::SNOW)));
            },
        );
        let put_away = (HolsterSheet, Sheet::default(), frame(edge.0, TOP), look, Visibility::Hidden);
        hud.spawn(put_away).with_children(|sheet| {
            sheet.spawn((Holster, ImageNode::default()));
        });
        let cover = (CoverSign, Sheet::default(), frame(COVER_LEFT, TOP + STEP), look, Visibility::Hidden);
        hud.spawn(cover).with_children(|sheet| {
            sheet.spawn(ImageNode { image: sign, ..default() });
            sheet.spawn(theme.words(Role::Small, words.get("hud-cover"), palette::SNOW));
        });
    });
}

/// A head behind something low.
fn cover_sign() -> Pixmap {
    const ROWS: [&str; 10] = [
        "............",
        "...ssss.....",
        "..ssssss....",
        "..ssssss....",
        "..ssssss....",
        ".gggggggggg.",
        ".gwgggwgggw.",
        ".wwwwwwwwww.",
        ".gggwgggwgg.",
        ".wwwwwwwwww.",
    ];
    let mut sign = Pixmap::new(12, 10);
    for (y, row) in (0..).zip(ROWS) {
        for (x, glyph) in (0..).zip(row.chars()) {
            let color = match glyph {
                's' => [0xe0, 0xb0, 0x88, 255],
                'g' => [0xc9, 0x8a, 0x2b, 255],
                'w' => [0x4a, 0x2b, 0x14, 255],
                _ => continue,
            };
            sign.put(IVec2::new(x, y), color);
        }
    }
    sign
}

fn count_rounds(
    players: Query<(&Seat, &Hand)>,
    mut sheets: Query<(&mut Visibility, &mut Sheet), With<GunSheet>>,
    mut rounds: Query<(&Round, &mut ImageNode, &mut Node)>,
    mut spares: Query<&mut Text, With<Spare>>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    mut last: Local<Option<(String, u32, u32)>>,
) {
    let Ok((mut visibility, mut sheet)) = sheets.single_mut() else {
        *last = None;
        return;
    };
    let hand = players.iter().min_by_key(|(seat, _)| **seat).map(|(_, hand)| hand);
    let Some((hand, gun)) = hand.and_then(|hand| Some((hand, hand.gun()?))) else {
        visibility.set_if_neq(Visibility::Hidden);
        *last = None;
        return;
    };
    visibility.set_if_neq(Visibility::Inherited);
    let kind = hand.item.as_ref().map(|held| held.kind.clone()).unwrap_or_default();
    let now = Some((kind, hand.rounds(), hand.spare()));
    if *last == now {
        return;
    }
    if last.as_ref().is_some_and(|last| last.1 > 0) && hand.rounds() == 0 {
        sheet.flash();
    }
    *last = now;
    if let Ok(mut text) = spares.single_mut() {
        text.0 = format!("+{}", hand.spare());
    }
    let full = art.sprite(&mut images, &gun.round);
    let spent = art.sprite(&mut images, &format!("{}_spent", gun.round));
    let (Some(full), Some(spent)) = (full, spent) else { return };
    for (round, mut image, mut node) in &mut rounds {
        let picture = if round.0 < hand.rounds() { &full } else { &spent };
        image.image = picture.image.clone();
        image.rect = Some(picture.rect(0).as_rect());
        let closer = if gun.rounds > MANY { -1.0 } else { 1.0 };
        node.margin = UiRect::right(Val::Px(closer));
        node.display = if round.0 < gun.rounds.min(MOST) { Display::Flex } else { Display::None };
    }
}

/// What is to be told of a gun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Advice {
    Nothing,
    Low,
    /// Nothing left to load it with.
    Out,
}

fn advice(rounds: u32, holds: u32, spare: u32, is_open: bool, is_loading: bool) -> Advice {
    let low = (rounds as f32) <= holds as f32 * LOW;
    match (rounds, spare) {
        _ if is_loading => Advice::Nothing,
        (0, 0) => Advice::Out,
        // The prompt at the player's feet says so already.
        (0, _) if !is_open => Advice::Nothing,
        (_, 1..) if low || is_open => Advice::Low,
        _ => Advice::Nothing,
    }
}

fn advise(
    players: Query<(&Seat, &Hand, &Stance)>,
    mut keys: Query<(&mut Text, &mut Node), (With<LoadKey>, Without<LoadWords>)>,
    mut texts: Query<(&mut Text, &mut Node), With<LoadWords>>,
    (words, bindings, devices): (Res<Words>, Res<Bindings>, Res<Devices>),
) {
    let (Ok((mut key, mut key_node)), Ok((mut text, mut node))) = (keys.single_mut(), texts.single_mut())
    else {
        return;
    };
    let first = players.iter().min_by_key(|(seat, ..)| **seat);
    let held = first.and_then(|(_, hand, stance)| Some((hand, hand.gun()?, stance)));
    let told = held.map_or(Advice::Nothing, |(hand, gun, stance)| {
        let is_open = hand.item.as_ref().is_some_and(|held| held.load.open);
        let loads = matches!(stance.act, Act::Reload(_));
        advice(hand.rounds(), gun.rounds, hand.spare(), is_open, loads)
    });
    let (label, line) = match told {
        Advice::Out => (String::new(), words.get("hud-out-of-rounds")),
        Advice::Nothing => Default::default(),
        _ => (shown(&words, &bindings, Action::Reload, devices.in_hand), words.get("hud-reload")),
    };
    for (text, node, now) in [(&mut key, &mut key_node, label), (&mut text, &mut node, line)] {
        let display = if now.is_empty() { Display::None } else { Display::Flex };
        if node.display != display {
            node.display = display;
        }
        if text.0 != now {
            text.0 = now;
        }
    }
}

fn show_holster(
    players: Query<(&Seat, &Hand)>,
    mut sheets: Query<(&mut Visibility, &mut Node), With<HolsterSheet>>,
    guns: Query<&ComputedNode, With<GunSheet>>,
    mut icons: Query<&mut ImageNode, With<Holster>>,
    edge: Res<health::LeftEdge>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    mut last: Local<Option<String>>,
) {
    let (Ok((mut visibility, mut node)), Ok(mut icon)) = (sheets.single_mut(), icons.single_mut()) else {
        *last = None;
        return;
    };
    let hand = players.iter().min_by_key(|(seat, _)| **seat).map(|(_, hand)| hand);
    let Some((hand, gun)) = hand.and_then(|hand| Some((hand, hand.holster.as_ref()?))) else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    visibility.set_if_neq(Visibility::Inherited);
    // Beside the rounds, where there are any; under what is in the hand, or in its place.
    let rounds = guns.single().map_or(0.0, |node| node.size().x);
    let left = edge.0 + if hand.gun().is_some() { rounds + 2.0 } else { 0.0 };
    let top = if hand.item.is_some() { TOP } else { TOP - STEP };
    if node.left != Val::Px(left) || node.top != Val::Px(top) {
        (node.left, node.top) = (Val::Px(left), Val::Px(top));
    }
    if last.as_ref() != Some(&gun.kind) || icon.rect.is_none() {
        *last = Some(gun.kind.clone());
        let Some(picture) = art.sprite(&mut images, &gun.def.sprite) else { return };
        icon.rect = Some(picture.rect(0).as_rect());
        icon.image = picture.image;
        icon.color = Color::srgb(HOLSTERED, HOLSTERED, HOLSTERED);
    }
}

fn show_cover(players: Query<(&Seat, &Cover)>, mut signs: Query<&mut Visibility, With<CoverSign>>) {
    let Ok(mut visibility) = signs.single_mut() else { return };
    let first = players.iter().min_by_key(|(seat, _)| **seat);
    let ducks = first.is_some_and(|(_, cover)| cover.ducks);
    visibility.set_if_neq(if ducks { Visibility::Inherited } else { Visibility::Hidden });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loading_is_advised_when_it_is_wanted_and_can_be_done() {
        assert_eq!(advice(8, 8, 20, false, false), Advice::Nothing);
        assert_eq!(advice(2, 8, 20, false, false), Advice::Low);
        assert_eq!(advice(2, 8, 0, false, false), Advice::Nothing, "there is nothing to load it with");
        assert_eq!(advice(0, 8, 3, false, false), Advice::Nothing, "the prompt says so");
        assert_eq!(advice(0, 8, 0, false, false), Advice::Out);
        assert_eq!(advice(8, 8, 3, true, false), Advice::Low, "it stands open");
        assert_eq!(advice(0, 8, 3, true, true), Advice::Nothing, "it is being done");
    }
}
