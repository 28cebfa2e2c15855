//! From a press to the beginning of an act.

use std::sync::Arc;

use bevy::{
    ecs::{
        message::MessageWriter,
        system::{Query, Res},
    },
    math::{Rot2, Vec2, ops},
};

use super::{
    body::{Body, BodyItem, in_arc},
    cuff::{self, Suspect},
};
use crate::{
    content::{
        item::ItemKind,
        moves::MoveDef,
        rules::{DifficultyDef, Rules},
    },
    sim::{
        actor::Faction,
        command::Buttons,
        gun::{self, Pull},
        mission::Mission,
        outcome::SimOutcome,
        physics::Physics,
        stance::{Act, Blow, BlowPhase, MoveDefRef, Stance},
        thing::reach::Reachable,
        tick::Roster,
    },
};

/// The buttons that a body answers as soon as it is free.
const ANSWERED: [Buttons; 6] =
    [Buttons::ROLL, Buttons::GRAB, Buttons::KICK, Buttons::STRIKE, Buttons::SWAP, Buttons::RELOAD];

/// Remembers the last press for a few ticks, so that one a little too early is not lost.
pub(super) fn buffer_presses(
    mission: Res<Mission>,
    mut bodies: Query<(&mut crate::sim::actor::Controls, &Stance)>,
) {
    let wait = mission.setup.catalog.rules.input_buffer;
    for (mut controls, stance) in &mut bodies {
        if let Some(button) = ANSWERED.into_iter().find(|button| controls.pressed(*button)) {
            controls.buffered = Some((button, wait));
        } else if stance.hit_stop == 0 {
            controls.buffered =
                controls.buffered.and_then(|(button, left)| left.checked_sub(1).map(|left| (button, left)));
        }
    }
}

/// What a body needs to know of another to choose.
struct Other {
    entity: bevy::ecs::entity::Entity,
    faction: Faction,
    at: Vec2,
    radius: f32,
    is_down: bool,
    is_upright: bool,
    /// Whether it has given up, and is no target any longer.
    yields: bool,
}

/// Free bodies begin what was asked of them.
pub(super) fn begin_acts(
    roster: Res<Roster>,
    mission: Res<Mission>,
    physics: Res<Physics>,
    mut bodies: Query<Body>,
    mut reachable: Reachable,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = mission.setup.catalog.rules.clone();
    let others: Vec<Other> =
        roster.0.iter().filter_map(|entity| bodies.get(*entity).ok()).map(other_of).collect();
    let suspects: Vec<Suspect> = roster
        .0
        .iter()
        .filter_map(|entity| bodies.get(*entity).ok())
        .filter_map(|body| Suspect::of(&body))
        .collect();
    for entity in &roster.0 {
        let Ok(mut body) = bodies.get_mut(*entity) else { continue };
        if body.stance.hit_stop > 0 || body.is_beaten() {
            continue;
        }
        let mut chooser = Chooser {
            rules: &rules,
            difficulty: &mission.difficulty,
            others: &others,
            suspects: &suspects,
            physics: &physics,
            reachable: &mut reachable,
            outcomes: &mut outcomes,
        };
        chooser.choose(&mut body);
    }
}

fn other_of(body: super::body::BodyReadOnlyItem) -> Other {
    Other {
        entity: body.entity,
        faction: body.actor.faction,
        at: body.position.0,
        radius: body.actor.def.radius,
        is_down: matches!(body.stance.act, Act::Down { .. }) && body.health.now > 0.0,
        is_upright: body.stance.act.is_upright() && body.health.now > 0.0,
        yields: body.stance.act == Act::HandsUp,
    }
}

struct Chooser<'a, 'w, 's, 'o> {
    rules: &'a Rules,
    difficulty: &'a DifficultyDef,
    others: &'a [Other],
    suspects: &'a [Suspect],
    physics: &'a Physics,
    reachable: &'a mut Reachable<'w, 's>,
    outcomes: &'a mut MessageWriter<'o, SimOutcome>,
}

