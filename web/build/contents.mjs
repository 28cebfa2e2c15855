// Which of the game's files go into which pack, and when a player needs them.
//
// core: before the title. stream: while playing, in this order. music: when it is to be heard.
// Small files share a pack, large ones have their own. A pack is its files, one after the other.

import fs from "node:fs";
import path from "node:path";

/** About how large a pack of sounds becomes, in bytes: each is one answer of the host, and waits as a whole. */
const PACK = 400_000;

/** Sprites that are shown where a level names what they show. Of others (what is held, signs, effects) anything may come. */
const SCENERY = /^(tile|prop|street|square|vehicle|vehicle_foot)\/|^[^/]+$/;

/** What the game never reads: the baker's stamps and sources. */
const UNREAD = /\.stamp$|\/stamps\.ron$|\/art-src\/|\.md$/;

/** All files of a folder of the repository, as paths from its root, sorted. */
function below(root, folder) {
    const top = path.join(root, folder);
    if (!fs.existsSync(top)) return [];
    return fs
        .readdirSync(top, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
        .map((file) => file.split(path.sep).join("/"))
        .filter((file) => !UNREAD.test(file))
        .sort();
}

const read = (root, file) => fs.readFileSync(path.join(root, file), "utf8");

/** The campaign's levels, in their order. */
function levelsOf(root) {
    return [...read(root, "levels/campaign.ron").matchAll(/file:\s*"([^"]+)"/g)].map(([, file]) => `levels/${file}`);
}

/** Every word in quotes that a level names, and what those name that are entries of the game's data, and so on. */
function named(root, level) {
    const entries = new Map();
    for (const file of below(root, "assets/data")) {
        const text = read(root, file);
        for (const [entry, id] of text.matchAll(/^ {4}"([^"]+)":[^]*?(?=^ {4}["/]|^[})])/gm)) {
            entries.set(id, (entries.get(id) ?? "") + entry);
        }
    }
    const words = new Set();
    const take = (text) => {
        for (const [, word] of text.matchAll(/"([^"\n]*)"/g)) {
            if (words.has(word)) continue;
            words.add(word);
            if (entries.has(word)) take(entries.get(word));
        }
    };
    take(read(root, level));
    return words;
}

