//! A desk to try screens at: everything but window, pictures and sounds, with a keyboard and a pad to press.

use std::time::Duration;

use bevy::{
    input::{
        ButtonState, InputPlugin,
        gamepad::{
            GamepadConnection, GamepadConnectionEvent, RawGamepadAxisChangedEvent,
            RawGamepadButtonChangedEvent, RawGamepadEvent,
        },
        keyboard::{Key, KeyboardFocusLost, KeyboardInput},
    },
    prelude::*,
    state::app::StatesPlugin,
    time::TimeUpdateStrategy,
    window::WindowFocused,
};

use super::{
    flow::{self, Over, Pause, Screen},
    notices::Notices,
    shelf::{Shelf, Words},
};
use crate::{
    content::strings::{LANGUAGES, Strings},
    input::{self, bindings::Bindings},
    settings::Settings,
    sim::seats::Seats,
    ui::theme::Theme,
    view::{
        camera::View,
        canvas::{Fit, Tube},
    },
};

/// The game's screens, and a player at them.
pub struct Desk {
    /// The app, with the title shown.
    pub app: App,
    pad: Entity,
}

impl Desk {
    /// Frames of a fiftieth of a second; `more` adds what is tried.
    pub fn new(more: impl FnOnce(&mut App)) -> Self {
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, StatesPlugin, InputPlugin));
        app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(20)));
        app.add_message::<WindowFocused>().add_message::<CursorMoved>();
        app.insert_resource(View::default())
            .init_resource::<Fit>()
            .init_resource::<Tube>()
            .init_resource::<Seats>();
        app.init_resource::<Theme>().init_resource::<Notices>().init_resource::<Shelf>();
        app.init_resource::<Settings>();
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        app.insert_resource(Words(Strings::load(root, LANGUAGES[0])));
        app.add_plugins((input::plugin, flow::plugin));
        // As the game does when settings change.
        app.add_systems(First, |settings: Res<Settings>, mut bindings: ResMut<Bindings>| {
            bindings.change(&settings.keys);
        });
        more(&mut app);
        let pad = app.world_mut().spawn_empty().id();
        let mut desk = Self { app, pad };
        let connection =
            GamepadConnection::Connected { name: "pad".into(), vendor_id: None, product_id: None };
        desk.send(GamepadConnectionEvent { gamepad: pad, connection });
        desk.wait(2);
        desk
    }

    /// Sends a message.
    pub fn send<M: Message>(&mut self, message: M) {
        self.app.world_mut().write_message(message);
    }

    /// Lets frames pass.
    pub fn wait(&mut self, frames: u32) {
        (0..frames).for_each(|_| self.app.update());
    }

    /// Presses a button of the pad and lets it go.
    pub fn button(&mut self, button: GamepadButton) {
        self.button_on(self.pad, button);
    }

    /// Presses a button of that pad and lets it go.
    pub fn button_on(&mut self, pad: Entity, button: GamepadButton) {
        for value in [1.0, 0.0] {
            self.send(RawGamepadEvent::Button(RawGamepadButtonChangedEvent::new(pad, button, value)));
            self.wait(2);
        }
    }

    /// Pushes an axis of the pad.
    pub fn push(&mut self, axis: GamepadAxis, value: f32) {
        self.push_on(self.pad, axis, value);
    }

    /// Pushes an axis of that pad.
    pub fn push_on(&mut self, pad: Entity, axis: GamepadAxis, value: f32) {
        self.send(RawGamepadEvent::Axis(RawGamepadAxisChangedEvent::new(pad, axis, value)));
        self.wait(2);
    }

    /// Plugs another pad in.
    pub fn plug_another(&mut self) -> Entity {
        let pad = self.app.world_mut().spawn_empty().id();
        let connection =
            GamepadConnection::Connected { name: "other".into(), vendor_id: None, product_id: None };
        self.send(GamepadConnectionEvent { gamepad: pad, connection });
        self.wait(2);
        pad
    }

    /// Takes that pad away.
    pub fn unplug_pad(&mut self, gamepad: Entity) {
        self.send(GamepadConnectionEvent { gamepad, connection: GamepadConnection::Disconnected });
        self.wait(2);
    }

    /// Takes the pad away.
    pub fn unplug(&mut self) {
        let connection = GamepadConnection::Disconnected;
        self.send(GamepadConnectionEvent { gamepad: self.pad, connection });
        self.wait(2);
    }

    /// Presses a key, or lets it go.
    pub fn hold(&mut self, key_code: KeyCode, state: ButtonState) {
        let logical_key = Key::Character("?".into());
        let window = Entity::PLACEHOLDER;
        self.send(KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window });
        self.wait(2);
    }

    /// Presses a key and lets it go.
    pub fn key(&mut self, key_code: KeyCode) {
        self.hold(key_code, ButtonState::Pressed);
        self.hold(key_code, ButtonState::Released);
    }

    /// Takes the focus from the window or gives it back, as the engine tells it.
    pub fn focus(&mut self, focused: bool) {
        self.send(WindowFocused { window: Entity::PLACEHOLDER, focused });
        if !focused {
            self.send(KeyboardFocusLost);
        }
        self.wait(2);
    }

    /// What is shown.
    pub fn shown(&self) -> (Screen, Pause, Over) {
        fn of<S: States + Copy>(world: &World) -> S {
            *world.resource::<State<S>>().get()
        }
        let world = self.app.world();
        (of(world), of(world), of(world))
    }
}
