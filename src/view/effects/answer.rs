//! What each outcome of the simulation looks like.

use std::f32::consts::TAU;

use bevy::prelude::*;

use super::{
    Effects,
    debris::{self, Marks},
    once::Once,
    words::{self, Around, Word},
};
use crate::{
    sim::{
        actor::{Hand, Position},
        gun,
        mission::Mission,
        outcome::SimOutcome,
        stance::Stance,
        thing::{Door, Prop},
    },
    view::{
        Comfort, ViewSystems,
        camera::View,
        layers,
        people::{FLASH_TICKS, PersonPicture, Pictures, crowd},
        stage::{self, Stage},
        units::to_pixels,
    },
};

/// Bodies that may shine white at once: more would be a flash of the screen.
const MOST_FLASHES: usize = 5;
/// Puffs of a cloud's jet; its billows, the puffs of each, and how far those lie from its middle, in metres.
const JET: usize = 7;
const BILLOWS: usize = 6;
const PUFFS: usize = 4;
const BILLOW: f32 = 0.35;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, answer.in_set(ViewSystems::Answer).run_if(stage::is_set));
}

/// What answering needs.
struct Answer<'a, 'w, 's> {
    commands: Commands<'w, 's>,
    effects: &'a mut Effects,
    marks: &'a mut Marks,
    view: &'a mut View,
    stage: &'a Stage,
    around: Around,
    blood: bool,
}

