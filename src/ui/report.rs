//! Reports on the screen: a level that cannot be read, and pictures that are missing.

use bevy::prelude::*;

use super::theme::{Role, Theme, at, full};
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
    commands.spawn((Report, full(), BackgroundColor(ground), GlobalZIndex(900))).with_children(|sheet| {
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
    let mut lines: Vec<String> = report
        .lines()
        .take(LINES)
        .map(|line| {
            // The drawing characters of a report are in no pixel font.
            let plain = line.replace(['│', '┌', '─'], "|").replace('·', ".");
            plain.chars().take(COLUMNS).collect()
        })
        .collect();
    if report.lines().count() > LINES {
        lines.push("...".into());
    }
    lines.join("\n")
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
}
