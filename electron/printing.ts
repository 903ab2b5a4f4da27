// Prints what a page shows for printing, through the system's own dialog.

import type { WebContents } from 'electron'
import type { Paper } from '#shared/diagram/print/pageSetup.ts'
import { refuse } from '#shared/model/problem.ts'

const names = { a4: 'A4', a3: 'A3', a2: 'A2', a1: 'A1', letter: 'Letter', tabloid: 'Tabloid' } as const satisfies Record<
  Paper,
  string
>

/** Resolves with false when the user cancelled. Throws PlanError 'printFailed'. */
export async function printPage(contents: WebContents, paper: Paper, landscape: boolean): Promise<boolean> {
  // Margins, title block and cut marks are part of the pages.
  const options = {
    pageSize: names[paper],
    landscape,
    printBackground: true,
    margins: { marginType: 'none' as const },
  }
  const [printed, reason] = await new Promise<[boolean, string]>((resolve) =>
    contents.print(options, (success, why) => resolve([success, why])),
  )
  if (!printed && !/cancel/i.test(reason)) refuse('printFailed')
  return printed
}
