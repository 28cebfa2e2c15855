//! Where to go when there is nobody to fight: what the open objectives ask, and whatever makes them possible.

use bevy::math::Vec2;

use super::{
    Bot, Hands, Urge,
    place::{Place, nearest},
    practice,
    sight::{Use, View},
};
use crate::{
    content::{
        level::{TILE, TilePos, Zone},
        objective::{Goal, Objective},
        trigger::{Action, Condition, Event},
    },
    sim::{
        brain::census::{Person, Posture},
        command::Buttons,
        mission::ObjectiveState,
    },
};

/// Health below which food is looked for, and below which it is looked for under threat.
const HUNGRY: (f32, f32) = (0.7, 0.5);

/// Goes for health when hurt.
pub(super) fn heal(bot: &mut Bot, view: &View, hands: &mut Hands) -> Option<Urge> {
    let health = view.me.health;
    let pressed = view.crowd(3.0) > 0;
    if health > HUNGRY.0 || (pressed && health > HUNGRY.1) || view.crowd(1.3) > 0 {
        return None;
    }
    let food = view.items.iter().filter(|item| matches!(item.use_for, Use::Health(_))).map(|item| item.at);
    let nearest = nearest(food, view, hands)?;
    let go = hands.walk(&mut bot.walker, view, nearest);
    (go != Vec2::ZERO).then(|| Urge::go(go))
}

/// Goes on with the mission.
pub(super) fn go_on(bot: &mut Bot, view: &View, hands: &mut Hands) -> Urge {
    let Some(place) = destination(view, hands) else { return Urge::default() };
    if let Some(place) = place.reachable(view, hands) {
        let way = place.at - view.me.at;
        if place.gesture && place.at.distance(view.me.at) < TILE / 2.0 {
            return Urge::default().hold(Buttons::GRAB);
        }
        if (place.press || place.stays) && place.is_in_reach(view.me.at, view.me.radius, view.rules.use_reach)
        {
            let urge = Urge::default().aim(way);
            return if place.press { urge.press(place.button) } else { urge };
        }
        let go = hands.walk(&mut bot.walker, view, place.by.unwrap_or(place.at));
        // The last steps, onto a spot that the lattice does not reach, or against a door.
        let go = if go == Vec2::ZERO { way.clamp_length_max(1.0) } else { go };
        return Urge::go(go);
    }
    Urge::default()
}

/// Where the open objectives lead; else towards any opponent.
fn destination(view: &View, hands: &Hands) -> Option<Place> {
    let open = view.level.objectives.iter().zip(&view.objectives);
    let open = open.filter(|(_, state)| **state == ObjectiveState::Open).map(|(objective, _)| objective);
    let (needed, optional): (Vec<&Objective>, Vec<&Objective>) =
        open.partition(|objective| !objective.optional);
    needed
        .into_iter()
        .chain(optional)
        .find_map(|objective| for_goal(&objective.goal, view, hands))
        .or_else(|| nearest(view.enemies().map(|enemy| enemy.at), view, hands).map(Place::at))
        .or_else(|| unfired_zone(view))
}

fn for_goal(goal: &Goal, view: &View, hands: &Hands) -> Option<Place> {
    match goal {
        Goal::Cleared(tag) | Goal::Arrested(tag) => {
            to_tagged(tag, view, hands).or_else(|| to_spawn(tag, view, hands))
        }
        Goal::Reach(name) => to_named(name, view, hands),
        Goal::Flag(flag) => to_flag(flag, view, hands),
        Goal::Have(item) => to_item(item, view, hands),
        Goal::Broken(tag) => to_prop(tag, view),
        Goal::Solve { puzzle, .. } => to_puzzle(puzzle, view, hands),
        Goal::Never(_) | Goal::Within(_) | Goal::Unhurt(_) | Goal::Arrests(_) => None,
        // What is done at the wheel is another matter.
        Goal::ReachBy(_) | Goal::Catch { .. } | Goal::Wreck { .. } | Goal::Wear { .. } => None,
    }
}

/// To the nearest one with the tag who still stands; where nobody does, to one who has given up and waits for handcuffs.
fn to_tagged(tag: &str, view: &View, hands: &Hands) -> Option<Place> {
    let of = |wanted: fn(&Person) -> bool| -> Vec<Vec2> {
        let all = view.people.iter().filter(|person| wanted(person) && view.tag(person.entity) == Some(tag));
        all.map(|person| person.at).collect()
    };
    let mut places = of(|person| !person.is_out());
    if places.is_empty() {
        places = of(|person| person.posture == Posture::Surrendered && person.health > 0.0);
    }
    let reachable = nearest(places.iter().copied(), view, hands);
    reachable.or_else(|| places.first().copied()).map(Place::at)
}

/// To whatever lets those with the tag come.
fn to_spawn(tag: &str, view: &View, hands: &Hands) -> Option<Place> {
    let brings = |action: &Action| matches!(action, Action::Spawn { tag: Some(other), .. } if other == tag);
    let trigger = view.unfired.iter().find(|trigger| trigger.then.iter().any(brings))?;
    for_event(&trigger.on, view, hands)
}

/// To whatever sets the flag.
fn to_flag(flag: &str, view: &View, hands: &Hands) -> Option<Place> {
    let sets = |action: &Action| matches!(action, Action::SetFlag(other) if other == flag);
    let mut setting = view.unfired.iter().filter(|trigger| trigger.then.iter().any(sets));
    setting.find_map(|trigger| for_event(&trigger.on, view, hands))
}

