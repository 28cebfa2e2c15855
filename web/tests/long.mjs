// What takes minutes: whether memory stays flat while the title plays by itself, and how many frames a second there are.
// Prints Markdown for docs/performance.md.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { execFileSync } from "node:child_process";
import os from "node:os";

import { begin, folder, open, pressUntil, reached, start, state } from "./browser.mjs";

/** An empty window of the engine, and the headless game of this machine; scripts/web.sh long makes both. */
const EMPTY = process.env.RED_HEAT_WEB_EMPTY;
const NATIVE = process.env.RED_HEAT_NATIVE;
const LOG = path.resolve(import.meta.dirname ?? ".", "../../tests/golden/base-01_bathhouse-3.replay");
const MINUTES = Number(process.env.RED_HEAT_WEB_MINUTES ?? 5);
/** What the heap may grow by after the first minute, and what the game's memory may. */
const GROWTH = 1.1;

let browser;
let server;
let close;

before(async () => {
    ({ browser, server, after: close } = await begin());
});
after(() => close());

const mega = (bytes) => (bytes / 1e6).toFixed(2);

test("sizes", () => {
    const manifest = fs.readdirSync(folder).find((name) => /^files\.[0-9a-f]+\.json$/.test(name));
    const { code, core, stream, music } = JSON.parse(fs.readFileSync(path.join(folder, manifest), "utf8"));
    const size = (name) => fs.statSync(path.join(folder, name)).size;
    // What the page shares with the game counts as the page's.
    const packed = (list) => list.reduce((sum, { url }) => sum + (url.startsWith("page/") ? 0 : size(`${url}.br`)), 0);
    const shell = ["index.html", ...fs.readdirSync(path.join(folder, "js")).map((name) => `js/${name}`),
        ...fs.readdirSync(path.join(folder, "page")).map((name) => `page/${name}`)].filter((name) => !name.endsWith(".br"));
    const page = shell.reduce((sum, name) => sum + size(`${name}.br`), 0);
    const first = stream.filter((pack) => /art-people/.test(pack.url)).slice(0, 4);
    const rows = [
        ["code, raw", code.bytes], ["code, brotli", size(`${code.url}.br`)], ["page, brotli", page],
        ["files before the title, brotli", packed(core)], ["people on the first map", packed(first)],
        ["all before the first fight", size(`${code.url}.br`) + page + packed(core) + packed(first)],
        ["the rest of the stream", packed(stream) - packed(first)], ["music", packed(music)],
    ];
    console.log(["", "| what | MB |", "|---|---|", ...rows.map(([what, bytes]) => `| ${what} | ${mega(bytes)} |`), ""].join("\n"));
    assert.ok(code.bytes > 0);
});

/** Bytes that came over the net, as the host sent them. */
async function countBytes(context, page) {
    const session = await context.newCDPSession(page);
    const came = { bytes: 0 };
    await session.send("Network.enable");
    session.on("Network.loadingFinished", ({ encodedDataLength }) => (came.bytes += encodedDataLength));
    return came;
}

test("bytes until somebody can play", async () => {
    const { page, context } = await open(browser);
    const came = await countBytes(context, page);
    await start(page, `${server.url}?test`);
    const title = came.bytes;
    await pressUntil(page, "Enter", "briefing");
    await pressUntil(page, "Enter", "play");
    await page.waitForFunction(() => globalThis.redHeat.state().tick > 0);
    console.log(`\n| until | MB |\n|---|---|\n| the title | ${mega(title)} |\n| the first tick of the first level, all that came meanwhile | ${mega(came.bytes)} |\n`);
    await context.close();
});

test("the title against an empty window of the engine", { skip: !EMPTY && "no RED_HEAT_WEB_EMPTY" }, async () => {
    const bare = await begin({ dir: EMPTY });
    const times = { game: [], empty: [] };
    for (let round = 0; round < 5; round += 1) {
        const one = await open(bare.browser);
        await one.page.goto(bare.server.url);
        await one.page.waitForFunction(() => globalThis.readyAt > 0);
        times.empty.push(await one.page.evaluate(() => globalThis.readyAt));
        await one.context.close();
        // The click comes at once, as if somebody had waited with the finger on the mouse.
        const { page, context } = await open(browser);
        await page.addInitScript(() => {
            const look = () => {
                const [begin, cover] = ["begin", "cover"].map((id) => document.getElementById(id));
                if (begin && !begin.hidden) begin.click();
                if (cover?.hidden) globalThis.readyAt ??= performance.now();
                else setTimeout(look, 4);
            };
            look();
        });
        await page.goto(server.url);
        await page.waitForFunction(() => globalThis.readyAt > 0);
        times.game.push(await page.evaluate(() => globalThis.readyAt));
        await context.close();
    }
    await bare.after();
    const middle = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
    const [game, empty] = [middle(times.game), middle(times.empty)];
    console.log(`\n| title, ms | empty window, ms | times |\n|---|---|---|\n| ${game.toFixed(0)} | ${empty.toFixed(0)} | ${(game / empty).toFixed(2)} |\n`);
});