/** Pictures but people's that the campaign's first level has no need of: of streets and of places that are not its own. */
function otherPlaces(root) {
    const words = named(root, levelsOf(root)[0]);
    // Of a set of tiles the data names what all its sprites' names begin with.
    const isNamed = (sprite) => words.has(sprite) || words.has(sprite.replace(/^tile\//, "").replace(/_(face|top|edge|corner)\w*$/, ""));
    const needed = new Map();
    for (const [, sprite, image] of read(root, "assets/art/index.ron").matchAll(/"([^"]+)":\s*\(\s*image:\s*"([^"]+)"/g)) {
        const file = `assets/${image}`;
        needed.set(file, needed.get(file) || !SCENERY.test(sprite) || isNamed(sprite));
    }
    return new Set([...needed.keys()].filter((file) => !needed.get(file)));
}

/** The sheets of people that the levels want, in the order of the campaign: those that stand on the first map first. */
function sheets(root) {
    const looks = new Map();
    const person = /"([\w/]+)":\s*\(\s*name:[^\n]*?appearance:\s*"(\w+)"/g;
    for (const [, kind, appearance] of read(root, "assets/data/actors.ron").matchAll(person)) looks.set(kind, appearance);
    const levels = levelsOf(root);
    const sheet = (kind) => `assets/art/people/${looks.get(kind)}.png`;
    const kinds = (text, pattern) => [...text.matchAll(pattern)].map(([, kind]) => kind).filter((kind) => looks.has(kind));
    const first = new Set(["core/danko", ...kinds(read(root, levels[0]), /Actor\(kind: "([\w/]+)"/g)].filter((kind) => looks.has(kind)).map(sheet));
    const order = new Set(first);
    for (const level of levels) for (const kind of kinds(read(root, level), /"([\w/]+)"/g)) order.add(sheet(kind));
    return { first, order: [...order] };
}

/** Cuts a list of files into packs of about PACK bytes. */
function cut(root, name, files) {
    const packs = [];
    let size = Infinity;
    for (const file of files) {
        if (size >= PACK) {
            packs.push({ name: `${name}-${packs.length + 1}.pack`, files: [] });
            size = 0;
        }
        packs.at(-1).files.push(file);
        size += fs.statSync(path.join(root, file)).size;
    }
    return packs;
}

/** A file that is a pack of its own. */
function alone(file) {
    return { name: file.replace(/^assets\//, "").replaceAll("/", "-"), files: [file] };
}

/** A picture that is a pack of its own and comes before the first fight: laid down for brotli, which then packs it best. */
function loose(file) {
    return { name: `${alone(file).name}.bin`, files: [file], loose: true };
}

/** So many first bytes of a picture tell how large it is. */
const HEAD = 24;

/**
 * What packs beside the game hold and what comes later than the title: the game looks them through before, as it does
 * on a disk.
 */
export function listed(root, packs) {
    const later = [...packs.stream, ...packs.music].flatMap((pack) => pack.files).filter((file) => file.startsWith("mods/"));
    return later.map((file) => {
        const bytes = fs.readFileSync(path.join(root, file));
        return { path: file, bytes: bytes.length, head: bytes.subarray(0, HEAD).toString("base64") };
    });
}

/** What the page itself shows or writes with before the game runs: the game takes the same file, which comes once. */
export const SHARED = {
    "assets/art/poster/title.png": "poster.png",
    "assets/fonts/Galmuri11.ttf": "text.ttf",
    "assets/fonts/PressStart2P.ttf": "poster.ttf",
};

/** The packs of each group, in the order in which they are wanted. */
export function collect(root) {
    const everything = [...below(root, "assets"), ...below(root, "levels"), ...below(root, "mods")];
    const all = everything.filter((file) => !(file in SHARED));
    const take = (test) => all.filter(test);
    const text = take((file) => /\.(ron|ftl|ttf|txt)$/.test(file));
    const music = take((file) => file.startsWith("assets/music/") && file.endsWith(".ogg"));
    const people = take((file) => file.startsWith("assets/art/people/"));
    const isArt = (file) => file.startsWith("assets/art/") || /^mods\/[^/]+\/art\/[^/]+\.png$/.test(file);
    const pictures = take((file) => isArt(file) && file.endsWith(".png") && !people.includes(file));
    const sounds = take((file) => file.startsWith("assets/sounds/") && file.endsWith(".ogg"));
    const interfaceSounds = sounds.filter((file) => /\/(menu|card|type)_/.test(file));
    const noises = sounds.filter((file) => !interfaceSounds.includes(file));
    const others = otherPlaces(root);
    const { first, order } = sheets(root);
    const later = [...order.filter((file) => !first.has(file)), ...people.filter((file) => !order.includes(file))];
    const packs = {
        core: [
            { name: "words.bin", files: text },
            { name: "pictures.pack", files: pictures.filter((file) => !others.has(file)) },
            { name: "interface.pack", files: interfaceSounds },
            ...everything.filter((file) => file in SHARED).map((file) => ({ shared: SHARED[file], files: [file] })),
        ].filter((pack) => pack.files.length > 0),
        stream: [
            ...[...first].map(loose),
            ...cut(root, "sounds", noises),
            ...cut(root, "pictures", pictures.filter((file) => others.has(file))),
            ...later.map(alone),
        ],
        music: music.map(alone),
    };
    const taken = new Set(Object.values(packs).flat().flatMap((pack) => pack.files));
    const rest = all.filter((file) => !taken.has(file));
    packs.stream.push(...cut(root, "rest", rest));
    for (const pack of Object.values(packs).flat()) {
        for (const file of pack.files) {
            if (!fs.existsSync(path.join(root, file))) throw new Error(`${file} is wanted by the data and is not there`);
        }
    }
    return packs;
}
