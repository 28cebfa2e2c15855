//! From folders to packs: each is read on top of the game's definitions and of those packs that it requires.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    PACK_FILE, Pack,
    data::{DATA_FILES, extend},
    levels::levels,
    manifest::{self, Manifest},
    tree::Tree,
};
use crate::{
    content::{
        codes,
        diagnostic::{Diagnostic, Report, Severity, Sink, Span},
        library::Library,
        loader::text_of,
        source::Source,
        strings::LANGUAGES,
        suggest,
        syntax::{self, At, Node},
    },
    disk,
};

/// A folder that is meant to be a pack.
struct Draft {
    id: String,
    folder: PathBuf,
    tree: Arc<Tree>,
    manifest: io::Result<Vec<u8>>,
    /// Ids of other packs, as far as they can be read.
    requires: Vec<String>,
}

/// Opens the packs in those folders, each of which may also be a pack itself.
pub fn open(game: &Library, places: &[PathBuf]) -> Vec<Pack> {
    let drafts: Vec<Draft> = folders(places).into_iter().map(|folder| draft(&folder)).collect();
    (0..drafts.len()).map(|index| finish(game, &drafts, index)).collect()
}

/// The folders of packs in those places, each once.
fn folders(places: &[PathBuf]) -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for place in places {
        let mut inside = if super::is_pack(place) { vec![place.clone()] } else { subfolders(place) };
        inside.retain(|folder| disk::canonical(folder).is_some_and(|path| seen.insert(path)));
        found.append(&mut inside);
    }
    found
}

fn subfolders(place: &Path) -> Vec<PathBuf> {
    let entries = disk::entries(place, usize::MAX).into_iter();
    let visible = entries.filter(|entry| !entry.name.starts_with('.') && entry.kind != disk::Kind::File);
    visible.map(|entry| place.join(entry.name)).filter(|path| disk::is_folder(path)).collect()
}

fn draft(folder: &Path) -> Draft {
    let name = disk::canonical(folder).and_then(|path| path.file_name().map(|name| name.to_owned()));
    let tree = Tree::walk(folder);
    let manifest = tree.read(PACK_FILE);
    let text = manifest.as_ref().map_or("".into(), |bytes| String::from_utf8_lossy(bytes));
    let quiet = Sink::default();
    let node = syntax::parse(0, &text, &quiet);
    let requires = node.field("requires").map_or(Vec::new(), |list| match &list.kind {
        syntax::Kind::List(items) => items.iter().filter_map(Node::as_text).collect(),
        _ => Vec::new(),
    });
    Draft {
        id: name.unwrap_or_default().to_string_lossy().into_owned(),
        folder: folder.to_owned(),
        tree: Arc::new(tree),
        manifest,
        requires,
    }
}

/// Ids of all packs on which that one builds, each after those on which it builds itself. In a circle its own is there.
fn needed<'d>(drafts: &'d [Draft], id: &str, seen: &mut BTreeSet<&'d str>, found: &mut Vec<&'d str>) {
    let Some(draft) = drafts.iter().find(|draft| draft.id == id) else { return };
    for other in draft.requires.iter().filter(|other| drafts.iter().any(|draft| draft.id == **other)) {
        if seen.insert(other) {
            needed(drafts, other, seen, found);
            found.push(other);
        }
    }
}

/// The game's definitions, and those of the packs that `draft` requires, whose own reports tell what is wrong in them.
fn base(game: &Library, draft: &Draft, drafts: &[Draft], ids: &[&str]) -> Library {
    let mut library = game.clone();
    for id in ids.iter().filter(|id| **id != draft.id) {
        if let Some(other) = drafts.iter().find(|other| other.id == **id) {
            extend(&mut library, &other.id, &other.tree, &Sink::default());
        }
    }
    library
}

fn finish(game: &Library, drafts: &[Draft], index: usize) -> Pack {
    let draft = &drafts[index];
    let sink = Sink::default();
    let mut ids = Vec::new();
    needed(drafts, &draft.id, &mut BTreeSet::new(), &mut ids);
    let mut library = base(game, draft, drafts, &ids);
    tell_troubles(draft, &mut library, &sink);
    let twin = drafts[..index].iter().find(|other| other.id == draft.id);
    if let Some(twin) = twin {
        tell_twin(draft, twin, &mut library, &sink);
    }
    let manifest = read_manifest(draft, drafts, &ids, &mut library, &sink);
    let art = extend(&mut library, &draft.id, &draft.tree, &sink);
    if let Some((file, text)) = library.files().find(&draft.tree.name(PACK_FILE)) {
        manifest::messages(&library, &syntax::parse(file, text, &Sink::default()), &sink);
    }
    let levels = levels(&draft.id, &draft.tree, &manifest, &sink);
    tell_unread(draft, &mut library, &sink);
    let report = Report::new(library.files().clone(), sink.take());
    Pack {
        id: draft.id.clone(),
        title: manifest.title.unwrap_or_else(|| draft.id.clone()),
        version: manifest.version,
        authors: manifest.authors,
        description: manifest.description,
        folder: draft.folder.clone(),
        // The first of two has the levels; the second is listed with its report alone.
        levels: if twin.is_some() { Vec::new() } else { levels },
        usable: !report.has_errors(),
        report: (!report.is_clean()).then_some(report),
        tree: Arc::clone(&draft.tree),
        library: Arc::new(library),
        index: Arc::new(art),
    }
}

