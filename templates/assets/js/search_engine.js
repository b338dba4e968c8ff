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
// What is left of a question without a word that nothing has must say so much.
const REST = 0.1;
// A word that nothing has weighs so much of what it would say: one unknown word empties no list.
const UNKNOWN = 0.45;
// What may follow behind few answers has so much of what they have.
const MOST = 0.45;
const FIRST = 1000;
const TOGETHER = 0.03;
// So few answers that other ways to find more are worth trying.
const FEW = 3;
// Small words that begin a longer one: om scholen, binnen vaart, zij instroom.
const FRONT = /^(?:aan|af|bij|binnen|door|in|na|om|onder|op|over|uit|voor|zelf|zij)$/;
// Letters that may differ in a word that sounds like another, as a share of all.
const ALIKE = 0.34;
// A word that only helps to choose counts so much.
const ASIDE = 0.3;
const LIFT = 3;
const LONGEST = 200;
const MOST_WORDS = 12;
// More documents than this has no catalogue.
const MANY = 2 ** 20;

/** Takes an age out of a question: [what is left, {van, tot, shown} or undefined]. */
const ageIn = (question, patterns) => {
  for (const [pattern, years] of patterns) {
    const [shown, van, tot = van] = pattern.exec(question) ?? [];
    if (shown) return [question.replace(shown, " "), { van: +van + years, tot: +tot + years, shown: shown.trim() }];
  }
  return [question];
};

/** Takes out of a question what is understood: [what is left, {shown, terms, label} of each]. */
const understoodIn = (question, patterns) => {
  const parts = [];
  for (const [pattern, terms, label] of patterns) {
    question = question.replace(pattern, (shown, first) => {
      const filled = (text) => text.replace("$1", first);
      parts.push({ shown: shown.trim(), terms: filled(terms).split(" ").filter(Boolean), label: filled(label) });
      return " ";
    });
  }
  return [question, parts];
};

/**
 * The ways to find documents, for one question.
 * Scores are the documents that have a word and the weight of each. These are arrays, because a common
 * word is in thousands of documents and all of this runs at every key.
 */
