// The one channel from the page to the shell: checks who asks, what for and how much, then answers.

import { ipcMain, type WebContents } from 'electron'
import { fits } from '#host/argumentSize.ts'
import type { Answer } from '#shared/api.ts'
import { isOurPage } from './ourPage.ts'

/** Answers a call of a window's page; loaded when the first call comes. */
export type Answerer = (contents: WebContents, name: string, args: unknown) => Promise<Answer<unknown>>

/** Larger than anything the page has to say to the shell (a menu of 20 × 100 items). */
const maxBytes = 2_000_000

/** Serves channel `opsmap` from now on; `answerer` may still be on its way. */
export function serveCalls(answerer: Promise<Answerer>): void {
  ipcMain.handle('opsmap', async (event, name: unknown, args: unknown) => {
    // Not our page: it gets no answer at all, not even a reason.
    if (!isOurPage(event.senderFrame, event.sender)) throw new Error('refused')
    if (typeof name !== 'string') return refused('unknownCommand')
    if (!fits(args, maxBytes)) return refused('badArguments')
    return (await answerer)(event.sender, name, args)
  })
}

export const refused = (code: 'unknownCommand' | 'badArguments'): Answer<never> => ({ ok: false, problems: [{ code }] })
