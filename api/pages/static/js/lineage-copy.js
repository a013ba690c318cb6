/** `<lineage-copy>`: a button that copies the text of the field beside it. */
import { copy } from "./clipboard.js";

class LineageCopy extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input");
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", async () => {
      await copy(field.value);
      button.textContent = button.dataset.done;
    });
  }
}

customElements.define("lineage-copy", LineageCopy);
