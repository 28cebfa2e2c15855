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
    let icon = screens::icon(job)?;
    icon.save(&job.assets.join("art/icon.png"))?;
    half(&icon).save(&job.assets.join("art/icon_32.png"))?;
    enter(job, index, "icon", &icon)
}

/// A picture of half the size: of each four pixels the one that is nearest to their mean, so that no new colour comes.
fn half(picture: &Canvas) -> Canvas {
    Canvas::from_fn(picture.width() / 2, picture.height() / 2, |x, y| {
        let four = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| picture.get(x * 2 + dx, y * 2 + dy));
        let mean: [i32; 4] = std::array::from_fn(|c| four.iter().map(|p| i32::from(p[c])).sum::<i32>() / 4);
        let far = |p: &[u8; 4]| (0..4).map(|c| (i32::from(p[c]) - mean[c]).pow(2)).sum::<i32>();
        four.into_iter().min_by_key(far).unwrap_or_default()
    })
}

fn enter(job: &Job, index: &mut Index, name: &str, picture: &Canvas) -> Result<(), String> {
    let image = format!("art/poster/{name}.png");
    picture.save(&job.assets.join(&image))?;
    let rects = vec![(0, 0, picture.width() as u32, picture.height() as u32)];
    index.sprites.insert(
        format!("poster/{name}"),
        Sprite { image, rects, pivot: (0, 0), ticks: 0, muzzles: Vec::new() },
    );
    Ok(())
}
