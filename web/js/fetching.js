// Brings files here: from the browser's cache where they are, else from the host, counted and tried again.

/** Pauses between the tries that the player need not hear of, in milliseconds. */
const PAUSES = [400, 1200, 3000];
/** A host that sends nothing for so long has failed, in milliseconds. */
const SILENCE = 30_000;

/** The cache of files whose names carry their hash. The game may share its host with others: the scope tells them apart. */
const STORE = `red-heat-files ${new URL("./", document.baseURI).pathname}`;

let store = null;
const wait = (time) => new Promise((done) => setTimeout(done, time));

/** The cache, or null where the browser has none for us: over plain http, and where storage is denied. */
function openStore() {
    store ??= (async () => {
        try {
            return await caches.open(STORE);
        } catch {
            return null;
        }
    })();
    return store;
}

/** Reads a body to its end; tells of each piece; gives up a host that falls silent. */
async function readAll(response, abort, told) {
    const reader = response.body.getReader();
    const pieces = [];
    let size = 0;
    for (;;) {
        const clock = setTimeout(() => abort.abort(new Error("the host fell silent")), SILENCE);
        let piece;
        try {
            piece = await reader.read();
        } finally {
            clearTimeout(clock);
        }
        if (piece.done) break;
        pieces.push(piece.value);
        size += piece.value.length;
        told(piece.value.length);
    }
    const all = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
        all.set(piece, at);
        at += piece.length;
    }
    return all;
}

/** Undoes brotli, where the browser knows how; else null. */
async function unbrotli(bytes) {
    let stream;
    try {
        stream = new DecompressionStream("brotli");
    } catch {
        return null;
    }
    const body = new Response(bytes).body.pipeThrough(stream);
    return new Uint8Array(await new Response(body).arrayBuffer());
}

/** Whether the host sends brotli by itself. Null: not known yet. */
let negotiates = null;

/** One try. Where a host never sends brotli, we fetch the file that lies beside and undo it here. */
async function once(url, bytes, told) {
    const abort = new AbortController();
    const clock = setTimeout(() => abort.abort(new Error("the host does not answer")), SILENCE);
    const plain = negotiates !== false || bytes === null;
    let response;
    try {
        response = await fetch(plain ? url : `${url}.br`, { signal: abort.signal, cache: "default" });
    } finally {
        clearTimeout(clock);
    }
    if (!response.ok) {
        if (!plain) negotiates = true;
        throw new Error(`${response.status} ${response.statusText}`.trim());
    }
    if (plain && negotiates === null) await learn(response);
    let got = await readAll(response, abort, told);
    // Some hosts undo the brotli of a .br on the way; then it has its full length already.
    if (!plain && got.length !== bytes) got = (await unbrotli(got)) ?? got;
    if (bytes !== null && got.length !== bytes) throw new Error(`${got.length} bytes came instead of ${bytes}`);
    return got;
}

/** From the first answer: does this host send brotli by itself, and if not, can we undo it here? */
async function learn(response) {
    // Other ways of packing make half as much again of what is laid down for brotli.
    const compressed = response.headers.get("content-encoding") === "br";
    const able = await unbrotli(new Uint8Array([0x06])).then((empty) => empty !== null, () => false);
    negotiates = compressed || !able;
}

/**
 * Brings a file of so many bytes (null: any number). `told` hears of each piece by its size, and of minus what came when a try begins anew.
 * Throws after the last try, with the reason.
 */
export async function bring({ url, bytes }, told = () => {}) {
    const known = await (await openStore())?.match(url).catch(() => null);
    if (known) {
        const kept = new Uint8Array(await known.arrayBuffer());
        if (bytes === null || kept.length === bytes) {
            told(kept.length);
            return kept;
        }
    }
    for (let tries = 0; ; tries += 1) {
        let came = 0;
        try {
            const got = await once(url, bytes, (size) => told(size, (came += size)));
            // What came compressed was counted as such.
            told(got.length - came);
            await keep(url, got);
            return got;
        } catch (error) {
            told(-came);
            if (tries >= PAUSES.length) throw new Error(`${url}: ${error.message}`, { cause: error });
            await wait(PAUSES[tries]);
        }
    }
}

/** Puts a file into the cache, if there is one with room; the game runs as well without. */
async function keep(url, bytes) {
    try {
        const type = url.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
        await (await openStore())?.put(url, new Response(bytes, { headers: { "Content-Type": type } }));
    } catch {
        // The quota is used up: the host will be asked again next time.
    }
}

/** Whether a file is in the cache. */
export async function isKept(url) {
    return Boolean(await (await openStore())?.match(url).catch(() => null));
}

/** Whether there is a cache at all. */
export async function canKeep() {
    return (await openStore()) !== null;
}
