//! Knocks, glass and wrecks.

use bevy::{platform::collections::HashMap, prelude::*};

use crate::{
    sim::{
        outcome::SimOutcome,
        vehicle::{Riding, Vehicle},
    },
    view::{
        Comfort, ViewSystems,
        camera::View,
        effects::{
            Effects, debris,
            once::Once,
            words::{self, Around, Word},
        },
        layers,
        people::{PersonPicture, crowd},
        stage::{self, Stage},
        units::{pixels_per_metre, to_pixels},
        vehicles::{VehiclePicture, VehiclePictures},
    },
};

/// Seconds between two answers to knocks of one vehicle: one that scrapes along a wall is knocked every tick.
const REST: f32 = 0.09;
/// A knock that changes the speed by less than this only scrapes; from the second on it is a crash (metres a second).
const SCRAPE: f32 = 0.9;
const CRASH: f32 = 3.2;
/// Shake for each metre a second, and the most of one knock.
const SHAKE: (f32, f32) = (0.075, 0.75);
/// Ticks that the vehicle trembles for each metre a second, and the most.
const JOLT: (f32, u32) = (3.0, 14);

/// How long each vehicle's next knock is not answered yet.
#[derive(Resource, Default)]
struct Rests(HashMap<Entity, f32>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Rests>();
    app.add_systems(Update, answer.in_set(ViewSystems::Answer).run_if(stage::is_set));
}

struct Answer<'a, 'w, 's> {
    commands: Commands<'w, 's>,
    effects: &'a mut Effects,
    view: &'a mut View,
    stage: &'a Stage,
    around: Around,
}

fn answer(
    mut outcomes: MessageReader<SimOutcome>,
    commands: Commands,
    (mut effects, mut rests): (ResMut<Effects>, ResMut<Rests>),
    mut view: ResMut<View>,
    (stage, comfort): (Res<Stage>, Res<Comfort>),
    vehicles: Query<&Vehicle>,
    (pictures, mut shown): (Res<VehiclePictures>, Query<&mut VehiclePicture>),
    people: Query<&PersonPicture>,
    riding: Query<&Riding>,
    words: Query<&Word>,
    time: Res<Time<Virtual>>,
) {
    rests.0.retain(|_, left| {
        *left -= time.delta_secs();
        *left > 0.0
    });
    let own: Vec<Entity> = people
        .iter()
        .filter(|person| person.is_player)
        .filter_map(|person| riding.get(person.body).ok())
        .map(|riding| riding.vehicle)
        .collect();
    let read = words.iter().map(|word| (Entity::PLACEHOLDER, word.rect()));
    let heads =
        crowd::heads(people.iter().filter(|person| !riding.contains(person.body))).into_iter().chain(read);
    let around =
        Around { crying: words.iter().len(), heads: heads.collect(), bodies: Vec::new(), seen: view.rect() };
    let mut answer = Answer { commands, effects: &mut effects, view: &mut view, stage: &stage, around };
    for outcome in outcomes.read() {
        match outcome {
            SimOutcome::VehicleHit { vehicle, by, at, impulse, .. } => {
                let Ok(def) = vehicles.get(*vehicle).map(|vehicle| vehicle.def.clone()) else { continue };
                let knock = impulse / def.mass.max(1.0);
                let fresh = rests.0.insert(*vehicle, REST).is_none();
                if !fresh && knock < CRASH {
                    continue;
                }
                let is_own = own.contains(vehicle) || by.is_some_and(|by| own.contains(&by));
                answer.knock(*at, knock, is_own);
                if let Some(mut shown) = pictures.of(*vehicle).and_then(|picture| shown.get_mut(picture).ok())
                {
                    let ticks = ((knock * JOLT.0) as u32).min(JOLT.1);
                    shown.jolt = shown.jolt.max(ticks);
                }
            }
            SimOutcome::GlassBroken { at, .. } => answer.glass(*at),
            SimOutcome::VehicleWrecked { vehicle, by, at } => {
                let railed = by.is_some_and(|by| vehicles.get(by).is_ok_and(|by| by.def.is_railed()));
                let length = vehicles.get(*vehicle).map_or(5.0, |vehicle| vehicle.def.length);
                answer.wreck(*at, length, railed);
            }
            SimOutcome::NearMiss { at, .. } if comfort.words => answer.near_miss(*at),
            SimOutcome::Shoved { vehicle, direction } if own.contains(vehicle) => {
                answer.view.push(*direction * 4.0);
            }
            SimOutcome::TrainPassed { at, .. } if answer.around.seen.contains(to_pixels(*at, 0.0)) => {
                answer.view.add_trauma(0.35);
            }
            SimOutcome::Restarted => rests.0.clear(),
            _ => {}
        }
    }
}