fn answer(
    mut outcomes: MessageReader<SimOutcome>,
    commands: Commands,
    mut effects: ResMut<Effects>,
    mut marks: ResMut<Marks>,
    mut view: ResMut<View>,
    stage: Res<Stage>,
    words: Query<&Word>,
    (props, doors): (Query<(&Prop, &Position)>, Query<&Door>),
    bodies: Query<&Position>,
    pictures: Res<Pictures>,
    mut people: Query<&mut PersonPicture>,
    (mission, mut last_tick, comfort): (Option<Res<Mission>>, Local<u64>, Res<Comfort>),
    armed: Query<(&Hand, &Stance)>,
) {
    let tick = mission.as_ref().map_or(0, |mission| mission.tick);
    let made_of = |item: &str| {
        mission.as_ref().map_or("wood", |mission| mission.setup.catalog.item_material(item)).to_owned()
    };
    let begins = tick < *last_tick;
    *last_tick = tick;
    let read = words.iter().map(|word| (Entity::PLACEHOLDER, word.rect()));
    let heads = crowd::heads(people.iter()).into_iter().chain(read).collect();
    let bulk = crowd::bodies(people.iter());
    let mut answer = Answer {
        commands,
        effects: &mut effects,
        marks: &mut marks,
        around: Around { crying: words.iter().len(), heads, bodies: bulk, seen: view.rect() },
        view: &mut view,
        stage: &stage,
        blood: comfort.blood,
    };
    if begins {
        answer.marks.sweep(&mut answer.commands);
    }
    let mut flashing = people.iter().filter(|person| person.flash > 0).count();
    for outcome in outcomes.read() {
        if let SimOutcome::BlowLanded { on, .. } | SimOutcome::Burned { actor: on } = outcome
            && flashing < MOST_FLASHES
            && let Some(picture) = pictures.of(*on)
            && let Ok(mut person) = people.get_mut(picture)
        {
            person.flash = FLASH_TICKS;
            flashing += 1;
        }
        if let Some((body, ticks)) = presses(outcome)
            && let Some(mut person) = pictures.of(body).and_then(|picture| people.get_mut(picture).ok())
        {
            person.pressed = ticks;
        }
        let material =
            |prop: &Entity| props.get(*prop).map_or("stone", |(prop, _)| prop.def.material.as_str());
        let door_material =
            |door: &Entity| doors.get(*door).map_or("wood", |door| door.def.material.as_str());
        let place = |entity: &Entity| bodies.get(*entity).ok().map(|at| at.0);
        match outcome {
            SimOutcome::Stepped { at, in_water: true, .. } => answer.step_in_water(*at),
            SimOutcome::BlowLanded { by, at, direction, heavy, on, with_item: true, .. }
                if armed.get(*by).is_ok_and(|(hand, stance)| gun::is_shot(hand, &stance.act)) =>
            {
                let is_player =
                    pictures.of(*on).and_then(|p| people.get(p).ok()).is_some_and(|p| p.is_player);
                answer.shot(*at, *direction, *heavy, is_player);
            }
            SimOutcome::BlowLanded { at, direction, heavy, on, .. } => {
                let is_player =
                    pictures.of(*on).and_then(|p| people.get(p).ok()).is_some_and(|p| p.is_player);
                answer.blow(*at, *direction, *heavy, is_player);
            }
            SimOutcome::Guarded { at, .. } => answer.guarded(*at),
            SimOutcome::GuardBroken { actor } => {
                if let Some(at) = place(actor) {
                    answer.opens(at);
                }
            }
            SimOutcome::Slipped { at, .. } => answer.lands(*at),
            SimOutcome::Blinded { actor } => {
                if let Some(at) = place(actor) {
                    answer.chips(at, "snow", 7);
                }
            }
            SimOutcome::PropStruck { prop, at } => answer.chips(*at, material(prop), 3),
            SimOutcome::PropBroke { prop, at } => answer.breaks(*at, material(prop)),
            SimOutcome::Slammed { at, into, .. } => answer.slam(*at, into.as_ref().map_or("stone", material)),
            SimOutcome::Landed { at, .. } => answer.lands(*at),
            SimOutcome::Rolled { actor } | SimOutcome::Threw { on: actor, .. } => {
                if let Some(at) = place(actor) {
                    answer.dust(at);
                }
            }
            SimOutcome::Bowled { on, .. } => {
                if let Some(at) = place(on) {
                    answer.blow(at, Vec2::ZERO, true, false);
                }
            }
            SimOutcome::Finished { on, .. } => {
                if let Some(at) = place(on) {
                    answer.lands(at);
                    answer.view.add_trauma(0.3);
                }
            }
            SimOutcome::DoorForced { door, direction, .. } => {
                if let Some(at) = place(door) {
                    answer.bursts_open(at, *direction, door_material(door));
                }
            }
            SimOutcome::DoorStruck { door, at } => answer.chips(*at, door_material(door), 3),
            SimOutcome::Tipped { prop, at, .. } => {
                answer.chips(*at, material(prop), 4);
                answer.lands(*at);
                answer.view.add_trauma(0.25);
            }
            SimOutcome::Scraped { at, .. } => answer.dust(*at),
            SimOutcome::Burst { at, radius, hangs, .. } => answer.cloud(*at, *radius, *hangs),
            SimOutcome::Vaulted { actor, .. } => {
                if let Some(at) = place(actor) {
                    answer.dust(at);
                }
            }
            SimOutcome::Splashed { at, heavy } => answer.splash(*at, *heavy),
            SimOutcome::ItemStruck { at, broke, item, .. } => {
                answer.item_strikes(*at, *broke, &made_of(item));
            }
            SimOutcome::PutOut { actor } => {
                if let Some(at) = place(actor) {
                    answer.hiss(at);
                }
            }
            SimOutcome::Restarted => {
                answer.marks.sweep(&mut answer.commands);
                answer.view.cut();
            }
            _ => {}
        }
    }
}

/// Who is pressed flat for a moment by what happened, and for how many ticks.
fn presses(outcome: &SimOutcome) -> Option<(Entity, u32)> {
    match outcome {
        SimOutcome::BlowLanded { on, heavy, .. } => Some((*on, if *heavy { 6 } else { 2 })),
        SimOutcome::Slammed { actor, .. } | SimOutcome::Landed { actor, .. } => Some((*actor, 5)),
        SimOutcome::Bowled { on, .. } => Some((*on, 4)),
        _ => None,
    }
}

