// The map: what there is, a way between two places, how far in so many days, and trade as lines by width.

import * as address from "./address.js";
import { getJSON, Latest } from "./api.js";
import { announce, h, put } from "./dom.js";
import { flows } from "./flows.js";
import { duration, number } from "./format.js";
import { describe, features } from "./mapdata.js";
import { NetworkMap } from "./netmap.js";
import { choice, empty, field, notice, placeField, segments, waiting } from "./parts.js";
import { options } from "./routes.js";
import { explain } from "./tip.js";
import { say } from "./words.js";

const layerNames = ["rail", "road", "sea", "ferry", "planned", "crossing", "port", "passage", "project"];
const usualLayers = ["rail", "sea", "ferry", "planned", "crossing", "passage", "project"];

export function open(root, values) {
  const latest = new Latest();
  let asked = values;
  let ends = 0;
  let tool = values.get("within") ? "reach" : values.get("flows") ? "flows" : "route";
  const map = new NetworkMap({
    label: say("mapLabel"),
    onpick: (id) => go({ item: id }),
    onplace: (latitude, longitude) => {
      const text = `${latitude.toFixed(3)},${longitude.toFixed(3)}`;
      if (tool === "reach") go({ from: text });
      else if (tool === "route") {
        // Two clicks make a route; a third begins another.
        if (!asked.get("from") || (asked.get("from") && asked.get("to"))) go({ from: text, to: "" });
        else go({ to: text });
      }
      ends += 1;
    },
  });
  const panel = h("div", { class: "panel" });
  const detail = h("section", { class: "detail", "aria-label": say("details"), hidden: true });
  const result = h("div", { class: "result" });
  const form = h("div", { class: "map-form" });
  const legend = legendOf((names) => go({ layers: names.join(",") }), () => layersOf(asked));
  panel.append(h("h1", { class: "unseen" }, say("map")), form, detail, result);
  root.append(h("div", { class: "map-view" }, h("div", { class: "map-stage" }, map.element, legend.element,
    h("p", { class: "backdrop-note" }, say("bordersNote"))), panel));

  // What is asked holds at once: a second click may come before the page hears of its new address.
  const go = (changes) => {
    const next = { ...Object.fromEntries(asked), ...changes };
    asked = new URLSearchParams(Object.entries(next).filter(([, value]) => value !== "" && value !== null && value !== undefined));
    address.go("map", next);
  };

  const tools = segments(say("tools"), [["route", say("toolRoute")], ["reach", say("toolReach")], ["flows", say("toolFlows")]], tool, (value) => {
    tool = value;
    go({ within: value === "reach" ? asked.get("within") || "5d" : "", flows: value === "flows" ? asked.get("flows") || "CHN" : "",
      to: value === "route" ? asked.get("to") ?? "" : "", option: "" });
  });
  const from = placeField(say("from"), values.get("from"), (name) => go({ from: name, option: "" }));
  const to = placeField(say("to"), values.get("to"), (name) => go({ to: name, option: "" }));
  const by = choice(["generalised", "time", "cost", "co2", "pareto"].map((name) => [name, say(`by_${name}`)]),
    values.get("by") || "generalised", (value) => go({ by: value, option: "" }));
  const modes = choice([["", say("allModes")], ["rail", say("mode_rail")], ["sea", say("mode_sea")], ["road", say("mode_road")], ["rail,ferry", say("railFerry")]],
    values.get("mode") || "", (value) => go({ mode: value, option: "" }));
  const dwell = choice([["measured", say("basis_measured")], ["official", say("basis_official")]], values.get("dwell") || "measured",
    (value) => go({ dwell: value }));
  const days = h("input", { type: "range", min: 1, max: 30, step: 1, value: parseInt(values.get("within") || "5", 10) });
  const daysText = h("output", {}, "");
  days.addEventListener("input", () => { daysText.textContent = `${days.value} ${say("days")}`; });
  days.addEventListener("change", () => go({ within: `${days.value}d` }));

  function drawForm() {
    daysText.textContent = `${days.value} ${say("days")}`;
    put(form, tools.element,
      tool === "route" ? [h("div", { class: "ends" }, from.element, h("button", {
        type: "button", class: "swap", "aria-label": say("swap"), title: say("swap"),
        on: { click: () => go({ from: asked.get("to") ?? "", to: asked.get("from") ?? "", option: "" }) },
      }, "⇅"), to.element),
      h("details", { class: "more", open: Boolean(asked.get("mode") || asked.get("dwell")) }, h("summary", {}, say("choices")),
        h("div", { class: "row" }, field(say("optimise"), by), field(say("modes"), modes), field(say("borderHours"), dwell)))] : null,
      tool === "reach" ? [from.element, field(say("within"), days, { class: "field" }), daysText] : null,
      tool === "flows" ? h("p", { class: "soft" }, say("flowsText")) : null);
  }

  async function show() {
    const values = asked;
    tool = values.get("within") ? "reach" : values.get("flows") ? "flows" : "route";
    tools.set(tool);
    from.set(values.get("from"));
    to.set(values.get("to"));
    by.value = values.get("by") || "generalised";
    modes.value = values.get("mode") || "";
    dwell.value = values.get("dwell") || "measured";
    if (values.get("within")) days.value = parseInt(values.get("within"), 10) || 5;
    if (!form.contains(document.activeElement) || form.dataset.tool !== tool) drawForm();
    form.dataset.tool = tool;
    legend.update();
    const signal = latest.next();
    try {
      await map.ready;
      map.layers(new Set(layersOf(values)));
      await showDetail(values.get("item"));
      if (signal.aborted) return;
      for (const name of ["route-lines", "flow-lines", "pins"]) map.clear(name);
      map.scatter([]);
      if (tool === "reach") await showReach(values, signal);
      else if (tool === "flows") {
        put(result, waiting());
        const fault = await flows(map, values.get("flows"), signal, (element) => put(result, element));
        if (fault) put(result, fault);
      }
      else await showRoute(values, signal);
    } catch (error) {
      if (error.name !== "AbortError") put(result, notice(error));
    }
  }

  let lastRoute = { key: "", route: null, geometry: null };

  async function showRoute(values, signal) {
    if (!values.get("from") || !values.get("to")) {
      put(result, empty(say("routeEmpty"), h("p", {}, say(values.get("from") ? "routeSecond" : "routeHow")),
        h("p", {}, [["Khorgos", "Almaty"], ["Chongqing", "Duisburg"], ["Kunming", "Hanoi"]].map(([one, other], index) => [
          index ? " · " : null, h("a", { href: address.write("map", { from: one, to: other, lang: address.language() }) }, `${one} → ${other}`)]))));
      return;
    }
    const question = {};
    for (const name of ["from", "to", "by", "mode", "dwell", "via", "avoid", "close", "open"]) question[name] = values.get(name);
    question.by ||= "generalised";
    const key = JSON.stringify(question) + address.language();
    const isNew = key !== lastRoute.key;
    if (isNew) {
      put(result, waiting(say("routing")));
      const [route, geometry] = await Promise.all([
        getJSON("/api/route", question, { signal }), getJSON("/api/route", { ...question, format: "geojson" }, { signal })]);
      lastRoute = { key, route, geometry };
    }
    const { route, geometry } = lastRoute;
    const chosen = Math.min(Number(values.get("option")) || 0, route.options.length - 1);
    const lines = geometry.features.filter((feature) => feature.geometry?.coordinates?.length).map((feature) => ({
      class: `route mode-${feature.properties.mode} ${feature.properties.option === chosen + 1 ? "chosen" : "other"}`,
      coordinates: feature.geometry.type === "LineString" ? [feature.geometry.coordinates] : feature.geometry.coordinates,
      option: feature.properties.option,
    })).sort((one, other) => (one.option === chosen + 1) - (other.option === chosen + 1));
    map.draw("route-lines", lines);
    const own = lines.filter((line) => line.option === chosen + 1).flatMap((line) => line.coordinates.flat());
    if (own.length) {
      const place = ([longitude, latitude]) => ({ latitude, longitude });
      map.pins([{ ...place(own[0]), name: route.from, letter: "A" }, { ...place(own.at(-1)), name: route.to, letter: "B" }]);
      if (isNew) map.fit(own.map(place));
    }
    put(result, h("h2", {}, `${route.from} → ${route.to}`), h("p", { class: "soft" }, say("perTEU")),
      options(route, chosen, (index) => go({ option: String(index) })));
    if (isNew) announce(`${route.options.length} ${say("waysFound")}. ${say("best")}: ${duration(route.options[0].hours.mid)}, ${number(route.options[0].usd.mid)} USD`);
  }

  async function showReach(values, signal) {
    if (!values.get("from")) return put(result, empty(say("reachEmpty"), h("p", {}, say("reachHow"))));
    put(result, waiting(say("routing")));
    const { from, places } = await getJSON("/api/reach", { from: values.get("from"), within: values.get("within") }, { signal });
    const most = Math.max(...places.map((place) => place.hours), 1);
    map.scatter(places.map((place) => ({ ...place, share: place.hours / most })));
    map.pins([{ ...from, letter: "A" }]);
    map.fit([...places, from]);
    const far = [...places].filter((place) => place.kind === "city").sort((one, other) => other.hours - one.hours);
    put(result, h("h2", {}, `${number(places.length)} ${say("placesWithin")} ${days.value} ${say("days")}`),
      h("ul", { class: "legend reach-key" }, ["near", "midway", "far"].map((name, index) => h("li", {}, h("span", { class: `dot ${name}` }),
        `${say("upTo")} ${duration(most * (index + 1) / 3)}`))),
      h("h3", {}, say("farthest")),
      h("ul", { class: "plain" }, far.slice(0, 12).map((place) => h("li", {},
        h("a", { href: address.write("map", { from: values.get("from"), to: place.name, lang: address.language() }) }, place.name), " ", h("span", { class: "soft" }, `${place.country} · ${duration(place.hours)}`)))));
    announce(`${places.length} ${say("placesWithin")} ${days.value} ${say("days")}`);
  }

  async function showDetail(id) {
    detail.hidden = !id;
    map.mark("picked", id ? [id] : []);
    if (!id) return;
    put(detail, waiting());
    const feature = (await features()).get(id);
    const name = feature?.properties.name ?? map.item(id)?.dataset.name ?? id;
    put(detail, h("div", { class: "row" }, h("span", { class: "grow" }), h("button", { type: "button", class: "quiet", on: { click: () => go({ item: "" }) } }, say("close"))),
      feature ? describe(feature) : h("p", {}, name),
      /^(crossing|planned|passage|ferry):/.test(id) ? h("p", {}, h("a", { class: "button", href: address.write("whatif", { pick: id, lang: address.language() }) }, say("whatIfThis"))) : null);
    announce(name);
  }

  // Every thing on the map says what is known of it, with its sources, on hover and on focus.
  map.ready.then(async () => {
    for (const item of map.items) explain(item, [h("p", { class: "tip-title" }, item.dataset.name)]);
    const known = await features();
    for (const item of map.items) {
      const feature = known.get(item.dataset.id);
      if (feature) explain(item, () => describe(feature));
    }
  }).catch(() => {});

  drawForm();
  show();
  return {
    update(values) {
      asked = values;
      show();
    },
    close() {
      latest.stop();
      map.close();
    },
  };
}

