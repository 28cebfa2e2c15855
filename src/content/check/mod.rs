//! From files as they are written to definitions that the game can trust, with a report for everything that is wrong.
//!
//! Each file here looks at one side of a level. All of them go on after a mistake, and none of them tells a mistake
//! that only follows from another.

mod campaign;
pub(super) mod data;
mod floor;
mod glyphs;
mod ground;
pub(super) mod medals;
mod own;
mod places;
pub(super) mod puzzles;
pub(super) mod ranges;
mod reach;
mod roads;
mod rules;
mod scenes;
mod scope;
mod whole;

use std::{cell::OnceCell, collections::BTreeMap, sync::Arc};

pub(super) use campaign::campaign;

use floor::Maps;

use super::{
    catalog::Catalog,
    codes, color,
    diagnostic::{Diagnostic, Sink, Span},
    driving::Scale,
    level::{Floor, Level, Placement, Thing, Weather},
    library::Library,
    names::{Names, Sort},
    raw::{RawLevel, RawWeather},
    roads::Roads,
    score::{ScoreChange, ScoreRules},
    syntax::{self, At, Node, Tried},
};

/// The one version of the format that there is.
const FORMAT: u32 = 1;

/// The fields that every level must have, and those whose names are near to theirs.
const LEVEL_FIELDS: &[&str] =
    &["format", "id", "title", "floors", "flags", "objectives", "par_secs", "glyphs", "zones", "lights"];

/// Ticks in a second.
pub(super) const TICKS_A_SECOND: f32 = 60.0;

/// Seconds as ticks, at least 0.
fn ticks(secs: f32) -> u32 {
    // The ranges are checked elsewhere; the cast itself clamps what is out of them.
    (secs * TICKS_A_SECOND).round() as u32
}

/// What all checks of one level look at.
struct Check<'a> {
    library: &'a Library,
    /// Names of the catalogue and of the level.
    names: Names,
    node: &'a Node<'a>,
    sink: &'a Sink,
    /// The streets, once they have been read.
    roads: OnceCell<Arc<Roads>>,
}

/// Checks a level; with it comes the catalogue of all that it may name, its own definitions included. None where it
/// cannot be used; why, has been reported then.
pub(super) fn level(
    library: &Library,
    node: &Node<'_>,
    hash: u64,
    sink: &Sink,
) -> Option<(Level, Arc<Catalog>)> {
    let mut raw: RawLevel = syntax::read(node, sink)?;
    let own = own::library(library, &mut raw, node, sink);
    let library = own.as_ref().unwrap_or(library);
    let names = scope::names(library, node, sink);
    match &own {
        Some(_) => ranges::check(&own::without_definitions(node), ranges::LEVEL, sink),
        None => ranges::check(node, ranges::LEVEL, sink),
    }
    medals::check(node, sink);
    let check = Check { library, names, node, sink, roads: OnceCell::new() };
    Some((check.level(raw, hash)?, Arc::clone(&library.catalog)))
}

