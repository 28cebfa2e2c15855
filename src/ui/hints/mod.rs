//! What a beginner is told: one lesson at a time, when it first makes sense, gone once it was done.
//!
//! Which lessons there are is data (`assets/data/screens.ron`); here is what their moments and deeds mean.

use bevy::prelude::*;

use super::{
    screens::shown,
    theme::{Role, Theme, key_cap},
    tuning::{Deed, Lesson, Tuning},
};
use crate::{
    app::{flow::Screen, shelf::Words},
    input::{
        bindings::Bindings,
        devices::{Device, Devices},
    },
    sim::{
        actor::{Actor, Controls, Hand, Position, Seat},
        mission::{Mission, Phase},
        outcome::SimOutcome,
        stance::{Act, Stance},
        thing::{Item, Prop},
        vehicle::{Crew, Riding},
    },
    view::{ViewSystems, camera::View, palette, units::to_pixels},
};

mod sight;

use sight::{Sight, fits, look, look_from_wheel};

/// How slow a wish to move still counts as standing.
const STILL: f32 = 0.3;
/// The strip's place, from the upper edge of the canvas; and where it goes when the player is there: under the display and
/// its notices.
const LOW: f32 = 250.0;
const HIGH: f32 = 70.0;

/// What the player has shown to know, and what is being told.
#[derive(Resource, Default)]
pub struct Learning {
    /// Texts of the lessons that are over.
    known: Vec<String>,
    /// Text of the one on the screen.
    told: Option<String>,
    /// Seconds since that changed.
    since: f32,
    /// Seconds that the player has stood still.
    still: f32,
}

/// The strip with the lesson.
#[derive(Component)]
struct Strip {
    device: Device,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Learning>();
    let plays =
        in_state(Screen::Playing).and_then(resource_exists::<Words>).and_then(resource_exists::<Mission>);
    app.add_systems(Update, (learn, teach, show, place).chain().in_set(ViewSystems::Overlay).run_if(plays));
    app.add_systems(OnExit(Screen::Playing), take_down);
}

fn take_down(mut commands: Commands, strips: Query<Entity, With<Strip>>, mut learning: ResMut<Learning>) {
    learning.told = None;
    learning.since = 0.0;
    strips.iter().for_each(|strip| commands.entity(strip).try_despawn());
}

/// Notes what the player does; whatever was done need not be told any more.
fn learn(
    players: Query<(&Seat, Entity, &Stance, &Actor, &Controls, Option<&Riding>)>,
    mut outcomes: MessageReader<SimOutcome>,
    mut learning: ResMut<Learning>,
    tuning: Res<Tuning>,
    time: Res<Time<Virtual>>,
) {
    let first = players.iter().min_by_key(|(seat, ..)| **seat);
    let Some((_, player, stance, actor, controls, riding)) = first else { return };
    let walks = controls.now.direction().length() > STILL;
    learning.still = if walks { 0.0 } else { learning.still + time.delta_secs() };
    let mut deeds = Vec::new();
    if walks {
        deeds.push(if riding.is_some() { Deed::Drive } else { Deed::Walk });
    }
    if let Act::Strike(blow) = &stance.act
        && !blow.with_item
    {
        deeds.push(match blow.link {
            Some(_) => Deed::Strike,
            None if blow.def.clip == actor.moveset.kick.clip => Deed::Kick,
            None => Deed::Charge,
        });
    }
    let own = riding.map(|riding| riding.vehicle);
    deeds.extend(outcomes.read().filter_map(|outcome| match outcome {
        SimOutcome::Shoved { vehicle, .. } if Some(*vehicle) == own => Some(Deed::Shove),
        _ => deed_of(outcome, player),
    }));
    let over = tuning.lessons.iter().filter(|lesson| deeds.contains(&lesson.done));
    for lesson in over {
        if !learning.known.contains(&lesson.text) {
            learning.known.push(lesson.text.clone());
        }
    }
}

