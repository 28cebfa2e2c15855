//! The points that medals take: each more than the one before.

use crate::content::{
    codes,
    diagnostic::{Diagnostic, Sink},
    syntax::{Kind, Node},
};

/// Looks at every field `medals` below the value.
pub fn check(node: &Node<'_>, sink: &Sink) {
    node.each_field(&mut |field, value| {
        if let ("medals", Kind::Group(_, members)) = (field.text, &value.kind) {
            let points: Vec<&Node<'_>> = members.iter().map(|member| &member.value).collect();
            points.windows(2).for_each(|pair| rises(pair[0], pair[1], sink));
        }
    });
}

fn rises(lower: &Node<'_>, higher: &Node<'_>, sink: &Sink) {
    let (Some(least), Some(points)) = (lower.as_number(), higher.as_number()) else { return };
    if points <= least {
        let message = format!("{} is no more than the medal before it takes", higher.text);
        sink.push(
            Diagnostic::new(codes::OUT_OF_RANGE, higher.span, message)
                .label("too small")
                .expected(format!("more than {}", lower.text)),
        );
    }
}
