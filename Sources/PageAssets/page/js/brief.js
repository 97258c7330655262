// An article: its figures marked by verdict, and what stands behind each.

import * as address from "./address.js";
import { getJSON, getText, hasToken, Latest, post } from "./api.js";
import { announce, h, picture, put, visible } from "./dom.js";
import { download, empty, field, notice, table, waiting } from "./parts.js";
import { effects } from "./effects.js";
import { projectMap } from "./projectmap.js";
import { qualityMark } from "./tip.js";
import { say } from "./words.js";

export const ratings = ["differs", "inconsistent", "agrees_differently", "agrees", "unverifiable"];
const signs = { agrees: "✓", agrees_differently: "≈", differs: "≠", inconsistent: "⚡", unverifiable: "?" };

/** The sign of a rating: a shape beside the colour. */
export function sign(rating) {
  return h("span", { class: `sign ${rating}`, "aria-hidden": "true" }, signs[rating] ?? "?");
}

// The article lives here while the page is open, so that going to the map and back keeps it.
const kept = { body: "", type: "text/plain", published: "", page: null, language: null };

export function open(root, values) {
  const latest = new Latest();
  const view = h("div", { class: "brief" });
  root.append(view);
  let current = values;

  const check = async (body, type) => {
    kept.body = body;
    kept.type = type;
    put(view, waiting(say("checking")));
    try {
      const answer = await post("/api/brief",
        { published: kept.published, format: "json", words: 1 }, body,
        { type: `${type};charset=utf-8`, signal: latest.next() });
      kept.page = await answer.json();
      kept.language = address.language();
      showPage();
      const { tally } = kept.page;
      announce(`${kept.page.figures.length} ${say("figuresRead")}. ${ratings.filter((rating) => tally[rating])
        .map((rating) => `${tally[rating]} ${say(rating)}`).join(", ")}`);
    } catch (error) {
      if (error.name === "AbortError") return;
      showForm(notice(error));
    }
  };
  const again = () => check(kept.body, kept.type);

  function showForm(above = null) {
    put(view, form(above, check));
  }

  function showPage() {
    put(view, page(kept.page, current, () => {
      kept.page = null;
      address.go("brief", {}, { replace: true });
      showForm();
      view.querySelector("textarea")?.focus();
    }));
    select(current.get("claim"));
  }

  function select(id) {
    if (!kept.page) return;
    const index = kept.page.figures.findIndex((figure) => figure.id === id);
    for (const mark of view.querySelectorAll("a.claim")) {
      mark.classList.toggle("chosen", mark.dataset.id === id);
      if (mark.dataset.id === id) mark.setAttribute("aria-current", "true");
      else mark.removeAttribute("aria-current");
    }
    const panel = view.querySelector(".inspector");
    if (!panel) return;
    if (index < 0) return put(panel, overview(kept.page));
    put(panel, inspector(kept.page, index));
    if (window.matchMedia("(max-width: 900px)").matches) panel.scrollIntoView({ block: "start" });
    panel.querySelector("h2")?.focus({ preventScroll: true });
  }

  const asked = values.get("document");
  if (asked) {
    put(view, waiting());
    getJSON(`/api/ledger/documents/${encodeURIComponent(asked)}`, {}, { signal: latest.next() })
      .then((document) => (document.text ? check(document.text, "text/plain") : showForm(
        empty(document.title, h("p", {}, say("textNotKept"))))))
      .catch((error) => { if (error.name !== "AbortError") showForm(notice(error)); });
  } else if (kept.page && kept.language === address.language()) showPage();
  else if (kept.page) again();
  else showForm();

  return {
    update(values) {
      current = values;
      select(values.get("claim"));
    },
    close: () => latest.stop(),
  };
}

// MARK: the form

