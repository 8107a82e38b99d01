// The doors to GitHub: their addresses, and whose name leads where.

const LONGEST = 6500 // bytes of an address that is encoded once more on the way through the sign-in
export const encoded = (text) => encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"))
export const fitting = (whole, plain) => encodeURIComponent(whole).length > LONGEST ? plain : whole

// The page for a new file: without its text, and with it unless that would be too long.
export function newFile({ repository, branch }, path, text) {
  const plain = `${repository}/new/${branch}?filename=${path}`
  return { plain, whole: fitting(`${plain}&value=${encoded(text)}`, "") }
}

// The form on GitHub, filled in unless that would be too long.
export function issueForm({ repository }, { title, ...rest }) {
  const plain = `${repository}/issues/new?template=principle.yml`
  const answers = Object.entries({ principle_title: title, ...rest }).filter(([, answer]) => answer.length)
  return fitting(plain + answers.map(([id, answer]) => `&${id}=${encoded(String(answer))}`).join(""), plain)
}

const PROFILE = /^(?:https?:\/\/)?(?:www\.)?github\.com\/([a-z0-9-]+)\/?$/i
const WHOLE = /^(?:[a-z][a-z0-9+.-]*:|[^/]+@)/i
const NONE = /^(?:no(?:ne)?|n\/?a|[-–—.]+)$/i

// A link or a GitHub name in one line, as hooks/manifesto/contact.py reads it.
export function contact(text) {
  if (NONE.test(text)) return { url: "", github: "" }
  const profile = PROFILE.exec(text)
  if (profile) return { url: "", github: profile[1] }
  if (text.startsWith("@") || !/[./]/.test(text)) return { url: "", github: text.replace(/^@/, "") }
  return { url: WHOLE.test(text) ? text : `https://${text}`, github: "" }
}