const finding = (index) => {
  const { stem, isStop } = index;
  const marks = { stems: new Set(), starts: new Set() };

  const none = () => ({ docs: [], weight: new Float64Array(index.total), named: new Set(), own: [] });

  const raise = ({ docs, weight }, doc, score) => {
    if (!weight[doc]) docs.push(doc);
    if (score > weight[doc]) weight[doc] = score;
  };

  const merge = (scores, { docs, weight }, factor) => {
    for (const doc of docs) raise(scores, doc, weight[doc] * factor);
  };

  const addRow = (scores, term, factor, own) => {
    const row = index.row(term);
    row?.docs.forEach((doc, nth) => {
      raise(scores, doc, row.weights[nth] * factor);
      if (row.named[nth]) scores.named.add(doc);
    });
    if (row && own) scores.own.push(row.docs);
    if (row) marks.stems.add(term);
  };

  /** The documents with a stem, or with a synonym of it. */
  const add = (scores, term, factor = 1) => {
    addRow(scores, term, factor, true);
    for (const group of index.said(term)) {
      addRow(scores, group, factor * SYNONYM);
      for (const other of index.said(group)) marks.stems.add(other);
    }
  };

  /** The documents with a stem; when there are none, with a synonym. */
  const addOne = (scores, term, factor, own = true) => (index.row(term) ? addRow : add)(scores, term, factor, own);

  /** The documents that have all of these, at the lightest of the weights. */
  const both = (all) =>
    all.reduce((left, right) => {
      const shared = none();
      for (const doc of left.docs) if (right.weight[doc]) raise(shared, doc, Math.min(left.weight[doc], right.weight[doc]));
      return shared;
    });

  const addStarts = (scores, start) => {
    // Next to the word itself, longer words are an afterthought, however rare they are.
    let worth = PREFIX;
    const first = !scores.own.length;
    index.eachFrom(start, (word, term) => {
      if (word === start) worth /= 2;
      const factor = worth * (0.5 + (0.5 * start.length) / word.length);
      // Of a longer word that only is a synonym: not beside the word itself (zaterdag, zaterdagbaan).
      if (first) addOne(scores, term, factor);
      else addRow(scores, term, factor);
    });
    if (scores.docs.length) marks.starts.add(start);
  };

  const about = ({ docs, weight }, least) => docs.some((doc) => weight[doc] >= least);

  /** Nothing found, and no part missing in which it could be: only then other ways are tried. */
  const nowhere = (scores) => !scores.docs.length && !index.missing.size;

  const known = (word) => Boolean(isStop(word) || index.row(stem(word)) || index.said(stem(word)).length);

  /** A word that is not in the vocabulary as words that are: robotlessen is robot and lessen. */
  const split = function* (word, least, most = 4) {
    for (let at = least; at <= word.length - least; at++) {
      for (const link of ["", "s", "e", "en"]) {
        const head = word.slice(0, at - link.length);
        if (head.length < least || !word.slice(0, at).endsWith(link) || !known(head)) continue;
        const tail = word.slice(at);
        if (known(tail)) yield [head, tail];
        if (most > 2) for (const rest of split(tail, least, most - 1)) yield [head, ...rest];
      }
    }
  };

  /** The documents that have all parts of a word, for the first way to split it that has any. */
  const addParts = (scores, word, least) => {
    for (const parts of split(word.slice(0, 40), least)) {
      const telling = parts.filter((part) => !isStop(part));
      if (telling.length < 2) continue;
      const found = both(telling.map((part) => find(part)));
      // Parts that are only somewhere in a story say nothing about the whole: rij and school.
      if (!scores.docs.length && !about(found, TOGETHER)) continue;
      merge(scores, found, scores.docs.length ? PIECES / 2 : PIECES);
      return;
    }
  };

  /** The documents that have a word in some way; `open` when it may still be being typed. */
  const find = (word, open) => {
    const scores = none();
    const bare = zoek.key(word);
    add(scores, stem(bare));
    if (word.length > (open ? 2 : 4) && (open || nowhere(scores))) addStarts(scores, bare);
    if (scores.docs.length < FEW && !index.missing.size && bare.length > 7 && !index.isOther(stem(bare))) addParts(scores, bare, 4);
    // What is only of some kind is about the rest of the word: a lasdiploma about lassen.
    const subject = nowhere(scores) && index.subjectOf(bare);
    const found = subject && known(subject) ? find(subject) : none();
    if (about(found, ABOUT)) merge(scores, found, PIECES);
    return scores;
  };

  /** Neighbours that are one word or one phrase here: laser snijder, doe het zelf. */
  const findGlued = (words, open) => {
    const word = zoek.key(words.join(""));
    // It stands in another part of the alphabet than the words that say something.
    const begins = index.begins.some((one) => one === word || (open && one.startsWith(word)));
    if (isStop(words[0]) && !begins && !(FRONT.test(words[0]) && words.length === 2)) return null;
    const term = stem(word);
    // Small words join by accident (te stoelen, er in); a name (tech 2 do) or a long one (doe het zelf).
    const isName = !words.every(isStop) && index.row(term)?.named.includes(true);
    if (word.length < 8 && words.some(isStop) && !index.said(term).length && !isName) return null;
    const scores = none();
    add(scores, term);
    if (open && word.length > 4) addStarts(scores, word);
    // What is left of 'geen werk' or 'de hoek' is another thing.
    const telling = words.filter((one) => !isStop(one));
    if (scores.docs.length && telling.length > 1) {
      merge(scores, both(telling.map((one) => find(one, open && one === words.at(-1)))), PIECES);
    }
    return scores.docs.length ? scores : null;
  };

  return { add, both, merge, none, addParts, find, findGlued, known, marks, nowhere };
};

/** Adds who has a term that is understood; of a day and a part of it, both count more than one. */
const addUnderstood = (help, scores, term) => {
  const all = term.split("+").map((one) => {
    const row = help.none();
    help.add(row, one, 2);
    return row;
  });
  for (const row of all) help.merge(scores, row, 1 / all.length);
  if (all.length > 1) help.merge(scores, help.both(all), 1);
};

/**
 * Cuts a question into concepts: words that belong together, with the documents that have them.
 */