test("a tick here against one of this machine", { skip: !NATIVE && "no RED_HEAT_NATIVE" }, async () => {
    // Of a whole log and of its first tenth: the difference is ticks and nothing else.
    const whole = fs.readFileSync(LOG, "utf8").split("\n").filter(Boolean);
    const digests = whole.flatMap((line, at) => (line.startsWith('{"d"') ? [[at, JSON.parse(line).d[0]]] : []));
    const [[short, few], [long, many]] = [digests[Math.floor(digests.length / 10)], digests.at(-1)];
    const logs = [short, long].map((last) => `${whole.slice(0, last + 1).join("\n")}\n`);
    const { page, context } = await open(browser);
    await start(page, `${server.url}?test`);
    await page.evaluate(() => globalThis.redHeat.step(1));
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), "red-heat-ticks-"));
    const best = { here: [Infinity, Infinity], native: [Infinity, Infinity] };
    for (let round = 0; round < 4; round += 1) {
        for (const [at, log] of logs.entries()) {
            const here = await page.evaluate((text) => {
                const began = performance.now();
                const lines = globalThis.redHeat.replay(text);
                return { ok: lines.at(-1).ok, took: performance.now() - began };
            }, log);
            assert.ok(here.ok);
            best.here[at] = Math.min(best.here[at], here.took);
            const file = path.join(dir, `${at}.replay`);
            fs.writeFileSync(file, log);
            const began = performance.now();
            execFileSync(NATIVE, ["replay", file, "--verify"], { stdio: "ignore" });
            best.native[at] = Math.min(best.native[at], performance.now() - began);
        }
    }
    const tick = ([short, long]) => (long - short) / (many - few);
    const [here, native] = [tick(best.here), tick(best.native)];
    console.log(`\n| ms a tick in the browser | natively | times |\n|---|---|---|\n| ${here.toFixed(3)} | ${native.toFixed(3)} | ${(here / native).toFixed(2)} |\n`);
    fs.rmSync(dir, { recursive: true });
    await context.close();
});

/** Seconds of a processor that the browser's processes have had, by what they do. */
async function processorTime(browser) {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    await session.detach();
    const times = { renderer: 0, GPU: 0 };
    for (const { type, cpuTime } of processInfo) if (type in times) times[type] += cpuTime;
    return times;
}

test("frames a second in the bathhouse", async () => {
    const { page, context, errors } = await open(browser);
    await start(page, `${server.url}?test`);
    await page.evaluate(() => globalThis.redHeat.settled());
    await pressUntil(page, "Enter", "briefing");
    await pressUntil(page, "Enter", "play");
    for (let tries = 0; (await state(page)).phase === "scene" && tries < 60; tries += 1) await pressUntil(page, "Enter", "play");
    await page.waitForTimeout(3000);
    const [from, tick] = await page.evaluate(() => [redHeat.state().frame, redHeat.state().tick]);
    const spent = await processorTime(browser);
    const began = Date.now();
    await page.waitForTimeout(20_000);
    const seconds = (Date.now() - began) / 1000;
    const now = await state(page);
    const spentNow = await processorTime(browser);
    const frames = (now.frame - from) / seconds;
    // What a machine that does nothing else would give: the page and what draws for it have a core each.
    const each = (kind) => ((spentNow[kind] - spent[kind]) * 1000) / (now.frame - from);
    const [own, drawing] = [each("renderer"), each("GPU")];
    console.log(["", "| frames a second | ticks a second | processor ms a frame, the page | the drawing |", "|---|---|---|---|",
        `| ${frames.toFixed(1)} | ${((now.tick - tick) / seconds).toFixed(1)} | ${own.toFixed(1)} | ${drawing.toFixed(1)} |`, ""].join("\n"));
    assert.ok(frames > 1, "it draws at all");
    assert.deepEqual(errors, []);
    await context.close();
});

test(`memory is flat over ${MINUTES} minutes of the title playing by itself`, { timeout: (MINUTES + 5) * 60_000 }, async () => {
    const { page, context, errors } = await open(browser);
    await start(page, `${server.url}?test`);
    await reached(page, "title");
    await page.evaluate(() => globalThis.redHeat.settled());
    const session = await context.newCDPSession(page);
    await session.send("HeapProfiler.enable");
    const measure = async () => {
        await session.send("HeapProfiler.collectGarbage");
        const { usedSize } = await session.send("Runtime.getHeapUsage");
        return { heap: usedSize, game: await page.evaluate(() => globalThis.redHeat.memory()) };
    };
    const seen = [];
    for (let minute = 0; minute <= MINUTES; minute += 1) {
        if (minute > 0) await page.waitForTimeout(60_000);
        seen.push(await measure());
    }
    console.log(["", "| minute | JavaScript heap, MB | the game's memory, MB |", "|---|---|---|",
        ...seen.map(({ heap, game }, minute) => `| ${minute} | ${mega(heap)} | ${mega(game)} |`), ""].join("\n"));
    const [first, last] = [seen[1] ?? seen[0], seen.at(-1)];
    assert.ok(last.heap <= first.heap * GROWTH + 1e6, `the heap grew from ${mega(first.heap)} to ${mega(last.heap)} MB`);
    assert.ok(last.game <= first.game * GROWTH, `memory grew from ${mega(first.game)} to ${mega(last.game)} MB`);
    assert.deepEqual(errors, []);
    await context.close();
});
