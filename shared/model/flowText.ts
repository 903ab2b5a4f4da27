// A flow in words, as people type it: its answer and its share of cases, `是 70%`.

export interface FlowWords {
  label: string | null
  /** Share of cases, 1 = 100 %. */
  probability: number | null
}

/** A share as a number of percent that reads back exactly: 0.7 → 70, 1/3 → 33.33333333333333. */
export function percentText(share: number): string {
  let digits = 2
  while (digits < 100 && Number(share.toFixed(digits)) !== share) digits++
  const [whole = '0', rest = ''] = share.toFixed(digits).split('.')
  const text = `${whole}${rest.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  return rest.length > 2 ? `${text}.${rest.slice(2)}` : text
}

/** A share as it is shown: whole percent, or one decimal. */
export const shareText = (share: number): string => `${Math.round(share * 1000) / 10}%`

const percent = /^(.*?)[\s:：,，]*[（(]?\s*(\d+(?:\.\d+)?)\s*[%％]\s*[)）]?$/su
const quoted = /^"((?:[^"]|"")*)"\s*(.*)$/su

const shareOf = (text: string): number | null => {
  const share = Number(`${text}e-2`)
  return share <= 1 ? share : null
}

/** Reads what was typed at a flow; a quoted label is taken as it is. More than 100 % is no share but part of the label. */
export function parseFlowText(text: string): FlowWords {
  const line = text.trim()
  const exact = quoted.exec(line)
  if (exact) {
    const share = exact[2] === '' ? null : percent.exec(exact[2] as string)
    if (exact[2] === '' || (share && share[1] === '' && shareOf(share[2] as string) !== null))
      return {
        label: (exact[1] as string).replaceAll('""', '"'),
        probability: share ? shareOf(share[2] as string) : null,
      }
  }
  const found = percent.exec(line)
  const share = found && shareOf(found[2] as string)
  if (found && share !== null) return { label: found[1] || null, probability: share }
  return { label: line || null, probability: null }
}

/** The text that `parseFlowText` reads back exactly; `quote`: the label in quotes even where it could do without. */
export function flowText({ label, probability }: FlowWords, quote = false): string {
  const plain = label ?? ''
  const read = parseFlowText(plain)
  const words =
    label !== null && (quote || read.label !== label || read.probability !== null || plain.startsWith('"'))
      ? `"${plain.replaceAll('"', '""')}"`
      : plain
  const share = probability === null ? '' : `${percentText(probability)}%`
  const text = [words, share].filter(Boolean).join(' ')
  // A label that ends in a separator would lose it before a share.
  const back = parseFlowText(text)
  return back.label === label && back.probability === probability
    ? text
    : `"${plain.replaceAll('"', '""')}" ${share}`.trim()
}

/** What the drawing shows beside a flow. */
export const flowWords = ({
  label,
  probability,
}: {
  label: string | null
  probability?: number | null | undefined
}): string => [label ?? '', typeof probability === 'number' ? shareText(probability) : ''].filter(Boolean).join(' ')
