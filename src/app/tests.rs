//! The screens, walked through by keys, mouse and gamepad, without a window or a graphics card.

use std::{path::PathBuf, time::Duration};

use bevy::{
    input::{
        ButtonState,
        gamepad::{GamepadConnection, GamepadConnectionEvent, RawGamepadButtonChangedEvent, RawGamepadEvent},
        keyboard::{Key, KeyboardInput, NativeKey},
        mouse::MouseButtonInput,
    },
    prelude::*,
    render::{RenderPlugin, settings::WgpuSettings},
    text::TextLayoutInfo,
    time::TimeUpdateStrategy,
    ui::{ComputedNode, UiGlobalTransform},
};

use super::{
    Options,
    attract::Attract,
    engine,
    flow::{Current, Order, Pause, Screen},
    game, shelf,
    shelf::Shelf,
};
use crate::{
    content::strings::LANGUAGES,
    input::devices::Devices,
    save::Progress,
    settings::Settings,
    sim::{
        mission::{Counts, Mission, Phase, Tally},
        outcome::Way,
    },
    ui::menu::Focused,
    view::units::canvas_size,
};

/// A game whose screens are walked through.
pub(crate) struct Walk {
    /// The game.
    pub app: App,
    pad: Option<Entity>,
}

impl Walk {
    /// On the title, in that language.
    pub fn new(language: &str) -> Self {
        let mut app = App::new();
        let render = RenderPlugin {
            render_creation: WgpuSettings { backends: None, ..default() }.into(),
            ..default()
        };
        let plugins = engine(None).set(render).disable::<bevy::log::LogPlugin>();
        app.add_plugins(plugins.disable::<GilrsPlugin>());
        app.add_plugins((game, super::threads::FewThreads));
        app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_micros(16_667)));
        app.finish();
        app.cleanup();
        let root = Some(PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        shelf::open(app.world_mut(), &Options { root, language: Some(language.into()), ..default() });
        let mut walk = Self { app, pad: None };
        walk.frames(4);
        walk
    }

    pub fn frames(&mut self, frames: u32) {
        (0..frames).for_each(|_| self.app.update());
    }

    pub fn seconds(&mut self, seconds: f32) {
        self.frames((seconds * 60.0) as u32);
    }

    fn screen(&self) -> (Screen, Pause) {
        let world = self.app.world();
        (*world.resource::<State<Screen>>().get(), *world.resource::<State<Pause>>().get())
    }

    pub fn key(&mut self, key_code: KeyCode) {
        for state in [ButtonState::Pressed, ButtonState::Released] {
            self.app.world_mut().write_message(KeyboardInput {
                key_code,
                logical_key: Key::Unidentified(NativeKey::Unidentified),
                state,
                text: None,
                repeat: false,
                window: Entity::PLACEHOLDER,
            });
            self.frames(2);
        }
    }

    fn button(&mut self, button: GamepadButton) {
        let gamepad = match self.pad {
            Some(pad) => pad,
            None => {
                let pad = self.app.world_mut().spawn_empty().id();
                let connection =
                    GamepadConnection::Connected { name: "pad".into(), vendor_id: None, product_id: None };
                let event = GamepadConnectionEvent::new(pad, connection);
                self.app.world_mut().write_message(event);
                self.frames(2);
                self.pad = Some(pad);
                pad
            }
        };
        for value in [1.0, 0.0] {
            let event = RawGamepadButtonChangedEvent { gamepad, button, value };
            self.app.world_mut().write_message(RawGamepadEvent::Button(event));
            self.frames(2);
        }
    }

    fn click(&mut self, at: Vec2) {
        self.app.world_mut().resource_mut::<Devices>().cursor = at;
        for state in [ButtonState::Pressed, ButtonState::Released] {
            let window = Entity::PLACEHOLDER;
            self.app.world_mut().write_message(MouseButtonInput { button: MouseButton::Left, state, window });
            self.frames(2);
        }
    }

    /// Clicks on the text that is shown.
    fn click_on(&mut self, key: &str) {
        let wanted = self.app.world().resource::<shelf::Words>().get(key);
        let mut texts = self.app.world_mut().query::<(&Text, &UiGlobalTransform)>();
        let place = texts.iter(self.app.world()).find(|(text, _)| text.0 == wanted);
        let place = place.unwrap_or_else(|| panic!("`{wanted}` is nowhere")).1.translation;
        self.click(place);
    }

    /// Brings the focus to what asks for `order` by pressing what moves it down.
    fn focus(&mut self, order: &Order, mut down: impl FnMut(&mut Self)) {
        for _ in 0..12 {
            if self.app.world().resource::<Focused>().0.as_ref() == Some(order) {
                return;
            }
            down(self);
        }
        panic!("nothing on {:?} asks for {order:?}", self.screen());
    }

    pub fn ask(&mut self, order: Order) {
        self.app.world_mut().write_message(order);
        self.frames(4);
    }

    /// Ends the mission that is played, and waits for its last look to be over.
    fn end(&mut self, phase: Phase) {
        self.app.world_mut().resource_mut::<Mission>().phase = phase;
        self.seconds(1.9);
    }

    fn mission(&self) -> &Mission {
        self.app.world().resource()
    }

    fn first_level(&self) -> String {
        self.app.world().resource::<Shelf>().levels[0].id.clone()
    }
}