impl Chooser<'_, '_, '_, '_> {
    fn choose(&mut self, body: &mut BodyItem) {
        match &body.stance.act {
            Act::Free => self.choose_freely(body),
            Act::Charge => self.go_on_charging(body),
            Act::Strike(blow) => {
                // A roll gets out of a blow that is over, never out of one that is coming.
                let is_over = blow.phase(body.stance.tick) == BlowPhase::Recovery;
                if is_over && take_press(body, Buttons::ROLL) {
                    self.roll(body);
                }
            }
            Act::Shoot(_) => self.go_on_shooting(body),
            Act::Reload(_) => self.go_on_loading(body),
            Act::Draw => {
                self.turn(body);
                if take_press(body, Buttons::ROLL) {
                    self.roll(body);
                }
            }
            _ => {}
        }
    }

    /// Who shoots may turn, an opponent only slowly; a roll ends it.
    fn go_on_shooting(&mut self, body: &mut BodyItem) {
        if body.is_opponent() {
            let wanted = body.wanted_direction();
            let most = self.rules.gun.turn.to_radians();
            let turn = body.facing.direction().angle_to(wanted).clamp(-most, most);
            let turned = Rot2::radians(turn) * body.facing.direction();
            body.face(turned);
        } else {
            self.turn(body);
            self.lock_gun(body);
        }
        if take_press(body, Buttons::ROLL) {
            self.roll(body);
        }
    }

    /// Loading ends for a roll, a kick, or a shot with what is in already.
    fn go_on_loading(&mut self, body: &mut BodyItem) {
        self.turn(body);
        if take_press(body, Buttons::ROLL) {
            self.roll(body);
        } else if take_press(body, Buttons::KICK) {
            let kick = body.actor.moveset.kick.clone();
            self.strike(body, kick, None, false);
        } else if body.hand.rounds() > 0 && take_press(body, Buttons::STRIKE) {
            self.shoot(body);
        }
    }

    fn choose_freely(&mut self, body: &mut BodyItem) {
        self.turn(body);
        let Some((button, _)) = body.controls.buffered.take() else {
            if body.hand.gun().is_some_and(|gun| gun::goes_on(body, gun)) {
                self.lock_gun(body);
                gun::keep_pulling(body);
                return;
            }
            let bare = body.hand.item.is_none();
            if bare && body.controls.now.buttons.contains(Buttons::STRIKE) && body.seat.is_some() {
                body.begin(Act::Charge);
            }
            return;
        };
        match button {
            Buttons::ROLL => self.roll(body),
            Buttons::KICK if body.hand.gun().is_some() && self.finish(body) => {}
            Buttons::KICK => {
                let kick = body.actor.moveset.kick.clone();
                self.strike(body, kick, None, false);
            }
            Buttons::GRAB => self.use_hands(body),
            Buttons::SWAP => {
                if !gun::draw_or_holster(body, self.outcomes) {
                    self.reachable.drop_item(body);
                }
            }
            Buttons::RELOAD => {
                gun::begin_reload(body);
            }
            _ => self.strike_or_finish(body),
        }
    }

    /// A free body looks where it aims, or else where it goes.
    fn turn(&self, body: &mut BodyItem) {
        if let Some(angle) = body.controls.now.aim_angle() {
            body.face(Vec2::new(ops::cos(angle), ops::sin(angle)));
        } else {
            let direction = body.controls.now.direction();
            body.face(direction);
        }
    }

    fn roll(&mut self, body: &mut BodyItem) {
        let direction =
            body.controls.now.direction().try_normalize().unwrap_or_else(|| body.facing.direction());
        body.face(direction);
        if let Some((over, to)) = self.reachable.vault(body, direction, self.rules) {
            body.begin(Act::Vault { from: body.position.0, to });
            body.stance.untouchable = self.rules.thing.vault_ticks / 2;
            self.outcomes.write(SimOutcome::Vaulted { actor: body.entity, over });
            return;
        }
        body.begin(Act::Roll(direction));
        body.stance.untouchable = self.rules.roll.untouchable;
        body.balance.met.clear();
        self.outcomes.write(SimOutcome::Rolled { actor: body.entity });
    }

