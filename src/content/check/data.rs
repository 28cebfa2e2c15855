//! Checks of the data files: ids, ranges, and what definitions name.
//!
//! The definitions are plain structs without places, so these checks walk the tree they were read from.

use std::collections::BTreeMap;

use super::{medals, ranges};
use crate::content::{
    codes, color,
    diagnostic::{Diagnostic, Sink},
    names::{Names, Sort},
    raw::RawGlyph,
    strings::Messages,
    syntax::{At, Kind, Node},
};

/// Adds the keys of a file's map to the names in scope. What an `owner` other than the game defines begins with that
/// owner's name, so that nobody changes what belongs to another.
pub fn define(names: &mut Names, sort: Sort, owner: Option<&str>, node: &Node<'_>, sink: &Sink) {
    let Kind::Map(entries) = &node.kind else { return };
    for (key, _) in entries {
        let Some(name) = key.as_text() else { continue };
        let prefixed = owner.is_some() || !matches!(sort, Sort::Difficulty | Sort::Color);
        if !is_id(&name, prefixed) {
            let form = if prefixed { "\"prefix/name\"" } else { "\"name\"" };
            sink.push(
                Diagnostic::new(codes::BAD_ID, key.span, format!("`{name}` is no id for a {}", sort.noun()))
                    .label("not well formed")
                    .expected(format!("{form} of lower-case letters, digits, `_` and `-`")),
            );
        } else if let Some(owner) = owner.filter(|owner| name.split('/').next() != Some(owner)) {
            tell_foreign(names, sort, owner, &name, key, sink);
            // In scope all the same: whoever names it makes no second mistake.
            names.add(sort, name, key.span);
            continue;
        }
        match names.add(sort, name.clone(), key.span) {
            // Twice in one map is told where the map is read.
            Some(first) if first.file != key.span.file => {
                super::tell_twice(first, key.span, sort.noun(), &name, sink);
            }
            _ => {}
        }
    }
}

fn tell_foreign(names: &Names, sort: Sort, owner: &str, name: &str, key: &Node<'_>, sink: &Sink) {
    let last = name.rsplit('/').next().unwrap_or_default();
    let own = format!("{owner}/{last}");
    let message = format!("`{name}` does not belong to `{owner}`, so it cannot be defined here");
    sink.push(
        Diagnostic::new(codes::FOREIGN_ID, key.span, message)
            .label("another's name")
            .expected(format!("an id that begins with `{owner}/`"))
            .help(format!("define `{own}` and name that; what others define stays as it is"))
            .related(names.place(sort, name), "it is defined here"),
    );
}

/// Whether the text is an id: `prefix/name`, or only `name`.
pub fn is_id(text: &str, prefixed: bool) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    parts.len() == if prefixed { 2 } else { 1 } && parts.iter().all(|p| !p.is_empty() && p.chars().all(fits))
}

/// Numbers of a map of definitions.
pub fn ranges(node: &Node<'_>, sort: Sort, sink: &Sink) {
    ranges::check(node, ranges::of(sort), sink);
}

/// Numbers of the rules.
pub fn rule_ranges(node: &Node<'_>, sink: &Sink) {
    ranges::check(node, ranges::RULES, sink);
    medals::check(node, sink);
}

/// Numbers of driving.
pub fn driving_ranges(node: &Node<'_>, sink: &Sink) {
    ranges::check(node, ranges::DRIVING, sink);
}

/// What definitions name: other definitions, by the names of their fields.
pub fn links(names: &Names, node: &Node<'_>, sink: &Sink) {
    node.each_field(&mut |field, value| {
        let sort = match field.text {
            "moveset" => Sort::Moveset,
            "brain" => Sort::Brain,
            "driver" => Sort::DriverKind,
            "north" | "south" | "east" | "west" | "empty" => Sort::Prop,
            "becomes" | "keeps" | "pick_up" | "leaves" | "carries" | "holster" | "item" => Sort::Item,
            "color" => return hex(value, sink),
            "sounds" => return sounds(names, value, sink),
            _ => return,
        };
        find(names, sort, value, sink);
    });
}

