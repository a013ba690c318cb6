/** Names of documents while one types, in the browser's own list; without it any name can be typed. */

const QUIET = 150; // milliseconds before the server is asked

/** @param {HTMLInputElement} input a field of a form whose address is beside that of the search */
export function suggest(input) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-names`;
  input.after(list);
  input.setAttribute("list", list.id);
  input.autocomplete = "off";
  const state = {};
  input.addEventListener("input", (event) => {
    clearTimeout(state.timer);
    state.request?.abort();
    const typed = event.inputType && !event.isComposing && input.value.trim().length > 1;
    if (typed) state.timer = setTimeout(() => fill(input, list, state), QUIET);
  });
}

async function fill(input, list, state) {
  state.request = new AbortController();
  const address = new URL("search/suggest", input.form.action);
  address.searchParams.set("q", input.value.trim());
  address.searchParams.set("lang", document.documentElement.lang);
  try {
    const response = await fetch(address, { signal: state.request.signal });
    const { items } = response.ok ? await response.json() : { items: [] };
    list.replaceChildren(...items.filter((item) => !item.kind).map(option));
  } catch (error) {
    if (error.name !== "AbortError") list.replaceChildren(); // a name can be typed all the same
  }
}

/** A document: its address is what is asked for, its name what one reads. */
function option({ iri, name, language }) {
  const made = document.createElement("option");
  made.value = iri.slice(iri.indexOf("/eli/") + 1);
  made.label = name;
  if (language) made.lang = language;
  return made;
}