    /// The finishing blow on whoever lies underfoot. False where nobody does.
    fn finish(&mut self, body: &mut BodyItem) -> bool {
        let Some(victim) = self.downed_underfoot(body) else { return false };
        body.face(victim.at - body.position.0);
        body.begin(Act::Finish(victim.entity));
        self.outcomes.write(SimOutcome::BlowStarted { actor: body.entity, heavy: true });
        true
    }

    /// Fires; loads what is empty; what cannot be loaded is swung or thrown.
    fn shoot(&mut self, body: &mut BodyItem) {
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

    fn strike_or_finish(&mut self, body: &mut BodyItem) {
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
    fn downed_underfoot(&self, body: &BodyItem) -> Option<&Other> {
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

    fn strike(&mut self, body: &mut BodyItem, def: MoveDef, link: Option<usize>, with_item: bool) {
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
    fn soft_lock(&self, body: &mut BodyItem) {
        self.lock(body, self.rules.soft_lock_reach, self.rules.soft_lock_arc);
    }

    /// The same for a shot: farther.
    fn lock_gun(&self, body: &mut BodyItem) {
        if !body.is_opponent() {
            self.lock(body, self.rules.gun.lock_reach, self.rules.gun.lock_arc);
        }
    }

    fn lock(&self, body: &mut BodyItem, reach: f32, arc: f32) {
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

    fn go_on_charging(&mut self, body: &mut BodyItem) {
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

    /// Arrest, grab, throw, pick up, use: whatever is nearest at hand.
    fn use_hands(&mut self, body: &mut BodyItem) {
        if cuff::begin(body, self.suspects, &self.rules.arrest) {
            return;
        }
        if self.takes_shield(body) {
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
    fn is_aimed_at_somebody(&self, body: &BodyItem) -> bool {
        let (here, facing) = (body.position.0, body.facing.direction());
        let (reach, arc) = (self.rules.gun.lock_reach, self.rules.gun.lock_arc);
        self.others
            .iter()
            .filter(|other| other.is_upright && are_hostile(body.actor.faction, other.faction))
            .filter(|other| in_arc(here, facing, other.at, other.radius, reach, arc))
            .any(|other| self.physics.line_of_sight(here, other.at))
    }

    /// Whether one of the gang with a gun in hand stands before a bystander, whom he takes hold of for a shield.
    fn takes_shield(&self, body: &BodyItem) -> bool {
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

    fn throw_item(&mut self, body: &mut BodyItem) {
        self.soft_lock(body);
        let direction = body.wanted_direction();
        body.face(direction);
        body.begin(Act::ThrowItem(direction));
    }
}

/// Takes the buffered press if it is `button`.
fn take_press(body: &mut BodyItem, button: Buttons) -> bool {
    let is_it = body.controls.buffered.is_some_and(|(pressed, _)| pressed == button);
    if is_it {
        body.controls.buffered = None;
    }
    is_it
}

/// Whether the two sides fight each other.
pub(crate) fn are_hostile(a: Faction, b: Faction) -> bool {
    matches!((a, b), (Faction::Law, Faction::Gang) | (Faction::Gang, Faction::Law))
}

/// Whether `a` takes hold of `b`: whom it may strike, and the gang bystanders as well, for a shield.
pub(crate) fn can_hold(a: Faction, b: Faction) -> bool {
    can_strike(a, b) || (a == Faction::Gang && b == Faction::Civilian)
}

/// Whether a blow of `a` strikes `b`: the law may hurt bystanders, the gang does not care for them.
pub(crate) fn can_strike(a: Faction, b: Faction) -> bool {
    are_hostile(a, b) || (a == Faction::Law && b == Faction::Civilian)
}
