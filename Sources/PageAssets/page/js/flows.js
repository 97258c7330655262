// Trade as lines by width: one reporter's trade with its neighbours, laid on the cheapest way between two cities.

import { getJSON } from "./api.js";
import { h } from "./dom.js";
import { amount } from "./format.js";
import { notice, table, waiting } from "./parts.js";
import { qualityMark } from "./tip.js";
import { say } from "./words.js";

// Where the lines begin and end: a large city of each economy. It stands for the whole country, and the page says so.
const cities = {
  CHN: "Xi'an", KAZ: "Almaty", KGZ: "Bishkek", UZB: "Tashkent", TJK: "Dushanbe", TKM: "Ashgabat", MNG: "Ulaanbaatar",
  RUS: "Moscow", PAK: "Karachi", VNM: "Hanoi", LAO: "Vientiane", THA: "Bangkok", KHM: "Phnom Penh", MMR: "Yangon",
  MYS: "Kuala Lumpur", SGP: "Singapore", IDN: "Jakarta", PHL: "Manila", DEU: "Duisburg", POL: "Warsaw", TUR: "Istanbul",
};

/** Draws the lines and gives a table of them. */
export async function flows(map, reporter, signal, show) {
  const partners = Object.keys(cities).filter((code) => code !== reporter);
  const found = [];
  const failed = [];
  let done = 0;
  show(waiting(`${say("loading")} 0 / ${partners.length}`));
  const one = async (partner) => {
    try {
      const [observations, route] = await Promise.all([
        getJSON("/api/statistics", { reporter, partner, measure: "trade_total", from: 2019 }, { signal }),
        getJSON("/api/route", { from: cities[reporter] ?? cities.CHN, to: cities[partner], by: "generalised", limit: 1, format: "geojson" }, { signal }),
      ]);
      const own = observations.filter((item) => item.reporter === reporter && item.unit === "USD" && /^\d{4}$/.test(item.period));
      const last = own.sort((a, b) => b.period.localeCompare(a.period))[0];
      if (last) found.push({ partner, last, features: route.features.filter((feature) => feature.properties.option === 1) });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      failed.push(`${partner}: ${error.message}`);
    }
    done += 1;
    show(waiting(`${say("loading")} ${done} / ${partners.length}`));
  };
  const queue = [...partners];
  await Promise.all([1, 2, 3].map(async () => { while (queue.length) await one(queue.shift()); }));
  if (!found.length) return notice(new Error(failed[0] ?? ""));
  const most = Math.max(...found.map(({ last }) => last.value));
  found.sort((a, b) => b.last.value - a.last.value);
  const width = (value) => Math.max(1, 16 * Math.sqrt(value / most));
  map.draw("flow-lines", found.flatMap(({ last, features }) => features.map((feature) => ({
    class: `flow mode-${feature.properties.mode}`, width: width(last.value),
    coordinates: feature.geometry.type === "LineString" ? [feature.geometry.coordinates] : feature.geometry.coordinates,
  }))));
  map.fit(found.flatMap(({ features }) => features.flatMap((feature) => feature.geometry.coordinates.flat())
    .filter((place) => Array.isArray(place)).map(([longitude, latitude]) => ({ latitude, longitude }))));
  const result = h("div", {},
    h("h2", {}, say("flowsTitle")), h("p", { class: "note" }, say("flowsAssumption"), " ", qualityMark("assumed")),
    table([say("partner"), say("value"), say("year"), say("source")], found.map(({ partner, last }) => [
      partner, { class: "number", value: amount(last.value, last.unit) }, last.period,
      h("span", {}, last.publisher, " ", qualityMark(last.quality))]), { caption: say("flowsTitle") }),
    failed.length ? h("details", {}, h("summary", {}, `${failed.length} ${say("missing")}`), failed.map((line) => h("p", { class: "soft" }, line))) : null);
  show(result);
  return null;
}
