// Elements from the page's own words and the server's values. Text becomes text nodes only; nothing is ever parsed as HTML.

const svgNamespace = "http://www.w3.org/2000/svg";

/** Makes an element: attributes by name, `on` for listeners, children as nodes or text. */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** Makes an SVG element. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(svgNamespace, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === "value" || name === "checked" || name === "disabled" || name === "selected") {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  add(element, children);
  return element;
}

/** Adds children; nulls are left out, arrays are flattened. */
export function add(element, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

/** Puts children in place of what an element held. */
export function put(element, ...children) {
  element.replaceChildren();
  return add(element, children);
}

const drawn = new Set([
  "svg", "g", "path", "line", "circle", "rect", "text", "tspan", "title", "desc", "polyline", "polygon",
]);
const shown = new Set([
  "xmlns", "viewbox", "class", "role", "aria-label", "aria-hidden", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy",
  "r", "width", "height", "transform", "text-anchor", "points", "font-size", "font-weight", "stroke-width", "dx", "dy",
]);

/** A picture of the server as an element; what is no drawing is left out. Null when it is no picture. */
export function picture(text) {
  if (!text) return null;
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.localName !== "svg") return null;
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (!drawn.has(element.localName)) {
      element.remove();
      continue;
    }
    for (const { name } of [...element.attributes]) {
      if (!shown.has(name.toLowerCase()) && !name.startsWith("data-")) element.removeAttribute(name);
    }
  }
  return document.importNode(root, true);
}

/** Says a sentence to a screen reader without moving the focus. */
export function announce(sentence) {
  const status = document.getElementById("status");
  status.textContent = "";
  window.setTimeout(() => { status.textContent = sentence; }, 30);
}

/** Runs the last of many calls, at most once in so many milliseconds. */
export function settled(milliseconds, action) {
  let timer = 0;
  return (...values) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => action(...values), milliseconds);
  };
}

let counter = 0;

/** An identifier that no other element has. */
export function unique(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

/** Control and direction characters as visible text, so that a hostile text cannot reorder what stands beside it. */
export function visible(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/g,
    (character) => `\u27e8U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}\u27e9`);
}
