// The badges at the foot of a step: owner, processing time and waiting time, or the sign that one is missing.
import { ellipsize, measureText } from './measure.ts'
import type { StepFooter } from './types.ts'

export type BadgeIcon = 'owner' | 'processing' | 'waiting'

/** text null = missing: shown as a dashed outline. */
export type FooterItem = { icon: BadgeIcon; text: string | null }

/** What the foot of a step shows, from left to right. */
export function footerItems(footer: StepFooter | null | undefined): FooterItem[] {
  if (!footer) return []
  const items: FooterItem[] = []
  if (footer.owner) items.push({ icon: 'owner', text: footer.owner })
  else if (footer.missingOwner) items.push({ icon: 'owner', text: null })
  if (footer.processing) items.push({ icon: 'processing', text: footer.processing })
  else if (footer.missingTime) items.push({ icon: 'processing', text: null })
  if (footer.waiting) items.push({ icon: 'waiting', text: footer.waiting })
  return items
}

export const iconSize = 10
export const iconGap = 3
const itemGap = 8
const missingWidth = 22

/** x is relative to the row's left end. */
export type PlacedItem = { icon: BadgeIcon; text: string | null; x: number; width: number; size: number }

/**
 * Places the badges in a row: at 11 px if they fit, else at 10, then with the owner's name shortened to an ellipsis, to its
 * first character, to nothing. Times are cut only when even that is too long.
 */
export function placeFooter(items: readonly FooterItem[], width: number): PlacedItem[] {
  const roomy = row(items, 11, itemGap)
  if (lengthOf(roomy) <= width) return roomy
  const gap = 6
  const owner = items.find((item) => item.icon === 'owner' && item.text)
  const name = owner?.text ?? ''
  const excess = lengthOf(row(items, 10, gap)) - width
  const cut = ellipsize(name, measureText(name, 10) - excess, { size: 10 })
  const [first = ''] = name
  for (const text of [name, ...([...cut].length > 2 ? [cut] : []), first, '']) {
    const placed = row(
      items.map((item) => (item === owner ? { ...item, text } : item)),
      10,
      gap,
    )
    if (lengthOf(placed) <= width + 0.01) return placed
  }
  const share = (width - gap * (items.length - 1)) / items.length - iconSize - iconGap
  return row(
    items.map((item) => ({ ...item, text: item.text && ellipsize(item.text, share, { size: 10 }) })),
    10,
    gap,
  )
}

function row(items: readonly FooterItem[], size: number, gap: number): PlacedItem[] {
  let x = 0
  return items.map(({ icon, text }) => {
    const width = text === null ? missingWidth : iconSize + (text === '' ? 0 : iconGap + measureText(text, size))
    const placed = { icon, text, x, width, size }
    x += width + gap
    return placed
  })
}

const lengthOf = (items: readonly PlacedItem[]): number => {
  const last = items.at(-1)
  return last ? last.x + last.width : 0
}
