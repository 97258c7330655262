// Ways from one place to another as cards: legs, hours, dollars, emissions, each with its sources.

import { h } from "./dom.js";
import { duration, number, range, rough } from "./format.js";
import { sourced, sourceLine } from "./tip.js";
import { say } from "./words.js";

export const modeSigns = { sea: "≈", rail: "╫", road: "═", ferry: "⛴", border: "▮", terminal: "▣", gauge_change: "⇹", gaugeChange: "⇹", transfer: "▣", access: "·" };

const span = (value, digits) => range(value, (number_) => number(number_, digits));

/** Whether a parameter of a unit stands behind hours, dollars or kilograms. */
function bears(basis, unit) {
  const isMoney = /USD/.test(basis.unit);
  const isCarbon = !isMoney && /kg|g\/|kWh|share|t\/TEU/.test(basis.unit);
  return unit === "USD" ? isMoney : unit === "h" ? !isMoney && !isCarbon : isCarbon;
}

/** One number of a total or a leg with its span and its sources on hover and focus. */
function figure(value, unit, digits, legs) {
  const bases = new Map();
  for (const leg of legs) for (const basis of leg.sources ?? []) {
    if (bears(basis, unit)) bases.set(`${basis.what}|${basis.source}`, basis);
  }
  const show = unit === "h" ? duration(value.mid) : `${digits === 0 ? number(value.mid) : number(value.mid, digits)} ${unit}`;
  return sourced(show, () => [
    h("p", { class: "tip-title" }, `${show} (${span(value, digits)} ${unit})`),
    ...[...bases.values()].slice(0, 12).map((basis) => sourceLine({
      ...basis, value: range(basis.value, rough),
    })),
  ]);
}

/** The options of a route; the chosen one is open. */
export function options(route, chosen, listener) {
  return h("ol", { class: "route-options" }, route.options.map((option, index) => {
    const isChosen = index === chosen;
    return h("li", { class: isChosen ? "option chosen" : "option" },
      h("button", {
        type: "button", class: "option-head", "aria-expanded": String(isChosen), "data-option": index,
        on: { click: () => listener(index) },
      },
      h("span", { class: "modes" }, option.modes.map((mode) => say(`mode_${mode}`)).join(" + ")),
      h("span", { class: "soft" }, option.bestBy.map((by) => say(`best_${by}`)).join(" · "))),
      h("p", { class: "totals" },
        figure(option.hours, "h", 1, option.legs), figure(option.usd, "USD", 0, option.legs),
        figure(option.kgCO2e, "kg CO₂e", 0, option.legs), h("span", { class: "soft" }, `${number(option.km)} km`)),
      isChosen ? [
        option.difference ? h("p", { class: "soft" }, option.difference) : null,
        legs(option),
        option.waitBeforeDeparture?.mid ? h("p", { class: "soft" }, `${say("waitBefore")} ${duration(option.waitBeforeDeparture.mid)}`) : null,
        option.notes?.map((note) => h("p", { class: "note" }, note)),
        option.assumptions?.length ? h("p", { class: "note" }, h("strong", {}, `${say("assumedHere")} `),
          option.assumptions.join(", ")) : null,
      ] : null);
  }));
}

function legs(option) {
  return h("ol", { class: "legs" }, option.legs.filter((leg) => leg.km > 0 || leg.hours.mid > 0 || leg.usd.mid > 0).map((leg) =>
    h("li", { class: `leg ${leg.mode}` },
      h("span", { class: "leg-sign", "aria-hidden": "true" }, modeSigns[leg.mode] ?? "·"),
      h("div", {},
        h("p", {}, h("strong", {}, say(`mode_${leg.mode}`)), " ",
          leg.from === leg.to ? leg.from : `${leg.from} → ${leg.to}`),
        h("p", { class: "leg-figures" },
          leg.km > 0 ? h("span", {}, `${number(leg.km)} km`) : null,
          figure(leg.hours, "h", 1, [leg]), leg.usd.mid > 0 ? figure(leg.usd, "USD", 0, [leg]) : null,
          leg.kgCO2e.mid > 0 ? figure(leg.kgCO2e, "kg CO₂e", 1, [leg]) : null)))));
}
