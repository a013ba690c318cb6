// <rdf-view>: statements as Turtle, or as a list by subject.

import { bySubject } from "./rdf-triples.js";
import { shortened, shown } from "./rdf-terms.js";
import { marked } from "./rdf-turtle.js";
import { said } from "./sparql-words.js";

const MOST = 100; // subjects that are listed

export class RdfTurtle extends HTMLElement {
  show(turtle) {
    const text = document.createElement("pre");
    text.tabIndex = 0;
    text.append(...marked(turtle));
    this.replaceChildren(text);
  }
}

export class RdfSubjects extends HTMLElement {
  /** List the statements of a text in N-Triples. */
  show(triples, prefixes) {
    const all = bySubject(triples);
    this.replaceChildren(...all.slice(0, MOST).map((each) => this.#subject(each, prefixes)));
    if (all.length > MOST) {
      const rest = document.createElement("p");
      rest.className = "quiet";
      rest.textContent = said("firstOf", { shown: MOST, all: all.length });
      this.append(rest);
    }
  }

  #subject([subject, statements], prefixes) {
    const root = this.dataset.root ?? "";
    const section = document.createElement("section");
    const heading = document.createElement("h3");
    heading.append(shown(subject, prefixes, root));
    const list = document.createElement("dl");
    let former = null;
    for (const [predicate, object] of statements) {
      if (predicate.value !== former) {
        const name = document.createElement("dt");
        name.textContent = shortened(predicate.value, prefixes);
        name.title = predicate.value;
        list.append(name);
      }
      const value = document.createElement("dd");
      value.append(shown(object, prefixes, root));
      list.append(value);
      former = predicate.value;
    }
    section.append(heading, list);
    return section;
  }
}

customElements.define("rdf-turtle", RdfTurtle);
customElements.define("rdf-subjects", RdfSubjects);
