// <sparql-examples>: the questions of the catalogue, to be filled in and put into the editor.

import { said } from "./sparql-words.js";

export class SparqlExamples extends HTMLElement {
  #questions = null;

  async open() {
    const dialog = this.querySelector("dialog");
    dialog.showModal();
    const sift = this.querySelector("input[type=search]");
    sift.oninput = () => this.#list(sift.value);
    this.querySelector(".close").onclick = () => dialog.close();
    this.#questions ??= await this.#load();
    this.#list(sift.value);
  }

  async #load() {
    const response = await fetch(`${this.dataset.root}/queries`, { headers: { Accept: "application/json" } });
    return response.json();
  }

  #list(text) {
    const language = document.documentElement.lang;
    const wanted = text.trim().toLowerCase();
    const found = (this.#questions ?? []).filter((each) =>
      [...Object.values(each.summary), each.name, ...each.tags].some((words) => words.toLowerCase().includes(wanted)));
    const items = found.map((question) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = question.summary[language];
      button.addEventListener("click", () => this.#chosen(question, language));
      item.append(button);
      return item;
    });
    this.querySelector("ul").replaceChildren(...items);
  }

  #chosen(question, language) {
    const form = this.querySelector("form");
    const fields = Object.entries(question.parameters).map(([name, parameter]) => {
      const label = document.createElement("label");
      const input = document.createElement("input");
      Object.assign(input, { name, value: parameter.example, required: parameter.required });
      label.append(parameter.description[language], parameter.required ? "" : ` (${said("optional")})`, input);
      return label;
    });
    const heading = Object.assign(document.createElement("h3"), { textContent: question.summary[language] });
    form.querySelector(".fields").replaceChildren(heading, ...fields);
    form.querySelector(".fault").textContent = "";
    form.hidden = false;
    form.onsubmit = (event) => {
      event.preventDefault();
      const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      if (event.submitter.value === "page") location.assign(`${question.href}?${given}`);
      else this.#take(question, given);
    };
    form.scrollIntoView({ block: "nearest" });
    (form.querySelector("input") ?? form.querySelector("button")).focus();
  }

  async #take(question, given) {
    const response = await fetch(`${this.dataset.root}/workbench/queries/${question.name}?${given}`, { headers: { Accept: "application/sparql-query, application/json" } });
    if (!response.ok) {
      const { detail } = await response.json();
      this.querySelector(".fault").textContent = detail;
      return;
    }
    this.querySelector("dialog").close();
    this.dispatchEvent(new CustomEvent("take", { bubbles: true, detail: { query: await response.text(), name: question.name } }));
  }
}

customElements.define("sparql-examples", SparqlExamples);
