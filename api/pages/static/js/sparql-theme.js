// How the editor looks: the colours are those of the page, so light and dark come by themselves.

import { EditorView, HighlightStyle, tags } from "../vendor/codemirror.js";

export const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword], color: "var(--code-keyword)", fontWeight: "600" },
  { tag: [tags.variableName, tags.definition(tags.variableName), tags.special(tags.variableName)], color: "var(--code-variable)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.literal], color: "var(--code-number)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--quiet)", fontStyle: "italic" },
  { tag: [tags.url, tags.namespace, tags.labelName], color: "var(--code-name)" },
  { tag: [tags.function(tags.variableName), tags.standard(tags.variableName)], color: "var(--code-keyword)" },
]);

export const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", background: "transparent", fontSize: ".9rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "Cascadia Code", "Noto Sans Mono CJK SC", monospace', lineHeight: "1.65" },
  ".cm-content": { padding: ".75rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 1rem 0 .6rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { background: "transparent", color: "var(--quiet)", border: "none", paddingLeft: ".35rem" },
  ".cm-activeLine": { background: "color-mix(in srgb, var(--ink) 4%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "color-mix(in srgb, var(--accent) 20%, transparent)" },
  "&.cm-focused .cm-matchingBracket": { background: "color-mix(in srgb, var(--accent) 18%, transparent)", outline: "none" },
  ".cm-panels": { background: "var(--wash)", color: "var(--ink)", borderBottom: "1px solid var(--line)" },
  ".cm-panels input, .cm-panels button": { font: "inherit", color: "inherit", background: "var(--paper)", border: "1px solid var(--line)", borderRadius: "4px" },
  ".cm-tooltip": { background: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "6px", boxShadow: "0 6px 24px rgb(0 0 0 / .14)", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "20rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".3rem .7rem", lineHeight: "1.45" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--wash) !important", color: "var(--ink) !important" },
  ".cm-completionLabel": { fontFamily: 'ui-monospace, "Cascadia Code", monospace', fontSize: ".85rem" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".labels": { marginLeft: ".9rem", color: "var(--quiet)", fontSize: ".8rem" },
  ".labels > span + span::before": { content: '" · "' },
  ".cm-diagnostic": { padding: ".4rem .7rem", borderLeft: "3px solid var(--bad)", maxWidth: "36rem" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad) 1.5px", textUnderlineOffset: "4px" },
  ".cm-lintPoint-error::after": { borderBottomColor: "var(--bad)" },
});
