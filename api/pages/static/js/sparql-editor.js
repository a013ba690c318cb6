// <sparql-editor>: CodeMirror in a shadow root, where its styles are adopted sheets and no CSP forbids them.

import {
  autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap, defaultKeymap,
  drawSelection, EditorState, EditorView, highlightActiveLine, highlightSpecialChars, history, historyKeymap, indentOnInput, indentWithTab,
  keymap, lineNumbers, linter, lintKeymap, Prec, search, searchKeymap, setDiagnostics, sparql, syntaxHighlighting, toggleComment,
} from "../vendor/codemirror.js";
import { completing, labelled } from "./sparql-completion.js";
import { diagnostics } from "./sparql-faults.js";
import { highlighting, theme } from "./sparql-theme.js";
import { Vocabulary } from "./sparql-vocabulary.js";
import { phrases } from "./sparql-words.js";

const DELAY = 450; // milliseconds without typing, after which a query is checked

export class SparqlEditor extends HTMLElement {
  vocabulary = new Vocabulary();
  /** Gives the fault of a query, or null: `{line, column, detail}`. */
  check = async () => null;
  #view = null;

  connectedCallback() {
    if (this.#view) return;
    const root = this.attachShadow({ mode: "open" });
    this.#view = new EditorView({ root, parent: root, state: this.#state(this.textContent) });
  }

  get value() {
    return this.#view.state.doc.toString();
  }

  /** Another query: what was undone and done of the former one is forgotten. */
  set value(text) {
    this.#view.setState(this.#state(text));
  }

  focus() {
    this.#view.focus();
  }

  /** Declare the prefixes that are used and known. */
  complete() {
    const missing = this.vocabulary.missing(this.value);
    if (missing.length) this.#view.dispatch({ changes: this.vocabulary.declaring(this.value, missing) });
  }

  /** Mark a fault that running has told. */
  mark(fault) {
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics(this.#view.state, fault)));
  }

  #state(doc) {
    const told = (name) => () => this.dispatchEvent(new CustomEvent(name, { bubbles: true })) || true;
    return EditorState.create({
      doc,
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightSpecialChars(), highlightActiveLine(), indentOnInput(), bracketMatching(),
        closeBrackets(), search({ top: true }), EditorView.lineWrapping, sparql(), syntaxHighlighting(highlighting), theme,
        EditorState.phrases.of(phrases), EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({ "aria-label": this.getAttribute("label"), spellcheck: "false", lang: "", tabindex: "0" }),
        autocompletion({
          override: [completing(() => this.vocabulary)], icons: false, maxRenderedOptions: 60,
          addToOptions: [{ render: labelled, position: 80 }],
        }),
        linter(async (view) => diagnostics(view.state, await this.check(view.state.doc.toString())), { delay: DELAY }),
        Prec.highest(keymap.of([
          { key: "Mod-Enter", run: told("run") },
          { key: "Mod-/", run: toggleComment },
        ])),
        keymap.of([
          ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap, indentWithTab,
        ]),
        EditorView.domEventHandlers({ beforeinput: replaced }),
        EditorView.updateListener.of((update) => this.#changed(update)),
      ],
    });
  }

  #changed(update) {
    if (!update.docChanged) return;
    this.dispatchEvent(new CustomEvent("changed", { bubbles: true }));
    if (!update.view.composing && update.transactions.some((each) => each.isUserEvent("input"))) {
      setTimeout(() => this.complete()); // an update may not begin within another
    }
  }
}

/** Text typed over a selection: the browser would keep the style of what was there, inline, which the CSP forbids. */
function replaced(event, view) {
  const { from, to, empty } = view.state.selection.main;
  if (event.inputType !== "insertText" || !event.data || empty || view.composing) return false;
  const change = () => view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  const handlers = view.state.facet(EditorView.inputHandler); // brackets go around it
  if (!handlers.some((handle) => handle(view, from, to, event.data, change))) view.dispatch(change());
  event.preventDefault();
  return true;
}

customElements.define("sparql-editor", SparqlEditor);
