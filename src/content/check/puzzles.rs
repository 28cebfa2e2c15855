//! Puzzles: what they say, what their parts name, and whether something can be made of them.
//!
//! A definition that passes gives a puzzle with one answer for every seed: there are enough values to tell all candidates
//! apart, and a note of the sort `Not` can always tell one more of them from the answer.

use crate::content::{
    codes::{self, Code},
    diagnostic::{Diagnostic, Sink, Span},
    names::{Names, Sort},
    puzzle::{ClueKind, FeatureDef, NamesDef, Part, PuzzleDef, StepDef, Values},
    strings::Messages,
    suggest,
    syntax::{self, At, Kind, Node},
};

/// Most steps of a puzzle.
const MAX_STEPS: usize = 8;

/// Most names or values in a list that is chosen from.
const MAX_VALUES: u32 = 12;

/// Looks at every puzzle of a map.
pub fn check(names: &Names, messages: &Messages, node: &Node<'_>, sink: &Sink) {
    let Kind::Map(entries) = &node.kind else { return };
    let muted = Sink::default();
    for (key, value) in entries {
        // What cannot be read has been told.
        let Some(def) = syntax::read::<PuzzleDef>(value, &muted) else { continue };
        Puzzle { def: &def, key, node: value, names, messages, sink }.check();
    }
}

struct Puzzle<'a> {
    def: &'a PuzzleDef,
    key: &'a Node<'a>,
    node: &'a Node<'a>,
    names: &'a Names,
    messages: &'a Messages,
    sink: &'a Sink,
}

impl Puzzle<'_> {
    fn check(&self) {
        self.texts();
        if let Some(partner) = self.node.field("partner") {
            self.names.find(Sort::Actor, &at(partner, &self.def.partner), self.sink);
        }
        self.features();
        let steps = items(self.node.field("steps"));
        if steps.is_empty() || steps.len() > MAX_STEPS {
            let span = self.node.field("steps").map_or(self.key.span, Node::head);
            self.tell(
                span,
                "this puzzle cannot have so many steps",
                "its steps",
                format!("1 to {MAX_STEPS} of them"),
            );
        }
        for (number, (node, step)) in steps.iter().zip(&self.def.steps).enumerate() {
            self.step(number, node, step);
        }
    }

    fn tell(&self, span: Span, message: impl Into<String>, label: &str, expected: impl Into<String>) {
        self.report(codes::BAD_PUZZLE, span, message, label, expected);
    }

    fn report(
        &self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        label: &str,
        expected: impl Into<String>,
    ) {
        self.sink.push(Diagnostic::new(code, span, message.into()).label(label).expected(expected.into()));
    }

    /// Every message key, wherever it stands.
    fn texts(&self) {
        let tell = |node: &Node<'_>| {
            if let Some(text) = node.as_text() {
                self.messages.tell_missing(&At { span: node.span, value: text }, self.sink);
            }
        };
        self.node.each_field(&mut |field, value| match (field.text, &value.kind) {
            ("title" | "text" | "question" | "found", _) => tell(value),
            ("names", Kind::Group(_, members)) => {
                members.iter().flat_map(|member| items(Some(&member.value))).for_each(tell);
            }
            ("clues", Kind::Map(entries)) => entries.iter().for_each(|(_, text)| tell(text)),
            ("rules_out" | "left" | "back", Kind::Group(_, members)) => {
                members.iter().for_each(|member| tell(&member.value));
            }
            _ => {}
        });
    }

    fn features(&self) {
        let Some(Kind::Map(entries)) = self.node.field("features").map(|node| &node.kind) else { return };
        for (key, node) in entries {
            let Some(feature) = key.as_text().and_then(|name| self.def.features.get(&name)) else { continue };
            let span = node.field("values").map_or(key.span, Node::head);
            if let Some(expected) = amiss(feature) {
                self.tell(span, "a feature cannot have these values", "its values", expected);
            }
        }
    }

    fn step(&self, number: usize, node: &Node<'_>, step: &StepDef) {
        let span = |field: &str| node.field(field).map_or(node.head(), Node::head);
        if let Some(first) = self.def.steps[..number].iter().position(|other| other.id == step.id) {
            let first = items(self.node.field("steps")).get(first).and_then(|node| node.field("id"));
            super::tell_twice(
                first.map_or(self.key.span, |node| node.span),
                span("id"),
                "step",
                &step.id,
                self.sink,
            );
        }
        let ordered = |(least, most): (u32, u32)| least <= most;
        for (field, pair) in [("notes", step.notes), ("legible", step.legible)] {
            if !ordered(pair) {
                self.tell(
                    span(field),
                    "the fewest are more than the most",
                    "the wrong way round",
                    "fewest, then most",
                );
            }
        }
        let names = match &step.names {
            NamesDef::List(list) => list.len() as u32,
            NamesDef::Numbers(least, most) => most.saturating_add(1).saturating_sub(*least),
        };
        if names < step.candidates {
            let expected = format!("at least {} names", step.candidates);
            self.tell(
                span("names"),
                format!("there are {names} names for {} candidates", step.candidates),
                "too few",
                expected,
            );
        }
        if !step.clues.contains_key(&ClueKind::Not) {
            let expected = "`Not` among them: no other sort of note can always tell two candidates apart";
            self.tell(span("clues"), "these notes may not lead to one answer", "sorts of notes", expected);
        }
        self.step_features(number, node, step);
    }

    fn step_features(&self, number: usize, node: &Node<'_>, step: &StepDef) {
        let nodes = items(node.field("features"));
        let mut combinations = 1_u32;
        let mut drawn = 0;
        for (place, (node, name)) in nodes.iter().zip(&step.features).enumerate() {
            let Some(feature) = self.def.features.get(name) else {
                self.unknown_feature(node, name);
                continue;
            };
            drawn += u32::from(feature.part.is_some());
            let earlier = |steps: &[StepDef]| steps.iter().any(|step| step.features.contains(name));
            if step.features[..place].contains(name) {
                self.tell(node.span, format!("`{name}` is asked twice"), "again", "each feature once");
            } else if feature.part.is_some() && earlier(&self.def.steps[..number]) {
                let message = format!("`{name}` is a part of the key that an earlier step asks for");
                self.tell(node.span, message, "read already", "a part of the key in one step alone");
            }
            combinations = combinations.saturating_mul(self.count(number, node, feature));
        }
        let span = node.field("features").map_or(node.head(), Node::head);
        if !(2..=4).contains(&step.features.len()) {
            self.tell(span, "this step cannot have so many features", "its features", "2 to 4 of them");
        } else if combinations < step.candidates {
            let message = format!("{} candidates cannot all differ", step.candidates);
            let expected =
                format!("features with at least {} combinations; these have {combinations}", step.candidates);
            self.tell(span, message, "too few values", expected);
        }
        if step.legible.0 > drawn {
            let span = node.field("legible").map_or(span, Node::head);
            let message = format!("{} parts of the key cannot be read", step.legible.0);
            self.tell(
                span,
                message,
                "too many",
                format!("at most the {drawn} parts among the step's features"),
            );
        }
    }

    /// How many values a feature has in the step of that number.
    fn count(&self, number: usize, node: &Node<'_>, feature: &FeatureDef) -> u32 {
        match &feature.values {
            Values::List(list) => list.len() as u32,
            Values::Numbers(least, most) => most.saturating_add(1).saturating_sub(*least),
            Values::Step(id) => match self.def.step(id) {
                Some(step) if step < number => self.def.steps[step].candidates,
                Some(_) => {
                    let message = format!("the step `{id}` is not answered yet here");
                    self.tell(
                        node.span,
                        message,
                        "asked too early",
                        "a feature of an earlier step's candidates",
                    );
                    u32::MAX
                }
                None => {
                    let names = || self.def.steps.iter().map(|step| step.id.as_str());
                    let message = format!("the puzzle has no step `{id}`, whose candidates these would be");
                    let report =
                        Diagnostic::new(codes::UNKNOWN_STEP, node.span, message).label("values of no step");
                    self.sink.push(report.help(suggest::did_you_mean(id, names())));
                    u32::MAX
                }
            },
        }
    }

    fn unknown_feature(&self, node: &Node<'_>, name: &str) {
        let known: Vec<&str> = self.def.features.keys().map(String::as_str).collect();
        let message = format!("the puzzle has no feature `{name}`");
        let report = Diagnostic::new(codes::UNKNOWN_FEATURE, node.span, message).label("not known");
        let help = suggest::did_you_mean(name, known.iter().copied());
        self.sink.push(report.expected(suggest::one_of(&known)).help(help));
    }
}

