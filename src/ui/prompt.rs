//! The prompt beside the player: what the next press of a key would do, with the key of the device in hand. It stands
//! under the feet unless somebody's picture is there.

use bevy::prelude::*;

use super::{
    screens::shown,
    theme::{Role, Theme},
};
use crate::{
    app::{flow::Screen, shelf::Words},
    content::rules::Rules,
    input::{
        bindings::{Action, Bindings},
        devices::Devices,
    },
    sim::{
        actor::{Actor, Facing, Faction, Hand, Position, Seat},
        mission::{Mission, Phase},
        stance::{Act, Stance},
        thing::{
            Door, Item, Prop, ThingId,
            deed::{self, Deed},
            room::Toucher,
        },
    },
    view::{
        ViewSystems,
        camera::View,
        palette,
        people::PersonPicture,
        units::{canvas_size, to_pixels},
    },
};

/// How high over the feet the prompt stands, in metres.
const OVER_HEAD: f32 = 2.6;
/// Its other places, from the feet in pixels of the canvas: under them, and high over the head.
const ELSEWHERE: [f32; 2] = [17.0, -64.0];
/// Height of the prompt.
const HEIGHT: f32 = 13.0;
/// A person's picture around the feet, in pixels: to each side, and up.
const PERSON: (f32, f32) = (9.0, 38.0);

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
        height: Val::Px(HEIGHT),
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
    let yields = people.iter().any(|(actor, place, stance)| {
        actor.faction == Faction::Gang && stance.act == Act::HandsUp && near(place.0)
    });
    if yields {
        return Some((Action::Grab, "ui-do-arrest".into()));
    }
    if hand.gun().is_some() && hand.rounds() == 0 {
        return Some(match hand.spare() {
            0 => (Action::Grab, "ui-do-hurl".into()),
            _ => (Action::Reload, "ui-do-reload".into()),
        });
    }
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

/// What can be done to the things before the player, with the words for it.
fn deed(
    toucher: &Toucher,
    hand: &Hand,
    rules: &Rules,
    things: &Query<(Entity, &ThingId, &Prop, &Position)>,
    doors: &Query<(Entity, &ThingId, &Door, &Position)>,
) -> Option<(Action, String)> {
    let props = || things.iter().map(|(entity, id, prop, at)| (entity, *id, prop, at.0));
    let doors = doors.iter().map(|(entity, id, door, at)| (entity, *id, door, at.0));
    let found = deed::nearest(toucher, rules, hand.item.is_none(), props(), doors);
    let words = |key: &str| Some((Action::Grab, key.to_owned()));
    match found {
        Some(Deed::Use(_)) => words("ui-do-use"),
        Some(Deed::Tip { .. }) => words("ui-do-tip"),
        Some(Deed::Push(_)) => words("ui-do-push"),
        Some(Deed::Shut(_)) => words("ui-do-shut"),
        None => deed::over(toucher, rules, props()).map(|_| (Action::Roll, "ui-do-vault".to_owned())),
    }
}

