// What is known of the things on the map, asked once.

import { getJSON } from "./api.js";
import { language } from "./address.js";
import { h } from "./dom.js";
import { duration, number } from "./format.js";
import { qualityMark, sourceLine } from "./tip.js";
import { say } from "./words.js";

let held = null;

/** Everything with an id, by `kind:id`. */
export function features() {
  if (held?.language === language()) return held.byId;
  const byId = Promise.all([
    getJSON("/api/network", { layer: "crossings,ports,passages,planned,ferries" }), getJSON("/api/projects", {}),
  ]).then(([network, projects]) => {
    const map = new Map();
    for (const feature of network.features) map.set(`${feature.properties.layer}:${feature.properties.id}`, feature);
    for (const feature of projects.features) {
      map.set(`project:${feature.properties.id}`, { ...feature, properties: { layer: "project", ...feature.properties } });
    }
    return map;
  });
  byId.catch(() => { held = null; });
  held = { language: language(), byId };
  return byId;
}

const sideNames = (entry) => [entry.side, entry.direction && entry.direction !== "any" ? say(`direction_${entry.direction}`) : null]
  .filter(Boolean).join(" ");

/** What is known of a thing, as lines with their sources. */
export function describe({ properties }) {
  const { layer, name, status, mode, year, project, note, quality, source } = properties;
  const dwell = properties.dwell ?? [];
  return [
    h("p", { class: "tip-title" }, name || properties.id),
    h("p", { class: "soft" }, [
      say(`layer_${layer}`), mode ? say(`mode_${mode}`) : null, status ? say(`status_${status}`) : null,
      properties.kind && layer === "project" ? say(`project_${properties.kind}`) : null,
      properties.gauge ? `${properties.gauge} mm` : null, properties.kilometres ? `${number(properties.kilometres)} km` : null,
      properties.length_km ? `${number(properties.length_km)} km` : null,
      year || properties.open_year ? `${say("opening")} ${year || properties.open_year}` : null,
    ].filter(Boolean).join(" · ")),
    dwell.slice(0, 6).map((entry) => sourceLine({
      what: duration(entry.hours), value: [sideNames(entry), say(`basis_${entry.basis}`)].join(", "), source: entry.source,
      year: entry.year, quality: entry.quality,
    })),
    properties.cost ? h("p", {}, `${number(properties.cost / 1e6)} ${say("million")} ${properties.cost_currency}`) : null,
    note ? h("p", { class: "note" }, note) : null,
    source ? h("p", { class: "from" }, [source, properties.as_of].filter(Boolean).join(", "), " ",
      quality ? qualityMark(quality) : null) : null,
  ];
}
