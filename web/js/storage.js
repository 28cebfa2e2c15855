// The browser's storage behind a guard: where it is denied or full, what is kept lasts as long as the page.

import { banner } from "./messages.js";

/** Other pages of the same host may keep something too. */
const PREFIX = "red-heat:";
/** What could not be kept for good. A null was removed. */
const memory = new Map();
/** How long a banner about it stays, in seconds. */
const LONG = 20;

function store() {
    try {
        return localStorage;
    } catch {
        return null;
    }
}

/** Whether the browser keeps anything; says so where it does not. Asked for once, before the game asks. */
export function tryStorage() {
    try {
        const probe = `${PREFIX}probe`;
        localStorage.setItem(probe, "1");
        localStorage.removeItem(probe);
        return true;
    } catch (error) {
        if (error.name === "QuotaExceededError" && (store()?.length ?? 0) > 0) return true;
        banner("noStore", { seconds: LONG });
        return false;
    }
}

/** What is kept under that key, or null. */
export function storageGet(key) {
    if (memory.has(key)) return memory.get(key);
    try {
        return store()?.getItem(PREFIX + key) ?? null;
    } catch {
        return null;
    }
}

/** Keeps a text. Whether it is kept for longer than the page. */
export function storageSet(key, value) {
    try {
        localStorage.setItem(PREFIX + key, value);
        memory.delete(key);
        return true;
    } catch (error) {
        memory.set(key, value);
        banner(error.name === "QuotaExceededError" && (store()?.length ?? 0) > 0 ? "fullStore" : "noStore", { seconds: LONG });
        return false;
    }
}

/** Forgets what is kept under that key. */
export function storageRemove(key) {
    try {
        localStorage.removeItem(PREFIX + key);
        memory.delete(key);
    } catch {
        memory.set(key, null);
    }
}
