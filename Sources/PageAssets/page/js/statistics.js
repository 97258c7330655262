// Any pair: every reporter's series side by side, the mirror gap, growth, and the values to take away.

import * as address from "./address.js";
import { address as questionAddress, getJSON, Latest } from "./api.js";
import { chart, percent } from "./chart.js";
import { announce, h, put } from "./dom.js";
import { amount, number } from "./format.js";
import { choice, download, empty, field, notice, table, waiting } from "./parts.js";
import { qualityMark, sourced } from "./tip.js";
import { say } from "./words.js";

const usual = { reporter: "CHN", partner: "VNM", measure: "trade_total", from: "2011", to: "" };

export function open(root, values) {
  const latest = new Latest();
  const result = h("div", { class: "result", "aria-live": "off" });
  const bar = h("div", { class: "toolbar" });
  root.append(h("div", { class: "statistics" }, h("h1", {}, say("statistics")), h("p", { class: "lede" }, say("statisticsText")), bar, result));
  let names = new Map();
  let asked = read(values);

  const go = (changes) => address.go("statistics", { ...asked, ...changes });

  Promise.all([getJSON("/api/economies", {}), getJSON("/api/statistics/measures", {})]).then(([{ economies }, { measures }]) => {
    names = new Map(economies.map(({ code, name }) => [code, name]));
    const held = economies.filter((economy) => economy.held)
      .sort((one, other) => one.name.localeCompare(other.name, address.language()));
    const list = held.map(({ code, name }) => [code, name]);
    const controls = {
      reporter: choice(list, asked.reporter, (value) => go({ reporter: value })),
      partner: choice([["", say("noPartner")], ...list], asked.partner, (value) => go({ partner: value })),
      measure: choice(measures.map(({ id, name }) => [id, name]), asked.measure, (value) => go({ measure: value })),
      from: year(asked.from, (value) => go({ from: value })),
      to: year(asked.to, (value) => go({ to: value })),
    };
    put(bar, field(say("reporter"), controls.reporter), h("button", {
      type: "button", class: "swap", "aria-label": say("swap"), title: say("swap"),
      on: { click: () => asked.partner && go({ reporter: asked.partner, partner: asked.reporter }) },
    }, "⇄"), field(say("partner"), controls.partner), field(say("measure"), controls.measure),
    field(say("fromYear"), controls.from, { class: "field short" }), field(say("toYear"), controls.to, { class: "field short" }));
    bar.controls = controls;
    show();
  }).catch((error) => put(bar, notice(error)));

  async function show() {
    put(result, waiting());
    const question = { ...asked };
    try {
      const signal = latest.next();
      const { measure, ...pair } = question;
      const isTrade = ["trade_total", "exports", "imports"].includes(measure) && question.partner;
      const [observations, gaps, growth] = await Promise.all([
        getJSON("/api/statistics", question, { signal }),
        isTrade ? getJSON("/api/statistics/gaps", question, { signal }).catch(quiet) : [],
        isTrade ? getJSON("/api/statistics", { ...pair, measure: "growth", of: measure }, { signal }).catch(quiet) : [],
      ]);
      put(result, draw({ observations, gaps, growth }, asked, names));
      announce(`${observations.length} ${say("valuesHeld")}`);
    } catch (error) {
      if (error.name === "AbortError") return;
      put(result, error.status === 404 || error.code === 1 ? empty(say("nothingHeld"), h("p", {}, error.message)) : notice(error));
    }
  }

  return {
    update(values) {
      asked = read(values);
      for (const [name, control] of Object.entries(bar.controls ?? {})) control.value = asked[name];
      if (names.size) show();
    },
    close: () => latest.stop(),
  };
}

/** What is beside the values may be missing: then nothing stands there. */
function quiet(error) {
  if (error.name === "AbortError") throw error;
  return [];
}

function read(values) {
  const asked = { ...usual };
  for (const name of Object.keys(usual)) if (values.has(name)) asked[name] = values.get(name);
  if (values.has("reporter") && !values.has("partner")) asked.partner = "";
  return asked;
}

function year(value, listener) {
  return h("input", {
    type: "text", inputmode: "numeric", maxlength: 4, value, placeholder: say("anyYear"),
    on: { change: (event) => listener(event.target.value.trim()) },
  });
}

/** Who published a value, as a person would say it. */
const publisherOf = (item) => (item.publisher && item.publisher !== item.source ? item.publisher : item.title || item.source);

