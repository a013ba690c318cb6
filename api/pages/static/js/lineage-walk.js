/**
 * The lineage as a graph to walk: what a document rests on and what came of it, near and far, and
 * which card lies which way.
 */

/** @typedef {{source: string, target: string, relation: string}} Edge */

export const ANNEX = "hasAnnex";

export class Walk {
  /** @param {Partial<Edge>[]} edges those drawn without an end lead nowhere */
  constructor(edges) {
    const whole = edges.filter((edge) => edge.target);
    this.from = Map.groupBy(whole, (edge) => edge.source);
    this.to = Map.groupBy(whole, (edge) => edge.target);
  }

  /** The documents one step away. @param {string} iri @param {"up" | "down"} way */
  next(iri, way) {
    const [ahead, behind] = way === "up" ? [this.from, this.to] : [this.to, this.from];
    const [far, near] = way === "up" ? ["target", "source"] : ["source", "target"];
    const found = (ahead.get(iri) ?? []).map((edge) => edge[far]);
    const same = (behind.get(iri) ?? []).filter((edge) => edge.relation === ANNEX);
    return [...new Set([...found, ...same.map((edge) => edge[near])])];
  }

  /** The document that most edges lead to; undefined without edges. */
  hub() {
    const cited = [...this.to].map(([iri, edges]) => [iri, edges.filter((e) => e.relation !== ANNEX)]);
    return cited.sort(([, one], [, other]) => other.length - one.length)[0]?.[0];
  }

  /** All documents that lie one way, or only those `near`; the one itself is among them. */
  all(iri, way, near = false) {
    if (near) return new Set([iri, ...this.next(iri, way)]);
    const found = new Set([iri]);
    for (const each of found) for (const other of this.next(each, way)) found.add(other);
    return found;
  }

  /** Whether an edge lies on a way from or to a document, given all above and all below it. */
  static touches(source, target, above, below) {
    return (above.has(source) && above.has(target)) || (below.has(source) && below.has(target));
  }
}

/**
 * The card that an arrow key leads to: the nearest of `wanted`, else the nearest that lies that way.
 *
 * @param {Element} card @param {string} key @param {Element[]} cards @param {Set<Element>} wanted
 */
export function toward(card, key, cards, wanted) {
  const here = centre(card);
  const [across, sign] = WAYS[key];
  const ranked = cards
    .filter((other) => other !== card)
    .map((other) => {
      const there = centre(other);
      const along = sign * (across ? there.x - here.x : there.y - here.y);
      const aside = Math.abs(across ? there.y - here.y : there.x - here.x);
      return { other, along, far: along + (across ? aside : 6 * aside) };
    });
  const near = ranked.filter(({ other }) => wanted.has(other));
  const there = near.length ? near : ranked.filter(({ along }) => along > 1);
  return there.sort((one, two) => Math.abs(one.far) - Math.abs(two.far))[0]?.other ?? null;
}

const WAYS = {
  ArrowLeft: [true, -1],
  ArrowRight: [true, 1],
  ArrowUp: [false, -1],
  ArrowDown: [false, 1],
};

function centre(card) {
  const box = card.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
