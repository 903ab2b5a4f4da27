// Small files of our own in the profile: written whole or not at all, and read without trusting what is found.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The parsed content; undefined when the file is missing, unreadable or damaged. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Writes beside the file and renames, so that a crash leaves the old content. */
export function writeJson(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true })
  const temp = `${path}.${process.pid}.tmp`
  writeFileSync(temp, `${JSON.stringify(content, null, 2)}\n`, { flush: true })
  renameSync(temp, path)
}

/** Whether a parsed value is an object with keys. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
