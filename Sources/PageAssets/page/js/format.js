// Numbers as people of the page's language write them.

import { language } from "./address.js";
import { say } from "./words.js";

const locale = () => (language() === "fr" ? "fr-FR" : "en-GB");

export function number(value, digits = 0) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits, minimumFractionDigits: 0 }).format(value)
    .replace("-", "\u2212");
}

/** Three significant digits: for amounts that nobody knows better. */
export function rough(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  return new Intl.NumberFormat(locale(), { maximumSignificantDigits: 3 }).format(value).replace("-", "\u2212");
}

/** Whole days and hours: `3 d 4 h`; hours alone below two days. */
export function duration(hours) {
  if (!Number.isFinite(hours)) return "–";
  if (Math.abs(hours) < 48) return `${number(hours, hours < 10 ? 1 : 0)} h`;
  return `${number(hours / 24, 1)} ${say("dayUnit")}`;
}

const large = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]];

/** An amount of money: `94.8 bn USD`. */
export function amount(value, unit) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  for (const [size, word] of large) {
    if (Math.abs(value) >= size) return `${number(value / size, 1)} ${say(word)} ${unitWord(unit)}`;
  }
  return `${number(value, Math.abs(value) < 100 ? 2 : 0)} ${unitWord(unit)}`.trim();
}

export function unitWord(unit) {
  if (unit === "percent") return "%";
  if (unit === "count" || unit === "rank" || !unit) return "";
  return unit;
}

/** A signed change: `+0.4 %`, `−3 h`. */
export function signed(value, digits, unit) {
  if (!Number.isFinite(value)) return "–";
  const text = number(value, digits);
  const isNothing = /^\u2212?0([.,]0*)?$/.test(text);
  return `${value > 0 && !isNothing ? "+" : ""}${isNothing ? "0" : text}${unit ? `\u00a0${unit}` : ""}`;
}

/** Low and high of a span, when they are apart: `12–48`. */
export function range(span, show) {
  if (!span) return "–";
  const [low, high] = [show(span.low), show(span.high)];
  return low === high ? low : `${low}–${high}`;
}
