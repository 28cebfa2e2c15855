//! Colours as people write them: by name, or as six hexadecimal digits.

use std::collections::BTreeMap;

use super::{
    codes,
    diagnostic::{Diagnostic, Sink},
    names::{Names, Sort},
    syntax::At,
};

/// Red, green, blue in 0 to 1 of `rrggbb`; none where the text is no such thing.
pub fn parse(text: &str) -> Option<[f32; 3]> {
    if text.len() != 6 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let value = u32::from_str_radix(text, 16).ok()?;
    Some([16, 8, 0].map(|shift| ((value >> shift) & 0xff) as f32 / 255.0))
}

/// The named colours; those that are none are reported and left out.
pub(super) fn table(colors: BTreeMap<String, At<String>>, sink: &Sink) -> BTreeMap<String, [f32; 3]> {
    let read = |(name, text): (String, At<String>)| match parse(&text) {
        Some(color) => Some((name, color)),
        None => {
            sink.push(
                Diagnostic::new(codes::UNKNOWN_COLOR, text.span, format!("`{}` is no colour", text.value))
                    .label("not a colour")
                    .expected("six hexadecimal digits, as in \"ffd9a0\""),
            );
            None
        }
    };
    colors.into_iter().filter_map(read).collect()
}

/// The colour that is meant; none after a report.
pub(super) fn find(
    names: &Names,
    colors: &BTreeMap<String, [f32; 3]>,
    text: &At<String>,
    sink: &Sink,
) -> Option<[f32; 3]> {
    if let Some(color) = parse(text) {
        return Some(color);
    }
    let name = names.find(Sort::Color, text, sink)?;
    colors.get(&name).copied()
}
