// Makes one program of the editing screen and all that it loads, in beheer/ of a site that was built:
// node bundle.js SITE. So the page loads nothing from elsewhere, fonts included.
import { cpSync } from "node:fs";
import { build } from "esbuild";

const folder = `${process.argv[2]}/beheer`;
await build({
  entryPoints: ["scherm.js"],
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  legalComments: "none",
  // Colours for code of 300 languages, which no entry has.
  external: ["@shikijs/*"],
});
const isMap = (name) => name.endsWith(".map");
cpSync("node_modules/@sveltia/cms/npm/assets", `${folder}/assets`, { recursive: true, filter: (name) => !isMap(name) });
