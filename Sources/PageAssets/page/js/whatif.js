// What if: drag a crossing's hours, open a line, close a passage; routes, trade and income follow the hand.

import * as address from "./address.js";
import { events, Latest } from "./api.js";
import { announce, h, put, settled } from "./dom.js";
import { ask, economies, gates, read, routes, scenario, trade, whatCanChange } from "./effects.js";
import { number, signed } from "./format.js";
import { describe, features } from "./mapdata.js";
import { NetworkMap } from "./netmap.js";
import { empty, notice, waiting } from "./parts.js";
import { explain } from "./tip.js";
import { say } from "./words.js";

const usualRoutes = [["Chongqing", "Duisburg"], ["Kashgar", "Tashkent"], ["Kunming", "Hanoi"]];
const kinds = ["crossing", "planned", "passage", "ferry"];
// What was kept to compare, while the page is open.
let keptScenarios = [];

export function open(root, values) {
  const latest = new Latest();
  const slow = new Latest();
  const map = new NetworkMap({ label: say("mapLabel"), onpick: (id) => pick(id) });
  const search = h("input", { type: "search", placeholder: say("findLink"), "aria-label": say("findLink"), autocomplete: "off" });
  const list = h("div", { class: "link-list" });
  const changed = h("div", { class: "changes", "aria-label": say("changes"), role: "group" });
  const outcome = h("div", { class: "outcome" });
  const bandsLine = h("p", { class: "bands-line soft", role: "status" });
  const kept = h("div", { class: "kept" });
  root.append(h("div", { class: "whatif" },
    h("header", {}, h("h1", {}, say("whatif")), h("p", { class: "lede" }, say("whatifText"))),
    h("div", { class: "whatif-columns" },
      h("section", { class: "pick", "aria-label": say("whatToChange") }, h("h2", {}, say("whatToChange")), search, list),
      h("div", { class: "middle" }, h("div", { class: "map-stage" }, map.element, h("p", { class: "backdrop-note" }, say("bordersNote"))),
        h("section", { "aria-label": say("changes") }, h("h2", {}, say("changes")), changed)),
      h("section", { class: "effects-panel", "aria-label": say("effects") }, h("h2", {}, say("effects")), bandsLine, outcome, kept))));
  let links = [];
  let state = read_(values);
  let current = null;

  function read_(values) {
    const parts = (name) => (values.get(name) ?? "").split(",").filter(Boolean);
    return {
      open: parts("open"), close: parts("close"),
      dwell: new Map(parts("dwell").map((part) => part.split(":")).filter(([id, hours]) => id && Number.isFinite(Number(hours)))
        .map(([id, hours]) => [id, Number(hours)])),
      pick: values.get("pick") ?? "",
      routes: (values.get("routes") ?? "").split(";").map((pair) => pair.split(">")).filter((pair) => pair.length === 2),
    };
  }

  const written = () => ({
    open: state.open.join(","), close: state.close.join(","),
    dwell: [...state.dwell].map(([id, hours]) => `${id}:${hours}`).join(","),
    routes: state.routes.map((pair) => pair.join(">")).join(";"),
  });
  const watched = () => (state.routes.length ? state.routes : usualRoutes);
  const isEmpty = () => !state.open.length && !state.close.length && !state.dwell.size;
  const remember = settled(150, () => address.go("whatif", written(), { replace: true }));

  // MARK: what can be changed

  function drawList() {
    const wanted = fold(search.value);
    const groups = kinds.map((kind) => [kind, links.filter((link) => link.kind === kind
      && (!wanted || fold(`${link.name} ${link.id} ${link.mode ?? ""}`).includes(wanted)))]).filter(([, items]) => items.length);
    if (!groups.length) return put(list, h("p", { class: "soft" }, say("nothingFound")));
    put(list, groups.map(([kind, items]) => h("details", { open: Boolean(wanted) || kind !== "crossing" || items.length < 30 },
      h("summary", {}, say(`layer_${kind}`), h("span", { class: "soft" }, ` ${items.length}`)),
      h("ul", {}, items.map((link) => h("li", {}, row(link)))))));
  }

  function row(link) {
    const [action, words] = link.kind === "crossing" ? [() => addDwell(link), say("setHours")]
      : link.kind === "planned" ? [() => toggle("open", link.id), say("open_")]
        : !link.isOpen ? [() => toggle("open", link.id), say("open_")] : [() => toggle("close", link.id), say("close_")];
    return h("button", {
      type: "button", class: "link-row", "aria-pressed": String(isChanged(link.id)), "data-link": link.id, on: {
        click: () => { action(); map.ready.then(() => locate(link)).catch(() => {}); },
      },
    }, h("span", { class: "grow" }, link.name), h("span", { class: "soft" },
      link.kind === "crossing" ? [link.mode ? say(`mode_${link.mode}`) : null, Number.isFinite(link.hours) ? `${number(link.hours)} h` : null].filter(Boolean).join(" · ")
        : [words, link.year].filter(Boolean).join(" · ")));
  }

  const isChanged = (id) => state.open.includes(id) || state.close.includes(id) || state.dwell.has(id);

  /** Shows in the list what is changed, without moving it under the reader's hand. */
  function pressList() {
    for (const button of list.querySelectorAll("[data-link]")) {
      button.setAttribute("aria-pressed", String(isChanged(button.dataset.link)));
    }
  }

  const linkOf = (id) => links.find((link) => link.id === id);

  function locate(link) {
    const key = `${link.kind}:${link.id}`;
    map.mark("picked", [key]);
    if (Number.isFinite(link.latitude) && Number.isFinite(link.longitude)) map.fit([link]);
  }

  function toggle(kind, id) {
    state[kind] = state[kind].includes(id) ? state[kind].filter((other) => other !== id) : [...state[kind], id];
    changedNow();
  }

  function addDwell(link) {
    if (!state.dwell.has(link.id)) state.dwell.set(link.id, Number.isFinite(link.hours) ? Math.round(link.hours) : 24);
    changedNow();
    changed.querySelector(`[data-slider="${CSS.escape(link.id)}"]`)?.focus();
  }

  function pick(key) {
    const [kind, id] = key.split(":");
    const link = links.find((other) => other.kind === kind && other.id === id);
    if (!link) {
      if (kind === "project") {
        for (const line of links.filter((other) => other.kind === "planned" && other.project === id)) toggle("open", line.id);
      }
      return;
    }
    map.mark("picked", [key]);
    if (kind === "crossing") addDwell(link);
    else if (kind === "planned" || !link.isOpen) toggle("open", id);
    else toggle("close", id);
    announce(link.name);
  }

  // MARK: the changes

  function drawChanges() {
    const focused = document.activeElement?.dataset?.slider;
    const rows = [
      ...[...state.dwell].map(([id, hours]) => sliderRow(id, hours)),
      ...state.open.map((id) => switchRow("open", id)), ...state.close.map((id) => switchRow("close", id)),
    ];
    put(changed, rows.length ? [rows, h("div", { class: "row" },
      h("button", { type: "button", on: { click: keep } }, say("keep")),
      h("button", { type: "button", class: "quiet", on: { click: share } }, say("copyAddress")),
      h("button", { type: "button", class: "quiet", on: { click: () => { state = { ...state, open: [], close: [], dwell: new Map() }; changedNow(); } } }, say("clear")))]
      : empty(null, h("p", {}, say("whatifEmpty")), suggestions()));
    if (focused) changed.querySelector(`[data-slider="${CSS.escape(focused)}"]`)?.focus();
    mark();
  }

  function suggestions() {
    const offers = [];
    const crossing = links.find((link) => link.id === "khorgos-rail") ?? links.find((link) => link.kind === "crossing");
    const line = links.find((link) => link.id === "cku") ?? links.find((link) => link.kind === "planned");
    const passage = links.find((link) => link.id === "suez") ?? links.find((link) => link.kind === "passage");
    if (crossing) offers.push([`${crossing.name}`, say("setHours"), () => addDwell(crossing)]);
    if (line) offers.push([line.name, say("open_"), () => toggle("open", line.id)]);
    if (passage) offers.push([passage.name, say("close_"), () => toggle("close", passage.id)]);
    return h("div", { class: "offers" }, offers.map(([name, verb, action]) => h("button", { type: "button", on: { click: action } }, h("span", { class: "soft" }, `${verb} `), name)));
  }

  function sliderRow(id, hours) {
    const link = linkOf(id);
    const most = Math.max(96, Math.ceil((link?.hours ?? 0) * 2 / 24) * 24, hours);
    const shown = h("output", {}, `${number(hours)} h`);
    const input = h("input", {
      type: "range", min: 0, max: most, step: 1, value: hours, "data-slider": id, "aria-label": `${link?.name ?? id}: ${say("hoursAtBorder")}`,
      "aria-valuetext": `${hours} ${say("hours")}`,
    });
    input.addEventListener("input", () => {
      state.dwell.set(id, Number(input.value));
      shown.textContent = `${number(Number(input.value))} h`;
      input.setAttribute("aria-valuetext", `${input.value} ${say("hours")}`);
      follow(performance.now());
    });
    return h("div", { class: "change" }, h("div", { class: "row" }, h("strong", { class: "grow" }, link?.name ?? id), shown, remove(() => state.dwell.delete(id))),
      input, Number.isFinite(link?.hours) ? h("p", { class: "soft" }, `${say("today")} ${number(link.hours)} h`, h("button", {
        type: "button", class: "link", on: { click: () => { state.dwell.set(id, Math.round(link.hours)); changedNow(); } },
      }, say("backToToday"))) : null);
  }

  function switchRow(kind, id) {
    const link = linkOf(id);
    return h("div", { class: "change" }, h("div", { class: "row" },
      h("span", { class: `verb ${kind}` }, say(kind === "open" ? "opened" : "closed_")), h("strong", { class: "grow" }, link?.name ?? id),
      remove(() => { state[kind] = state[kind].filter((other) => other !== id); })));
  }

  function remove(action) {
    return h("button", { type: "button", class: "quiet", "aria-label": say("remove"), title: say("remove"), on: { click: () => { action(); changedNow(); } } }, "×");
  }

  function changedNow() {
    drawChanges();
    pressList();
    follow(performance.now());
  }

  // MARK: what follows

  let running = false;
  let waitingFor = null;

  /** Asks for the effects of what the hand holds; while one answer is under way only the newest wish waits. */
  async function follow(since) {
    remember();
    slow.stop();
    if (isEmpty()) {
      waitingFor = null;
      current = null;
      latest.stop();
      bandsLine.textContent = "";
      drawOutcome(null);
      drawRoutes();
      return;
    }
    waitingFor = since;
    if (running) return;
    running = true;
    while (waitingFor !== null) {
      const asked = waitingFor;
      waitingFor = null;
      try {
        current = await ask(state, watched(), latest.next());
        drawOutcome(current);
        drawRoutes();
        performance.measure("whatif-answer", { start: asked, end: performance.now() });
        outcome.dataset.answers = String(Number(outcome.dataset.answers ?? 0) + 1);
      } catch (error) {
        if (error.name !== "AbortError") put(outcome, notice(error));
      }
    }
    running = false;
    bandsLater();
  }

  const bandsLater = settled(500, async () => {
    if (isEmpty() || !current) return;
    try {
      for await (const { event, data } of events("/api/whatif/bands", {}, JSON.stringify(scenario(state, watched())), { signal: slow.next() })) {
        if (event === "progress") bandsLine.textContent = `${say("bandsRunning")} ${data.done} / ${data.of ?? data.total}`;
        else if (event === "bands") {
          const bands = read(data);
          const byCode = new Map(bands.economies.map((item) => [item.code, item]));
          current.economies = current.economies.map((item) => {
            const other = byCode.get(item.code);
            return other ? { ...item, incomeBand: other.incomeBand, exportsBand: other.exportsBand, importsBand: other.importsBand } : item;
          });
          drawOutcome(current);
          bandsLine.textContent = say("bandsDone");
        } else if (event === "problem") bandsLine.textContent = data.detail ?? say("pageFault");
      }
    } catch (error) {
      if (error.name !== "AbortError") bandsLine.textContent = error.message;
    }
  });

  function drawOutcome(effects) {
    if (!effects) return put(outcome, empty(null, h("p", {}, say("effectsEmpty"))));
    // What a reader opened stays open while the numbers follow.
    const isOpen = [...outcome.querySelectorAll("details")].map((part) => part.open);
    const lines = (title, texts) => (texts.length ? h("details", {}, h("summary", {}, `${title} (${texts.length})`),
      h("ul", { class: "plain small" }, texts.map((text) => h("li", {}, text)))) : null);
    put(outcome, routes(effects), economies(effects), trade(effects), gates(effects), lines(say("assumedHere"), effects.assumed),
      lines(say("sources"), effects.sources));
    [...outcome.querySelectorAll("details")].forEach((part, index) => { part.open = Boolean(isOpen[index]); });
  }

  function mark() {
    const keys = [
      ...[...state.dwell.keys()].map((id) => `crossing:${id}`), ...state.open.flatMap((id) => kinds.map((kind) => `${kind}:${id}`)),
    ];
    map.mark("changed", keys);
    map.mark("opened", state.open.map((id) => `planned:${id}`));
    map.mark("shut", state.close.flatMap((id) => kinds.map((kind) => `${kind}:${id}`)));
  }

  // MARK: the watched routes on the map

  /** Where the watched routes run: as they follow, and, where that is another way, as they were. */
  function drawRoutes() {
    if (!map.plane) return;
    const lines = (side, className) => (side?.course ?? []).map((leg) => ({
      class: `route mode-${leg.mode} ${className}`, coordinates: [leg.coordinates],
    }));
    const watchedRoutes = current?.routes ?? [];
    const same = (route) => JSON.stringify(route.before?.course) === JSON.stringify(route.after?.course);
    map.draw("route-lines", [
      ...watchedRoutes.filter((route) => !same(route)).flatMap((route) => lines(route.before, "other")),
      ...watchedRoutes.flatMap((route) => lines(route.after, "chosen")),
    ]);
  }

  // MARK: keep, compare, share

  function name() {
    return [...[...state.dwell].map(([id, hours]) => `${linkOf(id)?.name ?? id} ${hours} h`), ...state.open.map((id) => `+ ${linkOf(id)?.name ?? id}`),
      ...state.close.map((id) => `− ${linkOf(id)?.name ?? id}`)].join(", ");
  }

  function keep() {
    if (!current) return;
    keptScenarios = [...keptScenarios, { name: name(), values: written(), effects: current }].slice(-4);
    drawKept();
    announce(say("keptNow"));
  }

  function drawKept() {
    if (!keptScenarios.length) return kept.replaceChildren();
    const codes = [...new Set(keptScenarios.flatMap(({ effects }) => [...effects.economies].sort((a, b) => Math.abs(b.income) - Math.abs(a.income)).slice(0, 6).map((item) => item.code)))];
    put(kept, h("h3", {}, say("compare")), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("compare") }, h("table", { class: "numbers" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("realIncome")), keptScenarios.map((item) => h("th", { scope: "col" },
        h("a", { href: address.write("whatif", { ...item.values, lang: address.language() }) }, item.name))))),
      h("tbody", {}, codes.slice(0, 10).map((code) => h("tr", {}, h("th", { scope: "row" }, keptScenarios.flatMap(({ effects }) => effects.economies).find((item) => item.code === code)?.name ?? code),
        keptScenarios.map(({ effects }) => h("td", { class: "number" }, signed(effects.economies.find((item) => item.code === code)?.income ?? NaN, 3, "%")))))))),
    h("button", { type: "button", class: "quiet", on: { click: () => { keptScenarios = []; drawKept(); } } }, say("clear")));
  }

  async function share(event) {
    const button = event.currentTarget;
    address.go("whatif", written(), { replace: true });
    try {
      await navigator.clipboard.writeText(window.location.href);
      button.textContent = say("copied");
    } catch {
      const shown = h("input", { type: "text", value: window.location.href, readonly: true, "aria-label": say("copyAddress") });
      button.after(shown);
      shown.select();
    }
  }

  search.addEventListener("input", settled(100, drawList));
  put(list, waiting());
  drawOutcome(null);
  whatCanChange().then((found) => {
    links = found;
    const [kind, id] = state.pick.split(":");
    drawList();
    drawChanges();
    if (id && links.some((link) => link.kind === kind && link.id === id)) pick(state.pick);
    else if (!isEmpty()) follow(performance.now());
    drawKept();
  }).catch((error) => put(list, notice(error)));
  map.ready.then(async () => {
    map.layers(new Set(["rail", "sea", "ferry", "planned", "crossing", "passage"]));
    mark();
    drawRoutes();
    for (const item of map.items) explain(item, [h("p", { class: "tip-title" }, item.dataset.name)]);
    const known = await features();
    for (const item of map.items) {
      const feature = known.get(item.dataset.id);
      if (feature) explain(item, () => describe(feature));
    }
  }).catch((error) => map.element.append(notice(error)));

  return {
    update(values) {
      state = read_(values);
      drawChanges();
      pressList();
      follow(performance.now());
    },
    close() {
      latest.stop();
      slow.stop();
      map.close();
    },
  };
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
}
