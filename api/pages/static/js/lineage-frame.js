/**
 * The frame around the picture: panning and zooming by moving the whole drawing, while the heads of
 * years and the names of lanes stay on screen. Nothing is laid out anew: only transforms change.
 */
import { select, zoom, zoomIdentity } from "../vendor/d3-zoom.js";

const HEAD = 44;
/** Lanes that are more than levels of government have long names, and get more room. */
const MANY = 12;
const LARGEST = 2.5;
/** Below these scales cards, and counts, cannot be read: a picture does not begin smaller. */
const READABLE = { cards: 0.8, cells: 0.55, series: 0.75 };

export class Frame {
  /** @param {HTMLElement} box @param {SVGSVGElement} svg @param {Element | null} middle a card */
  constructor(box, svg, middle) {
    this.box = box;
    this.svg = svg;
    this.middle = middle;
    this.lanes = lanesOf(svg);
    const { width, height } = svg.viewBox.baseVal;
    const last = this.lanes.at(-1);
    this.width = width;
    this.top = this.lanes[0]?.top ?? 0;
    this.bottom = last ? last.bottom : height;
    this.years = yearsOf(svg, this.top);
    this.left = Math.min(...this.years.map((year) => year.left), width) - 12;
    this.many = this.lanes.length > MANY;
    const of = svg.querySelector(".card") ? "cards" : this.many ? "series" : "cells";
    this.readable = READABLE[of];
    box.classList.add("live");
    this.#addHeads();
    this.zoom = zoom()
      .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button))
      .constrain(held)
      .on("start", () => svg.classList.add("moving"))
      .on("end", () => svg.classList.remove("moving"))
      .on("zoom", (event) => this.#move(event.transform));
    this.selection = select(box);
    this.selection.call(this.zoom).on("dblclick.zoom", null);
    box.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.#measure();
    this.begin();
    this.observer = new ResizeObserver(() => this.#measure());
    this.observer.observe(box);
  }

  /** Where the picture begins: readable, with what it is of in the middle. */
  begin() {
    const whole = this.#inner.width / (this.width - this.left);
    const scale = Math.min(1, Math.max(this.readable, whole));
    this.#height(scale);
    this.#show(scale, this.middle);
  }

  /** The whole picture. */
  fit() {
    const { width, height } = this.#inner;
    const scale = Math.min(1, width / (this.width - this.left), height / (this.bottom - this.top));
    this.#show(scale, null);
  }

  /** @param {number} factor */
  by(factor) {
    this.#glide();
    this.selection.call(this.zoom.scaleBy, factor);
  }

  /** Bring a card into the frame, if it is not. @param {Element} card */
  reveal(card) {
    const outer = this.box.getBoundingClientRect();
    const at = card.getBoundingClientRect();
    const dx = into(at.left - outer.left, at.right - outer.left, this.margin + 8, outer.width - 8);
    const dy = into(at.top - outer.top, at.bottom - outer.top, HEAD + 8, outer.height - 8);
    if (!dx && !dy) return;
    this.#glide();
    this.selection.call(this.zoom.translateBy, dx / this.scale, dy / this.scale);
  }

  /** Stop watching the size. */
  end() {
    this.observer.disconnect();
  }

  get #inner() {
    return { width: this.box.clientWidth - this.margin, height: this.box.clientHeight - HEAD };
  }

  /** As high as the drawing, but never higher than the window. @param {number} scale */
  #height(scale) {
    const most = Math.max(360, window.innerHeight * 0.78);
    const wanted = (this.bottom - this.top) * scale + HEAD;
    this.box.style.height = `${Math.round(Math.min(most, wanted))}px`;
  }

  #measure() {
    this.margin = this.names.offsetWidth;
    this.box.style.setProperty("--margin", `${this.margin}px`);
    const { width, height } = this.#inner;
    const [low, high] = [this.bottom - this.top, this.width - this.left];
    const least = Math.min(this.readable, width / high, height / low);
    this.zoom
      .scaleExtent([least, LARGEST])
      .extent([[this.margin, HEAD], [this.margin + width, HEAD + height]])
      .translateExtent([[this.left, this.top], [this.width, this.bottom]]);
    if (this.scale) this.selection.call(this.zoom.scaleBy, 1);
  }

  /** @param {number} scale @param {Element | null} middle */
  #show(scale, middle) {
    const { width, height } = this.#inner;
    const card = middle?.getBBox();
    const x = card ? card.x + card.width / 2 : this.left + width / 2 / scale;
    const y = card ? card.y + card.height / 2 : this.top + height / 2 / scale;
    const there = zoomIdentity
      .translate(this.margin + width / 2, HEAD + height / 2)
      .scale(scale)
      .translate(-x, -y);
    this.selection.call(this.zoom.transform, there);
    this.selection.call(this.zoom.translateBy, 0, 0);
  }

  /** Sideways by wheel or touchpad; up and down is the page's. @param {WheelEvent} event */
  #wheel(event) {
    if (event.ctrlKey || event.metaKey) return;
    const across = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (!event.shiftKey && Math.abs(across) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    this.selection.call(this.zoom.translateBy, -across / this.scale, 0);
  }

  #glide() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    this.box.classList.add("gliding");
    clearTimeout(this.gliding);
    this.gliding = setTimeout(() => this.box.classList.remove("gliding"), 220);
  }

  /** @param {{x: number, y: number, k: number}} to */
  #move({ x, y, k }) {
    this.scale = k;
    this.svg.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
    const from = x - this.margin;
    for (const { head, x: at, end, centred } of this.years) {
      const free = from + k * at - (centred ? head.room / 2 : 0);
      const stuck = centred ? free : Math.min(Math.max(free, 10), from + k * end - head.room);
      head.style.transform = `translateX(${stuck}px)`;
    }
    for (const { name, top, bottom } of this.lanes) {
      const stuck = Math.min(Math.max(y + k * top, HEAD), y + k * bottom - name.room);
      name.style.transform = `translateY(${stuck - HEAD}px)`;
    }
  }

  /** The heads and names, once, beside the drawing; the drawing has them already for readers. */
  #addHeads() {
    this.names = strip("names");
    this.names.classList.toggle("long", this.many);
    for (const lane of this.lanes) lane.name = label(this.names, lane.text);
    this.heads = strip("heads");
    for (const year of this.years) {
      year.head = label(this.heads, year.text, year.small);
      year.head.classList.toggle("centred", year.centred);
    }
    this.box.append(this.names, this.heads);
    for (const lane of this.lanes) lane.name.room = lane.name.offsetHeight;
    for (const year of this.years) year.head.room = year.head.offsetWidth + (year.centred ? 0 : 8);
  }
}

