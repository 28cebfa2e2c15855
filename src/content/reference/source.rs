//! What the sources of the types say: names, fields, defaults and sentences.
//!
//! The reader of files is made from these types, and so is the reference: there is no second list to forget. The
//! sources are formatted by `rustfmt`, so that going through their lines is enough; a test compares what is found here
//! with what the reader itself asks for.

use std::collections::BTreeMap;

/// One type of a file's values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// As in the sources: "RawLevel".
    pub name: String,
    /// As in files: "Level".
    pub word: String,
    /// Its sentences.
    pub doc: String,
    /// Its fields; none in a list of words.
    pub fields: Vec<Field>,
    /// The words it is one of; none in a struct.
    pub words: Vec<Word>,
}

/// One field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    /// Its type, as in the sources.
    pub kind: String,
    pub doc: String,
    /// What holds where it is left out.
    pub default: Default,
}

/// What holds where a field is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Default {
    /// It must be there.
    #[default]
    Needed,
    /// What its type begins with: nothing, `false`, 0.
    Plain,
    /// That value.
    Value(String),
}

/// One word of a closed list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    pub name: String,
    /// Another name for it.
    pub alias: Option<String>,
    pub doc: String,
    /// Types of the values in its brackets, without names.
    pub values: Vec<String>,
    /// Its named fields.
    pub fields: Vec<Field>,
    /// Whether it holds where nothing is said.
    pub default: bool,
}

/// The types in a source, in their order.
pub fn shapes(source: &str) -> Vec<Shape> {
    let defaults = Defaults::of(source);
    let mut found = Vec::new();
    let mut lines = source.lines().peekable();
    let mut above = Above::default();
    while let Some(line) = lines.next() {
        // What stands further right belongs to something that is passed over.
        if line.starts_with(' ') || above.take(line.trim()) {
            continue;
        }
        let head = line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum "));
        if let Some(name) = head.and_then(|head| head.strip_suffix(" {")) {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "}").collect();
            let all_default = above.attributes.contains("serde(default");
            let mut shape = Shape { word: word(name, &above), name: name.to_owned(), ..Shape::default() };
            shape.doc = std::mem::take(&mut above.doc);
            match line.starts_with("pub struct ") {
                true => shape.fields = fields(&body, 1, name, all_default, &defaults),
                false => shape.words = words(&body, &defaults),
            }
            found.push(shape);
        }
        above = Above::default();
    }
    found
}

/// What a type is called in files.
fn word(name: &str, above: &Above) -> String {
    let renamed = above.quoted("rename = ");
    let bare = name.strip_prefix("Raw").unwrap_or(name);
    renamed.unwrap_or_else(|| bare.strip_suffix("Def").unwrap_or(bare).to_owned())
}

/// Sentences and attributes above a line.
#[derive(Default)]
struct Above {
    doc: String,
    attributes: String,
}

impl Above {
    /// Takes the line, if it is such a one.
    fn take(&mut self, line: &str) -> bool {
        if let Some(sentence) = line.strip_prefix("///") {
            self.doc = format!("{} {}", self.doc, sentence.trim()).trim().to_owned();
            return true;
        }
        let attribute = line.starts_with("#[");
        if attribute {
            self.attributes.push_str(line);
        }
        attribute
    }

    /// The text in quotes behind those words in an attribute.
    fn quoted(&self, before: &str) -> Option<String> {
        let (_, tail) = self.attributes.split_once(&format!("{before}\""))?;
        Some(tail.split_once('"')?.0.to_owned())
    }
}

/// The fields in those lines, which are indented so many times.
fn fields(lines: &[&str], depth: usize, shape: &str, all_default: bool, defaults: &Defaults) -> Vec<Field> {
    let indent = " ".repeat(4 * depth);
    let mut found = Vec::new();
    let mut above = Above::default();
    for line in lines {
        let Some(line) = line.strip_prefix(&indent) else { continue };
        if above.take(line) {
            continue;
        }
        let line = line.strip_prefix("pub ").unwrap_or(line);
        if let Some((name, kind)) = line.trim_end_matches(',').split_once(": ") {
            let default = match above.quoted("default = ") {
                Some(function) => Default::Value(defaults.of_function(&function)),
                None if all_default => Default::Value(defaults.of_field(shape, name)),
                None if kind.starts_with("Needed<") => Default::Needed,
                None if above.attributes.contains("serde(default") => Default::Plain,
                None => Default::Needed,
            };
            let doc = std::mem::take(&mut above.doc);
            found.push(Field { name: name.to_owned(), kind: kind.to_owned(), doc, default });
        }
        above = Above::default();
    }
    found
}

