//! From a press to the beginning of an act.

use bevy::{
    ecs::{
        message::MessageWriter,
        system::{Query, Res},
    },
    math::{Vec2, ops},
};

use super::{
    body::{Body, BodyItem, gather},
    cuff::Suspect,
};
use crate::{
    content::rules::{DifficultyDef, Rules},
    sim::{
        actor::Faction,
        command::Buttons,
        gun,
        mission::Mission,
        outcome::SimOutcome,
        physics::Physics,
        stance::{Act, BlowPhase, Stance},
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
pub(super) struct Other {
    pub entity: bevy::ecs::entity::Entity,
    pub faction: Faction,
    pub at: Vec2,
    pub radius: f32,
    pub is_down: bool,
    pub is_upright: bool,
    /// Whether it has given up, and is no target any longer.
    pub yields: bool,
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
    let others = gather(&bodies, |body| Some(other_of(body)));
    let suspects = gather(&bodies, |body| Suspect::of(&body));
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

/// What a body chooses with. What hands do is in `hands`, what fists, feet and triggers do in `strike`.
pub(super) struct Chooser<'a, 'w, 's, 'o> {
    pub rules: &'a Rules,
    pub difficulty: &'a DifficultyDef,
    pub others: &'a [Other],
    pub suspects: &'a [Suspect],
    pub physics: &'a Physics,
    pub reachable: &'a mut Reachable<'w, 's>,
    pub outcomes: &'a mut MessageWriter<'o, SimOutcome>,
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
            body.face_slowly(wanted, self.rules.gun.turn);
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
    pub(super) fn turn(&self, body: &mut BodyItem) {
        if let Some(angle) = body.controls.now.aim_angle() {
            body.face(Vec2::new(ops::cos(angle), ops::sin(angle)));
        } else {
            let direction = body.controls.now.direction();
            body.face(direction);
        }
    }

    pub(super) fn roll(&mut self, body: &mut BodyItem) {
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
}

/// Takes the buffered press if it is `button`.
pub(super) fn take_press(body: &mut BodyItem, button: Buttons) -> bool {
    let is_it = body.controls.buffered.is_some_and(|(pressed, _)| pressed == button);
    if is_it {
        body.controls.buffered = None;
    }
    is_it
}
