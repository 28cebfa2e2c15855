//! The flash at a muzzle, the smoke after it, and what a shot does to the camera.

use bevy::prelude::*;

use super::{
    super::{Effects, once::Once},
    turned,
};
use crate::{
    content::gun::{GunDef, Hold},
    sim::{actor::Seat, mission::Mission, outcome::SimOutcome},
    view::{
        Comfort, ViewSystems,
        camera::View,
        layers,
        people::{PersonPicture, Pictures},
        stage::{self, Stage},
        units::{CHEST, to_pixels},
    },
};

/// Trauma of a shot of one's own: so much, and so much for each metre a second of recoil, at the most.
const TRAUMA: (f32, f32, f32) = (0.05, 0.115, 0.45);
/// Share of that which another's shot gives, on the canvas.
const OTHERS: f32 = 0.3;
/// Pixels that the picture is pushed against the shot: so many, and so many for each metre a second of recoil.
const PUSH: (f32, f32) = (0.8, 1.15);
/// Under this share of flashes a muzzle shows smoke alone.
const LEAST_FLASH: f32 = 0.05;

pub(super) fn plugin(app: &mut App) {
    // The muzzle is known when everybody has been drawn.
    app.add_systems(Update, fire.in_set(ViewSystems::Camera).run_if(stage::is_set));
}

fn fire(
    mut commands: Commands,
    mut outcomes: MessageReader<SimOutcome>,
    mut effects: ResMut<Effects>,
    mut view: ResMut<View>,
    (stage, mission): (Res<Stage>, Option<Res<Mission>>),
    (known, pictures): (Res<Pictures>, Query<&PersonPicture>),
    players: Query<(), With<Seat>>,
    comfort: Res<Comfort>,
) {
    let Some(mission) = mission else { return };
    for outcome in outcomes.read() {
        let SimOutcome::Shot { actor, item, at, direction } = outcome else { continue };
        let item = mission.setup.catalog.items.get(item);
        let Some(gun) = item.and_then(|item| item.kind.gun()) else { continue };
        let person = known.of(*actor).and_then(|picture| pictures.get(picture).ok());
        let muzzle = person.and_then(|person| person.muzzle).unwrap_or_else(|| to_pixels(*at, CHEST));
        // Northwards the muzzle is behind its bearer.
        let depth = match person.filter(|_| direction.y > 0.35) {
            Some(person) => {
                let foot = to_pixels(person.at, 0.0).y + 1.0;
                layers::standing(foot, stage.north_at(person.at), Entity::PLACEHOLDER)
            }
            None => layers::SHINING - 1.0,
        };
        if comfort.flash_share() > LEAST_FLASH {
            let name = if gun.hold == Hold::Huge { "fx/muzzle_flash_huge" } else { "fx/muzzle_flash" };
            if let Some(picture) = effects.picture(name) {
                let flash = turned(&picture, *direction);
                Once::new(flash, muzzle, depth).spawn(&mut commands, stage.root);
            }
        }
        smoke(&mut commands, &mut effects, &stage, muzzle + *direction * 5.0, *direction, gun);
        let (trauma, push) = felt(gun, *direction);
        if players.contains(*actor) {
            view.add_trauma(trauma);
            view.push(push);
        } else if view.rect().contains(muzzle) {
            view.add_trauma(trauma * OTHERS);
        }
    }
}

/// What a shot of that gun does to the camera: trauma, and the push against it, in pixels.
fn felt(gun: &GunDef, direction: Vec2) -> (f32, Vec2) {
    let (least, each, most) = TRAUMA;
    let trauma = (least + each * gun.recoil).min(most);
    (trauma, -direction * (PUSH.0 + PUSH.1 * gun.recoil))
}

fn smoke(
    commands: &mut Commands,
    effects: &mut Effects,
    stage: &Stage,
    at: Vec2,
    direction: Vec2,
    gun: &GunDef,
) {
    let Some(picture) = effects.picture("fx/gun_smoke") else { return };
    // A burst would hide its own shooter.
    let puffs = if gun.automatic { 1 } else { 1 + gun.recoil as usize };
    for puff in 0..puffs {
        let aside = Vec2::new(effects.either_way(), effects.either_way()) * 4.0;
        let drift = direction * (22.0 - 5.0 * puff as f32) + aside + Vec2::Y * 5.0;
        let place = at + direction * (puff as f32 * 4.0);
        Once::new(picture.clone(), place, layers::SHINING - 8.0).moving(drift).spawn(commands, stage.root);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::loader::Content;

    #[test]
    fn the_heaviest_recoil_shakes_most_and_every_shot_pushes_back() {
        let catalog = Content::open(None).unwrap().catalog();
        let mut guns: Vec<&GunDef> = catalog.items.values().filter_map(|item| item.kind.gun()).collect();
        guns.sort_by(|a, b| a.recoil.total_cmp(&b.recoil));
        let felt: Vec<(f32, Vec2)> = guns.iter().map(|gun| felt(gun, Vec2::X)).collect();
        assert!(felt.len() > 4 && felt.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        assert!(felt[0].0 < 0.15 && felt[felt.len() - 1].0 > 0.35);
        assert!(felt.iter().all(|(_, push)| push.x < 0.0));
    }
}