/** Keep the drawing in its frame: no gap where there is more of it, a small one at the left. */
function held(transform, [[left, top], [right, bottom]], [[x, y], [toX, toY]]) {
  const across = gap(transform.invertX(left) - x, transform.invertX(right) - toX);
  const down = gap(transform.invertY(top) - y, transform.invertY(bottom) - toY);
  return transform.translate(across, down);
}

/** By how much to move, given how far each edge of the frame is inside (before) or outside (after). */
function gap(before, after) {
  return before < after ? before : Math.min(0, before) || Math.max(0, after);
}

/** By how much to move so that a stretch lies between two bounds. */
function into(start, end, low, high) {
  if (start < low) return low - start;
  return end > high ? Math.max(high - end, low - start) : 0;
}

function strip(name) {
  const made = document.createElement("div");
  made.className = name;
  made.setAttribute("aria-hidden", "true");
  return made;
}

function label(parent, text, small = "") {
  const made = document.createElement("span");
  made.textContent = text;
  if (small) made.append(Object.assign(document.createElement("small"), { textContent: small }));
  parent.append(made);
  return made;
}

/** The lanes as drawn: a band, then its name in one or more lines. @param {SVGSVGElement} svg */
function lanesOf(svg) {
  const lanes = [];
  const tall = /[\u2e80-\uffef]$/u;
  for (const mark of svg.querySelectorAll(".lanes rect, .lanes text")) {
    if (mark.localName === "rect") {
      const top = mark.y.baseVal.value;
      lanes.push({ top, bottom: top + mark.height.baseVal.value, text: "" });
    } else if (lanes.length) {
      const lane = lanes.at(-1);
      const gap = !lane.text || tall.test(lane.text) ? "" : " ";
      lane.text += gap + mark.textContent.trim();
    }
  }
  return lanes;
}

/** The columns: the year where one begins, what is written below. @param {SVGSVGElement} svg */
function yearsOf(svg, top) {
  const columns = new Map();
  for (const text of svg.querySelectorAll(".years text")) {
    if (text.y.baseVal[0].value > top || text.textContent === "⋯") continue;
    const x = text.x.baseVal[0].value;
    const centred = text.getAttribute("text-anchor") === "middle";
    const column = columns.get(x) ?? { x, left: centred ? x - 60 : x, centred, text: "", small: "" };
    column[text.getAttribute("font-weight") ? "text" : "small"] = text.textContent.trim();
    columns.set(x, column);
    text.classList.add("head");
  }
  const sorted = [...columns.values()].sort((one, other) => one.x - other.x);
  const { width } = svg.viewBox.baseVal;
  sorted.forEach((column, place) => (column.end = sorted[place + 1]?.x ?? width));
  return sorted;
}
