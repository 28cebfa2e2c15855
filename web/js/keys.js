// Which keys are the game's and which the browser's.

import { get } from "./dom.js";

/** These the game never gets, whatever it is doing: reload, full screen, developer tools. */
const BROWSERS = new Set(["F5", "F11", "F12"]);
/** While nobody plays, Tab leads to the page's buttons, as everywhere. */
const ROVING = new Set(["Tab"]);

let playing = false;

/** Whether somebody plays just now. */
export function setPlaying(on) {
    playing = on;
}

/** Whether a key press belongs to the browser. */
function isBrowsers(event) {
    return BROWSERS.has(event.code) || event.ctrlKey || event.metaKey || event.altKey;
}

/** Shares the keys out. Only what the canvas has while it has the focus is kept from the browser. */
export function watchKeys() {
    const canvas = get("game");
    for (const kind of ["keydown", "keyup", "keypress"]) {
        addEventListener(kind, (event) => {
            if (event.target !== canvas) return;
            if (kind === "keydown" && isBrowsers(event)) {
                event.stopImmediatePropagation();
                return;
            }
            // A key let go is told in any case, or it would be held for ever; so is its default the browser's then.
            if (isBrowsers(event)) return;
            if (ROVING.has(event.code) && !playing) {
                event.stopImmediatePropagation();
                return;
            }
            // Function keys that the game did not ask for stay the browser's too.
            if (!/^F\d+$/.test(event.code) || event.code === "F2") event.preventDefault();
        }, { capture: true });
    }
    canvas.addEventListener("contextmenu", (event) => event.preventDefault());
    canvas.addEventListener("pointerdown", () => canvas.focus({ preventScroll: true }));
    // The wheel scrolls lists in the game, and nothing else here can scroll.
    get("stage").addEventListener("wheel", (event) => {
        if (!event.ctrlKey) event.preventDefault();
    }, { passive: false });
}
