//! A pack's own file.

use serde::Deserialize;

use crate::content::syntax::{At, Needed, Tried};

/// A pack's file, `pack.ron` at the top of its folder.
#[derive(Deserialize)]
#[serde(rename = "Pack")]
pub struct RawPack {
    /// Version of the format: `1`.
    #[serde(default)]
    pub format: Needed<At<u32>>,
    /// The pack's id, which is also its folder's name: lower-case letters, digits and `_`.
    #[serde(default)]
    pub id: Needed<At<String>>,
    /// Message key of the title.
    #[serde(default)]
    pub title: Needed<At<String>>,
    /// The pack's own version, in any form.
    #[serde(default)]
    pub version: Needed<At<String>>,
    /// Who made it.
    #[serde(default)]
    pub authors: Needed<Vec<At<String>>>,
    /// Message key of a few words about it.
    #[serde(default)]
    pub description: Tried<At<String>>,
    /// Ids of the packs whose definitions this one names.
    #[serde(default)]
    pub requires: Tried<Vec<At<String>>>,
    /// Files of `levels/` in the order in which they are listed and played; without it, all in alphabetical order.
    #[serde(default)]
    pub campaign: Tried<Vec<At<String>>>,
}