const conceptsOf = (index, question, help) => {
  const { isStop } = index;
  const [ageless, age] = ageIn(zoek.fold(question), index.ages);
  const [rest, parts] = understoodIn(ageless, index.understood);
  const all = [...new Set(index.words(rest))].slice(0, MOST_WORDS);
  const open = /\S$/.test(question) && !(age && /\d/.test(question.at(-1)));
  // What is understood may still be being typed too: open, openbaar.
  const last = open ? parts.find(({ shown }) => ageless.endsWith(shown)) : undefined;
  const telling = age || parts.length || all.some((word, nth) => !isStop(word) && (word.length > 2 || nth < all.length - 1 || !open));
  const concepts = [];
  for (let at = 0; at < all.length; ) {
    let scores = null;
    let length = Math.min(4, all.length - at) + 1;
    const isOpen = () => open && !last && at + length === all.length;
    while (--length > 1 && !scores) scores = help.findGlued(all.slice(at, at + length), isOpen());
    if (scores) length++;
    const shown = all.slice(at, at + length).join(" ");
    if (scores) concepts.push({ shown, scores });
    else if (!telling || !isStop(shown)) {
      scores = help.find(shown, isOpen());
      const term = index.stem(zoek.key(shown));
      // A number, or a letter or two that may become anything, says nothing by itself.
      const vague = /^(?:\d+|.)$/.test(shown) || (isOpen() && shown.length < 3);
      if (scores.docs.length || !vague || all.length + parts.length < 2) concepts.push({ shown, word: shown, open: isOpen(), scores, weak: index.isWeak(term), other: index.isOther(term) });
    }
    at += length;
  }
  for (const part of parts) {
    const { shown, terms, label } = part;
    const stands = !terms.length || terms.some((term) => term.split("+").some(index.row)) || index.missing.size;
    // What has a term is not looked up as words, unless it is still being typed. A number that is no postcode here
    // may be a name: de 2002.
    const typed = part === last || !stands || !terms.length;
    const words = index.words(shown).filter((word) => typed && !isStop(word) && !(stands && /^\d+$/.test(word)));
    const all = words.map((word, nth) => help.find(word, part === last && nth === words.length - 1));
    const scores = (all[1] && help.findGlued(words)) || (all[0] ? help.both(all) : help.none());
    for (const term of terms) addUnderstood(help, scores, term);
    for (const word of index.words(shown)) if (!isStop(word)) help.marks.stems.add(index.stem(word));
    if (scores.docs.length) concepts.push({ shown, label: stands ? label : "", scores, weak: true });
  }
  if (age) {
    const scores = help.none();
    for (let year = age.van; year <= age.tot; year++) help.add(scores, index.ageTerm(year));
    concepts.push({ shown: age.shown, age, scores });
  }
  return concepts;
};

