// A row of tabs as the ARIA pattern has it: one of them in the order of Tab, arrows go along.

/**
 * Draw tabs into an element of role `tablist`.
 * @param {{id: string, name: string, panel: string}[]} items `panel` is the id of what a tab shows
 */
export function tablist(element, items, chosen, choose) {
  const tabs = items.map(({ id, name, panel }) => {
    const tab = document.createElement("button");
    Object.assign(tab, { type: "button", role: "tab", textContent: name, ariaSelected: String(id === chosen), tabIndex: id === chosen ? 0 : -1 });
    if (panel) tab.setAttribute("aria-controls", panel);
    tab.dataset.id = id;
    tab.addEventListener("click", () => choose(id));
    return tab;
  });
  element.replaceChildren(...tabs);
  element.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = tabs.indexOf(event.target);
    if (!step || at < 0) return;
    event.preventDefault();
    const { id } = tabs[(at + step + tabs.length) % tabs.length].dataset;
    choose(id);
    element.querySelector(`[data-id="${id}"]`)?.focus(); // it may have been drawn anew
  };
}
