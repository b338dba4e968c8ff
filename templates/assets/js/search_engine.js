// Answers a question: which documents, in which order, and what was understood.
const zoek = (self.zoek ??= {});

// How much a way of finding counts, next to the word itself.
const SYNONYM = 0.75;
const PIECES = 0.8;
const PREFIX = 0.7;
const GUESS = 0.6;
// All words of the question in the name: most likely that is what someone wants.
const NAMED = 2;
// An answer to part of the question must cover so much of what the question says.
const ENOUGH = 0.45;
const ABOUT = 0.12;
const LONGEST = 200;
const MOST_WORDS = 12;
const LARGE = 2000;
// More documents than this has no catalogue.
const MANY = 2 ** 20;

const AGES = [
  [/\b(?:tussen )?(\d{1,2}) ?(?:-|tot en met|t\/m|tot|en) ?(\d{1,2}) ?(?:jaar|jarigen?)\b/, 0],
  [/\b(\d{1,2})(?: ?-? ?(?:jaar|jr|jarigen?|jaren?))(?: oud)?\b/, 0],
  [/\b(?:leeftijd|van|is|wordt) (\d{1,2})$/, 0],
  [/\bgroep ([1-8])(?: (?:en|tot|-) ([1-8]))?\b/, 3],
];

/** Takes an age out of a question: [what is left, {van, tot, words} or null]. */
const ageIn = (question) => {
  for (const [pattern, years] of AGES) {
    const found = pattern.exec(question);
    if (found) {
      const van = Number(found[1]) + years;
      const tot = found[2] ? Number(found[2]) + years : van;
      const rest = question.replace(found[0], " ");
      return [rest, { van, tot: years ? tot + 1 : tot, shown: found[0].trim() }];
    }
  }
  return [question, null];
};

/**
 * Everything that one question needs while it is being answered.
 * Scores are a Map from document to weight; a document that is not in it does not have the word.
 */
const answering = (index) => {
  const { stem } = index.language;
  const marks = { stems: new Set(), starts: new Set() };

  const add = (scores, term, factor) => {
    const [docs, weights, named] = index.posting(term) ?? [[], [], []];
    docs.forEach((doc, nth) => {
      const score = weights[nth] * factor;
      if (score > (scores.get(doc) ?? 0)) scores.set(doc, score);
      if (named[nth]) (scores.named ??= new Set()).add(doc);
    });
    if (docs.length) marks.stems.add(term);
    return docs.length > 0;
  };

  /** The documents that have all of these, at the lightest of the weights. */
  const both = (all) =>
    (all.length ? all : [new Map()]).reduce((left, right) => {
      const shared = new Map();
      for (const [doc, score] of left) {
        if (right.has(doc)) shared.set(doc, Math.min(score, right.get(doc)));
      }
      return shared;
    });

  const merge = (scores, others, factor) => {
    for (const [doc, score] of others) {
      if (score * factor > (scores.get(doc) ?? 0)) scores.set(doc, score * factor);
    }
  };

  const termScores = (term) => {
    const scores = new Map();
    add(scores, term, 1);
    return scores;
  };

  /** Other words for a row of stems, as scores. */
  const addSynonyms = (scores, stems) => {
    const asked = stems.join(" ");
    for (const group of index.synonyms) {
      if (!group.some((phrase) => phrase.join(" ") === asked)) continue;
      for (const phrase of group) merge(scores, both(phrase.map(termScores)), SYNONYM);
    }
  };

  const addStarts = (scores, start) => {
    // Next to the word itself, longer words are an afterthought, however rare they are.
    const worth = scores.size ? PREFIX / 2 : PREFIX;
    index.eachFrom(start, (word, term) =>
      add(scores, term, worth * (0.5 + (0.5 * start.length) / word.length)),
    );
    if (scores.size) marks.starts.add(start);
  };

  /** Nothing found, and no part missing in which it could be: only then other ways are tried. */
  const nowhere = (scores) => !scores.size && !index.missing.size;

  const known = (word) => Boolean(index.posting(stem(word)));

  /** A word that is not in the vocabulary as words that are: robotlessen is robot and lessen. */
  const split = function* (word, least, most = 4) {
    for (let at = least; at <= word.length - least; at++) {
      const tail = word.slice(at);
      for (const link of ["", "s", "e", "en"]) {
        const head = word.slice(0, at - link.length);
        if (head.length < least || head + link + tail !== word || !known(head)) continue;
        if (known(tail)) yield [head, tail];
        if (most > 2) for (const rest of split(tail, least, most - 1)) yield [head, ...rest];
      }
    }
  };

  /** The documents that have all parts of a word, for the first way to split it that has any. */
  const addParts = (scores, word, least) => {
    for (const parts of split(word.slice(0, 40), least)) {
      merge(scores, both(parts.map((part) => termScores(stem(part)))), PIECES);
      if (scores.size) return;
    }
  };

  /** The documents that have a word in some way; `open` when it may still be being typed. */
  const find = (word, open) => {
    const scores = new Map();
    const bare = zoek.key(word);
    add(scores, stem(bare), 1);
    addSynonyms(scores, [stem(bare)]);
    if (word !== bare) {
      const pieces = word.split("-").filter((piece) => piece.length > 1);
      if (pieces.length) merge(scores, both(pieces.map((piece) => find(piece, false))), PIECES);
    }
    if (bare.length > 1 && (open || nowhere(scores))) addStarts(scores, bare);
    if (nowhere(scores)) addParts(scores, bare, 4);
    return scores;
  };

  return { find, both, merge, add, addParts, addStarts, addSynonyms, marks, nowhere, termScores };
};

