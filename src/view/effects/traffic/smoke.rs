//! Smoke of what is worn down, fire of what is a wreck, the breath of exhausts in the cold, snow that wheels throw up.

use bevy::{platform::collections::HashMap, prelude::*};

use crate::{
    sim::{
        outcome::SimOutcome,
        vehicle::{Crew, Motor, Vehicle},
    },
    view::{
        ViewSystems,
        camera::View,
        effects::{Effects, once::Once},
        layers,
        stage::{self, Stage},
        units::to_pixels,
        vehicles::VehiclePicture,
    },
};

/// Seconds between two puffs of one that smokes, two flames of a wreck, two breaths of an exhaust, two clouds of snow.
const SMOKE_EVERY: f32 = 0.13;
const FLAME_EVERY: f32 = 0.1;
const BREATH_EVERY: f32 = 0.3;
const SPRAY_EVERY: f32 = 0.07;
/// Seconds that a wreck burns; it smokes for good. In the last of them the fire is low.
const BURNS: f32 = 14.0;
const LOW: f32 = 4.0;
/// Where a wreck burns, as shares of half its length and width: fires stand on what burns, one after the other is drawn
/// anew, and so each whenever it has run through its frames. A short vehicle has every other of them.
const FIRES: [(f32, f32); 5] = [(-0.75, 0.3), (-0.35, -0.35), (0.05, 0.3), (0.45, -0.2), (0.8, 0.25)];
/// Half the length of a short vehicle, in metres.
const SHORT: f32 = 3.2;
/// An exhaust breathes under the first speed, wheels throw snow up over the second (metres a second).
const BREATHES: f32 = 5.0;
const SPRAYS: f32 = 9.0;
/// Vehicles that smoke, breathe and spray at once, at the most.
const MOST: usize = 14;
/// Where an exhaust is, as shares of half the vehicle's length and width.
const EXHAUST: (f32, f32) = (-1.0, 0.6);

/// When what is due, and for how long each wreck has burnt.
#[derive(Resource, Default)]
struct Clocks {
    smoke: f32,
    flame: f32,
    breath: f32,
    spray: f32,
    burnt: HashMap<Entity, f32>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Clocks>();
    app.add_systems(Update, breathe.in_set(ViewSystems::Answer).run_if(stage::is_set));
}

fn breathe(
    mut commands: Commands,
    mut effects: ResMut<Effects>,
    mut clocks: ResMut<Clocks>,
    mut outcomes: MessageReader<SimOutcome>,
    vehicles: Query<(&Vehicle, &Motor, &Crew)>,
    shown: Query<&VehiclePicture>,
    (view, stage): (Res<View>, Res<Stage>),
    time: Res<Time<Virtual>>,
) {
    let passed = time.delta_secs();
    if outcomes.read().any(|outcome| matches!(outcome, SimOutcome::Restarted)) {
        clocks.burnt.clear();
    }
    let due = |clock: &mut f32, every: f32| {
        *clock += passed;
        let due = *clock >= every;
        if due {
            *clock = (*clock - every).min(every);
        }
        due
    };
    let clocks = &mut *clocks;
    let (smoke, flame) = (due(&mut clocks.smoke, SMOKE_EVERY), due(&mut clocks.flame, FLAME_EVERY));
    let (breath, spray) = (due(&mut clocks.breath, BREATH_EVERY), due(&mut clocks.spray, SPRAY_EVERY));
    let seen = view.rect().inflate(40.0);
    let near = shown.iter().filter(|picture| seen.contains(to_pixels(picture.at, 0.0)));
    let mut air = Air { commands: &mut commands, effects: &mut effects, stage: &stage };
    for picture in near.take(MOST) {
        let Ok((vehicle, motor, crew)) = vehicles.get(picture.vehicle) else { continue };
        if vehicle.wrecked {
            let burnt = clocks.burnt.entry(picture.vehicle).or_default();
            *burnt += passed;
            if flame && *burnt < BURNS {
                air.fire(picture, (*burnt / FLAME_EVERY) as usize % FIRES.len(), *burnt > BURNS - LOW);
            }
        }
        if smoke && vehicle.smokes() {
            air.smoke(picture, if vehicle.wrecked { 0.14 } else { 0.3 + 0.4 * vehicle.share() });
        }
        let speed = picture.velocity.length();
        let runs = crew.driver().is_some() && !vehicle.wrecked && !vehicle.def.is_railed();
        if breath && runs && (speed < BREATHES || motor.wheel.throttle > 0.8) {
            air.exhaust(picture);
        }
        if spray && speed > SPRAYS {
            air.spray(picture, speed);
        }
    }
}

