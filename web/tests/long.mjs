// What takes minutes: whether memory stays flat while the title plays by itself, and how many frames a second there are.
// Prints Markdown for docs/performance.md.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { begin, folder, open, pressUntil, reached, start, state } from "./browser.mjs";

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
    const packed = (list) => list.reduce((sum, pack) => sum + size(`${pack.url}.br`), 0);
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

test("frames a second in the bathhouse", async () => {
    const { page, context, errors } = await open(browser);
    await start(page, `${server.url}?test`);
    await page.evaluate(() => globalThis.redHeat.settled());
    await pressUntil(page, "Enter", "briefing");
    await pressUntil(page, "Enter", "play");
    await page.waitForTimeout(3000);
    const [from, tick] = await page.evaluate(() => [redHeat.state().frame, redHeat.state().tick]);
    const began = Date.now();
    await page.waitForTimeout(20_000);
    const seconds = (Date.now() - began) / 1000;
    const now = await state(page);
    const frames = (now.frame - from) / seconds;
    console.log(`\n| frames a second | ticks a second |\n|---|---|\n| ${frames.toFixed(1)} | ${((now.tick - tick) / seconds).toFixed(1)} |\n`);
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
