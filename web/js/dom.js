// The page's own elements, by their ids.

/** The element of that id; index.html has it. */
export const get = (id) => document.getElementById(id);

/** A new element with that text. */
export function make(name, text = "") {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
}

/** A new button. */
export function button(text, act) {
    const element = make("button", text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
}
