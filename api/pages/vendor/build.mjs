// Makes the bundles of third-party code from what package-lock.json pins: `npm run vendor`.
// Own code of the pages is shipped as source; only this is built, and what is built is committed.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const into = path.resolve(process.argv[2] ?? path.join(here, "../static/vendor"));

/** The licence texts of the packages, by name. */
async function licences(packages) {
  const parts = [];
  for (const name of packages) {
    const folder = path.join(here, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    const files = (await readdir(folder)).filter((file) => /^licen[cs]e/i.test(file)).sort();
    if (files.length === 0) throw new Error(`${name} ${version} comes without its licence`);
    const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
    parts.push(`${name} ${version} (${license})\n\n${texts.map((text) => text.trim()).join("\n\n")}\n`);
  }
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}

const entries = (await readdir(path.join(here, "entries"))).sort();
await mkdir(into, { recursive: true });
const { metafile } = await build({
  absWorkingDir: here, // so that nothing depends on where it is called from
  entryPoints: entries.map((entry) => `entries/${entry}`),
  outdir: into,
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none", // they stand in LICENSES.txt
  metafile: true,
  logLevel: "warning",
});
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []),
);
await writeFile(path.join(into, "LICENSES.txt"), await licences([...packages].sort()));