function form(above, check) {
  const text = h("textarea", {
    rows: 9, placeholder: say("pasteHere"), spellcheck: "false", "aria-label": say("articleText"), value: kept.body,
  });
  const published = h("input", {
    type: "text", inputmode: "numeric", placeholder: say("dateHint"), pattern: "\\d{4}(-\\d{2}){0,2}", value: kept.published,
    on: { input: () => { kept.published = published.value.trim(); } },
  });
  const send = () => {
    const body = text.value;
    if (!body.trim()) {
      text.focus();
      announce(say("pasteFirst"));
      return;
    }
    check(body, /^\s*<(!doctype|html|head|body|article|meta)/i.test(body) ? "text/html" : "text/plain");
  };
  const take = async (file) => {
    const bytes = await file.arrayBuffer();
    check(bytes, /\.x?html?$/i.test(file.name) || file.type.includes("html") ? "text/html" : "text/plain");
  };
  const file = h("input", {
    type: "file", accept: ".txt,.html,.htm,text/plain,text/html", class: "unseen-input", "aria-label": say("chooseFile"),
    on: { change: () => { if (file.files[0]) take(file.files[0]); } },
  });
  const zone = h("form", {
    class: "article-form", on: {
      submit: (event) => { event.preventDefault(); send(); },
      dragover: (event) => { event.preventDefault(); zone.classList.add("over"); },
      dragleave: () => zone.classList.remove("over"),
      drop: (event) => {
        event.preventDefault();
        zone.classList.remove("over");
        if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
        else text.value = event.dataTransfer.getData("text/plain");
      },
    },
  },
  text,
  h("div", { class: "row" },
    field(say("publishedOn"), published, { class: "field short" }),
    h("label", { class: "button quiet file" }, say("chooseFile"), file),
    h("span", { class: "soft grow" }, say("orDrop")),
    h("button", { type: "submit", class: "primary" }, say("check"))));
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  });
  const example = (name, words) => h("button", {
    type: "button", class: "link", on: {
      click: async () => {
        try {
          text.value = await getText(`/examples/${name}.txt`, {});
          send();
        } catch (error) {
          zone.before(notice(error));
        }
      },
    },
  }, words);
  return [
    above,
    h("section", { class: "hero" },
      h("h1", {}, say("heroTitle")),
      h("p", { class: "lede" }, say("heroText"))),
    zone,
    h("p", { class: "examples" }, say("tryExample"), " ", example("asie-centrale", say("exampleFrench")), " · ",
      example("asean", say("exampleEnglish"))),
    h("ul", { class: "key" }, ratings.map((rating) => h("li", { class: rating }, sign(rating),
      h("span", {}, h("strong", {}, say(rating)), " ", say(`${rating}_means`))))),
  ];
}

// MARK: the page

function page(brief, values, another) {
  return [
    h("header", { class: "brief-head" },
      h("div", {},
        h("h1", {}, visible(brief.shown?.title ?? brief.document.title ?? "")),
        h("p", { class: "soft" }, visible(brief.shown?.published ?? ""))),
      h("div", { class: "actions" },
        h("button", { type: "button", on: { click: another } }, say("anotherArticle")),
        handOn(brief))),
    h("div", { class: "columns" },
      h("article", { class: "paper", "aria-label": say("theArticle"), lang: brief.document.language },
        article(brief)),
      h("section", { class: "inspector", "aria-label": say("theVerdict"), "aria-live": "off" })),
    places(brief),
  ];
}

function handOn(brief) {
  const make = (format) => async () => (await post("/api/brief", { published: kept.published, format }, kept.body,
    { type: `${kept.type};charset=utf-8` })).blob();
  const items = [
    download("HTML", "brief.html", make("html")), download("Markdown", "brief.md", make("markdown")),
    download("JSON-LD", "brief.jsonld", make("jsonld")),
    h("button", { type: "button", class: "quiet", on: { click: () => window.print() } }, say("print")),
  ];
  if (hasToken()) items.push(keepButton());
  return h("div", { class: "hand-on", role: "group", "aria-label": say("handOn") },
    h("span", { class: "soft" }, say("handOn")), items);
}

function keepButton() {
  const button = h("button", {
    type: "button", class: "quiet", on: {
      click: async () => {
        button.disabled = true;
        try {
          const answer = await (await post("/api/ledger/documents", { published: kept.published }, kept.body,
            { type: `${kept.type};charset=utf-8` })).json();
          button.textContent = answer.added === false ? say("keptAlready") : say("keptNow");
          announce(button.textContent);
        } catch (error) {
          button.disabled = false;
          button.after(notice(error));
        }
      },
    },
  }, say("keepInLedger"));
  return button;
}

