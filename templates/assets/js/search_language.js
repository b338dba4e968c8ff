// Dutch words as search sees them: the twin of catalogue/search/analysis.py and catalogue/text.py.
// The rules themselves come with the index, so this file only knows how to apply them.
const zoek = (self.zoek ??= {});

const LETTERS = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th",
  "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'", "‐": "-", "‑": "-",
};
const ODD = /[ßæœøđðłıþ‘’ʼ`´′‐‑]|\u00ad|[\u200b-\u200d]|\ufeff/g;
const plain = (text) => text.toLowerCase().replace(ODD, (sign) => LETTERS[sign] ?? "");

/** Small letters without accents; every kind of apostrophe becomes '. */
zoek.fold = (text) => plain(plain(text).normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f]+/g, ""));

/** The id that follows from a name. */
zoek.slug = (name) =>
  zoek
    .fold(name)
    .replace(/'/g, "")
    .replace(/\+/g, " plus ")
    .replace(/&/g, " en ")
    .replace(/@/g, " at ")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "");

/** A word without its hyphens: how it stands in the vocabulary. */
zoek.key = (word) => word.replace(/-/g, "");

/**
 * The words and stems of a language.
 * @param {object} tables what analysis.tables() in Python gives
 */
zoek.language = (tables) => {
  const compiled = (rules, flags) => rules.map(([find, put]) => [new RegExp(find, flags), put]);
  const signs = compiled(tables.tekens, "g");
  const tail = new RegExp(tables.staart);
  const steps = tables.stappen.map(([letters, rules]) => [letters, compiled(rules, "")]);
  const stops = new Set(tables.stop.split(" "));
  const kinds = new RegExp(tables.soort);
  const known = new Map();

  /** One step: the first rule that fits, unless it would leave nothing. */
  const reduce = (word, rules) => {
    const rule = rules.find(([find]) => find.test(word));
    const shorter = rule ? word.replace(...rule) : word;
    return shorter.replace(/@+$/, "").length > 1 ? shorter : word;
  };

  /** The stem that a folded word without hyphens shares with its other forms. */
  const stem = (word) => {
    // eslint-disable-next-line no-control-regex
    if (word.length < 3 || !/^[\x00-\x7f]*$/.test(word) || /^[0-9]+$/.test(word)) return word;
    if (!known.has(word)) {
      let shorter = word;
      for (const [letters, rules] of steps) {
        if (!letters || letters.includes(shorter.at(-1))) shorter = reduce(shorter, rules);
      }
      known.set(word, shorter);
    }
    return known.get(word);
  };

  /** The words of a text, folded; a hyphen inside a word stays. */
  const words = (text) => {
    let folded = zoek.fold(text);
    for (const [find, put] of signs) folded = folded.replace(find, put);
    return (folded.match(/[\p{L}\p{N}]+(?:['\-:][\p{L}\p{N}]+)*/gu) ?? [])
      .map((word) =>
        word
          .split(/[-:]/)
          .map((part) => part.replace(tail, "").replace(/'/g, ""))
          .filter(Boolean)
          .join("-"),
      )
      .filter(Boolean);
  };

  /** What a folded word sounds like: words that are often confused sound the same. */
  const sounds = compiled(tables.klanken, "g");
  const sound = (word) => sounds.reduce((text, rule) => text.replace(...rule), word);

  const understood = tables.begrepen.map(([find, terms, label]) => [new RegExp(find, "g"), terms, label]);
  const ages = tables.leeftijden.map(([find, years]) => [new RegExp(find), years]);

  return { ages, understood, stem, words, sound, isStop: (word) => stops.has(word), subjectOf: (word) => kinds.exec(word)?.[1] };
};
