// Sticks and buttons for fingers.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { begin, open, picture, pressUntil, reached, state } from "./browser.mjs";

let browser;
let server;
let close;

before(async () => {
    ({ browser, server, after: close } = await begin());
});
after(() => close());

const PHONE = { viewport: { width: 844, height: 390 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** Fingers as the device tells of them, several at once. */
async function fingers(context, page) {
    const session = await context.newCDPSession(page);
    return (type, ...points) => session.send("Input.dispatchTouchEvent", {
        type, touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
}

/** What the page would tell the game now. */
const held = (page) => page.evaluate(() => JSON.parse(globalThis.redHeatHost.touch()));

/** Skips the mission's opening scene as a player does: short taps on a stick's half. */
async function skipScene(page) {
    for (let taps = 0; taps < 60; taps += 1) {
        if ((await state(page)).phase === "play") return;
        await page.touchscreen.tap(300, 300);
        await page.waitForTimeout(400);
    }
    throw new Error("the opening scene does not end by taps");
}

/** From the title into the first mission, by taps and keys; the fingers have the last word. */
async function play(page) {
    await page.goto(`${server.url}?test`);
    await page.waitForSelector("#begin:not([hidden])");
    await page.tap("#begin");
    await page.waitForSelector("#cover", { state: "hidden" });
    await reached(page, "title");
    for (const screen of ["briefing", "play"]) await pressUntil(page, "Enter", screen);
    await page.touchscreen.tap(422, 60);
    await page.waitForSelector("#touch:not([hidden])");
    await skipScene(page);
}

test("two fingers move and strike at once, and all is let go with them", async () => {
    const { page, context, errors } = await open(browser, PHONE);
    await play(page);
    const touch = await fingers(context, page);
    const strike = await page.locator(".key.Strike").boundingBox();
    const button = [strike.x + strike.width / 2, strike.y + strike.height / 2];
    await touch("touchStart", [120, 280]);
    await touch("touchMove", [200, 280]);
    await touch("touchStart", [200, 280], button);
    const both = await held(page);
    assert.ok(both.shown);
    assert.deepEqual(both.move, [1, 0]);
    assert.deepEqual(both.buttons, ["Strike"]);
    await picture(page, "touch");
    await touch("touchEnd");
    await page.waitForTimeout(300);
    const none = await held(page);
    assert.deepEqual([none.move, none.aim, none.buttons], [[0, 0], [0, 0], []]);
    assert.deepEqual(errors, []);
    await context.close();
});

test("an aim at the rim strikes until it comes back", async () => {
    const { page, context } = await open(browser, PHONE);
    await play(page);
    const touch = await fingers(context, page);
    await touch("touchStart", [700, 330]);
    await touch("touchMove", [700, 290]);
    const inside = await held(page);
    assert.ok(inside.aim[1] < -0.7 && inside.aim[1] > -0.9, `aims north: ${inside.aim}`);
    assert.ok(!inside.buttons.includes("Strike"));
    await touch("touchMove", [700, 260]);
    assert.ok((await held(page)).buttons.includes("Strike"));
    await touch("touchEnd");
    await context.close();
});

test("a player who moves a stick moves, and a key hides the sticks", async () => {
    const { page, context } = await open(browser, PHONE);
    await play(page);
    const touch = await fingers(context, page);
    const before = (await state(page)).player;
    await touch("touchStart", [120, 280]);
    await touch("touchMove", [200, 280]);
    // However long a frame takes here.
    await page.waitForFunction((east) => globalThis.redHeat.state().player[0] > east, before[0] + 0.5);
    await touch("touchEnd");
    await page.keyboard.press("KeyA");
    await page.waitForSelector("#touch", { state: "hidden" });
    await context.close();
});

test("the button of a pause pauses, and a tap on a menu's entry chooses it", async () => {
    const { page, context } = await open(browser, PHONE);
    await play(page);
    await page.waitForTimeout(300);
    await page.tap(".key.Pause");
    await reached(page, "pause");
    await page.waitForSelector("#touch", { state: "hidden" });
    // The first entry goes on with the game; where it stands the game tells.
    const { texts } = await state(page);
    const box = await page.locator("#game").boundingBox();
    const [x, y] = texts["Go on"];
    const [width, height] = (await state(page)).canvas;
    await page.touchscreen.tap(box.x + (x / width) * box.width, box.y + (y / height) * box.height);
    await reached(page, "play");
    await context.close();
});

test("upright the page asks for the device to be turned, and takes no for an answer", async () => {
    const { page, context } = await open(browser, { ...PHONE, viewport: { width: 390, height: 844 } });
    await page.goto(server.url);
    await page.waitForSelector("#turn:not([hidden])");
    await page.tap("#turn button");
    assert.equal(await page.locator("#turn:not([hidden])").count(), 0);
    await context.close();
});
