// What the browser keeps for its user: tabs and history. Nothing of it is sent.

const MOST = 100;

function read(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise; // not to be had, or written by another
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // full or refused: then it is not kept
  }
}

export const tabs = {
  /** `{open: [{id, name, query}], chosen: id}`; null where none are kept. */
  read: () => read("sparql.tabs", null),
  write: (value) => write("sparql.tabs", value),
};

export const past = {
  /** The queries that were run, the last first: `{query, at, rows, took}`. */
  read: () => read("sparql.history", []),
  add(entry) {
    const others = past.read().filter((each) => each.query !== entry.query);
    write("sparql.history", [entry, ...others].slice(0, MOST));
  },
  clear: () => write("sparql.history", []),
};