impl Answer<'_, '_, '_> {
    fn depth(&self, at: Vec2) -> f32 {
        layers::standing(to_pixels(at, 0.0).y - 3.0, self.stage.north_at(at), Entity::PLACEHOLDER)
    }

    fn once(&mut self, name: &str, pixels: Vec2, depth: f32, velocity: Vec2) {
        if let Some(picture) = self.effects.picture(name) {
            let root = self.stage.root;
            Once::new(picture, pixels, depth).moving(velocity).spawn(&mut self.commands, root);
        }
    }

    fn dust(&mut self, at: Vec2) {
        self.once("fx/dust", to_pixels(at, 0.0), self.depth(at), Vec2::ZERO);
    }

    /// A ring runs out over the floor, under the feet of all: it hides nobody.
    fn ring(&mut self, at: Vec2) {
        self.once("fx/ring", to_pixels(at, 0.0), layers::SHADOWS + 2.0, Vec2::ZERO);
    }

    fn blow(&mut self, at: Vec2, direction: Vec2, heavy: bool, on_player: bool) {
        let chest = to_pixels(at, 1.15);
        self.strike(chest, direction, heavy);
        let behind = at + direction * 0.25;
        self.once("fx/dust", to_pixels(behind, 0.0), self.depth(behind), direction * 14.0);
        self.drops(at, direction, if heavy { 5 } else { 2 });
        if heavy {
            self.ring(at);
            words::cry(&mut self.commands, self.effects, self.stage.root, chest, &mut self.around);
        }
        if heavy {
            self.view.push(direction * 4.0);
        }
        let trauma = match (heavy, on_player) {
            (true, _) => 0.42,
            (false, true) => 0.34,
            (false, false) => 0.16,
        };
        self.view.add_trauma(trauma);
    }

    /// What lights up where something strikes: sparks that fly on, or the flash of a heavy blow.
    fn strike(&mut self, at: Vec2, direction: Vec2, heavy: bool) {
        let (name, pace) = if heavy { ("fx/flash", 0.0) } else { ("fx/spark", 30.0) };
        self.once(name, at, layers::SHINING, direction * pace);
    }

    /// A bullet in somebody: what flies off him is shown where it struck; here is what one feels of it.
    fn shot(&mut self, at: Vec2, direction: Vec2, heavy: bool, on_player: bool) {
        let chest = to_pixels(at, 1.15);
        if heavy {
            self.once("fx/ring", chest, layers::SHINING + 2.0, Vec2::ZERO);
            words::cry(&mut self.commands, self.effects, self.stage.root, chest, &mut self.around);
        }
        if on_player {
            self.view.push(direction * 4.0);
            self.view.add_trauma(0.4);
        }
    }

    /// A blow that a guard caught: a ring without a spark, for it did nothing.
    fn guarded(&mut self, at: Vec2) {
        self.ring(at);
        self.dust(at);
        self.view.add_trauma(0.1);
    }

    /// A guard that is broken is seen from afar: now is the time.
    fn opens(&mut self, at: Vec2) {
        let chest = to_pixels(at, 1.15);
        self.ring(at);
        self.once("fx/spark", chest, layers::SHINING, Vec2::ZERO);
        words::cry(&mut self.commands, self.effects, self.stage.root, chest, &mut self.around);
        self.view.add_trauma(0.4);
    }

    /// Sweat that flies from a blow and is gone; blood, where it is wished for, stays.
    fn drops(&mut self, at: Vec2, direction: Vec2, count: usize) {
        if self.blood {
            debris::throw(
                &mut self.commands,
                self.effects,
                self.stage,
                "drawn/blood",
                at,
                direction * 1.5,
                count,
            );
            return;
        }
        let Some(picture) = self.effects.picture("drawn/sweat") else { return };
        for _ in 0..count {
            let aside = Vec2::new(self.effects.either_way(), self.effects.either_way()) * 34.0;
            let place = to_pixels(at, 1.2 + 0.5 * self.effects.chance());
            let frame = (self.effects.chance() * 2.0) as usize;
            let velocity = direction * (50.0 + 60.0 * self.effects.chance()) + aside + Vec2::Y * 14.0;
            Once::new(picture.clone(), place, layers::SHINING)
                .moving(velocity)
                .drifting(frame, 0.28, 1.0)
                .spawn(&mut self.commands, self.stage.root);
        }
    }

    fn chips(&mut self, at: Vec2, material: &str, count: usize) {
        let name = match material {
            "wood" => "fx/splinter",
            "glass" => "fx/shard",
            "snow" => "fx/clod",
            _ => "fx/chip",
        };
        debris::throw(&mut self.commands, self.effects, self.stage, name, at, Vec2::ZERO, count);
    }

    fn breaks(&mut self, at: Vec2, material: &str) {
        self.chips(at, material, 12);
        self.dust(at);
        self.view.add_trauma(0.35);
    }

    /// A door that flies open: splinters go where it went.
    fn bursts_open(&mut self, at: Vec2, direction: Vec2, material: &str) {
        self.chips(at + direction * 0.4, material, 8);
        let chest = to_pixels(at, 1.0);
        self.once("fx/ring", chest, layers::SHINING + 2.0, direction * 20.0);
        self.dust(at + direction * 0.5);
        self.view.push(direction * 4.0);
        self.view.add_trauma(0.4);
    }

    /// A cloud that hides for a moment: a jet where it comes from, and around it firm billows between which one sees
    /// through.
    fn cloud(&mut self, at: Vec2, radius: f32, hangs: u32) {
        let stays = 1.4_f32.max(hangs as f32 / 60.0);
        for puff in 0..JET {
            let drift = Vec2::new(self.effects.either_way() * 5.0, 22.0 + puff as f32 * 4.0);
            self.puff(at, drift, stays * 0.5, 0.9);
        }
        let turn = self.effects.chance() * TAU;
        for billow in 0..BILLOWS {
            let angle = turn + billow as f32 / BILLOWS as f32 * TAU;
            let far = radius * (0.5 + 0.4 * self.effects.chance());
            let middle = at + Vec2::from_angle(angle) * Vec2::new(far, far * 0.8);
            let drift = Vec2::from_angle(angle) * 4.0 + Vec2::Y * (5.0 + self.effects.chance() * 4.0);
            for _ in 0..PUFFS {
                let aside = Vec2::new(self.effects.either_way(), self.effects.either_way() * 0.7) * BILLOW;
                self.puff(middle + aside, drift, stays, 0.9);
            }
        }
        self.view.add_trauma(0.3);
    }

    fn puff(&mut self, at: Vec2, drift: Vec2, stays: f32, alpha: f32) {
        let Some(steam) = self.effects.picture("fx/steam") else { return };
        let frame = (self.effects.chance() * 32.0) as usize;
        let height = 0.5 + self.effects.chance() * 0.5;
        Once::new(steam, to_pixels(at, height), self.depth(at))
            .moving(drift)
            .drifting(frame, stays + self.effects.chance() * 0.6, alpha)
            .veiling()
            .spawn(&mut self.commands, self.stage.root);
    }

    fn slam(&mut self, at: Vec2, material: &str) {
        self.chips(at, material, 4);
        let chest = to_pixels(at, 0.9);
        self.strike(chest, Vec2::ZERO, true);
        self.ring(at);
        self.dust(at);
        words::cry(&mut self.commands, self.effects, self.stage.root, chest, &mut self.around);
        self.view.add_trauma(0.5);
    }

    fn lands(&mut self, at: Vec2) {
        for side in [-9.0, 9.0] {
            let place = to_pixels(at, 0.0) + Vec2::X * side;
            self.once("fx/dust", place, self.depth(at), Vec2::X * side);
        }
        self.view.add_trauma(0.14);
    }

    fn step_in_water(&mut self, at: Vec2) {
        self.once("fx/ripple", to_pixels(at, 0.0), layers::RIPPLES, Vec2::ZERO);
    }

    fn splash(&mut self, at: Vec2, heavy: bool) {
        let foot = to_pixels(at, 0.0);
        self.once("fx/ripple", foot, layers::RIPPLES, Vec2::ZERO);
        self.once("fx/splash", foot, self.depth(at), Vec2::ZERO);
        if heavy {
            for side in [-8.0, 8.0] {
                self.once("fx/splash", foot + Vec2::new(side, 2.0), self.depth(at), Vec2::X * side);
                self.once("fx/ripple", foot + Vec2::new(side * 1.5, 0.0), layers::RIPPLES, Vec2::ZERO);
            }
            self.view.add_trauma(0.2);
        }
    }

    fn item_strikes(&mut self, at: Vec2, broke: bool, material: &str) {
        self.chips(at, material, if broke { 9 } else { 2 });
        if broke {
            self.dust(at);
        }
    }

    fn hiss(&mut self, at: Vec2) {
        for _ in 0..4 {
            let drift = Vec2::new(self.effects.either_way() * 8.0, 14.0 + self.effects.chance() * 8.0);
            self.puff(at, drift, 0.9, 0.7);
        }
    }
}
