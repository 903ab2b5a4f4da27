// Cuts the text of a formula into numbers, names and signs, each with its place; Chinese and full-width signs count as the plain ones.
import type { FormulaProblem, Span } from './types.ts'

export type Token = Span &
  (
    | { readonly kind: 'number'; readonly value: number }
    /** `quoted`: written in brackets or quotes, hence never a function. */
    | { readonly kind: 'name'; readonly text: string; readonly quoted: boolean }
    | { readonly kind: 'sign'; readonly text: string }
    | { readonly kind: 'end' }
  )

const sameSign: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
  '、': ',',
}
const closing: Readonly<Record<string, string>> = {
  '[': ']',
  '【': '】',
  '「': '」',
  '『': '』',
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
}
const scales: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 百万: 1e6, 亿: 1e8 }

/** Full-width ASCII to ASCII, one character for one, so that places stay. */
const narrow = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')

const blank = /[\s\u200b\ufeff]+/y
const number = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3}(?![\p{L}\p{N}_]))?/uy
const scale = /(?:百万|千|万|亿)(?![\p{L}\p{N}_])/uy
const name = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*/uy
const sign = /<=|>=|<>|!=|==|[-+*/^%()<>=,;]/y
const unified: Readonly<Record<string, string>> = { '!=': '<>', '==': '=', ';': ',' }

/** The tokens of a formula, an end token last; or the first thing that is none. */
export function tokens(source: string): Token[] | FormulaProblem {
  const text = narrow(source)
  const found: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const match = pattern.exec(text)?.[0]
    if (match !== undefined) at += match.length
    return match
  }
  while (at < text.length) {
    if (take(blank) !== undefined) continue
    const from = at
    const span = () => ({ at: from, length: at - from })
    const opener = closing[text.charAt(at)]
    if (opener !== undefined) {
      const end = text.indexOf(opener, at + 1)
      if (end < 0) return { code: 'unclosedName', at, length: 1, params: { sign: opener } }
      const inside = source.slice(at + 1, end)
      at = end + 1
      if (inside.trim() === '') return { code: 'unexpected', ...span(), params: { text: source.slice(from, at) } }
      found.push({ kind: 'name', text: inside, quoted: true, ...span() })
      continue
    }
    const digits = take(number)
    if (digits !== undefined) {
      const factor = scales[take(scale) ?? ''] ?? 1
      const value = Number((Number(digits) * factor).toPrecision(15))
      if (!Number.isFinite(value)) return { code: 'badNumber', ...span(), params: { text: source.slice(from, at) } }
      found.push({ kind: 'number', value, ...span() })
      continue
    }
    if (take(name) !== undefined) {
      found.push({ kind: 'name', text: source.slice(from, at), quoted: false, ...span() })
      continue
    }
    const other = sameSign[text.charAt(at)]
    const plain = other ?? take(sign)
    if (plain === undefined) {
      const character = String.fromCodePoint(text.codePointAt(at) as number)
      return { code: 'badCharacter', at, length: character.length, params: { text: character } }
    }
    if (other !== undefined) at++
    found.push({ kind: 'sign', text: unified[plain] ?? plain, ...span() })
  }
  found.push({ kind: 'end', at: text.length, length: 0 })
  return found
}
