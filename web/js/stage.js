// Where the canvas lies and how large it is: a whole number of the screen's own pixels for each of its own.
//
// The canvas is laid out so that one of its pixels is one pixel of the screen, and what it lies in is scaled by a
// transform. So the engine, which watches the canvas's layout, never draws more than the game's own pixels.

import { get } from "./dom.js";

/** The size that the game draws at, in its pixels. */
const canvas = { width: 480, height: 270 };
/** The stage's size, in pixels of the screen. */
const screen = { width: 0, height: 0 };
const listeners = [];

/** How large and where a picture of that size lies on a screen of that size, all in pixels of the screen. */
export function fit(picture, stage) {
    const room = Math.min(stage.width / picture.width, stage.height / picture.height);
    // A screen smaller than the picture cannot show all of its pixels.
    const scale = room >= 1 ? Math.floor(room) : room;
    return {
        scale,
        left: Math.floor((stage.width - picture.width * scale) / 2),
        top: Math.floor((stage.height - picture.height * scale) / 2),
    };
}

function place() {
    if (screen.width === 0) return;
    const ratio = devicePixelRatio;
    const { scale, left, top } = fit(canvas, screen);
    const set = (name, value) => document.documentElement.style.setProperty(name, value);
    set("--canvas-width", `${canvas.width / ratio}px`);
    set("--canvas-height", `${canvas.height / ratio}px`);
    set("--scale", scale);
    set("--left", `${left / ratio}px`);
    set("--top", `${top / ratio}px`);
    // The picture's own pixel, for what lies beside it.
    set("--pixel", `${scale / ratio}px`);
    for (const listen of listeners) listen();
}

/** The game draws at another size from now on. */
export function canvasSize(width, height) {
    if (width > 0 && height > 0) {
        canvas.width = width;
        canvas.height = height;
        place();
    }
}

/** Calls `listen` whenever the picture has another place. */
export function onPlace(listen) {
    listeners.push(listen);
}

/** What the browser measured, unless it measured in other pixels than its ratio says: emulated screens do. */
function nearest(exact, reckoned) {
    return exact !== undefined && Math.abs(exact - reckoned) < 2 ? exact : Math.round(reckoned);
}

/** Watches the stage's size, in pixels of the screen where the browser tells them, else by its ratio. */
export function watchStage() {
    const stage = get("stage");
    const observer = new ResizeObserver(([entry]) => {
        const exact = entry.devicePixelContentBoxSize?.[0];
        screen.width = nearest(exact?.inlineSize, stage.clientWidth * devicePixelRatio);
        screen.height = nearest(exact?.blockSize, stage.clientHeight * devicePixelRatio);
        place();
    });
    try {
        observer.observe(stage, { box: "device-pixel-content-box" });
    } catch {
        observer.observe(stage);
        // There the ratio may change without the size: by zooming, or on another screen.
        addEventListener("resize", () => {
            observer.unobserve(stage);
            observer.observe(stage);
        });
    }
}