/** The text in paragraphs, its figures as links; what is no part of the article is folded. */
function article(brief) {
  const scalars = Array.from(brief.text ?? brief.document.text ?? kept.body);
  const slice = (from, to) => visible(scalars.slice(from, to).join(""));
  const figures = brief.figures.map((figure, index) => ({ figure, index }))
    .sort((one, other) => one.figure.start - other.figure.start);
  const blocks = [];
  let next = 0;
  for (let start = 0; start < scalars.length;) {
    let end = start;
    while (end < scalars.length && scalars[end] !== "\n") end += 1;
    const isFurniture = (brief.document.furniture ?? []).some(([from, to]) => from <= start && start < to);
    const pieces = [];
    let at = start;
    while (next < figures.length && figures[next].figure.start < end) {
      const { figure, index } = figures[next];
      next += 1;
      if (figure.start < at) continue;
      if (figure.start > at) pieces.push(slice(at, figure.start));
      pieces.push(mark(figure, index, slice(figure.start, figure.end)));
      at = figure.end;
    }
    if (at < end) pieces.push(slice(at, end));
    const isBlank = pieces.every((piece) => typeof piece === "string" && !piece.trim());
    if (!isBlank) {
      const last = blocks.at(-1);
      if (isFurniture && last?.isFurniture) last.pieces.push(" · ", ...pieces);
      else blocks.push({ isFurniture, pieces });
    }
    start = Math.max(end, at) + 1;
  }
  return blocks.map(({ isFurniture, pieces }) => (isFurniture
    ? h("details", { class: "furniture" }, h("summary", {}, say("notTheArticle")), h("p", {}, pieces))
    : h("p", {}, pieces)));
}

function mark(figure, index, text) {
  const { rating } = figure.verdict;
  // The sign stays with the first word: no line breaks between them.
  const [, first, rest] = /^(\S*)([^]*)$/.exec(text);
  return h("a", {
    class: `claim ${rating}`, href: address.write("brief", { claim: figure.id, lang: address.language() }),
    "data-id": figure.id, id: `claim-${index}`, "aria-label": `${text}: ${say(rating)}`,
  }, h("span", { class: "hold" }, sign(rating), first), rest);
}

function heading(figure) {
  return [figure.words?.about, figure.words?.note].filter(Boolean).join("");
}

/** Before a figure is chosen: how many of each, and the list. */
function overview(brief) {
  if (!brief.figures.length) return empty(brief.shown?.nothing ?? say("noFigures"));
  return [
    h("h2", { tabindex: "-1" }, say("verdicts")),
    h("ul", { class: "tally" }, ratings.filter((rating) => brief.tally[rating]).map((rating) =>
      h("li", { class: rating }, sign(rating), h("strong", {}, brief.tally[rating]), " ", say(rating)))),
    h("p", { class: "soft" }, say("chooseFigure")),
    ratings.map((rating) => {
      const items = brief.figures.filter((figure) => figure.verdict.rating === rating);
      return items.length ? h("section", { class: `group ${rating}` },
        h("h3", {}, sign(rating), say(rating)),
        h("ul", { class: "claims" }, items.map((figure) => h("li", {},
          h("a", { href: address.write("brief", { claim: figure.id, lang: address.language() }) },
            h("q", {}, visible(figure.quote)), h("span", { class: "soft" }, ` ${heading(figure)}`)),
          h("p", {}, figure.verdict.rating === "unverifiable" && figure.verdict.would_settle
            ? `${say("wouldSettle")} ${figure.verdict.would_settle}` : figure.verdict.explanation))))) : null;
    }),
  ];
}

