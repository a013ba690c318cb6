/**
 * `<lineage-picture>`: the drawing of the server, brought to life. Without it the drawing can be
 * scrolled and its cards are links; with it one pans, zooms, walks by keys, and reads the reasons.
 */
import { Frame } from "./lineage-frame.js";
import { Panel } from "./lineage-panel.js";
import { Walk, toward } from "./lineage-walk.js";

class LineagePicture extends HTMLElement {
  connectedCallback() {
    const svg = this.querySelector("svg.lineage");
    const box = this.querySelector(".frame");
    const facts = JSON.parse(this.querySelector("script").textContent);
    if (!svg) return;
    this.svg = svg;
    this.cards = [...svg.querySelectorAll("a.card, a.cell")];
    this.edges = [...svg.querySelectorAll(".edge")];
    this.walk = new Walk([...this.edges.map(({ dataset }) => dataset), ...facts.edges]);
    this.panel = new Panel(this, facts);
    const middle = svg.querySelector("a.focus") ?? this.#hub();
    this.frame = new Frame(box, svg, middle);
    this.#rove(middle ?? this.cards[0]);
    this.#listen();
    this.ended = new AbortController();
    const { signal } = this.ended;
    for (const name of ["pointerover", "focusin"])
      document.addEventListener(name, (event) => this.#choosing(event), { signal });
  }

  disconnectedCallback() {
    this.frame?.end();
    this.ended?.abort();
  }

  /** Light one relation while one looks at its name in the form. */
  #choosing(event) {
    const name = event.target.closest?.("[data-relation]:not(.edge)")?.dataset.relation;
    if (name === this.relation) return;
    this.relation = name;
    const lit = this.edges.filter((edge) => edge.dataset.relation === name);
    const ends = new Set(lit.flatMap(({ dataset }) => [dataset.source, dataset.target]));
    this.#mark(lit.length > 0, (key) => ends.has(key), (edge) => edge.dataset.relation === name);
  }

  /** The document that most others rest on, if one stands out. */
  #hub() {
    const hub = this.walk.hub();
    return this.cards.find(({ dataset }) => dataset.iri && dataset.iri === hub) ?? null;
  }

  #listen() {
    const { svg } = this;
    svg.addEventListener("pointerover", (event) => this.#light(cardAt(event)));
    svg.addEventListener("pointerleave", () => this.#light(cardAt({ target: document.activeElement })));
    svg.addEventListener("focusin", (event) => this.#focused(cardAt(event)));
    svg.addEventListener("focusout", () => this.#light(null));
    svg.addEventListener("click", (event) => this.#clicked(event));
    this.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("click", (event) => this.#act(event.target.closest("[data-action]")));
  }

  /** A card is reached by the keyboard once; from there the arrow keys lead on. */
  #rove(card) {
    for (const each of this.cards) each.setAttribute("tabindex", each === card ? "0" : "-1");
  }

  #focused(card) {
    if (!card) return;
    this.#rove(card);
    this.#light(card);
    if (card.matches(":focus-visible")) this.frame.reveal(card);
  }

  /** Light all that a document rests on and all that came of it; null: everything alike. */
  #light(card) {
    if (card === this.card) return;
    this.card = card;
    const near = card?.classList.contains("cell");
    const [above, below] = ["up", "down"].map((way) =>
      card ? this.walk.all(keyOf(card), way, near) : new Set(),
    );
    this.#mark(
      Boolean(card),
      (key) => above.has(key) || below.has(key),
      ({ dataset: { source, target = source } }) => Walk.touches(source, target, above, below),
    );
  }

  /** Let all step back but some cards and edges. */
  #mark(lit, isCard, isEdge) {
    this.svg.classList.toggle("lit", lit);
    if (!lit) return;
    for (const card of this.cards) card.classList.toggle("on", isCard(keyOf(card)));
    for (const edge of this.edges) edge.classList.toggle("on", isEdge(edge));
  }

  #clicked(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const card = cardAt(event);
    const edge = event.target.closest(".edge");
    if (card?.dataset.iri) {
      event.preventDefault();
      this.#open(card);
    } else if (edge?.dataset.target) {
      const { source, target, relation } = edge.dataset;
      this.panel.showEdge(source, target, relation);
    }
  }

  #open(card) {
    this.opener = card;
    this.#rove(card);
    this.panel.showDocument(card.dataset.iri);
  }

  #close() {
    this.panel.close();
    this.opener?.focus({ preventScroll: true });
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = { "+": "in", "=": "in", "-": "out", 0: "begin" }[event.key];
    if (event.key === "Escape" && this.panel.open) this.#close();
    else if (action && !event.target.closest("input")) this.#do(action);
    else if (event.key.startsWith("Arrow")) this.#step(event);
  }

  /** Left is what a document rests on, right what came of it; up and down stay in the year. */
  #step(event) {
    const card = cardAt(event);
    if (!card) return;
    event.preventDefault();
    const way = { ArrowLeft: "up", ArrowRight: "down" }[event.key];
    const next = way ? this.walk.next(keyOf(card), way) : [];
    const wanted = new Set(this.cards.filter((each) => next.includes(keyOf(each))));
    toward(card, event.key, this.cards, wanted)?.focus({ preventScroll: true });
  }

  #act(button) {
    if (button) this.#do(button.dataset.action);
  }

  #do(action) {
    if (action === "in") this.frame.by(1.25);
    else if (action === "out") this.frame.by(0.8);
    else if (action === "begin") this.frame.begin();
    else if (action === "fit") this.frame.fit();
    else if (action === "close") this.#close();
  }
}

function cardAt(event) {
  return event.target?.closest?.("svg.lineage a") ?? null;
}

/** What a card stands for: a document by its IRI, or all of a cell by its key. */
function keyOf({ dataset }) {
  return dataset.iri ?? dataset.cell;
}

customElements.define("lineage-picture", LineagePicture);
