// Whether the dialog that exports and prints the drawing of a process is open, and what for.
import { create } from 'zustand'
import { rowsOf } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'

export type DrawingPurpose = 'export' | 'print'

export const useDrawingDialog = create<{ open: { purpose: DrawingPurpose; version: string } | null }>(() => ({
  open: null,
}))
export const closeDrawing = (): void => useDrawingDialog.setState({ open: null })

/** The version on the screen, of a process its as-is; else the first of the plan. */
function versionInSight(): string | undefined {
  const { processVersion, process } = useWindow.getState().params
  const versions = rowsOf('processVersion')
  const ofProcess = versions.filter((version) => version.process === process)
  return (
    versions.find(({ id }) => id === processVersion) ??
    ofProcess.find(({ kind }) => kind === 'asIs') ??
    ofProcess[0] ??
    versions[0]
  )?.id
}

/** Opens the dialog for the version on the screen; nothing happens in a plan without processes. */
export function openDrawing(purpose: DrawingPurpose): void {
  const version = versionInSight()
  if (version !== undefined) useDrawingDialog.setState({ open: { purpose, version } })
}
