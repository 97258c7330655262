// Parts that several views use: notices, fields, places with completion, tables.

import { getJSON, Latest, Problem } from "./api.js";
import { announce, h, put, settled, unique } from "./dom.js";
import { say } from "./words.js";

/** The server's sentence, or ours, as an element. */
export function notice(error) {
  const sentence = error instanceof Problem ? error.message : say("pageFault");
  if (!(error instanceof Problem)) console.error(error);
  announce(sentence);
  return h("div", { class: "notice", role: "alert" }, h("p", {}, sentence));
}

/** What stands where nothing is yet. */
export function empty(title, ...children) {
  return h("div", { class: "empty" }, title ? h("p", { class: "empty-title" }, title) : null, children);
}

/** Work that takes a moment. */
export function waiting(text = say("loading")) {
  return h("p", { class: "waiting", role: "status" }, h("span", { class: "spinner", "aria-hidden": "true" }), text);
}

/** A label over a control. */
export function field(label, control, attributes = {}) {
  const id = control.id || unique("field");
  control.id = id;
  return h("div", { class: "field", ...attributes }, h("label", { for: id }, label), control);
}

/** A select of `[value, words]`. */
export function choice(options, chosen, listener, attributes = {}) {
  const select = h("select", { ...attributes, on: { change: () => listener(select.value) } },
    options.map(([value, words]) => h("option", { value, selected: value === chosen }, words)));
  return select;
}

/** Buttons of which one is pressed; arrows move between them. */
export function segments(label, options, chosen, listener) {
  const group = h("div", { class: "segments", role: "radiogroup", "aria-label": label });
  const pick = (value, isMoved) => {
    for (const button of group.children) {
      const isChosen = button.dataset.value === value;
      button.setAttribute("aria-checked", isChosen ? "true" : "false");
      button.tabIndex = isChosen ? 0 : -1;
      if (isChosen && isMoved) button.focus();
    }
  };
  for (const [value, words] of options) {
    group.append(h("button", {
      type: "button", role: "radio", "data-value": value, "aria-checked": "false", tabindex: "-1",
      on: { click: () => { pick(value, false); listener(value); } },
    }, words));
  }
  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...group.children];
    const at = buttons.findIndex((button) => button.getAttribute("aria-checked") === "true");
    const next = buttons[(at + step + buttons.length) % buttons.length];
    pick(next.dataset.value, true);
    listener(next.dataset.value);
  });
  pick(options.some(([value]) => value === chosen) ? chosen : options[0][0], false);
  return { element: group, set: (value) => pick(value, false) };
}

/** A place with completion in five languages; `listener` gets a place, or the words typed. */
export function placeField(label, value, listener) {
  const list = unique("places");
  const latest = new Latest();
  let places = [];
  let at = -1;
  const input = h("input", {
    type: "text", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list,
    autocomplete: "off", spellcheck: "false", value: value || "", placeholder: say("placeHint"),
  });
  const options = h("ul", { id: list, role: "listbox", class: "options", hidden: true, "aria-label": label });
  const close = () => {
    options.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const mark = () => {
    [...options.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", options.children[at].id);
      options.children[at].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };
  const choose = (place) => {
    input.value = place.name;
    close();
    listener(place.name, place);
  };
  const search = settled(80, async () => {
    const query = input.value.trim();
    if (query.length < 2 && !/[\u3400-\u9fff]/.test(query)) return close();
    try {
      ({ places } = await getJSON("/api/places", { q: query, limit: 8 }, { signal: latest.next() }));
    } catch (error) {
      if (error.name !== "AbortError") close();
      return;
    }
    if (document.activeElement !== input) return;
    put(options, places.map((place) => h("li", {
      id: unique("place"), role: "option", "aria-selected": "false",
      on: { pointerdown: (event) => { event.preventDefault(); choose(place); } },
    }, h("span", {}, place.name), h("span", { class: "soft" },
      ` ${[place.matched === place.name ? null : place.matched, say(`kind_${place.kind}`), place.country, place.locode].filter(Boolean).join(" · ")}`))));
    at = -1;
    options.hidden = places.length === 0;
    input.setAttribute("aria-expanded", String(places.length > 0));
    announce(`${places.length} ${say("suggestions")}`);
  });
  input.addEventListener("input", search);
  input.addEventListener("blur", close);
  input.addEventListener("change", () => listener(input.value.trim(), null));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (options.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + places.length) % places.length;
      mark();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      choose(places[at]);
    }
  });
  const element = field(label, input, { class: "field place" });
  element.append(options);
  return { element, input, set: (text) => { input.value = text || ""; } };
}

/** A table from titles and rows of cells; a cell is text, a node, or `{ value, class }`. */
export function table(titles, rows, { caption = null, className = "" } = {}) {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption || titles.join(", ") },
    h("table", { class: className },
      caption ? h("caption", {}, caption) : null,
      h("thead", {}, h("tr", {}, titles.map((title) => h("th", { scope: "col" }, title)))),
      h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell, index) => {
        const isPlain = cell === null || typeof cell !== "object" || cell instanceof Node || Array.isArray(cell);
        return h(index === 0 ? "th" : "td",
          { scope: index === 0 ? "row" : null, class: isPlain ? null : cell.class, "data-title": titles[index] },
          isPlain ? cell : cell.value);
      }))))));
}

/** A link that hands a text on as a file. */
export function download(words, name, make) {
  return h("button", {
    type: "button", class: "quiet", on: {
      click: async (event) => {
        const button = event.currentTarget;
        button.disabled = true;
        try {
          const blob = await make();
          const link = h("a", { href: URL.createObjectURL(blob), download: name });
          document.body.append(link);
          link.click();
          link.remove();
          window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
        } catch (error) {
          button.after(notice(error));
        }
        button.disabled = false;
      },
    },
  }, words);
}