/** One line a reporter, source and unit, the observations of whole years in it; the unit of most values first. */
function series(observations, names) {
  const lines = new Map();
  for (const observation of observations) {
    if (!/^\d{4}$/.test(observation.period)) continue;
    const key = [observation.reporter, observation.source, observation.definition, observation.unit, observation.basis].join("|");
    if (!lines.has(key)) {
      lines.set(key, {
        reporter: observation.reporter, unit: observation.unit,
        name: `${say("by")} ${names.get(observation.reporter) ?? observation.reporter} (${publisherOf(observation)})`,
        points: [],
      });
    }
    lines.get(key).points.push({
      year: Number(observation.period), value: observation.value,
      source: [publisherOf(observation), observation.title, observation.vintage].filter(Boolean).join(", "), observation,
    });
  }
  for (const line of lines.values()) line.points.sort((one, other) => one.year - other.year);
  return [...lines.values()].sort((one, other) => other.points.length - one.points.length);
}

function draw(report, asked, names) {
  const { observations } = report;
  const all = series(observations, names);
  if (!all.length) return empty(say("nothingHeld"));
  const units = [...new Set(all.map((line) => line.unit))];
  const title = [names.get(asked.reporter) ?? asked.reporter, names.get(asked.partner) ?? asked.partner].filter(Boolean).join(" – ");
  const file = `${asked.reporter}-${asked.partner || "WORLD"}-${asked.measure}`;
  const get = (format) => async () => (await fetch(questionAddress("/api/statistics", { ...asked, format }))).blob();
  return [
    h("div", { class: "row" }, h("h2", { class: "grow" }, title),
      h("div", { class: "hand-on" }, download("CSV", `${file}.csv`, get("csv")), download("JSON", `${file}.json`, get("json")))),
    units.map((unit, index) => inUnit(all.filter((line) => line.unit === unit), unit, asked, names, title, index === 0 ? report : null)),
    h("h3", {}, say("sources")),
    h("ul", { class: "plain" }, [...new Map(observations.map((item) => [item.source, item])).values()].map((item) =>
      h("li", {}, /^https?:\/\//.test(item.url ?? "") ? h("a", { href: item.url, rel: "noreferrer noopener", target: "_blank" }, item.title) : item.title,
        h("span", { class: "soft" }, ` ${[publisherOf(item) === item.title ? "" : publisherOf(item), item.vintage, item.licence].filter(Boolean).join(" · ")}`)))),
  ];
}

/** Chart and table of the lines in one unit; growth and the mirror gap are the report's own, beside the first. */
function inUnit(lines, unit, asked, names, title, report) {
  const years = [...new Set(lines.flatMap((line) => line.points.map((point) => point.year)))].sort((a, b) => b - a);
  const of = (reporter, at) => lines.filter((line) => line.reporter === reporter)
    .map((line) => line.points.find((point) => point.year === at)).find(Boolean);
  const change = (reporter, at) => {
    const found = report?.growth.find((item) => item.reporter === reporter && item.period === String(at));
    return found ? { class: "number", value: [sourced(percent(found.value), [h("p", {}, found.formula ?? found.title ?? found.source)])] }
      : { class: "number", value: "–" };
  };
  const gap = (at) => report?.gaps.find((item) => item.year === at && item.ratio);
  const cell = (point) => (point ? {
    class: "number", value: [sourced(amount(point.value, unit), () => [
      h("p", { class: "tip-title" }, point.source), h("p", {}, qualityMark(point.observation.quality)),
      point.observation.formula ? h("code", {}, point.observation.formula) : h("p", {}, point.observation.licence ?? ""),
    ])],
  } : { class: "number", value: "–" });
  const isPair = Boolean(asked.partner) && lines.some((line) => line.reporter === asked.partner);
  const name = (code) => names.get(code) ?? code;
  const rows = years.map((at) => {
    const [one, other] = [of(asked.reporter, at), of(asked.partner, at)];
    return [String(at), cell(one), ...(report ? [change(asked.reporter, at)] : []),
      ...(isPair ? [cell(other), ...(report ? [change(asked.partner, at), { class: "number", value: gap(at) ? `× ${number(gap(at).ratio, 2)}` : "–" }] : [])] : [])];
  });
  const last = (report?.gaps ?? []).filter((item) => item.ratio).at(-1);
  return [
    last && isPair ? h("p", { class: "finding" },
      h("strong", {}, `${last.year}: `), `${say("by")} ${name(asked.reporter)} ${amount(last.reporter_usd, "USD")}, `,
      `${say("by")} ${name(asked.partner)} ${amount(last.partner_usd, "USD")}. `,
      h("span", { class: "soft" }, `${say("mirrorGap")} × ${number(last.ratio, 2)}. ${say("mirrorWhy")}`)) : null,
    report ? chart(title, lines.slice(0, 6), unit) : h("h3", {}, `${say("inUnit")} ${unit}`),
    table([say("year"), `${say("by")} ${name(asked.reporter)}`, ...(report ? [say("growth")] : []),
      ...(isPair ? [`${say("by")} ${name(asked.partner)}`, ...(report ? [say("growth"), say("mirrorGap")] : [])] : [])], rows,
    { caption: `${say("everyReporter")}, ${unit}`, className: "numbers" }),
  ];
}