function layersOf(values) {
  const given = values.get("layers");
  return given === null ? usualLayers : given.split(",").filter((name) => layerNames.includes(name));
}

function legendOf(listener, current) {
  const boxes = layerNames.map((name) => {
    const box = h("input", { type: "checkbox", value: name, on: { change: () => listener(boxes.filter(({ box }) => box.checked).map(({ name }) => name)) } });
    return { name, box, element: h("label", { class: `check layer-${name}` }, box, h("span", { class: `swatch ${name}`, "aria-hidden": "true" }), say(`layer_${name}`)) };
  });
  const update = () => {
    const shown = new Set(current());
    for (const { name, box } of boxes) box.checked = shown.has(name);
  };
  update();
  const element = h("details", { class: "legend-box" }, h("summary", {}, say("legend")),
    h("div", { role: "group", "aria-label": say("layers") }, boxes.map(({ element }) => element)),
    h("ul", { class: "plain small" }, [["gauge-1435", say("gauge1435")], ["gauge-1520", say("gauge1520")], ["gauge-1000", say("gauge1000")], ["gauge-1676", say("gauge1676")]]
      .map(([name, words]) => h("li", {}, h("span", { class: `swatch rail ${name}`, "aria-hidden": "true" }), words))),
    h("ul", { class: "plain small" }, ["open", "construction", "planned", "agreed", "closed"].map((status) =>
      h("li", {}, h("span", { class: `swatch status-${status}`, "aria-hidden": "true" }), say(`status_${status}`)))));
  return { element, update };
}