const PLAYING: (Screen, Pause) = (Screen::Playing, Pause::Off);
const PAUSED: (Screen, Pause) = (Screen::Playing, Pause::On);

#[test]
fn keys_lead_through_every_screen() {
    let mut walk = Walk::new("en");
    assert_eq!(walk.screen().0, Screen::Title);
    walk.key(KeyCode::Enter);
    assert_eq!(walk.screen().0, Screen::Briefing);
    assert_eq!(walk.mission().tick, 0, "the mission waits behind its briefing");
    walk.key(KeyCode::Enter);
    assert_eq!(walk.screen(), PLAYING);
    walk.seconds(0.5);
    assert!(walk.mission().tick > 20);
    walk.key(KeyCode::Escape);
    assert_eq!(walk.screen(), PAUSED);
    let stopped = walk.mission().tick;
    walk.seconds(0.5);
    assert_eq!(walk.mission().tick, stopped);
    walk.key(KeyCode::Escape);
    assert_eq!(walk.screen(), PLAYING);
    walk.key(KeyCode::Escape);
    walk.focus(&Order::ToLevels, |walk| walk.key(KeyCode::ArrowDown));
    walk.key(KeyCode::Enter);
    assert_eq!(walk.screen(), (Screen::Levels, Pause::Off));
    walk.key(KeyCode::Enter);
    assert_eq!(walk.screen().0, Screen::Briefing);
    walk.key(KeyCode::Escape);
    assert_eq!(walk.screen().0, Screen::Levels);
    walk.key(KeyCode::Escape);
    assert_eq!(walk.screen().0, Screen::Title);
}

#[test]
fn a_gamepad_leads_through_every_screen() {
    let mut walk = Walk::new("ru");
    walk.button(GamepadButton::South);
    assert_eq!(walk.screen().0, Screen::Briefing);
    walk.button(GamepadButton::South);
    assert_eq!(walk.screen(), PLAYING);
    walk.button(GamepadButton::Start);
    assert_eq!(walk.screen(), PAUSED);
    walk.focus(&Order::ToTitle, |walk| walk.button(GamepadButton::DPadDown));
    walk.button(GamepadButton::South);
    assert_eq!(walk.screen(), (Screen::Title, Pause::Off));
    walk.focus(&Order::ToLevels, |walk| walk.button(GamepadButton::DPadDown));
    walk.button(GamepadButton::South);
    assert_eq!(walk.screen().0, Screen::Levels);
    let before = walk.app.world().resource::<Settings>().difficulty.clone();
    walk.button(GamepadButton::DPadRight);
    assert_ne!(walk.app.world().resource::<Settings>().difficulty, before);
    walk.button(GamepadButton::South);
    assert_eq!(walk.screen().0, Screen::Briefing);
    walk.button(GamepadButton::South);
    walk.end(Phase::Lost);
    assert_eq!(walk.screen().0, Screen::Lost);
    walk.button(GamepadButton::South);
    assert_eq!(walk.screen(), PLAYING);
    assert_eq!(walk.mission().restarts, 1);
}

#[test]
fn the_mouse_leads_through_every_screen() {
    let mut walk = Walk::new("en");
    walk.click_on("ui-levels");
    assert_eq!(walk.screen().0, Screen::Levels);
    let title = walk.first_level_title();
    let before = walk.app.world().resource::<Settings>().difficulty.clone();
    walk.click_on_text(">");
    assert_ne!(walk.app.world().resource::<Settings>().difficulty, before);
    walk.click_on_text(&title);
    assert_eq!(walk.screen().0, Screen::Briefing);
    walk.click_on("brief-begin");
    assert_eq!(walk.screen(), PLAYING);
    walk.end(Phase::Won);
    assert_eq!(walk.screen().0, Screen::Won);
    walk.seconds(4.0);
    walk.click_on("ui-again");
    assert_eq!(walk.screen(), PLAYING, "whoever plays again has read the briefing");
}

impl Walk {
    fn first_level_title(&self) -> String {
        let level =
            self.app.world().resource::<Shelf>().content().unwrap().level(&self.first_level()).unwrap();
        self.app.world().resource::<shelf::Words>().get(&level.title)
    }