impl Answer<'_, '_, '_> {
    fn sees(&self, at: Vec2) -> bool {
        self.around.seen.inflate(60.0).contains(to_pixels(at, 0.0))
    }

    /// A knock at a place that changes a vehicle's speed by so much.
    fn knock(&mut self, at: Vec2, knock: f32, is_own: bool) {
        if !self.sees(at) {
            return;
        }
        let share = if is_own { 1.0 } else { 0.35 };
        if knock >= SCRAPE {
            self.view.add_trauma((knock * SHAKE.0).min(SHAKE.1) * share);
        }
        let sparks = 2 + (knock * 2.0) as usize;
        self.sparks(at, sparks.min(12));
        if knock >= SCRAPE {
            self.puffs("fx/dust", at, 1 + (knock as usize).min(4), 26.0, None);
        }
        if knock >= CRASH {
            debris::throw(&mut self.commands, self.effects, self.stage, "fx/chip", at, Vec2::ZERO, 4);
            debris::throw(&mut self.commands, self.effects, self.stage, "fx/shard", at, Vec2::ZERO, 3);
            if is_own {
                self.cry(at);
            }
        }
    }

    /// Sparks that fly off a place.
    fn sparks(&mut self, at: Vec2, count: usize) {
        let Some(picture) = self.effects.picture("fx/spark") else { return };
        for _ in 0..count {
            let way = Vec2::new(self.effects.either_way(), self.effects.either_way() * 0.7 + 0.2);
            let speed = 30.0 + self.effects.chance() * 90.0;
            let frame = (self.effects.chance() * picture.rects.len() as f32) as usize;
            let life = 0.14 + self.effects.chance() * 0.25;
            Once::new(picture.clone(), to_pixels(at, 0.7) + way * 3.0, layers::SHINING)
                .moving(way * speed)
                .drifting(frame, life, 1.0)
                .spawn(&mut self.commands, self.stage.root);
        }
    }

    /// Puffs around a place, in pixels a second outwards.
    fn puffs(&mut self, name: &str, at: Vec2, count: usize, speed: f32, tint: Option<Color>) {
        let Some(picture) = self.effects.picture(name) else { return };
        for _ in 0..count {
            let way = Vec2::new(self.effects.either_way(), self.effects.either_way() * 0.6);
            let foot = to_pixels(at, 0.0);
            let depth = layers::standing(foot.y - 14.0, self.stage.north_at(at), Entity::PLACEHOLDER);
            let mut puff = Once::new(picture.clone(), to_pixels(at, 0.5) + way * 7.0, depth)
                .moving(way * speed + Vec2::Y * 5.0);
            puff.tint = tint;
            puff.spawn(&mut self.commands, self.stage.root);
        }
    }

    fn glass(&mut self, at: Vec2) {
        if self.sees(at) {
            debris::throw(&mut self.commands, self.effects, self.stage, "fx/shard", at, Vec2::ZERO, 9);
        }
    }

    /// A vehicle of that length bursts; what a train has met bursts as nothing else does.
    fn wreck(&mut self, at: Vec2, length: f32, by_train: bool) {
        if !self.sees(at) {
            return;
        }
        self.view.add_trauma(if by_train { 1.0 } else { 0.6 });
        let many = if by_train { 3 } else { 1 };
        self.sparks(at, 14 * many);
        self.fireball(at, length * if by_train { 1.1 } else { 0.6 }, 7 * many);
        self.puffs("fx/dust", at, 8 * many, 60.0, None);
        for (name, count) in [("fx/shard", 8), ("fx/chip", 7), ("fx/splinter", 4)] {
            debris::throw(&mut self.commands, self.effects, self.stage, name, at, Vec2::ZERO, count * many);
        }
        self.cry(at);
    }

    /// Flames that burst out of a place within so many metres: blazes in its heart, tongues around them.
    fn fireball(&mut self, at: Vec2, wide: f32, count: usize) {
        let pictures = ["fx/blaze", "fx/flame", "fx/ember"].map(|name| self.effects.picture(name));
        let [Some(blaze), Some(flame), Some(ember)] = pictures else { return };
        for number in 0..count {
            let way = Vec2::new(self.effects.either_way(), self.effects.either_way() * 0.7);
            let is_heart = number.is_multiple_of(2);
            let (picture, reach) = if is_heart { (&blaze, 0.25) } else { (&flame, 0.4) };
            let from = to_pixels(at + way * wide * reach, 0.4);
            let mut burst =
                Once::new(picture.clone(), from, layers::SHINING - 4.0).moving(way * 16.0 + Vec2::Y * 8.0);
            burst.life *= 1.0 + self.effects.chance() * if is_heart { 0.8 } else { 0.3 };
            burst.spawn(&mut self.commands, self.stage.root);
            let frame = number % ember.rects.len();
            let up = Vec2::new(way.x * 34.0, 26.0 + self.effects.chance() * 40.0);
            Once::new(ember.clone(), from, layers::SHINING)
                .moving(up)
                .drifting(frame, 0.9 + self.effects.chance(), 1.0)
                .spawn(&mut self.commands, self.stage.root);
        }
    }

    fn near_miss(&mut self, at: Vec2) {
        let foot = to_pixels(at, 0.0);
        self.puffs("fx/dust", at, 2, 18.0, None);
        words::cry(&mut self.commands, self.effects, self.stage.root, foot, &mut self.around);
    }

    fn cry(&mut self, at: Vec2) {
        let over = to_pixels(at, 0.0) + Vec2::Y * (pixels_per_metre() * 0.3);
        words::cry(&mut self.commands, self.effects, self.stage.root, over, &mut self.around);
    }
}
