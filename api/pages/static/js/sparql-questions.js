// <sparql-questions>: the list of questions is sifted as one types; without scripts the form does it.

class SparqlQuestions extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input[type=search]");
    const sift = () => this.#sift(input.value.trim().toLowerCase());
    input.addEventListener("input", sift);
    if (input.value !== input.defaultValue) sift(); // typed while this was on its way
  }

  #sift(wanted) {
    const items = [...this.querySelectorAll("li")];
    for (const item of items) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    for (const section of this.querySelectorAll("section")) section.hidden = !section.querySelector("li:not([hidden])");
    this.querySelector(".none").hidden = items.some((item) => !item.hidden);
  }
}

customElements.define("sparql-questions", SparqlQuestions);
