// The hand of a trained user: types Chinese through an input method, presses keys, moves and clicks – all as input events.

import type { Page } from 'playwright-core'
import { inputMethod } from '../../e2e/inputMethod.ts'
import { pinyinOf } from './pinyin.ts'

export interface Hand {
  /** Text at the caret: Chinese as the letters of its pinyin and the space bar, anything else key by key. */
  type(text: string): Promise<void>
  press(...keys: string[]): Promise<void>
  /** Moves there in a straight line. */
  point(x: number, y: number): Promise<void>
  /** Moves there and clicks. */
  click(x: number, y: number): Promise<void>
}

export interface Effort {
  /** Keys pressed, Shift and Control included. */
  readonly keys: number
  readonly clicks: number
  /** Way of the pointer, CSS pixels. */
  readonly distance: number
  /** Of the whole script, which waits only for what it must see. */
  readonly milliseconds: number
}

export async function handOn(page: Page): Promise<Hand> {
  const ime = await inputMethod(page)
  return {
    async type(text) {
      for (const part of text.match(/\p{Script=Han}+|[^\p{Script=Han}]/gu) ?? []) {
        if (/\p{Script=Han}/u.test(part)) await ime.compose(pinyinOf(part), part)
        else await page.keyboard.press(part === ' ' ? 'Space' : keyFor(part))
      }
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key)
    },
    point: (x, y) => page.mouse.move(x, y, { steps: 8 }),
    async click(x, y) {
      await page.mouse.move(x, y, { steps: 8 })
      await page.mouse.click(x, y)
    },
  }
}

/** Characters that need Shift are two keys. */
const keyFor = (char: string): string => (/[@?:+>]/.test(char) ? `Shift+${char}` : char)

/** Counts what reaches the page while `work` goes on, the same way for every page. */
export async function measured(page: Page, work: () => Promise<void>): Promise<Effort> {
  await page.evaluate(() => {
    const effort = { keys: 0, clicks: 0, distance: 0 }
    let last: { x: number; y: number } | undefined
    addEventListener('keydown', (event) => event.repeat || effort.keys++, true)
    addEventListener('pointerdown', () => effort.clicks++, true)
    addEventListener(
      'pointermove',
      ({ clientX: x, clientY: y }) => {
        if (last) effort.distance += Math.hypot(x - last.x, y - last.y)
        last = { x, y }
      },
      true,
    )
    Object.assign(window, { effort })
  })
  const started = performance.now()
  await work()
  const milliseconds = performance.now() - started
  const counted = await page.evaluate(() => (window as unknown as { effort: Omit<Effort, 'milliseconds'> }).effort)
  return { ...counted, milliseconds }
}
