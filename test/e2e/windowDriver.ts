// Drives a window as a whole: its size, its actions, its screens, and when it has come to rest.

import type { Locator, Page } from 'playwright-core'
import type { RunningApp } from './app.ts'
import { callFrom } from './bridgeCalls.ts'

type Bridge = {
  call(name: string, args: unknown): Promise<unknown>
  on(event: string, listener: (payload: unknown) => void): () => void
}

/** Gives the page exactly this size, in CSS pixels. */
export async function resizeWindow({ app, page }: RunningApp, width: number, height: number): Promise<void> {
  // The menu bar comes a moment after the page and takes its height from it.
  for (const deadline = Date.now() + 60_000; ; ) {
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
    if (found[0] === width && found[1] === height) return settled(page)
    if (Date.now() > deadline) throw new Error(`the page has ${found.join(' × ')} px, not ${width} × ${height}`)
  }
}

/** Chooses an action as the native menu does; returns when the page has been told. */
export async function chooseAction({ app, page }: RunningApp, id: string): Promise<void> {
  // The page listened before this test does: when the test has heard it, the page has acted.
  const heard = await page.evaluateHandle((id) => {
    const { opsmap } = window as unknown as { opsmap: Bridge }
    return {
      done: new Promise<void>((resolve) => {
        const stop = opsmap.on('action', (chosen) => {
          if ((chosen as { id: string }).id !== id) return
          stop()
          resolve()
        })
      }),
    }
  }, id)
  await app.evaluate(
    ({ BrowserWindow }, id) => BrowserWindow.getAllWindows()[0]?.webContents.send('opsmap:event', 'action', { id }),
    id,
  )
  await heard.evaluate(({ done }) => done)
  await heard.dispose()
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

/**
 * Resolves when the plan host and the shell have answered all that was asked before, fonts are there, nothing moves, and the page
 * has stayed as it is for a fifth of a second and ten frames in which it had time to spare.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { opsmap } = window as unknown as { opsmap?: Bridge }
    // Calls are answered in order, and after the events of the calls before them; nobody knows this one.
    const answered = () =>
      Promise.all([opsmap?.call('plan.nothing', {}), opsmap?.call('shell.nothing', {})]).catch(() => undefined)
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }))
    const moves = () =>
      document.getAnimations().some(({ playState, effect }) => {
        const endless = effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY
        return playState === 'running' && !endless
      })
    let quietSince = 0
    let quietFrames = 0
    const changed = () => {
      quietSince = performance.now()
      quietFrames = 0
    }
    const observer = new MutationObserver(changed)
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    changed()
    await answered()
    while (performance.now() - quietSince < 200 || quietFrames < 10) {
      quietFrames++
      await frame()
      await idle()
      if (moves() || document.fonts.status !== 'loaded') changed()
    }
    observer.disconnect()
  })
}

/** Where an element is, in CSS pixels, once it has stayed there for some frames. */
export async function placeOf(
  element: Locator,
): Promise<{ x: number; y: number; width: number; height: number; middle: readonly [x: number, y: number] }> {
  await element.waitFor({ state: 'attached' })
  await settled(element.page())
  const box = await element.boundingBox()
  if (!box) throw new Error('not on the screen')
  return { ...box, middle: [box.x + box.width / 2, box.y + box.height / 2] }
}

/** Waits until an element has the keyboard. */
export const focused = (element: Locator): Promise<void> =>
  element.and(element.page().locator(':focus')).waitFor({ state: 'attached' })

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
