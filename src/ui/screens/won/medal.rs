//! The medal: it falls onto the snow like a stamp, and the ink around it jumps.

use bevy::prelude::*;

use crate::{app::flow::Screen, ui::theme::at, view::palette};

/// The middle of the medal on the canvas.
const MIDDLE: Vec2 = Vec2::new(395.0, 76.0);
/// How high it falls from, in pixels, and how many seconds it takes.
const HEIGHT: f32 = 60.0;
const FALL: f32 = 0.12;
/// Seconds that the blow is seen, and how far its splinters fly, in pixels.
const BLOW: f32 = 0.35;
const REACH: f32 = 26.0;
/// Splinters around it.
const SPLINTERS: usize = 12;

/// The medal's fall, in seconds since it began; none before.
#[derive(Resource, Default)]
struct Fall(Option<f32>);

#[derive(Component)]
struct MedalPicture {
    top: f32,
}

/// A dash of ink that flies from the blow.
#[derive(Component)]
struct Splinter(usize);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Fall>();
    app.add_systems(OnEnter(Screen::Won), |mut fall: ResMut<Fall>| fall.0 = None);
    app.add_systems(Update, fall.run_if(in_state(Screen::Won)));
}

/// Puts the medal's picture, if there is one, onto the screen, unseen.
pub(super) fn spawn(screen: &mut ChildSpawnerCommands, picture: Option<(ImageNode, UVec2)>) {
    let Some((image, size)) = picture else { return };
    for number in 0..SPLINTERS {
        let node = Node { width: Val::Px(3.0), height: Val::Px(3.0), ..at(0.0, 0.0) };
        screen.spawn((Splinter(number), node, BackgroundColor(palette::RED), Visibility::Hidden));
    }
    let corner = MIDDLE - (size.as_vec2() / 2.0).floor();
    let node =
        Node { width: Val::Px(size.x as f32), height: Val::Px(size.y as f32), ..at(corner.x, corner.y) };
    screen.spawn((MedalPicture { top: corner.y }, image, node, Visibility::Hidden));
}

/// Lets it fall.
pub(super) fn strike(commands: &mut Commands) {
    commands.insert_resource(Fall(Some(0.0)));
}

fn fall(
    mut falling: ResMut<Fall>,
    mut medals: Query<(&MedalPicture, &mut Node, &mut Visibility), Without<Splinter>>,
    mut splinters: Query<(&Splinter, &mut Node, &mut Visibility)>,
    time: Res<Time<Real>>,
) {
    let Some(seconds) = &mut falling.0 else { return };
    *seconds += time.delta_secs();
    let seconds = *seconds;
    let high = (1.0 - seconds / FALL).clamp(0.0, 1.0) * HEIGHT;
    for (medal, mut node, mut visibility) in &mut medals {
        let top = Val::Px((medal.top - high).round());
        if node.top != top {
            node.top = top;
        }
        visibility.set_if_neq(Visibility::Inherited);
    }
    let blow = (seconds - FALL) / BLOW;
    for (splinter, mut node, mut visibility) in &mut splinters {
        if !(0.0..1.0).contains(&blow) {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        }
        let way = Vec2::from_angle(splinter.0 as f32 / SPLINTERS as f32 * std::f32::consts::TAU);
        let far = 24.0 + REACH * blow * (0.7 + 0.3 * (splinter.0 % 3) as f32);
        let place = (MIDDLE + way * far).round();
        (node.left, node.top) = (Val::Px(place.x), Val::Px(place.y));
        visibility.set_if_neq(Visibility::Inherited);
    }
}
