// The rules of a principle, as rules.json has them: what `manifesto check` would say of a text, said while one types.
// What is looked for, and what is said, are data out of the check's own rules; here is one small function for each kind.
// Every text is taken as its reader takes it (`tidy`), so that what passes here passes there, written by notation.js.

import { above, body, oneLine, slug, whole } from "./notation.js"

const { filled, joined, worded } = wording

const count = (text) => [...text].length
const code = (character) => `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`
const wordsOf = (text) => text.match(/\S+/g) ?? []

function told(message, found) {
  const count = found.length ?? found.number ?? 0
  return filled(worded(message, count), { ...found, count })
}

function first(pattern, text) {
  pattern.lastIndex = 0
  return pattern.exec(text)
}

/** Fetches the rules.  What they find: {id, severity: "error"|"warning"|"review", message, right, line (of a text)}. */
export async function load(url) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${answer.status} ${url}`)
  return rules(await answer.text())
}

/** The rules in the text of rules.json. */
export function rules(json) {
  const data = JSON.parse(json, (_, value) =>
    value?.source === undefined ? value : new RegExp(value.source, `gsu${value.flags ?? ""}`))
  const known = data.known ?? {}
  const set = (name) => (data.sets[name] ?? []).map((number) => data.rules[number])

  const cut = (text) => [...text].slice(0, data.quoted).join("")
  const shown = (text) => text.replace(/[\p{C}\u2028\u2029]/gu, code)
  const quote = (text) => cut(text) === text ? filled(data.words.quotation, { text: shown(text) })
    : filled(data.words.cut_quotation, { text: cut(shown(cut(text))) })

  // Of what is matched only the groups stay.
  function righted({ pattern, must, keep }, text) {
    if (keep && first(keep, text)) return ""
    const right = text.replace(pattern, (...found) =>
      found.slice(1, found.findIndex((part) => typeof part === "number")).join(""))
    return right === text || (must && !first(must, right)) ? "" : right
  }

  const kinds = {
    *find({ find, say, right }, text) {
      const match = find.map((pattern) => first(pattern, text)).find(Boolean)
      if (!match) return
      const [sign] = match
      const position = count(text.slice(0, match.index)) + 1
      const found = { found: quote(sign), sign, text: quote(text), length: count(text), code: code(sign), position }
      yield { at: match.index, say, found, right: right && righted(right, text) }
    },
    *demand({ find, say, right }, text) {
      if (!first(find, text)) yield { say, found: { text: quote(text) }, right: right && righted(right, text) }
    },
    *length({ least, most, best, short, long, say, advise }, text) {
      const length = count(text)
      const found = { length, least, most, best, advice: length > most ? long : short }
      if (length < least || length > most) yield { say, found }
      else if (length > best) yield { say: advise, found }
    },
    *count({ find, within, most, say }, text) {
      const part = within ? first(within, text)?.[0] ?? "" : text
      const number = part.match(find)?.length ?? 0
      if (number > most) yield { say, found: { number, most } }
    },
    *each({ find, say, better, most = 0 }, text) {
      for (const match of text.matchAll(find)) {
        const number = wordsOf(match[0]).length
        const write = better?.[match.findIndex((group, place) => place && group !== undefined) - 1]
        if (number > most) yield { at: match.index, say, found: { number, most, found: quote(match[0]), better: quote(write ?? "") } }
      }
    },
    *digits({ find, nobodys, address, reach, card, telephone }, text) {
      for (const { 0: match, index } of text.matchAll(find)) {
        if (first(nobodys, match) || first(address, [...text.slice(0, index)].slice(-reach).join(""))) continue
        const digits = match.match(/\d/g).map(Number)
        const among = ([least, most]) => digits.length >= least && digits.length <= most
        const say = among(card) && provesItself(digits) ? card[2] : among(telephone) && telephone[2]
        if (say) yield { at: index, say }
      }
    },
    *unseen({ find, say, entity, names, numbers, stands }, line) {
      const match = first(find, line)
      if (match) return yield { at: match.index, say, found: { code: code(match[0]) } }
      const isHidden = (written) => first(written[1] === "#" ? numbers : names, written[1] === "#" ? numbered(written) : written)
      const hidden = [...line.matchAll(entity)].find(([written]) => isHidden(written))
      if (hidden) yield { at: hidden.index, say: stands, found: { found: quote(hidden[0]) } }
    },
    *link({ place, user, shorteners, trackers, hides, counts }, url) {
      const { number, host } = first(place, url)?.groups ?? {}
      const name = (number ?? host ?? "").toLowerCase().replace(/^www\./, "")
      const right = without(trackers, url)
      if (shorteners.includes(name) || first(user, url)) yield { say: hides, found: { host: quote(name) } }
      else if (right !== url) yield { say: counts, right }
    },
  }

  function* obey(name, text, line = 0) {
    for (const rule of set(name)) for (const spot of kinds[rule.kind](rule, text)) yield { line, ...spot }
  }

  // The words that somebody probably meant by one that leads nowhere.
  function meant(word, words) {
    const { longest, listed, most, closeness, near, none, known, more } = data.meant
    const like = words.map((each) => [likeness(each, word.slice(0, longest).toLowerCase()), each])
      .filter(([share]) => share >= closeness)
      .sort(([a, one], [b, other]) => b - a || compared(other, one))
      .map(([, each]) => each)
    if (like.length) return filled(near, { near: joined(data.words.either, like.slice(0, most)) })
    return words.length ? filled(words.length > listed ? more : known, { known: joined(data.words.and_also, words.slice(0, listed)) }) : none
  }

  // A line of text is looked at as its reader takes it: its letters together with their accents.
  function* ofLine(text, ...names) {
    const tidied = tidy("", text)
    if (tidied !== oneLine(text)) yield { say: data.apart.say, found: { text: quote(tidied) }, right: tidied }
    for (const name of names) for (const spot of obey(name, tidied)) yield { ...spot, at: 0 }
  }

  function* ofThemes(themes) {
    const { most, many, none, twice } = data.themes
    const words = tidy("themes", themes)
    if (words.length > most) yield { say: many, found: { number: words.length, most } }
    for (const [place, word] of words.slice(0, most).entries()) {
      const spots = [...ofLine(themes[place], "theme")]
      if (spots.some(({ say }) => !say.severity)) words[place] = ""
      else if (known.themes && !known.themes.includes(word))
        spots.push({ say: none, found: { word: quote(word), advice: meant(word, known.themes) } })
      else if (words.indexOf(word) < place) spots.push({ say: twice, found: { word } })
      for (const spot of spots) yield { ...spot, at: place + 1, right: "" }
    }
  }

  function* ofText(text, own) {
    const lines = text.split("\n")
    const { find, say, most } = data.control
    const refused = lines.map((words, place) => ({ line: place + 1, match: first(find, words) })).filter(({ match }) => match)
    for (const { line, match } of refused.slice(0, most)) yield { line, at: match.index, say, found: { code: code(match[0]) } }
    if (refused.length) return
    const left = lines.flatMap((words, place) => [...obey("left", words, place + 1)])
    if (left.length) yield { ...left[0], at: 0 }
    if (!text) return yield { say: data.text.none }
    yield* obey("whole", text)
    if (count(text) > data.text.most) return
    const outward = []
    for (const [line, words] of prose(lines)) {
      yield* obey("style", words, line)
      if (!first(data.text.notable, words)) continue
      yield* obey("notable", words, line)
      yield* ofLinks(words, lines[line - 1], line, outward, own)
    }
    const { most: links, many } = data.links
    if (outward.length > links) yield { ...outward[links], say: many, found: { number: outward.length, most: links } }
  }

  // The numbered lines outside fenced code, with code spans blanked out.
  function* prose(lines) {
    const last = new Map(lines.map((line, place) => [line.trimEnd(), place]))
    let closing = ""
    for (const [place, line] of lines.entries()) {
      const fence = first(data.text.fence, line)?.groups.fence
      if (closing) closing = line.trimEnd() === closing ? "" : closing
      else if (fence && last.get(fence) > place) closing = fence
      else yield [place + 1, withoutCode(line)]
    }
  }

  function* ofLinks(words, written, line, outward, own) {
    const { find, picture, schemes, principle, nowhere, elsewhere, none } = data.links
    for (const { 0: match, index: at, groups } of words.replace(picture, blank).matchAll(find)) {
      const target = Object.values(groups).find((group) => group !== undefined)
      const to = first(principle, target)?.groups.slug
      if (target.startsWith(schemes[0])) outward.push({ line, at })
      else if (!target) yield { line, at, say: nowhere }
      else if (!to && !schemes.some((scheme) => target.startsWith(scheme))) yield { line, at, say: elsewhere, found: { found: quote(target) } }
      if (to && to !== own && known.principles && !known.principles.includes(to))
        yield { line, at, say: none, found: { word: quote(to), advice: meant(to, [...new Set([...known.principles, own])].sort()) } }
      const start = at + match.lastIndexOf(target)
      for (const spot of obey("address", target)) {
        const right = spot.right && written.slice(0, start) + spot.right + written.slice(start + target.length)
        yield { ...spot, line, at, right }
      }
    }
  }

  /** A field's value, the list of themes, or the text, as its reader takes it: what belongs in the file. */
  function tidy(field, text) {
    if (field === "body") return body(text)
    if (field === "themes") return text.map((theme) => tidy("line", theme))
    const line = oneLine(text)
    return count(line) > data.apart.longest ? line : line.normalize("NFC")
  }

  function spotsOf(field, text, title) {
    if (field === "body") return ofText(body(text), slug(title))
    if (field === "themes") return ofThemes(text)
    if (data.optional.includes(field) && !tidy(field, text)) return []
    return ofLine(text, field, ...(field === "summary" ? ["left"] : []))
  }

  /** What is found in a field's text, by place; a body is that of a principle with that title. */
  function findings(field, text, title = "") {
    const begins = field === "body" && above(text).split(/\r\n|\r|\n/).length - 1
    return [...spotsOf(field, text, title)]
      .map(({ line = 0, at = 0, say, found = {}, right }) => ({ ...say, line, at, message: told(say.message, found), right }))
      .sort((a, b) => a.line - b.line || a.at - b.at || compared(a.id, b.id) || compared(a.message, b.message))
      .map(({ id, severity = "error", message, right, line }) =>
        ({ id, severity, message, right: right || "", ...(field === "body" && { line: begins + Math.max(line, 1) }) }))
  }

  /** The principle that has the address which a title would get, or had it before; nothing where it is free. */
  function taken(title) {
    const address = slug(title)
    return known.principles?.includes(address) ? address : known.aliases?.[address] ?? ""
  }

  /** Takes in the addresses of very many principles, which are fetched only after the rules. */
  function learn(principles, aliases) {
    Object.assign(known, { principles, aliases })
  }

  return { findings, taken, tidy, learn }
}

const blank = (found) => " ".repeat(found.length)
const compared = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

// A line with its code blanked out, found as code_span.py finds it.
function withoutCode(line) {
  const opening = /(?<!\\)(?:\\\\)*(`+)/g
  let [blanked, past, match] = ["", 0]
  while ((match = opening.exec(line))) {
    const { length } = match[1]
    const [start, after] = [opening.lastIndex - length, opening.lastIndex]
    const end = endOfCode(line, after, length)
    opening.lastIndex = end || after + length
    if (end) [blanked, past] = [blanked + line.slice(past, start) + " ".repeat(end - start), end]
  }
  return blanked + line.slice(past)
}