/// To whatever lays the puzzle open as far as it is.
fn to_puzzle(puzzle: &str, view: &View, hands: &Hands) -> Option<Place> {
    let opens = |action: &Action| matches!(action, Action::OpenPuzzle(other) if other == puzzle);
    let may = |condition: &Condition| holds(condition, view);
    let opening = view.level.triggers.iter().filter(|trigger| trigger.then.iter().any(opens));
    let mut now = opening.filter(|trigger| trigger.when.iter().all(may));
    now.find_map(|trigger| for_event(&trigger.on, view, hands))
}

/// Whether the condition holds, as far as it is about puzzles and objectives; all others are taken to hold.
fn holds(condition: &Condition, view: &View) -> bool {
    match condition {
        Condition::Solved { puzzle, step } => view.has_solved(puzzle, step.as_deref()),
        Condition::Done(id) => {
            let mut objectives = view.level.objectives.iter().zip(&view.objectives);
            objectives.any(|(one, state)| one.id == *id && *state == ObjectiveState::Done)
        }
        Condition::Not(inner) => match **inner {
            Condition::Solved { .. } | Condition::Done(_) => !holds(inner, view),
            _ => true,
        },
        Condition::All(all) => all.iter().all(|one| holds(one, view)),
        _ => true,
    }
}

fn for_event(event: &Event, view: &View, hands: &Hands) -> Option<Place> {
    match event {
        Event::EnterZone(name) => to_named(name, view, hands),
        Event::LeaveZone(name) => out_of(name, view, hands).or_else(|| to_named(name, view, hands)),
        Event::Cleared(tag)
        | Event::Beaten(tag)
        | Event::Alerted(tag)
        | Event::Surrendered(tag)
        | Event::Arrested(tag)
        | Event::Slipped(tag)
        | Event::Ignited(tag)
        | Event::Befell(tag)
        | Event::Phase { tag, .. } => to_tagged(tag, view, hands),
        Event::Gesture { zone, .. } => Some(to_named(zone, view, hands)?.gesturing()),
        Event::Broken(tag) => to_prop(tag, view),
        Event::Used(tag) => {
            let prop = view.props.iter().find(|prop| prop.tag.as_deref() == Some(tag))?;
            Some(Place::using(prop.at, Buttons::GRAB))
        }
        Event::Did(deed) => practice::place_of(*deed, view, hands),
        Event::Took(item) => to_item(item, view, hands),
        Event::Done(id) => {
            let objective = view.level.objectives.iter().find(|objective| objective.id == *id)?;
            for_goal(&objective.goal, view, hands)
        }
        _ => None,
    }
}

/// To a prop with the tag that can be broken, and strikes it.
fn to_prop(tag: &str, view: &View) -> Option<Place> {
    let prop = view.props.iter().find(|prop| prop.can_break && prop.tag.as_deref() == Some(tag))?;
    Some(Place::using(prop.at, Buttons::STRIKE))
}

fn to_item(kind: &str, view: &View, hands: &Hands) -> Option<Place> {
    let all = view.items.iter().filter(|item| item.kind == kind);
    let is_weapon = view.items.iter().any(|item| item.kind == kind && item.use_for == Use::Weapon);
    let places: Vec<Vec2> = all.map(|item| item.at).collect();
    // Behind a locked door it is a goal all the same: the way there leads by the key.
    let at = nearest(places.iter().copied(), view, hands).or_else(|| places.first().copied())?;
    Some(if is_weapon { Place::using(at, Buttons::GRAB) } else { Place::at(at) })
}

/// To the nearest exit, marker or zone of that name.
fn to_named(name: &str, view: &View, hands: &Hands) -> Option<Place> {
    let placed = view.level.floors.iter().flat_map(|floor| &floor.placements);
    let tagged = placed.filter(|placement| placement.tag.as_deref() == Some(name));
    let places: Vec<Vec2> = tagged.map(|placement| view.map.center(placement.at)).collect();
    nearest(places.iter().copied(), view, hands)
        .or_else(|| view.level.zones.get(name).and_then(|zone| in_zone(zone, view, hands)))
        .or_else(|| places.first().copied())
        .map(Place::at)
}

/// The nearest tile of a zone that one can stand on.
fn in_zone(zone: &Zone, view: &View, hands: &Hands) -> Option<Vec2> {
    let tiles = (zone.y..zone.y + zone.h)
        .flat_map(|y| (zone.x..zone.x + zone.w).map(move |x| TilePos { floor: zone.floor, x, y }));
    nearest(tiles.map(|tile| view.map.center(tile)).filter(|at| hands.nav.grid.is_open(*at)), view, hands)
}

/// From inside a zone to the nearest tile around it; none from elsewhere.
fn out_of(name: &str, view: &View, hands: &Hands) -> Option<Place> {
    const AROUND: u32 = 3;
    let zone = view.level.zones.get(name).filter(|zone| view.map.is_in(zone, view.me.at))?;
    let floor = view.level.floors.get(zone.floor)?;
    let columns = zone.x.saturating_sub(AROUND)..(zone.x + zone.w + AROUND).min(floor.width);
    let rows = zone.y.saturating_sub(AROUND)..(zone.y + zone.h + AROUND).min(floor.height);
    let around = rows.flat_map(|y| columns.clone().map(move |x| TilePos { floor: zone.floor, x, y }));
    let outside = around.filter(|tile| !zone.contains(*tile)).map(|tile| view.map.center(tile));
    nearest(outside.filter(|at| hands.nav.grid.is_open(*at)), view, hands).map(Place::at)
}

/// A zone that some trigger still waits for.
fn unfired_zone(view: &View) -> Option<Place> {
    view.unfired.iter().find_map(|trigger| match &trigger.on {
        Event::EnterZone(name) => {
            let zone = view.level.zones.get(name)?;
            let tile = TilePos { floor: zone.floor, x: zone.x + zone.w / 2, y: zone.y + zone.h / 2 };
            Some(Place::at(view.map.center(tile)))
        }
        _ => None,
    })
}
