// What was kept: documents and claims, found by words in three languages and by facets; a claim's trail.

import * as address from "./address.js";
import { address as questionAddress, getJSON, Latest } from "./api.js";
import { announce, h, put, settled, visible } from "./dom.js";
import { amount } from "./format.js";
import { empty, field, notice, waiting } from "./parts.js";
import { sign } from "./brief.js";
import { qualityMark } from "./tip.js";
import { say } from "./words.js";

// Names of parties and measures in the page's language, by their codes.
let names = new Map();

async function loadNames() {
  const [{ economies }, { measures }] = await Promise.all([getJSON("/api/economies", {}), getJSON("/api/statistics/measures", {})]);
  names = new Map([...economies.map(({ code, name }) => [code, name]), ...measures.map(({ id, name }) => [id, name])]);
}

const facets = ["rating", "measure", "party", "year"];

export function open(root, values) {
  const latest = new Latest();
  const list = h("div", { class: "ledger-list" });
  const side = h("aside", { class: "facets", "aria-label": say("facets") });
  const trail = h("section", { class: "trail", "aria-label": say("trail") });
  let asked = read(values);
  const go = (changes, options) => address.go("ledger", { ...asked, cursor: "", ...changes }, options);
  const input = h("input", {
    type: "search", value: asked.q, placeholder: say("searchHint"), autocomplete: "off",
    on: { input: settled(200, () => go({ q: input.value.trim(), claim: "" })) },
  });
  root.append(h("div", { class: "ledger" },
    h("h1", {}, say("ledger")),
    h("p", { class: "lede" }, say("ledgerText")),
    h("div", { class: "toolbar" }, field(say("search"), input, { class: "field grow", role: "search" }),
      h("a", { class: "button quiet", href: questionAddress("/api/ledger/export"), download: "ledger.ndjson" }, say("everythingNDJSON"))),
    h("div", { class: "ledger-columns" }, side, list, trail)));

  async function show() {
    put(list, waiting());
    try {
      const found = await getJSON("/api/ledger/search", { q: asked.q, rating: asked.rating, measure: asked.measure,
        party: asked.party, year: asked.year, limit: 30, cursor: asked.cursor }, { signal: latest.next() });
      put(side, facets.map((name) => facet(name, found.facets?.[name] ?? [], asked, go)));
      put(list, claims(found, asked, go));
      announce(`${found.total} ${say("claims")}`);
    } catch (error) {
      if (error.name !== "AbortError") put(list, notice(error));
    }
  }

  async function showTrail() {
    for (const link of list.querySelectorAll("a.row-link")) {
      if (link.dataset.id === asked.claim) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (!asked.claim) return put(trail, h("p", { class: "soft" }, say("chooseClaim")));
    put(trail, waiting());
    try {
      const claim = await getJSON(`/api/ledger/claims/${encodeURIComponent(asked.claim)}`, {});
      if (claim.id !== asked.claim) return;
      put(trail, trailOf(claim, asked, () => go({ claim: "" })));
      trail.querySelector("h2")?.focus({ preventScroll: true });
      if (window.matchMedia("(max-width: 900px)").matches) trail.scrollIntoView({ block: "start" });
    } catch (error) {
      put(trail, notice(error));
    }
  }

  loadNames().catch(() => {}).then(show).then(showTrail);
  return {
    update(values) {
      const before = asked;
      asked = read(values);
      if (document.activeElement !== input) input.value = asked.q;
      const same = [...facets, "q", "cursor"].every((name) => before[name] === asked[name]);
      if (same) showTrail();
      else show().then(showTrail);
    },
    close: () => latest.stop(),
  };
}

function read(values) {
  return Object.fromEntries(["q", ...facets, "cursor", "claim"].map((name) => [name, values.get(name) ?? ""]));
}

function facet(name, counts, asked, go) {
  const chosen = new Set(asked[name].split(",").filter(Boolean));
  const shown = [...counts];
  for (const value of chosen) if (!shown.some((item) => String(item.value) === value)) shown.unshift({ value, name: names.get(value) ?? value, count: 0 });
  if (!shown.length) return null;
  return h("fieldset", {}, h("legend", {}, say(name)), shown.slice(0, 12).map((item) => {
    const value = String(item.value);
    const box = h("input", {
      type: "checkbox", checked: chosen.has(value), on: {
        change: () => {
          if (box.checked) chosen.add(value);
          else chosen.delete(value);
          go({ [name]: [...chosen].join(","), claim: "" });
        },
      },
    });
    return h("label", { class: "check" }, box, name === "rating" ? sign(value) : null,
      h("span", { class: "grow" }, name === "rating" ? say(value) : item.name),
      h("span", { class: "soft number" }, String(item.count)));
  }));
}

function claims(found, asked, go) {
  if (!found.claims.length) {
    const isNarrowed = facets.some((name) => asked[name]) || asked.q;
    return empty(isNarrowed ? say("nothingFound") : say("ledgerEmpty"), isNarrowed
      ? h("button", { type: "button", on: { click: () => go({ q: "", rating: "", measure: "", party: "", year: "", claim: "" }) } }, say("clear"))
      : h("p", {}, say("ledgerEmptyHow")));
  }
  return [
    h("p", { class: "soft" }, `${found.is_complete === false ? `${say("atLeast")} ` : ""}${found.total} ${say("claims")}`),
    h("ul", { class: "rows" }, found.claims.map((claim) => h("li", {},
      h("a", {
        class: "row-link", "data-id": claim.id, href: address.write("ledger", { ...asked, claim: claim.id, lang: address.language() }),
      }, sign(claim.rating), h("span", { class: "unseen" }, `${say(claim.rating)}: `), h("q", {}, visible(claim.quote))),
      h("p", { class: "soft" }, [about(claim), claim.title].filter(Boolean).map(visible).join(" · ")),
      claim.explanation ? h("p", {}, visible(claim.explanation)) : null))),
    found.cursor ? h("button", { type: "button", on: { click: () => go({ cursor: found.cursor }) } }, say("more")) : null,
  ];
}

/** What a claim is about, in names: `total trade, China – Vietnam, 2024`. */
function about(claim) {
  return [names.get(claim.measure) ?? claim.measure, claim.parties?.map((code) => names.get(code) ?? code).join(" – "), claim.period]
    .filter(Boolean).join(", ");
}

/** From the claim to the document it stands in, the verdict, the values behind it, and who else says the same. */
function trailOf(claim, asked, close) {
  const { verdict, document: text, trail: same } = claim;
  return [
    h("div", { class: "row" }, h("h2", { tabindex: "-1", class: "grow" }, say("trail")),
      h("button", { type: "button", class: "quiet", on: { click: close } }, say("close"))),
    h("ol", { class: "steps-list" },
      h("li", {}, h("strong", {}, say("document")), h("p", {}, visible(text.title ?? text.id)),
        h("p", { class: "soft" }, [text.published, `${say("keptOn")} ${(text.added ?? "").slice(0, 10)}`].filter(Boolean).join(" · ")),
        h("p", {}, h("a", { href: address.write("brief", { document: text.id, claim: claim.id, lang: address.language() }) }, say("openAsBrief")))),
      h("li", {}, h("strong", {}, say("claim")), h("p", {}, h("q", {}, visible(claim.quote))),
        h("p", { class: "soft" }, visible(about(claim)), claim.modality && claim.modality !== "stated" ? ` (${say(`modality_${claim.modality}`)})` : null)),
      h("li", {}, h("strong", {}, say("verdict")), h("p", { class: `verdict-line ${verdict.rating}` }, sign(verdict.rating), say(verdict.rating)),
        h("p", {}, visible(verdict.explanation ?? "")), verdict.would_settle ? h("p", { class: "soft" }, `${say("wouldSettle")} ${verdict.would_settle}`) : null,
        verdict.rule ? h("p", { class: "rule" }, `${say("rule")} `, h("code", {}, verdict.rule)) : null),
      (verdict.references ?? []).map((reference) => h("li", {}, h("strong", {}, say("source")),
        h("p", {}, `${names.get(reference.reporter) ?? reference.reporter}${reference.partner ? ` – ${names.get(reference.partner) ?? reference.partner}` : ""}, ${reference.period}: ${amount(reference.value, reference.unit)}`),
        h("p", { class: "soft" }, [reference.source, reference.vintage].filter(Boolean).join(" · "), " ", qualityMark(reference.quality)))),
      (same ?? []).map((other) => h("li", {}, h("strong", {}, say("sameElsewhere")),
        h("p", {}, h("a", { href: address.write("ledger", { ...asked, claim: other.id, lang: address.language() }) }, h("q", {}, visible(other.quote)))),
        h("p", { class: "soft" }, visible(elsewhere.title ?? elsewhere.id))))),
  ];
}