function endOfCode(line, after, length) {
  const runs = [...line.slice(after).matchAll(/`+/g)]
  const longest = Math.max(0, ...runs.map(([run]) => run.length))
  const last = runs.find(([run]) => run.length === length) ?? (longest < length && runs.find(([run]) => run.length === longest))
  return last ? after + last.index + last[0].length : 0
}

// The character that an entity such as &#8203; stands for; half of one, or none, is the sign for it.
function numbered(entity) {
  const [, x, digits] = entity.match(/(x?)([^&#x;]+)/i)
  const number = parseInt(digits, x ? 16 : 10)
  return whole(number > 0x10ffff ? "\ud800" : String.fromCodePoint(number))
}

// Whether the last digit is the one that Luhn's sum asks for, as on every payment card.
function provesItself(digits) {
  const sum = digits.reverse().reduce((all, digit, place) => all + (place % 2 ? (2 * digit) % 9 || digit : digit), 0)
  return sum % 10 === 0
}

// The address without the parts that count who follows it.
function without(trackers, url) {
  const [, before, query, rest] = url.match(/^([^?#]*\?)([^#;]*)(#.*)?$/s) ?? []
  const counts = (name) => name.startsWith("utm_") || trackers.includes(name)
  const pairs = query?.split("&") ?? []
  const kept = pairs.filter((pair) => !counts(pair.split("=")[0].toLowerCase()))
  if (kept.length === pairs.length) return url
  return (kept.length ? before + kept.join("&") : before.slice(0, -1)) + (rest ?? "")
}

// The share of two words that they have in common, in the same order, as Python's difflib measures it.
const likeness = (one, other) => (2 * common(one, other)) / (one.length + other.length)

function common(one, other) {
  let [length, from, at] = [0, 0, 0]
  for (let i = 0; i < one.length; i++)
    for (let j = 0; j < other.length; j++) {
      let run = 0
      while (i + run < one.length && one[i + run] === other[j + run]) run++
      if (run > length) [length, from, at] = [run, i, j]
    }
  return length && length + common(one.slice(0, from), other.slice(0, at)) + common(one.slice(from + length), other.slice(at + length))
}
