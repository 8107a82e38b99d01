// The lines of a person in contributors.yml, as hooks/manifesto/guest.py and notation.py write them.

import { day, latin, mark, quoted } from "../contribute/notation.js"

const LONGEST = 40
const TAKEN = /^(?:yes|no|on|off|true|false|null|y|n|nan|index|0b[01_]+|0o?[0-7_]+|0x[\da-f_]+|\d[\d_]*e\d+)$/

// A short name of a person in any script; where no Latin letter is left, one from its SHA-256.
export function handle(name) {
  const words = latin(name, LONGEST)
  return words.length > 1 && /[a-z]/.test(words) && !TAKEN.test(words) ? words : `contributor-${mark(name)}`
}

export function lines({ name, url, github }) {
  const written = [`${handle(name)}:`, `  name: ${quoted(name)}`]
  if (url) written.push(`  url: ${quoted(url)}`)
  if (github) written.push(`  github: ${quoted(github)}`)
  return [...written, `  pledged: ${day()}`].join("\n")
}
