// What was kept: documents and claims, found by words in three languages and by facets; a claim's trail.

import * as address from "./address.js";
import { address as questionAddress, getJSON, Latest } from "./api.js";
import { announce, h, put, settled, visible } from "./dom.js";
import { amount } from "./format.js";
import { empty, field, notice, waiting } from "./parts.js";
import { sign } from "./brief.js";
import { say } from "./words.js";

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
        party: asked.party, year: asked.year, limit: 50, cursor: asked.cursor }, { signal: latest.next() });
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
      if (claim.id !== asked.claim && asked.claim !== String(claim.id)) return;
      put(trail, trailOf(claim, () => go({ claim: "" })));
      trail.querySelector("h2")?.focus({ preventScroll: true });
      if (window.matchMedia("(max-width: 900px)").matches) trail.scrollIntoView({ block: "start" });
    } catch (error) {
      put(trail, notice(error));
    }
  }

  show().then(showTrail);
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
  for (const value of chosen) if (!shown.some((item) => String(item.value) === value)) shown.unshift({ value, name: value, count: 0 });
  if (!shown.length) return null;
  return h("fieldset", {}, h("legend", {}, say(name)), shown.slice(0, 12).map((item) => {
    const value = String(item.value);
    const box = h("input", {
      type: "checkbox", checked: chosen.has(value), on: {
        change: () => {
          if (box.checked) chosen.add(value);
          else chosen.delete(value);
          go({ [name]: [...chosen].join(",") });
        },
      },
    });
    return h("label", { class: "check" }, box, name === "rating" ? sign(value) : null,
      h("span", { class: "grow" }, name === "rating" ? say(value) : item.name || value),
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
    h("p", { class: "soft" }, `${found.total} ${say("claims")}`),
    h("ul", { class: "rows" }, found.claims.map((claim) => h("li", {},
      h("a", {
        class: "row-link", "data-id": claim.id, href: address.write("ledger", { ...asked, claim: claim.id, lang: address.language() }),
      }, sign(claim.rating), h("span", { class: "unseen" }, `${say(claim.rating)}: `), h("q", {}, visible(claim.quote))),
      h("p", { class: "soft" }, [claim.parties?.join(" – "), claim.period, claim.title].filter(Boolean).map(visible).join(" · ")),
      claim.explanation ? h("p", {}, visible(claim.explanation)) : null))),
    found.cursor ? h("button", { type: "button", on: { click: () => go({ cursor: found.cursor }) } }, say("more")) : null,
  ];
}

/** From the claim to the document it stands in, the verdict, and the values behind it. */
function trailOf(claim, close) {
  const verdict = claim.verdict ?? { rating: claim.rating, explanation: claim.explanation, references: [], checks: [], hints: [] };
  const document_ = typeof claim.document === "object" && claim.document ? claim.document : { id: claim.document };
  return [
    h("div", { class: "row" }, h("h2", { tabindex: "-1", class: "grow" }, say("trail")),
      h("button", { type: "button", class: "quiet", on: { click: close } }, say("close"))),
    h("ol", { class: "steps-list" },
      h("li", {}, h("strong", {}, say("document")), h("p", {}, visible(document_.title ?? document_.name ?? document_.id ?? "")),
        h("p", { class: "soft" }, [document_.published, document_.added, document_.sha256?.slice(0, 12)].filter(Boolean).join(" · ")),
        document_.id ? h("p", {}, h("a", { href: address.write("brief", { document: document_.id, lang: address.language() }) }, say("openAsBrief"))) : null),
      h("li", {}, h("strong", {}, say("claim")), h("p", {}, h("q", {}, visible(claim.quote))),
        h("p", { class: "soft" }, [claim.measure, claim.parties?.join(" – "), claim.period, claim.modality].filter(Boolean).join(" · "))),
      h("li", {}, h("strong", {}, say("verdict")), h("p", { class: `verdict-line ${verdict.rating}` }, sign(verdict.rating), say(verdict.rating)),
        h("p", {}, visible(verdict.explanation ?? "")), verdict.rule ? h("p", { class: "rule" }, h("code", {}, verdict.rule)) : null),
      (verdict.references ?? []).map((reference) => h("li", {}, h("strong", {}, say("source")),
        h("p", {}, `${reference.reporter} – ${reference.partner ?? ""}, ${reference.period}: ${amount(reference.value, reference.unit)}`),
        h("p", { class: "soft" }, [reference.source, reference.vintage, reference.quality].filter(Boolean).join(" · ")))),
      (claim.trail ?? []).map((step) => h("li", {}, h("strong", {}, visible(String(step.kind ?? step.name ?? ""))),
        h("p", {}, visible(String(step.detail ?? step.title ?? step.quote ?? "")))))),
  ];
}
