// window.redHeat, for tests: there only when the address asks for it with `?test`. docs/web.md describes it.

import { get } from "./dom.js";

/** Resolves once the game has drawn so many frames more. */
function frames(game, count) {
    const { frame } = JSON.parse(game.state());
    return new Promise((resolve) => {
        const look = () => {
            if (JSON.parse(game.state()).frame >= frame + count) resolve();
            else setTimeout(look, 4);
        };
        look();
    });
}

/** What a key writes, as near as its place on the board tells. */
const written = (code) => ({ Space: " " })[code] ?? code.replace(/^(Key|Digit)/, "").toLowerCase();

/** Puts the test interface where tests find it. */
export function offerTests(game, memory, packs) {
    const lines = (text) => text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
    globalThis.redHeat = Object.freeze({
        /** What the game shows and knows. */
        state: () => JSON.parse(game.state()),
        /** Plays so many ticks at once. */
        step: (ticks) => game.step(ticks),
        /** Presses a key ("KeyW", "Enter") for so many frames; resolves when it is up again and the game knows. */
        press: async (code, held = 1) => {
            const tell = (type) => get("game").dispatchEvent(
                new KeyboardEvent(type, { code, key: written(code), bubbles: true, cancelable: true }));
            tell("keydown");
            await frames(game, held);
            tell("keyup");
            await frames(game, 2);
        },
        /** Plays a command log; gives a line for each digest, and the outcome as the last. */
        replay: (log) => lines(game.replay(log)),
        /** Bytes that the game's memory has grown to. */
        memory: () => memory.buffer.byteLength,
        /** Resolves when every file that was asked for is here. */
        settled: () => packs.settled(),
    });
}
