// The map: the server's drawing, moved, recoloured and asked. Places of a route are put into the drawing's own plane.

import { getText } from "./api.js";
import { language } from "./address.js";
import { announce, h, picture, settled, svg } from "./dom.js";
import { say } from "./words.js";

const drawings = new Map();

function drawing() {
  const key = language();
  if (!drawings.has(key)) {
    const text = getText("/api/map.svg", {});
    text.catch(() => drawings.delete(key));
    drawings.set(key, text);
  }
  return drawings.get(key);
}

/** Lambert's azimuthal equal-area projection with the drawing's centre, scale and origin (Snyder 1987, page 182). */
class Plane {
  constructor(data) {
    const radians = Math.PI / 180;
    this.latitude = Number(data.latitude) * radians;
    this.longitude = Number(data.longitude) * radians;
    this.scale = Number(data.scale);
    this.x = Number(data.x);
    this.y = Number(data.y);
  }

  place(latitude, longitude) {
    const radians = Math.PI / 180;
    const [at, east] = [latitude * radians, longitude * radians - this.longitude];
    const near = Math.sin(this.latitude) * Math.sin(at) + Math.cos(this.latitude) * Math.cos(at) * Math.cos(east);
    if (near <= -0.7) return null;
    const factor = Math.sqrt(2 / (1 + near)) * this.scale;
    return [
      this.x + factor * Math.cos(at) * Math.sin(east),
      this.y - factor * (Math.cos(this.latitude) * Math.sin(at)
        - Math.sin(this.latitude) * Math.cos(at) * Math.cos(east)),
    ];
  }

  position(x, y) {
    const [across, up] = [(x - this.x) / this.scale, (this.y - y) / this.scale];
    const distance = Math.hypot(across, up);
    if (distance >= 2) return null;
    if (distance < 1e-9) return [this.latitude * 180 / Math.PI, this.longitude * 180 / Math.PI];
    const angle = 2 * Math.asin(distance / 2);
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    const latitude = Math.asin(cosine * Math.sin(this.latitude) + up * sine * Math.cos(this.latitude) / distance);
    const longitude = this.longitude + Math.atan2(across * sine,
      distance * Math.cos(this.latitude) * cosine - up * Math.sin(this.latitude) * sine);
    return [latitude * 180 / Math.PI, ((longitude * 180 / Math.PI + 540) % 360) - 180];
  }
}

/** From the Caspian to the China Sea: what is shown first, whatever the shape of the window. */
const home = { x: 4700, y: 2650, width: 5200, height: 4300 };

export class NetworkMap {
  /** `onpick(id)` when a thing is picked, `onplace(latitude, longitude)` when the ground is. */
  constructor({ onpick = () => {}, onplace = null, label = say("map") } = {}) {
    this.onpick = onpick;
    this.onplace = onplace;
    this.frame = { ...home };
    this.isHome = true;
    this.element = h("div", { class: "netmap", tabindex: "0", role: "group", "aria-label": label });
    this.canvas = h("canvas", { class: "dots", "aria-hidden": "true" });
    this.buttons = h("div", { class: "zoom" },
      this.button("+", say("zoomIn"), () => this.zoom(0.6)), this.button("−", say("zoomOut"), () => this.zoom(1 / 0.6)),
      this.button("⌂", say("zoomHome"), () => this.goHome()));
    this.element.append(this.canvas, this.buttons);
    this.dots = [];
    this.relabel = settled(60, () => this.thin());
    this.ready = this.load();
    this.observer = new ResizeObserver(() => (this.isHome ? this.goHome() : this.apply()));
    this.observer.observe(this.element);
    this.listen();
  }

  close() {
    this.observer.disconnect();
  }

  button(text, label, action) {
    return h("button", { type: "button", "aria-label": label, title: label, on: { click: action } }, text);
  }

  async load() {
    const root = picture(await drawing());
    if (!root) throw new Error("no map");
    this.plane = new Plane(root.dataset);
    this.svg = root;
    root.setAttribute("aria-label", this.element.getAttribute("aria-label"));
    this.overlay = root.querySelector(".overlay");
    this.element.prepend(root);
    this.items = [...root.querySelectorAll(".item")];
    for (const item of this.items) {
      item.setAttribute("tabindex", "-1");
      item.setAttribute("role", "button");
      item.setAttribute("aria-label", item.dataset.name);
    }
    if (this.isHome) this.goHome();
    else this.apply();
    return this;
  }

