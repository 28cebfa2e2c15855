//! Menus, cards and spoken lines as happenings.

use bevy::prelude::*;

use super::{
    SoundSystems,
    desk::{Desk, is_open},
    happening::{Event, Happening},
};
use crate::{
    app::flow::{Broken, Order, Pause, Screen},
    sim::{mission::Mission, score::Medal},
    ui::{
        Counted, Spelled,
        menu::{How, Worked},
    },
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        PostUpdate,
        (tell_work, tell_orders, tell_reports, tell_letters, tell_score)
            .in_set(SoundSystems::Hear)
            .run_if(is_open),
    );
    app.add_systems(OnEnter(Pause::On), tell(Event::Back).run_if(is_open));
    app.add_systems(OnEnter(Screen::Playing), tell_level.run_if(is_open));
}

/// A system that tells that event.
fn tell(event: Event) -> impl Fn(MessageWriter<Happening>) {
    move |mut happenings| {
        happenings.write(Happening::of(event));
    }
}

/// What was asked of the rows of menus.
fn tell_work(mut worked: MessageReader<Worked>, mut happenings: MessageWriter<Happening>) {
    let event = worked.read().map(|worked| match worked.how {
        How::Focus | How::Turn(_) | How::Slide(_) => Event::Move,
        How::Choose(_) | How::Clear(_) => Event::Choose,
    });
    if let Some(event) = event.last() {
        happenings.write(Happening::of(event));
    }
}

fn tell_orders(mut orders: MessageReader<Order>, mut happenings: MessageWriter<Happening>) {
    // One press is one sound, however many orders it gives.
    let event = orders.read().map(event_of).last();
    if let Some(event) = event {
        happenings.write(Happening::of(event));
    }
}

fn event_of(order: &Order) -> Event {
    match order {
        Order::Resume | Order::Dismiss | Order::ToTitle | Order::LeaveSettings => Event::Back,
        _ => Event::Choose,
    }
}

fn tell_reports(broken: Res<Broken>, mut shown: Local<bool>, mut happenings: MessageWriter<Happening>) {
    let shows = broken.0.is_some();
    if shows && !*shown {
        happenings.write(Happening::of(Event::Error));
    }
    *shown = shows;
}

/// Every so many letters of a line that is spelled there is a tick.
fn tell_letters(
    spelled: Res<Spelled>,
    desk: Res<Desk>,
    mut told: Local<usize>,
    mut happenings: MessageWriter<Happening>,
) {
    let now = spelled.0 / desk.cues.letters.max(1);
    if now > *told {
        happenings.write(Happening::of(Event::Type));
    }
    *told = now;
}

/// The card of a level comes only at its beginning.
fn tell_level(mission: Option<Res<Mission>>, mut happenings: MessageWriter<Happening>) {
    if mission.is_some_and(|mission| mission.attempt_tick <= 5) {
        happenings.write(Happening::of(Event::Card));
    }
}

/// Each line of the score, and the medal when it is stamped. What a press tells at once is one sound.
fn tell_score(counted: Res<Counted>, mut told: Local<Counted>, mut happenings: MessageWriter<Happening>) {
    let now = *counted;
    if now.lines > told.lines && now.medal.is_none() {
        happenings.write(Happening::of(Event::Count));
    }
    if told.medal.is_none() && now.medal.is_some_and(|medal| medal != Medal::None) {
        happenings.write(Happening::of(Event::Medal));
    }
    *told = now;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_back_sounds_otherwise_than_going_on() {
        assert_eq!(event_of(&Order::Resume), Event::Back);
        assert_eq!(event_of(&Order::Restart), Event::Choose);
        assert_eq!(event_of(&Order::PlayFirst), Event::Choose);
    }
}
