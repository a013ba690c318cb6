/** The options of a list of suggestions: names with what was typed marked, and what they name. */

/** @param {{name: string, language: string, kind: string, marks: [number, number][]}[]} items */
export function suggestionsOf(items, id, language) {
  return items.map((item, place) => {
    const option = document.createElement("li");
    option.id = `${id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    if (item.language && item.language !== language) name.lang = item.language;
    name.append(...marked(item.name, item.marks));
    option.append(name);
    if (item.kind) {
      const kind = document.createElement("small");
      kind.textContent = item.kind;
      option.append(kind);
    }
    return option;
  });
}

/** A text in pieces; places count characters, as Python does, not units of UTF-16. */
function marked(text, marks) {
  const characters = [...text];
  const pieces = [];
  let at = 0;
  for (const [start, end] of marks) {
    const mark = document.createElement("mark");
    mark.textContent = characters.slice(start, end).join("");
    pieces.push(characters.slice(at, start).join(""), mark);
    at = end;
  }
  pieces.push(characters.slice(at).join(""));
  return pieces;
}