fn deed_of(outcome: &SimOutcome, player: Entity) -> Option<Deed> {
    match outcome {
        SimOutcome::Grabbed { by, .. } if *by == player => Some(Deed::Grab),
        SimOutcome::Threw { by, .. } if *by == player => Some(Deed::Throw),
        SimOutcome::Took { actor, .. } if *actor == player => Some(Deed::PickUp),
        SimOutcome::ThrewItem { actor, .. } if *actor == player => Some(Deed::Hurl),
        SimOutcome::Rolled { actor } if *actor == player => Some(Deed::Roll),
        SimOutcome::Shot { actor, .. } if *actor == player => Some(Deed::Shoot),
        SimOutcome::Drew { actor, .. } if *actor == player => Some(Deed::Draw),
        SimOutcome::Ducked { actor } if *actor == player => Some(Deed::Duck),
        SimOutcome::Arrested { by, .. } if *by == player => Some(Deed::Arrest),
        _ => None,
    }
}

/// Chooses what is told now.
fn teach(
    players: Query<(&Seat, &Position, &Stance, &Hand, Option<&Riding>)>,
    people: Query<(&Actor, &Position, &Stance), Without<Seat>>,
    (items, props): (Query<(&Item, &Position)>, Query<(&Prop, &Position)>),
    vehicles: Query<(Entity, &Position, &Crew)>,
    mut learning: ResMut<Learning>,
    tuning: Res<Tuning>,
    mission: Res<Mission>,
    time: Res<Time<Virtual>>,
) {
    learning.since += time.delta_secs();
    let first = players.iter().min_by_key(|(seat, ..)| **seat);
    let Some((_, at, stance, hand, riding)) = first else { return };
    let told =
        learning.told.as_ref().and_then(|told| tuning.lessons.iter().find(|lesson| lesson.text == *told));
    let mut sight = look(at.0, stance, hand, &people, &items, &props, learning.still);
    sight.wheel = look_from_wheel(riding, &people, &vehicles);
    if mission.phase != Phase::Playing {
        tell(&mut learning, None);
        return;
    }
    if let Some(lesson) = told {
        let over = learning.known.contains(&lesson.text);
        if over || learning.since > tuning.hints.least && !fits(lesson.when, &sight) {
            tell(&mut learning, None);
        }
    } else if learning.since > tuning.hints.pause {
        let next = next(&tuning.lessons, &learning.known, &sight).map(|lesson| lesson.text.clone());
        if next.is_some() {
            tell(&mut learning, next);
        }
    }
}

fn tell(learning: &mut Learning, text: Option<String>) {
    if learning.told != text {
        learning.told = text;
        learning.since = 0.0;
    }
}

fn next<'a>(lessons: &'a [Lesson], known: &[String], sight: &Sight) -> Option<&'a Lesson> {
    lessons.iter().find(|lesson| !known.contains(&lesson.text) && fits(lesson.when, sight))
}

/// Makes the strip for the lesson, with the keys of the device in hand.
fn show(
    mut commands: Commands,
    learning: Res<Learning>,
    tuning: Res<Tuning>,
    strips: Query<(Entity, &Strip)>,
    (theme, words, bindings, devices): (Res<Theme>, Res<Words>, Res<Bindings>, Res<Devices>),
    mut last: Local<Option<String>>,
) {
    let same_device = strips.iter().all(|(_, strip)| strip.device == devices.in_hand);
    let is_there = !strips.is_empty();
    if *last == learning.told && same_device && is_there == learning.told.is_some() {
        return;
    }
    last.clone_from(&learning.told);
    strips.iter().for_each(|(strip, _)| commands.entity(strip).try_despawn());
    let Some(lesson) =
        learning.told.as_ref().and_then(|told| tuning.lessons.iter().find(|l| l.text == *told))
    else {
        return;
    };
    let line = Node {
        position_type: PositionType::Absolute,
        top: Val::Px(LOW),
        width: Val::Percent(100.0),
        justify_content: JustifyContent::Center,
        ..default()
    };
    let sheet = Node {
        height: Val::Px(16.0),
        padding: UiRect::horizontal(Val::Px(4.0)),
        column_gap: Val::Px(3.0),
        align_items: AlignItems::Center,
        ..default()
    };
    let root = (Strip { device: devices.in_hand }, line, GlobalZIndex(20));
    commands.spawn(root).with_children(|line| {
        line.spawn((sheet, BackgroundColor(palette::INK))).with_children(|sheet| {
            for action in &lesson.keys {
                key_cap(sheet, &theme, &shown(&words, &bindings, *action, devices.in_hand));
            }
            let text = Node { margin: UiRect::left(Val::Px(3.0)), ..default() };
            sheet.spawn((theme.words(Role::Small, words.get(&lesson.text), palette::SNOW), text));
        });
    });
}

