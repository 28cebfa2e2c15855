// The page's own buttons in a corner: full screen, and a small menu for saves and touch controls.

import { get } from "./dom.js";
import { banner } from "./messages.js";
import { isTouched, showTouch } from "./touch.js";
import { say } from "./words.js";

/** A progress is a few KiB; what is larger is another file. */
const LARGEST = 4 * 1024 * 1024;
/** How long the buttons stay after the mouse was last moved, in milliseconds. */
const LINGER = 2500;

let game = null;

/** The page is in full screen, or leaves it. */
export async function fullscreen(on) {
    const page = document.documentElement;
    try {
        if (!on) {
            if (document.fullscreenElement) await document.exitFullscreen();
            return;
        }
        await page.requestFullscreen({ navigationUI: "hide" });
        // Phones play on their side; where that cannot be asked for, the page says so.
        await screen.orientation?.lock?.("landscape").catch(() => {});
    } catch {
        banner("noFull", { seconds: 6 });
    }
}

function label(id, key) {
    get(id).title = say(key);
    get(id).setAttribute("aria-label", say(key));
}

function open(on) {
    get("menu").hidden = !on;
    get("menu-button").setAttribute("aria-expanded", String(on));
    get("sticks").textContent = say(isTouched() ? "sticksOff" : "sticksOn");
}

function exportSaves() {
    const day = new Date().toISOString().slice(0, 10);
    const name = `red-heat-${day}.redheat`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([game.exportSaves()], { type: "application/octet-stream" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    banner("exported", { text: say("exported", { name }), seconds: 8 });
}

async function importSaves(file) {
    if (file.size > LARGEST) {
        banner("imported", { text: say("tooLarge") });
        return;
    }
    const problem = game.importSaves(new Uint8Array(await file.arrayBuffer()));
    banner("imported", problem ? { text: problem } : { seconds: 6 });
}

/** The buttons work from now on; `running` is the game's module. */
export function watchCorner(running) {
    game = running;
    label("menu-button", "menu");
    label("full-button", "full");
    for (const key of ["export", "import"]) get(key).textContent = say(key);
    get("corner").hidden = false;

    const back = () => {
        open(false);
        get("game").focus({ preventScroll: true });
    };
    get("menu-button").addEventListener("click", () => open(get("menu").hidden));
    get("full-button").addEventListener("click", () => {
        fullscreen(!document.fullscreenElement);
        back();
    });
    document.addEventListener("fullscreenchange", () => label("full-button", document.fullscreenElement ? "unfull" : "full"));
    get("export").addEventListener("click", () => {
        exportSaves();
        back();
    });
    get("import").addEventListener("click", () => get("import-file").click());
    get("import-file").addEventListener("change", async (event) => {
        const [file] = event.target.files;
        event.target.value = "";
        if (file) await importSaves(file);
        back();
    });
    get("sticks").addEventListener("click", () => {
        showTouch(!isTouched());
        back();
    });
    addEventListener("keydown", (event) => {
        if (event.code === "Escape" && !get("menu").hidden) {
            event.stopImmediatePropagation();
            back();
        }
    }, { capture: true });
    get("game").addEventListener("pointerdown", () => open(false));
    hideWhenStill();
}

/** While somebody plays, the buttons are there only for a mouse that moves up to them. */
function hideWhenStill() {
    const corner = get("corner");
    let clock = 0;
    const stir = () => {
        corner.classList.remove("still");
        clearTimeout(clock);
        clock = setTimeout(() => corner.classList.add("still"), LINGER);
    };
    addEventListener("pointermove", (event) => {
        if (event.clientY < innerHeight / 5 && event.clientX > innerWidth * 0.7) stir();
    });
    addEventListener("pointerdown", (event) => {
        if (event.pointerType === "touch") stir();
    }, { capture: true });
    corner.addEventListener("focusin", stir);
    stir();
}