  item(id) {
    return this.items?.find((item) => item.dataset.id === id) ?? null;
  }

  /** Which layers are seen: `rail`, `road`, `sea`, `crossing`, `port`, … */
  layers(names) {
    for (const name of ["rail", "road", "sea", "ferry", "planned", "crossing", "port", "passage", "project"]) {
      this.element.classList.toggle(`no-${name}`, !names.has(name));
    }
    this.rove();
  }

  /** Marks things by class; what carried the class before loses it. */
  mark(className, ids) {
    const wanted = new Set(ids);
    for (const item of this.items ?? []) item.classList.toggle(className, wanted.has(item.dataset.id));
  }

  // MARK: overlay

  clear(name) {
    this.overlay?.querySelector(`.${name}`)?.remove();
  }

  /** Draws lines of `{ class, width, coordinates: [[longitude, latitude], …] }` over the network. */
  draw(name, lines) {
    this.clear(name);
    const group = svg("g", { class: name });
    for (const line of lines) {
      const path = line.coordinates.map((part) => this.path(part)).join("");
      if (!path) continue;
      const element = svg("path", { class: line.class, d: path });
      if (line.width) element.style.strokeWidth = `${line.width}px`;
      group.append(element);
    }
    this.overlay.append(group);
    return group;
  }

  path(coordinates) {
    let text = "";
    let isDown = false;
    for (const [longitude, latitude] of coordinates) {
      const place = this.plane.place(latitude, longitude);
      if (!place) {
        isDown = false;
        continue;
      }
      text += `${isDown ? "L" : "M"}${Math.round(place[0])} ${Math.round(place[1])}`;
      isDown = true;
    }
    return text;
  }

  /** Named ends of a route. */
  pins(places) {
    this.clear("pins");
    const group = svg("g", { class: "pins" });
    for (const { latitude, longitude, name, letter } of places) {
      const place = this.plane.place(latitude, longitude);
      if (!place) continue;
      group.append(svg("g", { class: "pin", transform: `translate(${Math.round(place[0])} ${Math.round(place[1])})` },
        svg("g", {}, svg("circle", { r: "9" }), svg("text", { "text-anchor": "middle", y: "4" }, letter),
          svg("title", {}, name))));
    }
    this.overlay.append(group);
  }

  /** Dots on a canvas, for thousands of places: `{ latitude, longitude, share }`, share from 0 (near) to 1 (far). */
  scatter(dots) {
    this.dots = dots.map((dot) => ({ ...dot, place: this.plane.place(dot.latitude, dot.longitude) }))
      .filter((dot) => dot.place);
    this.paint();
  }

  paint() {
    const { width, height } = this.element.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = this.dots.length ? width * ratio : 0;
    this.canvas.height = this.dots.length ? height * ratio : 0;
    if (!this.dots.length) return;
    const pen = this.canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const style = getComputedStyle(this.element);
    const colours = ["--near", "--midway", "--far"].map((name) => style.getPropertyValue(name).trim());
    for (const dot of this.dots) {
      const x = (dot.place[0] - this.frame.x) / this.unit;
      const y = (dot.place[1] - this.frame.y) / this.unit;
      if (x < -4 || y < -4 || x > width + 4 || y > height + 4) continue;
      pen.fillStyle = colours[dot.share < 1 / 3 ? 0 : dot.share < 2 / 3 ? 1 : 2];
      pen.beginPath();
      pen.arc(x, y, 2.6, 0, 2 * Math.PI);
      pen.fill();
    }
  }

  // MARK: frame

  get unit() {
    return this.frame.width / Math.max(this.element.clientWidth, 1);
  }

  /** Moves to a frame: left, top and width in units of the drawing. */
  show(frame) {
    this.isHome = false;
    const width = Math.min(Math.max(frame.width, 150), 14000);
    const height = width * this.element.clientHeight / Math.max(this.element.clientWidth, 1);
    this.frame = {
      x: Math.min(Math.max(frame.x, -1500), 12500 - width * 0.5), y: Math.min(Math.max(frame.y, -1500), 8500 - height * 0.5),
      width,
    };
    this.apply();
  }

