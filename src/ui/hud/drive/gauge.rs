//! How fast the player's vehicle is, and what is left of it.

use bevy::{math::ops, prelude::*};

use super::{
    super::{Hud, HudParts, Sheet},
    Wheel,
};
use crate::{
    app::{flow::Screen, shelf::Words},
    ui::theme::{Role, Theme, at, panel},
    view::{palette, vehicles::VehiclePicture},
};

/// Metres a second as miles an hour.
const MILES: f32 = 2.237;
/// Width of the bar of health in pixels, and in how many pieces it is seen.
const BAR: f32 = 76.0;
const PIECES: u32 = 19;
/// Under this share the bar is red and blinks, under the other one it is gold.
const LOW: f32 = 0.3;
const HALF: f32 = 0.6;

#[derive(Component)]
struct Gauge;

#[derive(Component)]
struct Speed;

#[derive(Component)]
struct Name;

#[derive(Component)]
struct Piece(u32);

/// Health that the sheet has told of.
#[derive(Resource, Default)]
struct Told(f32);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Told>();
    app.add_systems(OnEnter(Screen::Playing), show.in_set(HudParts));
    app.add_systems(Update, tell.in_set(HudParts));
}

fn show(mut commands: Commands, theme: Res<Theme>, words: Res<Words>, huds: Query<Entity, With<Hud>>) {
    let Ok(hud) = huds.single() else { return };
    let sheet = Node {
        position_type: PositionType::Absolute,
        left: Val::Px(6.0),
        bottom: Val::Px(6.0),
        width: Val::Px(BAR + 14.0),
        height: Val::Px(46.0),
        ..default()
    };
    commands.entity(hud).with_children(|hud| {
        hud.spawn((Gauge, Sheet::default(), panel(sheet), Visibility::Hidden)).with_children(|sheet| {
            sheet.spawn((Speed, theme.words(Role::Banner, "", palette::SNOW), at(6.0, 2.0)));
            let unit = at(46.0, 8.0);
            sheet.spawn((theme.words(Role::Small, words.get("hud-speed"), palette::FOG), unit));
            sheet.spawn((Name, theme.words(Role::Small, "", palette::CREAM), at(6.0, 20.0)));
            for piece in 0..PIECES {
                let step = BAR / PIECES as f32;
                let node = Node {
                    width: Val::Px(step - 1.0),
                    height: Val::Px(6.0),
                    ..at(6.0 + (piece as f32 * step).round(), 34.0)
                };
                sheet.spawn((Piece(piece), node, BackgroundColor(palette::GOLD)));
            }
        });
    });
}

fn tell(
    wheel: Wheel,
    shown: Query<&VehiclePicture>,
    mut sheets: Query<(&mut Visibility, &mut Sheet), With<Gauge>>,
    mut speeds: Query<&mut Text, (With<Speed>, Without<Name>)>,
    mut names: Query<&mut Text, With<Name>>,
    mut pieces: Query<(&Piece, &mut BackgroundColor)>,
    (words, time): (Res<Words>, Res<Time>),
    mut told: ResMut<Told>,
) {
    let (Ok((mut visibility, mut sheet)), Ok(mut speed), Ok(mut name)) =
        (sheets.single_mut(), speeds.single_mut(), names.single_mut())
    else {
        return;
    };
    let Some((entity, vehicle, _)) = wheel.own() else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    visibility.set_if_neq(Visibility::Inherited);
    let drives = shown.iter().find(|picture| picture.vehicle == entity);
    let now = format!("{:>2.0}", drives.map_or(0.0, |picture| picture.velocity.length()) * MILES);
    if speed.0 != now {
        speed.0 = now;
    }
    let called = words.get(&vehicle.def.name);
    if name.0 != called {
        name.0 = called;
    }
    let share = vehicle.share();
    if share < told.0 - 0.08 {
        sheet.flash();
    }
    if share < told.0 - 0.08 || share > told.0 {
        told.0 = share;
    }
    let blinks = share < LOW && ops::sin(time.elapsed_secs() * 8.0) > 0.4;
    let color = color_of(share);
    for (piece, mut ground) in &mut pieces {
        let lit = (piece.0 as f32) < share * PIECES as f32 && !blinks;
        let alpha = ground.0.alpha();
        let wanted = if lit { color } else { palette::NIGHT };
        ground.set_if_neq(BackgroundColor(wanted.with_alpha(alpha)));
    }
}

fn color_of(share: f32) -> Color {
    match share {
        share if share < LOW => palette::BRIGHT_RED,
        share if share < HALF => palette::GOLD,
        _ => palette::FOG,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_vehicle_is_told_in_three_colours() {
        let colors = [1.0, 0.5, 0.1].map(color_of);
        assert!(colors[0] != colors[1] && colors[1] != colors[2]);
    }
}
