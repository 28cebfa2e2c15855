//! What can be heard to happen.

use bevy::prelude::*;

pub use super::event::{Event, Size};

/// One thing that happened and may be heard.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Happening {
    /// What.
    pub event: Event,
    /// Where, in metres; none: at no place of the level (menus, objectives).
    pub at: Option<Vec2>,
    /// Whether heavily.
    pub heavy: bool,
    /// What the floor there is, as a material of `cues.ron`.
    pub floor: Option<String>,
    /// The material of what was struck, or of what struck.
    pub material: Option<String>,
    /// Whom it is about.
    pub size: Option<Size>,
    /// Id of the thing for the hand, the prop or the person that it is about, the tiles of the door, the step of the
    /// puzzle; or the id of the sound that the thing itself names.
    pub item: Option<String>,
    /// Whether it is far away, or behind a wall.
    pub far: bool,
    /// Added to what it sounds like, in decibels.
    pub decibels: f32,
}

impl Happening {
    /// That event, at no place.
    pub fn of(event: Event) -> Self {
        Self {
            event,
            at: None,
            heavy: false,
            floor: None,
            material: None,
            size: None,
            item: None,
            far: false,
            decibels: 0.0,
        }
    }

    /// At that place.
    pub fn at(mut self, at: Vec2) -> Self {
        self.at = Some(at);
        self
    }

    /// Heavily, or not.
    pub fn heavy(mut self, heavy: bool) -> Self {
        self.heavy = heavy;
        self
    }

    /// On a floor of that material.
    pub fn on_floor(mut self, material: impl Into<String>) -> Self {
        self.floor = Some(material.into());
        self
    }

    /// With or against that material.
    pub fn of_material(mut self, material: impl Into<String>) -> Self {
        self.material = Some(material.into());
        self
    }

    /// With that thing, or with that sound of its own.
    pub fn with(mut self, item: impl Into<String>) -> Self {
        self.item = Some(item.into());
        self
    }

    /// Far away or behind a wall, or not.
    pub fn far(mut self, far: bool) -> Self {
        self.far = far;
        self
    }

    /// Louder or quieter by so many decibels.
    pub fn louder(mut self, decibels: f32) -> Self {
        self.decibels = decibels;
        self
    }

    /// About somebody of that size.
    pub fn by(mut self, size: Size) -> Self {
        self.size = Some(size);
        self
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Happening>();
}
