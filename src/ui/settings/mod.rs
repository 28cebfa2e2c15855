//! The settings, laid over the title or a pause: a page for each section, whose rows turn values, and the keys.
//!
//! What a value leads to is none of this room's business: it changes [`Settings`], and everything follows.

use bevy::{
    prelude::*,
    ui::{ComputedNode, UiGlobalTransform},
};

use super::{
    menu::{self, MenuSystems, Worked},
    theme::{Role, Theme, at, band, block, page_on},
};
use crate::{
    app::{
        flow::{FlowSystems, Order, Over, Pause, Screen},
        shelf::Words,
    },
    input::{
        bindings::{Action, Bindings},
        devices::{Device, Devices},
        navigate::Navigation,
    },
    settings::{
        Settings,
        fields::{FIELDS, Field, Section},
    },
    view::palette,
};

mod capture;
mod controls;
#[cfg(test)]
mod tests;
mod values;

/// Which menu has the focus: this one, over title and pause.
const RANK: u32 = 10;
/// Where the rows begin, how high each is, and how many are seen.
const TOP: f32 = 68.0;
const ROW: f32 = 16.0;
const ROWS: usize = 11;

/// What is shown.
#[derive(Resource, Default)]
struct Sheet {
    section: Section,
    lines: Vec<Line>,
    menu: Option<Entity>,
    /// What the last wish led to, instead of the hint of the row.
    note: Option<String>,
    /// Language and keys when it was opened: with others the screen below is made anew.
    before: (String, Bindings),
}

/// What a row is about.
#[derive(Clone, Copy)]
enum Line {
    Field(&'static Field),
    Keys(Action),
    Reset,
    Back,
}

#[derive(Component)]
struct Root;

#[derive(Component)]
struct Tab(Section);

/// The line at the lower edge.
#[derive(Component)]
struct Hint;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Sheet>();
    app.add_systems(OnEnter(Over::Settings), open);
    app.add_systems(OnExit(Over::Settings), close);
    app.add_systems(
        Update,
        (
            turn_pages.before(MenuSystems),
            (answer, draw.run_if(resource_exists::<Words>), tell_hint.run_if(resource_exists::<Words>))
                .chain()
                .after(MenuSystems)
                .before(FlowSystems),
        )
            .run_if(in_state(Over::Settings)),
    );
    app.add_plugins((capture::plugin, controls::plugin, values::plugin));
}

fn open(mut sheet: ResMut<Sheet>, settings: Res<Settings>, bindings: Res<Bindings>) {
    *sheet = Sheet { before: (settings.language.clone(), bindings.clone()), ..default() };
}

/// The screen below has words and keys on it that may be others now.
fn close(
    sheet: Res<Sheet>,
    settings: Res<Settings>,
    bindings: Res<Bindings>,
    (screen, mut next_screen): (Res<State<Screen>>, ResMut<NextState<Screen>>),
    (pause, mut next_pause): (Res<State<Pause>>, ResMut<NextState<Pause>>),
) {
    if sheet.before == (settings.language.clone(), bindings.clone()) {
        return;
    }
    // Setting a state to what it is leaves it and enters it again.
    match (screen.get(), pause.get()) {
        (Screen::Title, _) => next_screen.set(Screen::Title),
        (Screen::Playing, Pause::On) if matches!(*next_pause, NextState::Unchanged) => {
            next_pause.set(Pause::On)
        }
        _ => {}
    }
}

fn turn_pages(
    mut sheet: ResMut<Sheet>,
    navigation: Res<Navigation>,
    devices: Res<Devices>,
    tabs: Query<(&Tab, &ComputedNode, &UiGlobalTransform)>,
    mut orders: MessageWriter<Order>,
) {
    if navigation.back {
        orders.write(Order::LeaveSettings);
    }
    let count = Section::ALL.len() as i32;
    let present = Section::ALL.iter().position(|section| *section == sheet.section).unwrap_or(0) as i32;
    let turned = Section::ALL[(present + navigation.page).rem_euclid(count) as usize];
    let clicked = tabs.iter().find_map(|(tab, node, transform)| {
        let rect = Rect::from_center_size(transform.translation, node.size());
        (navigation.click && rect.contains(devices.cursor)).then_some(tab.0)
    });
    let wanted = clicked.unwrap_or(turned);
    if wanted != sheet.section {
        (sheet.section, sheet.menu, sheet.note) = (wanted, None, None);
    }
}

fn lines(section: Section) -> Vec<Line> {
    let fields = FIELDS.iter().filter(|field| field.section == section && field.is_of_use()).map(Line::Field);
    let keys = Action::ALL.into_iter().filter(|_| section == Section::Controls).map(Line::Keys);
    fields.chain(keys).chain([Line::Reset, Line::Back]).collect()
}

