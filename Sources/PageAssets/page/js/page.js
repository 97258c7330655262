// The page: five views under one bar, in two languages.

import * as address from "./address.js";
import { useToken, hasToken } from "./api.js";
import { add, announce, h, put } from "./dom.js";
import { notice } from "./parts.js";
import { knowSources, watchTips } from "./tip.js";
import { say } from "./words.js";

const views = {
  brief: () => import("./brief.js"),
  map: () => import("./mapview.js"),
  whatif: () => import("./whatif.js"),
  statistics: () => import("./statistics.js"),
  ledger: () => import("./ledger.js"),
};

const main = document.getElementById("main");
let shown = { name: null, language: null, view: null };
let turn = 0;

/** Shows the view that the address names; the view that is there already only takes the new values. */
async function show() {
  const token = address.takeToken();
  if (token) useToken(token);
  const { view: name, values } = address.read();
  const language = chooseLanguage(values);
  address.setLanguage(language);
  const mine = ++turn;
  if (shown.name === name && shown.language === language && shown.view) {
    drawLanguages(name, values);
    shown.view.update?.(values);
    return;
  }
  const isFirst = shown.name === null;
  shown.view?.close?.();
  shown = { name, language, view: null };
  document.documentElement.lang = language;
  document.title = `${say(name)} · Sogdian`;
  document.body.dataset.view = name;
  document.getElementById("skip").textContent = say("skip");
  drawViews(name);
  drawLanguages(name, values);
  drawFoot();
  put(main, h("p", { class: "waiting" }, say("loading")));
  try {
    const module = await views[name]();
    if (mine !== turn) return;
    main.replaceChildren();
    shown.view = module.open(main, values);
  } catch (error) {
    if (mine === turn) put(main, notice(error));
  }
  if (!isFirst) {
    main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    announce(say(name));
  }
}

function chooseLanguage(values) {
  const asked = values.get("lang");
  return asked === "fr" || asked === "en" ? asked : address.language();
}

function drawViews(name) {
  const list = h("ul", {}, address.views.map((view) => h("li", {},
    h("a", { href: address.write(view, { lang: address.language() }), "aria-current": view === name ? "page" : null },
      say(view)))));
  const nav = put(document.getElementById("views"), list);
  nav.setAttribute("aria-label", say("views"));
  document.querySelector(".wordmark").setAttribute("href", address.write("brief", { lang: address.language() }));
}

function drawLanguages(name, values) {
  const group = document.getElementById("languages");
  group.setAttribute("aria-label", say("languageOfPage"));
  put(group, [["fr", "Français"], ["en", "English"]].map(([code, word]) => {
    const other = new URLSearchParams(values);
    other.set("lang", code);
    return h("a", {
      href: address.write(name, other), lang: code, hreflang: code, title: word, "aria-label": word,
      "aria-current": code === address.language() ? "true" : null,
    }, code.toUpperCase());
  }));
}

function drawFoot() {
  put(document.getElementById("foot"),
    h("p", {}, say("footSources")),
    h("p", {}, "© OpenStreetMap contributors (ODbL) · searoute · Natural Earth. ", say("bordersNote")),
    h("p", {}, h("a", { href: "/openapi.json" }, "API"), hasToken() ? ` · ${say("mayWrite")}` : null));
}

document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
watchTips();
knowSources();
window.addEventListener("hashchange", show);
show();
add(document.body);