/**
 * Cuts a question into concepts: words that belong together, with the documents that have them.
 */
const conceptsOf = (index, question, help) => {
  const { words, stem, isStop } = index.language;
  const [rest, age] = ageIn(zoek.fold(question));
  const all = [...new Set(words(rest))].slice(0, MOST_WORDS);
  const open = /[^\s]$/.test(question) && !(age && /\d/.test(question.at(-1)));
  const telling = all.filter((word) => !isStop(word));
  const concepts = [];
  for (let at = 0; at < all.length; ) {
    const last = (length) => open && at + length === all.length;
    const glued = (count) => joined(index, all.slice(at, at + count), help, last(count));
    const many = longestPhrase(index, all, at) || (at + 3 <= all.length && glued(3)) || (at + 2 <= all.length && glued(2));
    const length = many ? many.length : 1;
    const shown = all.slice(at, at + length).join(" ");
    if (many) concepts.push({ shown, scores: many.scores(help) });
    else if (!(telling.length || age) || !isStop(all[at])) {
      const scores = help.find(all[at], last(1));
      // One letter is the beginning of anything: it says nothing yet.
      if (scores.size || all[at].length > 1 || !concepts.length) concepts.push({ shown, word: all[at], open: last(1), scores });
    }
    at += length;
  }
  if (age) concepts.push({ shown: age.shown, age: true, scores: agesScores(index, age, help) });
  return concepts;
};

/** The longest row of words from `at` that is a phrase with synonyms. */
const longestPhrase = (index, words, at) => {
  const { stem, isStop } = index.language;
  for (let length = Math.min(4, words.length - at); length > 1; length--) {
    const stems = words.slice(at, at + length).map((word) => stem(zoek.key(word)));
    const asked = stems.join(" ");
    if (index.synonyms.some((group) => group.some((phrase) => phrase.join(" ") === asked))) {
      return {
        length,
        scores: (help) => {
          const telling = words.slice(at, at + length).filter((word) => !isStop(word));
          const scores = help.both(telling.map((word) => help.termScores(stem(zoek.key(word)))));
          help.addSynonyms(scores, stems);
          return scores;
        },
      };
    }
  }
  return null;
};

/** Neighbours that are one word here: laser snijder, doe het zelf. */
const joined = (index, words, help, open) => {
  const word = zoek.key(words.join(""));
  const { stem, isStop } = index.language;
  // Small words join by accident (te stoelen, er in); only long ones are a name (doe het zelf).
  if (word.length < 8 && words.some(isStop)) return null;
  const term = stem(word);
  const scores = new Map();
  help.add(scores, term, 1);
  help.addSynonyms(scores, [term]);
  if (open && word.length > 4) help.addStarts(scores, word);
  if (!scores.size) return null;
  const apart = () => help.both(words.map((one, nth) => help.find(one, open && nth === words.length - 1)));
  return {
    length: words.length,
    scores: () => {
      help.merge(scores, apart(), PIECES);
      return scores;
    },
  };
};

const agesScores = (index, { van, tot }, help) => {
  const scores = new Map();
  index.eachFrom("@", (word) => {
    const [low, high] = word.slice(1).split("-").map(Number);
    if (low <= tot && van <= high) help.add(scores, word, 1);
  });
  return scores;
};

/** How many letters to add, drop, change or swap; stops counting at `limit`. */
zoek.distance = (a, b, limit) => {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) >= limit) return limit;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length], limit);
};

// Letters that are written for each other at the beginning of a word.
const FAMILIES = ["ckq", "csz", "fpv", "eiy", "cg", "dt"];

