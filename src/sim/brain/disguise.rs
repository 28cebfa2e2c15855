//! A disguise: one of the gang who goes as somebody else until she acts, or is found out.

use super::{
    Brain,
    census::{Person, Posture, hostile},
    mind::{Me, Scene, Wish},
    nerve, tactics,
};
use crate::{
    content::conduct::DisguiseDef,
    sim::{command::Buttons, outcome::SimOutcome},
};

/// The angle within which a gun is pointed at one, in degrees.
const POINTED: f32 = 20.0;

/// Goes on with it, if it has a disguise that still holds; none where it has not.
pub(super) fn pretend(brain: &mut Brain, me: &Me, scene: &mut Scene) -> Option<Wish> {
    let disguise = brain.def.disguise.filter(|_| !brain.temper.revealed)?;
    let person = me.person;
    brain.since = brain.since.saturating_add(1);
    let struck = person.health < brain.felt_health;
    brain.felt_health = person.health;
    let victim = victim(brain, me, disguise, struck, scene);
    let Some(victim) = victim else { return Some(tactics::idle(brain, me, scene)) };
    if person.posture != Posture::Free && !struck {
        return Some(Wish::default());
    }
    brain.temper.revealed = true;
    brain.memory.learn(victim.entity, victim.at);
    brain.turn_to(super::Mood::Approach);
    scene.outcomes.push(SimOutcome::Alerted { actor: person.entity });
    let wish = Wish::facing(victim.at - person.at);
    // The hand goes to the gun: that is what gives her away.
    Some(if person.holstered { wish.and_press(Buttons::SWAP) } else { wish })
}

/// The enemy before whom the disguise falls now.
fn victim(brain: &mut Brain, me: &Me, disguise: DisguiseDef, struck: bool, scene: &Scene) -> Option<Person> {
    let person = me.person;
    let enemies = scene
        .notes
        .law
        .iter()
        .map(|place| scene.crowd.people[*place])
        .filter(|other| hostile(me.actor.def.faction, other.faction))
        .filter(|other| scene.physics.line_of_sight(other.at, person.at));
    let nearest = enemies
        .min_by(|a, b| a.at.distance_squared(person.at).total_cmp(&b.at.distance_squared(person.at)))?;
    let stares = nerve::points_at(&nearest, person.at, disguise.stare_within, POINTED);
    brain.temper.stared = if stares { brain.temper.stared + 1 } else { 0 };
    let near = nearest.at.distance(person.at) < disguise.reveals;
    let found_out = brain.temper.stared >= disguise.stare;
    (near || found_out || struck).then_some(nearest)
}
