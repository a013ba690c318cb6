// The words of the page, for what scripts say: they stand in its one block of JSON.

const block = document.getElementById("workbench-words");
const words = block ? JSON.parse(block.textContent) : {};

/** A text of the page in the reader's language, with `{name}` filled in. */
export function said(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A number as the reader writes it. */
export function counted(number) {
  return new Intl.NumberFormat(document.documentElement.lang).format(number);
}

/** CodeMirror's own phrases in the reader's language. */
export const phrases = words.phrases ?? {};
