// A phone held upright: the picture is small there, so the page asks for it to be turned.

import { get } from "./dom.js";
import { say } from "./words.js";

/** Shows the hint on upright screens that are touched, until the player wants to play so. */
export function watchTurn() {
    const turn = get("turn");
    turn.querySelector("p").textContent = say("turn");
    const wanted = turn.querySelector("button");
    wanted.textContent = say("goOn");
    const upright = matchMedia("(orientation: portrait) and (pointer: coarse)");
    let allTheSame = false;
    const show = () => {
        turn.hidden = allTheSame || !upright.matches;
    };
    wanted.addEventListener("click", () => {
        allTheSame = true;
        show();
    });
    upright.addEventListener("change", show);
    show();
}
