// pack.mjs --code FOLDER --out FOLDER [--quick]
// Makes the folder that any static host serves: the page, the game's code as wasm-bindgen left it in --code, and the
// game's files. Every name but those of index.html, sw.js and manifest.webmanifest carries the hash of its content, so
// that it may be kept for ever, and each file has its brotli beside it. --quick compresses less, for tests.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { compressAll } from "./brotli.mjs";
import { SHARED, collect, listed } from "./contents.mjs";
import { loosened } from "./loose.mjs";
import { hashed, Output } from "./output.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const web = path.join(root, "web");

/** The most files that portals take in one game. */
const MOST_FILES = 1000;

function argumentsOf(list) {
    const found = { quick: false };
    for (let at = 0; at < list.length; at += 1) {
        if (list[at] === "--quick") found.quick = true;
        else if (list[at] === "--code" || list[at] === "--out") found[list[at].slice(2)] = list[(at += 1)];
        else throw new Error(`there is no '${list[at]}'`);
    }
    if (!found.code || !found.out) throw new Error("--code and --out want a folder each");
    return found;
}

/** All files below `folder`, as paths from there, in a stable order. */
function filesBelow(folder) {
    return fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
        .sort();
}

/** The game's files: packs of them, each under its hashed name; what the page has in `urls` is not laid down again. */
function packs(out, urls) {
    const groups = collect(root);
    const manifest = {};
    for (const [group, list] of Object.entries(groups)) {
        manifest[group] = list.map(({ name, shared, loose, files }) => {
            const read = (file) => fs.readFileSync(path.join(root, file));
            const parts = files.map((file) => (loose ? loosened(read(file)) : read(file)));
            const bytes = Buffer.concat(parts);
            const sizes = files.map((file, at) => ({ path: file, bytes: parts[at].length }));
            const url = shared ? urls[shared] : out.add(`files/${name}`, bytes);
            return { url, bytes: bytes.length, files: sizes };
        });
    }
    manifest.listed = listed(root, groups);
    return manifest;
}

/** The page's own modules and wasm-bindgen's: the import map leads from the name in the source to the hashed one. */
function modules(out, code) {
    const imports = {};
    const add = (name, file) => {
        imports[`./${name}`] = `./${out.add(name, fs.readFileSync(file))}`;
    };
    for (const name of filesBelow(path.join(web, "js"))) add(`js/${name}`, path.join(web, "js", name));
    for (const name of filesBelow(code)) {
        if (name.endsWith(".js")) add(`code/${name}`, path.join(code, name));
    }
    return imports;
}

function main() {
    const { code, out: folder, quick } = argumentsOf(process.argv.slice(2));
    const out = new Output(folder);
    const wasm = fs.readFileSync(path.join(code, "red_heat_bg.wasm"));
    const urls = {
        "code/red_heat_bg.wasm": out.add("code/red_heat_bg.wasm", wasm),
        "icon.svg": out.add("page/icon.svg", fs.readFileSync(path.join(web, "icon.svg"))),
        "icon.png": out.add("page/icon.png", fs.readFileSync(path.join(root, "assets/art/icon.png"))),
    };
    for (const [file, name] of Object.entries(SHARED)) {
        urls[name] = out.add(`page/${name}`, fs.readFileSync(path.join(root, file)));
    }
    // A style sheet's addresses count from where it lies, which is the folder of what it names.
    const inPage = (text) => named(text, Object.fromEntries(Object.entries(urls).map(([k, v]) => [k, path.basename(v)])));
    const style = inPage(fs.readFileSync(path.join(web, "style.css"), "utf8"));
    urls["style.css"] = out.add("page/style.css", Buffer.from(style));
    const imports = modules(out, code);
    const files = packs(out, urls);
    const manifest = { code: { url: urls["code/red_heat_bg.wasm"], bytes: wasm.length }, ...files };
    urls["files.json"] = out.add("files.json", Buffer.from(JSON.stringify(manifest)));

    const map = JSON.stringify({ imports });
    urls["js/main.js"] = imports["./js/main.js"];
    const page = fs.readFileSync(path.join(web, "index.html"), "utf8").replace("<!-- import map -->", () =>
        `<script type="importmap">${map}</script>`);
    out.addPlain("index.html", Buffer.from(named(page, urls)));
    out.addPlain("manifest.webmanifest",
        Buffer.from(named(fs.readFileSync(path.join(web, "manifest.webmanifest"), "utf8"), urls)));

    // What is needed to start without a net is the worker's to keep from its first day; the rest comes as it is played.
    const core = new Set(files.core.map((pack) => pack.url));
    const everything = out.names().filter((name) => name !== "index.html");
    const needed = everything.filter((name) => !name.startsWith("files/") || core.has(name));
    const version = hashed(Buffer.from(everything.join() + named(page, urls)));
    const worker = fs.readFileSync(path.join(web, "sw.js"), "utf8");
    const build = JSON.stringify({ version, needed, everything });
    out.addPlain("sw.js", Buffer.from(`const BUILD = ${build};\n${worker}`));

    return compressAll(folder, out.names(), quick).then((sizes) => report(folder, out, manifest, sizes));
}

/** The text with each "%name%" replaced by its address. */
function named(text, urls) {
    return text.replace(/%([\w./-]+)%/g, (whole, name) => {
        if (!(name in urls)) throw new Error(`nothing is named ${whole}`);
        return urls[name];
    });
}

function report(folder, out, manifest, sizes) {
    const count = filesBelow(folder).length;
    const mega = (bytes) => (bytes / 1e6).toFixed(2);
    // What the page shares with the game counts as the page's.
    const sum = (list) => list.reduce((all, { url }) => all + (url.startsWith("page/") ? 0 : sizes.get(url)), 0);
    const shell = out.names().filter((name) => !name.startsWith("files/") && !name.startsWith("code/"));
    const rows = [
        ["code, raw", mega(manifest.code.bytes)],
        ["code, brotli", mega(sizes.get(manifest.code.url))],
        ["page and its modules, brotli", mega(shell.reduce((all, name) => all + sizes.get(name), 0))],
        ["files before the title, brotli", mega(sum(manifest.core))],
        ["files while playing, brotli", mega(sum(manifest.stream))],
        ["music, brotli", mega(sum(manifest.music))],
    ];
    console.log("| what | MB |\n|---|---|");
    for (const [what, size] of rows) console.log(`| ${what} | ${size} |`);
    console.log(`pack: ${count} files in ${folder}.`);
    if (count > MOST_FILES) throw new Error(`${count} files are more than ${MOST_FILES}, which is what portals take`);
}

try {
    await main();
} catch (error) {
    console.error(`pack: ${error.message}`);
    process.exitCode = 1;
}
