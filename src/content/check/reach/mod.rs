//! Whether the level can be completed: go wherever the body fits, take what lies there, open what that opens, let
//! happen what then can happen, until nothing new comes.
//!
//! It is generous where it cannot know (a fight is won, a `Not` holds): what it calls impossible is impossible.

mod drive;
mod grid;
mod walk;

use super::{Check, floor::Maps};
use crate::content::{
    codes,
    diagnostic::Diagnostic,
    level::{Level, Thing, TilePos},
    names::Sort,
    objective::{Goal, Objective},
};
use walk::Walk;

impl Check<'_> {
    /// Tells keys behind their own doors and objectives that cannot be done.
    pub(super) fn tell_unreachable(&self, level: &Level, maps: &Maps) {
        let mut walk = Walk::new(self, level, maps, &[]);
        walk.run();
        let lost = self.lost_keys(level, maps, &walk);
        if !lost.is_empty() {
            // What else cannot be done may only follow from the key: look again with it in hand.
            walk = Walk::new(self, level, maps, &lost);
            walk.run();
        }
        for objective in level.objectives.iter().filter(|objective| !walk.is_done(&objective.id)) {
            let waiting = objective.after.iter().any(|id| !walk.is_done(id));
            if !waiting {
                self.tell_impossible(objective, maps, &walk);
            }
        }
    }

    /// Keys that lie behind doors which only they open.
    fn lost_keys(&self, level: &Level, maps: &Maps, walk: &Walk<'_>) -> Vec<String> {
        let mut lost = Vec::new();
        for (door, key) in walk.closed_locks() {
            if lost.contains(&key) {
                continue;
            }
            let mut with_key = Walk::new(self, level, maps, std::slice::from_ref(&key));
            with_key.run();
            let behind = |at: &TilePos| !walk.takes(*at) && with_key.takes(*at);
            let Some(at) = keys_lying(level, &key).find(behind) else { continue };
            self.report(
                Diagnostic::new(
                    codes::KEY_BEHIND_DOOR,
                    maps.span(at),
                    format!("the key `{key}` lies behind its own door"),
                )
                .label("the key")
                .related(maps.span(door), "the door that it opens")
                .help("put the key where one can get without it".to_owned()),
            );
            lost.push(key);
        }
        lost
    }

    fn tell_impossible(&self, objective: &Objective, maps: &Maps, walk: &Walk<'_>) {
        let why = match &objective.goal {
            Goal::Cleared(tag) | Goal::Arrested(tag) => format!("nobody with the tag `{tag}` can be got at"),
            Goal::Reach(place) => format!("there is no way to `{place}`"),
            Goal::Flag(flag) => format!("nothing that can happen sets the flag `{flag}`"),
            Goal::Have(item) => format!("there is no way to get `{item}`"),
            Goal::Broken(tag) => format!("there is no way to some prop with the tag `{tag}`"),
            Goal::Solve { puzzle, .. } => format!("nothing that can happen opens the puzzle `{puzzle}`"),
            Goal::ReachBy(visit) => format!("there is no way to `{}`", visit.at),
            Goal::Catch { .. } | Goal::Wreck { .. } | Goal::Wear { .. } => return,
            Goal::Never(_) | Goal::Within(_) | Goal::Unhurt(_) | Goal::Arrests(_) => return,
        };
        let span = self.names.place(Sort::Objective, &objective.id);
        let message = format!("the objective `{}` cannot be done", objective.id);
        let mut report = Diagnostic::new(codes::UNREACHABLE, span, message).label(why);
        if let Some(at) = walk.first_unreached(&objective.goal) {
            report = report.related(maps.span(at), "the player cannot get here");
        }
        self.report(report);
    }
}

/// Where items of that kind lie.
fn keys_lying<'l>(level: &'l Level, key: &'l str) -> impl Iterator<Item = TilePos> + 'l {
    let lying = super::placements(&level.floors);
    lying.filter(move |p| matches!(&p.thing, Thing::Item { kind } if kind == key)).map(|p| p.at)
}
