// shares.mjs MODULE.wasm [--most N]
// How much of a module's code each crate has, by the names that the linker left in it (scripts/web.sh package --release
// keeps such a module, before wasm-opt takes the names out). Generic code counts for the crate that wrote it, not for the
// one that uses it. Prints Markdown.

import fs from "node:fs";

const CODE = 10;
const IMPORTS = 2;
const CUSTOM = 0;
const SECTIONS = ["custom", "types", "imports", "functions", "tables", "memory", "globals", "exports", "start", "elements",
    "code", "data", "data count", "tags"];

/** Reads numbers and names one after the other. */
class Reader {
    constructor(bytes, at = 0) {
        this.bytes = bytes;
        this.at = at;
    }

    byte() {
        return this.bytes[this.at++];
    }

    number() {
        let value = 0;
        for (let shift = 0; ; shift += 7) {
            const byte = this.byte();
            value += (byte & 127) * 2 ** shift;
            if (byte < 128) return value;
        }
    }

    text() {
        const length = this.number();
        this.at += length;
        return this.bytes.toString("utf8", this.at - length, this.at);
    }
}

/** Calls `take` with each section: its number, a reader at its beginning, its end. */
function sections(bytes, take) {
    const reader = new Reader(bytes, 8);
    while (reader.at < bytes.length) {
        const id = reader.byte();
        const length = reader.number();
        take(id, new Reader(bytes, reader.at), reader.at + length);
        reader.at += length;
    }
}

/** Skips the limits of a table or a memory. */
function limits(reader, isTable) {
    if (isTable) reader.byte();
    const hasMost = reader.byte() & 1;
    reader.number();
    if (hasMost) reader.number();
}

/** How many functions are imported: they are counted before the module's own. */
function importedFunctions(reader) {
    let functions = 0;
    for (let left = reader.number(); left > 0; left -= 1) {
        reader.text();
        reader.text();
        const kind = reader.byte();
        if (kind === 0) functions += 1;
        // A function has its type; a table and a memory have limits, the table a type before; a global has its type.
        if (kind === 0) reader.number();
        else if (kind === 3) reader.at += 2;
        else limits(reader, kind === 1);
    }
    return functions;
}

/** The sizes of all functions, in their order. */
function functionSizes(reader) {
    return Array.from({ length: reader.number() }, () => {
        const size = reader.number();
        reader.at += size;
        return size;
    });
}

/** The names of functions, by their number. */
function functionNames(reader, end) {
    const names = new Map();
    while (reader.at < end) {
        const kind = reader.byte();
        const next = reader.number() + reader.at;
        if (kind === 1) for (let left = reader.number(); left > 0; left -= 1) names.set(reader.number(), reader.text());
        reader.at = next;
    }
    return names;
}

const SIGNS = { LT: "<", GT: ">", LP: "(", RP: ")", RF: "&", BP: "*", C: ",", u20: " ", u7b: "{", u7d: "}", u5b: "[", u5d: "]" };

/** The crate in a mangled name: the first path in it that is no part of the language. */
function crateOf(name) {
    const parts = [];
    let rest = name.startsWith("_ZN") ? name.slice(3) : "";
    for (let found = /^\d+/.exec(rest); found; found = /^\d+/.exec(rest)) {
        const start = found[0].length;
        parts.push(rest.slice(start, start + Number(found[0])));
        rest = rest.slice(start + Number(found[0]));
    }
    const plain = parts.join("::").replace(/\$(\w+?)\$/g, (_, sign) => SIGNS[sign] ?? "?").replaceAll("..", "::");
    return /(?<![\w:])([a-z_][a-z0-9_]*)::/.exec(plain)?.[1] ?? "(unnamed)";
}

function main() {
    const [file, , most = "30"] = process.argv.slice(2);
    if (!file) throw new Error("name a module");
    const bytes = fs.readFileSync(file);
    const lengths = new Map();
    let imported = 0;
    let sizes = [];
    let names = new Map();
    sections(bytes, (id, reader, end) => {
        const length = end - reader.at;
        if (id === IMPORTS) imported = importedFunctions(reader);
        if (id === CODE) sizes = functionSizes(reader);
        const name = id === CUSTOM ? `custom ${reader.text()}` : SECTIONS[id];
        if (name === "custom name") names = functionNames(reader, end);
        lengths.set(name, (lengths.get(name) ?? 0) + length);
    });
    const crates = new Map();
    for (const [at, size] of sizes.entries()) {
        const crate = crateOf(names.get(at + imported) ?? "");
        const [sum, count] = crates.get(crate) ?? [0, 0];
        crates.set(crate, [sum + size, count + 1]);
    }
    const kilo = (size) => Math.round(size / 1000).toLocaleString("en").replaceAll(",", " ");
    console.log("| section | kB |\n|---|---|");
    for (const [name, length] of lengths) if (length >= 1000) console.log(`| ${name} | ${kilo(length)} |`);
    console.log("\n| crate | kB of code | functions |\n|---|---|---|");
    const sorted = [...crates].sort(([, [a]], [, [b]]) => b - a).slice(0, Number(most));
    for (const [crate, [sum, count]] of sorted) console.log(`| ${crate} | ${kilo(sum)} | ${count} |`);
}

try {
    main();
} catch (error) {
    console.error(`shares: ${error.message}`);
    process.exitCode = 1;
}