    fn click_on_text(&mut self, wanted: &str) {
        let mut texts = self.app.world_mut().query::<(&Text, &UiGlobalTransform)>();
        let all = texts.iter(self.app.world()).filter(|(text, _)| text.0 == wanted);
        // A level's title stands in the list and, to the right of it, on its card.
        let place = all.map(|(_, at)| at.translation).min_by(|a, b| a.x.total_cmp(&b.x));
        self.click(place.unwrap_or_else(|| panic!("`{wanted}` is nowhere")));
    }
}

#[test]
fn the_score_is_told_at_once_when_a_key_asks_for_it_and_only_then_a_menu_answers() {
    let mut walk = Walk::new("en");
    walk.ask(Order::PlayFirst);
    walk.ask(Order::Begin);
    walk.end(Phase::Won);
    assert_eq!(walk.screen().0, Screen::Won);
    assert_eq!(walk.app.world().resource::<Focused>().0, None);
    walk.seconds(0.3);
    walk.key(KeyCode::Enter);
    assert_eq!(walk.screen().0, Screen::Won);
    assert_eq!(walk.app.world().resource::<Focused>().0, Some(Order::PlayNext));
    let first = walk.first_level();
    assert!(walk.app.world().resource::<Progress>().is_won(&first));
}

#[test]
fn after_the_last_level_comes_the_end() {
    let mut walk = Walk::new("en");
    let last = walk.app.world().resource::<Shelf>().levels.last().unwrap().id.clone();
    walk.ask(Order::Play(last));
    walk.ask(Order::Begin);
    walk.ask(Order::PlayNext);
    assert_eq!(walk.screen().0, Screen::Credits);
    assert!(!walk.app.world().contains_resource::<Mission>());
    walk.key(KeyCode::Escape);
    assert_eq!(walk.screen().0, Screen::Title);
}

#[test]
fn the_fallen_begin_again_with_one_key_and_need_not_wait() {
    let mut walk = Walk::new("en");
    walk.ask(Order::PlayFirst);
    walk.ask(Order::Begin);
    walk.seconds(0.3);
    walk.app.world_mut().resource_mut::<Mission>().phase = Phase::Lost;
    walk.seconds(0.2);
    walk.key(KeyCode::KeyR);
    walk.frames(2);
    assert_eq!(walk.screen(), PLAYING);
    assert_eq!(walk.mission().restarts, 1);
    assert_ne!(walk.mission().phase, Phase::Lost);
    walk.end(Phase::Lost);
    assert_eq!(walk.screen().0, Screen::Lost);
    walk.key(KeyCode::KeyR);
    assert_eq!(walk.screen(), PLAYING);
}

#[test]
fn a_level_that_cannot_be_read_leaves_everything_as_it_is() {
    let mut walk = Walk::new("en");
    walk.ask(Order::Play("base/none".into()));
    assert_eq!(walk.screen().0, Screen::Title);
    let report = walk.app.world().resource::<super::flow::Broken>().0.clone().unwrap();
    assert!(report.contains("there is no level `base/none`"), "{report}");
    walk.key(KeyCode::Escape);
    assert_eq!(walk.app.world().resource::<super::flow::Broken>().0, None);
}

#[test]
fn the_show_behind_the_title_belongs_to_nobody() {
    let mut walk = Walk::new("en");
    walk.seconds(9.0);
    assert!(!walk.app.world().resource::<Attract>().runs());
    walk.seconds(3.0);
    assert!(walk.app.world().resource::<Attract>().runs());
    assert_eq!(walk.screen().0, Screen::Title);
    assert!(walk.mission().tick > 30, "it moves");
    assert_eq!(walk.app.world().resource::<Current>().0, None);
    walk.app.world_mut().resource_mut::<Mission>().phase = Phase::Won;
    walk.seconds(1.0);
    assert_eq!(*walk.app.world().resource::<Progress>(), Progress::default(), "its victory is nobody's");
    walk.seconds(3.0);
    assert_eq!(walk.mission().phase, Phase::Playing, "the next has begun");
    walk.key(KeyCode::ArrowDown);
    assert!(!walk.app.world().resource::<Attract>().runs());
    assert!(!walk.app.world().contains_resource::<Mission>());
    assert_eq!(walk.app.world().resource::<Devices>().pilot, None);
}

#[test]
fn the_menu_answers_while_the_show_runs() {
    let mut walk = Walk::new("en");
    walk.seconds(12.0);
    assert!(walk.app.world().resource::<Attract>().runs());
    walk.key(KeyCode::Enter);
    assert_eq!(walk.screen().0, Screen::Briefing);
    assert_eq!((walk.mission().tick, walk.app.world().resource::<Devices>().pilot), (0, None));
    assert_eq!(walk.app.world().resource::<Current>().0, Some(walk.first_level()));
}