/// The beginning of a file that is not looked into, for reports to point at.
fn place(draft: &Draft, path: &str, library: &mut Library) -> Span {
    let file = library.files.add(draft.tree.name(path).trim_end_matches('/'), "");
    Span { file, start: 0, end: 0 }
}

fn tell_troubles(draft: &Draft, library: &mut Library, sink: &Sink) {
    for trouble in &draft.tree.troubles {
        let span = place(draft, &trouble.path, library);
        sink.push(Diagnostic::new(trouble.code, span, trouble.message.clone()));
    }
}

fn tell_twin(draft: &Draft, twin: &Draft, library: &mut Library, sink: &Sink) {
    let span = place(draft, PACK_FILE, library);
    let message = format!("there are two packs `{}`; the other lies in {}", draft.id, twin.folder.display());
    let help = "take one of them away, or give it another id".to_owned();
    sink.push(Diagnostic::new(codes::DUPLICATE_PACK, span, message).help(help));
}

fn read_manifest(
    draft: &Draft,
    drafts: &[Draft],
    ids: &[&str],
    library: &mut Library,
    sink: &Sink,
) -> Manifest {
    if !draft.tree.has(PACK_FILE) {
        let span = place(draft, PACK_FILE, library);
        let message = format!("the folder `{}` has no {PACK_FILE}", draft.id);
        let help = "every folder in a folder of packs is one; `red-heat new-pack` makes a new one".to_owned();
        sink.push(Diagnostic::new(codes::NO_PACK_FILE, span, message).help(help));
        return Manifest::default();
    }
    let bytes = match &draft.manifest {
        Ok(bytes) => Ok(bytes.clone()),
        Err(error) => Err(error.kind().into()),
    };
    let Some((file, text)) = text_of(&draft.tree.name(PACK_FILE), bytes, &mut library.files, sink) else {
        return Manifest::default();
    };
    let node = syntax::parse(file, &text, sink);
    let manifest = manifest::read(&node, &draft.id, sink);
    let circle = ids.contains(&draft.id.as_str());
    for required in &manifest.requires {
        tell_required(required, draft, drafts, library, sink);
    }
    if let Some(first) = manifest.requires.first().filter(|_| circle) {
        let message = format!("`{}` requires itself, by way of others or at once", draft.id);
        sink.push(Diagnostic::new(codes::PACK_CIRCLE, first.span, message).label("leads back here"));
    }
    manifest
}

fn tell_required(required: &At<String>, draft: &Draft, drafts: &[Draft], library: &Library, sink: &Sink) {
    let known = drafts.iter().map(|other| other.id.as_str()).filter(|id| *id != draft.id);
    match drafts.iter().find(|other| other.id == required.value) {
        None => sink.push(
            Diagnostic::new(
                codes::PACK_MISSING,
                required.span,
                format!("there is no pack `{}`", required.value),
            )
            .label("not there")
            .help(suggest::did_you_mean(required, known)),
        ),
        Some(other) if other.id != draft.id => {
            let quiet = Sink::default();
            let mut alone = library.clone();
            extend(&mut alone, &other.id, &other.tree, &quiet);
            // What it shares with this library it has defined twice now; only what is not that is its own mistake.
            let wrong = quiet
                .take()
                .into_iter()
                .any(|report| report.severity() == Severity::Error && report.code != codes::DUPLICATE_ID);
            if wrong {
                let message = format!("the pack `{}` has mistakes of its own", required.value);
                sink.push(
                    Diagnostic::new(codes::PACK_MISSING, required.span, message)
                        .label("cannot be used")
                        .help(format!("`red-heat check {}` tells them", other.folder.display())),
                );
            }
        }
        Some(_) => {}
    }
}

/// Files in the places of data and texts that are none of those that are read there.
fn tell_unread(draft: &Draft, library: &mut Library, sink: &Sink) {
    let paths: Vec<String> = draft.tree.paths().map(str::to_owned).collect();
    for path in paths {
        let (folder, name) = path.split_once('/').unwrap_or(("", &path));
        let expected = match folder {
            "data" if !DATA_FILES.iter().any(|file| name == format!("{file}.ron")) => {
                let files: Vec<String> = DATA_FILES.iter().map(|file| format!("{file}.ron")).collect();
                suggest::one_of(&files.iter().map(String::as_str).collect::<Vec<_>>())
            }
            "strings" if !LANGUAGES.iter().any(|lang| is_text_of(name, lang)) => {
                let folders: Vec<String> = LANGUAGES.iter().map(|lang| format!("strings/{lang}/")).collect();
                format!("files ending in .ftl, in {}", folders.join(" and "))
            }
            _ => continue,
        };
        let span = place(draft, &path, library);
        let message = format!("the game does not read `{path}`");
        sink.push(Diagnostic::new(codes::UNREAD_FILE, span, message).expected(expected));
    }
}

fn is_text_of(name: &str, lang: &str) -> bool {
    let rest = name.strip_prefix(lang).and_then(|rest| rest.strip_prefix('/'));
    rest.is_some_and(|file| file.ends_with(".ftl") && !file.contains('/'))
}
