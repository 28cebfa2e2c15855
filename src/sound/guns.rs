//! Guns as they are heard: shots near and far, what is done with a gun between shots, cases that fall a moment later,
//! and what bullets meet.

use bevy::prelude::*;

use super::{
    SoundSystems,
    cues::Cues,
    desk::{Desk, is_open},
    happening::{Event, Happening},
    listen::Around,
    space::{Listener, is_walled},
};
use crate::sim::{actor::Faction, mission::Mission, outcome::SimOutcome, stance::ReloadStage};

/// Ticks from a shot to the first touch of its case on the floor.
const FALL: u32 = 34;
/// Cases that are on their way down, at the most.
const MOST_FALLING: usize = 24;
/// Share of a gun's rounds at which the player hears that it is nearly empty.
const LAST: u32 = 4;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Falling>();
    app.add_systems(PostUpdate, listen.in_set(SoundSystems::Hear).run_if(is_open));
    app.add_systems(FixedLast, fall.run_if(is_open.and_then(resource_exists::<Mission>)));
}

/// Cases on their way down: ticks left, and what will be heard.
#[derive(Resource, Default)]
struct Falling(Vec<(u32, Happening)>);

impl Falling {
    fn add(&mut self, case: Happening) {
        if self.0.len() < MOST_FALLING {
            self.0.push((FALL, case));
        }
    }

    /// Goes on by a tick; gives those that have come down.
    fn tick(&mut self) -> Vec<Happening> {
        let mut down = Vec::new();
        self.0.retain_mut(|(left, case)| {
            *left = left.saturating_sub(1);
            if *left == 0 {
                down.push(case.clone());
            }
            *left > 0
        });
        down
    }
}

fn fall(mut falling: ResMut<Falling>, mut happenings: MessageWriter<Happening>) {
    happenings.write_batch(falling.tick());
}

fn listen(
    mut outcomes: MessageReader<SimOutcome>,
    mut happenings: MessageWriter<Happening>,
    mut falling: ResMut<Falling>,
    desk: Res<Desk>,
    listener: Listener,
    around: Around,
) {
    let ears = listener.ears().at;
    for outcome in outcomes.read() {
        if *outcome == SimOutcome::Restarted {
            falling.0.clear();
        }
        if let SimOutcome::Shot { item, at, .. } = outcome {
            let map = around.map.as_deref();
            let far =
                ears.distance(*at) > desk.cues.space.far || map.is_some_and(|map| is_walled(map, ears, *at));
            happenings.write(Happening::of(Event::Shot).at(*at).with(item).far(far));
            if around.throws_cases(item) {
                let floor = around.floor(*at, &desk.cues);
                falling.add(Happening::of(Event::Case).at(*at).with(item).on_floor(floor));
            }
        }
        happenings.write_batch(around.tell_of_guns(outcome, &desk.cues));
    }
}

impl Around<'_, '_> {
    fn throws_cases(&self, item: &str) -> bool {
        let items = self.mission.as_ref().map(|mission| &mission.setup.catalog.items);
        let item = items.and_then(|items| items.get(item));
        item.and_then(|item| item.kind.gun()).is_some_and(|gun| gun.casing.is_some())
    }

    /// Whether the player's gun has just come down to its last rounds.
    fn is_nearly_empty(&self, who: Entity) -> bool {
        let is_player = self.bodies.get(who).is_ok_and(|(.., is_player)| is_player);
        let hand = self.hands.get(who).ok().filter(|_| is_player);
        hand.and_then(|hand| Some((hand.rounds(), hand.gun()?)))
            .is_some_and(|(rounds, gun)| rounds == (gun.rounds / LAST).max(1) && gun.rounds > rounds)
    }

    /// What an outcome sounds like, but for shots.
    fn tell_of_guns(&self, outcome: &SimOutcome, cues: &Cues) -> Option<Happening> {
        use SimOutcome as O;
        let about = |event, who: &Entity| self.about(event, *who, cues);
        Some(match outcome {
            O::Shot { actor, .. } if self.is_nearly_empty(*actor) => about(Event::LastRounds, actor),
            O::Clicked { actor, item } => about(Event::Click, actor).with(item),
            O::Loaded { actor, item, stage, .. } => {
                let event = match stage {
                    ReloadStage::Open => Event::LoadOpen,
                    ReloadStage::Insert => Event::LoadRound,
                    ReloadStage::Close => Event::LoadClose,
                };
                about(event, actor).with(item)
            }
            O::Drew { actor, item } => about(Event::DrawGun, actor).with(item),
            O::Holstered { actor, item } => about(Event::Holster, actor).with(item),
            O::Aimed { actor, .. } if self.is_gang(*actor) => self.with_gun(about(Event::Aim, actor), *actor),
            O::BulletStruck { at, material, .. } => {
                Happening::of(Event::BulletHit).at(*at).of_material(material)
            }
            O::BulletPassed { actor, .. } if self.is_player(*actor) => about(Event::BulletBy, actor),
            O::Ducked { actor } => about(Event::Duck, actor),
            O::Surrendered { actor } => about(Event::Surrender, actor),
            O::Rallied { actor } => about(Event::Rally, actor),
            O::Arrested { on, .. } => about(Event::Cuffs, on),
            O::Searching { actor } => about(Event::Suspect, actor),
            _ => return None,
        })
    }

    /// With the gun that he holds.
    fn with_gun(&self, happening: Happening, who: Entity) -> Happening {
        let held = self.hands.get(who).ok().and_then(|hand| hand.item.as_ref());
        Happening { item: held.map(|held| held.kind.clone()), ..happening }
    }

    fn is_gang(&self, who: Entity) -> bool {
        self.bodies.get(who).is_ok_and(|(_, actor, is_player)| actor.faction == Faction::Gang && !is_player)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_heard_once_and_a_moment_after_its_shot() {
        let mut falling = Falling::default();
        falling.add(Happening::of(Event::Case));
        let heard: Vec<usize> = (0..FALL * 2).map(|_| falling.tick().len()).collect();
        assert_eq!(heard.iter().sum::<usize>(), 1);
        assert_eq!(heard[FALL as usize - 1], 1);
        (0..100).for_each(|_| falling.add(Happening::of(Event::Case)));
        assert_eq!(falling.0.len(), MOST_FALLING);
    }
}
