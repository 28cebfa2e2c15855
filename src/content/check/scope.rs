//! The names that a level defines, read from the tree: they are in scope even where what they name is wrong.

use crate::content::{
    diagnostic::{Sink, Span},
    library::Library,
    names::{Names, Sort},
    raw::RawGlyph,
    syntax::{At, Kind, Member, Node, Word},
};

/// The names of the catalogue and of the level.
pub fn names(library: &Library, node: &Node<'_>, sink: &Sink) -> Names {
    let mut names = library.names.clone();
    keys(&mut names, Sort::Floor, node.field("floors"));
    keys(&mut names, Sort::Zone, node.field("zones"));
    keys(&mut names, Sort::Scene, node.field("scenes"));
    ids(&mut names, Sort::Objective, node.field("objectives"), sink);
    ids(&mut names, Sort::Trigger, node.field("triggers"), sink);
    roads(&mut names, node.field("roads"));
    for flag in items(node.field("flags")) {
        let Some(name) = flag.as_text() else { continue };
        if let Some(first) = names.add(Sort::Flag, name.clone(), flag.span) {
            super::tell_twice(first, flag.span, "flag", &name, sink);
        }
    }
    for tag in items(node.field("lights")).iter().filter_map(|light| light.field("tag")) {
        if let Some(name) = tag.as_text() {
            names.add(Sort::Lamp, name, tag.span);
        }
    }
    node.each_group(&mut |name, members| group(&mut names, name, members));
    shared_tags(&mut names, library, node);
    names
}

fn items<'n, 's>(node: Option<&'n Node<'s>>) -> &'n [Node<'s>] {
    match node.map(|node| &node.kind) {
        Some(Kind::List(items)) => items,
        _ => &[],
    }
}

/// The keys of a map. The same one twice is told where the map is read.
fn keys(names: &mut Names, sort: Sort, node: Option<&Node<'_>>) {
    let Some(Kind::Map(entries)) = node.map(|node| &node.kind) else { return };
    for (key, _) in entries {
        if let Some(name) = key.as_text() {
            names.add(sort, name, key.span);
        }
    }
}

/// The ids of a list.
fn ids(names: &mut Names, sort: Sort, node: Option<&Node<'_>>, sink: &Sink) {
    for id in items(node).iter().filter_map(|item| item.field("id")) {
        let Some(name) = id.as_text() else { continue };
        if let Some(first) = names.add(sort, name.clone(), id.span) {
            super::tell_twice(first, id.span, sort.noun(), &name, sink);
        }
    }
}

/// Names of nodes, streets, areas, rails and trains, and tags of vehicles on them.
fn roads(names: &mut Names, node: Option<&Node<'_>>) {
    let Some(node) = node else { return };
    keys(names, Sort::Node, node.field("nodes"));
    // Goals and spawns speak of nodes and areas as of markers.
    keys(names, Sort::Place, node.field("nodes"));
    keys(names, Sort::Place, node.field("areas"));
    keys(names, Sort::Street, node.field("streets"));
    keys(names, Sort::Rail, node.field("rails"));
    keys(names, Sort::Train, node.field("trains"));
    for vehicle in items(node.field("vehicles")) {
        placed_vehicle(names, vehicle);
    }
    for tag in items(node.field("props")).iter().filter_map(|prop| prop.field("tag")) {
        if let Some(name) = tag.as_text() {
            names.add(Sort::PropTag, name, tag.span);
        }
    }
}

/// The tag of a vehicle, which those who sit in it have too.
fn placed_vehicle(names: &mut Names, vehicle: &Node<'_>) {
    let Some(tag) = vehicle.field("tag") else { return };
    let Some(name) = tag.as_text() else { return };
    names.add(Sort::Vehicle, name.clone(), tag.span);
    if ["driver", "riders", "player"].iter().any(|field| vehicle.field(field).is_some()) {
        names.add(Sort::Person, name, tag.span);
    }
}

/// Tags of what glyphs, things and actions put into the level, and timers.
fn group(names: &mut Names, name: Word<'_>, members: &[Member<'_>]) {
    let bare = || members.first().filter(|m| m.name.is_none()).map(|m| &m.value);
    let tag = || members.iter().find(|m| m.name.is_some_and(|n| n.text == "tag")).map(|m| &m.value);
    let (sort, value) = match name.text {
        "Exit" | "Marker" => (Sort::Place, tag().or_else(bare)),
        "Stairs" | "Lift" => (Sort::Place, tag()),
        "Actor" | "Spawn" => (Sort::Person, tag()),
        "Prop" => (Sort::PropTag, tag()),
        "SpawnVehicle" => {
            bare().into_iter().for_each(|vehicle| placed_vehicle(names, vehicle));
            return;
        }
        "Vehicle" => {
            let driven = members.iter().any(|m| m.name.is_some_and(|n| n.text == "driver"));
            if let Some((text, span)) =
                tag().filter(|_| driven).and_then(|tag| Some((tag.as_text()?, tag.span)))
            {
                names.add(Sort::Person, text, span);
            }
            (Sort::Vehicle, tag())
        }
        "Item" | "Pickup" => (Sort::ItemTag, tag()),
        "Door" => (Sort::Door, tag()),
        "StartTimer" => (Sort::Timer, bare()),
        _ => return,
    };
    if let Some((text, span)) = value.and_then(|value| Some((value.as_text()?, value.span))) {
        names.add(sort, text, span);
    }
}

/// Tags in the shared legends that the level uses.
fn shared_tags(names: &mut Names, library: &Library, node: &Node<'_>) {
    for legend in items(node.field("legends")).iter().filter_map(Node::as_text) {
        let glyphs = library.legends.get(&legend).into_iter().flatten();
        for (sort, tag, span) in glyphs.filter_map(|(_, glyph)| tag_of(glyph)) {
            names.add(sort, tag, span);
        }
    }
}

fn tag_of(glyph: &RawGlyph) -> Option<(Sort, String, Span)> {
    let (sort, tag): (Sort, Option<&At<String>>) = match glyph {
        RawGlyph::Exit { tag, .. } | RawGlyph::Marker { tag, .. } => (Sort::Place, Some(tag)),
        RawGlyph::Stairs { tag, .. } | RawGlyph::Lift { tag, .. } => (Sort::Place, tag.as_ref()),
        RawGlyph::Actor { tag, .. } => (Sort::Person, tag.as_ref()),
        RawGlyph::Prop { tag, .. } => (Sort::PropTag, tag.as_ref()),
        RawGlyph::Item { tag, .. } => (Sort::ItemTag, tag.as_ref()),
        RawGlyph::Door { tag, .. } => (Sort::Door, tag.as_ref()),
        RawGlyph::Vehicle { tag, .. } => (Sort::Vehicle, tag.as_ref()),
        RawGlyph::Tile(_) | RawGlyph::Start { .. } => return None,
    };
    tag.map(|tag| (sort, tag.value.clone(), tag.span))
}
