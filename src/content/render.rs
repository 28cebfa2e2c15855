//! Drawing reports: as text for people, as lines of JSON for editors.

use codespan_reporting::{
    diagnostic::{Diagnostic as Drawn, Label, Severity as DrawnSeverity},
    files::SimpleFiles,
    term::{self, Config},
};
use serde::Serialize;

use super::diagnostic::{Diagnostic, Report, Severity};

/// Most reports that are drawn at once: a file that is no level at all would fill the screen for minutes.
const MAX_DRAWN: usize = 100;

/// All reports as text without colours: two lines of context, a caret under the exact word.
pub fn text(report: &Report) -> String {
    let mut files = SimpleFiles::new();
    for file in (0..).map_while(|index| report.files.get(index)) {
        files.add(file.name.clone(), file.text.clone());
    }
    let config = Config { before_label_lines: 2, after_label_lines: 2, ..Config::default() };
    let mut out = String::new();
    for diagnostic in report.diagnostics.iter().take(MAX_DRAWN) {
        if term::emit_to_string(&mut out, &config, &files, &drawn(diagnostic)).is_err() {
            // A span that does not fit its text is our own mistake; the words are still worth telling.
            out.push_str(&format!("{}: {}\n", diagnostic.code.name(), diagnostic.message));
        }
    }
    match report.diagnostics.len().saturating_sub(MAX_DRAWN) {
        0 => {}
        more => out.push_str(&format!("… and {more} more\n")),
    }
    // The drawing pads its margin; what people keep in files should end where the words end.
    out.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn drawn(diagnostic: &Diagnostic) -> Drawn<usize> {
    let severity = match diagnostic.severity() {
        Severity::Error => DrawnSeverity::Error,
        Severity::Warning => DrawnSeverity::Warning,
    };
    let primary = diagnostic
        .span
        .map(|span| Label::primary(span.file, span.start..span.end).with_message(&diagnostic.label));
    let related = diagnostic
        .related
        .iter()
        .map(|(span, words)| Label::secondary(span.file, span.start..span.end).with_message(words));
    let expected = diagnostic.expected.iter().map(|words| format!("expected {words}"));
    let help = diagnostic.help.iter().map(|words| format!("help: {words}"));
    Drawn::new(severity)
        .with_code(diagnostic.code.name())
        .with_message(&diagnostic.message)
        .with_labels(primary.into_iter().chain(related).collect())
        .with_notes(expected.chain(help).collect())
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    line: usize,
    col: usize,
    end_line: usize,
    end_col: usize,
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

/// All reports as JSON, one compact object a line. Lines and columns count from 1, columns in characters.
pub fn json(report: &Report) -> String {
    let mut out = String::new();
    for diagnostic in &report.diagnostics {
        let line = json_line(report, diagnostic);
        if let Ok(line) = serde_json::to_string(&line) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

fn json_line<'a>(report: &'a Report, diagnostic: &'a Diagnostic) -> Line<'a> {
    let at = |byte: usize| diagnostic.span.map_or((1, 1), |span| report.files.position(span.file, byte));
    let (line, col) = at(diagnostic.span.map_or(0, |span| span.start));
    let (end_line, end_col) = at(diagnostic.span.map_or(0, |span| span.end));
    Line {
        file: diagnostic.span.and_then(|span| report.files.get(span.file)).map_or("", |file| &file.name),
        line,
        col,
        end_line,
        end_col,
        code: diagnostic.code.name(),
        severity: match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: &diagnostic.message,
        expected: diagnostic.expected.as_deref(),
        help: diagnostic.help.as_deref(),
    }
}
