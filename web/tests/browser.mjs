// What the tests share: a server, a browser, a page that starts the game, pictures that can be asked.
//
// scripts/web.sh sets RED_HEAT_WEB (the packed folder), RED_HEAT_CHROMIUM (the browser) and RED_HEAT_PLAYWRIGHT (where
// playwright-core is installed).

import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

import { serve } from "../build/serve.mjs";
import { Png } from "./png.mjs";

export const folder = process.env.RED_HEAT_WEB;
const { chromium } = createRequire(`${process.env.RED_HEAT_PLAYWRIGHT}/`)("playwright-core");

/** Software drawing, and no connection that nobody asked for. */
const FLAGS = [
    "--headless", "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--autoplay-policy=user-gesture-required",
];

/** A frame may take a second on a machine that does much else. */
export const PATIENCE = 120_000;

/** Pictures of what went wrong lie here. */
export const pictures = process.env.RED_HEAT_WEB_PICTURES ?? fs.mkdtempSync(path.join(os.tmpdir(), "red-heat-web-"));

/** A server and a browser for the tests of one file; `after` closes both. */
export async function begin({ base = "/", dir = folder } = {}) {
    const server = await serve({ dir, base });
    const browser = await chromium.launch({ executablePath: process.env.RED_HEAT_CHROMIUM, args: FLAGS });
    return { server, browser, after: async () => {
        await browser.close();
        await server.close();
    } };
}

/**
 * A fresh page in a context of its own, which remembers what its console said. `allowed` is for messages that a test
 * provokes.
 */
export async function open(browser, options = {}, allowed = []) {
    const context = await browser.newContext({ viewport: { width: 960, height: 540 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const errors = [];
    const heed = (text) => {
        if (!allowed.some((pattern) => pattern.test(text))) errors.push(text);
    };
    page.on("console", (message) => {
        if (message.type() === "error") heed(message.text());
    });
    page.on("pageerror", (error) => heed(error.stack ?? error.message));
    return { context, page, errors };
}

/** Loads the page until it waits for the click. */
export async function load(page, url) {
    await page.goto(url);
    await page.waitForSelector("#begin:not([hidden])");
}

/** Loads the page, clicks, and waits for the title. */
export async function start(page, url) {
    await load(page, url);
    await page.click("#begin");
    await page.waitForSelector("#cover", { state: "hidden" });
}

/** What the game says of itself. */
export const state = (page) => page.evaluate(() => globalThis.redHeat.state());

/** Waits until the game shows that screen. */
export async function reached(page, screen, timeout = PATIENCE) {
    await page.waitForFunction((wanted) => globalThis.redHeat.state().screen === wanted, screen, { timeout, polling: 100 });
}

/** Waits until the game has made so many frames more, however long each takes. */
export const frames = (page, count) => page.evaluate((count) => new Promise((resolve) => {
    const { frame } = globalThis.redHeat.state();
    const look = () => (globalThis.redHeat.state().frame >= frame + count ? resolve() : setTimeout(look, 4));
    look();
}), count);

/** Presses a key for one frame, however long that is: one held for longer may repeat. */
export async function press(page, key) {
    await page.keyboard.down(key);
    await frames(page, 1);
    await page.keyboard.up(key);
    await frames(page, 2);
}

/** Presses a key until the game shows that screen; a key pressed while a screen is only just coming may be lost. */
export async function pressUntil(page, key, screen) {
    for (let tries = 0; tries < 4; tries += 1) {
        await press(page, key);
        try {
            await reached(page, screen, 15_000);
            return;
        } catch {
            // Once more.
        }
    }
    throw new Error(`${key} never brought the screen '${screen}', but stays at '${(await state(page)).screen}'`);
}

/** A picture of the page as the player sees it; kept under that name. */
export async function picture(page, name) {
    const file = path.join(pictures, `${name}.png`);
    return new Png(await page.screenshot({ path: file }));
}
