// Where a number comes from, beside it, on hover and on focus.

import { getJSON } from "./api.js";
import { h, put } from "./dom.js";
import { say } from "./words.js";

const contents = new WeakMap();
let owner = null;
let publishers = new Map();

/** Learns who published the sources that answers name by an identifier; until then, and without it, the identifier stands. */
export async function knowSources() {
  const sources = await getJSON("/api/sources", {}).catch(() => []);
  publishers = new Map(sources.map(({ id, publisher, title }) => [id, [publisher, title].filter(Boolean).join(", ")]));
}

/** Who published a source and what it is called. */
export const sourceName = (id) => publishers.get(id) ?? id;

/** A number that says its sources on hover and focus; `lines` are texts or nodes, or a function that gives them. */
export function sourced(text, lines, attributes = {}) {
  const element = h("span", { class: "sourced", tabindex: "0", ...attributes }, text);
  contents.set(element, lines);
  return element;
}

/** Gives an element that is there already something to say on hover and focus. */
export function explain(element, lines) {
  contents.set(element, lines);
}

/** One line for a parameter or a value with its source: `20 h · cpmm-2023 · 2023 · measured`. */
export function sourceLine({ what, value, unit, source, publisher, year, vintage, quality, note, formula }) {
  return h("p", {},
    what ? h("strong", {}, what, " ") : null,
    value !== undefined && value !== null ? `${value}${unit ? ` ${unit}` : ""} ` : null,
    h("span", { class: "from" }, [publisher || sourceName(source), year || vintage].filter(Boolean).join(", ")),
    quality ? [" ", qualityMark(quality)] : null,
    note ? h("span", { class: "note" }, ` ${note}`) : null,
    formula ? h("code", {}, ` ${formula}`) : null);
}

/** How sure a value is, as a small mark with a word. */
export function qualityMark(quality) {
  const known = ["measured", "official", "literature", "press", "derived", "assumed"];
  return h("span", { class: `quality ${known.includes(quality) ? quality : ""}` },
    known.includes(quality) ? say(quality) : quality);
}

/** Listens once for the whole page. */
export function watchTips() {
  const tip = document.getElementById("tip");
  const owning = (target) => {
    for (let at = target; at instanceof Element; at = at.parentElement) if (contents.has(at)) return at;
    return null;
  };
  const open = (element) => {
    if (!element || element === owner) return;
    const lines = contents.get(element);
    const given = typeof lines === "function" ? lines() : lines;
    if (!given || (Array.isArray(given) && given.length === 0)) return;
    close();
    owner = element;
    put(tip, Array.isArray(given) ? given.map((line) => (line instanceof Node ? line : h("p", {}, line))) : given);
    tip.hidden = false;
    element.setAttribute("aria-describedby", "tip");
    place(tip, element.getBoundingClientRect());
  };
  const close = () => {
    owner?.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  };
  document.addEventListener("pointerover", (event) => {
    const element = owning(event.target);
    if (element) open(element);
    else if (!tip.contains(event.target)) close();
  });
  document.addEventListener("focusin", (event) => {
    const element = owning(event.target);
    if (element) open(element);
    else close();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  // What has the focus may be scrolled into view after it got it: the tip goes along.
  document.addEventListener("scroll", () => { if (owner) place(tip, owner.getBoundingClientRect()); }, { passive: true, capture: true });
}

function place(tip, box) {
  const gap = 8;
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.max(gap, Math.min(box.left, window.innerWidth - width - gap));
  const below = box.bottom + gap;
  const top = below + height > window.innerHeight - gap ? Math.max(gap, box.top - height - gap) : below;
  tip.style.left = `${left}px`;
  tip.style.top = `${top}px`;
}
