//! Guarding somebody: near the charge in quiet, between him and the enemy in a fight.

use super::{
    Brain,
    census::Person,
    cover,
    mind::{Me, Scene, Wish},
};

/// How far before his charge a guard stands, in metres.
const BEFORE: f32 = 1.1;

/// How far from that place he does not mind standing, in metres.
const SLACK: f32 = 0.5;

/// Whom a mind guards, as long as he is in the fight.
fn charge<'a>(brain: &Brain, scene: &'a Scene) -> Option<&'a Person> {
    brain.temper.charge.and_then(|charge| scene.crowd.get(charge)).filter(|charge| !charge.is_out())
}

/// Takes the post along with the charge.
pub(super) fn follow(brain: &mut Brain, me: &Person, scene: &Scene) {
    let Some(within) = brain.def.escort.as_ref().map(|escort| escort.within) else { return };
    let Some(charge) = charge(brain, scene) else { return };
    if brain.post.distance(charge.at) > within {
        let side = (me.at - charge.at).normalize_or(charge.facing);
        let spot = charge.at + side * within.min(BEFORE);
        brain.post = if scene.nav.grid.is_open(spot) { spot } else { charge.at };
        brain.post_facing = charge.facing;
    }
}

/// Between the charge and the enemy; none where there is nobody to guard, or one stands there already.
pub(super) fn stand_between(brain: &mut Brain, me: &Me, enemy: &Person, scene: &mut Scene) -> Option<Wish> {
    let person = me.person;
    let charge = charge(brain, scene)?;
    let way = enemy.at - charge.at;
    let spot = charge.at + way.normalize_or(charge.facing) * BEFORE.min(way.length() / 2.0);
    if !scene.nav.grid.is_open(spot) || !scene.nav.is_reachable(person.at, spot) {
        return None;
    }
    let face = enemy.at - person.at;
    if person.at.distance(spot) < SLACK {
        return Some(Wish::facing(face));
    }
    Some(Wish::going(cover::toward(brain, person, spot, scene)).and_face(face))
}
