// <sparql-answer>: what a query gave, in the views that suit it, with downloads.

import "./result-table.js";
import { columns } from "./result-chart.js";
import "./rdf-view.js";
import { addressOfAnswer, asked } from "./sparql-ask.js";
import { tablist } from "./sparql-tablist.js";
import { counted, said } from "./sparql-words.js";

const TABLES = ["csv", "tsv", "json", "xml"];
const GRAPHS = ["ttl", "jsonld", "nt", "rdf"];
const LONG = 6000; // characters of an address that every proxy lets through

export class SparqlAnswer extends HTMLElement {
  /** Say that a query is running, or why it failed. */
  tell(text, isFault = false) {
    const status = this.querySelector("[role=status]");
    status.textContent = text;
    status.classList.toggle("fault", isFault);
    this.querySelector(".views").hidden = this.querySelector(".downloads").hidden = true;
    this.#panel().replaceChildren();
    this.hidden = false;
  }

  /** Show an answer of `asked`; gives the number of its rows, null for a graph. */
  show(answer, query, { prefixes, endpoint, root }) {
    const views = viewsOf(answer);
    const rows = answer.results?.results?.bindings.length ?? null;
    this.tell(summary(answer, rows));
    this.#download(query, endpoint, answer.turtle === undefined ? TABLES : GRAPHS);
    const fill = (view) => {
      const element = document.createElement(view);
      element.dataset.root = root;
      this.#panel().replaceChildren(element);
      if (view === "rdf-turtle") element.show(answer.turtle);
      else if (view === "rdf-subjects") this.#subjects(element, query, endpoint, prefixes);
      else element.show(answer.results, prefixes);
    };
    const choose = (view) => {
      tablist(this.querySelector(".views"), views.map((id) => ({ id, name: said(id), panel: "answer" })), view, choose);
      fill(view);
    };
    this.querySelector(".views").hidden = views.length < 2;
    if (views.length) choose(views[0]);
    return rows;
  }

  async #subjects(element, query, endpoint, prefixes) {
    const { turtle } = await asked(endpoint, query, undefined, "application/n-triples");
    element.show(turtle, prefixes);
  }

  #download(query, endpoint, formats) {
    const place = this.querySelector(".downloads");
    const links = addressOfAnswer(endpoint, query).length > LONG ? [] : formats.map((format) => {
      const link = document.createElement("a");
      Object.assign(link, { href: addressOfAnswer(endpoint, query, format), download: `answer.${format}`, textContent: format });
      return link;
    });
    if (!links.length) links.push(posted(endpoint, query, formats));
    place.querySelector("span").replaceChildren(...links.flatMap((link) => [link, " "]));
    place.hidden = false;
  }

  #panel() {
    return this.querySelector("[role=tabpanel]");
  }
}

function viewsOf(answer) {
  if (answer.turtle !== undefined) return ["rdf-turtle", "rdf-subjects"];
  if (!answer.results.results) return [];
  return columns(answer.results) ? ["result-table", "result-chart"] : ["result-table"];
}

function summary(answer, rows) {
  const parts = [];
  if (answer.results && !answer.results.results) parts.push(said(answer.results.boolean ? "yes" : "no"));
  if (rows !== null) parts.push(rows ? said("rows", { n: counted(rows) }) : said("noRows"));
  if (answer.took !== null) parts.push(said("took", { n: counted(Math.max(Math.round(answer.took), 1)) }));
  if (answer.truncated) parts.push(said("truncated"));
  return parts.join(" · ");
}

/** A form, for a query that is too long for an address. */
function posted(endpoint, query, formats) {
  const form = Object.assign(document.createElement("form"), { action: endpoint, method: "post", target: "_blank" });
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "query", value: query }));
  for (const format of formats) {
    form.append(Object.assign(document.createElement("button"), { name: "format", value: format, className: "plain-button", textContent: format }));
  }
  return form;
}

customElements.define("sparql-answer", SparqlAnswer);
