// The first mission to its end by real keys, what is kept of it, and the digests of logs that were recorded natively.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { begin, open, picture, press, pressUntil, reached, start, state } from "./browser.mjs";

const GOLDEN = path.resolve(import.meta.dirname ?? ".", "../../tests/golden");
/** So many ticks the bot may take: it needs about 4000, and once in a while a second try. */
const MISSION = 20_000;
/** Ticks from one look at the bot's keys to the next, however long a frame takes here: as at twenty frames a second. */
const TICKS = 3;
/** The canvas and nothing around it: less for a software renderer to put together. */
const SMALL = { viewport: { width: 480, height: 270 } };

let browser;
let server;
let close;

before(async () => {
    ({ browser, server, after: close } = await begin());
});
after(() => close());

/** Plays on by one frame of so many ticks; gives where the game stands then. */
const frame = (page, ticks) => page.evaluate((ticks) => new Promise((resolve) => {
    const { frame: before } = redHeat.state();
    redHeat.step(ticks);
    const look = () => {
        const now = redHeat.state();
        if (now.frame > before) resolve(now);
        else setTimeout(look, 2);
    };
    look();
}), ticks);

/** Presses the keys that the bot would hold, frame by frame, for so many ticks or until the screen is no longer that of play. */
async function followBot(page, ticks) {
    const down = new Set();
    let left = ticks;
    let { screen, keys } = await state(page);
    for (; screen === "play" && left > 0; left -= TICKS) {
        const wanted = new Set(keys);
        for (const key of down) {
            if (!wanted.has(key)) {
                await page.keyboard.up(key);
                down.delete(key);
            }
        }
        for (const key of wanted) {
            if (!down.has(key)) {
                await page.keyboard.down(key);
                down.add(key);
            }
        }
        ({ screen, keys } = await frame(page, TICKS));
    }
    for (const key of down) await page.keyboard.up(key);
    await page.evaluate(() => redHeat.step(0));
    return { screen: (await state(page)).screen, left };
}

test("from the title to the win by keys, and after a reload it goes on from there", async () => {
    const { page, context, errors } = await open(browser, SMALL);
    await start(page, `${server.url}?test`);
    await reached(page, "title");
    await pressUntil(page, "Enter", "briefing");
    await pressUntil(page, "Enter", "play");
    let [screen, left] = ["play", MISSION];
    while (screen === "play" && left > 0) {
        ({ screen, left } = await followBot(page, left));
        await page.waitForTimeout(500);
        // The fallen try again.
        if (screen === "lost") {
            await press(page, "Enter");
            await reached(page, "play", 30_000).catch(() => {});
            screen = (await state(page)).screen;
        }
    }
    await picture(page, "won");
    assert.equal(screen, "won", `the mission ended with '${screen}'`);
    const { won } = await state(page);
    assert.deepEqual(won, ["base/01_bathhouse"]);

    await page.reload();
    await page.waitForSelector("#begin:not([hidden])");
    await page.click("#begin");
    await page.waitForSelector("#cover", { state: "hidden" });
    await reached(page, "title");
    assert.deepEqual((await state(page)).won, won, "the progress was kept");
    // The title's first entry now goes on: to the next mission's briefing, as soon as all pictures are here.
    await page.evaluate(() => globalThis.redHeat.settled());
    await pressUntil(page, "Enter", "briefing");
    assert.equal((await state(page)).level, "base/02_snow");
    await saves(page);
    assert.deepEqual(errors, []);
    await context.close();
});

/** What is saved to a file brings a browser that knows nothing to the same place. */
async function saves(page) {
    await page.click("#menu-button");
    const coming = page.waitForEvent("download");
    await page.click("#export");
    const file = await (await coming).path();
    const fresh = await open(browser);
    await start(fresh.page, `${server.url}?test`);
    assert.deepEqual((await state(fresh.page)).won, []);
    const take = async (what) => {
        await fresh.page.setInputFiles("#import-file", what);
        await fresh.page.waitForSelector(".banner[data-key=imported]");
    };
    await take({ name: "wrong.redheat", mimeType: "text/plain", buffer: Buffer.from("no progress at all") });
    assert.deepEqual((await state(fresh.page)).won, [], "a wrong file changes nothing");
    await fresh.page.click(".banner[data-key=imported] button");
    await take(file);
    await fresh.page.waitForFunction(() => globalThis.redHeat.state().won.length === 1);
    assert.deepEqual(fresh.errors, []);
    await fresh.context.close();
}

/** The logs of a file: that of the whole campaign has one for each level. */
const logsOf = (name) => fs.readFileSync(path.join(GOLDEN, name), "utf8").split(/^(?=\{"format")/m);

test("logs recorded natively have the same digests here, tick for tick", async () => {
    const { page, context, errors } = await open(browser, SMALL);
    await start(page, `${server.url}?test`);
    const names = fs.readdirSync(GOLDEN).filter((name) => name.endsWith(".replay"));
    const all = names.flatMap((name) => logsOf(name).map((text) => ({ name, text })));
    let compared = 0;
    for (const { name, text } of all) {
        const { level } = JSON.parse(text.slice(0, text.indexOf("\n")));
        const recorded = text.split("\n").filter((line) => line.startsWith('{"d"')).map((line) => JSON.parse(line).d);
        const lines = await page.evaluate((log) => globalThis.redHeat.replay(log), text);
        const outcome = lines.pop();
        assert.ok(outcome.ok, `${name}, ${level}: ${outcome.message}`);
        assert.deepEqual(lines.map(({ tick, digest }) => [tick, digest]), recorded, `${name}, ${level}`);
        compared += recorded.length;
    }
    assert.ok(all.length > names.length && compared > 1000, `${compared} digests of ${all.length} logs`);
    assert.deepEqual(errors, []);
    await context.close();
});
