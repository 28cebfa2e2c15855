//! The sheet, worked by each device as a player would, without a window.

use bevy::prelude::*;

use super::*;
use crate::{app::desk, content::strings::LANGUAGES, input::press::Press, settings::rebind};

/// A desk with the settings open over the title.
struct Desk(desk::Desk);

impl std::ops::Deref for Desk {
    type Target = desk::Desk;

    fn deref(&self) -> &desk::Desk {
        &self.0
    }
}

impl std::ops::DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut desk::Desk {
        &mut self.0
    }
}

impl Desk {
    fn new() -> Self {
        let mut desk = desk::Desk::new(|app| {
            app.add_plugins((menu::plugin, plugin));
        });
        desk.send(Order::Settings);
        desk.wait(3);
        assert_eq!(desk.shown().2, Over::Settings);
        Self(desk)
    }

    fn over(&self) -> Over {
        self.shown().2
    }

    fn settings(&self) -> &Settings {
        self.app.world().resource::<Settings>()
    }

    fn section(&self) -> Section {
        self.app.world().resource::<Sheet>().section
    }

    fn labels(&self, action: Action) -> Vec<&'static str> {
        let slots = rebind::slots(self.app.world().resource::<Bindings>().of(action));
        slots.into_iter().map(|press| press.map_or("", Press::label)).collect()
    }

    /// The hint at the lower edge.
    fn hint(&mut self) -> String {
        let mut hints = self.app.world_mut().query_filtered::<&Text, With<Hint>>();
        hints.single(self.app.world()).expect("one hint").0.clone()
    }
}

#[test]
fn a_pad_goes_through_everything_and_out_again() {
    let mut desk = Desk::new();
    desk.button(GamepadButton::DPadDown);
    desk.button(GamepadButton::DPadRight);
    assert_eq!(desk.settings().music, 75);
    desk.button(GamepadButton::RightTrigger);
    assert_eq!(desk.section(), Section::Picture);
    desk.button(GamepadButton::South);
    assert!(desk.settings().full_screen);
    desk.button(GamepadButton::East);
    assert_eq!(desk.over(), Over::Nothing);
}

#[test]
fn a_stick_that_is_held_repeats() {
    let mut desk = Desk::new();
    desk.push(GamepadAxis::LeftStickX, -1.0);
    desk.wait(1);
    assert_eq!(desk.settings().master, 75, "one step at once");
    desk.wait(40);
    let held = desk.settings().master;
    assert!((50..70).contains(&held), "more while it is held: {held}");
    desk.push(GamepadAxis::LeftStickX, 0.0);
    let let_go = desk.settings().master;
    desk.wait(40);
    assert_eq!(desk.settings().master, let_go);
}

#[test]
fn keys_go_through_everything_and_out_again() {
    let mut desk = Desk::new();
    desk.key(KeyCode::ArrowLeft);
    assert_eq!(desk.settings().master, 75);
    desk.key(KeyCode::PageUp);
    assert_eq!(desk.section(), Section::Controls);
    desk.key(KeyCode::Tab);
    assert_eq!(desk.section(), Section::Sound);
    // Up from the first row is the last: "back".
    desk.key(KeyCode::ArrowUp);
    desk.key(KeyCode::Enter);
    assert_eq!(desk.over(), Over::Nothing);
}

#[test]
fn a_pads_button_is_given_anew_by_pressing_it() {
    let mut desk = Desk::new();
    desk.button(GamepadButton::LeftTrigger);
    // Down to "strike", across to the pad's slot.
    (0..4).for_each(|_| desk.button(GamepadButton::DPadDown));
    (0..3).for_each(|_| desk.button(GamepadButton::DPadRight));
    desk.button(GamepadButton::South);
    // Back and forth mean nothing while a press is waited for; keys are no buttons.
    desk.key(KeyCode::KeyP);
    desk.button(GamepadButton::East);
    assert_eq!(desk.over(), Over::Settings);
    assert_eq!(desk.labels(Action::Strike), ["LMB", "J", "X", "B"]);
    assert_eq!(desk.labels(Action::Grab), ["E", "L", "B", "X"]);
    assert_eq!(desk.hint(), "“Grab, throw, use” had it, and got the other in exchange.");
    desk.button(GamepadButton::East);
    assert_eq!(desk.over(), Over::Nothing, "in menus it goes back, whatever it is bound to");
}

#[test]
fn escape_leaves_a_key_as_it_was_and_the_sheet_open() {
    let mut desk = Desk::new();
    desk.key(KeyCode::PageUp);
    desk.key(KeyCode::Enter);
    desk.key(KeyCode::Escape);
    assert_eq!(desk.over(), Over::Settings);
    assert!(desk.settings().keys.is_empty());
    desk.key(KeyCode::Enter);
    desk.key(KeyCode::Enter);
    assert_eq!(desk.labels(Action::North), ["Enter", "↑", "", "↑"]);
    desk.key(KeyCode::Enter);
    desk.key(KeyCode::F4);
    assert_eq!(desk.labels(Action::North)[0], "F4", "it still chooses in menus");
}

#[test]
fn nobody_who_lost_the_arrows_is_lost() {
    let mut desk = Desk::new();
    let key = |code| vec![Press::Key(code)];
    let mut settings = desk.app.world_mut().resource_mut::<Settings>();
    settings.music = 1;
    settings.keys.insert(Action::North, key(KeyCode::F1));
    settings.keys.insert(Action::South, key(KeyCode::ArrowUp));
    settings.keys.insert(Action::Pause, key(KeyCode::F2));
    settings.keys.insert(Action::Confirm, key(KeyCode::F3));
    desk.wait(1);
    desk.key(KeyCode::ArrowDown);
    desk.key(KeyCode::ArrowUp);
    desk.key(KeyCode::ArrowUp);
    desk.key(KeyCode::ArrowUp);
    desk.key(KeyCode::Enter);
    assert_eq!(desk.settings().music, 70, "the last row but one: back to the defaults");
    desk.key(KeyCode::Escape);
    assert_eq!(desk.over(), Over::Nothing);
}

#[test]
fn back_to_the_defaults_is_for_this_page_alone() {
    let mut desk = Desk::new();
    let mut settings = desk.app.world_mut().resource_mut::<Settings>();
    (settings.music, settings.shake) = (1, 2);
    desk.key(KeyCode::ArrowUp);
    desk.key(KeyCode::ArrowUp);
    desk.key(KeyCode::Enter);
    assert_eq!((desk.settings().music, desk.settings().shake), (70, 2));
}

#[test]
fn every_word_of_the_sheet_is_there_in_each_language() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut keys: Vec<String> = Section::ALL
        .iter()
        .map(|section| section.title().to_owned())
        .chain(Action::ALL.map(name_of))
        .collect();
    keys.extend(FIELDS.iter().flat_map(|field| [field.label(), format!("{}-hint", field.label())]));
    for lang in LANGUAGES {
        let file = root.join(format!("assets/strings/{lang}/settings.ftl"));
        let text = std::fs::read_to_string(file).expect("a file of texts");
        let missing: Vec<&String> =
            keys.iter().filter(|key| !text.contains(&format!("\n{key} = "))).collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
    }
}
