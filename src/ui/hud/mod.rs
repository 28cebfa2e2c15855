//! What the player has to know in a fight: health, the thing in hand, what is to be done, how the chain goes.
//!
//! Each part makes itself in its own file; here is the root that they hang on, and what they share: a sheet that
//! flashes when what it says has changed, and that lets the fight be seen through it when somebody stands behind it.

use bevy::{
    prelude::*,
    ui::{ComputedNode, UiGlobalTransform},
};

use super::theme::full;
use crate::{
    app::{
        flow::{FlowSystems, Screen},
        shelf::Words,
    },
    sim::mission::Mission,
    view::{ViewSystems, camera::View, palette, people::PersonPicture, units::to_pixels},
};

mod chain;
mod drive;
mod foe;
mod goal;
mod gun;
mod health;
mod held;
mod notice;
mod partner;

/// Root of the display.
#[derive(Component)]
struct Hud;

/// A sheet of the display: its ground, and how it answers.
#[derive(Component)]
struct Sheet {
    /// Seconds that it still flashes.
    flash: f32,
    /// Share of its colour that is shown while somebody stands behind it.
    veil: f32,
}

impl Default for Sheet {
    fn default() -> Self {
        Self { flash: 0.0, veil: 1.0 }
    }
}

impl Sheet {
    fn flash(&mut self) {
        self.flash = FLASH;
    }
}

/// Seconds of a flash, and how many times in them the ground lights up: less than three times in a second.
const FLASH: f32 = 1.2;
const BLINKS: f32 = 2.5;
/// Share of its colour that a sheet's ground keeps over somebody; what is written on it stays as it is.
const VEILED: f32 = 0.5;
/// How much of the way to that it goes in a second.
const VEIL_PACE: f32 = 5.0;
/// A person's picture around the feet, in pixels: to each side, up, down.
const PERSON: (f32, f32, f32) = (9.0, 38.0, 3.0);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Playing), (clear, make).chain().before(HudParts));
    app.configure_sets(OnEnter(Screen::Playing), HudParts.run_if(resource_exists::<Words>));
    let plays = in_state(Screen::Playing).and_then(resource_exists::<Words>);
    // Whoever ends the mission does it before: nothing here may ask for one that is gone.
    let plays = plays.and_then(resource_exists::<Mission>);
    app.configure_sets(Update, HudParts.after(FlowSystems).run_if(plays));
    app.add_systems(Update, (flash, veil).chain().after(HudParts).in_set(ViewSystems::Overlay));
    app.add_plugins((
        chain::plugin,
        drive::plugin,
        foe::plugin,
        goal::plugin,
        gun::plugin,
        health::plugin,
        held::plugin,
        notice::plugin,
        partner::plugin,
    ));
}

/// Systems of the display's parts.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct HudParts;

fn clear(mut commands: Commands, old: Query<Entity, With<Hud>>) {
    old.iter().for_each(|old| commands.entity(old).try_despawn());
}

fn make(mut commands: Commands) {
    commands.spawn((Hud, DespawnOnExit(Screen::Playing), full()));
}

/// The rectangle of the canvas that a person's picture takes.
fn person_rect(person: &PersonPicture, view: &View) -> Rect {
    let feet = view.canvas_of(to_pixels(person.at, person.height));
    let (side, up, down) = PERSON;
    Rect::from_corners(feet - Vec2::new(side, up), feet + Vec2::new(side, down))
}

/// Lights a sheet up that has news.
fn flash(mut sheets: Query<(&mut Sheet, &mut BackgroundColor)>, time: Res<Time>) {
    for (mut sheet, mut ground) in &mut sheets {
        if sheet.flash <= 0.0 {
            continue;
        }
        sheet.flash -= time.delta_secs();
        let lit = sheet.flash > 0.0 && (sheet.flash / FLASH * BLINKS).fract() > 0.5;
        ground.set_if_neq(BackgroundColor(if lit { palette::DEEP_RED } else { palette::INK }));
    }
}

/// Lets the fight be seen through a sheet that somebody stands behind.
fn veil(
    mut sheets: Query<(Entity, &mut Sheet, &ComputedNode, &UiGlobalTransform)>,
    people: Query<&PersonPicture>,
    children: Query<&Children>,
    mut grounds: Query<&mut BackgroundColor>,
    mut borders: Query<&mut BorderColor>,
    mut pictures: Query<&mut ImageNode>,
    view: Res<View>,
    time: Res<Time>,
) {
    for (entity, mut sheet, node, transform) in &mut sheets {
        let place = Rect::from_center_size(transform.translation, node.size());
        let hides = people
            .iter()
            .any(|person| !person.lies && !person_rect(person, &view).intersect(place).is_empty());
        let wanted = if hides { VEILED } else { 1.0 };
        let step = VEIL_PACE * time.delta_secs();
        let share = sheet.veil + (wanted - sheet.veil).clamp(-step, step);
        if share == sheet.veil {
            continue;
        }
        sheet.veil = share;
        for part in std::iter::once(entity).chain(children.iter_descendants(entity)) {
            if let Ok(mut ground) = grounds.get_mut(part)
                && ground.0.alpha() > 0.0
            {
                ground.0.set_alpha(share);
            }
            if let Ok(mut border) = borders.get_mut(part) {
                *border = BorderColor::all(border.top.with_alpha(share));
            }
            if let Ok(mut picture) = pictures.get_mut(part) {
                picture.color.set_alpha(share);
            }
        }
    }
}
