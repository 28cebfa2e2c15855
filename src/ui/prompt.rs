//! The prompt over the player's head: what the next press of a key would do, with the key of the device in hand.

use bevy::prelude::*;

use super::{
    screens::shown,
    theme::{Role, Theme},
};
use crate::{
    app::{flow::Screen, shelf::Words},
    input::{
        bindings::{Action, Bindings},
        devices::Devices,
    },
    sim::{
        actor::{Actor, Faction, Hand, Position, Seat},
        mission::{Mission, Phase},
        stance::{Act, Stance},
        thing::{Item, Prop},
    },
    view::{ViewSystems, camera::View, palette, units::to_pixels},
};

/// How high over the feet the prompt stands, in metres.
const OVER_HEAD: f32 = 2.6;

#[derive(Component)]
struct Prompt;

#[derive(Component)]
struct PromptKey;

#[derive(Component)]
struct PromptText;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Playing), make);
    app.add_systems(
        Update,
        tell.in_set(ViewSystems::Overlay).run_if(
            in_state(Screen::Playing).and_then(resource_exists::<Words>).and_then(resource_exists::<Mission>),
        ),
    );
}

fn make(mut commands: Commands, theme: Res<Theme>, old: Query<Entity, With<Prompt>>) {
    old.iter().for_each(|old| commands.entity(old).try_despawn());
    let node = Node {
        position_type: PositionType::Absolute,
        height: Val::Px(13.0),
        column_gap: Val::Px(4.0),
        padding: UiRect::horizontal(Val::Px(3.0)),
        align_items: AlignItems::Center,
        ..default()
    };
    let root =
        (Prompt, DespawnOnExit(Screen::Playing), node, BackgroundColor(palette::INK), Visibility::Hidden);
    commands.spawn(root).with_children(|prompt| {
        prompt.spawn((PromptKey, theme.words(Role::Poster, "", palette::GOLD)));
        prompt.spawn((PromptText, theme.words(Role::Small, "", palette::SNOW)));
    });
}

/// What can be done here: the action and the message key of what it does or takes.
fn offer(
    at: Vec2,
    stance: &Stance,
    hand: &Hand,
    reach: f32,
    items: &Query<(&Item, &Position)>,
    props: &Query<(&Prop, &Position)>,
    people: &Query<(&Actor, &Position, &Stance), Without<Seat>>,
) -> Option<(Action, String)> {
    match &stance.act {
        Act::Hold(_) => return Some((Action::Grab, "ui-do-throw".into())),
        Act::Held { .. } => return Some((Action::Strike, "ui-do-struggle".into())),
        Act::Free => {}
        _ => return None,
    }
    let near = |place: Vec2| place.distance(at) < reach;
    let downed = people.iter().any(|(actor, place, stance)| {
        actor.faction == Faction::Gang && matches!(stance.act, Act::Down { .. }) && near(place.0)
    });
    if downed {
        return Some((Action::Strike, "ui-do-finish".into()));
    }
    if hand.item.is_some() {
        return None;
    }
    let closest = |best: Option<(f32, String)>, (far, name): (f32, String)| match best {
        Some(best) if best.0 <= far => Some(best),
        _ => Some((far, name)),
    };
    let lying = items
        .iter()
        .filter(|(_, place)| near(place.0))
        .map(|(item, place)| (place.0.distance(at), item.def.name.clone()));
    let standing = props
        .iter()
        .filter(|(prop, place)| prop.def.pick_up.is_some() && !prop.broken && near(place.0))
        .map(|(prop, place)| (place.0.distance(at), prop.def.name.clone()));
    lying.chain(standing).fold(None, closest).map(|(_, name)| (Action::Grab, name))
}

fn tell(
    players: Query<(&Position, &Stance, &Hand), With<Seat>>,
    items: Query<(&Item, &Position)>,
    props: Query<(&Prop, &Position)>,
    people: Query<(&Actor, &Position, &Stance), Without<Seat>>,
    mission: Res<Mission>,
    (words, bindings, devices, view): (Res<Words>, Res<Bindings>, Res<Devices>, Res<View>),
    mut prompts: Query<(&mut Node, &mut Visibility, &ComputedNode), With<Prompt>>,
    mut keys: Query<&mut Text, (With<PromptKey>, Without<PromptText>)>,
    mut texts: Query<&mut Text, With<PromptText>>,
) {
    let Ok((mut node, mut visibility, size)) = prompts.single_mut() else { return };
    let player = players.iter().next().filter(|_| mission.phase == Phase::Playing);
    let reach = mission.setup.catalog.rules.use_reach;
    let offered = player.and_then(|(at, stance, hand)| {
        offer(at.0, stance, hand, reach, &items, &props, &people).map(|offer| (at.0, offer))
    });
    let Some((at, (action, key))) = offered else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    let (Ok(mut key_text), Ok(mut text)) = (keys.single_mut(), texts.single_mut()) else { return };
    let label = shown(&bindings, action, devices.in_hand);
    let told = words.get(&key);
    if text.0 != told || key_text.0 != label {
        text.0 = told;
        label.clone_into(&mut key_text.0);
    }
    let place = view.canvas_of(to_pixels(at, OVER_HEAD));
    let corner = (place - Vec2::new(size.size().x / 2.0, 6.0)).round();
    let corner = corner.clamp(Vec2::new(2.0, 26.0), Vec2::new(478.0 - size.size().x.min(470.0), 240.0));
    node.left = Val::Px(corner.x);
    node.top = Val::Px(corner.y);
    visibility.set_if_neq(Visibility::Inherited);
}
