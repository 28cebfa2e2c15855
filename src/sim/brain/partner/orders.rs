//! Orders with one key. What a press means follows from where the player aims:
//!
//! - an enemy in the direction of aim, in sight and in reach: take him, on release or once the key is held long enough;
//! - held long enough with an aim at free ground: go there;
//! - otherwise, on release: hold where you are, or follow again.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        resource::Resource,
        system::{Query, Res, ResMut},
    },
    math::{Vec2, ops},
};

use super::{Order, Partner, surroundings::Surroundings};
use crate::{
    content::{actor::Faction, partner::PartnerRules},
    sim::{
        actor::Actor,
        brain::census::{Crowd, Person, hostile},
        command::Buttons,
        mission::Mission,
        nav::Nav,
        outcome::SimOutcome,
        physics::Physics,
    },
};

/// An enemy so little beside the line of aim is meant, however near he stands, in metres.
const BESIDE: f32 = 0.7;

/// How far before a wall or furniture somebody is sent, in metres.
const BEFORE: f32 = 0.5;

/// The order key of the first player.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrderKey {
    /// Ticks for which it has been held.
    pub held: u32,
    /// Whether this press has led to an order already.
    pub answered: bool,
}

/// Answers the key.
pub(super) fn take_orders(
    mission: Res<Mission>,
    crowd: Res<Crowd>,
    around: Res<Surroundings>,
    physics: Res<Physics>,
    nav: Res<Nav>,
    mut key: ResMut<OrderKey>,
    mut partners: Query<(&mut Partner, &Actor)>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.rules.partner;
    let player = crowd.people.iter().find(|person| person.seat == Some(0) && !person.is_out());
    let player = player.and_then(|person| Some((person, around.player(person.entity)?)));
    let Some((player, hands)) = player else {
        *key = OrderKey::default();
        return;
    };
    let holds = hands.command.buttons.contains(Buttons::ORDER);
    let released = !holds && key.held > 0;
    if holds {
        key.held = key.held.saturating_add(1);
    }
    let long_enough = holds && key.held == rules.order_hold.max(1);
    let asks = (released || long_enough) && !key.answered;
    if asks {
        let aim = hands.command.aim_angle().map(|angle| Vec2::new(ops::cos(angle), ops::sin(angle)));
        let enemy = aimed_at(player, aim.unwrap_or(player.facing), &crowd, &physics, rules);
        let spot = aim.filter(|_| long_enough).and_then(|aim| ground(player.at, aim, &physics, rules));
        let wanted = match (enemy, spot) {
            (Some(enemy), _) => Some(Wanted::Take(enemy)),
            (None, Some(spot)) => Some(Wanted::Go(spot)),
            (None, None) => released.then_some(Wanted::Toggle),
        };
        if let Some(wanted) = wanted {
            key.answered = true;
            give(wanted, &crowd, &nav, &mut partners, &mut outcomes);
        }
    }
    if !holds {
        *key = OrderKey::default();
    }
}

/// What a press asks for.
enum Wanted {
    Take(Entity),
    Go(Vec2),
    Toggle,
}

/// The enemy nearest to the line of aim.
fn aimed_at(
    player: &Person,
    aim: Vec2,
    crowd: &Crowd,
    physics: &Physics,
    rules: &PartnerRules,
) -> Option<Entity> {
    let least = ops::cos((rules.order_arc / 2.0).to_radians());
    crowd
        .people
        .iter()
        .filter(|other| hostile(player.faction, other.faction) && !other.is_out())
        .filter_map(|other| {
            let way = other.at - player.at;
            let (along, beside) = (way.dot(aim), way.perp_dot(aim).abs());
            let meant = along > 0.0 && (along >= least * way.length() || beside < BESIDE);
            (meant && way.length() < rules.order_reach).then_some((beside + 0.05 * along, other))
        })
        .filter(|(_, other)| physics.line_of_sight(player.at, other.at))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, other)| other.entity)
}

/// The free ground farthest along the aim; none where a wall is too near.
fn ground(from: Vec2, aim: Vec2, physics: &Physics, rules: &PartnerRules) -> Option<Vec2> {
    let (near, far) = rules.order_ground;
    let free = physics.first_obstacle(from, from + aim * far).map_or(far, |thing| thing.distance - BEFORE);
    (free >= near).then(|| from + aim * free)
}

fn give(
    wanted: Wanted,
    crowd: &Crowd,
    nav: &Nav,
    partners: &mut Query<(&mut Partner, &Actor)>,
    outcomes: &mut MessageWriter<SimOutcome>,
) {
    let listens =
        |person: &&Person| person.seat.is_none() && person.faction == Faction::Law && !person.is_out();
    let all: Vec<&Person> =
        crowd.people.iter().filter(listens).filter(|person| partners.contains(person.entity)).collect();
    let follows = all
        .iter()
        .any(|person| partners.get(person.entity).is_ok_and(|(partner, _)| partner.order == Order::Follow));
    for person in all {
        let Ok((mut partner, _)) = partners.get_mut(person.entity) else { continue };
        let order = match wanted {
            Wanted::Take(enemy) => Order::Take(enemy),
            Wanted::Go(spot) if nav.is_reachable(person.at, spot) => Order::Go(spot),
            Wanted::Go(_) => continue,
            Wanted::Toggle if follows => Order::Hold(person.at),
            Wanted::Toggle => Order::Follow,
        };
        partner.order = order;
        partner.cover = None;
        outcomes.write(SimOutcome::Ordered { partner: person.entity, order });
    }
}
