// The page itself: it loads, shows the title, is crisp at every size, shares the keys with the browser, hides its test
// interface, speaks both languages.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { begin, folder, frames, load, open, picture, pressUntil, reached, start, state } from "./browser.mjs";

/** Names that the page gives away by itself, without any test. */
const BASE = "/some/where/deep/";
let browser;
let server;
let close;

before(async () => {
    ({ browser, server, after: close } = await begin({ base: BASE }));
});
after(() => close());

test("under a sub-path it loads, counts bytes, starts, and shows a title that is no single colour", async () => {
    const { page, errors, context } = await open(browser);
    await page.goto(server.url);
    await page.waitForFunction(() => /\d/.test(document.getElementById("doing").textContent));
    await page.waitForSelector("#begin:not([hidden])");
    await page.click("#begin");
    await page.waitForSelector("#cover", { state: "hidden" });
    await page.waitForTimeout(1000);
    const seen = await picture(page, "title");
    assert.ok(seen.colours() >= 8, `only ${seen.colours()} colours`);
    assert.equal(await page.evaluate(() => typeof globalThis.redHeat), "undefined", "no test interface unasked");
    assert.deepEqual(errors, []);
    await context.close();
});

test("what is served is small enough in number, hashed, and has its brotli beside it", () => {
    const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    assert.ok(names.length <= 1000, `${names.length} files`);
    const all = new Set(names.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)));
    const plain = new Set(["index.html", "sw.js", "manifest.webmanifest"]);
    for (const file of all) {
        if (file.endsWith(".br")) continue;
        assert.ok(all.has(`${file}.br`), `${file} has no brotli`);
        assert.ok(plain.has(path.basename(file)) || /\.[0-9a-f]{12}\./.test(file), `${file} has no hash`);
    }
});

test("the server sends brotli where it is taken, and the right types", async () => {
    const manifest = fs.readdirSync(path.join(folder, "code")).find((name) => name.endsWith(".wasm"));
    for (const [encoding, wanted] of [["gzip, br", "br"], ["gzip", null]]) {
        const answer = await fetch(`${server.url}code/${manifest}`, { method: "HEAD", headers: { "Accept-Encoding": encoding } });
        assert.equal(answer.status, 200);
        assert.equal(answer.headers.get("content-encoding"), wanted);
        assert.equal(answer.headers.get("content-type"), "application/wasm");
    }
    assert.equal((await fetch(new URL("/", server.url))).status, 404, "nothing above the sub-path");
    assert.equal((await fetch(`${server.url}..%2f..%2fpackage.json`)).status, 404, "nothing outside of the folder");
});

for (const [width, height, ratio] of [[960, 540, 1], [1366, 768, 1], [1000, 700, 1.25], [1280, 720, 1.5], [844, 390, 3], [321, 200, 2]]) {
    test(`at ${width} × ${height} and ${ratio} pixels a pixel the canvas is crisp`, async () => {
        const { page, context, errors } = await open(browser, { viewport: { width, height }, deviceScaleFactor: ratio });
        await start(page, `${server.url}?test`);
        await page.waitForTimeout(500);
        const [canvasWidth, canvasHeight] = (await state(page)).canvas;
        const drawn = await page.evaluate(() => [document.getElementById("game").width, document.getElementById("game").height]);
        assert.deepEqual(drawn, [canvasWidth, canvasHeight], "the canvas is the game's own");
        const box = await page.locator("#game").boundingBox();
        const [left, top, right] = [box.x * ratio, box.y * ratio, (box.x + box.width) * ratio];
        const scale = (right - left) / canvasWidth;
        const near = (value, what) => assert.ok(Math.abs(value - Math.round(value)) < 0.05, `${what} is ${value}`);
        near(scale, "the scale");
        near(left, "the left edge");
        near(top, "the top edge");
        const most = Math.floor(Math.min((width * ratio) / canvasWidth, (height * ratio) / canvasHeight));
        assert.equal(Math.round(scale), most, "as large as it can be");
        // The page's own buttons would lie over it.
        await page.addStyleTag({ content: "#corner, #banners { display: none !important }" });
        const seen = await picture(page, `crisp-${width}-${ratio}`);
        const whole = { left: Math.round(left), top: Math.round(top), width: canvasWidth, height: canvasHeight, scale: most };
        assert.ok(seen.colours() >= 8);
        assert.equal(seen.blurred(whole), 0, "each pixel of the canvas is a block of one colour");
        assert.deepEqual(errors, []);
        await context.close();
    });
}

test("F5 and Ctrl are the browser's, arrows and space the game's, and Tab leads to the page's buttons", async () => {
    const { page, context } = await open(browser);
    await start(page, `${server.url}?test`);
    await page.evaluate(() => {
        globalThis.kept = {};
        // After all others: what they prevented is known here.
        addEventListener("keydown", (event) => {
            globalThis.kept[event.key] = event.defaultPrevented;
        });
    });
    // What would reload the page or leave it is only told to the page, not pressed.
    const told = (init) => page.evaluate((keys) => {
        const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...keys });
        document.getElementById("game").dispatchEvent(event);
        return event.defaultPrevented;
    }, init);
    await page.focus("#game");
    for (const code of ["F5", "F11", "F12"]) assert.equal(await told({ code, key: code }), false, code);
    assert.equal(await told({ code: "KeyR", key: "r", ctrlKey: true }), false, "Ctrl+R");
    assert.equal(await told({ code: "F2", key: "F2" }), true, "F2 is the game's");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    assert.deepEqual(await page.evaluate(() => [globalThis.kept.ArrowDown, globalThis.kept[" "]]), [true, true]);
    await page.focus("#game");
    await page.keyboard.press("Tab");
    assert.notEqual(await page.evaluate(() => document.activeElement.id), "game");
    await page.focus("#menu-button");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => globalThis.kept.ArrowDown), false, "without the focus nothing is kept");
    await context.close();
});

