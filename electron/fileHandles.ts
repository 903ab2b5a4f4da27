// Names for files that a dialog or the command line chose: the page passes the name on, only the shell knows the path.

import { randomUUID } from 'node:crypto'

/** What the file was chosen for; a handle is good for nothing else. */
export type Purpose = 'saveAs' | 'import' | 'export'

export interface FileHandles {
  add(path: string, purpose: Purpose): string
  pathOf(handle: string, purpose: Purpose): string | undefined
  /** All of them, for a host that starts after they were chosen. */
  list(): { handle: string; path: string; purpose: Purpose }[]
}

/** What a host may do with a file of this purpose. */
export const modeOf = (purpose: Purpose): 'read' | 'write' => (purpose === 'import' ? 'read' : 'write')

const maxHandles = 200

/** The handles of one window; the oldest go when there are many. */
export function createFileHandles(): FileHandles {
  const files = new Map<string, { path: string; purpose: Purpose }>()
  return {
    add(path, purpose) {
      const handle = randomUUID()
      files.set(handle, { path, purpose })
      const oldest = files.keys().next().value
      if (files.size > maxHandles && oldest) files.delete(oldest)
      return handle
    },
    pathOf(handle, purpose) {
      const file = files.get(handle)
      return file?.purpose === purpose ? file.path : undefined
    },
    list: () => [...files].map(([handle, file]) => ({ handle, ...file })),
  }
}
