//! The order of the levels (`levels/campaign.ron`).

/// A campaign.
#[derive(Clone, Debug, Default)]
pub struct Campaign {
    /// Message key of the title.
    pub title: String,
    /// Levels in their order.
    pub levels: Vec<CampaignEntry>,
    /// Levels beside that order: always open, and nothing follows them.
    pub training: Vec<CampaignEntry>,
}

impl Campaign {
    /// All levels: those of the order, then those beside it.
    pub fn all(&self) -> impl Iterator<Item = &CampaignEntry> {
        self.levels.iter().chain(&self.training)
    }
}

/// One level of a campaign.
#[derive(Clone, Debug)]
pub struct CampaignEntry {
    /// "base/01_bathhouse".
    pub id: String,
    /// Path of its file below the folder of the campaign.
    pub file: String,
}