/** The words of the catalogue that were most likely meant, or none. */
const guess = (index, word, open) => {
  const { sound } = index.language;
  const asked = sound(word);
  if (word.length < 4 || word.length > 40 || /\d/.test(word)) return [];
  const limit = asked.length < 8 ? 2 : 3;
  const first = FAMILIES.filter((family) => family.includes(word[0])).join("") || word[0];
  // A word that is right is only taken for one that sounds the same.
  let least = index.isRight(word) ? 1 : limit;
  let best = [];
  for (const letter of new Set(first)) {
    // In a large catalogue the second letter must be right, or a tenth of it would be loaded.
    index.eachFrom(index.total > LARGE ? letter + word[1] : letter, (other, term) => {
      if (other.length < 3) return;
      const heard = sound(open ? other.slice(0, word.length + 1) : other);
      const cost = zoek.distance(asked, heard, Math.floor(least) + 1);
      if (cost >= limit || cost > least) return;
      const exact = cost + zoek.distance(word, other, 6) / 10;
      if (exact < least) [least, best] = [exact, []];
      if (exact === least) best.push([other, term]);
    });
  }
  const shorter = word.replace(/(?:en|e|s)$/, "");
  return best.length || shorter === word || shorter.length < 6 ? best : guess(index, shorter, false);
};

const rarity = (index, scores) => Math.log(1 + index.total / Math.max(1, scores.size));

/** The documents that have the best possible part of the question, best first: [them, its bits]. */
const weigh = (index, concepts) => {
  // Arrays of numbers: a common word is in thousands of documents, and this runs at every key.
  const bits = new Uint16Array(index.total);
  const sums = new Float64Array(index.total);
  const named = new Uint8Array(index.total);
  concepts.forEach(({ scores }, nth) => {
    for (const [doc, score] of scores) {
      bits[doc] |= 1 << nth;
      sums[doc] += score;
    }
    for (const doc of scores.named ?? []) named[doc]++;
  });
  const worth = concepts.map(({ scores, age }) => rarity(index, scores) * (age ? 0.5 : 1));
  const value = (own) => worth.reduce((sum, one, nth) => sum + (own & (1 << nth) ? one : 0), 0);
  const best = [...new Set(bits)].reduce((one, other) => (value(other) > value(one) ? other : one), 0);
  if (!best || value(best) < ENOUGH * value(-1)) return [[], 0];
  const parts = concepts.filter((_, nth) => best & (1 << nth)).length;
  const fits = [...sums.keys()].filter((doc) => (bits[doc] & best) === best);
  // With a word that nothing has, what is left must be what a document is about.
  const strange = concepts.some(({ scores }) => !scores.size);
  if (strange && !fits.some((doc) => sums[doc] >= ABOUT * parts)) return [[], 0];
  // Sorted as numbers: the score in front, then the earliest document.
  const keys = fits.map((doc) => Math.round(sums[doc] * (named[doc] >= parts ? NAMED : 1) * 1e6) * MANY - doc);
  const order = Float64Array.from(keys).sort().reverse();
  return [Array.from(order, (key) => (MANY - (key % MANY)) % MANY), best];
};

/** Someone who types a whole name wants that one; looks at the first names that are known. */
const exactNamesFirst = (index, question, docs) => {
  const bare = (text) => zoek.fold(text.replace(/ \(.*/, "")).replace(/[^a-z0-9]/g, "");
  const asked = bare(question);
  const exact = docs.slice(0, 20).filter((doc) => bare(index.nameOf(doc)) === asked);
  if (exact.length) docs.splice(0, 20, ...new Set([...exact, ...docs.slice(0, 20)]));
};

/**
 * Answers a question. When `index.missing` is not empty afterwards, load those parts and ask again.
 * @returns {{docs: number[], left: string[], meant: [string, string][], marks: object}}
 *   documents in order, words that were left out, [word, what was probably meant], what matched
 */
zoek.answer = (index, asked) => {
  const question = String(asked).slice(0, LONGEST);
  const help = answering(index);
  const concepts = conceptsOf(index, question, help);
  const meant = [];
  for (const concept of concepts) {
    if (!help.nowhere(concept.scores) || !concept.word || index.language.isStop(concept.word)) continue;
    const options = guess(index, zoek.key(concept.word), concept.open);
    for (const [, term] of options) help.add(concept.scores, term, GUESS);
    if (options.length) meant.push([concept.word, options[0][0]]);
    else help.addParts(concept.scores, zoek.key(concept.word), 3);
  }
  const [docs, bits] = weigh(index, concepts);
  exactNamesFirst(index, question, docs);
  const left = concepts.filter((_, nth) => docs.length && !(bits & (1 << nth)));
  return { docs, left: left.map(({ shown }) => shown), meant: docs.length ? meant : [], marks: help.marks };
};
