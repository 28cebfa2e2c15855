// What can go wrong has a clear message, and what can pass is tried again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { begin, load, open, picture, pressUntil, start, state } from "./browser.mjs";

let browser;
let server;
let close;
/** What Chromium itself writes when an answer fails. */
const FAILED = [/Failed to load resource/, /net::ERR_/];

before(async () => {
    ({ browser, server, after: close } = await begin());
});
after(() => close());

test("without WebGL 2 the page says so", async () => {
    const { page, context } = await open(browser);
    await page.addInitScript(() => {
        const real = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
            return kind === "webgl2" ? null : real.call(this, kind, ...rest);
        };
    });
    await page.goto(server.url);
    await page.waitForSelector("#trouble[open]");
    assert.match(await page.textContent("#trouble"), /WebGL 2/);
    await context.close();
});

test("where storage is denied it says so, and plays", async () => {
    const { page, context, errors } = await open(browser);
    await page.addInitScript(() => {
        Object.defineProperty(globalThis, "localStorage", {
            get() {
                throw new DOMException("denied", "SecurityError");
            },
        });
    });
    await page.goto(`${server.url}?test`);
    await page.waitForSelector(".banner[data-key=noStore]");
    await page.waitForSelector("#begin:not([hidden])");
    await page.click("#begin");
    await page.waitForSelector("#cover", { state: "hidden" });
    assert.equal((await state(page)).screen, "title");
    assert.deepEqual(errors, []);
    await context.close();
});

test("code that does not arrive is asked for again, by itself and by the button", async () => {
    const { page, context, errors } = await open(browser, {}, FAILED);
    let answers = 0;
    let broken = true;
    await page.route("**/*.wasm*", (route) => {
        answers += 1;
        return broken ? route.abort() : route.continue();
    });
    await page.goto(server.url);
    await page.waitForSelector("#trouble[open]");
    assert.ok(answers >= 4, `asked ${answers} times before it said so`);
    await picture(page, "asset-failed");
    broken = false;
    await page.click("#again");
    await page.waitForSelector("#begin:not([hidden])");
    assert.equal(await page.locator("#trouble[open]").count(), 0);
    assert.deepEqual(errors, []);
    await context.close();
});

test("a file that comes cut short does not count", async () => {
    const { page, context } = await open(browser, {}, FAILED);
    let first = true;
    await page.route("**/pictures.*.pack", async (route) => {
        if (!first) return route.continue();
        first = false;
        return route.fulfill({ body: Buffer.from("<html>Welcome to this hotel's network</html>") });
    });
    await load(page, server.url);
    assert.equal(first, false);
    await context.close();
});

test("a sheet that fails while playing is told beside the game, and comes with the button", async () => {
    const { page, context, errors } = await open(browser, {}, [...FAILED, /art\/people/]);
    let broken = true;
    await page.route("**/art-people-*", (route) => (broken ? route.abort() : route.continue()));
    await start(page, `${server.url}?test`);
    await page.waitForSelector(".banner[data-key=lateFile]");
    assert.equal((await state(page)).screen, "title", "the game goes on");
    broken = false;
    await page.click(".banner[data-key=lateFile] button");
    await page.evaluate(() => globalThis.redHeat.settled());
    assert.equal(await page.locator(".banner[data-key=lateFile]").count(), 0);
    assert.deepEqual(errors, []);
    await context.close();
});

test("the first level is played without the pictures that come later", async () => {
    const { page, context, errors } = await open(browser, {}, FAILED);
    let asked = 0;
    await page.route("**/files/pictures-*", (route) => {
        asked += 1;
        return route.abort();
    });
    await start(page, `${server.url}?test`);
    await pressUntil(page, "Enter", "briefing");
    await pressUntil(page, "Enter", "play");
    // Time waits for the people of the first map: what is asked for before they are here is not made up for.
    await page.waitForFunction(() => {
        const { tick } = globalThis.redHeat.state();
        if (tick < 120) globalThis.redHeat.step(30);
        return tick >= 120;
    }, null, { polling: 200 });
    await page.evaluate(() => globalThis.redHeat.step(0));
    assert.equal((await state(page)).level, "base/01_bathhouse");
    await page.waitForSelector(".banner[data-key=lateFile]");
    assert.ok(asked > 0);
    // A picture that is missing is told in the console.
    assert.deepEqual(errors, []);
    await context.close();
});

test("a game that stopped says so, with the words that help", async () => {
    const { page, context } = await open(browser);
    await start(page, server.url);
    await page.evaluate(() => globalThis.redHeatHost.failed("panicked at src/somewhere.rs:1:2"));
    await page.waitForSelector("#trouble[open]");
    assert.match(await page.textContent("#trouble pre"), /src\/somewhere\.rs/);
    await context.close();
});
