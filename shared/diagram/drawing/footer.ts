// The badges at the foot of a step: owner, processing time and waiting time, or the sign that one is missing.
import { ellipsize, measureText } from '../measure.ts'
import type { StepFooter } from '../types.ts'
import { type BadgeIcon, badgeIcons } from './icons.ts'
import type { Palette } from './palette.ts'
import { baseline, type Primitive } from './primitives.ts'

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

const iconSize = 10
const iconGap = 3
const itemGap = 8
const missingWidth = 22

export type PlacedItem = { icon: BadgeIcon; text: string | null; x: number; width: number; size: number }

/** Places the badges in a row: at 11 px if they fit, else at 10, then with the owner's name shortened. */
export function placeFooter(items: readonly FooterItem[], width: number): PlacedItem[] {
  const textWidth = (text: string | null, size: number) =>
    text === null ? missingWidth : iconSize + iconGap + measureText(text, size)
  const total = (size: number) => items.reduce((sum, item) => sum + textWidth(item.text, size), 0)
  const size = total(11) + (items.length - 1) * itemGap <= width ? 11 : 10
  const gap = size === 11 ? itemGap : 6
  const excess = total(size) + (items.length - 1) * gap - width
  const longest = items.reduce(
    (best, item, i) => (textWidth(item.text, size) > textWidth(items[best]!.text, size) ? i : best),
    0,
  )
  const ownerIndex = items.findIndex((item) => item.icon === 'owner' && item.text !== null)
  const shortened =
    ownerIndex >= 0 && textWidth(items[ownerIndex]!.text, size) - excess >= iconSize + iconGap + size * 2
      ? ownerIndex
      : longest
  let x = 0
  return items.map((item, i) => {
    const full = textWidth(item.text, size)
    const room = excess > 0 && i === shortened ? Math.max(iconSize + iconGap + size, full - excess) : full
    const text = item.text === null ? null : ellipsize(item.text, room - iconSize - iconGap + 0.01, { size })
    const placed = { icon: item.icon, text, x, width: room, size }
    x += room + gap
    return placed
  })
}

/** Draws the badges in a row that starts at (x, y) and is 12 px high. */
export function drawFooter(
  items: readonly FooterItem[],
  at: { x: number; y: number; width: number },
  palette: Palette,
): Primitive[] {
  const centre = at.y + 3
  return placeFooter(items, at.width).flatMap(({ icon, text, x, width, size }): Primitive[] => {
    const sign: Primitive = {
      type: 'path',
      cls: `badge-sign badge-${icon}`,
      d: badgeIcons[icon],
      x: at.x + x + (text === null ? 5 : 0),
      y: centre - iconSize / 2,
      scale: iconSize / 12,
      fill: 'none',
      stroke: icon === 'waiting' ? palette.risk : palette.muted,
      strokeWidth: 1.2,
      round: true,
    }
    if (text === null) {
      const outline: Primitive = {
        type: 'rect',
        cls: `badge-missing badge-${icon}`,
        x: at.x + x,
        y: centre - 8,
        width,
        height: 16,
        radius: 4,
        fill: 'none',
        stroke: palette.muted,
        strokeWidth: 1,
        dash: '2.5 2',
      }
      return [outline, sign]
    }
    return [
      sign,
      {
        type: 'text',
        cls: `badge-text badge-${icon}`,
        x: at.x + x + iconSize + iconGap,
        y: baseline(centre, size),
        text,
        size,
        weight: 400,
        anchor: 'start',
        fill: palette.muted,
      },
    ]
  })
}
