//! A thin bar over whoever the player fights: how much he still has.

use bevy::prelude::*;

use super::{Hud, HudParts};
use crate::{
    app::flow::Screen,
    sim::{
        actor::{Actor, Faction, Health, Seat},
        outcome::SimOutcome,
        stance::{Act, Stance},
    },
    ui::theme::at,
    view::{
        ViewSystems,
        camera::View,
        palette,
        people::{PersonPicture, crowd},
        units::to_pixels,
    },
};

/// Seconds that the bar stays after the last blow.
const STAYS: f32 = 3.0;
/// The bar, in pixels.
const WIDTH: f32 = 26.0;
const HEIGHT: f32 = 4.0;
/// How high over the feet it stands, clear of the head, in pixels; how high over one who lies, and over one in the air
/// or falling; and how far under the feet where it would cover another's head.
const OVER_HEAD: f32 = 46.0;
const OVER_LYING: f32 = 24.0;
const OVER_FALLING: f32 = 34.0;
const UNDER_FEET: f32 = -7.0;
/// Pixels from one place over the head to the next, and how many there are.
const HIGHER: f32 = 7.0;
const STEPS_UP: usize = 3;

/// Who is fought, and for how many seconds that is still shown.
#[derive(Resource, Default)]
struct Fought {
    who: Option<Entity>,
    left: f32,
}

#[derive(Component)]
struct FoeBar;

#[derive(Component)]
struct FoeHealth;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Fought>();
    app.add_systems(OnEnter(Screen::Playing), show.in_set(HudParts));
    app.add_systems(Update, notice.in_set(HudParts));
    app.add_systems(Update, draw.in_set(HudParts).in_set(ViewSystems::Overlay).after(notice));
}

fn show(mut commands: Commands, huds: Query<Entity, With<Hud>>) {
    let Ok(hud) = huds.single() else { return };
    let frame = Node { width: Val::Px(WIDTH), height: Val::Px(HEIGHT), ..at(0.0, 0.0) };
    commands.entity(hud).with_children(|hud| {
        hud.spawn((FoeBar, frame, BackgroundColor(palette::INK), Visibility::Hidden)).with_children(
            |frame| {
                let bar = Node { height: Val::Px(HEIGHT - 2.0), ..at(1.0, 1.0) };
                frame.spawn((FoeHealth, bar, BackgroundColor(palette::BRIGHT_RED)));
            },
        );
    });
}

fn notice(
    mut outcomes: MessageReader<SimOutcome>,
    mut fought: ResMut<Fought>,
    players: Query<(), With<Seat>>,
    time: Res<Time<Virtual>>,
) {
    fought.left -= time.delta_secs();
    for outcome in outcomes.read() {
        match outcome {
            SimOutcome::BlowLanded { by, on, .. } | SimOutcome::Grabbed { by, on }
                if players.contains(*by) =>
            {
                *fought = Fought { who: Some(*on), left: STAYS };
            }
            SimOutcome::Restarted => *fought = Fought::default(),
            _ => {}
        }
    }
}

fn draw(
    mut bars: Query<(&mut Node, &mut Visibility), (With<FoeBar>, Without<FoeHealth>)>,
    mut healths: Query<&mut Node, With<FoeHealth>>,
    bodies: Query<(&Actor, &Health, &Stance)>,
    people: Query<&PersonPicture>,
    fought: Res<Fought>,
    view: Res<View>,
) {
    let (Ok((mut node, mut visibility)), Ok(mut bar)) = (bars.single_mut(), healths.single_mut()) else {
        return;
    };
    let who = fought.who.filter(|_| fought.left > 0.0);
    let foe = who.and_then(|who| {
        let (actor, health, stance) = bodies.get(who).ok()?;
        let person = people.iter().find(|person| person.body == who)?;
        let over = match &stance.act {
            Act::Fly(_) => OVER_LYING,
            Act::Fall | Act::GetUp => OVER_FALLING,
            _ if person.lies => OVER_LYING,
            _ => OVER_HEAD,
        };
        (actor.faction == Faction::Gang && health.now > 0.0).then_some((health.share(), person, over))
    });
    let Some((share, person, over)) = foe else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    let foot = to_pixels(person.at, person.height) + person.aside;
    let over = foot + Vec2::Y * over;
    let heads = crowd::heads(people.iter());
    let covers =
        |place| crowd::covered(Rect::from_center_size(place, Vec2::new(WIDTH, HEIGHT)), &heads) > 0.0;
    // Above the head, higher where it would cover another's, and under the feet where the heads stand all the way up.
    let higher = (0..STEPS_UP).map(|step| over + Vec2::Y * HIGHER * step as f32);
    let places = higher.chain([foot + Vec2::Y * UNDER_FEET]);
    let place = view.canvas_of(places.into_iter().find(|place| !covers(*place)).unwrap_or(over));
    let corner = (place - Vec2::new(WIDTH, HEIGHT) / 2.0).round();
    (node.left, node.top) = (Val::Px(corner.x), Val::Px(corner.y));
    // Whoever still stands has at least a pixel.
    bar.width = Val::Px(((WIDTH - 2.0) * share).ceil());
    visibility.set_if_neq(Visibility::Inherited);
}
