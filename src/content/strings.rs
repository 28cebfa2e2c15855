//! Every visible text, by message key and language: Fluent files in `assets/strings/LANG/`.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::{ast::Entry, parser::ParserError};
use unic_langid::LanguageIdentifier;

use super::{
    codes,
    diagnostic::{Diagnostic, Files, Sink, Span},
    loader::text_of,
    source::{Folder, Source},
    suggest,
    syntax::At,
};

/// The languages that ship with the game; the first is what the others fall back on.
pub const LANGUAGES: [&str; 2] = ["en", "ru"];

const FOLDER: &str = "assets/strings";

/// The texts of one language, with the first language behind it.
pub struct Strings {
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Strings {
    /// The texts of `lang` ("ru") below the root. What cannot be read is left out: a missing text shows its key.
    pub fn load(root: &Path, lang: &str) -> Self {
        Self::from_source(&Folder::new(root), lang)
    }

    /// The texts of `lang` in that source.
    pub fn from_source(source: &dyn Source, lang: &str) -> Self {
        let fallback = LANGUAGES.first().copied().filter(|first| *first != lang);
        let bundles = [Some(lang), fallback].into_iter().flatten();
        Self { bundles: bundles.filter_map(|lang| bundle(source, lang)).collect() }
    }

    /// The text of that key; the key itself where there is none.
    pub fn get(&self, key: &str) -> String {
        self.text(key, None)
    }

    /// The text of that key with values put in: `get_with("score-time", &[("secs", 12.into())])`.
    pub fn get_with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.text(key, Some(&args))
    }

    fn text(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let found = self.bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            // What is wrong inside a message (a variable without a value) stands in its text in braces.
            Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
        });
        found.unwrap_or_else(|| key.to_owned())
    }
}

fn bundle(source: &dyn Source, lang: &str) -> Option<FluentBundle<FluentResource>> {
    let id: LanguageIdentifier = lang.parse().ok()?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The marks would show as boxes in a pixel font, and both languages run left to right.
    bundle.set_use_isolating(false);
    for path in paths(source, lang) {
        let text = source.read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let Some(text) = text else { continue };
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    Some(bundle)
}

fn paths(source: &dyn Source, lang: &str) -> Vec<String> {
    let folder = format!("{FOLDER}/{lang}");
    let names = source.list(&folder).into_iter().filter(|name| name.ends_with(".ftl"));
    names.map(|name| format!("{folder}/{name}")).collect()
}

/// Message keys by language.
pub(super) type Messages = BTreeMap<&'static str, BTreeSet<String>>;

/// The message keys of every language; files that are wrong are reported.
pub(super) fn keys(source: &dyn Source, files: &mut Files, sink: &Sink) -> Messages {
    let mut keys = Messages::new();
    for lang in LANGUAGES {
        let known = keys.entry(lang).or_default();
        for path in paths(source, lang) {
            let Some((file, text)) = text_of(&path, source.read(&path), files, sink) else { continue };
            let resource = match FluentResource::try_new(text) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    errors.into_iter().for_each(|error| sink.push(broken(file, &error)));
                    resource
                }
            };
            known.extend(resource.entries().filter_map(message_key));
        }
    }
    keys
}

fn message_key(entry: &Entry<&str>) -> Option<String> {
    match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    }
}

fn broken(file: usize, error: &ParserError) -> Diagnostic {
    let span = Span { file, start: error.pos.start, end: error.pos.end };
    Diagnostic::new(codes::BAD_STRINGS, span, format!("this text cannot be read: {}", error.kind))
        .label("here")
}

/// Tells the languages that do not have the message.
pub(super) fn tell_missing(messages: &Messages, key: &At<String>, sink: &Sink) {
    let missing: Vec<&str> =
        messages.iter().filter(|(_, keys)| !keys.contains(&key.value)).map(|(lang, _)| *lang).collect();
    if missing.is_empty() {
        return;
    }
    let folders: Vec<String> = missing.iter().map(|lang| format!("{FOLDER}/{lang}")).collect();
    let known = messages.values().flatten().map(String::as_str);
    let advice = suggest::nearest(key, known).map(|near| format!("did you mean `{near}`?"));
    let message = format!("the message `{}` is missing in {}", key.value, missing.join(" and "));
    sink.push(
        Diagnostic::new(codes::NO_MESSAGE, key.span, message)
            .label("no such message")
            .expected(format!("it in a file of {}", folders.join(" and of ")))
            .help(advice),
    );
}
