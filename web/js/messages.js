// What the page has to tell: troubles that stop everything, and banners beside the game.

import { button, get, make } from "./dom.js";
import { say } from "./words.js";

const banners = new Map();

/** How many seconds until a failed file is asked for again by itself: longer after each failure, at most a minute. */
export const backOff = (failures) => Math.min(60, 5 * 2 ** Math.max(0, failures - 1));

/** Shows a trouble: what it is, what to do, for those who mend it the details, and buttons. */
function trouble({ what, todo, details = "", choices }) {
    const dialog = get("trouble");
    dialog.querySelector("h1").textContent = "ЯED HEΛT";
    dialog.querySelector(".what").textContent = what;
    dialog.querySelector(".do").textContent = todo;
    const pre = dialog.querySelector("pre");
    pre.textContent = details;
    pre.hidden = details === "";
    dialog.querySelector(".choices").replaceChildren(...choices);
    // A trouble is no box to be closed by Escape: the game is not behind it.
    dialog.oncancel = (event) => event.preventDefault();
    if (!dialog.open) dialog.showModal();
    choices[0]?.focus();
}

/** A trouble after which only a fresh page helps. */
export function stop(key, details = "") {
    const anew = button(say("reload"), () => location.reload());
    trouble({ what: say(key), todo: say(`${key}Do`), details: String(details).slice(0, 4000), choices: [anew] });
}

/** A trouble that may pass. Resolves when it is to be tried again: by the button, in time, or when the net is back. */
export function askToRetry(details, failures) {
    return new Promise((resolve) => {
        let left = backOff(failures);
        const again = () => {
            clearInterval(clock);
            removeEventListener("online", again);
            get("trouble").close();
            resolve();
        };
        const choice = button(say("againIn", { seconds: left }), again);
        choice.id = "again";
        const clock = setInterval(() => {
            left -= 1;
            choice.textContent = say("againIn", { seconds: left });
            if (left <= 0) again();
        }, 1000);
        addEventListener("online", again);
        trouble({ what: say("noFile"), todo: say("noFileDo"), details, choices: [choice] });
    });
}

/** Shows a sentence beside the game, with a button or two; one of the same key takes its place. */
export function banner(key, { text = say(key), act = null, label = "", seconds = 0 } = {}) {
    unbanner(key);
    const line = make("div");
    line.className = "banner";
    line.dataset.key = key;
    line.append(make("span", text));
    if (act) line.append(button(label, act));
    const close = button("×", () => unbanner(key));
    close.setAttribute("aria-label", say("close"));
    line.append(close);
    get("banners").append(line);
    const clock = seconds ? setTimeout(() => unbanner(key), seconds * 1000) : 0;
    banners.set(key, { line, clock });
}

/** Takes a banner away. */
export function unbanner(key) {
    const shown = banners.get(key);
    if (!shown) return;
    clearTimeout(shown.clock);
    shown.line.remove();
    banners.delete(key);
}
