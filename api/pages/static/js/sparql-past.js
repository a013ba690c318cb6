// <sparql-past>: the queries that were run in this browser.

import { past } from "./sparql-kept.js";
import { counted, said } from "./sparql-words.js";

export class SparqlPast extends HTMLElement {
  open() {
    this.#list();
    const dialog = this.querySelector("dialog");
    dialog.showModal();
    this.querySelector(".close").onclick = () => dialog.close();
    this.querySelector(".clear").onclick = () => {
      past.clear();
      this.#list();
    };
  }

  #list() {
    const entries = past.read();
    this.querySelector("ol").replaceChildren(...entries.map((entry) => this.#item(entry)));
    this.querySelector(".none").hidden = entries.length > 0;
    this.querySelector(".clear").hidden = entries.length === 0;
  }

  #item(entry) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const when = document.createElement("span");
    const text = document.createElement("code");
    const at = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }).format(new Date(entry.at));
    const rows = entry.rows === null ? [] : [said("rows", { n: counted(entry.rows) })];
    when.className = "quiet";
    when.textContent = [at, ...rows, said("took", { n: counted(Math.round(entry.took)) })].join(" · ");
    text.textContent = entry.query.split("\n").filter((line) => !/^\s*(#|PREFIX\b)/i.test(line)).join(" ").replace(/\s+/g, " ").slice(0, 200);
    button.type = "button";
    button.append(when, text);
    button.addEventListener("click", () => {
      this.querySelector("dialog").close();
      this.dispatchEvent(new CustomEvent("take", { bubbles: true, detail: { query: entry.query } }));
    });
    item.append(button);
    return item;
  }
}

customElements.define("sparql-past", SparqlPast);
