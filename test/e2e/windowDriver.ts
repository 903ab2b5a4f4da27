// Drives a window as a whole: its size, its actions, its screens, and when it has come to rest.

import type { Page } from 'playwright-core'
import type { RunningApp } from './app.ts'
import { callFrom } from './bridgeCalls.ts'

/** Gives the page exactly this size, in CSS pixels. */
export async function resizeWindow({ app, page }: RunningApp, width: number, height: number): Promise<void> {
  // The menu bar comes a moment after the page and takes its height from it.
  for (const deadline = Date.now() + 10_000; ; ) {
    await app.evaluate(
      ({ BrowserWindow }, [width, height]) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.unmaximize()
        window?.setContentSize(width as number, height as number)
      },
      [width, height],
    )
    await settled(page)
    const found = await page.evaluate(() => [innerWidth, innerHeight])
    if (found[0] === width && found[1] === height) return
    if (Date.now() > deadline) throw new Error(`the page has ${found.join(' × ')} px, not ${width} × ${height}`)
  }
}

/** Chooses an action as the native menu does. */
export async function chooseAction({ app }: RunningApp, id: string): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, id) => BrowserWindow.getAllWindows()[0]?.webContents.send('opsmap:event', 'action', { id }),
    id,
  )
}

/** Shows a screen by its place in the navigation; returns when it has drawn its header. */
export async function showScreen(page: Page, screen: string): Promise<void> {
  await page.locator(`nav [data-screen="${screen}"]`).click()
  await page.locator(`nav [data-screen="${screen}"][aria-current="page"]`).waitFor()
  await page.locator('main h1').first().waitFor()
}

/** The screens in the order of the navigation. */
export const screensOf = (page: Page): Promise<string[]> =>
  page.locator('nav [data-screen]').evaluateAll((items) => items.map((item) => item.getAttribute('data-screen') ?? ''))

/** Resolves when fonts are there, nothing moves, and the page has not changed for a fifth of a second. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let changedAt = performance.now()
        const changed = () => {
          changedAt = performance.now()
        }
        const observer = new MutationObserver(changed)
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
        const check = () => {
          const moves = document.getAnimations().some(({ playState, effect }) => {
            const endless = effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY
            return playState === 'running' && !endless
          })
          if (moves || document.fonts.status !== 'loaded') changed()
          if (performance.now() - changedAt < 200) return requestAnimationFrame(check)
          observer.disconnect()
          resolve()
        }
        check()
      }),
  )
}

/**
 * Shows a theme after everything was painted in the other one: without a GPU a window that has just changed may still show the
 * frame before in a picture.
 */
export async function repainted(page: Page, theme: 'light' | 'dark'): Promise<void> {
  for (const shown of [theme === 'light' ? 'dark' : 'light', theme] as const) {
    await callFrom(page, 'shell.setSettings', { theme: shown })
    await settled(page)
  }
}
