// The plans of late, newest first: files, and plans that were never saved and wait in their working copy.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { backupFolder } from '#host/backups.ts'
import type { RecentFile } from '#shared/api.ts'
import { isRecord, readJson, writeJson } from './jsonFile.ts'

/** A plan in a file. */
interface SavedEntry {
  readonly path: string
  /** Name of the folder of its working copy. */
  readonly workingCopy?: string
  readonly openedAt: string
}
/** A plan that has no file yet; `key` names its working copy. */
interface UnsavedEntry {
  readonly key: string
  readonly title: string
  readonly openedAt: string
}
type Entry = SavedEntry | UnsavedEntry
export type RecentPlan =
  | { readonly path: string; readonly workingCopy?: string }
  | { readonly key: string; readonly title: string }

export interface RecentStore {
  /** `place` words where a plan is that was never saved; `open` holds the keys of those in windows, which are left out. */
  list(place: string, open: ReadonlySet<string>): RecentFile[]
  /** Puts a file first; `workingCopy` names the folder that has its backups. */
  addFile(path: string, workingCopy?: string, now?: Date): void
  /** Puts a plan without a file first, or renames it where it is. */
  addUnsaved(key: string, title: string, now?: Date): void
  /** Takes out a plan that now has a file or was dropped. */
  removeUnsaved(key: string): void
  forget(handle: string): void
  find(handle: string): RecentPlan | undefined
}

const maxFiles = 20
const isUnsaved = (entry: Entry): entry is UnsavedEntry => 'key' in entry

/** The same plan has the same handle in every run, and the handle of a file does not tell its path. */
function handleOf(entry: Entry): string {
  const [kind, name] = isUnsaved(entry) ? ['unsaved', entry.key] : ['recent', entry.path]
  return `${kind}-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
}

/** Opens recent.json in a folder; a damaged file is an empty list. `workFolder` holds the working copies. */
export function openRecent(folder: string, workFolder: string): RecentStore {
  const file = join(folder, 'recent.json')
  let entries = readEntries(readJson(file))
  const keep = (next: Entry[]) => {
    let files = 0
    entries = next.filter((entry) => isUnsaved(entry) || ++files <= maxFiles)
    try {
      writeJson(file, entries)
    } catch (error) {
      console.error('recent files are not kept:', error)
    }
  }
  const without = (key: string) => entries.filter((entry) => !isUnsaved(entry) || entry.key !== key)
  return {
    list: (place, open) =>
      entries
        .filter((entry) => !isUnsaved(entry) || (!open.has(entry.key) && existsSync(join(workFolder, entry.key))))
        .map((entry) => ({
          handle: handleOf(entry),
          name: isUnsaved(entry) ? entry.title : basename(entry.path),
          folder: isUnsaved(entry) ? place : dirname(entry.path),
          openedAt: entry.openedAt,
          missing: !isUnsaved(entry) && !existsSync(entry.path),
          earlier:
            !isUnsaved(entry) &&
            entry.workingCopy !== undefined &&
            existsSync(backupFolder(join(workFolder, entry.workingCopy))),
        })),
    addFile: (path, workingCopy, now = new Date()) =>
      keep([
        { path, ...(workingCopy ? { workingCopy } : {}), openedAt: now.toISOString() },
        ...entries.filter((entry) => isUnsaved(entry) || entry.path !== path),
      ]),
    addUnsaved(key, title, now = new Date()) {
      const known = entries.find((entry) => isUnsaved(entry) && entry.key === key)
      if (known) keep(entries.map((entry) => (entry === known ? { ...entry, title } : entry)))
      else keep([{ key, title, openedAt: now.toISOString() }, ...entries])
    },
    removeUnsaved(key) {
      if (entries.length !== without(key).length) keep(without(key))
    },
    forget: (handle) => keep(entries.filter((entry) => handleOf(entry) !== handle)),
    find: (handle) => entries.find((entry) => handleOf(entry) === handle),
  }
}

function readEntries(stored: unknown): Entry[] {
  if (!Array.isArray(stored)) return []
  const isText = (value: unknown) => typeof value === 'string' && value !== ''
  return stored.filter((entry): entry is Entry => {
    if (!isRecord(entry) || !isText(entry.openedAt)) return false
    // A key is a folder's name; anything else in a damaged file must not become a path.
    const isFolder = (name: unknown) => /^[\w~-]{1,80}$/.test(String(name))
    if ('key' in entry) return isFolder(entry.key) && isText(entry.title)
    return isText(entry.path) && (!('workingCopy' in entry) || isFolder(entry.workingCopy))
  })
}
