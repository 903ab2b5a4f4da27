// Where a text stops being JSON; JSON.parse itself does not always say.

type Expect = 'value' | 'valueOrEnd' | 'keyOrEnd' | 'key' | 'colon' | 'commaOrEnd' | 'nothing'

const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const escaped = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y

/** Position behind a string that starts at `at`, or the negative of the position (minus one) where it goes wrong. */
function skipString(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x22) return i + 1
    if (code < 0x20) return -i - 1
    if (code === 0x5c) {
      escaped.lastIndex = i + 1
      if (!escaped.test(text)) return -i - 1
      i = escaped.lastIndex - 1
    }
  }
  return -text.length - 1
}

/** Zero-based position of the first character that JSON does not allow there; the length of a text that is only cut off. */
export function jsonErrorPosition(text: string): number {
  const open: ('{' | '[')[] = []
  let expect: Expect = 'value'
  const after = (): Expect => (open.length === 0 ? 'nothing' : 'commaOrEnd')
  let i = 0
  while (i < text.length) {
    const c = text[i] as string
    if (c === ' ' || c === '\n' || c === '\r' || c === '\t') {
      i++
      continue
    }
    const wantsValue: boolean = expect === 'value' || expect === 'valueOrEnd'
    const wantsKey: boolean = expect === 'key' || expect === 'keyOrEnd'
    if ((c === '}' || c === ']') && (expect === 'commaOrEnd' || expect === 'keyOrEnd' || expect === 'valueOrEnd')) {
      if (open.pop() !== (c === '}' ? '{' : '[')) return i
      expect = after()
    } else if (c === '"' && (wantsValue || wantsKey)) {
      const end = skipString(text, i)
      if (end < 0) return -end - 1
      i = end
      expect = wantsKey ? 'colon' : after()
      continue
    } else if (wantsValue && (c === '{' || c === '[')) {
      open.push(c)
      expect = c === '{' ? 'keyOrEnd' : 'valueOrEnd'
    } else if (wantsValue) {
      literal.lastIndex = i
      if (!literal.test(text)) return i
      i = literal.lastIndex
      expect = after()
      continue
    } else if (c === ':' && expect === 'colon') expect = 'value'
    else if (c === ',' && expect === 'commaOrEnd') expect = open.at(-1) === '{' ? 'key' : 'value'
    else return i
    i++
  }
  return text.length
}
