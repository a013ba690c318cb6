/**
 * `<lineage-question>`: the form above the picture, answered at once. Without it the form is sent
 * and links are followed as ever; with it the page's parts are put in place, and the address says
 * exactly what is shown.
 */
import { suggest } from "./lineage-names.js";

/** What an address leaves out because it goes without saying. */
const UNSAID = { depth: "2", direction: "both", lanes: "level", show: "picture" };

class LineageQuestion extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("change", () => this.#asked());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#asked();
    });
    for (const field of this.form.querySelectorAll("input[type=search]")) suggest(field);
    if (matchMedia("(max-width: 48rem)").matches) this.querySelector("details").open = false;
    current = this;
  }

  #asked() {
    const asked = new URLSearchParams();
    const all = !this.form.querySelector("[name=relation]:not(:checked)");
    for (const [name, value] of new FormData(this.form)) {
      const unsaid = UNSAID[name] === value || (all && name === "relation");
      if (value && !unsaid) asked.append(name, value);
    }
    const query = asked.toString();
    load(this.form.action + (query ? `?${query}` : ""), true);
  }
}

/** @type {LineageQuestion | undefined} */
let current;
/** @type {AbortController | undefined} */
let loading;
/** The view that is in place: an address without its fragment. */
let shown = view(location);

function view({ pathname, search }) {
  return pathname + search;
}

/** Put another view in place. @param {string} address @param {boolean} remember */
async function load(address, remember) {
  loading?.abort();
  loading = new AbortController();
  const main = document.querySelector("main");
  main.setAttribute("aria-busy", "true");
  try {
    const headers = { Accept: "text/html" };
    const response = await fetch(address, { headers, signal: loading.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!response.ok) return tell(page);
    if (remember) history.pushState(null, "", address);
    shown = view(location);
    put(page);
  } catch (error) {
    if (error.name === "AbortError") return;
    location.assign(address);
  } finally {
    main.removeAttribute("aria-busy");
  }
}

/** Say what was wrong, and leave the view as it is. @param {Document} page that of the problem */
function tell(page) {
  const at = document.querySelector("[data-part=summary]");
  const of = (selector) => page.querySelector(`.problem-page ${selector}`);
  const meant = [...page.querySelectorAll(".problem-page .meant a")].map(instead);
  const detail = Object.assign(document.createElement("span"), { lang: "en" });
  detail.textContent = of(".detail")?.textContent;
  at.replaceChildren(of("h1")?.textContent ?? page.title);
  for (const part of meant.length ? meant : [detail]) at.append(" · ", part);
  at.classList.add("wrong");
}

/** A document that may be meant, as a link to its lineage. @param {HTMLAnchorElement} link */
function instead(link) {
  const { pathname, search } = new URL(link.getAttribute("href"), location.href);
  const asked = new URLSearchParams(search);
  asked.set("select", pathname.slice(pathname.indexOf("/eli/") + 1));
  link.setAttribute("href", `${location.pathname}?${asked}`);
  // a notice and what is annexed to it may have one name
  const place = Object.assign(document.createElement("small"), { textContent: asked.get("select") });
  link.append(" ", place);
  return link;
}

/** @param {Document} page */
function put(page) {
  const focused = document.activeElement;
  const byKeyboard = focused.matches(":focus-visible");
  const folded = [...document.querySelectorAll("details[id]")].map(({ id, open }) => [id, open]);
  document.title = page.title;
  for (const part of document.querySelectorAll("[data-part]")) {
    const next = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!next) part.replaceChildren();
    else if (part.getAttribute("aria-live")) {
      part.textContent = next.textContent;
      part.classList.remove("wrong");
    } else part.replaceWith(next);
  }
  for (const [id, open] of folded) {
    const details = document.getElementById(id);
    if (details) details.open = open;
  }
  const again = focused.id && document.getElementById(focused.id);
  if (again) again.focus({ preventScroll: true });
  else if (byKeyboard && !focused.isConnected) enter();
  for (const link of document.querySelectorAll(".languages a")) {
    const same = page.querySelector(`.languages a[lang="${link.lang}"]`);
    if (same) link.setAttribute("href", same.getAttribute("href"));
  }
}

/** Go on in the picture, or the table: what was followed by the keyboard is no longer there. */
function enter() {
  const card = document.querySelector("svg.lineage a[tabindex='0']");
  (card ?? document.querySelector(".tabs [aria-current]"))?.focus({ preventScroll: true });
  card?.closest(".frame").scrollIntoView({ block: "nearest" });
}

/** Whether a link leads to another view of the lineage, in this window. */
function isView(link, event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey)
    return false;
  const there = new URL(link.href?.baseVal ?? link.href, location.href);
  const other = there.searchParams;
  return (
    there.origin === location.origin &&
    there.pathname === location.pathname &&
    !other.has("format") &&
    !link.closest(".languages") &&
    !(there.hash && there.search === location.search)
  );
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("main a");
  if (!link || !current || !isView(link, event)) return;
  event.preventDefault();
  load(new URL(link.href?.baseVal ?? link.href, location.href).href, true);
});
window.addEventListener("popstate", () => view(location) === shown || load(location.href, false));
customElements.define("lineage-question", LineageQuestion);
