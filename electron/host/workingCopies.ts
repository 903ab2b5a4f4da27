// Where working copies live: one private folder per document (and per file of it that is open), found again when a file is reopened.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PlanError, refuse } from '#shared/model/problem.ts'
import type { FileIdentity } from './fileIdentity.ts'
import { PlanFile } from './planFile.ts'

/** What a working copy knows of the file it is published into. */
export interface PublishedState {
  /** Absolute path; null: never saved. */
  readonly target: string | null
  readonly hash: string | null
  readonly revision: number | null
  /** ISO time of the last publish. */
  readonly at: string | null
  readonly identity: FileIdentity | null
  /** Set before a rename: that file may have arrived although nobody could note it. */
  readonly announced: { readonly hash: string; readonly revision: number } | null
}

const neverPublished: PublishedState = {
  target: null,
  hash: null,
  revision: null,
  at: null,
  identity: null,
  announced: null,
}

export function publishedState(plan: PlanFile): PublishedState {
  const stored = plan.local('published')
  return stored === undefined ? neverPublished : (JSON.parse(stored) as PublishedState)
}

export const setPublishedState = (plan: PlanFile, state: PublishedState): void =>
  plan.setLocal({ published: JSON.stringify(state) })

const folderName = /^[\w-]{1,64}$/
const databaseIn = (folder: string) => join(folder, 'plan.sqlite')

export interface WorkingCopy {
  readonly plan: PlanFile
  readonly folder: string
}

async function folderOf(workDir: string, name: string): Promise<string> {
  const folder = join(workDir, name)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** A fresh working copy for a document. */
export async function newWorkingCopy(
  workDir: string,
  documentId: string,
  name: string,
  clock?: () => Date,
): Promise<WorkingCopy> {
  if (!folderName.test(documentId)) refuse('fileDamaged', { name })
  const taken = new Set(await readdir(workDir).catch(() => [] as string[]))
  let slot = documentId
  for (let n = 2; taken.has(slot); n++) slot = `${documentId}~${n}`
  const folder = await folderOf(workDir, slot)
  return { folder, plan: open(folder, name, clock) }
}

const open = (folder: string, name: string, clock?: () => Date): PlanFile =>
  new PlanFile(databaseIn(folder), clock ? { name, clock } : { name })

/** The working copy, or undefined when another process has it open, a newer version made it or it is damaged: the file itself counts. */
function openIfUsable(folder: string, name: string, clock?: () => Date): PlanFile | undefined {
  if (!existsSync(databaseIn(folder))) return undefined
  try {
    return open(folder, name, clock)
  } catch (error) {
    const refused = error instanceof PlanError && ['fileInUse', 'fileNewer'].includes(String(error.problems[0]?.code))
    const damaged = /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(String((error as { code?: unknown }).code))
    if (refused || damaged) return undefined
    throw error
  }
}

/**
 * The working copy that continues the file at `target` with content `hash`: the one published there, else an unchanged one whose
 * last published content is the same (the file was moved, renamed or copied). Undefined when there is none.
 */
export async function findWorkingCopy(
  workDir: string,
  documentId: string,
  target: string,
  hash: string,
  name: string,
  clock?: () => Date,
): Promise<WorkingCopy | undefined> {
  if (!folderName.test(documentId)) refuse('fileDamaged', { name })
  const names = (await readdir(workDir).catch(() => [] as string[])).filter(
    (n) => n === documentId || n.startsWith(`${documentId}~`),
  )
  let sameContent: string | undefined
  for (const slot of names.sort()) {
    const folder = join(workDir, slot)
    const plan = openIfUsable(folder, name, clock)
    if (!plan) continue
    const known = publishedState(plan)
    if (known.target === target) return { plan, folder }
    const same = [known, known.announced].some((p) => p?.hash === hash && p.revision === plan.revision)
    if (same) sameContent ??= folder
    plan.close()
  }
  if (sameContent === undefined) return undefined
  const plan = openIfUsable(sameContent, name, clock)
  return plan ? { plan, folder: sameContent } : undefined
}

export async function removeWorkingCopy(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

export interface UnsavedPlan {
  readonly key: string
  readonly title: string
}

/** Plans that were never saved and are not open anywhere: what a crash before the first save leaves. */
export async function unsavedPlans(workDir: string): Promise<UnsavedPlan[]> {
  const found: UnsavedPlan[] = []
  for (const key of (await readdir(workDir).catch(() => [] as string[])).sort()) {
    const plan = /^[\w~-]{1,80}$/.test(key) ? openIfUsable(join(workDir, key), key) : undefined
    if (!plan) continue
    const title = plan.list('plan')[0]?.title
    if (publishedState(plan).target === null && title !== undefined) found.push({ key, title: String(title) })
    plan.close()
  }
  return found
}

/** Opens a plan of `unsavedPlans`. Throws PlanError 'fileMissing' or 'fileInUse'. */
export async function openUnsaved(workDir: string, key: string, clock?: () => Date): Promise<WorkingCopy> {
  if (!/^[\w~-]{1,80}$/.test(key) || !existsSync(databaseIn(join(workDir, key)))) refuse('fileMissing', { name: key })
  const folder = join(workDir, key)
  return { folder, plan: open(folder, key, clock) }
}
