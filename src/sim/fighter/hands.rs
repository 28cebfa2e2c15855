//! What hands do on one press: arrest, grab, throw, pick up, use, whichever is nearest.

use super::{
    body::{BodyItem, in_arc},
    choose::Chooser,
    cuff,
    side::are_hostile,
};
use crate::{
    content::gun::Hold,
    sim::{actor::Faction, stance::Act},
};

impl Chooser<'_, '_, '_, '_> {
    /// Arrest, grab, throw, pick up, use: whatever is nearest at hand.
    pub(super) fn use_hands(&mut self, body: &mut BodyItem) {
        if cuff::begin(body, self.suspects, &self.rules.arrest) {
            return;
        }
        if self.takes_shield(body) {
            body.begin(Act::Grab);
            return;
        }
        if self.takes_hold_with_gun(body) {
            self.soft_lock(body);
            body.begin(Act::Grab);
            return;
        }
        if body.hand.item.is_some() {
            if self.reachable.take_offer(body, self.rules) {
                body.begin(Act::PickUp);
            } else if self.is_aimed_at_somebody(body) || !self.reachable.do_deed(body, self.rules, false) {
                self.throw_item(body);
            }
            return;
        }
        let grab = &body.actor.moveset.grab;
        let (here, facing) = (body.position.0, body.facing.direction());
        let somebody = self.others.iter().any(|other| {
            other.is_upright
                && other.faction != body.actor.faction
                && in_arc(here, facing, other.at, other.radius, grab.reach, grab.arc)
        });
        if !somebody && self.reachable.pick_up(body, self.rules, self.physics, self.outcomes) {
            body.begin(Act::PickUp);
            return;
        }
        if !somebody && self.reachable.do_deed(body, self.rules, true) {
            return;
        }
        self.soft_lock(body);
        body.begin(Act::Grab);
    }

    /// Whether an enemy stands in plain view about in front: then a thing in hand is thrown, whatever else is near.
    pub(super) fn is_aimed_at_somebody(&self, body: &BodyItem) -> bool {
        let (here, facing) = (body.position.0, body.facing.direction());
        let (reach, arc) = (self.rules.gun.lock_reach, self.rules.gun.lock_arc);
        self.others
            .iter()
            .filter(|other| other.is_upright && are_hostile(body.actor.faction, other.faction))
            .filter(|other| in_arc(here, facing, other.at, other.radius, reach, arc))
            .any(|other| self.physics.line_of_sight(here, other.at))
    }

    /// Whether one of the gang with a gun in hand stands before a bystander, whom he takes hold of for a shield.
    pub(super) fn takes_shield(&self, body: &BodyItem) -> bool {
        let grab = &body.actor.moveset.grab;
        let (here, facing) = (body.position.0, body.facing.direction());
        body.actor.faction == Faction::Gang
            && body.hand.gun().is_some()
            && self.others.iter().any(|other| {
                other.is_upright
                    && other.faction == Faction::Civilian
                    && in_arc(here, facing, other.at, other.radius, grab.reach, grab.arc)
            })
    }

    /// Whether a player with a loaded gun for one hand stands before an enemy whom the other arm can hold.
    pub(super) fn takes_hold_with_gun(&self, body: &BodyItem) -> bool {
        let grab = &body.actor.moveset.grab;
        let (here, facing) = (body.position.0, body.facing.direction());
        body.seat.is_some()
            && body.hand.rounds() > 0
            && body.hand.gun().is_some_and(|gun| gun.hold == Hold::One)
            && self.others.iter().any(|other| {
                other.is_upright
                    && !other.yields
                    && are_hostile(body.actor.faction, other.faction)
                    && in_arc(here, facing, other.at, other.radius, grab.reach, grab.arc)
            })
    }

    pub(super) fn throw_item(&mut self, body: &mut BodyItem) {
        self.soft_lock(body);
        let direction = body.wanted_direction();
        body.face(direction);
        body.begin(Act::ThrowItem(direction));
    }
}
