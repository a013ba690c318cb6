/** `<lineage-copy>`: a button that copies the text of the field beside it. */
class LineageCopy extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input");
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy"); // a page that came without TLS has no clipboard
      }
      button.textContent = button.dataset.done;
    });
  }
}

customElements.define("lineage-copy", LineageCopy);
