// <sparql-questions>: the list of questions is sifted as one types; without scripts the form does it.

class SparqlQuestions extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input[type=search]");
    input.addEventListener("input", () => this.#sift(input.value.trim().toLowerCase()));
  }

  #sift(wanted) {
    const items = [...this.querySelectorAll("li")];
    for (const item of items) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    for (const section of this.querySelectorAll("section")) section.hidden = !section.querySelector("li:not([hidden])");
    this.querySelector(".none").hidden = items.some((item) => !item.hidden);
  }
}

customElements.define("sparql-questions", SparqlQuestions);
