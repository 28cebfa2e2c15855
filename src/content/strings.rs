//! Every visible text, by message key and language: Fluent files in `assets/strings/LANG/` and in packs' `strings/LANG/`.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::{
    ast::Entry,
    parser::{self, ParserError},
    serializer,
};
use unic_langid::LanguageIdentifier;

use super::{
    codes,
    diagnostic::{Diagnostic, Files, Sink, Span},
    loader::text_of,
    pack::Pack,
    source::{Folder, Source},
    suggest,
    syntax::At,
};

/// The languages that ship with the game; the first is what the others fall back on.
pub const LANGUAGES: [&str; 2] = ["en", "ru"];

const FOLDER: &str = "assets/strings";

/// The same in a pack.
const PACK_FOLDER: &str = "strings";

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
        Self::with_packs(source, &[], lang)
    }

    /// The texts of `lang` in that source and in those packs, none of which can change another's.
    pub fn with_packs(source: &dyn Source, packs: &[Pack], lang: &str) -> Self {
        let fallback = LANGUAGES.first().copied().filter(|first| *first != lang);
        let bundles = [Some(lang), fallback].into_iter().flatten();
        Self { bundles: bundles.filter_map(|lang| bundle(source, packs, lang)).collect() }
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

fn bundle(source: &dyn Source, packs: &[Pack], lang: &str) -> Option<FluentBundle<FluentResource>> {
    let id: LanguageIdentifier = lang.parse().ok()?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The marks would show as boxes in a pixel font, and both languages run left to right.
    bundle.set_use_isolating(false);
    for path in paths(source, FOLDER, lang) {
        if let Some(text) = text(source, &path) {
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
    }
    for pack in packs {
        let source = pack.source();
        for text in paths(source, PACK_FOLDER, lang).iter().filter_map(|path| text(source, path)) {
            let text = own_messages(&text, &pack.id);
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
            // A key that is there already keeps its text, which is told where the pack is checked.
            let _ = bundle.add_resource(resource);
        }
    }
    Some(bundle)
}

fn text(source: &dyn Source, path: &str) -> Option<String> {
    let text = source.read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok())?;
    Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The messages of the text that the pack may define.
fn own_messages(text: &str, pack: &str) -> String {
    let mut resource = parser::parse(text).unwrap_or_else(|(resource, _)| resource);
    resource.body.retain(|entry| match entry {
        Entry::Message(message) => is_own(message.id.name, pack),
        Entry::Term(term) => is_own(term.id.name, pack),
        _ => false,
    });
    serializer::serialize(&resource)
}

fn paths(source: &dyn Source, folder: &str, lang: &str) -> Vec<String> {
    let folder = format!("{folder}/{lang}");
    let names = source.list(&folder).into_iter().filter(|name| name.ends_with(".ftl"));
    names.map(|name| format!("{folder}/{name}")).collect()
}

/// The message keys of every language.
#[derive(Clone, Debug, Default)]
pub(super) struct Messages {
    keys: BTreeMap<&'static str, BTreeSet<String>>,
    /// Folders in which a missing one would belong, the innermost pack's; none: the game's own.
    folder: Option<String>,
}

impl Messages {
    /// The keys of the game's own texts; files that are wrong are reported.
    pub fn of_game(source: &dyn Source, files: &mut Files, sink: &Sink) -> Self {
        let mut messages = Self::default();
        for lang in LANGUAGES {
            let known = messages.keys.entry(lang).or_default();
            for path in paths(source, FOLDER, lang) {
                read_keys(&path, source.read(&path), files, sink, &mut |key, _| {
                    known.insert(key.to_owned());
                });
            }
        }
        messages
    }

    /// Adds those of a pack, all of which begin with its id; `name` gives a path the name by which reports call it.
    pub fn add_pack(
        &mut self,
        id: &str,
        source: &dyn Source,
        name: &dyn Fn(&str) -> String,
        files: &mut Files,
        sink: &Sink,
    ) {
        for lang in LANGUAGES {
            let known = self.keys.entry(lang).or_default();
            for path in paths(source, PACK_FOLDER, lang) {
                let bytes = source.read(&path);
                read_keys(&name(&path), bytes, files, sink, &mut |key, span| {
                    if is_own(key, id) {
                        known.insert(key.to_owned());
                    } else {
                        tell_foreign(key, id, span, sink);
                    }
                });
            }
        }
        self.folder = Some(name(PACK_FOLDER));
    }

    /// Tells the languages that do not have the message. In a pack English is enough: what is missing in another
    /// language is shown in English.
    pub fn tell_missing(&self, key: &At<String>, sink: &Sink) {
        let lacks = |(_, keys): &(&&str, &BTreeSet<String>)| !keys.contains(&key.value);
        let missing: Vec<&str> = self.keys.iter().filter(lacks).map(|(lang, _)| *lang).collect();
        if missing.is_empty() {
            return;
        }
        let only_translation = self.folder.is_some() && !missing.contains(&LANGUAGES[0]);
        let code = if only_translation { codes::NO_TRANSLATION } else { codes::NO_MESSAGE };
        let folder = self.folder.as_deref().unwrap_or(FOLDER);
        let folders: Vec<String> = missing.iter().map(|lang| format!("{folder}/{lang}")).collect();
        let known = self.keys.values().flatten().map(String::as_str);
        let near = if only_translation { None } else { suggest::nearest(key, known) };
        let message = format!("the message `{}` is missing in {}", key.value, missing.join(" and "));
        sink.push(
            Diagnostic::new(code, key.span, message)
                .label("no such message")
                .expected(format!("it in a file of {}", folders.join(" and of ")))
                .help(near.map(|near| format!("did you mean `{near}`?"))),
        );
    }
}

/// Whether a pack may define the message: its key begins with the pack's id and a hyphen.
fn is_own(key: &str, pack: &str) -> bool {
    key.strip_prefix(pack).is_some_and(|rest| rest.starts_with('-'))
}

fn tell_foreign(key: &str, pack: &str, span: Span, sink: &Sink) {
    sink.push(
        Diagnostic::new(codes::FOREIGN_MESSAGE, span, format!("the message `{key}` is not the pack's own"))
            .label("another's name")
            .expected(format!("a key that begins with `{pack}-`"))
            .help(format!("call it `{pack}-{key}`")),
    );
}

/// Calls `found` with every message key of a file and its place.
fn read_keys(
    name: &str,
    bytes: std::io::Result<Vec<u8>>,
    files: &mut Files,
    sink: &Sink,
    found: &mut dyn FnMut(&str, Span),
) {
    let Some((file, text)) = text_of(name, bytes, files, sink) else { return };
    let resource = match FluentResource::try_new(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            errors.into_iter().for_each(|error| sink.push(broken(file, &error)));
            resource
        }
    };
    let mut from = 0;
    for entry in resource.entries() {
        let Entry::Message(message) = entry else { continue };
        let key = message.id.name;
        let start = line_with(resource.source(), key, from);
        from = start + key.len();
        found(key, Span { file, start, end: from });
    }
}

/// The byte, from `from` on, where a line begins with that word.
fn line_with(text: &str, word: &str, from: usize) -> usize {
    let tail = text.get(from..).unwrap_or("");
    let mut places = tail.match_indices(word).map(|(at, _)| from + at);
    places.find(|at| *at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n')).unwrap_or(from)
}

fn broken(file: usize, error: &ParserError) -> Diagnostic {
    let span = Span { file, start: error.pos.start, end: error.pos.end };
    Diagnostic::new(codes::BAD_STRINGS, span, format!("this text cannot be read: {}", error.kind))
        .label("here")
}
