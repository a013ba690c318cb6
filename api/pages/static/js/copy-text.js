// A text with a button that copies it.

import { copy } from "./clipboard.js";

class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await copy(this.firstElementChild.textContent);
      this.tell(button);
    });
  }

  tell(button) {
    const words = button.textContent;
    if (words === this.dataset.copied) return;
    button.textContent = this.dataset.copied;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => { button.textContent = words; }, 1600);
  }
}

customElements.define("copy-text", CopyText);
