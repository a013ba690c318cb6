// Elements whose text is cut, and those that make the page wider than the window.
() => {
  const found = [];
  const name = (element) =>
    `${element.tagName.toLowerCase()}${element.id ? "#" + element.id : ""}` +
    `.${(element.getAttribute("class") || "").trim().replace(/\s+/g, ".")} ` +
    `“${(element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 60)}”`;
  const scrolls = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (at === document.body || at === document.documentElement) return false;
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  };
  const root = document.scrollingElement;
  if (root.scrollWidth > innerWidth + 1) {
    found.push(`the page is ${root.scrollWidth} px wide in a window of ${innerWidth} px`);
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (box.width && box.right > innerWidth + 1 && !element.ownerSVGElement && !scrolls(element)) {
        found.push(`to ${Math.round(box.right)} px: ${name(element)}`);
      }
    }
  }
  const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
  for (const element of document.body.querySelectorAll("*")) {
    const isText = (element.textContent || "").trim() && element instanceof HTMLElement;
    const isSmall = element.clientWidth <= 2 || element.clientHeight <= 2; // for screen readers only
    if (!isText || isSmall || element.closest("[hidden], .cm-editor")) continue;
    const style = getComputedStyle(element);
    if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) {
      found.push(`cut at ${element.clientWidth} of ${element.scrollWidth} px: ${name(element)}`);
    } else if (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 4) {
      found.push(`cut at ${element.clientHeight} of ${element.scrollHeight} px high: ${name(element)}`);
    }
  }
  return [...new Set(found)].slice(0, 20);
}
