// Draws the badges of a step: signs with texts, dashed where something is missing.
import { type BadgeIcon, iconGap, iconSize, type PlacedItem } from '../footer.ts'
import type { Palette } from './palette.ts'
import { baseline, type Primitive } from './primitives.ts'

/** Path data in a 12 × 12 box, to be stroked 1.2 px wide with round ends. */
export const badgeIcons: Record<BadgeIcon, string> = {
  owner: 'M6 1.5a2.25 2.25 0 1 0 0 4.5a2.25 2.25 0 1 0 0-4.5ZM1.75 10.75a4.25 3.5 0 0 1 8.5 0',
  processing: 'M6 1.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 1 0 0-9.5ZM6 3.4V6L7.8 7.2',
  waiting:
    'M2.75 1.25H9.25M2.75 10.75H9.25M3.5 1.25V3C3.5 4.5 8.5 7.5 8.5 9V10.75M8.5 1.25V3C8.5 4.5 3.5 7.5 3.5 9V10.75',
}

/** Draws badges in a row that starts at x and is centred on y. */
export function drawBadges(items: readonly PlacedItem[], at: { x: number; y: number }, palette: Palette): Primitive[] {
  const centre = at.y
  return items.flatMap(({ icon, text, x, width, size }): Primitive[] => {
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