/** One figure: the verdict, every reporter's series with the claim on it, the rule that decided, the sources. */
function inspector(brief, index) {
  const figure = brief.figures[index];
  const { verdict, words = {} } = figure;
  const step = (offset) => {
    const other = brief.figures[index + offset];
    return other ? h("a", {
      class: "step", href: address.write("brief", { claim: other.id, lang: address.language() }),
      "aria-label": offset < 0 ? say("previousFigure") : say("nextFigure"),
    }, offset < 0 ? "←" : "→") : h("span", { class: "step off", "aria-hidden": "true" }, offset < 0 ? "←" : "→");
  };
  const chart = picture(figure.chart);
  return [
    h("nav", { class: "steps", "aria-label": say("figures") },
      h("a", { href: address.write("brief", { lang: address.language() }) }, say("allFigures")),
      h("span", { class: "grow" }), step(-1), h("span", { class: "soft" }, `${index + 1} / ${brief.figures.length}`), step(1)),
    h("p", { class: `verdict-line ${verdict.rating}` }, sign(verdict.rating), say(verdict.rating)),
    h("h2", { tabindex: "-1" }, h("q", {}, visible(figure.quote))),
    h("p", { class: "soft" }, heading(figure)),
    h("p", { class: "explanation" }, verdict.explanation),
    verdict.checks.map((check) => h("p", { class: check.passed ? "check passed" : "check failed" },
      h("span", { "aria-hidden": "true" }, check.passed ? "✓ " : "✗ "), check.detail)),
    verdict.hints.map((hint) => h("p", { class: "hint" }, `→ ${hint}`)),
    chart ? h("figure", {}, chart, h("figcaption", {}, words.chart_title)) : null,
    verdict.references.length ? references(figure) : null,
    verdict.rating === "unverifiable" && verdict.would_settle
      ? h("p", { class: "rule" }, `${say("wouldSettle")} ${verdict.would_settle}`) : null,
    (words.rules ?? []).map((rule) => h("p", { class: "rule" }, h("strong", {}, `${say("rule")} `), rule.words, " ",
      h("code", {}, rule.id))),
    h("dl", { class: "facts" },
      figure.speaker ? [h("dt", {}, say("speaker")), h("dd", {}, visible(figure.speaker))] : null,
      h("dt", {}, say("readAs")), h("dd", {}, `${figure.modality === "stated" ? say("stated") : say(`modality_${figure.modality}`)}, ${say("confidence")} ${Math.round(figure.confidence * 100)} %`)),
  ];
}

function references(figure) {
  const { references: rows } = figure.verdict;
  return table([say("byWhom"), say("value"), say("gap"), say("source")], rows.map((reference, index) => {
    const words = figure.words?.references?.[index] ?? {};
    const title = words.title || reference.source;
    return [
      words.who ?? `${reference.reporter} – ${reference.partner ?? ""}, ${reference.period}`,
      { value: words.value ?? `${reference.value} ${reference.unit}`, class: "number" },
      { value: words.gap ?? "–", class: "number" },
      h("div", {},
        /^https?:\/\//.test(reference.url ?? "")
          ? h("a", { href: reference.url, rel: "noreferrer noopener", target: "_blank" }, title) : title,
        " ", qualityMark(reference.quality),
        reference.formula ? h("details", {}, h("summary", {}, say("formula")), h("code", {}, reference.formula)) : null),
    ];
  }), { caption: say("everyReporter") });
}

/** The projects of the article on the map, and what changes when they open. */
function places(brief) {
  const works = brief.consequence_words ?? [];
  const unknown = (brief.projects ?? []).filter((project) => !project.project);
  const promises = brief.commitments ?? [];
  if (!works.length && !unknown.length && !promises.length) return null;
  return h("section", { class: "consequences" },
    works.length ? [
      h("h2", {}, say("projectsNamed")),
      h("div", { class: "project-columns" }, projectMap(works.map((work) => work.project)), h("div", {}, works.map(workCard))),
    ] : null,
    unknown.length ? h("details", {}, h("summary", {}, `${say("notInAtlas")} (${unknown.length})`),
      h("ul", { class: "plain" }, unknown.map((project) => h("li", {}, h("q", {}, visible(project.quote)))))) : null,
    promises.length ? [
      h("h2", {}, say("commitments")),
      h("ul", { class: "plain" }, promises.map((promise) => h("li", {}, h("q", {}, visible(promise.quote)),
        h("span", { class: "soft" }, ` ${[promise.who?.join(", "), promise.by].filter(Boolean).join(" · ")}`)))),
    ] : null);
}

function workCard(work) {
  return h("div", { class: "card" },
    h("h3", {}, work.name),
    h("p", { class: "soft" }, h("q", {}, visible(work.quote))),
    work.lines.map((line) => h("p", {}, line.text, " ", line.source ? h("span", { class: "from small" },
      /^https?:\/\//.test(line.url ?? "") ? h("a", { href: line.url, rel: "noreferrer noopener", target: "_blank" }, line.source) : line.source, " ") : null,
    line.quality ? h("span", { class: "quality" }, line.quality) : null)),
    effects.ofProject(work.project));
}
