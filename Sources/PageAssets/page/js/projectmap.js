// The projects of an article on the map.

import * as address from "./address.js";
import { h, put } from "./dom.js";
import { describe, features } from "./mapdata.js";
import { NetworkMap } from "./netmap.js";
import { notice } from "./parts.js";
import { explain } from "./tip.js";
import { say } from "./words.js";

/** A map that shows some projects of the atlas, by id, and the planned lines that belong to them. */
export function projectMap(ids) {
  const map = new NetworkMap({
    label: say("projectsNamed"),
    onpick: (id) => { window.location.hash = address.write("map", { item: id, lang: address.language() }); },
  });
  const holder = h("div", { class: "map-stage small" }, map.element);
  Promise.all([map.ready, features()]).then(([, known]) => {
    map.layers(new Set(["rail", "sea", "planned", "project"]));
    const wanted = ids.map((id) => `project:${id}`);
    const lines = [...known].filter(([, feature]) => feature.properties.layer === "planned" && ids.includes(feature.properties.project)).map(([key]) => key);
    map.mark("picked", [...wanted, ...lines]);
    map.element.classList.add("only-picked");
    for (const item of map.items) {
      const feature = known.get(item.dataset.id);
      if (feature) explain(item, () => describe(feature));
    }
    const places = wanted.map((key) => known.get(key)?.geometry?.coordinates).filter(Boolean)
      .map(([longitude, latitude]) => ({ latitude, longitude }));
    if (places.length) map.fit(places);
    map.zoom(2.2);
  }).catch((error) => put(holder, notice(error)));
  return holder;
}
