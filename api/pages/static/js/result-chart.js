// <result-chart>: numbers of an answer against its dates or labels, where its columns suit that.

import { isDate, numberOf, shortened } from "./rdf-terms.js";
import { counted, said } from "./sparql-words.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST = 60; // bars: more could not be told apart
const [WIDTH, LINE_HEIGHT, BAR] = [760, 300, 24];

/** The columns that can be drawn: `{labels, numbers}` names, the best first; null where none can. */
export function columns(results) {
  const rows = results.results?.bindings ?? [];
  if (rows.length < 2) return null;
  const every = (name, test) => rows.every((row) => !row[name] || test(row[name])) && rows.some((row) => row[name]);
  const vars = results.head.vars;
  const numbers = vars.filter((name) => every(name, (term) => numberOf(term) !== null));
  const rest = vars.filter((name) => !numbers.includes(name));
  const distinct = (name) => new Set(rows.map((row) => row[name]?.value)).size;
  const isYear = (name) => /year|date|day/i.test(name);
  const dates = rest.filter((name) => every(name, isDate));
  const years = numbers.filter((name) => isYear(name) && every(name, (term) => /^(19|20)\d\d$/.test(term.value)));
  const labels = rest.filter((name) => !dates.includes(name)).sort((a, b) => readable(rows, b) - readable(rows, a) || distinct(b) - distinct(a));
  const amounts = numbers.filter((name) => !years.includes(name));
  const against = [...dates, ...years, ...labels];
  return amounts.length && against.length ? { labels: against, numbers: amounts, dates: [...dates, ...years] } : null;
}

const readable = (rows, name) => Number(rows.some((row) => row[name]?.type === "literal"));

export class ResultChart extends HTMLElement {
  /** Draw; gives whether the results can be drawn. */
  show(results, prefixes) {
    const found = columns(results);
    this.replaceChildren();
    if (!found) return false;
    const isLine = found.dates.length > 0 && new Set(results.results.bindings.map((row) => row[found.labels[0]]?.value)).size === results.results.bindings.length;
    const choices = [
      choice("chartKind", [["bar", said("bars")], ["line", said("lines")]], isLine ? "line" : "bar"),
      choice("chartNumber", found.numbers.map((name) => [name, name]), found.numbers.at(-1)),
      choice("chartLabel", found.labels.map((name) => [name, name]), found.labels[0]),
    ];
    const picture = document.createElement("figure");
    const draw = () => {
      const [kind, number, label] = choices.map((each) => each.querySelector("select").value);
      picture.replaceChildren(...drawn(points(results, number, label, prefixes), kind, number, label));
    };
    const tools = document.createElement("div");
    tools.className = "tools";
    tools.append(...choices);
    tools.addEventListener("change", draw);
    this.append(tools, picture);
    draw();
    return true;
  }
}

function choice(key, options, chosen) {
  const label = document.createElement("label");
  const select = document.createElement("select");
  for (const [value, text] of options) select.add(new Option(text, value, false, value === chosen));
  label.append(said(key), " ", select);
  return label;
}

function points(results, number, label, prefixes) {
  return results.results.bindings
    .filter((row) => row[number] && row[label])
    .map((row) => ({
      label: row[label].type === "uri" ? shortened(row[label].value, prefixes) : row[label].value,
      language: row[label]["xml:lang"],
      value: numberOf(row[number]),
    }));
}

function drawn(all, kind, number, label) {
  const ordered = kind === "line" ? [...all].sort((a, b) => a.label.localeCompare(b.label)) : all;
  const shownPoints = kind === "line" ? ordered : ordered.slice(0, MOST);
  const picture = kind === "line" ? lines(shownPoints) : bars(shownPoints);
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", said("chartOf", { number, label, count: counted(shownPoints.length) }));
  const parts = [picture];
  if (shownPoints.length < all.length) {
    const caption = document.createElement("figcaption");
    caption.textContent = said("firstOf", { shown: counted(shownPoints.length), all: counted(all.length) });
    parts.push(caption);
  }
  return parts;
}

function bars(all) {
  const scale = scaled(all.map((each) => each.value));
  const left = Math.min(280, Math.max(40, ...all.map((each) => extent(each.label))) + 12);
  const x = (value) => left + (WIDTH - left - 70) * scale(value);
  const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${all.length * BAR + 8}`, class: "bars" });
  all.forEach((each, index) => {
    const y = index * BAR + 4;
    const name = make("text", { x: left - 10, y: y + 15, "text-anchor": "end" }, fitted(each.label, left - 12));
    name.setAttribute("lang", each.language ?? "");
    const bar = make("rect", { x: Math.min(x(0), x(each.value)), y: y + 3, width: Math.max(Math.abs(x(each.value) - x(0)), 1), height: BAR - 8, rx: 2 });
    bar.append(make("title", {}, `${each.label}: ${counted(each.value)}`));
    svg.append(name, bar, make("text", { x: Math.max(x(0), x(each.value)) + 6, y: y + 15, class: "value" }, counted(each.value)));
  });
  return svg;
}

function lines(all) {
  const marks = ticks(all);
  const scale = scaled([...all.map((each) => each.value), ...marks]);
  const [left, bottom] = [64, LINE_HEIGHT - 32];
  const x = (index) => left + (WIDTH - left - 24) * (all.length > 1 ? index / (all.length - 1) : 0.5);
  const y = (value) => bottom - (bottom - 16) * scale(value);
  const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${LINE_HEIGHT}`, class: "lines" });
  for (const value of marks) {
    svg.append(make("line", { x1: left, x2: WIDTH - 24, y1: y(value), y2: y(value), class: "grid" }));
    svg.append(make("text", { x: left - 8, y: y(value) + 4, "text-anchor": "end" }, counted(value)));
  }
  svg.append(make("polyline", { points: all.map((each, index) => `${x(index)},${y(each.value)}`).join(" ") }));
  const step = Math.ceil(all.length / 8);
  all.forEach((each, index) => {
    const point = make("circle", { cx: x(index), cy: y(each.value), r: all.length > 80 ? 2 : 4 });
    point.append(make("title", {}, `${each.label}: ${counted(each.value)}`));
    svg.append(point);
    if (index % step === 0) svg.append(make("text", { x: x(index), y: LINE_HEIGHT - 8, "text-anchor": "middle" }, each.label));
  });
  return svg;
}

/** From values to 0..1; zero is always within, for the length of a bar is its value. */
function scaled(values) {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  return (value) => (value - low) / (high - low || 1);
}

function ticks(all) {
  const high = Math.max(0, ...all.map((each) => each.value));
  const low = Math.min(0, ...all.map((each) => each.value));
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough);
  const found = [];
  for (let value = Math.floor(low / step) * step; value < high + step * 0.999; value += step) found.push(value);
  return found;
}

/** The width of a text at 12 px, about: Han and kana are as wide as high. */
const extent = (text) => [...text].reduce((sum, each) => sum + (each > "\u2e7f" ? 12 : 6.6), 0);

function fitted(text, width) {
  if (extent(text) <= width) return text;
  const letters = [...text];
  while (letters.length && extent(letters.join("")) > width - 12) letters.pop();
  return `${letters.join("")}…`;
}

function make(name, attributes, text = "") {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

customElements.define("result-chart", ResultChart);
