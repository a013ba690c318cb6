// Elements that can have the focus, and look the same when they have it.
() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const looks = (element) => {
    const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth } = getComputedStyle(element);
    const outline = outlineStyle === "none" ? "0px" : outlineWidth;
    return [outline, boxShadow, stroke, strokeWidth].join();
  };
  const found = [];
  document.activeElement.blur();
  for (const element of document.querySelectorAll(wanted)) {
    if (!element.checkVisibility()) continue;
    const parts = [element, ...element.querySelectorAll("rect, circle")];
    const before = parts.map(looks).join("\n");
    element.focus({ preventScroll: true });
    if (document.activeElement !== element) continue;
    if (parts.map(looks).join("\n") === before) found.push(element.outerHTML.slice(0, 150));
    element.blur();
  }
  return found;
}
