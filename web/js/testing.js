// window.redHeat, for tests: there only when the address asks for it with `?test`. docs/web.md describes it.

/** Puts the test interface where tests find it. */
export function offerTests(game, memory, packs) {
    const lines = (text) => text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
    globalThis.redHeat = Object.freeze({
        /** What the game shows and knows. */
        state: () => JSON.parse(game.state()),
        /** Plays so many ticks at once. */
        step: (ticks) => game.step(ticks),
        /** Plays a command log; gives a line for each digest, and the outcome as the last. */
        replay: (log) => lines(game.replay(log)),
        /** Bytes that the game's memory has grown to. */
        memory: () => memory.buffer.byteLength,
        /** Resolves when every file that was asked for is here. */
        settled: () => packs.settled(),
    });
}
