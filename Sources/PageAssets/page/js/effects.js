// What a scenario changes: asked of the server, read into one shape, shown as routes, economies and trade.

import * as address from "./address.js";
import { getJSON, post } from "./api.js";
import { bar } from "./chart.js";
import { features } from "./mapdata.js";
import { h, put } from "./dom.js";
import { amount, duration, number, signed } from "./format.js";
import { notice, table, waiting } from "./parts.js";
import { qualityMark, sourced } from "./tip.js";
import { language } from "./address.js";
import { say } from "./words.js";

let links = null;

/** What can be changed: crossings, lines, passages, ferries, each with its name in the page's language. */
export function whatCanChange() {
  if (links?.language !== language()) {
    const answer = Promise.all([getJSON("/api/whatif/links", {}), features().catch(() => new Map())]).then(([body, known]) =>
      (Array.isArray(body) ? body : body.links).map((item) => {
        const kind = item.kind === "planned_line" ? "planned" : item.kind;
        const about = known.get(`${kind}:${item.id}`)?.properties ?? {};
        return {
          ...item, kind, name: (language() === "fr" && item.name_fr) || item.name || item.id, mode: item.mode ?? about.mode,
          isOpen: item.open ?? item.status === "open", project: item.project ?? about.project ?? "",
        };
      }));
    answer.catch(() => { links = null; });
    links = { language: language(), answer };
  }
  return links.answer;
}

/** The scenario of some changes: `{ open: […], close: […], dwell: Map }`. */
export function scenario(changes, routes = []) {
  const list = [
    ...changes.open.map((id) => ({ open: id })), ...changes.close.map((id) => ({ close: id })),
    ...[...changes.dwell].map(([crossing, hours]) => ({ dwell: { crossing, hours } })),
  ];
  return { name: say("whatif"), changes: list, ...(routes.length ? { routes: routes.map(([from, to]) => ({ from, to })) } : {}) };
}

/** Asks for the effects without bands: fast enough to follow a hand. */
export async function ask(changes, routes, signal) {
  return read(await (await post("/api/whatif", { fast: 1 }, JSON.stringify(scenario(changes, routes)), { signal })).json());
}

const change = (pair) => (pair && Number.isFinite(pair.before) && Number.isFinite(pair.after) ? pair : null);
const percentOf = (pair) => (change(pair) && pair.before > 0 ? (pair.after / pair.before - 1) * 100 : null);
const band = (value) => (value && Number.isFinite(value.p05) ? { low: value.p05, high: value.p95 } : null);

/** The server's answer in the page's shape: times in hours, changes in percent. */
export function read(answer) {
  const total = (side) => (side ? {
    hours: side.days[1] * 24, low: side.days[0] * 24, high: side.days[2] * 24, usd: side.usd, kg: side.kg_co2e, km: side.km,
    course: side.course ?? [],
  } : null);
  return {
    economies: (answer.economies ?? []).filter((item) => Number.isFinite(item.real_income_percent)).map((item) => ({
      code: item.code, name: (language() === "fr" && item.name_fr) || item.name || item.code, imputed: Boolean(item.imputed),
      income: item.real_income_percent, incomeBand: band(item.bands?.real_income_percent),
      exports: percentOf(item.exports_musd), exportsBand: band(item.bands?.exports_percent),
      imports: percentOf(item.imports_musd), importsBand: band(item.bands?.imports_percent), transit: change(item.transit_teu),
    })),
    routes: (answer.routes ?? []).map((item) => ({ from: item.from, to: item.to, before: total(item.before), after: total(item.after) })),
    pairs: (answer.pairs ?? []).filter((item) => change(item.trade_musd)),
    gates: (answer.gates ?? []).filter((item) => change(item.teu) && item.teu.before !== item.teu.after).map((item) => ({
      ...item, name: (language() === "fr" && item.name_fr) || item.name,
    })),
    world: answer.world ?? null, assumed: answer.assumed ?? [], sources: answer.sources ?? [],
  };
}

const largest = (economies, count) => [...economies].sort((one, other) => Math.abs(other.income) - Math.abs(one.income)).slice(0, count);

/** What stands behind the numbers: sources first, then what is assumed. */
function grounds(effects) {
  return [
    h("p", { class: "tip-title" }, say("sources")), ...effects.sources.slice(0, 7).map((text) => h("p", { class: "from" }, text)),
    ...(effects.assumed.length ? [h("p", { class: "tip-title" }, say("assumedHere")), ...effects.assumed.slice(0, 5).map((text) => h("p", { class: "from" }, text))] : []),
  ];
}

