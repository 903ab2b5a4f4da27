// A window that has its picture taken, in both themes, and the ways through its screens that all scenes share.

import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchApp, type RunningApp } from '../e2e/app.ts'
import { callFrom } from '../e2e/bridgeCalls.ts'
import { chooseAction, resizeWindow, settled } from '../e2e/windowDriver.ts'

export type Lang = 'zh' | 'en'
const themes = ['dark', 'light'] as const

export interface Studio extends RunningApp {
  readonly lang: Lang
  /** Takes the window as it is, in both themes. */
  shoot(name: string): Promise<void>
  act(id: string): Promise<void>
  /** Gives the page this size, or the one in which pictures are taken. */
  size(width?: number, height?: number): Promise<void>
}

/** Where pictures go, and which: all, or those whose name has one of these parts. */
export interface Order {
  readonly folder: string
  readonly wanted: readonly string[]
}

/** Opens a window in a language, goes through a scene, closes it; returns how many pictures were taken. */
export async function withWindow(order: Order, lang: Lang, scene: (studio: Studio) => Promise<void>): Promise<number> {
  const running = await launchApp({ settings: { lang, theme: 'light' } })
  const { page } = running
  let taken = 0
  const shoot = async (name: string) => {
    if (order.wanted.length > 0 && !order.wanted.some((part) => name.includes(part))) return
    // What the pointer happens to be over is no part of the picture.
    await page.mouse.move(0, 0)
    await settled(page)
    // Ends in the light theme, so that each picture follows one in which everything was painted in the other.
    for (const theme of themes) {
      await callFrom(page, 'shell.setSettings', { theme })
      await settled(page)
      await page.screenshot({ path: join(order.folder, `${lang}-${theme}-${name}.png`) })
      taken++
    }
  }
  const size = (width = 1440, height = 900) => resizeWindow(running, width, height)
  try {
    await size()
    await scene({ ...running, lang, shoot, act: (id) => chooseAction(running, id), size })
    for (const line of running.errors()) console.error(line)
  } finally {
    await running.close()
  }
  return taken
}

/** Shows every view that the switch in the header of a screen offers; `view` is empty where a screen has one view. */
export async function eachView(page: Page, look: (view: string[]) => Promise<void>): Promise<void> {
  await settled(page)
  const options = page.locator('main header [role="radiogroup"]').first().getByRole('radio')
  const views = await options.count()
  if (views < 2) return look([])
  for (let at = 0; at < views; at++) {
    // The views of some screens have headers of their own: found anew each time.
    await options.nth(at).click()
    await options.nth(at).and(page.locator('[aria-checked="true"]')).waitFor()
    await settled(page)
    await look([String(at + 1)])
  }
}

/** Opens the sample plan in a window that has none. */
export async function openSample({ page, lang }: Studio): Promise<void> {
  await callFrom(page, 'shell.openSample', { lang })
  await page.locator('nav [data-screen]').first().waitFor()
}
