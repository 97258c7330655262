// What the page shows is written in its address, so that it can be shared: `#/map?from=Khorgos&to=Almaty&lang=fr`.

export const views = ["brief", "map", "whatif", "statistics", "ledger"];

/** The view and its values that an address names. */
export function read(hash = window.location.hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?");
  const view = views.includes(path) ? path : "brief";
  return { view, values: new URLSearchParams(query) };
}

/** The address of a view with its values; empty ones are left out. */
export function write(view, values) {
  const query = new URLSearchParams();
  for (const [name, value] of values instanceof URLSearchParams ? values : Object.entries(values)) {
    if (value !== null && value !== undefined && value !== "") query.append(name, value);
  }
  const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text ? `#/${view}?${text}` : `#/${view}`;
}

/** Goes to an address; a replaced one leaves no step in the history and calls nobody. */
export function go(view, values, { replace = false } = {}) {
  const address = write(view, { lang: language(), ...Object.fromEntries(
    values instanceof URLSearchParams ? values : Object.entries(values)) });
  if (replace) window.history.replaceState(null, "", address);
  else window.location.hash = address;
}

let current = null;

/** The language of the page: that of the address, else the browser's. */
export function language() {
  if (current) return current;
  const asked = read().values.get("lang");
  if (asked === "fr" || asked === "en") return asked;
  return (window.navigator.language || "en").startsWith("fr") ? "fr" : "en";
}

export function setLanguage(value) {
  current = value;
}

/** Takes the token out of an address such as `#token=…`, so that it is not kept or shared. */
export function takeToken() {
  const found = /[#&?]token=([A-Za-z0-9._~+/=-]+)/.exec(window.location.hash);
  if (!found) return null;
  const rest = window.location.hash.replace(found[0], "").replace(/^#?$/, "#/brief");
  window.history.replaceState(null, "", rest);
  return found[1];
}
