// The game's files: which pack each lies in, what is asked for first, and handing them over.

import { banner, unbanner } from "./messages.js";
import { bring, isKept } from "./fetching.js";
import { say } from "./words.js";

/** So many packs at a time: more would only make the urgent one wait. */
const AT_ONCE = 3;

export class Packs {
    #groups;
    /** path → pack */
    #holder = new Map();
    /** Packs that wait, the urgent ones first. */
    #queue = [];
    #running = 0;
    /** Packs that were handed over, or are on their way, by url. */
    #known = new Set();
    #failed = new Map();
    #speaker = null;
    #addFile = () => {};
    #fileFailed = () => {};
    #idle = () => {};

    /** Of the manifest that the build made. */
    constructor(manifest) {
        this.#groups = manifest;
        for (const group of ["core", "stream", "music"]) {
            for (const pack of manifest[group]) for (const file of pack.files) this.#holder.set(file.path, pack);
        }
    }

    /** Bytes of all that is needed before the title. */
    get coreBytes() {
        return this.#groups.core.reduce((sum, pack) => sum + pack.bytes, 0);
    }

    /** Tells who takes the files. */
    giveTo({ addFile, fileFailed }, speaker) {
        this.#speaker = speaker;
        this.#addFile = addFile;
        this.#fileFailed = fileFailed;
    }

    /** Tells the game of files of packs beside its own that come when they are wanted: their sizes and first bytes. */
    tellListed({ listFile }) {
        for (const { path, bytes, head } of this.#groups.listed) {
            listFile(path, bytes, Uint8Array.from(atob(head), (letter) => letter.charCodeAt(0)));
        }
    }

    /** Brings the core, several at a time; resolves with [pack, bytes] of each. */
    core(told) {
        return Promise.all(this.#groups.core.map(async (pack) => {
            const bytes = await bring(pack, told);
            this.#known.add(pack.url);
            return [pack, bytes];
        }));
    }

    /** Cuts a pack into its files and hands them over. */
    handOver(pack, bytes) {
        let at = 0;
        for (const file of pack.files) {
            const part = bytes.subarray(at, at + file.bytes);
            // What is heard never goes into the game's memory: the browser decodes it.
            if (file.path.endsWith(".ogg")) this.#speaker.put(file.path, part);
            else this.#addFile(file.path, part);
            at += file.bytes;
        }
    }

    /** The game wants a file. */
    want(path, urgent) {
        const pack = this.#holder.get(path);
        if (!pack) {
            // Not from within the game's own call: it may be in the middle of something.
            queueMicrotask(() => this.#fileFailed(path, `${path}: no such file`));
            return;
        }
        if (this.#known.has(pack.url)) {
            if (urgent) this.#hurry(pack);
            return;
        }
        this.#known.add(pack.url);
        if (urgent) this.#queue.unshift(pack);
        else this.#queue.push(pack);
        this.#work();
    }

    /** What is left of the stream comes by itself, in its order, behind what is wanted. */
    streamRest() {
        for (const pack of this.#groups.stream) if (!this.#known.has(pack.url)) this.want(pack.files[0].path, false);
    }

    /** Keeps the music for days without a network, one piece at a time; the game does not get it before it wants it. */
    async keepMusic() {
        for (const pack of this.#groups.music) {
            if (this.#known.has(pack.url) || (await isKept(pack.url))) continue;
            await this.#quiet();
            try {
                await bring(pack);
            } catch {
                return false;
            }
        }
        return true;
    }

    /** Resolves when nothing is being fetched for the game. */
    #quiet() {
        if (this.#running === 0 && this.#queue.length === 0) return Promise.resolve();
        return new Promise((resolve) => {
            const before = this.#idle;
            this.#idle = () => {
                before();
                resolve();
            };
        });
    }

    /** Resolves when all that was asked for has come or failed. */
    settled() {
        return this.#quiet();
    }

    #hurry(pack) {
        const at = this.#queue.indexOf(pack);
        if (at > 0) this.#queue.unshift(...this.#queue.splice(at, 1));
    }

    #work() {
        while (this.#running < AT_ONCE && this.#queue.length > 0) {
            this.#running += 1;
            const pack = this.#queue.shift();
            this.#fetch(pack).finally(() => {
                this.#running -= 1;
                this.#work();
                if (this.#running === 0) {
                    const idle = this.#idle;
                    this.#idle = () => {};
                    idle();
                }
            });
        }
    }

    async #fetch(pack) {
        let bytes;
        try {
            bytes = await bring(pack);
        } catch (error) {
            this.#failed.set(pack.url, pack);
            this.#known.delete(pack.url);
            for (const file of pack.files) this.#fileFailed(file.path, error.message);
            banner("lateFile", { act: () => this.retry(), label: say("again") });
            return;
        }
        this.#failed.delete(pack.url);
        this.handOver(pack, bytes);
    }

    /** Asks anew for what failed. */
    retry() {
        unbanner("lateFile");
        const again = [...this.#failed.values()];
        this.#failed.clear();
        for (const pack of again) this.want(pack.files[0].path, true);
    }
}
