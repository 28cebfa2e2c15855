// From an empty page to the running game, step by step.

import { fullscreen, watchCorner } from "./corner.js";
import { get } from "./dom.js";
import { bring, canKeep } from "./fetching.js";
import { watchKeys, setPlaying } from "./keys.js";
import { askToRetry, banner, stop } from "./messages.js";
import { install, lookForNewer, setStarted } from "./offline.js";
import { Packs } from "./packs.js";
import { Speaker } from "./speaker.js";
import { canvasSize, watchStage } from "./stage.js";
import { storageGet, storageRemove, storageSet, tryStorage } from "./storage.js";
import { offerTests } from "./testing.js";
import { isTouched, setTouchPlaying, touchState, watchTouch } from "./touch.js";
import { watchTurn } from "./turn.js";
import { language, say } from "./words.js";

const query = new URLSearchParams(location.search);
const testing = query.has("test");

/** How much of the whole is here. */
const progress = { done: 0, all: 0 };

function showProgress() {
    const mega = (bytes) => (bytes / 1e6).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const share = progress.all ? Math.min(100, (progress.done / progress.all) * 100) : 0;
    get("bar").setAttribute("aria-valuenow", Math.floor(share));
    get("bar").style.setProperty("--share", `${share}%`);
    get("doing").textContent = say("loading", { done: mega(progress.done), all: mega(progress.all) });
}

/** Does something that needs the network until it is done, asking the player whenever it failed. */
async function persist(task) {
    for (let failures = 1; ; failures += 1) {
        try {
            return await task();
        } catch (error) {
            await askToRetry(error.message, failures);
        }
    }
}

/** Whether this browser can run and draw the game; else it is told why not. */
function able() {
    if (typeof WebAssembly !== "object") {
        stop("noWasm");
        return false;
    }
    const probe = document.createElement("canvas").getContext("webgl2");
    if (!probe) {
        stop("noGl");
        return false;
    }
    probe.getExtension("WEBGL_lose_context")?.loseContext();
    return true;
}

/** Brings code and core files, several at a time, and counts their bytes. */
async function load() {
    const list = new URL(document.body.dataset.files, document.baseURI).href;
    const text = await persist(() => bring({ url: list, bytes: null }));
    const manifest = JSON.parse(new TextDecoder().decode(text));
    const packs = new Packs(manifest);
    progress.all = manifest.code.bytes + packs.coreBytes;
    const told = (bytes) => {
        progress.done += bytes;
        showProgress();
    };
    showProgress();
    const code = persist(() => bring(manifest.code, told)).then((bytes) => WebAssembly.compile(bytes));
    const [module, core] = await Promise.all([code, persist(() => packs.core(told))]);
    return { module, core, packs };
}

/** What the game asks of the page. */
function host(packs, speaker) {
    const told = {
        ready: () => ready(packs),
        canvas: ([width, height]) => canvasSize(width, height),
        screen: (name) => document.body.setAttribute("data-screen", name),
        playing: (on) => {
            setPlaying(on);
            setTouchPlaying(on);
            document.documentElement.classList.toggle("playing", on);
        },
    };
    return {
        want: (path, urgent) => packs.want(path, urgent),
        progress: (kind, json) => told[kind]?.(json ? JSON.parse(json) : null),
        storageGet, storageSet, storageRemove,
        touch: touchState,
        sound: (what, json) => speaker.tell(what, JSON.parse(json)),
        failed: (message) => stop("stopped", message),
    };
}

/** The title is there: the page steps back, and the rest comes behind it. */
async function ready(packs) {
    get("cover").hidden = true;
    get("game").focus({ preventScroll: true });
    packs.streamRest();
    await packs.settled();
    // On a connection that is paid by the byte nothing comes that nobody asked for.
    if (navigator.connection?.saveData) return;
    const worker = await install();
    const whole = (await packs.keepMusic()) && (await canKeep());
    document.body.dataset.offline = String(worker && whole);
    if (worker && whole && !storageGet("told-offline")) {
        storageSet("told-offline", "yes");
        banner("offline", { seconds: 8 });
    }
}

/** Waits for the click that also wakes the sound. */
function clicked() {
    const begin = get("begin");
    begin.textContent = say(isTouched() || matchMedia("(pointer: coarse)").matches ? "beginTouch" : "begin");
    begin.hidden = false;
    get("bar").hidden = true;
    get("doing").textContent = "";
    begin.focus({ preventScroll: true, focusVisible: false });
    return new Promise((resolve) => begin.addEventListener("click", resolve, { once: true }));
}

/** winit leaves its own start by an exception that is none. */
const isLeaving = (error) => /exceptions for control flow/.test(String(error?.message ?? error));

function watchFailures() {
    const failed = (error, event) => {
        if (isLeaving(error)) {
            event.preventDefault();
            return;
        }
        // What goes wrong in an extension or in a banner does not end the game; a broken module does.
        if (error instanceof WebAssembly.RuntimeError) stop("stopped", error.stack ?? error.message);
    };
    addEventListener("error", (event) => failed(event.error, event));
    addEventListener("unhandledrejection", (event) => failed(event.reason, event));
    get("game").addEventListener("webglcontextlost", (event) => {
        event.preventDefault();
        stop("lostGl");
    });
}

function watchVisibility(game, speaker) {
    const tell = () => {
        game.setHidden(document.hidden);
        speaker.rest(document.hidden);
    };
    document.addEventListener("visibilitychange", tell);
    addEventListener("pagehide", () => game.setHidden(true));
    addEventListener("pageshow", tell);
}

async function main() {
    document.documentElement.lang = language;
    get("homage").textContent = say("homage");
    get("doing").textContent = say("preparing");
    watchStage();
    watchTurn();
    watchTouch(() => {});
    if (!able()) return;
    watchFailures();
    tryStorage();
    lookForNewer();

    const { module, core, packs } = await load();
    const speaker = new Speaker((path) => packs.want(path, false));
    globalThis.redHeatHost = Object.freeze(host(packs, speaker));
    const game = await import("../code/red_heat.js");
    const exports = await game.default({ module_or_path: module });
    packs.giveTo(game, speaker);
    packs.tellListed(game);
    for (const [pack, bytes] of core) packs.handOver(pack, bytes);

    await clicked();
    setStarted();
    get("begin").hidden = true;
    get("doing").textContent = say("starting");
    speaker.wake();
    watchKeys();
    watchVisibility(game, speaker);
    watchCorner(game);
    // A frame in which the page can say that it starts.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    try {
        game.start(JSON.stringify({ language, query: location.search, test: testing, touch: isTouched() }));
    } catch (error) {
        if (!isLeaving(error)) throw error;
    }
    if (testing) offerTests(game, exports.memory, packs);
}

main().catch((error) => stop("stopped", error?.stack ?? error));
