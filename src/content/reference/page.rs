//! The reference as Markdown.

use std::fmt::Write;

use super::{
    PARTS, Part,
    source::{Default, Field, Shape, Word, parts},
};
use crate::content::check::ranges::{LEVEL_WORDS, Range};

const HEAD: &str = "\
# Reference

All that files may say. This page is made from the types that read them, by `red-heat reference`; change those, and a
test asks for the page anew. What to do with all this is in [levels.md](levels.md) and [modding.md](modding.md).

Ids are `\"pack/name\"`; without a slash `core/` is meant. Times in levels are seconds, in data ticks of 1/60 s; lengths
are metres, places in maps tiles of 2/3 m, angles degrees. A field without a default must be there. Where a word has
one value, or fields of which only the first is given, the field's name may be left out: `Marker(\"door\")`.

Besides the types below there are two sorts of data without fields: `data/colors.ron` maps names of light to
`\"rrggbb\"`, and `data/legends.ron` maps ids to sets of glyphs, each a map from characters to [Glyph](#glyph).
";

/// The whole page.
pub fn write() -> String {
    let shapes = super::shapes();
    let mut page = String::from(HEAD);
    for part in PARTS {
        let _ = write!(page, "\n## {}\n\n{}\n", part.title, part.about);
        for name in part.types {
            if let Some(shape) = shapes.iter().find(|shape| shape.name == *name) {
                write_shape(&mut page, shape, part, &shapes);
            }
        }
    }
    page
}

fn write_shape(page: &mut String, shape: &Shape, part: &Part, shapes: &[Shape]) {
    let _ = write!(page, "\n### {}\n\n{}\n\n", shape.word, shape.doc);
    if shape.words.is_empty() {
        page.push_str("| Field | Value | Default | What |\n|---|---|---|---|\n");
        for field in &shape.fields {
            write_field(page, field, "", part, shapes);
        }
        return;
    }
    let with_fields = shape.words.iter().any(|word| !word.fields.is_empty());
    page.push_str(if with_fields {
        "| Word | Value | Default | What |\n|---|---|---|---|\n"
    } else {
        "| Word | What |\n|---|---|\n"
    });
    for word in &shape.words {
        write_word(page, word, with_fields, shapes);
        for field in &word.fields {
            write_field(page, field, &format!("{}, ", word.name), part, shapes);
        }
    }
}

fn write_field(page: &mut String, field: &Field, before: &str, part: &Part, shapes: &[Shape]) {
    let range = (part.ranges)().iter().find(|(name, ..)| *name == field.name);
    let range = range.filter(|_| is_number(&field.kind)).map_or(String::new(), in_words);
    let _ = writeln!(
        page,
        "| {before}`{}` | {}{range} | {} | {} |",
        field.name,
        kind(&field.kind, shapes),
        default(field, shapes),
        cell(&field.doc)
    );
}

fn write_word(page: &mut String, word: &Word, with_fields: bool, shapes: &[Shape]) {
    let values: Vec<String> = word.values.iter().map(|value| kind(value, shapes)).collect();
    let range = LEVEL_WORDS.iter().find(|(name, ..)| *name == word.name);
    let range =
        range.filter(|_| word.values.iter().any(|value| is_number(value))).map_or(String::new(), in_words);
    let form = match (values.as_slice(), word.fields.is_empty()) {
        ([], true) => format!("`{}`", word.name),
        ([], false) => format!("`{}(…)`", word.name),
        (values, _) => format!("`{}`( {} )", word.name, values.join(", ")),
    };
    let also = word.alias.as_ref().map_or(String::new(), |alias| format!(" Also written `{alias}`."));
    let usual = if word.default { " Holds where nothing is said." } else { "" };
    let middle = if with_fields { "| | |" } else { "|" };
    let _ = writeln!(page, "| {form}{range} {middle} {}{also}{usual} |", cell(&word.doc));
}

fn in_words(&(_, least, most): &Range) -> String {
    format!(", {least} to {most}")
}

/// A text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// The type within wrappers that say nothing to those who write files.
fn inner(kind: &str) -> &str {
    for wrapper in ["Tried<", "Needed<", "At<", "Box<", "Option<", "Arc<"] {
        if let Some(bare) = kind.strip_prefix(wrapper).and_then(|rest| rest.strip_suffix('>')) {
            return inner(bare);
        }
    }
    kind.rsplit("::").next().unwrap_or(kind)
}

fn is_number(kind: &str) -> bool {
    let kind = inner(kind);
    let in_brackets = kind.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    match in_brackets {
        Some(values) => parts(values).iter().all(|value| is_number(value)),
        None => matches!(kind, "f32" | "u32" | "usize" | "Footprint"),
    }
}

/// A type in the words of those who write files.
fn kind(rust: &str, shapes: &[Shape]) -> String {
    let bare = inner(rust);
    let within = |name: &str| bare.strip_prefix(name).and_then(|rest| rest.strip_suffix('>'));
    if let Some(item) = within("Vec<") {
        return format!("list `[…]` of {}", kind(item, shapes));
    }
    if let Some(both) = within("Entries<").or(within("BTreeMap<")) {
        let both: Vec<String> = parts(both).iter().map(|part| kind(part, shapes)).collect();
        return format!("map `{{…}}` of {}", both.join(" to "));
    }
    if let Some(values) = bare.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        let values: Vec<String> = parts(values).iter().map(|value| kind(value, shapes)).collect();
        return format!("`(…)` of {}", values.join(" and "));
    }
    match bare {
        "String" => "text".into(),
        "char" => "character".into(),
        "f32" => "number".into(),
        "u32" | "usize" => "whole number".into(),
        "bool" => "`true` or `false`".into(),
        name => match shapes.iter().find(|shape| shape.name == name) {
            Some(shape) => format!("[{0}](#{1})", shape.word, shape.word.to_lowercase()),
            None => format!("`{name}`"),
        },
    }
}

fn default(field: &Field, shapes: &[Shape]) -> String {
    match &field.default {
        Default::Needed => String::new(),
        Default::Value(value) if value.is_empty() => "as in the game".into(),
        Default::Value(value) => format!("`{value}`"),
        Default::Plain => match inner(&field.kind) {
            _ if field.kind.starts_with("Option<") => "none".into(),
            "f32" | "u32" | "usize" => "`0`".into(),
            "bool" => "`false`".into(),
            name => {
                let shape = shapes.iter().find(|shape| shape.name == name);
                let word = shape.and_then(|shape| shape.words.iter().find(|word| word.default));
                word.map_or("none".into(), |word| format!("`{}`", word.name))
            }
        },
    }
}
