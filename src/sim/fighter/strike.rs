//! From a press to a blow or a shot, and to whom it turns.

use std::sync::Arc;

use super::{
    body::{BodyItem, in_arc},
    choose::{Chooser, Other, take_press},
    side::are_hostile,
};
use crate::{
    content::{item::ItemKind, moves::MoveDef},
    sim::{
        command::Buttons,
        gun::{self, Pull},
        outcome::SimOutcome,
        stance::{Act, Blow, MoveDefRef},
    },
};

impl Chooser<'_, '_, '_, '_> {
    /// The finishing blow on whoever lies underfoot. False where nobody does.
    pub(super) fn finish(&mut self, body: &mut BodyItem) -> bool {
        let Some(victim) = self.downed_underfoot(body) else { return false };
        body.face(victim.at - body.position.0);
        body.begin(Act::Finish(victim.entity));
        self.outcomes.write(SimOutcome::BlowStarted { actor: body.entity, heavy: true });
        true
    }

    /// Fires; loads what is empty; what cannot be loaded is swung or thrown.
    pub(super) fn shoot(&mut self, body: &mut BodyItem) {
        self.turn(body);
        self.lock_gun(body);
        if gun::pull_trigger(body, self.difficulty, self.outcomes) != Some(Pull::Empty) {
            return;
        }
        if gun::begin_reload(body) {
            return;
        }
        match body.hand.gun().and_then(|gun| gun.swing.clone()) {
            Some(swing) => self.strike(body, swing, None, true),
            None => self.throw_item(body),
        }
    }

    pub(super) fn strike_or_finish(&mut self, body: &mut BodyItem) {
        if body.hand.gun().is_some() {
            self.shoot(body);
            return;
        }
        if self.finish(body) {
            return;
        }
        if let Some(held) = &body.hand.item {
            let def = held.def.clone();
            let ItemKind::Weapon(weapon) = &def.kind else { return };
            match &weapon.swing {
                Some(swing) => self.strike(body, swing.clone(), None, true),
                None => self.throw_item(body),
            }
            return;
        }
        let chain = &body.actor.moveset.chain;
        let link = if body.chain.window > 0 && body.chain.next < chain.len() { body.chain.next } else { 0 };
        if let Some(blow) = chain.get(link).cloned() {
            self.strike(body, blow, Some(link), false);
        }
    }

    /// A downed enemy in reach of the boot, if nobody upright is nearer than that.
    pub(super) fn downed_underfoot(&self, body: &BodyItem) -> Option<&Other> {
        let finish = &body.actor.moveset.finish;
        let here = body.position.0;
        let facing = body.facing.direction();
        let hostile = |other: &&Other| are_hostile(body.actor.faction, other.faction);
        let threatened = self.others.iter().filter(hostile).any(|other| {
            other.is_upright && !other.yields && other.at.distance(here) < finish.reach + other.radius
        });
        if threatened {
            return None;
        }
        self.others
            .iter()
            .filter(hostile)
            .filter(|other| other.is_down)
            .find(|other| in_arc(here, facing, other.at, other.radius, finish.reach, finish.arc))
    }

    pub(super) fn strike(&mut self, body: &mut BodyItem, def: MoveDef, link: Option<usize>, with_item: bool) {
        self.soft_lock(body);
        let wind_up = if body.is_opponent() {
            let seen = def.wind_up.max(self.rules.body.telegraph);
            (seen as f32 * self.difficulty.wind_up).round() as u32
        } else {
            def.wind_up
        };
        let heavy = def.heavy;
        let blow = Blow { def: MoveDefRef(Arc::new(def)), wind_up, link, with_item, struck: Vec::new() };
        body.begin(Act::Strike(blow));
        self.outcomes.write(SimOutcome::BlowStarted { actor: body.entity, heavy });
    }

    /// With neither mouse nor stick the blow turns to the nearest enemy about in front.
    pub(super) fn soft_lock(&self, body: &mut BodyItem) {
        self.lock(body, self.rules.soft_lock_reach, self.rules.soft_lock_arc);
    }

    /// The same for a shot: farther.
    pub(super) fn lock_gun(&self, body: &mut BodyItem) {
        if !body.is_opponent() {
            self.lock(body, self.rules.gun.lock_reach, self.rules.gun.lock_arc);
        }
    }

    pub(super) fn lock(&self, body: &mut BodyItem, reach: f32, arc: f32) {
        if body.controls.now.aim.is_some() {
            return;
        }
        let (here, facing) = (body.position.0, body.facing.direction());
        let nearest = self
            .others
            .iter()
            .filter(|other| other.is_upright && !other.yields)
            .filter(|other| are_hostile(body.actor.faction, other.faction))
            .filter(|other| in_arc(here, facing, other.at, other.radius, reach, arc))
            .filter(|other| self.physics.line_of_sight(here, other.at))
            .min_by(|a, b| a.at.distance_squared(here).total_cmp(&b.at.distance_squared(here)));
        if let Some(target) = nearest {
            body.face(target.at - here);
        }
    }

    pub(super) fn go_on_charging(&mut self, body: &mut BodyItem) {
        self.turn(body);
        if take_press(body, Buttons::ROLL) {
            self.roll(body);
            return;
        }
        let ready = body.actor.moveset.charge_ticks;
        if body.stance.tick == ready {
            self.outcomes.write(SimOutcome::Charged { actor: body.entity });
        }
        if body.controls.now.buttons.contains(Buttons::STRIKE) {
            return;
        }
        if body.stance.tick >= ready {
            let charged = body.actor.moveset.charged.clone();
            self.strike(body, charged, None, false);
        } else {
            body.begin(Act::Free);
        }
    }
}
