//! Pictures of packs, under names that begin with their pack's id.

use std::path::Path;

use super::Art;
use crate::content::pack::Pack;

impl Art {
    /// Adds the pictures of a pack: its "prop/cart" is found as "example/prop/cart".
    pub fn add_pack(&mut self, pack: &Pack) {
        // Paths of images are below `assets/`; a path from the root replaces that.
        let Some(folder) = crate::disk::canonical(&pack.folder) else { return };
        let image = |path: &str, folder: &Path| folder.join(path).display().to_string();
        for (name, sheet) in &pack.index().people {
            let mut sheet = sheet.clone();
            sheet.image = image(&sheet.image, &folder);
            self.index.people.insert(format!("{}/{name}", pack.id), sheet);
        }
        for (name, vehicle) in &pack.index().vehicles {
            let mut vehicle = vehicle.clone();
            vehicle.image = image(&vehicle.image, &folder);
            self.index.vehicles.insert(format!("{}/{name}", pack.id), vehicle);
        }
        for (name, sprite) in &pack.index().sprites {
            let mut sprite = sprite.clone();
            sprite.image = image(&sprite.image, &folder);
            self.index.sprites.insert(format!("{}/{name}", pack.id), sprite);
        }
    }
}
