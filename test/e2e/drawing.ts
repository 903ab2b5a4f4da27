// What the process canvas has drawn, measured on the page.

import type { Page } from 'playwright-core'
import { settled } from './windowDriver.ts'

type Box = { id: string; x: number; y: number; width: number; height: number }
export type Drawn = {
  steps: Box[]
  flows: string[]
  /** Headers, as high as their lanes. */
  lanes: Box[]
  phases: Box[]
}

/** Boxes in screen pixels of everything on the canvas, by row id. */
export const drawn = (page: Page): Promise<Drawn> =>
  page.evaluate(() => {
    const boxes = (name: string) =>
      [...document.querySelectorAll<HTMLElement>(`.react-flow [data-${name}]`)].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return { id: element.dataset[name] ?? '', x, y, width, height }
      })
    return {
      steps: boxes('step'),
      flows: boxes('flow').map(({ id }) => id),
      lanes: boxes('lane'),
      phases: boxes('phase'),
    }
  })

/** What is drawn once that many steps are and all of it has come to rest. */
export async function drawnSteps(page: Page, count: number): Promise<Drawn> {
  await page.waitForFunction((count) => document.querySelectorAll('.react-flow [data-step]').length === count, count)
  await settled(page)
  return drawn(page)
}

/** Pairs of boxes that cover each other, by id. */
export function overlaps(boxes: readonly Box[]): [string, string][] {
  const cover = (a: Box, b: Box) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b): [string, string][] => (cover(a, b) ? [[a.id, b.id]] : [])),
  )
}
