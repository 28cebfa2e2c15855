//! Which bracket ends where, and what to think where they do not match.

use super::{
    parse::Parser,
    scan::{Token, TokenKind},
};
use crate::content::{codes, diagnostic::Diagnostic};

impl Parser<'_, '_, '_> {
    pub(super) fn closes_any(&self) -> bool {
        matches!(self.peek().kind, TokenKind::Close(_) | TokenKind::End)
    }

    /// Whether the innermost bracket ends here, as it should or by mistake.
    pub(super) fn closes(&mut self) -> bool {
        let Some(&(bracket, open, _)) = self.open.last() else { return true };
        let token = self.peek();
        let closing = closing(bracket);
        match token.kind {
            TokenKind::Close(c) if c == closing => {
                if self.by_indentation && self.belongs_to_outer(token) {
                    self.unclosed(open, closing, token);
                } else {
                    self.at += 1;
                }
                true
            }
            TokenKind::Close(c) => {
                let outer = self.open.iter().rev().skip(1).any(|(b, ..)| self::closing(*b) == c);
                if outer {
                    self.unclosed(open, closing, token);
                    return true;
                }
                let message = format!("`{c}` closes nothing");
                self.sink.push(
                    Diagnostic::new(codes::WRONG_BRACKET, self.span(token), message)
                        .label(format!("expected `{closing}`"))
                        .related(self.span(open), "the bracket that is open here"),
                );
                self.at += 1;
                // Most likely the wrong one of three was typed: take it for the right one.
                true
            }
            TokenKind::End => {
                self.unclosed(open, closing, token);
                true
            }
            _ if self.dedented() => {
                self.unclosed(open, closing, token);
                true
            }
            _ => false,
        }
    }

    fn unclosed(&self, open: Token, closing: char, token: Token) {
        if self.lost {
            return;
        }
        let bracket = self.word(open).text;
        let message = format!("this `{bracket}` is not closed before {}", self.found(token));
        self.sink.push(
            Diagnostic::new(codes::UNCLOSED, self.behind().after(), message)
                .label(format!("expected `{closing}` here"))
                .related(self.span(open), "opened here"),
        );
    }

    /// Columns before the first character of the token's line.
    pub(super) fn indentation(&self, token: Token) -> usize {
        let line = self.text.get(..token.start).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
        let line = self.text.get(line..).unwrap_or("");
        line.len() - line.trim_start_matches([' ', '\t']).len()
    }

    fn starts_line(&self, token: Token) -> bool {
        let line = self.text.get(..token.start).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
        self.text.get(line..token.start).is_some_and(|t| t.trim().is_empty())
    }

    /// Whether the present token begins a line that is indented no deeper than the line of the open bracket.
    pub(super) fn dedented(&self) -> bool {
        let token = self.peek();
        let Some(&(_, open, indentation)) = self.open.last() else { return false };
        self.by_indentation
            && token.kind != TokenKind::End
            && !matches!(token.kind, TokenKind::Close(_))
            && self.starts_line(token)
            && self.text.get(open.end..token.start).is_some_and(|t| t.contains('\n'))
            && self.indentation(token) <= indentation
    }

    /// Whether a closing bracket at the beginning of a line stands further left than the line of the open one.
    fn belongs_to_outer(&self, token: Token) -> bool {
        let Some(&(bracket, _, indentation)) = self.open.last() else { return false };
        let outer = self.open.iter().rev().skip(1).any(|(b, ..)| *b == bracket);
        outer && self.starts_line(token) && self.indentation(token) < indentation
    }
}

fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}
