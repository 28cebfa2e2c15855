// The folder that is made: what lies in it, under which names.

import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** A short name for a content: 48 bits are plenty for a thousand files. */
export function hashed(bytes) {
    return crypto.createHash("sha256").update(bytes).digest("hex").slice(0, 12);
}

/** Collects files in a folder, which it empties first. */
export class Output {
    #folder;
    #names = [];

    constructor(folder) {
        // Only what was made by this program before is thrown away.
        if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0 && !fs.existsSync(path.join(folder, "sw.js"))) {
            throw new Error(`${folder} holds something else; name an empty folder`);
        }
        fs.rmSync(folder, { recursive: true, force: true });
        fs.mkdirSync(folder, { recursive: true });
        this.#folder = folder;
    }

    /** Adds a file whose name gets the hash of its content; gives that name. */
    add(name, bytes) {
        const { dir, name: stem, ext } = path.posix.parse(name);
        const full = path.posix.join(dir, `${stem}.${hashed(bytes)}${ext}`);
        this.addPlain(full, bytes);
        return full;
    }

    /** Adds a file under just that name. */
    addPlain(name, bytes) {
        const file = path.join(this.#folder, name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, bytes);
        this.#names.push(name);
    }

    /** All names so far, in a stable order. */
    names() {
        return [...this.#names].sort();
    }
}
