// The plans opened lately, newest first: what the start screen and the menu offer.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { RecentFile } from '#shared/api.ts'
import { isRecord, readJson, writeJson } from './jsonFile.ts'

interface Entry {
  readonly path: string
  readonly openedAt: string
}
export interface RecentStore {
  list(): RecentFile[]
  /** Puts a file first. */
  add(path: string, now?: Date): void
  forget(handle: string): void
  pathOf(handle: string): string | undefined
}

const maxEntries = 20
/** The same file has the same handle in every run, and the handle does not tell the path. */
const handleOf = (path: string) => `recent-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`

/** Opens recent.json in a folder; a damaged file is an empty list. */
export function openRecent(folder: string): RecentStore {
  const file = join(folder, 'recent.json')
  let entries = readEntries(readJson(file))
  const keep = (next: Entry[]) => {
    entries = next.slice(0, maxEntries)
    try {
      writeJson(file, entries)
    } catch (error) {
      console.error('recent files are not kept:', error)
    }
  }
  return {
    list: () =>
      entries.map(({ path, openedAt }) => ({
        handle: handleOf(path),
        name: basename(path),
        folder: dirname(path),
        openedAt,
        missing: !existsSync(path),
      })),
    add: (path, now = new Date()) =>
      keep([{ path, openedAt: now.toISOString() }, ...entries.filter((entry) => entry.path !== path)]),
    forget: (handle) => keep(entries.filter((entry) => handleOf(entry.path) !== handle)),
    pathOf: (handle) => entries.find((entry) => handleOf(entry.path) === handle)?.path,
  }
}

function readEntries(stored: unknown): Entry[] {
  if (!Array.isArray(stored)) return []
  return stored.filter(
    (entry): entry is Entry =>
      isRecord(entry) && typeof entry.path === 'string' && typeof entry.openedAt === 'string' && entry.path !== '',
  )
}
