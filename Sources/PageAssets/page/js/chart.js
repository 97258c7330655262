// Several reporters' values over the years as a chart that answers the pointer: for series that are asked on the page.

import { h, svg } from "./dom.js";
import { amount, number } from "./format.js";
import { explain } from "./tip.js";

const size = { width: 720, height: 300, left: 84, right: 12, top: 14, bottom: 28 };

function step(range) {
  const power = 10 ** Math.floor(Math.log10(range / 2.5));
  return [5, 2, 1].map((factor) => factor * power).find((value) => range / value >= 2.5) ?? power;
}

/**
 * A chart of `lines`: `{ name, points: [{ year, value, source }] }`, values in `unit`. A year without a value breaks the
 * line: nothing is drawn that nobody reported.
 */
export function chart(title, lines, unit) {
  const points = lines.flatMap((line) => line.points);
  if (!points.length) return null;
  const years = points.map((point) => point.year);
  const [first, last] = [Math.min(...years), Math.max(...years, Math.min(...years) + 1)];
  const most = Math.max(...points.map((point) => point.value), 0);
  const least = Math.min(...points.map((point) => point.value), 0);
  const by = step(most - least || 1);
  const [bottom, top] = [Math.floor(least / by) * by, Math.ceil(most / by) * by || by];
  const x = (year) => size.left + (size.width - size.left - size.right) * (year - first + 0.25) / (last - first + 0.5);
  const y = (value) => size.height - size.bottom - (size.height - size.top - size.bottom) * (value - bottom) / (top - bottom);
  const root = svg("svg", {
    class: "chart", viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "aria-label": title,
  });
  for (let tick = bottom; tick <= top + by / 2; tick += by) {
    root.append(
      svg("line", { class: "grid", x1: size.left, x2: size.width - size.right, y1: y(tick), y2: y(tick) }),
      svg("text", { x: size.left - 8, y: y(tick) + 4, "text-anchor": "end" }, Math.abs(tick) < by / 1e6 ? "0" : amount(tick, unit)));
  }
  const skip = Math.max(1, Math.ceil((last - first) / 8));
  for (let year = last; year >= first; year -= skip) {
    root.append(svg("text", { x: x(year), y: size.height - 8, "text-anchor": "middle" }, String(year)));
  }
  lines.forEach((line, index) => {
    let path = "";
    line.points.forEach((point, at) => {
      const follows = at > 0 && line.points[at - 1].year + 1 === point.year;
      path += `${follows ? "L" : "M"}${x(point.year).toFixed(1)} ${y(point.value).toFixed(1)}`;
    });
    root.append(svg("path", { class: `line line-${index % 6}`, d: path }));
    for (const point of line.points) {
      const dot = svg("g", { class: `dot line-${index % 6}`, transform: `translate(${x(point.year).toFixed(1)} ${y(point.value).toFixed(1)})` },
        svg("circle", { class: "touch", r: 9 }), svg("circle", { r: 3 }));
      explain(dot, () => [h("p", { class: "tip-title" }, `${line.name}, ${point.year}`),
        h("p", {}, amount(point.value, unit)), point.source ? h("p", { class: "from" }, point.source) : null].filter(Boolean));
      root.append(dot);
    }
  });
  return h("figure", {}, root, h("figcaption", {}, h("ul", { class: "legend" }, lines.map((line, index) =>
    h("li", {}, svg("svg", { class: "chart line-swatch", viewBox: "0 0 28 8", "aria-hidden": "true" },
      svg("path", { class: `line line-${index % 6}`, d: "M0 4h28" })), line.name)))));
}

/** A bar to the left or right of zero, `value` of at most `most`. */
export function bar(value, most, band = null) {
  const share = (part) => 50 + 48 * Math.max(-1, Math.min(1, most > 0 ? part / most : 0));
  const at = share(value);
  return svg("svg", { class: "amount-bar", viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("line", { class: "zero", x1: 50, x2: 50, y1: 0, y2: 12 }),
    svg("rect", {
      class: value < 0 ? "loss" : "gain", x: Math.min(50, at), y: 3, width: Math.max(Math.abs(at - 50), 0.4), height: 6,
    }),
    band ? svg("line", { class: "band", x1: share(band.low), x2: share(band.high), y1: 6, y2: 6 }) : null);
}

export const percent = (value) => (value === null ? "–" : `${value > 0 ? "+" : ""}${number(value, 1)}\u00a0%`);