/** How many letters to add, drop, change or swap; stops counting at `limit`. */
const distance = (a, b, limit) => {
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

/** The words of the catalogue that were most likely meant: [[word, stem]], or none. */
const guess = (index, word, open, most = 3, front = true) => {
  if (word.length < 4 || word.length > 40 || /\d/.test(word)) return [];
  const asked = index.sound(word);
  const words = index.near(asked[0]);
  // A word that is right is only taken for one that sounds the same.
  const right = words.some((one) => one.right && one.word === word);
  let least = right ? 0.99 : Math.min(most, (asked.length - 1) >> 2 || +(word.length > 4)) + 0.99;
  let best = [];
  for (const { word: other, sound, right: foreign } of words) {
    if (foreign || other.length < 3) continue;
    const start = open && other.length > word.length + 2 ? other.slice(0, word.length + 1) : other;
    const written = distance(word, start, 6);
    const limit = Math.floor(least) + 1;
    const cost = Math.min(written, distance(asked, start === other ? sound : index.sound(start), limit));
    // What only sounds alike is another word: viool and file.
    if (written > (cost ? ALIKE : 0.5) * word.length) continue;
    const exact = cost + written / 10;
    // The beginning of a longer word must be nearly right, unless much of it is there.
    if (cost >= (start === other || asked.length > 8 ? limit : 2) || (!asked[4] && written > 1)) continue;
    if (exact < least) best = [];
    if (exact <= least) best.push([other, index.stem(other)]);
    if (best.length) least = Math.min(least, exact);
  }
  // The last that is tried: another first letter, or one too few.
  return best.length || word.length < 6 || !front || index.missing.size ? best : guessFront(index, asked);
};

/** A word that sounds like what was typed but for its first letter: omotica, qaterstof, rrobot. */
const guessFront = (index, asked) => {
  const rest = asked.slice(1);
  const other = index.near("*").find(({ sound }) => sound === rest || sound.slice(1) === asked || sound.slice(1) === rest);
  return other ? [[other.word, index.stem(other.word)]] : [];
};

/** Two words that nothing has together may be one word with a typing error: repeer kafee, timer man. */
const joinGuessed = (index, concepts, help, meant) => {
  // While a part is missing nothing is known about what words have together.
  if (index.missing.size) return;
  for (let at = 0; at + 1 < concepts.length; at++) {
    const pair = concepts.slice(at, at + 2);
    if (!pair.every(({ word }) => word) || help.both(pair.map(({ scores }) => scores)).docs.length) continue;
    const typed = zoek.key(pair.map(({ word }) => word).join(""));
    // Two words that are both somewhere must sound nearly the same as the one.
    const most = pair.some(({ scores }) => help.nowhere(scores)) ? 2 : 0;
    const [option] = typed.length > 6 ? guess(index, typed, pair[1].open, most, false) : [];
    if (!option) continue;
    const scores = help.none();
    help.add(scores, option[1], GUESS);
    if (!scores.docs.length) continue;
    const shown = pair.map(({ word }) => word).join(" ");
    concepts.splice(at, 2, { shown, scores, guessed: 1 });
    meant.push([shown, option[0]]);
  }
};

/** A guessed word may be one that is understood: gratus. */
const recognise = (index, concept, word, help) => {
  for (const { terms, label } of understoodIn(word, index.understood)[1]) {
    for (const term of terms) addUnderstood(help, concept.scores, term);
    // What nothing has, or is not loaded yet, lifts nothing.
    if (concept.scores.docs.length) Object.assign(concept, { label, weak: true });
  }
};

const rarity = (index, scores) => Math.log(1 + index.total / Math.max(1, scores.docs.length));

/** The documents that have the best possible part of the question, best first: [them, its bits]. */
const weigh = (index, concepts, sentence) => {
  const bits = new Uint16Array(index.total);
  const sums = new Float64Array(index.total);
  const named = new Uint8Array(index.total);
  const top = concepts.map(() => 0);
  // Words such as 'buurt' and 'avond' help to choose between documents, and leave none out.
  const asked = concepts.some(({ weak }) => !weak) ? concepts.map(({ weak }) => !weak) : concepts.map(() => true);
  concepts.forEach(({ scores, label }, nth) => {
    for (const doc of scores.docs) {
      bits[doc] |= asked[nth] << nth;
      if (asked[nth] || !label) sums[doc] += scores.weight[doc] * (asked[nth] ? 1 : ASIDE);
      top[nth] = Math.max(top[nth], scores.weight[doc]);
    }
    if (asked[nth]) for (const doc of scores.named) named[doc]++;
  });
  // Many words that nothing has weigh no more together than one.
  const unknowns = concepts.filter(({ scores, other }, nth) => asked[nth] && !other && !scores.docs.length).length;
  const worth = concepts.map(({ scores, age, guessed, other }, nth) => {
    if (!asked[nth]) return 0;
    if (!scores.docs.length) return rarity(index, scores) * (other ? 1 : UNKNOWN / unknowns);
    // A word that is only somewhere in stories, however rare, is hardly what someone asks about.
    const topical = Math.min(1, 0.4 + 2 * top[nth]);
    return rarity(index, scores) * (age || guessed ? 0.5 : topical);
  });
  const value = (own) => worth.reduce((sum, one, nth) => sum + (own & (1 << nth) ? one : 0), 0);
  const values = new Map([...new Set(bits)].map((own) => [own, value(own)]));
  const best = [...values.keys()].reduce((one, other) => (values.get(other) > values.get(one) ? other : one), 0);
  if (!best || values.get(best) < ENOUGH * Math.min(1, 3 / concepts.length) * value(-1)) return [[], 0];
  const parts = concepts.filter((_, nth) => best & (1 << nth)).length;
  const having = (enough, some = []) => {
    bits.forEach((own, doc) => enough(own) && some.push(doc));
    return some;
  };
  // Of a question of which all is understood, what fits most of it comes first.
  const onlyLifts = concepts.every(({ weak }) => weak) && concepts.some(({ label }) => label);
  let fits = having((own) => (onlyLifts ? own : (own & best) === best));
  const poor = !fits.some((doc) => sums[doc] >= ABOUT * parts);
  // With words left out, what is left must be what a document is about.
  const about = (doc) => sums[doc] >= REST * parts;
  if (asked.some((telling, nth) => telling && !(best & (1 << nth))) && !fits.some(about)) {
    fits = having((own) => own).filter(about);
    if (!fits.length) return [[], 0];
  }
  // A sentence that leaves very little: behind that comes what has most of it.
  const complete = fits;
  if (parts > 1 && !onlyLifts && (poor || (fits.length < FEW && sentence))) {
    fits = having((own) => values.get(own) >= MOST * values.get(best));
  }
  const first = new Set(complete === fits ? [] : complete);
  // What is understood lifts documents, by how well each fits.
  const lifts = concepts.flatMap(({ scores, label }, nth) => (label && !asked[nth] ? [[scores.weight, top[nth]]] : []));
  const lift = (doc) => lifts.reduce((product, [weight, most]) => product * (1 + (LIFT * weight[doc]) / most), 1);
  if (onlyLifts) {
    sums.fill(0);
    concepts.forEach(({ scores, label }, nth) => {
      for (const doc of scores.docs) sums[doc] += ((label ? 1 : 0.1) * scores.weight[doc] * rarity(index, scores)) / top[nth];
    });
  }
  const score = (doc) => sums[doc] * lift(doc) * (named[doc] >= parts ? NAMED : 1) + (first.has(doc) ? FIRST : 0);
  // Sorted as numbers: the score in front, then the earliest document.
  const keys = fits.map((doc) => Math.round(score(doc) * 1e6) * MANY - doc);
  const order = Float64Array.from(keys).sort().reverse();
  return [Array.from(order, (key) => (MANY - (key % MANY)) % MANY), best];
};

/** The themes that share words, or beginnings of words, with a question that found nothing. */
const nearestThemes = (index, concepts, help) => {
  const near = new Map();
  for (const { word = "", scores } of concepts) {
    let found = scores;
    for (let length = word.length; --length > 3 && !found.docs.length; ) found = help.find(word.slice(0, length));
    for (let length = Math.min(8, word.length); --length > 3 && !found.docs.length; ) found = help.find(word.slice(-length));
    for (const doc of index.themes) if (found.weight[doc]) near.set(doc, (near.get(doc) ?? 0) + found.weight[doc]);
  }
  return [...near.keys()].sort((one, other) => near.get(other) - near.get(one));
};

/** Who types a word that stands somewhere sees that among the first three, also when other words mean the same. */
const ownWordAmongFirst = ({ scores }, docs) => {
  const own = new Set(scores.own.flat());
  const at = docs.findIndex((doc) => own.has(doc));
  if (at > 2) docs.splice(2, 0, ...docs.splice(at, 1));
};

/** The best answer to what is understood, when no other has it; for a postcode the wijk comes first. */
const addUnmet = (concepts, docs) => {
  for (const { shown, label, scores } of concepts) {
    if (!label) continue;
    const best = scores.docs.reduce((one, other) => (scores.weight[other] > scores.weight[one] ? other : one));
    const place = /^\d/.test(shown);
    if (!docs.some((doc) => doc === best || (!place && scores.weight[doc]))) docs.splice(place ? 0 : 2, 0, best);
  }
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
 * @returns {{docs: number[], left: string[], meant: [string, string][], marks: object, near: Function}}
 *   documents in order, words that were left out, [word, what was probably meant], what matched, and
 *   the nearest themes
 */
zoek.answer = (index, asked) => {
  const question = String(asked).slice(0, LONGEST);
  const help = finding(index);
  const concepts = conceptsOf(index, question, help);
  const meant = [];
  joinGuessed(index, concepts, help, meant);
  for (const concept of concepts) {
    const word = zoek.key(concept.word ?? "");
    if (!word || concept.weak || concept.other || !help.nowhere(concept.scores) || index.isStop(word)) continue;
    const options = guess(index, word, concept.open);
    if (!options.length) continue;
    for (const [, term] of options) help.add(concept.scores, term, GUESS);
    concept.guessed = true;
    recognise(index, concept, options[0][0], help);
    meant.push([concept.word, options[0][0]]);
  }
  const [docs, bits] = weigh(index, concepts, /\S+(\s+\S+){3}/.test(question));
  if (concepts.length === 1) ownWordAmongFirst(concepts[0], docs);
  if (docs.length) addUnmet(concepts, docs);
  exactNamesFirst(index, question, docs);
  const left = concepts.filter(({ weak, shown }, nth) => docs.length && !weak && !index.isStop(shown) && !(bits & (1 << nth)));
  const understood = concepts.filter(({ label, age }) => label || age).map(({ shown, label }) => ({ shown, label: label ?? shown }));
  return { docs, understood, left: left.map(({ shown }) => shown), meant: docs.length ? meant : [], marks: help.marks, near: () => nearestThemes(index, concepts, help) };
};
