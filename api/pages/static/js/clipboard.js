/** Put a text into the clipboard. A page that came without TLS can do so by the old command only. */
export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const before = document.activeElement;
  const field = Object.assign(document.createElement("textarea"), { value: text });
  field.style.position = "fixed"; // so that nothing scrolls
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  before?.focus({ preventScroll: true });
}
