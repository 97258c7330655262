// Questions to the server this page came from, and to no other.

import { language } from "./address.js";
import { say } from "./words.js";

let token = null;

/** Keeps the token for writes in memory; it is never stored. */
export function useToken(value) {
  token = value;
}

export function hasToken() {
  return token !== null;
}

/** What the server refused, in its own sentence. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail || body?.title || `${say("serverSaid")} ${status}`);
    this.status = status;
    this.code = body?.code ?? null;
  }
}

/** The address of a question; empty values are left out, the page's language is added. */
export function address(path, values = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, value);
  }
  if (!path.startsWith("/api/")) return path;
  query.set("lang", language());
  return `${path}?${query}`;
}

async function ask(path, values, options) {
  let answer;
  try {
    answer = await fetch(address(path, values), options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, { detail: say("noServer") });
  }
  if (answer.ok) return answer;
  const text = await answer.text();
  let body = null;
  try { body = JSON.parse(text); } catch { body = null; }
  throw new Problem(answer.status, body);
}

export async function getJSON(path, values, { signal } = {}) {
  return (await ask(path, values, { headers: { Accept: "application/json, application/geo+json;q=0.9, */*;q=0.1" }, signal })).json();
}

export async function getText(path, values, { signal } = {}) {
  return (await ask(path, values, { signal })).text();
}

export async function post(path, values, body, { type = "application/json", signal, method = "POST" } = {}) {
  const headers = { "Content-Type": type };
  if (token) headers.Authorization = `Bearer ${token}`;
  return ask(path, values, { method, headers, body, signal });
}

/** Server-sent events of a question, one after the other: `{ event, data }`. */
export async function* events(path, values, body, { signal } = {}) {
  const answer = await post(path, values, body, { signal });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    held += value.replaceAll("\r\n", "\n");
    for (let end = held.indexOf("\n\n"); end >= 0; end = held.indexOf("\n\n")) {
      const lines = held.slice(0, end).split("\n");
      held = held.slice(end + 2);
      const event = lines.find((line) => line.startsWith("event:"))?.slice(6).trim() || "message";
      const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice(5).trim()).join("\n");
      if (data) yield { event, data: JSON.parse(data) };
    }
  }
}

/** Only the last of many questions is answered: an older one is stopped when a newer one is asked. */
export class Latest {
  constructor() {
    this.controller = null;
  }

  next() {
    this.controller?.abort();
    this.controller = new AbortController();
    return this.controller.signal;
  }

  stop() {
    this.controller?.abort();
  }
}
