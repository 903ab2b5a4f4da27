// Who may ask: the page of a window, and nothing that got into it.

import type { WebFrameMain } from 'electron'
import { origin } from './csp.ts'

/** Whether a frame is the main frame of app://bundle/ in its window; null is a frame that has already gone. */
export function isOurPage(
  frame: Pick<WebFrameMain, 'url'> | null,
  contents: { readonly mainFrame: Pick<WebFrameMain, 'url'> },
): boolean {
  return frame !== null && frame === contents.mainFrame && frame.url.startsWith(`${origin}/`)
}