impl Check<'_> {
    fn level(&self, raw: RawLevel, hash: u64) -> Option<Level> {
        format(self.node, LEVEL_FIELDS, raw.format, self.sink);
        let id = self.need("id", raw.id);
        let title = self.need("title", raw.title).and_then(|title| self.message(&title));
        let par = self.need("par_secs", raw.par_secs);
        let errors = self.sink.errors();
        let roads = self.roads(raw.roads).map(Arc::new);
        if let Some(roads) = &roads {
            self.roads.set(roads.clone()).ok();
        }
        let scale = raw.scale.found().unwrap_or_default();
        let glyphs = self.glyphs(raw.legends, raw.glyphs);
        let maps = self.floors(raw.floors, raw.things, &glyphs);
        self.tell_scale(scale, roads.as_deref(), &maps);
        if self.sink.errors() == errors {
            self.tell_map(&maps, roads.as_deref());
        }
        let zones = self.zones(raw.zones, &maps.floors);
        let lights = self.lights(raw.lights, &maps.floors);
        let objectives = self.objectives(raw.objectives);
        let triggers = self.triggers(raw.triggers);
        let scenes = self.scenes(raw.scenes);
        let ambient = raw.ambient.found();
        let ambient =
            ambient.and_then(|text| color::find(&self.names, &self.library.colors, &text, self.sink));
        let player = raw.player.found();
        let player = player.and_then(|kind| self.names.find(Sort::Actor, &kind, self.sink));
        let second = raw.second.found();
        let second = second.and_then(|kind| self.names.find(Sort::Actor, &kind, self.sink));
        let score = self.score(raw.score, raw.medals);
        self.tell_unused_names();
        let level = Level {
            id: self.level_id(id?)?,
            title: title?,
            briefing: raw.briefing.found().and_then(|key| self.message(&key)),
            player: player.unwrap_or_else(|| self.library.player.clone()),
            second: second.or_else(|| self.library.second.clone()),
            floors: maps.floors.clone(),
            roads,
            scale,
            zones,
            flags: raw.flags.found().unwrap_or_default().into_iter().map(|flag| flag.value).collect(),
            objectives,
            triggers,
            scenes,
            lights,
            ambient: ambient.unwrap_or(self.library.ambient),
            weather: raw.weather.found().map(|RawWeather::Snow(density)| Weather::Snow(density)),
            music: raw.music.found().map(|music| music.value),
            scored: raw.scored.found().unwrap_or(true),
            par_ticks: ticks(par?.value),
            score,
            hash,
        };
        let level = self.with_driving_hash(level);
        self.whole(&level, &maps);
        Some(level)
    }

    /// A level that drives depends on what it drives with.
    fn with_driving_hash(&self, level: Level) -> Level {
        let drives = level.roads.is_some()
            || placements(&level.floors).any(|placed| matches!(placed.thing, Thing::Vehicle { .. }));
        let driving = if drives { self.library.catalog.driving_hash } else { 0 };
        Level { hash: level.hash ^ driving.rotate_left(17), ..level }
    }

    /// Streets that are missing, and maps that do not go together with streets.
    fn tell_scale(&self, scale: Scale, roads: Option<&Roads>, maps: &Maps) {
        if scale == Scale::Drive && roads.is_none() && self.node.field("roads").is_none() {
            let span = self.node.field("scale").map_or(self.node.head(), Node::head);
            self.report(
                Diagnostic::new(codes::NO_ROADS, span, "there is nothing to drive on")
                    .label("no `roads`")
                    .help("add `roads: (nodes: {…}, streets: {…})`".to_owned()),
            );
        }
        if scale == Scale::Drive && roads.is_some() && !maps.floors.is_empty() {
            let span = self.node.field("floors").map_or(self.node.head(), Node::head);
            self.report(
                Diagnostic::new(
                    codes::MAP_AT_DRIVE,
                    span,
                    "who drives sees streets alone, and no map of tiles",
                )
                .label("would not be drawn")
                .help("leave `floors` out, or show the streets beside them with `scale: Foot`".to_owned()),
            );
        }
        if roads.is_some() && maps.floors.len() > 1 {
            let span = self.node.field("floors").map_or(self.node.head(), Node::head);
            self.report(
                Diagnostic::new(
                    codes::NO_ROADS,
                    span,
                    "floors lie side by side, and streets would lie on them",
                )
                .label("more than one floor")
                .expected("one floor at most where there are `roads`"),
            );
        }
    }

    /// What deeds are worth here; none where it is as everywhere.
    fn score(&self, change: Tried<ScoreChange>, medals: Tried<(u32, u32, u32)>) -> Option<ScoreRules> {
        let (change, medals) = (change.found(), medals.found());
        if change.is_none() && medals.is_none() {
            return None;
        }
        let usual = &self.library.catalog.rules.score;
        let rules = change.unwrap_or_default().on(usual);
        Some(ScoreRules { medals: medals.unwrap_or(usual.medals), ..rules })
    }

    /// What makes sense only where nothing is missing.
    fn whole(&self, level: &Level, maps: &Maps) {
        if self.sink.errors() == 0 {
            self.tell_objectives(level);
            self.tell_dead_triggers(level);
            self.tell_idle_trains(level);
        }
        if self.sink.errors() == 0 {
            self.tell_unreachable(level, maps);
        }
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// The value of a field that must be there.
    fn need<T>(&self, name: &str, tried: Tried<T>) -> Option<T> {
        need(self.node, LEVEL_FIELDS, name, tried, self.sink)
    }

    fn level_id(&self, id: At<String>) -> Option<String> {
        if data::is_id(&id, true) {
            return Some(id.value);
        }
        self.report(
            Diagnostic::new(codes::BAD_ID, id.span, format!("`{}` is no id for a level", id.value))
                .label("not well formed")
                .expected("\"prefix/name\" of lower-case letters, digits, `_` and `-`"),
        );
        None
    }

    /// A message key, looked for in every language.
    fn message(&self, key: &At<String>) -> Option<String> {
        self.library.messages.tell_missing(key, self.sink);
        Some(key.value.clone())
    }

    fn find(&self, sort: Sort, name: &At<String>) -> Option<String> {
        self.names.find(sort, name, self.sink)
    }

    /// As `find`, for a name that may be left out.
    fn find_any(&self, sort: Sort, name: Option<&At<String>>) -> Option<String> {
        name.and_then(|name| self.find(sort, name))
    }
}

/// The value of a field that must be there. One of a name near to it in `fields` is meant to be it, and told as such.
pub(super) fn need<T>(
    node: &Node<'_>,
    fields: &[&str],
    name: &str,
    tried: Tried<T>,
    sink: &Sink,
) -> Option<T> {
    if matches!(tried, Tried::Absent) && !node.misspells(name, fields) {
        let message = format!("the field `{name}` is missing");
        sink.push(Diagnostic::new(codes::MISSING_FIELD, node.head(), message).label("in here"));
    }
    tried.found()
}

/// Tells a format that is not known.
pub(super) fn format(node: &Node<'_>, fields: &[&str], format: Tried<At<u32>>, sink: &Sink) {
    let Some(format) = need(node, fields, "format", format, sink).filter(|format| format.value != FORMAT)
    else {
        return;
    };
    let newer = format.value > FORMAT;
    sink.push(
        Diagnostic::new(codes::UNKNOWN_FORMAT, format.span, format!("format {} is not known", format.value))
            .label("unknown version")
            .expected(format!("`{FORMAT}`"))
            .help(newer.then(|| "the file may be made for a newer version of the game".into())),
    );
}

/// All that stands on the floors.
fn placements(floors: &[Floor]) -> impl Iterator<Item = &Placement> {
    floors.iter().flat_map(|floor| &floor.placements)
}

/// Names that may be given only once, from a list.
fn tell_twice(first: Span, again: Span, what: &str, name: &str, sink: &Sink) {
    sink.push(
        Diagnostic::new(codes::DUPLICATE_ID, again, format!("the {what} `{name}` is there already"))
            .label("given again")
            .related(first, "first given here"),
    );
}

type Map<T> = BTreeMap<String, T>;
