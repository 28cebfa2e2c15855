//! What a level asks to have done rather than reached: which button does it, and where.

use super::{
    Hands,
    place::{Place, nearest},
    sight::{Standing, View},
};
use crate::{
    content::deed::Deed,
    sim::{brain::census::Posture, command::Buttons, thing::room::distance_to},
};

/// Where and how a deed is done; none where there is no means.
pub(super) fn place_of(deed: Deed, view: &View, hands: &Hands) -> Option<Place> {
    let here = |button| Some(Place::using(view.me.at, button));
    let armed = view.hand.gun().is_some();
    match deed {
        Deed::Draw => here(Buttons::SWAP),
        Deed::Shoot if armed => here(Buttons::STRIKE),
        Deed::Reload if armed => {
            let full = view.hand.gun().is_some_and(|gun| view.hand.rounds() >= gun.rounds);
            here(if full { Buttons::STRIKE } else { Buttons::RELOAD })
        }
        Deed::Shoot | Deed::Reload => view.hand.holster.is_some().then(|| here(Buttons::SWAP))?,
        Deed::Roll => here(Buttons::ROLL),
        Deed::Order => here(Buttons::ORDER),
        Deed::Duck => up_to(view, hands, |prop| prop.low).map(Place::staying),
        // Hands that hold something tip nothing.
        Deed::Tip if view.hand.item.is_some() => here(Buttons::SWAP),
        Deed::Tip => up_to(view, hands, |prop| prop.tips).map(|place| place.pressing(Buttons::GRAB)),
        Deed::ForceDoor => {
            let doors = view.doors.iter().filter(|door| door.weak && door.lock.is_some());
            doors.filter_map(|door| Place::force(door.at, view, hands)).next()
        }
        Deed::Arrest => {
            let yields = view.people.iter().filter(|person| person.posture == Posture::Surrendered);
            nearest(yields.map(|person| person.at), view, hands).map(Place::at)
        }
        Deed::Grab | Deed::Throw | Deed::PickUp | Deed::Hurl | Deed::Vault => None,
    }
}

/// Up to the nearest such prop.
fn up_to(view: &View, hands: &Hands, is_one: impl Fn(&Standing) -> bool) -> Option<Place> {
    let far = |prop: &Standing| distance_to(prop.footprint, prop.at, view.me.at);
    view.props
        .iter()
        .filter(|prop| {
            prop.footprint.is_some() && is_one(prop) && hands.nav.is_reachable(view.me.at, prop.at)
        })
        .min_by(|a, b| far(a).total_cmp(&far(b)))
        .map(|prop| Place::at(prop.at).up_to(prop.footprint))
}
