// What is known of the things on the map, asked once.

import { getJSON } from "./api.js";
import { language } from "./address.js";
import { h } from "./dom.js";
import { amount, duration, number } from "./format.js";
import { qualityMark, sourceName } from "./tip.js";
import { say } from "./words.js";

let held = null;

/** Everything with an id, by `kind:id`. */
export function features() {
  if (held?.language === language()) return held.byId;
  const byId = Promise.all([
    getJSON("/api/network", { layer: "crossings,ports,passages,planned,ferries" }), getJSON("/api/projects", {}),
  ]).then(([network, projects]) => {
    const map = new Map();
    for (const feature of projects.features) {
      map.set(feature.id, { ...feature, properties: { ...feature.properties, layer: "project" } });
    }
    for (const feature of network.features) {
      const project = map.get(`project:${feature.properties.project}`);
      map.set(feature.id, { ...feature, properties: {
        ...feature.properties,
        name: (language() === "fr" && feature.properties.name_fr) || project?.properties.name || feature.properties.name,
      } });
    }
    return map;
  });
  byId.catch(() => { held = null; });
  held = { language: language(), byId };
  return byId;
}

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
    Number.isFinite(properties.hours) ? h("p", {}, h("strong", {}, duration(properties.hours)), ` ${say("here")} `,
      properties.hours_low === properties.hours_high ? null : h("span", { class: "soft" },
        `(${duration(properties.hours_low)}–${duration(properties.hours_high)})`)) : null,
    dwell.slice(0, 8).map((entry) => h("p", {}, `${entry.side} ${say(`direction_${entry.direction}`)}: ${duration(entry.hours)} `,
      h("span", { class: "from" }, `${say(`basis_${entry.basis}`)}, ${[sourceName(entry.source), entry.year].filter(Boolean).join(", ")} `), qualityMark(entry.quality))),
    properties.capacity ? h("p", {}, amount(properties.capacity, properties.capacity_unit)) : null,
    properties.cost ? h("p", {}, `${number(properties.cost / 1e6)} ${say("million")} ${properties.cost_currency}`) : null,
    note ? h("p", { class: "note" }, note) : null,
    source ? h("p", { class: "from" }, [sourceName(source), properties.as_of].filter(Boolean).join(", "), " ",
      quality ? qualityMark(quality) : null) : null,
  ];
}
