// <result-table>: solutions as a table that is sorted, sifted and turned over page by page.

import { copy } from "./clipboard.js";
import { numberOf, shown } from "./rdf-terms.js";
import { counted, said } from "./sparql-words.js";

const ROWS = 100; // of a page
const LONG = 14; // characters, from which a cell is given room

export class ResultTable extends HTMLElement {
  #vars = [];
  #rows = [];
  #found = [];
  #page = 0;
  #sorted = { name: null, down: false };
  #prefixes = {};

  /** Show the results in JSON of a SELECT. */
  show(results, prefixes) {
    this.#vars = results.head.vars;
    this.#rows = this.#found = results.results.bindings;
    this.#prefixes = prefixes;
    this.#page = 0;
    this.#sorted = { name: null, down: false };
    this.replaceChildren(this.#tools(), element("div", { className: "wide", tabIndex: 0, role: "region", ariaLabel: said("results") }), element("nav", { className: "pager", ariaLabel: said("pages") }));
    this.#draw();
  }

  /** The rows that are shown, on all pages, as lines with tabs between. */
  get text() {
    const plain = (term) => (term?.value ?? "").replace(/[\t\r\n]+/g, " ");
    const lines = this.#found.map((row) => this.#vars.map((name) => plain(row[name])).join("\t"));
    return [this.#vars.join("\t"), ...lines].join("\n");
  }

  #tools() {
    const sift = element("input", { type: "search", placeholder: said("sift"), ariaLabel: said("sift") });
    sift.addEventListener("input", () => this.#sift(sift.value));
    const button = element("button", { type: "button", className: "plain-button", textContent: said("copy") });
    button.addEventListener("click", async () => {
      await copy(this.text);
      button.textContent = said("copied");
      setTimeout(() => { button.textContent = said("copy"); }, 2000);
    });
    const tools = element("div", { className: "tools" });
    tools.append(sift, button);
    return tools;
  }

  #sift(text) {
    const wanted = text.trim().toLowerCase();
    this.#found = wanted
      ? this.#rows.filter((row) => Object.values(row).some((term) => String(term.value).toLowerCase().includes(wanted)))
      : this.#rows;
    this.#page = 0;
    this.#order();
  }

  #sortBy(name) {
    const down = this.#sorted.name === name && !this.#sorted.down;
    this.#sorted = { name, down };
    this.#page = 0;
    this.#order();
    this.querySelector(`th[data-name="${CSS.escape(name)}"] button`).focus();
  }

  #order() {
    const { name, down } = this.#sorted;
    if (name) {
      const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
      const sign = down ? -1 : 1;
      this.#found = [...this.#found].sort((a, b) => sign * compared(a[name], b[name], compare));
    }
    this.#draw();
  }

  #draw() {
    const table = element("table", {});
    const head = table.createTHead().insertRow();
    const numeric = new Set(this.#vars.filter((name) => this.#rows.slice(0, 50).some((row) => numberOf(row[name]) !== null)));
    for (const name of this.#vars) head.append(this.#heading(name, numeric.has(name)));
    const body = table.createTBody();
    for (const row of this.#found.slice(this.#page * ROWS, (this.#page + 1) * ROWS)) {
      const line = body.insertRow();
      for (const name of this.#vars) {
        const cell = line.insertCell();
        cell.className = numeric.has(name) ? "amount" : (row[name]?.value.length ?? 0) > LONG ? "long" : "";
        if (row[name]) cell.append(shown(row[name], this.#prefixes, this.dataset.root ?? ""));
      }
    }
    this.querySelector(".wide").replaceChildren(table);
    this.#turn();
  }

  #heading(name, isNumeric) {
    const heading = element("th", { scope: "col", className: isNumeric ? "amount" : "" });
    heading.dataset.name = name;
    if (this.#sorted.name === name) heading.ariaSort = this.#sorted.down ? "descending" : "ascending";
    const button = element("button", { type: "button", textContent: name, lang: "en" });
    button.addEventListener("click", () => this.#sortBy(name));
    heading.append(button);
    return heading;
  }

  #turn() {
    const pages = Math.ceil(this.#found.length / ROWS);
    const pager = this.querySelector(".pager");
    pager.hidden = pages < 2;
    const to = (label, page, possible) => {
      const button = element("button", { type: "button", className: "plain-button", textContent: label, disabled: !possible });
      button.addEventListener("click", () => {
        this.#page = page;
        this.#draw();
        this.querySelector(".wide").focus({ preventScroll: true }); // the button is gone
        this.scrollIntoView({ block: "start" });
      });
      return button;
    };
    const first = this.#page * ROWS + 1;
    const last = Math.min(first + ROWS - 1, this.#found.length);
    const where = element("span", { className: "quiet", textContent: said("range", { first: counted(first), last: counted(last), all: counted(this.#found.length) }) });
    pager.replaceChildren(to(said("before"), this.#page - 1, this.#page > 0), where, to(said("after"), this.#page + 1, this.#page < pages - 1));
  }
}

function compared(a, b, compare) {
  if (!a || !b) return Number(!a) - Number(!b);
  const [one, other] = [numberOf(a), numberOf(b)];
  return one !== null && other !== null ? one - other : compare(a.value, b.value);
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

customElements.define("result-table", ResultTable);
