/**
 * `<search-box>`: a search form that suggests names while one types; without scripts it is the form.
 * The combobox pattern of WAI-ARIA: the focus stays in the field, arrows walk through the list.
 */
import { suggestionsOf } from "./search-suggestions.js";

const DELAY = 120; // milliseconds of quiet before the server is asked
const STYLE = new URL("../css/search-box.css", import.meta.url).href;
let boxes = 0;

class SearchBox extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.input = this.form?.querySelector("input[name=q]");
    if (!this.input || this.list) return;
    this.id ||= `search-box-${++boxes}`;
    this.active = -1;
    this.#style();
    this.#makeList();
    this.input.addEventListener("input", (event) => event.isComposing || this.#later());
    this.input.addEventListener("compositionend", () => this.#later());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("focusout", (event) => this.contains(event.relatedTarget) || this.#close());
    this.form.addEventListener("submit", () => this.#close());
  }

  disconnectedCallback() {
    this.#close();
  }

  #style() {
    if (document.querySelector(`link[href="${STYLE}"]`)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = STYLE;
    document.head.append(link);
  }

  #makeList() {
    this.list = document.createElement("ul");
    this.list.id = `${this.id}-list`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.input.getAttribute("aria-label") ?? "");
    this.list.hidden = true;
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays
    this.append(this.list);
    const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("aria-expanded", "false");
  }

  #later() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.timer = setTimeout(() => this.#ask(), DELAY);
  }

  async #ask() {
    const text = this.input.value.trim();
    if (!text) return this.#close();
    this.request = new AbortController();
    const address = new URL(`${this.form.action}/suggest`);
    address.searchParams.set("q", text);
    address.searchParams.set("lang", document.documentElement.lang);
    try {
      const response = await fetch(address, { signal: this.request.signal });
      const found = response.ok ? (await response.json()).items : [];
      if (document.activeElement === this.input) this.#show(found);
    } catch (error) {
      if (error.name !== "AbortError") this.#close(); // the form works without
    }
  }

  #show(items) {
    this.active = -1;
    this.items = items;
    this.list.replaceChildren(...suggestionsOf(items, this.list.id, document.documentElement.lang));
    this.list.querySelectorAll("[role=option]").forEach((option, place) => {
      option.addEventListener("click", () => this.#open(place));
    });
    this.list.hidden = items.length === 0;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  #close() {
    clearTimeout(this.timer);
    this.request?.abort();
    if (this.list) this.#show([]);
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return; // the input method has it
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.#close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.#open(this.active);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.#ask();
      else this.#walk(event.key === "ArrowDown" ? 1 : -1);
    }
  }

  #walk(step) {
    const options = [...this.list.children];
    const places = options.length + 1; // the field itself is one
    this.active = ((this.active + 1 + step + places) % places) - 1;
    options.forEach((option, place) =>
      option.setAttribute("aria-selected", String(place === this.active)),
    );
    const option = options[this.active];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #open(place) {
    const { href } = this.items[place];
    this.#close();
    location.assign(href);
  }
}

customElements.define("search-box", SearchBox);
