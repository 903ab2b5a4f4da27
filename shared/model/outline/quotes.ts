// Quotes in an outline: what stands between them is taken as it is, marks, arrows and colons included.

/** `text` in straight quotes, quotes inside doubled. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

const first = 0xe000
const opening = /"((?:[^"]|"")*)"(?=[\s:：]|$)/y

export interface Masked {
  /** The text with every quoted part replaced by one private character. */
  readonly text: string
  /** What a name, label or title means: the quoted text when it is nothing but that, else as it was typed. */
  value(part: string): string
  isQuoted(part: string): boolean
}

/** Hides quoted parts; a quote opens at the beginning of a word or after @ or #. */
export function masked(text: string): Masked {
  const parts: { raw: string; value: string; quoted: boolean }[] = []
  let out = ''
  const hide = (raw: string, value: string, isQuoted: boolean) => {
    out += String.fromCharCode(first + parts.length)
    parts.push({ raw, value, quoted: isQuoted })
  }
  for (let i = 0; i < text.length; ) {
    const char = text[i] as string
    if (char === '"' && (i === 0 || /[\s@＠#＃]/.test(text[i - 1] as string)) && parts.length < 0x1800) {
      opening.lastIndex = i
      const match = opening.exec(text)
      if (match) {
        hide(match[0], (match[1] as string).replaceAll('""', '"'), true)
        i += match[0].length
        continue
      }
    }
    // A private character of the text itself stands for itself.
    if (char >= '\ue000' && char <= '\uf8ff' && parts.length < 0x1800) hide(char, char, false)
    else out += char
    i++
  }
  const part = (char: string) => parts[char.charCodeAt(0) - first]
  const whole = (given: string) => (given.length === 1 ? part(given) : undefined)
  return {
    text: out,
    value: (given) => whole(given)?.value ?? given.replace(/[\ue000-\uf8ff]/g, (char) => part(char)?.raw ?? char),
    isQuoted: (given) => whole(given)?.quoted === true,
  }
}
