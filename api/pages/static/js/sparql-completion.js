// Completion: terms by their labels in three languages, variables, keywords.

import { syntaxTree } from "../vendor/codemirror.js";
import { variablesIn } from "./sparql-vocabulary.js";

const BEFORE = /[?$<]?[\p{L}\p{N}_:/.#-]*$/u;

/** A source of completions over a vocabulary, which may come later: `vocabulary()` gives it. */
export function completing(vocabulary) {
  return (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const word = BEFORE.exec(before)[0];
    if ((!word && !context.explicit) || isSkipped(context)) return null;
    const from = context.pos - word.length;
    const text = context.state.doc.toString();
    if (/^[?$]/.test(word)) return { from, filter: false, options: variables(text, word) };
    const kind = kindAfter(before.slice(0, before.length - word.length));
    const terms = vocabulary().meant(word, kind).map((term) => option(term, vocabulary));
    const keywords = /^\p{L}*$/u.test(word) ? vocabulary().keywords(word).map(keyword) : [];
    const options = word ? [...keywords, ...terms] : [...terms.slice(0, 30), ...keywords];
    return options.length ? { from, filter: false, options } : null;
  };
}

function isSkipped(context) {
  const name = syntaxTree(context.state).resolveInner(context.pos, -1).name;
  return /comment|string/i.test(name);
}

/** What stands after a text on its line: a class after `a`, a property after a subject. */
function kindAfter(text) {
  if (/(?:\ba|rdf:type)\s+$/.test(text)) return "class";
  if (/(?:[;{.]|^|[?$][\p{L}\p{N}_]+|[|/^(])\s*$/u.test(text)) return "property";
  return "individual";
}

function variables(text, word) {
  return variablesIn(text)
    .filter((name) => name.startsWith(word.slice(1)) && name !== word.slice(1))
    .map((name) => ({ label: `${word[0]}${name}`, type: "variable" }));
}

function keyword(label) {
  return { label, type: "keyword" };
}

function option(term, vocabulary) {
  const labels = Object.entries(term.labels).filter(([, label]) => label);
  return {
    label: term.name,
    type: term.kind,
    labels,
    apply: (view, completion, from, to) => {
      const inserted = view.state.doc.sliceString(0, from) + term.name;
      const missing = vocabulary().missing(inserted).filter((name) => term.name.startsWith(`${name}:`));
      const changes = [{ from, to, insert: term.name }];
      if (missing.length) changes.push(vocabulary().declaring(view.state.doc.toString(), missing));
      const applied = view.state.changes(changes);
      view.dispatch({ changes: applied, selection: { anchor: applied.mapPos(to, 1) }, userEvent: "input.complete" });
    },
  };
}

/** The labels of an option beside its name, each in its language. */
export function labelled(completion) {
  const element = document.createElement("span");
  element.className = "labels";
  for (const [language, label] of completion.labels ?? []) {
    const each = document.createElement("span");
    each.lang = language;
    each.textContent = label;
    element.append(each);
  }
  return element;
}
