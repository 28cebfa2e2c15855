//! Bakes whole screens: the title, the backdrops of victory and defeat, and the program's icon.

mod hero;
mod letters;
mod screens;
mod title;

use crate::{
    Job,
    ground::canvas::Canvas,
    index::{Index, Sprite},
};

/// Bakes all posters into `job`'s folder and enters them into `index`.
pub fn bake(job: &Job, index: &mut Index) -> Result<(), String> {
    enter(job, index, "title", &title::draw(job)?)?;
    enter(job, index, "win", &screens::win())?;
    enter(job, index, "lose", &screens::lose())?;
    enter(job, index, "icon", &screens::icon(job)?)
}

fn enter(job: &Job, index: &mut Index, name: &str, picture: &Canvas) -> Result<(), String> {
    let image = format!("art/poster/{name}.png");
    picture.save(&job.assets.join(&image))?;
    let rects = vec![(0, 0, picture.width() as u32, picture.height() as u32)];
    index.sprites.insert(format!("poster/{name}"), Sprite { image, rects, pivot: (0, 0), ticks: 0 });
    Ok(())
}