  goHome() {
    const shape = this.element.clientHeight / Math.max(this.element.clientWidth, 1);
    const width = Math.max(home.width, home.height / Math.max(shape, 0.1));
    this.show({ x: home.x + (home.width - width) / 2, y: home.y + (home.height - width * shape) / 2, width });
    this.isHome = true;
  }

  /** Shows all of some places, with room around them. */
  fit(places) {
    const points = places.map(({ latitude, longitude }) => this.plane.place(latitude, longitude)).filter(Boolean);
    if (!points.length) return;
    const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
    const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
    const shape = this.element.clientHeight / Math.max(this.element.clientWidth, 1);
    const width = Math.max((right - left) * 1.3, (bottom - top) * 1.4 / shape, 1000);
    this.show({ x: (left + right - width) / 2, y: (top + bottom - width * shape) / 2, width });
  }

  zoom(factor, [across, down] = [0.5, 0.5]) {
    const shape = this.element.clientHeight / Math.max(this.element.clientWidth, 1);
    const { x, y, width } = this.frame;
    const next = Math.min(Math.max(width * factor, 150), 14000);
    this.show({ x: x + (width - next) * across, y: y + (width - next) * shape * down, width: next });
  }

  apply() {
    if (!this.svg) return;
    const shape = this.element.clientHeight / Math.max(this.element.clientWidth, 1);
    const { x, y, width } = this.frame;
    this.svg.setAttribute("viewBox", `${x} ${y} ${width} ${width * shape}`);
    this.svg.style.transform = "";
    this.svg.style.setProperty("--unit", String(this.unit));
    this.element.classList.toggle("near", width < 3200);
    this.paint();
    this.relabel();
    this.rove();
  }

  /** Shows the names for which there is room, largest city first. */
  thin() {
    const taken = [];
    const { x, y } = this.frame;
    const { clientWidth, clientHeight } = this.element;
    for (const label of this.svg.querySelectorAll(".label")) {
      const [, left, top] = /translate\((-?\d+) (-?\d+)\)/.exec(label.getAttribute("transform"));
      const box = { x: (left - x) / this.unit - 3, y: (top - y) / this.unit - 8, width: label.textContent.length * 6.4 + 14 };
      const isSeen = box.x > 0 && box.y > 0 && box.x + box.width < clientWidth && box.y < clientHeight - 14
        && !taken.some((other) => Math.abs(other.y - box.y) < 16 && box.x < other.x + other.width + 12
          && other.x < box.x + box.width + 12);
      label.classList.toggle("hidden", !isSeen || taken.length > 60);
      if (isSeen) taken.push(box);
    }
  }

  // MARK: pointer and keys

