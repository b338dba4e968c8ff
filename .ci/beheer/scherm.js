// The editing screen as this site uses it: files written as the form on the site writes them.
import "../../templates/assets/js/form_document.js";
import CMS from "@sveltia/cms";
import { parse } from "yaml";

const { patronen } = document.querySelector("[data-patronen]").dataset;
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
  toFile: ({ body = "", ...values }) => writer.file({ velden: fields(values) }, values, body),
});
document.body.replaceChildren();
document.querySelector("link[rel=stylesheet]").remove();
CMS.init();
