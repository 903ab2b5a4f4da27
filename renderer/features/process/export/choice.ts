// What was chosen last in the dialog that exports drawings; kept on this computer for the plan.
import { z } from 'zod'
import { usePanel } from '#platform/windowState.ts'
import { drawingChoice } from '#shared/api.ts'
import { defaultSetup, drawingFormats } from '#shared/diagram/print/pageSetup.ts'

const choice = drawingChoice.extend({ format: z.enum(drawingFormats) })
export type Choice = z.infer<typeof choice>

const first: Choice = { format: 'pdf', lens: null, pixels: 2, page: defaultSetup }

function read(text: string): Choice {
  try {
    return choice.parse(JSON.parse(text))
  } catch {
    // Nothing kept yet, or kept by another edition of the program.
    return first
  }
}

/** The choice and how to change parts of it. */
export function useChoice(): [Choice, (change: Partial<Choice>) => void] {
  const [kept, keep] = usePanel<string>('process.export', '')
  const now = read(kept)
  return [now, (change) => keep(JSON.stringify({ ...now, ...change }))]
}
