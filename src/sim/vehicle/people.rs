//! People and vehicles: whoever is in the way is struck, and whoever sees one coming jumps aside.

use bevy::{
    ecs::{
        message::MessageWriter,
        query::Without,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{Crew, Fleet, Riding, Seen, Vehicle};
use crate::{
    content::{driving::PeopleRules, moves::HitEffect},
    sim::{
        actor::{Actor, Controls, Health, Position, Seat},
        command::{Buttons, PlayerCommand},
        fighter::hit::{Hit, Hits},
        mission::Mission,
        outcome::{SimOutcome, Way},
        physics::TICK,
        stance::{Act, Stance},
        tick::Roster,
    },
};

type Walker = (&'static Actor, &'static Position, &'static Stance, &'static Health);

/// Whoever is in a fast vehicle's way is struck.
pub(super) fn strike_people(
    roster: Res<Roster>,
    fleet: Res<Fleet>,
    mission: Res<Mission>,
    people: Query<Walker, Without<Riding>>,
    vehicles: Query<(&Vehicle, &Crew), Without<Actor>>,
    mut hits: ResMut<Hits>,
) {
    let rules = &mission.setup.catalog.driving.people;
    for seen in fleet.all.iter().filter(|seen| seen.velocity.length() >= rules.from) {
        let reach = seen.half.length() + 1.0;
        for person in &roster.0 {
            let Ok((actor, at, stance, health)) = people.get(*person) else { continue };
            let lies = stance.act.is_lying() || matches!(stance.act, Act::Fly(_));
            if at.0.distance(seen.at) > reach || health.now <= 0.0 || (lies && !seen.railed) {
                continue;
            }
            let Some(way) = struck(seen, at.0, actor.def.radius, rules) else { continue };
            let driver = vehicles.get(seen.entity).ok().and_then(|(_, crew)| crew.driver());
            let speed = seen.velocity.length();
            hits.0.push(Hit {
                damage: if seen.railed { rules.rails } else { (speed - rules.from) * rules.damage },
                poise: 1000.0,
                knock: way * speed * rules.knock,
                effect: HitEffect::KnockDown,
                heavy: true,
                direction: way,
                on_the_ground: seen.railed,
                ..Hit::new(driver.filter(|driver| driver != person), *person, Way::Vehicle)
            });
        }
    }
}

/// Which way a vehicle throws whom it touches: none where it does not touch him, or draws away.
fn struck(seen: &Seen, at: Vec2, radius: f32, rules: &PeopleRules) -> Option<Vec2> {
    let local = seen.local(at);
    let nearest = local.clamp(-seen.half, seen.half);
    let off = local - nearest;
    if off.length() > radius + rules.skin {
        return None;
    }
    // From the middle outward where he is in the midst of it.
    let out = off.try_normalize().unwrap_or(Vec2::X * local.x.signum());
    let out = seen.forward * out.x + seen.forward.perp() * out.y;
    (seen.velocity.dot(out) >= rules.from).then(|| {
        let along = seen.velocity.normalize_or(out);
        let aside = along.perp() * along.perp_dot(at - seen.at).signum() * 0.35;
        (along + aside).normalize_or(along)
    })
}

/// Those whom nobody moves jump aside from what comes at them.
pub(super) fn jump_aside(
    roster: Res<Roster>,
    fleet: Res<Fleet>,
    mission: Res<Mission>,
    mut people: Query<(&Actor, &Position, &Stance, &mut Controls), (Without<Riding>, Without<Seat>)>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.driving.people;
    for seen in fleet.all.iter().filter(|seen| seen.velocity.length() >= rules.from) {
        for person in &roster.0 {
            let Ok((actor, at, stance, mut controls)) = people.get_mut(*person) else { continue };
            let awake = matches!(stance.act, Act::Free | Act::Cower | Act::Strike(_));
            let Some((way, ticks)) = awake.then(|| coming(seen, at.0, actor.def.radius, rules)).flatten()
            else {
                continue;
            };
            let at_once = ticks < rules.at_once as f32 && stance.act == Act::Free;
            let buttons = if at_once { Buttons::ROLL } else { Buttons::default() };
            if at_once && !controls.held.contains(Buttons::ROLL) {
                outcomes.write(SimOutcome::JumpedAside { actor: *person, vehicle: seen.entity });
            }
            controls.now = PlayerCommand::default().moving(way).pressing(buttons);
        }
    }
}

/// Which way to jump, and in how many ticks the bumper is there; none where nothing comes.
fn coming(seen: &Seen, at: Vec2, radius: f32, rules: &PeopleRules) -> Option<(Vec2, f32)> {
    let speed = seen.velocity.length();
    let along = seen.velocity / speed.max(0.1);
    let way = at - seen.at;
    let ahead = way.dot(along) - seen.extent(along) - radius;
    let aside = along.perp_dot(way);
    let room = seen.extent(along.perp()) + radius + rules.clear;
    let ticks = ahead / (speed * TICK);
    let sees = rules.sees.saturating_sub(rules.startles) as f32;
    let in_the_way = ahead > -radius * 2.0 && ticks < sees && aside.abs() < room;
    let side = if aside == 0.0 { 1.0 } else { aside.signum() };
    in_the_way.then(|| (along.perp() * side, ticks))
}
