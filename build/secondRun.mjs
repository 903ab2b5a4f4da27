// Which test files of a run failed, so that they alone can run once more: a window on a busy machine may miss its moment.

import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'

/** More failing files than this are no accident of timing. */
const most = 3

/**
 * @param {string} report file that vitest's JSON reporter wrote
 * @param {string} root the project's folder
 * @returns {string[]} the failed files, from the root with forward slashes; none when the report says nothing, or when too much
 *   failed to be an accident
 */
export function filesToRepeat(report, root) {
  /** @type {{ testResults?: { name: string, status: string }[] }} */
  let told
  try {
    told = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return []
  }
  const failed = (told.testResults ?? []).filter(({ status }) => status !== 'passed')
  if (failed.length > most) return []
  return failed.map(({ name }) => relative(root, name).split(sep).join('/'))
}
