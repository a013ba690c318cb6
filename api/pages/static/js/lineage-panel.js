/**
 * The panel beside the picture: a document with the reasons of its edges, or one edge with its
 * words. All texts come from the page.
 */

import { ANNEX } from "./lineage-walk.js";

export class Panel {
  /** @param {HTMLElement} home @param {object} facts what the page says, by IRI */
  constructor(home, facts) {
    this.facts = facts;
    this.words = facts.words;
    this.element = make("aside", { className: "panel", tabIndex: -1, hidden: true });
    this.element.setAttribute("role", "dialog");
    this.element.setAttribute("aria-label", this.words.details);
    home.append(this.element);
  }

  get open() {
    return !this.element.hidden;
  }

  close() {
    this.element.hidden = true;
  }

  /** @param {string} iri */
  showDocument(iri) {
    const it = this.facts.documents[iri];
    const meta = [it.date, it.level].filter(Boolean).join(" · ");
    this.#show(
      it.number && make("p", { className: "quiet", lang: "zh", textContent: it.number }),
      this.#heading(it),
      make("p", { className: "quiet", textContent: meta }),
      it.counts && make("p", { textContent: it.counts }),
      make("p", { className: "actions" }, ...this.#links(it)),
      ...this.#reasons(this.words.carrier, this.#edges("target", iri, true), "source"),
      ...this.#reasons(this.words.annexes, this.#edges("source", iri, true), "target"),
      ...this.#reasons(this.words.basis, this.#edges("source", iri, false), "target"),
      ...this.#reasons(this.words.followers, this.#edges("target", iri, false), "source"),
    );
  }

  /** All citations of one document by another. */
  showEdge(source, target, relation) {
    const same = this.facts.edges.filter(
      (edge) => edge.source === source && edge.target === target && edge.relation === relation,
    );
    if (!same.length) return;
    const from = this.facts.documents[source];
    this.#show(
      make("p", { className: "quiet", textContent: this.words.citing }),
      this.#heading(from),
      ...this.#reasons("", same, "target"),
    );
  }

  #show(...content) {
    const close = make("button", { type: "button", className: "close", textContent: "×" });
    close.setAttribute("aria-label", this.words.close);
    close.dataset.action = "close";
    this.element.replaceChildren(close, ...content.filter(Boolean));
    this.element.hidden = false;
    this.element.scrollTop = 0;
    this.element.focus({ preventScroll: true });
  }

  #heading(it) {
    const link = make("a", { href: it.page, textContent: it.title, lang: it.lang });
    return make("h3", {}, link);
  }

  #links(it) {
    return [["focus", it.focus], ["path", it.path], ["page", it.page]]
      .filter(([, address]) => address)
      .map(([name, href]) => make("a", { href, textContent: this.words[name] }));
  }

  /** The edges of a document, to annexes or all others. */
  #edges(end, iri, annexes) {
    const wanted = (edge) => edge[end] === iri && (edge.relation === ANNEX) === annexes;
    return this.facts.edges.filter(wanted);
  }

  #reasons(title, edges, far) {
    if (!edges.length) return [];
    const items = edges.map((edge) => this.#reason(edge, this.facts.documents[edge[far]]));
    const list = make("ul", { className: "reasons" }, ...items);
    return title ? [make("h4", { textContent: title }), list] : [list];
  }

  #reason(edge, other) {
    const relation = this.facts.relations[edge.relation];
    const name = make("span", { className: "relation", textContent: relation.label });
    const title = { textContent: other.title, lang: other.lang, href: other.page };
    return make(
      "li",
      {},
      edge.relation !== ANNEX && swatch(relation),
      edge.relation !== ANNEX && name,
      edge.cue && make("span", { className: "cue", lang: "zh", textContent: edge.cue }),
      edge.mark && make("span", { className: `mark ${edge.mark}`, textContent: edge.said }),
      make("a", { ...title, className: "other" }),
      edge.quote && make("q", { lang: edge.lang, textContent: edge.quote }),
    );
  }
}

/** A sample of a relation's line. @param {{colour: string, dash: string}} relation */
function swatch({ colour, dash }) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  for (const [name, value] of [["viewBox", "0 0 30 8"], ["class", "swatch"], ["aria-hidden", "true"]])
    svg.setAttribute(name, value);
  for (const [name, value] of [["d", "M0 4H30"], ["stroke", colour], ["stroke-dasharray", dash]])
    if (value) line.setAttribute(name, value);
  svg.append(line);
  return svg;
}

/** An element with properties and content; what is empty is left out. */
function make(tag, properties, ...content) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...content.filter(Boolean));
  return made;
}