struct Air<'a, 'w, 's> {
    commands: &'a mut Commands<'w, 's>,
    effects: &'a mut Effects,
    stage: &'a Stage,
}

impl Air<'_, '_, '_> {
    /// A puff at a place, before or behind what stands there.
    fn puff(&mut self, (at, up): (Vec2, f32), drift: Vec2, (life, alpha): (f32, f32), tint: Color) {
        let Some(picture) = self.effects.picture("fx/steam") else { return };
        let frame = (self.effects.chance() * 64.0) as usize;
        let foot = to_pixels(at, 0.0);
        let depth = layers::standing(foot.y - 8.0, self.stage.north_at(at), Entity::PLACEHOLDER);
        let mut puff =
            Once::new(picture, to_pixels(at, up), depth).moving(drift).drifting(frame, life, alpha);
        puff.tint = Some(tint);
        puff.spawn(self.commands, self.stage.root);
    }

    /// Smoke out of the engine, the darker the less is left of it.
    fn smoke(&mut self, picture: &VehiclePicture, light: f32) {
        let half = picture.def.half();
        let from = picture.named("smoke").unwrap_or_else(|| picture.place((half.0 * 0.7, 0.0, 1.2)));
        let drift = Vec2::new(self.effects.either_way() * 6.0 - 5.0, 15.0 + self.effects.chance() * 9.0);
        self.puff(from, drift + picture.velocity, (1.5, 0.6), Color::srgb(light, light * 0.97, light));
    }

    /// One of the fires of a wreck, with the smoke over it.
    fn fire(&mut self, picture: &VehiclePicture, number: usize, low: bool) {
        let half = picture.def.half();
        let is_large = number.is_multiple_of(2);
        if half.0 < SHORT && !is_large {
            return;
        }
        let name = if is_large && !low { "fx/blaze" } else { "fx/flame" };
        let Some(flame) = self.effects.picture(name) else { return };
        let (along, across) = FIRES[number];
        let (at, up) = picture.place((half.0 * along, half.1 * across, 0.6));
        Once::new(flame, to_pixels(at, up), layers::SHINING - 4.0).spawn(self.commands, self.stage.root);
        if is_large {
            let drift = Vec2::new(self.effects.either_way() * 5.0 - 6.0, 20.0 + self.effects.chance() * 8.0);
            self.puff((at, up + 1.6), drift, (1.8, 0.5), Color::srgb(0.13, 0.12, 0.13));
        }
    }

    fn exhaust(&mut self, picture: &VehiclePicture) {
        let half = picture.def.half();
        let from = picture.place((half.0 * EXHAUST.0, half.1 * EXHAUST.1, 0.3));
        let back = -Vec2::from_angle(picture.angle) * 6.0;
        let drift = back + Vec2::new(self.effects.either_way() * 3.0, 6.0);
        self.puff(from, drift, (1.0, 0.28), Color::srgb(0.9, 0.93, 1.0));
    }

    fn spray(&mut self, picture: &VehiclePicture, speed: f32) {
        let Some(dust) = self.effects.picture("fx/dust") else { return };
        let half = picture.def.half();
        let side = if self.effects.chance() < 0.5 { 0.8 } else { -0.8 };
        let (at, _) = picture.place((-half.0, half.1 * side, 0.0));
        let foot = to_pixels(at, 0.1);
        let depth = layers::standing(foot.y + 1.0, self.stage.north_at(at), Entity::PLACEHOLDER);
        let mut cloud = Once::new(dust, foot, depth).moving(picture.velocity * 2.0);
        cloud.alpha = ((speed - SPRAYS) / 20.0).clamp(0.15, 0.45);
        cloud.tint = Some(Color::srgb(0.8, 0.86, 0.95));
        cloud.spawn(self.commands, self.stage.root);
    }
}
