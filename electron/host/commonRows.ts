// Finds what this plan and another file of it have in common, for a three-way comparison.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backupFolder } from './backups.ts'
import type { IntakeResult, ReadPlanFile } from './intakeSeam.ts'
import { lineageOf, short } from './lineage.ts'
import { currentHash } from './planFileWriter.ts'
import { publishedState, type WorkingCopy } from './workingCopies.ts'

/**
 * The rows that this plan and a file of it have in common: what the file was made from, as far as a backup of it is here. A somewhat
 * older one does as well: what both have of it is no difference. Null where there is none.
 */
export async function commonRows(
  { plan, folder }: WorkingCopy,
  read: IntakeResult,
  readPlanFile: ReadPlanFile,
): Promise<IntakeResult['rows'] | null> {
  const theirs = new Set([...read.lineage, short(read.computedHash)])
  if (theirs.has(short(currentHash(plan)))) return plan.rows()
  const mine = lineageOf(plan)
  const published = publishedState(plan)
  const own = [...mine.map(({ hash }) => hash), ...(published.hash === null ? [] : [short(published.hash)])]
  if (own.includes(short(read.computedHash))) return read.rows
  const files = mine.flatMap(({ hash, backup }) =>
    backup === null ? [] : [{ hash, path: join(backupFolder(folder), backup) }],
  )
  if (published.target !== null && published.hash !== null)
    files.push({ hash: short(published.hash), path: published.target })
  for (const { hash, path } of files.reverse()) {
    if (!theirs.has(hash) || !existsSync(path)) continue
    const found = await readPlanFile(path).catch(() => null)
    if (found && short(found.computedHash) === hash) return found.rows
  }
  return null
}
