// Saves what a screen shows for printing as a PDF or prints it: asks where, lets the pages be drawn, tells the way to the file.
import { useState } from 'react'
import { call } from './bridge.ts'
import { fileNameOf, told } from './exporting.ts'
import { notify } from './notices.ts'
import { flushPending } from './pending.ts'
import { currentT } from './text.ts'

/** Where the PDF goes; null: to the printer. */
type Target = { readonly handle: string; readonly name: string } | null

export interface Printing {
  savePdf(): Promise<void>
  print(): Promise<void>
  /** Set while the pages must be in the document; to be called once they are. */
  readonly onReady: (() => void) | null
}

async function put(target: Target, landscape: boolean, paper: 'a4' | 'a3'): Promise<void> {
  const sheet = { paper, landscape } as const
  if (target === null) {
    told(await call('shell.print', sheet))
    return
  }
  const { handle, name } = target
  if (told(await call('shell.savePdf', { handle, ...sheet })) === undefined) return
  const reveal = () => call('shell.reveal', { handle })
  const text = currentT()('shell.files.exported', { name })
  notify({ text, actions: [{ label: 'shell.files.reveal', run: reveal }] })
}

/** @param title names the file. */
export function usePrinting(title: string, landscape: boolean, paper: 'a4' | 'a3' = 'a4'): Printing {
  const [target, setTarget] = useState<Target | undefined>(undefined)
  const savePdf = async () => {
    await flushPending()
    const suggestedName = fileNameOf(title)
    const chosen = told(await call('shell.chooseExport', { format: 'pdf', suggestedName }))
    if (chosen) setTarget(chosen)
  }
  const print = async () => {
    await flushPending()
    setTarget(null)
  }
  const onReady =
    target === undefined ? null : () => void put(target, landscape, paper).finally(() => setTarget(undefined))
  return { savePdf, print, onReady }
}
