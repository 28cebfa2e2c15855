// Sticks and buttons for fingers: shown when the screen is touched, gone when a key or a mouse is used.
//
// While somebody plays, a finger on the left half moves, one on the right half aims, and each button has a finger of
// its own. Otherwise a touch on the picture is a click, for menus.

import { get, make } from "./dom.js";
import { touchAsMouse } from "./touch_mouse.js";
import { CAPTIONS, language, say } from "./words.js";

/** How far a stick goes, in CSS pixels; index.html's style draws it so large. */
const REACH = 52;
/** Less than this share of the way is rest. */
const DEAD = 0.16;
/** An aim pushed beyond the first strikes, until it is back within the second: as a flick is a jab. */
const RIM = [0.92, 0.72];
/** A touch this short that goes no further than so many pixels is a tap, which goes on in a scene. */
const TAP = { time: 220, way: 10 };
/** How long a tap holds its button, so that even a slow frame sees it, in milliseconds. */
const PULSE = 140;

const SHAPES = {
    Strike: "M5 7h5V5h2v2h1V4h2v3h1V5h2v3h1V6h2v8l-3 5H9l-4-5z",
    Kick: "M7 3h5v9l3 2 5 2v4H6v-5l1-3z",
    Grab: "M6 12V6h2v4h1V4h2v6h1V4h2v6h1V6h2v9l-3 5H9l-5-6 1-2z",
    Roll: "M12 4a8 8 0 1 1-7.400 5l-2.100-.9L7 4l1.500 6-2-.8A6 6 0 1 0 12 6z",
    Swap: "M4 8h11V5l5 4.500-5 4.500v-3H4zM20 17H9v3l-5-4 5-4z",
    Reload: "M8 3h8v4H8zM8 8h8v4H8zM8 13h8v8H8zM6 21h12v1H6z",
    Order: "M6 3h2v1l11 4-11 5v9H6z",
    Pause: "M7 5h4v14H7zM13 5h4v14h-4z",
};

/** What the fingers hold. */
const held = { move: [0, 0], aim: [0, 0], buttons: new Map(), strikes: false };
const pulses = new Map();
let shown = false;
let playing = false;
let changed = () => {};

/** The state as the game asks for it once a frame. */
export function touchState() {
    const now = performance.now();
    for (const [name, until] of pulses) if (until < now) pulses.delete(name);
    const buttons = new Set([...held.buttons.values(), ...pulses.keys()]);
    if (held.strikes) buttons.add("Strike");
    return JSON.stringify({ shown, move: held.move, aim: held.aim, buttons: [...buttons] });
}

/** Whether touch is the device in hand. */
export const isTouched = () => shown;

function letGo() {
    held.move = [0, 0];
    held.aim = [0, 0];
    held.strikes = false;
    held.buttons.clear();
    for (const part of get("touch").children) {
        part.classList.remove("held");
        part.style.removeProperty("--x");
        part.style.removeProperty("--y");
    }
}

function update() {
    get("touch").hidden = !(shown && playing);
    document.documentElement.classList.toggle("touched", shown);
    if (!(shown && playing)) letGo();
    changed(shown);
}

/** Shows or hides the controls. */
export function showTouch(on) {
    if (shown !== on) {
        shown = on;
        update();
    }
}

/** Whether somebody plays just now. */
export function setTouchPlaying(on) {
    if (playing !== on) {
        playing = on;
        update();
    }
}

/** A stick: a zone in which a finger may come down anywhere, and the picture of it. */
function stick(name, label, take) {
    const zone = make("div");
    zone.className = `zone ${name}`;
    zone.setAttribute("aria-label", label);
    const base = make("div");
    base.className = "base";
    base.append(make("i"));
    zone.append(base);
    let finger = null;
    let from = [0, 0];
    let began = 0;
    let far = 0;
    const show = ([x, y]) => {
        base.style.setProperty("--x", `${x * REACH}px`);
        base.style.setProperty("--y", `${y * REACH}px`);
    };
    const end = (event) => {
        if (event.pointerId !== finger) return;
        if (event.type === "pointerup" && event.timeStamp - began < TAP.time && far < TAP.way) {
            pulses.set("Confirm", performance.now() + PULSE);
        }
        finger = null;
        zone.classList.remove("held");
        base.removeAttribute("style");
        take([0, 0]);
    };
    zone.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        if (finger !== null) return;
        finger = event.pointerId;
        zone.setPointerCapture(finger);
        zone.classList.add("held");
        const box = zone.getBoundingClientRect();
        from = [event.clientX, event.clientY];
        began = event.timeStamp;
        far = 0;
        base.style.left = `${from[0] - box.left}px`;
        base.style.top = `${from[1] - box.top}px`;
    });
    zone.addEventListener("pointermove", (event) => {
        if (event.pointerId !== finger) return;
        const way = [(event.clientX - from[0]) / REACH, (event.clientY - from[1]) / REACH];
        const length = Math.hypot(...way);
        far = Math.max(far, length * REACH);
        const whole = Math.max(1, length);
        const at = way.map((along) => along / whole);
        show(at);
        take(length < DEAD ? [0, 0] : at);
    });
    for (const kind of ["pointerup", "pointercancel", "lostpointercapture"]) zone.addEventListener(kind, end);
    return zone;
}

function key(name) {
    const element = make("div");
    element.className = `key ${name}`;
    element.setAttribute("aria-label", say(name));
    element.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${SHAPES[name]}"/></svg>`;
    element.append(make("b", CAPTIONS[language][name]));
    element.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        element.setPointerCapture(event.pointerId);
        element.classList.add("held");
        held.buttons.set(event.pointerId, name);
        // A touch shorter than a frame is still a press.
        pulses.set(name, performance.now() + PULSE / 2);
    });
    for (const kind of ["pointerup", "pointercancel", "lostpointercapture"]) {
        element.addEventListener(kind, (event) => {
            if (held.buttons.delete(event.pointerId)) element.classList.remove("held");
        });
    }
    return element;
}

const round = (way) => way.map((along) => Math.round(along * 1000) / 1000);

/** Makes the controls and watches for the first touch. `told` hears when they come and go. */
export function watchTouch(told) {
    changed = told;
    const move = stick("move", say("move"), (way) => (held.move = round(way)));
    const aim = stick("aim", say("aim"), (way) => {
        const length = Math.hypot(...way);
        held.aim = round(way);
        held.strikes = length >= (held.strikes ? RIM[1] : RIM[0]);
        aim.classList.toggle("strikes", held.strikes);
    });
    get("touch").append(move, aim, ...Object.keys(SHAPES).map(key));
    get("touch").addEventListener("contextmenu", (event) => event.preventDefault());
    addEventListener("pointerdown", (event) => {
        if (!event.isTrusted) return;
        if (event.pointerType === "touch" || event.pointerType === "pen") showTouch(true);
        else showTouch(false);
    }, { capture: true });
    addEventListener("keydown", () => showTouch(false), { capture: true });
    addEventListener("blur", letGo);
    document.addEventListener("visibilitychange", letGo);
    touchAsMouse(get("game"), () => !playing);
}
