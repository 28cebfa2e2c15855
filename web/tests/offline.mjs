// Without a network, and with a newer version.

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";

import { begin, folder, load, open, start, state } from "./browser.mjs";

/** Waits until the page has put everything away for days without a network. */
const kept = (page) => page.waitForFunction(() => document.body.dataset.offline === "true");

test("after the first visit it starts without a host", async () => {
    const { browser, server, after } = await begin({ base: "/games/red-heat/" });
    const { page, context, errors } = await open(browser);
    await start(page, server.url);
    await kept(page);
    // What no address leads to any more cannot answer.
    await server.close();
    await start(page, `${server.url}?test`);
    assert.equal((await state(page)).screen, "title");
    await page.evaluate(() => globalThis.redHeat.settled());
    assert.deepEqual(errors, []);
    await context.close();
    await after();
});

test("a newer version takes over before the game starts, and leaves nothing old behind", async () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), "red-heat-version-"));
    fs.cpSync(folder, dir, { recursive: true });
    const { browser, server, after } = await begin({ dir });
    const { page, context, errors } = await open(browser);
    await start(page, server.url);
    await kept(page);
    const stores = () => page.evaluate(() => caches.keys());
    const before = await stores();

    renew(dir);
    await page.goto(server.url);
    await page.waitForFunction(() => document.title === "Red Heat II");
    await load(page, server.url);
    const now = await stores();
    assert.equal(now.length, before.length);
    assert.notDeepEqual(now.sort(), before.sort(), "the page's store is another one");
    assert.deepEqual(errors, []);
    await context.close();
    await after();
    fs.rmSync(dir, { recursive: true });
});

/** Makes the packed game in `dir` another version: the page has another title, and the worker says so. */
function renew(dir) {
    const change = (name, from, to) => {
        const file = path.join(dir, name);
        const text = fs.readFileSync(file, "utf8");
        assert.ok(from.test(text), `${name} is not as expected`);
        fs.writeFileSync(file, text.replace(from, to));
        fs.rmSync(`${file}.br`);
    };
    change("index.html", /<title>Red Heat<\/title>/, "<title>Red Heat II</title>");
    change("sw.js", /"version":"[0-9a-f]+"/, '"version":"000000000000"');
}
