//! From characters to tokens.

use crate::content::{
    codes::{self},
    diagnostic::{Diagnostic, Sink, Span},
};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// One of `( [ {`.
    Open(char),
    /// One of `) ] }`.
    Close(char),
    Comma,
    Colon,
    Word,
    Number,
    Char,
    Text,
    /// A mistake that has been reported.
    Broken,
    /// What cannot be told apart any more from here on: a comment or raw string without its end.
    Lost,
    /// The end of the text.
    End,
}

/// One token and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
}

struct Scanner<'s, 'k> {
    text: &'s str,
    file: usize,
    at: usize,
    sink: &'k Sink,
    tokens: Vec<Token>,
}

/// All tokens of the text, the end included. Comments and attributes are left out; what is no token is reported.
pub(super) fn scan(file: usize, text: &str, sink: &Sink) -> Vec<Token> {
    let mut scanner = Scanner { text, file, at: 0, sink, tokens: Vec::new() };
    while scanner.at < text.len() {
        scanner.step();
    }
    scanner.push(TokenKind::End, text.len());
    scanner.tokens
}

impl<'s> Scanner<'s, '_> {
    fn rest(&self) -> &'s str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn push(&mut self, kind: TokenKind, end: usize) {
        self.tokens.push(Token { kind, start: self.at, end });
        self.at = end;
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { file: self.file, start, end }
    }

    /// The length of the longest beginning of `text` whose characters all fit.
    fn run(text: &str, fits: impl Fn(char) -> bool) -> usize {
        text.find(|c| !fits(c)).unwrap_or(text.len())
    }

    fn step(&mut self) {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        match first {
            c if c.is_whitespace() => self.at += Self::run(rest, char::is_whitespace),
            '/' => self.comment(),
            '#' if rest.starts_with("#!") => self.attribute(),
            '(' | '[' | '{' => self.push(TokenKind::Open(first), self.at + 1),
            ')' | ']' | '}' => self.push(TokenKind::Close(first), self.at + 1),
            ',' => self.push(TokenKind::Comma, self.at + 1),
            ':' => self.push(TokenKind::Colon, self.at + 1),
            '"' => self.string(1),
            '“' | '”' | '„' | '«' | '‘' => self.curly(),
            '\'' => self.char(),
            'r' if raw_hashes(rest).is_some() => self.raw_string(raw_hashes(rest).unwrap_or(0)),
            c if c.is_ascii_digit() || matches!(c, '+' | '-' | '.') => {
                let len =
                    Self::run(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_'));
                self.push(TokenKind::Number, self.at + len);
            }
            c if c.is_alphabetic() || c == '_' => self.word(),
            other => self.unknown(other),
        }
    }

    fn word(&mut self) {
        let len = Self::run(self.rest(), |c| c.is_alphanumeric() || c == '_');
        let number = matches!(&self.rest()[..len], "inf" | "NaN");
        self.push(if number { TokenKind::Number } else { TokenKind::Word }, self.at + len);
    }

    fn comment(&mut self) {
        let rest = self.rest();
        if rest.starts_with("//") {
            self.at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("/*") {
            match block_comment_end(rest) {
                Some(len) => self.at += len,
                None => {
                    let span = self.span(self.at, self.at + 2);
                    self.sink.push(
                        Diagnostic::new(codes::UNCLOSED_TEXT, span, "this comment is never closed")
                            .label("opened here")
                            .expected("`*/` after it"),
                    );
                    self.push(TokenKind::Lost, self.text.len());
                }
            }
        } else {
            self.unknown('/');
        }
    }

    /// `#![enable(…)]` says what is on anyway.
    fn attribute(&mut self) {
        let rest = self.rest();
        let line = rest.find('\n').unwrap_or(rest.len());
        self.at += rest[..line].find(']').map_or(line, |at| at + 1);
    }

    /// A string in plain quotes. It ends with its line: a forgotten quote must not swallow the lines after it.
    fn string(&mut self, open: usize) {
        let body = &self.rest()[open..];
        let mut escaped = false;
        for (at, c) in body.char_indices() {
            match c {
                '\n' => break,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => return self.push(TokenKind::Text, self.at + open + at + 1),
                _ => {}
            }
        }
        let line = body.find('\n').unwrap_or(body.len());
        let len = body[..line].trim_end().trim_end_matches([',', ')', ']', '}']).len();
        let end = self.at + open + len;
        self.sink.push(
            Diagnostic::new(codes::UNCLOSED_TEXT, self.span(self.at, end), "this string is never closed")
                .label("opened here")
                .expected("a closing `\"` on the same line")
                .help("a text over several lines is written with `\\n`, or as r\"…\"".to_owned()),
        );
        self.push(TokenKind::Broken, end);
    }

    fn raw_string(&mut self, hashes: usize) {
        let closing = format!("\"{}", "#".repeat(hashes));
        let open = hashes + 2;
        match self.rest()[open..].find(&closing) {
            Some(at) => self.push(TokenKind::Text, self.at + open + at + closing.len()),
            None => {
                let span = self.span(self.at, self.at + open);
                self.sink.push(
                    Diagnostic::new(codes::UNCLOSED_TEXT, span, "this string is never closed")
                        .label("opened here")
                        .expected(format!("a closing `{closing}`")),
                );
                self.push(TokenKind::Lost, self.text.len());
            }
        }
    }

    /// A string in quotes as a word processor makes them.
    fn curly(&mut self) {
        let rest = self.rest();
        let line = &rest[..rest.find(['\n', ',']).unwrap_or(rest.len())];
        let end = line.rfind(['“', '”', '»', '’', '"', '\'']).filter(|at| *at > 0);
        let len = end.map_or(line.len(), |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
        let span = self.span(self.at, self.at + len);
        self.sink.push(
            Diagnostic::new(codes::STRAY, span, "this string stands in curly quotes")
                .label("not a string")
                .expected("straight quotes: \"…\""),
        );
        self.push(TokenKind::Broken, self.at + len);
    }

    /// A character in single quotes. One with too many characters is kept as it is; its reader tells that.
    fn char(&mut self) {
        let body = &self.rest()[1..];
        let line = &body[..body.find('\n').unwrap_or(body.len())];
        // The second character may itself be a quote: '\'' and '''.
        let first = line.chars().next().map_or(0, |c| if c == '\\' { 2 } else { c.len_utf8() });
        let close = line.get(first..).and_then(|tail| tail.find('\'').map(|at| first + at));
        match close {
            Some(at) if at <= 16 => self.push(TokenKind::Char, self.at + at + 2),
            _ => {
                let end = self.at + 1 + first.min(line.len());
                let span = self.span(self.at, end);
                self.sink.push(
                    Diagnostic::new(codes::UNCLOSED_TEXT, span, "this character is never closed")
                        .label("opened here")
                        .expected("one character between single quotes, as in '#'"),
                );
                self.push(TokenKind::Broken, end);
            }
        }
    }

    fn unknown(&mut self, c: char) {
        let end = self.at + c.len_utf8();
        let help = match c {
            ';' => Some("values are separated by commas".to_owned()),
            '=' => Some("a field's value stands after a colon: `name: value`".to_owned()),
            _ => None,
        };
        self.sink.push(
            Diagnostic::new(codes::STRAY, self.span(self.at, end), format!("`{c}` means nothing here"))
                .label("not part of any value")
                .help(help),
        );
        self.at = end;
    }
}

/// How many `#` stand before the quote of a raw string; none where it is no raw string.
fn raw_hashes(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix('r')?;
    let hashes = tail.len() - tail.trim_start_matches('#').len();
    tail[hashes..].starts_with('"').then_some(hashes)
}

/// The length of a block comment, those inside it included.
fn block_comment_end(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        let tail = &rest.as_bytes()[at..];
        if tail.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if tail.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += 1;
        }
    }
    None
}
