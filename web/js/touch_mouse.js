// Outside of play a finger on the picture is a mouse: it points, presses and lets go, for the game's menus.

/** The game asks once a frame; so long lies between pointing and pressing, and a press lasts at least, in milliseconds. */
const STEP = 60;

/** Turns touches on `canvas` into the mouse's events while `wanted()`. */
export function touchAsMouse(canvas, wanted) {
    /** When the last event that is planned happens. */
    let last = 0;
    let finger = null;

    const plan = (kind, event, buttons) => {
        const { clientX, clientY } = event;
        const at = Math.max(performance.now(), last);
        last = at + STEP;
        setTimeout(() => {
            canvas.dispatchEvent(new PointerEvent(kind, {
                bubbles: true, cancelable: true, pointerId: 1, pointerType: "mouse", isPrimary: true,
                clientX, clientY, buttons, button: kind === "pointermove" ? -1 : 0,
            }));
        }, at - performance.now());
    };

    const heed = (event) => {
        if (!event.isTrusted || event.pointerType !== "touch" || event.target !== canvas) return;
        if (!wanted() && finger === null) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (event.type === "pointerdown" && finger === null) {
            finger = event.pointerId;
            canvas.focus({ preventScroll: true });
            plan("pointermove", event, 0);
            plan("pointerdown", event, 1);
        } else if (event.pointerId === finger) {
            if (event.type === "pointermove" && performance.now() >= last) plan("pointermove", event, 1);
            if (event.type === "pointerup" || event.type === "pointercancel") {
                finger = null;
                plan("pointerup", event, 0);
            }
        }
    };
    for (const kind of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) {
        addEventListener(kind, heed, { capture: true });
    }
}
