// Types Chinese the way an input method does: composition events while the pinyin grows, then the chosen characters.

import type { CDPSession, Page } from 'playwright-core'

export type InputMethod = {
  /**
   * Composes `pinyin` letter by letter in whatever has the focus and chooses `text`. Keys pressed meanwhile belong to the
   * input method, which is what keyCode 229 tells the page.
   */
  compose: (pinyin: string, text: string) => Promise<void>
}

/** An input method for a page. */
export async function inputMethod(page: Page): Promise<InputMethod> {
  const tools = await page.context().newCDPSession(page)
  return {
    async compose(pinyin, text) {
      for (let length = 1; length <= pinyin.length; length++) {
        const code = codeOf(pinyin[length - 1] as string)
        await keyDown(tools, code)
        await grow(tools, pinyin.slice(0, length))
        await keyUp(tools, code)
      }
      // The space bar takes the first candidate.
      await keyDown(tools, 'Space')
      await tools.send('Input.insertText', { text })
      await keyUp(tools, 'Space')
    },
  }
}

const codeOf = (letter: string) => (letter === "'" ? 'Quote' : `Key${letter.toUpperCase()}`)

const keyDown = (tools: CDPSession, code: string) =>
  tools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code, windowsVirtualKeyCode: 229 })

const keyUp = (tools: CDPSession, code: string) =>
  tools.send('Input.dispatchKeyEvent', {
    type: 'keyUp',
    key: code === 'Space' ? ' ' : code.slice(-1).toLowerCase(),
    code,
  })

const grow = (tools: CDPSession, text: string) =>
  tools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