/// Every text that is seen lies on the canvas, and in whatever holds it.
fn assert_texts_fit(walk: &mut Walk, place: &str) {
    walk.frames(3);
    let mut texts = walk.app.world_mut().query::<(
        &Text,
        &ComputedNode,
        &TextLayoutInfo,
        &UiGlobalTransform,
        &InheritedVisibility,
        Option<&ChildOf>,
    )>();
    let world = walk.app.world();
    let canvas = Rect::from_corners(Vec2::ZERO, canvas_size().as_vec2());
    let mut seen: Vec<(&str, Rect)> = Vec::new();
    for (text, node, layout, transform, visible, parent) in texts.iter(world) {
        if !visible.get() || text.0.is_empty() {
            continue;
        }
        let lies = Rect::from_center_size(transform.translation, node.size());
        assert!(
            canvas.inflate(0.6).contains(lies.min) && canvas.inflate(0.6).contains(lies.max),
            "{place}: `{}` at {lies:?}",
            text.0
        );
        assert!(
            layout.size.x <= node.size().x + 1.0,
            "{place}: `{}` is {} wide in {}",
            text.0,
            layout.size.x,
            node.size().x
        );
        seen.push((&text.0, lies));
        let Some(parent) = parent.and_then(|parent| world.get_entity(parent.parent()).ok()) else { continue };
        if let (Some(node), Some(transform)) =
            (parent.get::<ComputedNode>(), parent.get::<UiGlobalTransform>())
            && node.size().min_element() > 0.0
        {
            let room = Rect::from_center_size(transform.translation, node.size()).inflate(1.1);
            assert!(
                room.contains(lies.min) && room.contains(lies.max),
                "{place}: `{}` at {lies:?} leaves {room:?}",
                text.0
            );
        }
    }
    assert!(seen.len() > 1, "{place} shows words");
    // Over a fight words may lie over others that they cover.
    for (at, (text, lies)) in seen.iter().enumerate().filter(|_| !place.contains("fight")) {
        let over = seen[..at].iter().find(|(_, other)| !other.inflate(-1.0).intersect(*lies).is_empty());
        assert_eq!(over.map(|(other, _)| other), None, "{place}: `{text}` lies over other words");
    }
}

/// Something of everything, in numbers of many digits.
fn full_tally() -> Tally {
    let ways = [Way::Fist, Way::Kick, Way::Charged, Way::Throw, Way::Slam, Way::Item, Way::Shot, Way::Arrest];
    Tally {
        ways: ways.into_iter().map(|way| (way, 11)).collect(),
        points: 12_345,
        hits_taken: 28,
        blows: 188,
        landed: 148,
        shots: 88,
        shots_landed: 38,
        chain_links: 128,
        arrests: 11,
        cruelties: 2,
        civilians: 8,
        civilians_harmed: 3,
        civilians_hurt: 2,
        ..Tally::default()
    }
}

#[test]
fn the_words_of_every_screen_fit_in_every_language() {
    for language in LANGUAGES {
        let mut walk = Walk::new(language);
        let at = |screen: &str| format!("{language} {screen}");
        assert_texts_fit(&mut walk, &at("title"));
        let levels: Vec<String> =
            walk.app.world().resource::<Shelf>().levels.iter().map(|entry| entry.id.clone()).collect();
        for level in levels {
            walk.ask(Order::Play(level.clone()));
            assert_texts_fit(&mut walk, &at(&format!("briefing of {level}")));
            walk.ask(Order::Begin);
            walk.seconds(1.0);
            assert_texts_fit(&mut walk, &at(&format!("fight of {level}")));
            walk.key(KeyCode::Escape);
            assert_eq!(walk.screen(), PAUSED);
            assert_texts_fit(&mut walk, &at(&format!("pause over the fight of {level}")));
            walk.ask(Order::Resume);
            walk.end(Phase::Lost);
            assert_texts_fit(&mut walk, &at("defeat"));
            walk.ask(Order::Restart);
            // As much as there can be on it.
            walk.app.world_mut().resource_mut::<Settings>().telegraph = 150;
            walk.frames(2);
            walk.app.world_mut().resource_mut::<Counts>().0 = full_tally();
            walk.end(Phase::Won);
            walk.seconds(4.0);
            assert_texts_fit(&mut walk, &at(&format!("score of {level}")));
            walk.ask(Order::ToLevels);
            assert_texts_fit(&mut walk, &at("levels"));
        }
        walk.app.world_mut().resource_mut::<NextState<Screen>>().set(Screen::Credits);
        walk.frames(3);
        assert_texts_fit(&mut walk, &at("end"));
    }
}