/// Draws the page where it is another one, or in another language.
fn draw(
    mut commands: Commands,
    mut sheet: ResMut<Sheet>,
    old: Query<Entity, With<Root>>,
    menus: Query<&menu::Menu>,
    (theme, words, devices): (Res<Theme>, Res<Words>, Res<Devices>),
) {
    if sheet.menu.is_some() && !words.is_changed() {
        return;
    }
    let focus = sheet.menu.and_then(|menu| menus.get(menu).ok()).map_or(0, |menu| menu.focus);
    old.iter().for_each(|old| commands.entity(old).try_despawn());
    let rows = lines(sheet.section);
    let root = (Root, DespawnOnExit(Over::Settings), page_on(palette::INK), GlobalZIndex(300));
    commands.spawn(root).with_children(|screen| {
        head(screen, &theme, &words, sheet.section, devices.in_hand);
        if sheet.section == Section::Controls {
            controls::head(screen, &theme, &words);
        }
        let shape = menu::Shape {
            corner: Vec2::new(8.0, TOP),
            width: 464.0,
            row_height: ROW,
            shown: ROWS,
            rank: RANK,
            focus,
        };
        let does = rows.iter().map(does).collect();
        sheet.menu = Some(menu::spawn_rows(screen, &shape, does, |index, row| {
            fill(row, &theme, &words, rows[index]);
        }));
        screen.spawn(block(8.0, 247.0, 464.0, 1.0, palette::SLATE));
        let node = Node { max_width: Val::Px(464.0), ..at(10.0, 250.0) };
        screen.spawn((Hint, theme.words(Role::Small, "", palette::FOG), node));
    });
    sheet.lines = rows;
}

/// The wedge, the title and the pages' names.
fn head(screen: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, shown: Section, device: Device) {
    screen.spawn(band(0.0, 30.0, palette::RED));
    screen.spawn(band(32.0, 2.0, palette::RED));
    screen.spawn((theme.words(Role::Banner, words.get("settings-title"), palette::SNOW), at(12.0, 7.0)));
    let tabs = Node { column_gap: Val::Px(4.0), ..at(8.0, 38.0) };
    screen.spawn(tabs).with_children(|tabs| {
        for section in Section::ALL {
            let (ground, color) = if section == shown {
                (palette::CREAM, palette::INK)
            } else {
                (palette::NIGHT, palette::FOG)
            };
            let node = Node {
                padding: UiRect::new(Val::Px(6.0), Val::Px(6.0), Val::Px(3.0), Val::Px(2.0)),
                ..default()
            };
            tabs.spawn((Tab(section), node, BackgroundColor(ground))).with_children(|tab| {
                tab.spawn(theme.words(Role::Poster, words.get(section.title()), color));
            });
        }
        let hint = if device == Device::Pad { "LB RB" } else { "Tab" };
        let node = Node {
            padding: UiRect::new(Val::Px(4.0), Val::Px(0.0), Val::Px(3.0), Val::Px(0.0)),
            ..default()
        };
        tabs.spawn((theme.words(Role::Poster, hint, palette::FOG), node));
    });
}

fn does(line: &Line) -> menu::Does {
    match line {
        Line::Field(field) => values::does(field),
        Line::Keys(_) => controls::does(),
        Line::Reset => menu::Does::Choose,
        Line::Back => menu::Does::Order(Order::LeaveSettings),
    }
}

fn fill(row: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, line: Line) {
    let plain = |key: &str, color| (menu::Label(color), theme.words(Role::Poster, words.get(key), color));
    match line {
        Line::Field(field) => values::fill(row, theme, words, field),
        Line::Keys(action) => controls::fill(row, theme, words, action),
        Line::Reset => drop(row.spawn(plain("settings-reset", palette::GOLD))),
        Line::Back => drop(row.spawn(plain("settings-back", palette::GOLD))),
    }
}

/// The message key of an action's name.
fn name_of(action: Action) -> String {
    format!("settings-action-{}", action.name().to_lowercase())
}

fn answer(
    mut worked: MessageReader<Worked>,
    mut sheet: ResMut<Sheet>,
    mut asked: MessageWriter<values::Asked>,
    mut keys: MessageWriter<controls::Asked>,
    mut settings: ResMut<Settings>,
) {
    for Worked { menu, row, how } in worked.read() {
        if Some(*menu) != sheet.menu {
            continue;
        }
        let Some(line) = sheet.lines.get(*row).copied() else { continue };
        sheet.note = None;
        match line {
            Line::Field(field) => drop(asked.write(values::Asked { field, how: *how })),
            Line::Keys(action) => drop(keys.write(controls::Asked { action, how: *how })),
            Line::Reset if matches!(how, menu::How::Choose(_)) => sheet.section.reset(&mut settings),
            Line::Reset | Line::Back => {}
        }
    }
}

/// What the row that has the focus is for, or what the last wish led to.
fn tell_hint(
    sheet: Res<Sheet>,
    menus: Query<&menu::Menu>,
    words: Res<Words>,
    devices: Res<Devices>,
    mut hints: Query<(&mut Text, &mut TextColor), With<Hint>>,
) {
    let Ok((mut text, mut color)) = hints.single_mut() else { return };
    let focus = sheet.menu.and_then(|menu| menus.get(menu).ok()).map(|menu| menu.focus);
    let usual = match focus.and_then(|focus| sheet.lines.get(focus)) {
        Some(Line::Field(field)) => words.get(&format!("{}-hint", field.label())),
        Some(Line::Keys(_)) if devices.in_hand == Device::Pad => words.get("settings-keys-hint-pad"),
        Some(Line::Keys(_)) => words.get("settings-keys-hint"),
        Some(Line::Reset) => words.get("settings-reset-hint"),
        Some(Line::Back) | None => String::new(),
    };
    let (told, ink) = match &sheet.note {
        Some(note) => (note.clone(), palette::GOLD),
        None => (usual, palette::FOG),
    };
    if text.0 != told {
        text.0 = told;
    }
    color.set_if_neq(TextColor(ink));
}
