// The editing screen as this site uses it: files written as the form on the site writes them.
import "../../templates/assets/js/form_document.js";
import CMS from "@sveltia/cms";
import { parse } from "yaml";

const { patronen, stijl } = document.querySelector("[data-patronen]").dataset;
const writer = self.meedoen.writer(JSON.parse(patronen));

/** The shapes of the fields, as far as they decide how these are written. */
const fields = (values) => Object.entries(values).map(([veld, value]) => ({ veld, vorm: shape(value) }));
const isGroup = (value) => value !== null && typeof value === "object";
const shape = (value) => {
  if (Array.isArray(value)) {
    const groups = value.filter(isGroup);
    return { is: "lijst", van: groups.length ? shape(Object.assign({}, ...groups)) : { is: "los" } };
  }
  if (isGroup(value)) return { is: "groep", velden: fields(value) };
  return { is: String(value).includes(" ") ? "tekst" : "los" };
};

CMS.registerCustomFormat("yaml-frontmatter", "md", {
  // All values as text, as ours reads them: else 010 becomes 10.
  fromFile: (text) => {
    const [, head, body] = text.match(/^---\n(.*?)\n---(?:\n\n?(.*))?$/s);
    return { ...parse(head, { schema: "failsafe" }), body };
  },
  // The screen adds the address before another slug as `verhuisd`: a field of its own would not do.
  toFile: ({ body = "", verhuisd = [], ...values }) => {
    const old = verhuisd.map((path) => path.split("/").slice(-2).join("/"));
    const all = { ...values, oude_adressen: [...new Set([...(values.oude_adressen ?? []), ...old])] };
    return writer.file({ velden: fields(all) }, all, body);
  },
});

// Below the text on a page, or nowhere.
const BELOW = ["oude_namen", "oude_adressen", "beeld", "bronnen", "bevestigd", "gecontroleerd"];
const NOT_A_FACT = ["naam", "titel", "samenvatting", "body"];
const STYLE = `
  section:has(> h4:only-child) { display: none; }
  h4 { font-weight: 600; }
  .plaat { margin-block: var(--s5); }
  [data-rich-text-preview] > * + * { margin-top: var(--s4); }
`;

/** An entry in the look of its page; what the site works out by itself is not in it. */
const preview = (fields) => ({ entry, widgetFor }) => {
  const data = entry.get("data").toJS();
  const { naam, titel, samenvatting } = data;
  const facts = (below) => {
    const shown = fields.filter(({ name }) => BELOW.includes(name) === below && !NOT_A_FACT.includes(name) && !writer.isEmpty(data[name]));
    return shown.length > 0 && h("dl", { className: "plaat" },
      ...shown.map(({ name, label }) => h("div", { key: name }, h("dt", {}, label), h("dd", {}, widgetFor(name)))));
  };
  return h("article", { className: "breed item" },
    h("style", {}, STYLE),
    h("header", { className: "kop" }, h("h1", {}, naam ?? titel), h("p", { className: "lead" }, samenvatting)),
    !titel && facts(false),
    h("div", { className: "tekst" }, widgetFor("body")),
    facts(true),
  );
};
CMS.registerPreviewStyle(stijl);
const config = await (await fetch("config.json")).json();
const root = new URL("..", location).pathname;
for (const collection of config.collections) {
  if (collection.preview_path) collection.preview_path = root + collection.preview_path;
  CMS.registerPreviewTemplate(collection.name, preview(collection.fields));
}

document.body.replaceChildren();
document.querySelector("link[rel=stylesheet]").remove();
CMS.init({ config: { ...config, load_config_file: false } });
