//! No exposure: colours are drawn as they were painted.
//!
//! The engine's sprites work exposure and saturation out for every pixel, even where a camera has [`Tonemapping::None`]: a
//! quarter of what a sprite costs where a processor draws. Pipelines for views without that component leave it out, but
//! the bindings of such a view are not prepared. So views are without it only while pipelines are chosen.

use bevy::{
    core_pipeline::tonemapping::Tonemapping,
    prelude::*,
    render::{Render, RenderApp, RenderSystems, view::ExtractedView},
};

pub(super) fn plugin(app: &mut App) {
    let Some(render) = app.get_sub_app_mut(RenderApp) else { return };
    render.add_systems(
        Render,
        (
            hide.after(RenderSystems::ExtractCommands).before(RenderSystems::PrepareAssets),
            give_back.in_set(RenderSystems::PrepareResources),
        ),
    );
}

// Both change the world at once: the engine lets this schedule's commands wait until the end of a phase.

fn hide(world: &mut World, views: &mut QueryState<(Entity, &Tonemapping), With<ExtractedView>>) {
    let plain = views.iter(world).filter(|(_, way)| **way == Tonemapping::None);
    let plain: Vec<Entity> = plain.map(|(view, _)| view).collect();
    for view in plain {
        world.entity_mut(view).remove::<Tonemapping>();
    }
}

fn give_back(
    world: &mut World,
    views: &mut QueryState<Entity, (With<ExtractedView>, With<Camera2d>, Without<Tonemapping>)>,
) {
    let plain: Vec<Entity> = views.iter(world).collect();
    for view in plain {
        world.entity_mut(view).insert(Tonemapping::None);
    }
}