/** Economies that gain and lose most, with bars and, where there are, bands. */
export function economies(effects, count = 14) {
  const top = largest(effects.economies, count);
  // What is less than a two-hundredth of the largest change is not seen beside it.
  const least = Math.max(Math.abs(top[0]?.income ?? 0) / 200, 1e-7);
  const shown = top.filter((item) => Math.abs(item.income) > least)
    .sort((one, other) => other.income - one.income);
  if (!shown.length) return h("p", { class: "soft" }, say("noEffect"));
  const most = Math.max(...shown.flatMap((item) => [Math.abs(item.income), Math.abs(item.incomeBand?.low ?? 0), Math.abs(item.incomeBand?.high ?? 0)]));
  const digits = most >= 1 ? 2 : most >= 0.05 ? 3 : 4;
  return table([say("economy"), "", say("realIncome"), say("exports"), say("imports")], shown.map((item) => [
    h("span", {}, item.name, item.imputed ? [" ", qualityMark("derived")] : null),
    { class: "bar-cell", value: bar(item.income, most, item.incomeBand) },
    { class: "number", value: [sourced(signed(item.income, digits, "%"), () => grounds(effects)), item.incomeBand
      ? h("span", { class: "soft band-text" }, ` ${number(item.incomeBand.low, digits)} … ${number(item.incomeBand.high, digits)}`) : null] },
    { class: "number", value: signed(item.exports ?? NaN, digits, "%") }, { class: "number", value: signed(item.imports ?? NaN, digits, "%") },
  ]), { className: "effects", caption: say("whoGains") });
}

/** Routes before and after. */
export function routes(effects) {
  if (!effects.routes.length) return null;
  const pair = (before, after, show) => (before === null || after === null || before === undefined ? "–" : h("span", {},
    h("span", { class: "soft" }, `${show(before)} → `), h("strong", {}, show(after)),
    h("span", { class: after < before ? "better" : after > before ? "worse" : "soft" }, after === before ? " =" : after < before ? " ▼" : " ▲")));
  return table([say("way"), say("duration"), "USD", "kg CO₂e"], effects.routes.map((route) => [
    `${route.from} → ${route.to}`,
    { class: "number", value: pair(route.before?.hours ?? null, route.after?.hours ?? null, duration) },
    { class: "number", value: pair(route.before?.usd ?? null, route.after?.usd ?? null, (value) => number(value)) },
    { class: "number", value: pair(route.before?.kg ?? null, route.after?.kg ?? null, (value) => number(value)) },
  ]), { caption: say("waysFollow"), className: "ways" });
}

/** Pairs whose trade changes most, in dollars. */
export function trade(effects, count = 8) {
  const names = new Map(effects.economies.map((item) => [item.code, item.name]));
  const shown = [...effects.pairs].sort((one, other) => Math.abs(other.trade_musd.after - other.trade_musd.before)
    - Math.abs(one.trade_musd.after - one.trade_musd.before)).slice(0, count);
  if (!shown.length) return null;
  return table([say("tradeFlow"), say("before"), say("change")], shown.map(({ exporter, importer, trade_musd: value }) => [
    `${names.get(exporter) ?? exporter} → ${names.get(importer) ?? importer}`,
    { class: "number", value: amount(value.before * 1e6, "USD") },
    { class: "number", value: `${signed(value.after - value.before, Math.abs(value.after - value.before) < 10 ? 1 : 0, `${say("million")} USD`)} (${signed(percentOf(value) ?? NaN, 2, "%")})` },
  ]), { caption: say("tradeChanges") });
}

/** Crossings and lines that goods move to and leave. */
export function gates(effects, count = 6) {
  const shown = [...effects.gates].sort((one, other) => Math.abs(other.teu.after - other.teu.before)
    - Math.abs(one.teu.after - one.teu.before)).slice(0, count);
  if (!shown.length) return null;
  return table([say("gate"), say("before"), say("after")], shown.map((gate) => [
    h("span", {}, gate.name, gate.over_capacity ? [" ", h("strong", { class: "worse" }, say("overCapacity"))] : null),
    { class: "number", value: number(gate.teu.before) }, { class: "number", value: number(gate.teu.after) },
  ]), { caption: say("gatesChange") });
}

/** What changes when a project of the atlas opens: the planned lines that belong to it. */
function ofProject(id) {
  const holder = h("div", { class: "consequence" }, waiting());
  (async () => {
    try {
      const lines = (await whatCanChange()).filter((link) => link.kind === "planned" && link.project === id);
      // A power plant or a port moves no line of the network.
      if (!lines.length) return holder.remove();
      const changes = { open: lines.map((line) => line.id), close: [], dwell: new Map() };
      const effects = await ask(changes, []);
      put(holder, h("p", {}, h("strong", {}, say("whenItOpens"))), economies(effects, 6), h("p", {}, h("a", {
        class: "button", href: address.write("whatif", { open: changes.open.join(","), lang: language() }),
      }, say("openInWhatIf"))));
    } catch (error) {
      put(holder, notice(error));
    }
  })();
  return holder;
}

export const effects = { ofProject };