fn tell(
    players: Query<(&Seat, &Position, &Stance, &Hand, &Facing, &Actor)>,
    items: Query<(&Item, &Position)>,
    props: Query<(&Prop, &Position)>,
    (things, doors): (
        Query<(Entity, &ThingId, &Prop, &Position)>,
        Query<(Entity, &ThingId, &Door, &Position)>,
    ),
    people: Query<(&Actor, &Position, &Stance), Without<Seat>>,
    mission: Res<Mission>,
    (words, bindings, devices, view): (Res<Words>, Res<Bindings>, Res<Devices>, Res<View>),
    mut prompts: Query<(&mut Node, &mut Visibility, &ComputedNode), With<Prompt>>,
    mut keys: Query<&mut Text, (With<PromptKey>, Without<PromptText>)>,
    mut texts: Query<&mut Text, With<PromptText>>,
    pictures: Query<&PersonPicture>,
) {
    let Ok((mut node, mut visibility, size)) = prompts.single_mut() else { return };
    let player = players.iter().min_by_key(|(seat, ..)| **seat).filter(|_| mission.phase == Phase::Playing);
    let rules = &mission.setup.catalog.rules;
    let offered = player.and_then(|(_, at, stance, hand, facing, actor)| {
        let offer = offer(at.0, stance, hand, rules.use_reach, &items, &props, &people).or_else(|| {
            let toucher = Toucher { at: at.0, radius: actor.def.radius, way: facing.direction() };
            deed(&toucher, hand, rules, &things, &doors).filter(|_| stance.act.is_free())
        });
        offer.map(|offer| (at.0, offer))
    });
    let Some((at, (action, key))) = offered else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    let (Ok(mut key_text), Ok(mut text)) = (keys.single_mut(), texts.single_mut()) else { return };
    let label = shown(&words, &bindings, action, devices.in_hand);
    let told = words.get(&key);
    if text.0 != told || key_text.0 != label {
        text.0 = told;
        key_text.0 = label;
    }
    let others: Vec<Rect> =
        pictures.iter().filter(|person| !person.is_player).map(|person| rect_of(person, &view)).collect();
    let head = view.canvas_of(to_pixels(at, OVER_HEAD));
    let feet = view.canvas_of(to_pixels(at, 0.0));
    let corner = corner(head, feet, size.size().x, &others);
    node.left = Val::Px(corner.x);
    node.top = Val::Px(corner.y);
    visibility.set_if_neq(Visibility::Inherited);
}

fn rect_of(person: &PersonPicture, view: &View) -> Rect {
    let feet = view.canvas_of(to_pixels(person.at, person.height));
    let high = if person.lies { PERSON.1 / 2.0 } else { PERSON.1 };
    Rect::from_corners(feet - Vec2::new(PERSON.0, high), feet + Vec2::new(PERSON.0, 2.0))
}

/// The prompt's corner: the first of its places that covers nobody, or the one under the feet where all do.
fn corner(head: Vec2, feet: Vec2, width: f32, others: &[Rect]) -> Vec2 {
    let low = Vec2::new(2.0, 26.0);
    let canvas = canvas_size().as_vec2();
    let high = Vec2::new(canvas.x - 2.0 - width.min(470.0), canvas.y - 30.0);
    let at = |middle: Vec2| (middle - Vec2::new(width / 2.0, HEIGHT / 2.0)).round().clamp(low, high);
    let places = [feet + Vec2::Y * ELSEWHERE[0], head, feet + Vec2::Y * ELSEWHERE[1]].map(at);
    let is_clear = |corner: &&Vec2| {
        let own = Rect::from_corners(**corner, **corner + Vec2::new(width, HEIGHT));
        others.iter().all(|other| own.intersect(*other).is_empty())
    };
    *places.iter().find(is_clear).unwrap_or(&places[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prompt_goes_where_it_covers_nobody() {
        let (head, feet) = (Vec2::new(240.0, 90.0), Vec2::new(240.0, 130.0));
        let person = |feet: Vec2| Rect::from_corners(feet - Vec2::new(9.0, 38.0), feet + Vec2::new(9.0, 2.0));
        assert_eq!(corner(head, feet, 40.0, &[]), Vec2::new(220.0, 141.0));
        let behind = person(Vec2::new(245.0, 114.0));
        assert_eq!(corner(head, feet, 40.0, &[behind]), Vec2::new(220.0, 141.0));
        let before = person(Vec2::new(240.0, 150.0));
        assert_eq!(corner(head, feet, 40.0, &[before]), Vec2::new(220.0, 84.0));
        assert_eq!(corner(head, feet, 40.0, &[behind, before]), Vec2::new(220.0, 60.0));
        let crowd = [behind, before, person(Vec2::new(230.0, 80.0))];
        assert_eq!(corner(head, feet, 40.0, &crowd), Vec2::new(220.0, 141.0));
    }
}
