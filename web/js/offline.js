// Without a network: the worker that answers then, and the change to a newer version.

import { banner } from "./messages.js";
import { say } from "./words.js";

/** While nothing runs yet a newer version may take the page over at once. */
let started = false;
let reloading = false;

function takeOver(worker) {
    navigator.serviceWorker.addEventListener("controllerchange", () => {
        if (!reloading) {
            reloading = true;
            location.reload();
        }
    });
    worker.postMessage("take over");
}

/** A newer version waits: before the start it takes over, later the player says when. */
function offer(registration) {
    const { waiting } = registration;
    if (!waiting || !navigator.serviceWorker.controller) return;
    if (!started) takeOver(waiting);
    else banner("newer", { act: () => takeOver(waiting), label: say("reload") });
}

function watch(registration) {
    registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker?.addEventListener("statechange", () => {
            if (worker.state === "installed") offer(registration);
        });
    });
    offer(registration);
}

/** Looks for a newer version, where this page was here before. */
export async function lookForNewer() {
    try {
        const registration = await navigator.serviceWorker?.getRegistration();
        if (!registration) return;
        watch(registration);
        await registration.update();
    } catch {
        // No network: then there is nothing newer to be had.
    }
}

/** From the start on nothing is taken over unasked. */
export function setStarted() {
    started = true;
}

/** Installs the worker once all that it is to keep is here. Whether it is there. */
export async function install() {
    try {
        const registration = await navigator.serviceWorker.register("sw.js", { scope: "./", updateViaCache: "none" });
        watch(registration);
        await navigator.serviceWorker.ready;
        return true;
    } catch {
        // Over plain http, in private windows and in some frames there is none; the game plays with a network.
        return false;
    }
}
