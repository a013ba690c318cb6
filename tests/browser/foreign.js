// Texts whose script cannot be of the language that the nearest `lang` says.
() => {
  const SIMPLIFIED = /[业联发动应设务识关计导标网际实现进办项强质级产单术图书团规织统组终试]/;
  const OF_OTHERS = "script, style, template, noscript, code, pre, kbd, samp, textarea, .cm-editor";
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
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    const element = node.parentElement;
    if (!text || element.closest(OF_OTHERS)) continue;
    const language = (element.closest("[lang]")?.getAttribute("lang") || "").split("-")[0];
    if (language && wrong(text, language)) {
      found.add(`${language}: “${text.replace(/\s+/g, " ").slice(0, 80)}” in ${element.tagName.toLowerCase()}.${element.getAttribute("class") || ""}`);
    }
  }
  return [...found].slice(0, 20);
}
