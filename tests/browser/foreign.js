// Texts, seen or only heard, whose script cannot be of the language that the nearest `lang` says.
() => {
  const SIMPLIFIED = /[业联发动应设务识关计导标网际实现进办项强质级产单术图书团规织统组终试]/;
  const OF_OTHERS = "script, style, template, noscript, code, pre, kbd, samp, textarea, .cm-editor";
  const HEARD = ["aria-label", "title", "placeholder", "alt"];
  const found = new Set();
  const wrong = (text, language) => {
    const kana = /[\u3041-\u3096\u30a1-\u30fa]/.test(text);
    const han = (text.match(/\p{Script=Han}/gu) || []).length;
    const latin = (text.match(/[A-Za-z]/g) || []).length; // a gloss in brackets is no other text
    if (language === "zh") return kana || /(?:[A-Za-z]{2,} ){4,}[A-Za-z]{2,}/.test(text);
    if (language === "ja") {
      return (!kana && SIMPLIFIED.test(text)) || /(?:[A-Za-z]{2,} ){4,}[A-Za-z]{2,}/.test(text);
    }
    return (kana || han > 0) && han >= latin;
  };
  const said = (element) => element.getAttribute("xml:lang") ?? element.getAttribute("lang");
  const languageOf = (element) => {
    while (element && said(element) === null) element = element.parentElement;
    return (element ? said(element) : "").split("-")[0];
  };
  const judge = (text, element, where) => {
    const language = languageOf(element);
    if (text && language && wrong(text, language)) {
      const place = `${element.localName}.${element.getAttribute("class") || ""}${where}`;
      found.add(`${language}: “${text.replace(/\s+/g, " ").slice(0, 80)}” in ${place}`);
    }
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element.closest(OF_OTHERS)) judge(node.data.trim(), element, "");
  }
  for (const name of HEARD) {
    for (const element of document.body.querySelectorAll(`[${name}]`)) {
      judge(element.getAttribute(name).trim(), element, `[${name}]`);
    }
  }
  return [...found].slice(0, 20);
}