/// The strip lies at the lower edge, unless the player fights there; while somebody speaks it waits, for two sheets at once
/// are read by nobody.
fn place(
    mut strips: Query<(&mut Node, &mut Visibility), With<Strip>>,
    players: Query<(&Seat, &Position)>,
    view: Res<View>,
    said: Query<(), With<super::dialogue::Sheet>>,
) {
    let Ok((mut strip, mut visibility)) = strips.single_mut() else { return };
    visibility.set_if_neq(if said.is_empty() { Visibility::Inherited } else { Visibility::Hidden });
    let Some((_, player)) = players.iter().min_by_key(|(seat, _)| **seat) else { return };
    let feet = view.canvas_of(to_pixels(player.0, 0.0)).y;
    // His picture reaches so far over and under his feet.
    let there = feet > LOW - 12.0 && feet < LOW + 54.0;
    let top = Val::Px(if there { HIGH } else { LOW });
    if strip.top != top {
        strip.top = top;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::tuning::Moment;

    fn lesson(when: Moment, text: &str) -> Lesson {
        Lesson { when, done: Deed::Kick, keys: Vec::new(), text: text.into() }
    }

    #[test]
    fn the_first_lesson_that_makes_sense_and_is_not_known_is_told() {
        let lessons = [
            lesson(Moment::Threatened(2.0), "roll"),
            lesson(Moment::FoeWithin(2.0), "strike"),
            lesson(Moment::Crowd(2, 2.0), "kick"),
        ];
        let sight = Sight { foes: vec![1.0, 1.5], ..default() };
        let told = |known: &[&str]| {
            let known: Vec<String> = known.iter().map(ToString::to_string).collect();
            next(&lessons, &known, &sight).map(|lesson| lesson.text.clone())
        };
        assert_eq!(told(&[]).as_deref(), Some("strike"));
        assert_eq!(told(&["strike"]).as_deref(), Some("kick"));
        assert_eq!(told(&["strike", "kick"]), None);
    }

    #[test]
    fn nobody_is_told_to_pick_up_with_a_full_hand() {
        let near = Sight { thing: Some(0.8), ..default() };
        assert!(fits(Moment::ThingWithin(1.0), &near));
        assert!(!fits(Moment::ThingWithin(1.0), &Sight { is_armed: true, ..near.clone() }));
        assert!(!fits(Moment::ThingWithin(0.5), &near));
    }

    #[test]
    fn who_holds_somebody_is_told_to_throw_and_not_to_strike() {
        let holds = Sight { holds: true, foes: vec![0.6], ..default() };
        assert!(fits(Moment::Holding, &holds) && !fits(Moment::FoeWithin(2.0), &holds));
    }

    #[test]
    fn who_sits_at_a_wheel_is_told_of_driving_alone() {
        let wheel = Some(sight::WheelSight { rival: Some(9.0) });
        let drives = Sight { still: 3.0, foes: vec![1.0], wheel, ..default() };
        assert!(fits(Moment::AtWheel(2.0), &drives) && fits(Moment::RivalWithin(10.0), &drives));
        assert!(!fits(Moment::RivalWithin(8.0), &drives));
        for moment in [Moment::Standing(2.0), Moment::FoeWithin(2.0)] {
            assert!(!fits(moment, &drives), "{moment:?}");
        }
        let walks = Sight { wheel: None, ..drives };
        assert!(fits(Moment::Standing(2.0), &walks) && !fits(Moment::AtWheel(2.0), &walks));
    }

    #[test]
    fn who_holds_a_gun_is_told_to_shoot_and_with_an_empty_one_the_prompt_says_enough() {
        let armed = |rounds| Sight {
            foes: vec![1.5],
            is_armed: true,
            gun: sight::GunSight { rounds: Some(rounds), ..default() },
            ..default()
        };
        assert!(fits(Moment::GunInHand(9.0), &armed(3)) && !fits(Moment::GunInHand(9.0), &armed(0)));
        for moment in [Moment::FoeWithin(2.0), Moment::Armed] {
            assert!(!fits(moment, &armed(3)), "a gun is not for striking, nor for throwing");
        }
    }
}