test("the title's menu has all that a page can do, and no way to end the game", async () => {
    const { page, context } = await open(browser, { locale: "en-US" });
    await start(page, `${server.url}?test`);
    const { texts } = await state(page);
    for (const entry of ["New game", "Levels", "Settings"]) assert.ok(entry in texts, entry);
    assert.ok(!("Quit" in texts), "the browser would keep a page that stands still");
    await context.close();
});

test("the test interface presses keys as a player does", async () => {
    const { page, context, errors } = await open(browser);
    await start(page, `${server.url}?test`);
    const { focus } = await state(page);
    await page.evaluate(() => globalThis.redHeat.press("ArrowDown"));
    const { focus: next } = await state(page);
    assert.notEqual(next, focus, "the menu's next entry");
    await page.waitForTimeout(1500);
    assert.equal((await state(page)).focus, next, "the key is up again, or the menu would go on");
    assert.deepEqual(errors, []);
    await context.close();
});

test("a hidden tab pauses the game", async () => {
    const { page, context, errors } = await open(browser);
    await start(page, `${server.url}?test`);
    for (const screen of ["briefing", "play"]) await pressUntil(page, "Enter", screen);
    await page.evaluate(() => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
        Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
        document.dispatchEvent(new Event("visibilitychange"));
    });
    await reached(page, "pause");
    const { tick } = await state(page);
    await page.waitForTimeout(1000);
    assert.equal((await state(page)).tick, tick, "no time passes");
    assert.deepEqual(errors, []);
    await context.close();
});

/** Puts a gamepad in the browser's place, as its standard layout says; `push` presses a button for one frame. */
async function plugIn(page) {
    await page.addInitScript(() => {
        const buttons = Array.from({ length: 17 }, () => ({ pressed: false, touched: false, value: 0 }));
        const pad = { index: 0, id: "A pad", mapping: "standard", connected: true, timestamp: 0, buttons, axes: [0, 0, 0, 0] };
        globalThis.pads = [pad];
        navigator.getGamepads = () => globalThis.pads;
    });
    const hold = (button, on) => page.evaluate(([button, on]) => {
        Object.assign(globalThis.pads[0].buttons[button], { pressed: on, value: Number(on) });
    }, [button, on]);
    return async (button) => {
        await hold(button, true);
        await frames(page, 1);
        await hold(button, false);
        await frames(page, 3);
    };
}

test("a gamepad chooses, begins, moves, and the game pauses when it goes away", async () => {
    const [SOUTH, DOWN, UP] = [0, 13, 12];
    const { page, context, errors } = await open(browser);
    const push = await plugIn(page);
    await start(page, `${server.url}?test`);
    const { focus } = await state(page);
    // What is pushed while the title is only just coming may be lost.
    for (let tries = 0; tries < 4 && (await state(page)).focus === focus; tries += 1) await push(DOWN);
    assert.notEqual((await state(page)).focus, focus, "the menu's next entry");
    await push(UP);
    assert.equal((await state(page)).focus, focus);
    for (const screen of ["briefing", "play"]) {
        await push(SOUTH);
        await reached(page, screen);
    }
    for (let pushes = 0; (await state(page)).phase === "scene" && pushes < 60; pushes += 1) await push(SOUTH);
    const { player } = await state(page);
    await page.evaluate(() => (globalThis.pads[0].axes[0] = 1));
    await page.waitForFunction((east) => globalThis.redHeat.state().player[0] > east, player[0] + 0.5);
    await page.evaluate(() => (globalThis.pads = []));
    await reached(page, "pause");
    assert.deepEqual(errors, []);
    await context.close();
});

test("Russian where the browser prefers it", async () => {
    const { page, context } = await open(browser, { locale: "ru-RU" });
    await load(page, server.url);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "ru");
    assert.match(await page.textContent("#begin"), /[А-я]/);
    assert.match(await page.textContent("#homage"), /Неофициальное/);
    await context.close();
});

test("the buttons of the screen are called the same in the game and on the page", async () => {
    globalThis.navigator ??= { languages: ["en"] };
    const { CAPTIONS } = await import("../js/words.js");
    for (const [language, captions] of Object.entries(CAPTIONS)) {
        const file = new URL(`../../assets/strings/${language}/ui.ftl`, import.meta.url);
        const words = fs.readFileSync(file, "utf8");
        for (const [name, caption] of Object.entries(captions)) {
            assert.ok(words.includes(`\nui-touch-${name.toLowerCase()} = ${caption}\n`), `${language}: ${name}, ${caption}`);
        }
    }
});

test("both languages have the same words", async () => {
    globalThis.navigator ??= { languages: ["en"] };
    const { keys } = await import("../js/words.js");
    assert.deepEqual(keys.ru, keys.en);
});