/// Looks for what a field names: one name, several, or perhaps one.
fn find(names: &Names, sort: Sort, value: &Node<'_>, sink: &Sink) {
    let one = |value: &Node<'_>| {
        if let Some(text) = value.as_text() {
            names.find(sort, &At { span: value.span, value: text }, sink);
        }
    };
    match &value.kind {
        Kind::List(items) => items.iter().for_each(one),
        Kind::Group(Some(some), members) if some.text == "Some" => members.iter().for_each(|m| one(&m.value)),
        _ => one(value),
    }
}

/// The sounds that a vehicle names. Where none is known (a game without its sounds), none can be called wrong.
fn sounds(names: &Names, node: &Node<'_>, sink: &Sink) {
    let Kind::Group(_, members) = &node.kind else { return };
    if names.of(Sort::Sound).next().is_none() {
        return;
    }
    for member in members {
        let repeated = member.name.is_some_and(|name| matches!(name.text, "engine" | "tyres" | "siren"));
        find(names, if repeated { Sort::Loop } else { Sort::Sound }, &member.value, sink);
    }
}

fn hex(value: &Node<'_>, sink: &Sink) {
    let Some(text) = value.as_text().filter(|text| color::parse(text).is_none()) else { return };
    sink.push(
        Diagnostic::new(codes::UNKNOWN_COLOR, value.span, format!("`{text}` is no colour"))
            .label("not a colour")
            .expected("six hexadecimal digits, as in \"ffd9a0\""),
    );
}

/// The messages that definitions show: their names, and what partners say.
pub fn messages(messages: &Messages, node: &Node<'_>, sink: &Sink) {
    let tell = |value: &Node<'_>| {
        if let Some(text) = value.as_text() {
            messages.tell_missing(&At { span: value.span, value: text }, sink);
        }
    };
    node.each_field(&mut |field, value| match (field.text, &value.kind) {
        ("name", _) => tell(value),
        ("barks", Kind::Map(occasions)) => {
            let lists = occasions.iter().filter_map(|(_, lines)| match &lines.kind {
                Kind::List(lines) => Some(lines),
                _ => None,
            });
            lists.flatten().for_each(tell);
        }
        _ => {}
    });
}

/// The glyphs of shared legends.
pub fn legends(names: &Names, legends: &BTreeMap<String, Vec<(At<char>, RawGlyph)>>, sink: &Sink) {
    for (glyph, thing) in legends.values().flatten() {
        super::glyphs::character(glyph, sink);
        super::glyphs::ids(names, thing, sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{diagnostic::Span, syntax};

    /// What is told of the sounds of a vehicle, in a game that has a horn and an engine.
    fn told(sounds: &str) -> Vec<String> {
        let mut names = Names::default();
        let span = Span { file: 0, start: 0, end: 0 };
        names.add(Sort::Sound, "horn", span);
        names.add(Sort::Loop, "engine_loop", span);
        let sink = Sink::default();
        let text = format!("{{ \"town/car\": (engine: 5.0, sounds: ({sounds})) }}");
        links(&names, &syntax::parse(0, &text, &sink), &sink);
        sink.take().into_iter().map(|diagnostic| diagnostic.message).collect()
    }

    #[test]
    fn a_vehicle_names_sounds_that_end_where_they_end_and_loops_where_they_go_on() {
        assert_eq!(told(r#"engine: ["engine_loop"], horn: Some("horn"), door: None, gears: 3"#), [""; 0]);
        assert_eq!(told(r#"horn: Some("hron")"#).len(), 1);
        assert_eq!(told(r#"horn: Some("engine_loop")"#).len(), 1, "it would never end");
        assert_eq!(told(r#"engine: ["horn", "engine_loop"]"#).len(), 1, "it would end");
    }
}
