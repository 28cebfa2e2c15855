//! A campaign, and what holds where a level does not say otherwise.

use serde::Deserialize;

use crate::content::syntax::At;

/// A campaign's file.
#[derive(Deserialize)]
#[serde(rename = "Campaign")]
pub struct RawCampaign {
    /// Message key of the title.
    pub title: At<String>,
    /// Levels in their order.
    pub levels: Vec<RawCampaignEntry>,
    /// Levels beside that order: always open, and nothing follows them.
    #[serde(default)]
    pub training: Vec<RawCampaignEntry>,
}

/// One level of a campaign.
#[derive(Deserialize)]
#[serde(rename = "CampaignEntry")]
pub struct RawCampaignEntry {
    /// Id of the level.
    pub id: At<String>,
    /// Its file, beside the campaign's.
    pub file: At<String>,
}

/// What holds where a level does not say otherwise.
#[derive(Deserialize)]
#[serde(rename = "Defaults")]
pub struct RawDefaults {
    /// Kind of person the player is.
    pub player: At<String>,
    /// Kind of person a second player is where no partner can be taken over; without it, none can join there.
    #[serde(default)]
    pub second: Option<At<String>>,
    /// Light where no lamp reaches.
    pub ambient: At<String>,
}
