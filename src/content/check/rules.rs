//! Objectives and triggers.

use super::{Check, ticks};
use crate::content::{
    codes::{self, Code},
    diagnostic::Diagnostic,
    item::ItemKind,
    names::Sort,
    objective::{Goal, Objective},
    raw::{RawAction, RawCondition, RawEvent, RawGoal, RawObjective, RawPlaced, RawTrigger},
    roads::{Placed, Roads},
    suggest,
    syntax::{At, Tried},
    trigger::{Action, Condition, Event, Gap, Trigger, Visit},
};

/// Most objectives of a level.
const MAX_OBJECTIVES: usize = 64;

/// Sorts of tags of what moves.
const MOVING: [Sort; 2] = [Sort::Vehicle, Sort::Person];

/// Most triggers of a level.
const MAX_TRIGGERS: usize = 256;

impl Check<'_> {
    pub(super) fn objectives(&self, raw: Tried<Vec<RawObjective>>) -> Vec<Objective> {
        let raw = self.need("objectives", raw).unwrap_or_default();
        self.limit(raw.len(), "objectives", MAX_OBJECTIVES, codes::TOO_MANY_OBJECTIVES);
        raw.into_iter().filter_map(|raw| self.objective(raw)).collect()
    }

    /// Tells where there is too much of something.
    fn limit(&self, count: usize, field: &str, most: usize, code: Code) {
        if count <= most {
            return;
        }
        let span = self.node.field(field).map_or(self.node.head(), |node| node.head());
        self.report(
            Diagnostic::new(code, span, format!("{count} {field} are too many"))
                .label("too many")
                .expected(format!("at most {most}")),
        );
    }

    fn objective(&self, raw: RawObjective) -> Option<Objective> {
        let text = self.message(&raw.text);
        let goal = self.goal(&raw.goal);
        let after = raw.after.iter().filter_map(|id| self.find(Sort::Objective, id)).collect();
        Some(Objective { id: raw.id.value, text: text?, goal: goal?, after, optional: raw.optional })
    }

    fn goal(&self, raw: &RawGoal) -> Option<Goal> {
        Some(match raw {
            RawGoal::Cleared(tag) => Goal::Cleared(self.find(Sort::Person, tag)?),
            RawGoal::Reach(name) if self.names.place(Sort::Zone, name).is_some() => {
                Goal::Reach(name.value.clone())
            }
            RawGoal::Reach(tag) => Goal::Reach(self.find(Sort::Place, tag)?),
            RawGoal::Arrested(tag) => Goal::Arrested(self.find(Sort::Person, tag)?),
            RawGoal::Flag(flag) => Goal::Flag(self.find(Sort::Flag, flag)?),
            RawGoal::Never(flag) => Goal::Never(self.find(Sort::Flag, flag)?),
            RawGoal::Have(item) => Goal::Have(self.find(Sort::Item, item)?),
            RawGoal::Within(secs) => Goal::Within(ticks(*secs)),
            RawGoal::Unhurt(share) => Goal::Unhurt(*share),
            RawGoal::Broken(tag) => Goal::Broken(self.find(Sort::PropTag, tag)?),
            RawGoal::Arrests(least) => Goal::Arrests(*least),
            RawGoal::Solve { puzzle, step } => {
                let (puzzle, step) = self.puzzle(puzzle, step.as_ref())?;
                Goal::Solve { puzzle, step }
            }
            RawGoal::ReachBy { at, tag } => Goal::ReachBy(self.visit(at, tag.as_ref(), &[Sort::Vehicle])?),
            RawGoal::Catch { tag, metres, secs } => {
                Goal::Catch { tag: self.any_tag(tag, &MOVING)?, metres: *metres, ticks: ticks(*secs) }
            }
            RawGoal::Wreck { tag, by } => {
                let by = self.wrecker(by.as_ref());
                Goal::Wreck { tag: self.find(Sort::Vehicle, tag)?, by: by? }
            }
            RawGoal::Wear { tag, below } => Goal::Wear { tag: self.find(Sort::Vehicle, tag)?, below: *below },
        })
    }

    pub(super) fn triggers(&self, raw: Tried<Vec<RawTrigger>>) -> Vec<Trigger> {
        let raw = raw.found().unwrap_or_default();
        self.limit(raw.len(), "triggers", MAX_TRIGGERS, codes::TOO_MANY_TRIGGERS);
        raw.into_iter().filter_map(|raw| self.trigger(raw)).collect()
    }

    fn trigger(&self, raw: RawTrigger) -> Option<Trigger> {
        let on = self.event(&raw.on.value);
        let when = raw.when.iter().filter_map(|condition| self.condition(condition)).collect();
        let then = raw.then.iter().filter_map(|action| self.action(action)).collect();
        Some(Trigger { id: raw.id.value, on: on?, when, then, cooldown: raw.cooldown_secs.map(ticks) })
    }

    fn event(&self, raw: &RawEvent) -> Option<Event> {
        Some(match raw {
            RawEvent::LevelStart => Event::LevelStart,
            RawEvent::EnterZone(zone) => Event::EnterZone(self.find(Sort::Zone, zone)?),
            RawEvent::LeaveZone(zone) => Event::LeaveZone(self.find(Sort::Zone, zone)?),
            RawEvent::Cleared(tag) => Event::Cleared(self.find(Sort::Person, tag)?),
            RawEvent::Beaten(tag) => Event::Beaten(self.find(Sort::Person, tag)?),
            RawEvent::Alerted(tag) => Event::Alerted(self.find(Sort::Person, tag)?),
            RawEvent::Surrendered(tag) => Event::Surrendered(self.find(Sort::Person, tag)?),
            RawEvent::Arrested(tag) => Event::Arrested(self.find(Sort::Person, tag)?),
            RawEvent::Slipped(tag) => Event::Slipped(self.find(Sort::Person, tag)?),
            RawEvent::Ignited(tag) => Event::Ignited(self.find(Sort::Person, tag)?),
            RawEvent::Befell(tag) => Event::Befell(self.find(Sort::Person, tag)?),
            RawEvent::Phase { tag, phase } => {
                Event::Phase { tag: self.find(Sort::Person, tag)?, phase: phase.value }
            }
            RawEvent::Gesture { zone, clip, secs } => {
                Event::Gesture { zone: self.find(Sort::Zone, zone)?, clip: clip.clone(), ticks: ticks(*secs) }
            }
            RawEvent::Broken(tag) => Event::Broken(self.find(Sort::PropTag, tag)?),
            RawEvent::Used(tag) => Event::Used(self.find(Sort::PropTag, tag)?),
            RawEvent::Took(item) => Event::Took(self.find(Sort::Item, item)?),
            RawEvent::Done(id) => Event::Done(self.find(Sort::Objective, id)?),
            RawEvent::FlagSet(flag) => Event::FlagSet(self.find(Sort::Flag, flag)?),
            RawEvent::After { secs, timer: None } => Event::After { timer: None, ticks: ticks(*secs) },
            RawEvent::After { secs, timer: Some(timer) } => {
                Event::After { timer: Some(self.find(Sort::Timer, timer)?), ticks: ticks(*secs) }
            }
            RawEvent::HealthBelow(share) => Event::HealthBelow(*share),
            RawEvent::ShotFired => Event::ShotFired,
            RawEvent::Did(deed) => Event::Did(*deed),
            RawEvent::PuzzleSolved { puzzle, step } => {
                let (puzzle, step) = self.puzzle(puzzle, step.as_ref())?;
                Event::PuzzleSolved { puzzle, step }
            }
            RawEvent::WrongAnswer { puzzle, step } => {
                let (puzzle, step) = self.puzzle(puzzle, step.as_ref())?;
                Event::WrongAnswer { puzzle, step }
            }
            RawEvent::HintTaken { puzzle, step } => {
                let (puzzle, step) = self.puzzle(puzzle, step.as_ref())?;
                Event::HintTaken { puzzle, step }
            }
            RawEvent::EnterVehicle(tag) => Event::EnterVehicle(self.find(Sort::Vehicle, tag)?),
            RawEvent::LeaveVehicle(tag) => Event::LeaveVehicle(self.find(Sort::Vehicle, tag)?),
            RawEvent::VehicleWrecked(tag) => Event::VehicleWrecked(self.find(Sort::Vehicle, tag)?),
            RawEvent::Hit { tag, by } => {
                let by = self.wrecker(by.as_ref());
                Event::Hit { tag: self.find(Sort::Vehicle, tag)?, by: by? }
            }
            RawEvent::Worn { tag, below } => {
                Event::Worn { tag: self.find(Sort::Vehicle, tag)?, below: *below }
            }
            RawEvent::Passed { at, tag } => Event::Passed(self.visit(at, tag.as_ref(), &MOVING)?),
            RawEvent::Distance { tag, to, under, over } => {
                Event::Distance(self.gap(tag, to.as_ref(), *under, *over)?)
            }
        })
    }

    fn condition(&self, raw: &RawCondition) -> Option<Condition> {
        let all = |list: &[RawCondition]| list.iter().filter_map(|inner| self.condition(inner)).collect();
        Some(match raw {
            RawCondition::Flag(flag) => Condition::Flag(self.find(Sort::Flag, flag)?),
            RawCondition::Done(id) => Condition::Done(self.find(Sort::Objective, id)?),
            RawCondition::Have(item) => Condition::Have(self.find(Sort::Item, item)?),
            RawCondition::AtMost(tag, count) => Condition::AtMost(self.find(Sort::Person, tag)?, *count),
            RawCondition::Difficulty(name) => Condition::Difficulty(self.find(Sort::Difficulty, name)?),
            RawCondition::Solved { puzzle, step } => {
                let (puzzle, step) = self.puzzle(puzzle, step.as_ref())?;
                Condition::Solved { puzzle, step }
            }
            RawCondition::Not(inner) => Condition::Not(Box::new(self.condition(inner)?)),
            RawCondition::All(list) => Condition::All(all(list)),
            RawCondition::Any(list) => Condition::Any(all(list)),
            RawCondition::Riding(tag) => Condition::Riding(self.find(Sort::Vehicle, tag)?),
            RawCondition::Wrecked(tag) => Condition::Wrecked(self.find(Sort::Vehicle, tag)?),
            RawCondition::Worn { tag, below } => {
                Condition::Worn { tag: self.find(Sort::Vehicle, tag)?, below: *below }
            }
            RawCondition::IsAt { at, tag } => Condition::IsAt(self.visit(at, tag.as_ref(), &MOVING)?),
            RawCondition::Distance { tag, to, under, over } => {
                Condition::Distance(self.gap(tag, to.as_ref(), *under, *over)?)
            }
        })
    }

    pub(super) fn action(&self, raw: &RawAction) -> Option<Action> {
        let person = |tag| self.find(Sort::Person, tag);
        Some(match raw {
            RawAction::SetFlag(flag) => Action::SetFlag(self.find(Sort::Flag, flag)?),
            RawAction::ClearFlag(flag) => Action::ClearFlag(self.find(Sort::Flag, flag)?),
            RawAction::Play(scene) => Action::Play(self.find(Sort::Scene, scene)?),
            RawAction::Spawn { kind, at, tag, count, alerted } => {
                let kind = self.find(Sort::Actor, kind);
                let at = self.find(Sort::Place, at);
                let tag = tag.as_ref().map(|tag| tag.value.clone());
                Action::Spawn { kind: kind?, at: at?, tag, count: *count, alerted: *alerted }
            }
            RawAction::Place { item, at } => {
                let item = self.find(Sort::Item, item);
                Action::Place { at: self.find(Sort::Place, at)?, item: item? }
            }
            RawAction::Give(item) => Action::Give(self.find(Sort::Item, item)?),
            RawAction::Take(item) => Action::Take(self.find(Sort::Item, item)?),
            RawAction::Checkpoint => Action::Checkpoint,
            RawAction::Unlock(tag) => Action::Unlock(self.find(Sort::Door, tag)?),
            RawAction::Lock(tag) => Action::Lock(self.find(Sort::Door, tag)?),
            RawAction::Light { tag, on } => Action::Light { tag: self.find(Sort::Lamp, tag)?, on: *on },
            RawAction::Break(tag) => Action::Break(self.find(Sort::PropTag, tag)?),
            RawAction::SetFaction { tag, faction } => {
                Action::SetFaction { tag: person(tag)?, faction: *faction }
            }
            RawAction::Alert(tag) => Action::Alert(person(tag)?),
            RawAction::Surrender(tag) => Action::Surrender(person(tag)?),
            RawAction::Fell(tag) => Action::Fell(person(tag)?),
            RawAction::BeginPhase { tag, phase } => {
                Action::BeginPhase { tag: person(tag)?, phase: phase.value }
            }
            RawAction::Burst(tag) => Action::Burst(self.find(Sort::PropTag, tag)?),
            RawAction::Remove(tag) => Action::Remove(person(tag)?),
            RawAction::Heal(health) => Action::Heal(*health),
            RawAction::StartTimer(timer) => Action::StartTimer(timer.value.clone()),
            RawAction::Tell(key) => Action::Tell(self.message(key)?),
            RawAction::Music(piece) => Action::Music(piece.value.clone()),
            RawAction::Silence => Action::Silence,
            RawAction::Bonus(points) => Action::Bonus(*points),
            RawAction::OpenPuzzle(puzzle) => Action::OpenPuzzle(self.find(Sort::Puzzle, puzzle)?),
            RawAction::Win => Action::Win,
            RawAction::Lose(key) => Action::Lose(self.message(key)?),
            RawAction::SendVehicle { tag, along, speed } => {
                let along = self.route(self.streets(), along);
                Action::SendVehicle { tag: self.find(Sort::Vehicle, tag)?, along, speed: *speed }
            }
            RawAction::SpawnVehicle(placed) => Action::SpawnVehicle(Box::new(self.spawned(placed)?)),
            RawAction::StartTrain(train) => Action::StartTrain(self.find(Sort::Train, train)?),
            RawAction::SetDriver { tag, mind } => {
                let mind = self.find(Sort::DriverKind, mind);
                Action::SetDriver { tag: self.find(Sort::Vehicle, tag)?, mind: mind? }
            }
            RawAction::SetTraffic { per_km, walkers_per_km } => {
                Action::SetTraffic { per_km: *per_km, walkers_per_km: *walkers_per_km }
            }
        })
    }

    /// The level's streets; those of a level without any are none.
    fn streets(&self) -> &Roads {
        static NONE: std::sync::OnceLock<Roads> = std::sync::OnceLock::new();
        match self.roads.get() {
            Some(roads) => roads,
            None => NONE.get_or_init(Roads::default),
        }
    }

    fn spawned(&self, raw: &RawPlaced) -> Option<Placed> {
        self.placed(self.streets(), raw, raw.kind.span)
    }

    /// A tag of one of those sorts; the first of them is told where it is none.
    fn any_tag(&self, tag: &At<String>, sorts: &[Sort]) -> Option<String> {
        if sorts.iter().any(|sort| self.names.place(*sort, tag).is_some()) {
            return Some(tag.value.clone());
        }
        self.find(*sorts.first()?, tag)
    }

    /// Somebody at a node, an area or a zone.
    fn visit(&self, at: &At<String>, tag: Option<&At<String>>, sorts: &[Sort]) -> Option<Visit> {
        let zone = self.names.place(Sort::Zone, at).is_some();
        let place = if zone { Some(at.value.clone()) } else { self.find(Sort::Place, at) };
        let tag = tag.map(|tag| self.any_tag(tag, sorts));
        Some(Visit { at: place?, tag: tag.map_or(Some(None), |tag| tag.map(Some))? })
    }

    fn gap(
        &self,
        tag: &At<String>,
        to: Option<&At<String>>,
        under: Option<f32>,
        over: Option<f32>,
    ) -> Option<Gap> {
        if under.is_none() && over.is_none() {
            self.report(
                Diagnostic::new(codes::MISSING_FIELD, tag.span, "this distance has no measure")
                    .label("nearer or further than what?")
                    .expected("`under:` or `over:` with metres"),
            );
            return None;
        }
        let to = to.map(|to| self.any_tag(to, &[Sort::Vehicle, Sort::Person, Sort::Place]));
        let to = to.map_or(Some(None), |to| to.map(Some));
        Some(Gap { tag: self.any_tag(tag, &MOVING)?, to: to?, under, over })
    }

    /// What knocks a vehicle: another one's tag, or a train's name.
    #[expect(clippy::option_option, reason = "nobody named, and somebody wrong, are two things")]
    fn wrecker(&self, by: Option<&At<String>>) -> Option<Option<String>> {
        by.map_or(Some(None), |by| match self.names.place(Sort::Train, by) {
            Some(_) => Some(Some(by.value.clone())),
            None => self.find(Sort::Vehicle, by).map(Some),
        })
    }

    /// A puzzle, and the step of it that is meant.
    fn puzzle(&self, id: &At<String>, step: Option<&At<String>>) -> Option<(String, Option<String>)> {
        let id = self.find(Sort::Puzzle, id)?;
        let Some(step) = step else { return Some((id, None)) };
        let known = self.library.catalog.puzzles.get(&id)?;
        if known.step(step).is_some() {
            return Some((id, Some(step.value.clone())));
        }
        let names = || known.steps.iter().map(|step| step.id.as_str());
        self.report(
            Diagnostic::new(codes::UNKNOWN_STEP, step.span, format!("`{id}` has no step `{}`", step.value))
                .label("not known")
                .expected(suggest::one_of(&names().collect::<Vec<_>>()))
                .help(suggest::did_you_mean(step, names()))
                .related(self.names.place(Sort::Puzzle, &id), "the puzzle is defined here"),
        );
        None
    }

    /// Whether an item that a lock names is a key.
    pub(super) fn key(&self, lock: &At<String>) {
        let id = if lock.contains('/') { lock.value.clone() } else { format!("core/{}", lock.value) };
        let Some(item) = self.library.catalog.items.get(&id) else { return };
        if matches!(item.kind, ItemKind::Key) {
            return;
        }
        self.report(
            Diagnostic::new(codes::NOT_A_KEY, lock.span, format!("`{id}` is not a key"))
                .label("opens nothing")
                .expected("an item whose kind is `Key`")
                .related(self.names.place(Sort::Item, &id), "the item is defined here"),
        );
    }
}
