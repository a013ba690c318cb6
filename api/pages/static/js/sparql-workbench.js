// <sparql-workbench>: the editor, what it is asked, and what came of it. Without scripts its form stays.

import { copy } from "./clipboard.js";
import { asked, Refusal } from "./sparql-ask.js";
import "./sparql-answer.js";
import "./sparql-editor.js";
import "./sparql-examples.js";
import { past } from "./sparql-kept.js";
import "./sparql-past.js";
import "./sparql-tabs.js";
import { Vocabulary } from "./sparql-vocabulary.js";
import { said } from "./sparql-words.js";

const LONGEST_LINK = 8000; // characters of an address

export class SparqlWorkbench extends HTMLElement {
  #running = null;
  #answers = new Map(); // of each tab the last

  connectedCallback() {
    const first = this.querySelector("textarea").value;
    this.replaceChildren(document.getElementById("workbench").content.cloneNode(true));
    this.#editor.check = (text) => this.#check(text);
    this.#listen();
    this.#tabs.open(first);
    const query = new URLSearchParams(location.search).get("query");
    if (query) this.#tabs.add(query);
    this.#learn().then(() => query && this.run());
  }

  get #root() { return this.dataset.root; }
  get #endpoint() { return `${this.#root}/sparql`; }
  get #editor() { return this.querySelector("sparql-editor"); }
  get #tabs() { return this.querySelector("sparql-tabs"); }
  get #answer() { return this.querySelector("sparql-answer"); }

  async run() {
    this.stop();
    this.#editor.complete();
    const query = this.#editor.value;
    const tab = this.#tabs.chosen;
    const running = new AbortController();
    this.#busy(running);
    this.#answer.tell(said("running"));
    try {
      const answer = await asked(this.#endpoint, query, running.signal);
      this.#answers.set(tab, { answer, query });
      const rows = this.#show(tab);
      past.add({ query, at: new Date().toISOString(), rows, took: answer.took ?? 0 });
      const link = this.#link(query);
      if (link.length < LONGEST_LINK) history.replaceState(null, "", link);
    } catch (error) {
      if (this.#running !== running) return; // another has begun
      if (error.name !== "AbortError" && !(error instanceof Refusal)) throw error; // a fault of ours
      this.#answer.tell(error.name === "AbortError" ? said("stopped") : error.message, error.name !== "AbortError");
      if (error.fault) this.#editor.mark(error.fault);
    } finally {
      if (this.#running === running) this.#busy(null);
    }
  }

  /** End the query that is running, at the server too. */
  stop() {
    this.#running?.abort();
  }

  #busy(running) {
    this.#running = running;
    this.querySelector(".run").hidden = Boolean(running);
    this.querySelector(".stop").hidden = !running;
    this.#answer.ariaBusy = String(Boolean(running));
  }

  /** Show the answer of a tab; gives the number of its rows, null for a graph. */
  #show(tab) {
    const { answer, query } = this.#answers.get(tab);
    const { prefixes } = this.#editor.vocabulary;
    return this.#answer.show(answer, query, { prefixes, endpoint: this.#endpoint, root: this.#root });
  }

  /** Another tab is chosen: what runs is ended, its query and its answer are shown. */
  #turn() {
    this.stop();
    this.#editor.value = this.#tabs.query;
    if (this.#answers.has(this.#tabs.chosen)) this.#show(this.#tabs.chosen);
    else this.#answer.tell(said("notYet"));
  }

  #listen() {
    const on = (selector, name, act) => this.querySelector(selector).addEventListener(name, act);
    on(".run", "click", () => this.run());
    on(".stop", "click", () => this.stop());
    on("sparql-editor", "run", () => this.run());
    on("sparql-editor", "changed", () => { this.#tabs.query = this.#editor.value; });
    on("sparql-tabs", "chosen", () => this.#turn());
    on(".examples", "click", () => this.querySelector("sparql-examples").open());
    on(".past", "click", () => this.querySelector("sparql-past").open());
    on(".share", "click", (event) => this.#share(event.currentTarget));
    this.addEventListener("take", ({ detail }) => {
      this.#tabs.add(detail.query, detail.name);
      this.#editor.focus();
    });
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.stop());
  }

  async #learn() {
    const response = await fetch(`${this.#root}/workbench/vocabulary`).catch(() => null);
    if (response?.ok) this.#editor.vocabulary = new Vocabulary(await response.json());
  }

  async #check(text) {
    if (!text.trim()) return null;
    const headers = { "Content-Type": "application/sparql-query" };
    const response = await fetch(`${this.#root}/workbench/check`, { method: "POST", headers, body: text }).catch(() => null);
    return response?.ok ? response.json() : null;
  }

  #link(query) {
    const language = new URLSearchParams(location.search).get("lang");
    return `${location.origin}${this.#endpoint}?${new URLSearchParams({ query, ...(language && { lang: language }) })}`;
  }

  async #share(button) {
    const label = button.textContent;
    await copy(this.#link(this.#editor.value));
    button.textContent = said("copied");
    setTimeout(() => { button.textContent = label; }, 2000);
  }
}

customElements.define("sparql-workbench", SparqlWorkbench);
