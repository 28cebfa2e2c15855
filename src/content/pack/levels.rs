//! Which levels a pack has, in which order.

use super::{
    LEVELS, PackLevel,
    manifest::Manifest,
    tree::{Tree, leads_out},
};
use crate::content::{
    codes,
    diagnostic::{Diagnostic, Sink},
    source::Source,
    suggest,
    syntax::{self, At, Node},
};

/// The levels in their order.
pub fn levels(id: &str, tree: &Tree, manifest: &Manifest, sink: &Sink) -> Vec<PackLevel> {
    let files: Vec<String> = match &manifest.campaign {
        Some(files) => files.iter().filter_map(|file| listed(tree, file, sink)).collect(),
        None => tree.list(LEVELS).into_iter().filter(|name| name.ends_with(".ron")).collect(),
    };
    files.iter().map(|file| level(id, tree, file)).collect()
}

fn listed(tree: &Tree, file: &At<String>, sink: &Sink) -> Option<String> {
    if leads_out(file) {
        let message = format!("`{}` is no path of a file in `{LEVELS}`", file.value);
        sink.push(
            Diagnostic::new(codes::BAD_PATH, file.span, message)
                .label("leads out of the pack")
                .expected("the name of a file, as in \"01_yard.ron\""),
        );
        return None;
    }
    if tree.has(&format!("{LEVELS}/{}", file.value)) {
        return Some(file.value.clone());
    }
    let names = tree.list(LEVELS);
    let message = format!("there is no file `{}` in the pack's `{LEVELS}`", file.value);
    sink.push(
        Diagnostic::new(codes::UNKNOWN_LEVEL, file.span, message)
            .label("not there")
            .help(suggest::did_you_mean(file, names.iter().map(String::as_str))),
    );
    None
}

fn level(id: &str, tree: &Tree, file: &str) -> PackLevel {
    let path = format!("{LEVELS}/{file}");
    let id = format!("{}/{}", id, file.strip_suffix(".ron").unwrap_or(file));
    let bytes = tree.read(&path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let title = syntax::parse(0, &text, &Sink::default()).field("title").and_then(Node::as_text);
    PackLevel { title: title.unwrap_or_else(|| id.clone()), file: path, id }
}
