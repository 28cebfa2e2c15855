//! Bakes vehicles: what `art/vehicles/NAME.ron` describes, in every look and heading, as the chase and as a street on foot
//! show it.

mod model;
mod sheet;
mod source;

use self::{
    sheet::{Scale, Sheet},
    source::Vehicle,
};
use crate::{Job, index::Index, people::source::fingerprint, sculpt::TURN};

/// Counts the versions of this baker; a new number bakes every vehicle anew. Raise it whenever pictures would change.
const VERSION: u32 = 1;

/// A vehicle in the sources.
pub struct Model {
    name: String,
    vehicle: Vehicle,
    /// Changes with everything that its pictures are made of.
    stamp: String,
}

/// The turn of a heading, radians anticlockwise from east.
fn angle(heading: u32, headings: u32) -> f32 {
    heading as f32 * TURN / headings as f32
}

fn load(job: &Job) -> Result<Vec<Model>, String> {
    let folder = job.sources.join("vehicles");
    let mut models = Vec::new();
    for (name, vehicle, text) in source::load(&folder)? {
        let fault = |why: &str| format!("{}: {name}: {why}", folder.display());
        if vehicle.size.is_none() || vehicle.states.is_empty() {
            return Err(fault("size and states are wanted"));
        }
        if vehicle.drive.is_some_and(|headings| headings > 64)
            || vehicle.foot.is_some_and(|headings| headings > 64)
        {
            return Err(fault("at most 64 headings"));
        }
        let stamp = format!("{:016x}\n", fingerprint(&format!("{VERSION}\n{text}")));
        models.push(Model { name, vehicle, stamp });
    }
    Ok(models)
}

/// Bakes every vehicle whose sources changed and enters all into `index`.
pub fn bake(job: &Job, index: &mut Index) -> Result<(), String> {
    for model in load(job)? {
        for sheet in Scale::ALL.into_iter().filter_map(|scale| Sheet::new(&model, scale)) {
            sheet.bake(job)?;
            index.vehicles.insert(sheet.name(), sheet.entry());
            if sheet.stands() {
                index.sprites.extend(sheet.stills());
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::Picture;

    /// Tests run in the package's folder.
    const ROOT: &str = "../..";

    fn models() -> (Job, Vec<Model>) {
        let job = Job::of_game(std::path::Path::new(ROOT));
        let models = load(&job).expect("the sources are sound");
        (job, models)
    }

    #[test]
    fn every_vehicle_is_baked_from_the_present_sources() {
        let (job, models) = models();
        for model in &models {
            for sheet in Scale::ALL.into_iter().filter_map(|scale| Sheet::new(model, scale)) {
                assert!(sheet.is_baked(&job), "{} has changed: run the baker", sheet.name());
            }
        }
    }

    #[test]
    fn lamps_in_front_are_seen_by_whoever_drives_towards_the_camera() {
        let (_, models) = models();
        for model in &models {
            let Some(sheet) = Sheet::new(model, Scale::Drive) else { continue };
            let entry = sheet.entry();
            let south = entry.headings * 3 / 4;
            for lamp in entry.lights.iter().filter(|lamp| lamp.kind == "head") {
                assert!(lamp.seen >> south & 1 == 1, "{}: {:?}", model.name, lamp.at);
                let north = entry.headings / 4;
                assert!(lamp.at.2 > 3.0 || lamp.seen >> north & 1 == 0, "{}: {:?}", model.name, lamp.at);
            }
        }
    }

    #[test]
    fn what_stands_about_is_whole_in_its_own_picture() {
        let (job, models) = models();
        let model = models.iter().find(|model| model.name == "boxcar").expect("it is there");
        let sheet = Sheet::new(model, Scale::Drive).expect("it is baked");
        let picture = Picture::load(&job.assets.join(sheet.image())).expect("it was baked");
        let stills = sheet.stills();
        assert_eq!(stills.len(), 8);
        for (name, still) in stills {
            let (x, y, width, height) = still.rects[0];
            let cut = picture.crop(x as i32, y as i32, width, height);
            assert!(cut.opaque(still.pivot.0, still.pivot.1), "{name}");
            assert_eq!(cut.touched_border(), None, "{name}");
        }
    }

    #[test]
    fn baking_again_gives_the_same_pixels() {
        let (job, models) = models();
        let model = models.iter().find(|model| model.name == "taxi").expect("it is there");
        let sheet = Sheet::new(model, Scale::Drive).expect("it drives");
        let committed = Picture::load(&job.assets.join(sheet.image())).expect("it was baked");
        let state = &model.vehicle.states[0];
        let (width, height) = sheet.cell();
        for (cell, drawn) in (0..).zip(sheet.draw(state).expect("it is drawn")) {
            let (x, y) = sheet.corner(cell);
            assert!(committed.crop(x, y, width, height) == drawn, "cell {cell} differs");
        }
    }
}
