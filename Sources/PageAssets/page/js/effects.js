// What a scenario changes: asked of the server, read into one shape, shown as routes, economies and trade.

import * as address from "./address.js";
import { getJSON, post } from "./api.js";
import { bar } from "./chart.js";
import { h, put } from "./dom.js";
import { duration, number, signed } from "./format.js";
import { notice, table, waiting } from "./parts.js";
import { qualityMark } from "./tip.js";
import { language } from "./address.js";
import { say } from "./words.js";

let links = null;

/** What can be changed: crossings, lines, passages, ferries. */
export function whatCanChange() {
  if (links?.language !== language()) {
    const answer = getJSON("/api/whatif/links", {}).then((body) => body.links ?? body);
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

const mid = (value) => (value !== null && typeof value === "object" ? value.mid ?? value.value ?? null : value ?? null);
const band = (value) => (value !== null && typeof value === "object" && "low" in value && value.low !== value.high
  ? { low: value.low, high: value.high } : null);

/** The server's answer in the page's shape. */
export function read(answer) {
  const economies = (answer.economies ?? []).map((item) => ({
    code: item.code ?? item.economy, name: item.name ?? item.code ?? item.economy,
    income: mid(item.real_income_percent), incomeBand: band(item.real_income_percent),
    exports: mid(item.exports_percent), exportsBand: band(item.exports_percent),
    imports: mid(item.imports_percent), importsBand: band(item.imports_percent),
    imputed: Boolean(item.imputed), trade: mid(item.trade_usd), incomeUSD: mid(item.real_income_usd),
  }));
  const total = (side) => (side ? {
    hours: mid(side.hours), usd: mid(side.usd), kg: mid(side.kgCO2e ?? side.kg_co2e), km: mid(side.km), modes: side.modes,
  } : null);
  const routes = (answer.routes ?? []).map((item) => ({
    from: item.from, to: item.to, before: total(item.before), after: total(item.after), geometry: item.geometry ?? null,
  }));
  return {
    economies: economies.filter((item) => item.income !== null), routes, pairs: answer.pairs ?? [], links: answer.links ?? answer.flows ?? [],
    assumptions: answer.assumptions ?? [], notes: answer.notes ?? [], sources: answer.sources ?? answer.parameters ?? [], raw: answer,
  };
}

const largest = (economies, count) => [...economies].sort((one, other) => Math.abs(other.income) - Math.abs(one.income)).slice(0, count);

/** Economies that gain and lose most, with bars and, where there are, bands. */
export function economies(effects, count = 14) {
  const shown = largest(effects.economies, count).filter((item) => Math.abs(item.income) > 1e-7)
    .sort((one, other) => other.income - one.income);
  if (!shown.length) return h("p", { class: "soft" }, say("noEffect"));
  const most = Math.max(...shown.flatMap((item) => [Math.abs(item.income), Math.abs(item.incomeBand?.low ?? 0), Math.abs(item.incomeBand?.high ?? 0)]));
  const digits = most >= 1 ? 2 : most >= 0.05 ? 3 : 4;
  return table([say("economy"), "", say("realIncome"), say("exports"), say("imports")], shown.map((item) => [
    h("span", {}, item.name, item.imputed ? [" ", qualityMark("derived")] : null),
    { class: "bar-cell", value: bar(item.income, most, item.incomeBand) },
    { class: "number", value: [signed(item.income, digits, "%"), item.incomeBand
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

/** What changes when a project of the atlas opens: the planned lines that belong to it. */
function ofProject(id) {
  const holder = h("div", { class: "consequence" }, waiting());
  (async () => {
    try {
      const lines = (await whatCanChange()).filter((link) => link.kind === "planned" && link.project === id);
      if (!lines.length) return put(holder, h("p", { class: "soft" }, say("noLine")));
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
