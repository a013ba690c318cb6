// <sparql-tabs>: the queries that are open; they are kept in the browser.

import { tabs as kept } from "./sparql-kept.js";
import { tablist } from "./sparql-tablist.js";
import { said } from "./sparql-words.js";

export class SparqlTabs extends HTMLElement {
  #open = [];
  #chosen = null;

  connectedCallback() {
    this.querySelector(".new").addEventListener("click", () => this.add(""));
    this.querySelector(".close").addEventListener("click", () => this.#close());
    this.querySelector(".rename").addEventListener("click", () => this.#rename());
    this.addEventListener("dblclick", (event) => event.target.role === "tab" && this.#rename());
    this.addEventListener("keydown", (event) => {
      if (event.target.role !== "tab") return;
      if (event.key === "F2") this.#rename();
      if (event.key === "Delete") this.#close();
    });
  }

  /** Open what is kept, else one query. */
  open(query) {
    const found = kept.read();
    this.#open = found?.open?.length ? found.open : [{ id: "1", name: said("tab", { n: 1 }), query }];
    this.#chosen = this.#open.find((each) => each.id === found?.chosen) ?? this.#open[0];
    this.#draw();
  }

  /** What tells the chosen tab from others. */
  get chosen() {
    return this.#chosen.id;
  }

  get query() {
    return this.#chosen.query;
  }

  /** What the chosen tab holds from now on. */
  set query(text) {
    this.#chosen.query = text;
    this.#keep();
  }

  /** A further query in a tab of its own; one that is open already is chosen. */
  add(query, name) {
    const known = query && this.#open.find((each) => each.query === query);
    const number = Math.max(0, ...this.#open.map((each) => Number(each.id))) + 1;
    this.#chosen = known || { id: String(number), name: name ?? said("tab", { n: number }), query };
    if (!known) this.#open.push(this.#chosen);
    this.#draw();
  }

  #close() {
    const at = this.#open.indexOf(this.#chosen);
    this.#open.splice(at, 1);
    if (!this.#open.length) this.#open.push({ id: "1", name: said("tab", { n: 1 }), query: "" });
    this.#chosen = this.#open[Math.min(at, this.#open.length - 1)];
    this.#draw();
  }

  #rename() {
    const dialog = this.querySelector("dialog");
    const input = dialog.querySelector("input");
    input.value = this.#chosen.name;
    dialog.onclose = () => {
      if (dialog.returnValue === "rename" && input.value.trim()) this.#chosen.name = input.value.trim();
      this.#draw();
    };
    dialog.showModal();
    input.select();
  }

  #draw() {
    const items = this.#open.map(({ id, name }) => ({ id, name, panel: "query" }));
    const list = this.querySelector("[role=tablist]");
    const focused = list.contains(document.activeElement);
    tablist(list, items, this.#chosen.id, (id) => {
      this.#chosen = this.#open.find((each) => each.id === id);
      this.#draw();
    });
    if (focused) list.querySelector("[aria-selected=true]").focus(); // the one that had it is gone
    this.#keep();
    this.dispatchEvent(new CustomEvent("chosen", { bubbles: true }));
  }

  #keep() {
    kept.write({ open: this.#open, chosen: this.#chosen.id });
  }
}

customElements.define("sparql-tabs", SparqlTabs);
