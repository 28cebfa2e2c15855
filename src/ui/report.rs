//! Reports on the screen: a level that cannot be read, and pictures that are missing.

use bevy::prelude::*;

use super::theme::{Role, Theme, at, page_on};
use crate::{
    app::{flow::Broken, shelf::Words},
    input::bindings::BindingsProblem,
    view::{art::Problems, palette},
};

/// Letters in a line of a report, and lines on the screen.
const COLUMNS: usize = 57;
const LINES: usize = 21;

#[derive(Component)]
struct Report;

#[derive(Component)]
struct ProblemStrip;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, show_report.run_if(resource_changed::<Broken>));
    app.add_systems(
        Update,
        show_problems.run_if(resource_changed::<Problems>.or_else(resource_changed::<BindingsProblem>)),
    );
}

fn show_report(
    mut commands: Commands,
    broken: Res<Broken>,
    old: Query<Entity, With<Report>>,
    theme: Res<Theme>,
    words: Option<Res<Words>>,
) {
    for old in &old {
        commands.entity(old).try_despawn();
    }
    let (Some(report), Some(words)) = (&broken.0, words) else { return };
    let ground = palette::INK.with_alpha(0.86);
    commands.spawn((Report, page_on(ground), GlobalZIndex(900))).with_children(|sheet| {
        sheet.spawn((
            Node { width: Val::Px(480.0), height: Val::Px(18.0), ..at(0.0, 0.0) },
            BackgroundColor(palette::RED),
        ));
        sheet.spawn((theme.words(Role::Poster, words.get("ui-broken"), palette::SNOW), at(8.0, 4.0)));
        sheet.spawn((theme.words(Role::Poster, cut(report), palette::FOG), at(8.0, 26.0)));
        sheet.spawn((theme.words(Role::Small, words.get("ui-broken-hint"), palette::GOLD), at(8.0, 254.0)));
    });
}

/// As much of a report as the screen has room for.
fn cut(report: &str) -> String {
    let all: Vec<&str> = report.lines().collect();
    // Each quotation of a file stands for itself: a run of lines with a bar.
    let mut lines: Vec<String> = all
        .chunk_by(|a, b| a.contains(BAR) == b.contains(BAR))
        .flat_map(|block| {
            let away = overhang(block);
            block.iter().map(move |line| narrow(line, away))
        })
        .take(LINES)
        .collect();
    if all.len() > LINES {
        lines.push("...".into());
    }
    lines.join("\n")
}

/// The bar between line numbers and quoted lines.
const BAR: char = '│';

/// How many letters behind the bar must go so that the marks under the quoted lines are on the screen.
fn overhang(block: &[&str]) -> usize {
    let is_mark = |quoted: &str| quoted.trim_start().starts_with(['^', '-']);
    let end = |line: &&str| {
        let (gutter, quoted) = line.split_once(BAR)?;
        let room = COLUMNS.saturating_sub(gutter.chars().count() + 1);
        is_mark(quoted).then(|| quoted.trim_end().chars().count().saturating_sub(room))
    };
    block.iter().filter_map(end).max().unwrap_or(0)
}

/// A line without the `away` letters behind its bar, in letters that the pixel font has.
fn narrow(line: &str, away: usize) -> String {
    let kept = match line.split_once(BAR) {
        Some((gutter, quoted)) => format!("{gutter}{BAR}{}", quoted.chars().skip(away).collect::<String>()),
        None => line.to_owned(),
    };
    kept.replace([BAR, '┌', '─'], "|").replace('·', ".").chars().take(COLUMNS).collect()
}

fn show_problems(
    mut commands: Commands,
    problems: Res<Problems>,
    bindings: Res<BindingsProblem>,
    old: Query<Entity, With<ProblemStrip>>,
    theme: Res<Theme>,
) {
    for old in &old {
        commands.entity(old).try_despawn();
    }
    let all: Vec<&str> = bindings.0.iter().chain(&problems.0).map(String::as_str).collect();
    let Some(last) = all.last() else { return };
    let more = if all.len() > 1 { format!(" (+{})", all.len() - 1) } else { String::new() };
    let line: String = last.chars().take(COLUMNS + 18).collect();
    commands
        .spawn((
            ProblemStrip,
            Node { width: Val::Px(480.0), height: Val::Px(12.0), ..at(0.0, 258.0) },
            BackgroundColor(palette::DARK_RED),
            GlobalZIndex(800),
        ))
        .with_children(|strip| {
            strip.spawn((theme.words(Role::Small, line + &more, palette::SNOW), at(4.0, 0.0)));
        });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_cut_to_the_screen() {
        let report = "x".repeat(200) + "\n" + &"line\n".repeat(60);
        let shown = cut(&report);
        assert!(shown.lines().all(|line| line.chars().count() <= COLUMNS));
        assert_eq!(shown.lines().count(), LINES + 1);
    }

    #[test]
    fn the_mark_under_a_long_line_is_on_the_screen() {
        let quoted = format!("63 │ {}Cleared(\"x\")\n   │ {}^^^ not known", " ".repeat(70), " ".repeat(78));
        let shown = cut(&quoted);
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[1].ends_with("^^^ not known"), "{shown}");
        let mark = lines[1].find('^').expect("a mark");
        assert_eq!(lines[0].get(mark..mark + 3), Some("\"x\""), "{shown}");
    }
}
