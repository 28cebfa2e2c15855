//! Notes each victory as it comes.

use bevy::prelude::*;

use super::{FILE, FORM, LastWin, Progress, Win, form};
use crate::{
    app::{
        flow::Current,
        notices::{Notice, Notices},
        shelf::Shelf,
    },
    input::devices::Devices,
    sim::{
        mission::{Counts, Mission, Phase},
        score::score,
    },
    store::Store,
};

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Progress>().init_resource::<LastWin>();
    app.add_systems(Update, note_victory.before(crate::app::flow::FlowSystems));
}

/// Notes a victory as soon as it is one, so that nobody can leave too early; not one of the bot's, nor of a file that
/// is being worked on.
fn note_victory(
    mission: Option<Res<Mission>>,
    counts: Option<Res<Counts>>,
    (current, shelf): (Res<Current>, Res<Shelf>),
    devices: Res<Devices>,
    mut noted: Local<bool>,
    mut progress: ResMut<Progress>,
    mut last: ResMut<LastWin>,
    store: Option<ResMut<Store>>,
    mut notices: ResMut<Notices>,
) {
    let Some(mission) = mission.filter(|mission| mission.phase == Phase::Won) else {
        *noted = false;
        return;
    };
    if std::mem::replace(&mut *noted, true) {
        return;
    }
    let tally = counts.map(|counts| counts.0.clone()).unwrap_or_default();
    let score = score(&mission, &tally);
    let win = Win {
        level: mission.setup.level.id.clone(),
        difficulty: mission.setup.difficulty.clone(),
        score: score.total,
        ticks: mission.attempt_tick,
        medal: score.medal,
    };
    let counts = devices.pilot.is_none() && current.0.as_ref() == Some(&win.level);
    let before = progress.mark(&win.level, &win.difficulty).cloned();
    let records = if counts { progress.note_win(&win) } else { Vec::new() };
    if counts {
        progress.note_run(&win, &shelf.levels);
    }
    *last = LastWin { win: Some(win), before, records };
    if let Some(mut store) = store.filter(|_| counts) {
        notices.add(store.write(FILE, FORM, &form::written(&progress)).map(Notice::from));
    }
}
