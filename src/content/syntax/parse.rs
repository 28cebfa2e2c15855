//! From tokens to the tree, going on after each mistake.

use super::{
    Kind, Member, Node, Word,
    scan::{Token, TokenKind, scan},
};
use crate::content::{
    codes,
    diagnostic::{Diagnostic, Sink, Span},
};

/// Deepest nesting of brackets in a file.
const MAX_NESTING: usize = 64;

/// Reads the shape of a text. Mistakes go to `sink`; what is left of the text is in the tree all the same.
pub fn parse<'s>(file: usize, text: &'s str, sink: &Sink) -> Node<'s> {
    let tokens = scan(file, text, sink);
    if tokens.iter().any(|token| token.kind == TokenKind::Lost) {
        // The rest of the file is inside of it: all else that is missing follows from that.
        let span = Span { file, start: 0, end: 0 };
        return Node { span, text: "", kind: Kind::Broken };
    }
    let plain = Sink::default();
    let node = Parser::new(file, text, &tokens, &plain, false).document();
    if plain.is_empty() {
        return node;
    }
    // Something is wrong with the brackets. Most people indent, and the indentation shows which one is missing; but
    // a text may also be right and not indented at all, so indentation is asked only now.
    let indented = Sink::default();
    let other = Parser::new(file, text, &tokens, &indented, true).document();
    let (node, reports) =
        if !indented.is_empty() && indented.len() <= plain.len() { (other, indented) } else { (node, plain) };
    reports.take().into_iter().for_each(|report| sink.push(report));
    node
}

/// The word with which the text's value begins.
pub fn first_word(text: &str) -> Option<&str> {
    let first = scan(0, text, &Sink::default()).into_iter().next()?;
    (first.kind == TokenKind::Word).then(|| text.get(first.start..first.end)).flatten()
}

pub(super) struct Parser<'s, 't, 'k> {
    file: usize,
    pub text: &'s str,
    tokens: &'t [Token],
    pub at: usize,
    pub sink: &'k Sink,
    /// The brackets that are open: which, its token, and the indentation of its line.
    pub open: Vec<(char, Token, usize)>,
    /// Whether the text is nested too deeply to go on.
    pub lost: bool,
    pub by_indentation: bool,
}

impl<'s, 't, 'k> Parser<'s, 't, 'k> {
    fn new(file: usize, text: &'s str, tokens: &'t [Token], sink: &'k Sink, by_indentation: bool) -> Self {
        Self { file, text, tokens, at: 0, sink, open: Vec::new(), lost: false, by_indentation }
    }

    pub fn peek(&self) -> Token {
        let end = Token { kind: TokenKind::End, start: self.text.len(), end: self.text.len() };
        self.tokens.get(self.at).copied().unwrap_or(end)
    }

    pub fn next(&mut self) -> Token {
        let token = self.peek();
        self.at += 1;
        token
    }

    fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.peek().kind == kind;
        self.at += usize::from(found);
        found
    }

    pub fn span(&self, token: Token) -> Span {
        Span { file: self.file, start: token.start, end: token.end }
    }

    /// The last piece of text before the present token, to point behind.
    pub fn behind(&self) -> Span {
        let token = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        token.map_or(Span { file: self.file, start: 0, end: 0 }, |token| self.span(*token))
    }

    fn node(&self, start: usize, kind: Kind<'s>) -> Node<'s> {
        let end = self.behind().end.max(start);
        Node {
            span: Span { file: self.file, start, end },
            text: self.text.get(start..end).unwrap_or(""),
            kind,
        }
    }

    pub fn word(&self, token: Token) -> Word<'s> {
        Word { span: self.span(token), text: self.text.get(token.start..token.end).unwrap_or("") }
    }

    pub fn found(&self, token: Token) -> String {
        match token.kind {
            TokenKind::End => "the end of the file".to_owned(),
            _ => format!("`{}`", self.word(token).text.lines().next().unwrap_or("")),
        }
    }

    fn document(&mut self) -> Node<'s> {
        let node = self.value();
        if self.lost {
            return Node { kind: Kind::Broken, ..node };
        }
        while self.peek().kind == TokenKind::Comma {
            self.at += 1;
        }
        let rest = self.peek();
        if rest.kind != TokenKind::End && self.sink.is_empty() {
            let message = format!("{} stands behind the end of the file's one value", self.found(rest));
            self.sink.push(
                Diagnostic::new(codes::STRAY, self.span(rest), message)
                    .label("nothing may follow")
                    .related(node.head(), "the value that the file consists of"),
            );
        }
        node
    }

    fn value(&mut self) -> Node<'s> {
        let token = self.peek();
        let kind = match token.kind {
            TokenKind::Number => Kind::Number,
            TokenKind::Char => Kind::Char,
            TokenKind::Text => Kind::Text,
            TokenKind::Broken | TokenKind::Lost => Kind::Broken,
            TokenKind::Word => {
                self.at += 1;
                if let TokenKind::Open('(') = self.peek().kind {
                    let name = self.word(token);
                    return self.bracket(token.start, Some(name));
                }
                return self.node(token.start, Kind::Word);
            }
            TokenKind::Open(_) => return self.bracket(token.start, None),
            TokenKind::Comma | TokenKind::Colon | TokenKind::Close(_) | TokenKind::End => {
                let message = format!("a value is missing before {}", self.found(token));
                let span = if token.kind == TokenKind::End { self.behind() } else { self.span(token) };
                self.sink
                    .push(Diagnostic::new(codes::NO_VALUE, span, message).label("expected a value here"));
                return Node { span, text: "", kind: Kind::Broken };
            }
        };
        self.at += 1;
        self.node(token.start, kind)
    }

    fn bracket(&mut self, start: usize, name: Option<Word<'s>>) -> Node<'s> {
        let open = self.next();
        let TokenKind::Open(bracket) = open.kind else { return self.node(start, Kind::Broken) };
        if self.open.len() >= MAX_NESTING {
            let message = format!("brackets are nested more than {MAX_NESTING} deep");
            self.sink.push(Diagnostic::new(codes::TOO_DEEP, self.span(open), message).label("one too many"));
            self.at = self.tokens.len();
            self.lost = true;
            return self.node(start, Kind::Broken);
        }
        self.open.push((bracket, open, self.indentation(open)));
        let kind = match bracket {
            '[' => Kind::List(self.items(|parser| Some(parser.value()))),
            '{' => Kind::Map(self.items(Self::entry)),
            _ => Kind::Group(name, self.items(|parser| Some(parser.member()))),
        };
        self.open.pop();
        self.node(start, kind)
    }

    /// What stands between the brackets, up to and with the closing one.
    fn items<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Vec<T> {
        let mut items = Vec::new();
        while !self.closes() {
            let before = self.at;
            let reports = self.sink.len();
            items.extend(item(self));
            if self.at == before && !matches!(self.peek().kind, TokenKind::Comma) {
                if self.closes_any() {
                    continue;
                }
                self.at += 1;
            }
            self.separator(self.sink.len() > reports);
        }
        items
    }

    /// The comma after an item; its absence is told, unless the item itself was wrong.
    fn separator(&mut self, already_told: bool) {
        let token = self.peek();
        if self.eat(TokenKind::Comma) || self.closes_any() || self.dedented() {
            return;
        }
        if !already_told {
            let message = format!("a comma is missing before {}", self.found(token));
            self.sink.push(
                Diagnostic::new(codes::NO_COMMA, self.behind().after(), message).label("expected `,` here"),
            );
        }
        if token.kind == TokenKind::Colon {
            self.at += 1;
        }
    }

    fn member(&mut self) -> Member<'s> {
        let token = self.peek();
        let colon = self.tokens.get(self.at + 1).is_some_and(|t| t.kind == TokenKind::Colon);
        if token.kind == TokenKind::Word && colon {
            self.at += 2;
            return Member { name: Some(self.word(token)), value: self.value() };
        }
        Member { name: None, value: self.value() }
    }

    fn entry(&mut self) -> Option<(Node<'s>, Node<'s>)> {
        let key = self.value();
        if matches!(key.kind, Kind::Broken) {
            return None;
        }
        if !self.eat(TokenKind::Colon) {
            let message = format!("a colon is missing before {}", self.found(self.peek()));
            self.sink.push(
                Diagnostic::new(codes::NO_COLON, self.behind().after(), message)
                    .label("expected `:` and a value here"),
            );
            if !matches!(
                self.peek().kind,
                TokenKind::Number | TokenKind::Text | TokenKind::Word | TokenKind::Open(_)
            ) {
                return None;
            }
        }
        let value = self.value();
        Some((key, value))
    }
}