/// What a feature's values should be, where they are something else.
fn amiss(feature: &FeatureDef) -> Option<String> {
    let numbers = |least: u32, most: u32| Some(format!("`Numbers` within {least} to {most}"));
    let fits = |lowest: u32, highest: u32| match feature.values {
        Values::Numbers(least, most) => lowest <= least && least < most && most <= highest,
        _ => false,
    };
    match (feature.part, &feature.values) {
        (Some(Part::Count), _) if !fits(4, 7) => numbers(4, 7),
        (Some(Part::First | Part::Last), _) if !fits(1, 3) => numbers(1, 3),
        (Some(Part::Deepest), _) if !fits(2, 3) => numbers(2, 3),
        (Some(Part::Bow | Part::Blade | Part::Stamp), Values::Numbers(..) | Values::Step(_)) => {
            Some("a `List` of values, each with its `look`".into())
        }
        (Some(part), Values::List(list))
            if list.iter().any(|value| value.look.is_none_or(|look| look.part() != part)) =>
        {
            Some(format!("for each value a `look` of the part `{part:?}`"))
        }
        (_, Values::List(list)) if !(2..=8).contains(&list.len()) => Some("2 to 8 values".into()),
        (_, Values::Numbers(least, most)) if most <= least || most - least >= MAX_VALUES => {
            Some(format!("the smaller number first, and at most {MAX_VALUES} of them"))
        }
        _ => None,
    }
}

fn at(node: &Node<'_>, text: &str) -> At<String> {
    At { span: node.span, value: text.to_owned() }
}

fn items<'n, 's>(node: Option<&'n Node<'s>>) -> &'n [Node<'s>] {
    match node.map(|node| &node.kind) {
        Some(Kind::List(items)) => items,
        _ => &[],
    }
}