  listen() {
    const element = this.element;
    let drag = null;
    const pointers = new Map();
    element.addEventListener("pointerdown", (event) => {
      if (event.target.closest(".zoom")) return;
      pointers.set(event.pointerId, event);
      if (pointers.size === 1) drag = { x: event.clientX, y: event.clientY, moved: false, frame: { ...this.frame } };
      if (pointers.size === 2) {
        const [one, other] = [...pointers.values()];
        drag = { ...drag, moved: true, spread: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY), frame: { ...this.frame } };
      }
    });
    element.addEventListener("pointermove", (event) => {
      if (!drag || !pointers.has(event.pointerId)) return;
      pointers.set(event.pointerId, event);
      if (pointers.size === 2 && drag.spread) {
        const [one, other] = [...pointers.values()];
        const box = element.getBoundingClientRect();
        const spread = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
        this.frame = { ...drag.frame };
        this.zoom(drag.spread / Math.max(spread, 1), [
          ((one.clientX + other.clientX) / 2 - box.left) / box.width, ((one.clientY + other.clientY) / 2 - box.top) / box.height]);
        return;
      }
      const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
      if (!drag.moved && Math.hypot(dx, dy) < 5) return;
      if (!drag.moved) element.setPointerCapture(event.pointerId);
      drag.moved = true;
      element.classList.add("dragging");
      // The drawing is only shifted while the hand moves; it is drawn again when it rests.
      this.svg.style.transform = `translate(${dx}px, ${dy}px)`;
      this.canvas.style.transform = `translate(${dx}px, ${dy}px)`;
      drag.shift = [dx, dy];
    });
    const end = (event) => {
      if (!pointers.delete(event.pointerId)) return;
      if (pointers.size > 0) return;
      element.classList.remove("dragging");
      this.canvas.style.transform = "";
      if (drag?.shift && !drag.spread) {
        this.show({
          x: drag.frame.x - drag.shift[0] * this.unit, y: drag.frame.y - drag.shift[1] * this.unit, width: drag.frame.width,
        });
      } else if (drag && !drag.moved && event.type === "pointerup") {
        this.pick(event);
      }
      drag = null;
    };
    element.addEventListener("pointerup", end);
    element.addEventListener("pointercancel", end);
    element.addEventListener("wheel", (event) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      this.zoom(Math.exp(event.deltaY * 0.0015), [
        (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]);
    }, { passive: false });
    element.addEventListener("keydown", (event) => this.key(event));
  }

  pick(event) {
    const item = event.target.closest?.(".item");
    if (item) return this.choose(item);
    if (!this.onplace || !this.plane) return;
    const box = this.element.getBoundingClientRect();
    const position = this.plane.position(
      this.frame.x + (event.clientX - box.left) * this.unit, this.frame.y + (event.clientY - box.top) * this.unit);
    if (position) this.onplace(...position);
  }

  choose(item) {
    this.rove(item);
    this.onpick(item.dataset.id, item.dataset.name);
  }

  key(event) {
    const item = event.target.closest(".item");
    if (item && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      return this.choose(item);
    }
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (step) {
      event.preventDefault();
      if (item) return this.neighbour(item, step);
      const { x, y, width } = this.frame;
      return this.show({ x: x + step[0] * width * 0.15, y: y + step[1] * width * 0.15, width });
    }
    if (event.key === "+" || event.key === "=") this.zoom(0.7);
    if (event.key === "-") this.zoom(1 / 0.7);
    if (event.key === "Escape" && item) this.element.focus();
  }

  /** The one thing that the tab key reaches: the given one, else the one nearest to the middle. */
  rove(chosen = null) {
    if (!this.items) return;
    const seen = this.seen();
    const middle = [this.frame.x + this.frame.width / 2, this.frame.y + this.frame.width * 0.3];
    const held = this.items.find((item) => item.getAttribute("tabindex") === "0");
    const next = chosen ?? (seen.some(({ item }) => item === held) ? held : null)
      ?? seen.sort((one, other) => Math.hypot(one.x - middle[0], one.y - middle[1]) - Math.hypot(other.x - middle[0], other.y - middle[1]))[0]?.item;
    if (held && held !== next) held.setAttribute("tabindex", "-1");
    next?.setAttribute("tabindex", "0");
  }

  seen() {
    const hidden = [...this.element.classList].filter((name) => name.startsWith("no-")).map((name) => name.slice(3));
    const result = [];
    for (const item of this.items) {
      const found = /translate\((-?\d+) (-?\d+)\)/.exec(item.getAttribute("transform") ?? "")
        ?? /M(-?\d+) (-?\d+)/.exec(item.firstElementChild?.getAttribute("d") ?? "");
      if (!found || hidden.some((name) => item.classList.contains(name))) continue;
      result.push({ item, x: Number(found[1]), y: Number(found[2]) });
    }
    return result;
  }

  neighbour(item, [dx, dy]) {
    const all = this.seen();
    const here = all.find((other) => other.item === item);
    if (!here) return;
    let best = null;
    for (const other of all) {
      if (other.item === item) continue;
      const [x, y] = [other.x - here.x, other.y - here.y];
      const along = x * dx + y * dy;
      if (along <= 0) continue;
      const cost = along + 3 * Math.abs(x * dy - y * dx);
      if (!best || cost < best.cost) best = { ...other, cost };
    }
    if (!best) return;
    this.rove(best.item);
    const shape = this.element.clientHeight / Math.max(this.element.clientWidth, 1);
    const { x, y, width } = this.frame;
    if (best.x < x || best.x > x + width || best.y < y || best.y > y + width * shape) {
      this.show({ x: best.x - width / 2, y: best.y - width * shape / 2, width });
    }
    best.item.focus();
    announce(best.item.dataset.name);
  }
}