/// The words in those lines.
fn words(lines: &[&str], defaults: &Defaults) -> Vec<Word> {
    let mut found = Vec::new();
    let mut above = Above::default();
    let mut lines = lines.iter();
    while let Some(line) = lines.next() {
        let Some(line) = line.strip_prefix("    ").filter(|line| !line.starts_with(' ')) else { continue };
        if above.take(line) {
            continue;
        }
        let name: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
        if !name.is_empty() {
            let rest = &line[name.len()..];
            let values = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix("),"));
            let body: Vec<&str> = match rest {
                " {" => lines.by_ref().take_while(|line| **line != "    },").copied().collect(),
                _ => Vec::new(),
            };
            found.push(Word {
                alias: above.quoted("alias = "),
                doc: std::mem::take(&mut above.doc),
                values: values.map_or(Vec::new(), parts),
                fields: fields(&body, 2, &name, false, defaults),
                default: above.attributes.contains("#[default]"),
                name,
            });
        }
        above = Above::default();
    }
    found
}

/// What stands between commas, not counting those in brackets.
pub fn parts(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                found.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = found.last_mut() {
            last.push(c);
        }
    }
    found.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Values of what is left out, by function and by field.
#[derive(Debug)]
struct Defaults {
    functions: BTreeMap<String, String>,
    fields: BTreeMap<(String, String), String>,
}

impl Defaults {
    fn of(source: &str) -> Self {
        let lines: Vec<&str> = source.lines().collect();
        let mut functions = BTreeMap::new();
        let mut fields = BTreeMap::new();
        for (number, line) in lines.iter().enumerate() {
            if let Some(name) = line.strip_prefix("fn ").and_then(|line| line.split("()").next()) {
                let value = lines.get(number + 1).map_or("", |line| line.trim());
                functions.insert(name.to_owned(), value.to_owned());
            }
            let shape = line.strip_prefix("impl Default for ").and_then(|line| line.strip_suffix(" {"));
            let Some(shape) = shape else { continue };
            let body: String =
                lines[number + 1..].iter().take_while(|line| **line != "}").map(|line| line.trim()).collect();
            let inner = body.split_once("Self {").map_or("", |(_, tail)| tail);
            let inner = inner.split_once("Self {").map_or(inner, |(_, tail)| tail);
            for part in parts(inner.split('}').next().unwrap_or("")) {
                if let Some((name, value)) = part.split_once(": ") {
                    fields.insert((shape.to_owned(), name.to_owned()), value.to_owned());
                }
            }
        }
        Self { functions, fields }
    }

    fn of_function(&self, name: &str) -> String {
        self.functions.get(name).cloned().unwrap_or_default()
    }

    fn of_field(&self, shape: &str, field: &str) -> String {
        self.fields.get(&(shape.to_owned(), field.to_owned())).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"
/// A lamp.
#[derive(Deserialize)]
#[serde(rename = "Lamp")]
pub struct RawLamp {
    /// Where it hangs,
    /// in tiles.
    pub at: At<u32>,
    #[serde(default = "bright")]
    pub light: f32,
    /// Whether it blinks.
    #[serde(default)]
    pub blinks: bool,
}

fn bright() -> f32 {
    0.8
}

/// What hangs.
pub enum Hanging {
    /// Nothing.
    #[default]
    None,
    /// A lamp and how many.
    #[serde(alias = "Lantern")]
    Lamp(RawLamp, (u32, u32)),
    /// A rope.
    Rope {
        /// How long.
        #[serde(default)]
        length: Option<f32>,
    },
}
"#;

    #[test]
    fn a_struct_has_fields_with_their_defaults() {
        let found = shapes(SOURCE);
        let lamp = &found[0];
        assert_eq!(
            (lamp.name.as_str(), lamp.word.as_str(), lamp.doc.as_str()),
            ("RawLamp", "Lamp", "A lamp.")
        );
        let defaults: Vec<_> =
            lamp.fields.iter().map(|field| (field.name.as_str(), &field.default)).collect();
        let bright = Default::Value("0.8".into());
        assert_eq!(defaults, [("at", &Default::Needed), ("light", &bright), ("blinks", &Default::Plain)]);
        assert_eq!(lamp.fields[0].doc, "Where it hangs, in tiles.");
    }

    #[test]
    fn an_enum_has_words_with_what_is_in_their_brackets() {
        let found = shapes(SOURCE);
        let words = &found[1].words;
        let names: Vec<&str> = words.iter().map(|word| word.name.as_str()).collect();
        assert_eq!(names, ["None", "Lamp", "Rope"]);
        assert!(words[0].default);
        assert_eq!(words[1].values, ["RawLamp", "(u32, u32)"]);
        assert_eq!(words[1].alias.as_deref(), Some("Lantern"));
        assert_eq!(words[2].fields[0].name, "length");
        assert_eq!(words[2].fields[0].default, Default::Plain);
    }
}
