// Opening a plan: a new one, a file, a copy of a file, or one that was never saved; with its history wherever that still fits.
import { mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { entityNames, type PlanRows } from '#shared/model/plan.ts'
import { PlanError, type Problem, refuse } from '#shared/model/problem.ts'
import { laidOutRows, templateRows } from '#shared/templates/templateRows.ts'
import { backupPath } from './backups.ts'
import { compareFile, identityOf } from './fileIdentity.ts'
import type { OpenHow } from './hostProtocol.ts'
import type { IntakeResult, PreviewImport, ReadPlanFile } from './intakeSeam.ts'
import { inheritLineage } from './lineage.ts'
import { localDay } from './localDay.ts'
import type { PlanFile } from './planFile.ts'
import { currentHash } from './planFileWriter.ts'
import { type PlanLock, takeLock } from './planLock.ts'
import { isReadOnly, publish, removeStaleTemps } from './publish.ts'
import { realTarget } from './realTarget.ts'
import { newId } from './uuid7.ts'
import {
  findWorkingCopy,
  newWorkingCopy,
  openUnsaved,
  type PublishedState,
  publishedState,
  removeWorkingCopy,
  setPublishedState,
  type WorkingCopy,
} from './workingCopies.ts'

export interface OpenDeps {
  readonly workDir: string
  readonly user: string
  readonly appVersion: string
  readonly readPlanFile: ReadPlanFile
  readonly previewImport: PreviewImport
  readonly clock: () => Date
}

export interface OpenedPlan extends WorkingCopy {
  readonly notices: readonly Problem[]
  /** Held while the plan is open; null: it has no file yet. */
  readonly lock: PlanLock | null
  readonly readOnly: boolean
}

/** Opens a plan. Throws PlanError with every reason why not; then nothing is left open or locked. */
export async function openPlan(how: OpenHow, deps: OpenDeps): Promise<OpenedPlan> {
  await mkdir(deps.workDir, { recursive: true, mode: 0o700 })
  switch (how.kind) {
    case 'new':
      return openNew(how, deps)
    case 'file':
      return openFile(how.path, deps)
    case 'copyOf':
      return openCopy(how.path, how.title, deps)
    case 'unsaved':
      return { ...(await openUnsaved(deps.workDir, how.key, deps.clock)), notices: [], lock: null, readOnly: false }
  }
}

async function openNew(how: Extract<OpenHow, { kind: 'new' }>, deps: OpenDeps): Promise<OpenedPlan> {
  const { title, language } = how
  const target = how.path === undefined ? null : await realTarget(how.path)
  const lock = target === null ? null : await takeLock(target, deps.user)
  const documentId = newId()
  const copy = await newWorkingCopy(deps.workDir, documentId, title, deps.clock)
  try {
    if (how.template === undefined) {
      copy.plan.setMeta('documentId', documentId)
      copy.plan.execute('plan.init', { title, language })
      // What created the plan is nothing to take back.
      copy.plan.forgetHistory()
    } else {
      const content: unknown = JSON.parse(await readFile(how.template, 'utf8'))
      const context = { lang: language, today: localDay(deps.clock()), newId }
      const rows = laidOutRows(templateRows(content, context), context)
      copy.plan.fill({ documentId, revision: 1, rows: titled(rows, title), blobs: [] })
    }
    if (target !== null) {
      const written = await publish(copy.plan, target, { appVersion: deps.appVersion, expected: null })
      const { contentHash: hash, revision, identity } = written
      setPublishedState(copy.plan, {
        target,
        hash,
        revision,
        at: deps.clock().toISOString(),
        identity,
        announced: null,
      })
    }
    return { ...copy, notices: [], lock, readOnly: false }
  } catch (error) {
    copy.plan.close()
    await removeWorkingCopy(copy.folder)
    await lock?.release()
    throw error
  }
}

const titled = (rows: PlanRows, title: string): PlanRows => ({
  ...rows,
  plan: rows.plan.map((row) => ({ ...row, title })),
})

async function openCopy(path: string, title: string | undefined, deps: OpenDeps): Promise<OpenedPlan> {
  const read = await readAnyPlan(path, deps)
  const documentId = newId()
  const rows = title === undefined ? read.rows : titled(read.rows, title)
  const copy = await newWorkingCopy(deps.workDir, documentId, basename(path), deps.clock)
  try {
    copy.plan.fill({ documentId, revision: 1, rows, blobs: read.blobs })
    return { ...copy, notices: read.notices, lock: null, readOnly: false }
  } catch (error) {
    copy.plan.close()
    await removeWorkingCopy(copy.folder)
    throw error
  }
}

/** A plan file, or a plan as JSON (a template). */
async function readAnyPlan(path: string, deps: OpenDeps): Promise<Pick<IntakeResult, 'rows' | 'blobs' | 'notices'>> {
  if (!path.toLowerCase().endsWith('.json')) return deps.readPlanFile(path)
  const context = {
    lang: 'zh',
    hoursPerDay: 8,
    daysPerWeek: 5,
    currency: 'CNY',
    today: localDay(deps.clock()),
  } as const
  const { preview, rows, blobs } = await deps.previewImport(path, 'json', context)
  if (!rows) throw new PlanError(preview.problems)
  const all = Object.fromEntries(entityNames.map((name) => [name, rows[name] ?? []])) as unknown as PlanRows
  return { rows: all, blobs, notices: preview.problems }
}

async function openFile(path: string, deps: OpenDeps): Promise<OpenedPlan> {
  const name = basename(path)
  const target = await realpath(resolve(path)).catch(() => refuse('fileMissing', { name }))
  if (!(await stat(target)).isFile()) refuse('fileNotPlan', { name })
  const lock = await takeLock(target, deps.user)
  try {
    if (lock.held) await removeStaleTemps(target)
    const identity = await identityOf(target)
    const read = await deps.readPlanFile(target)
    // Replaced while it was read: what was read is not what lies there.
    if (!identity || (await compareFile(target, identity)) !== 'same') refuse('fileChangedOutside', { name })
    const opened = await continueOrStart(target, identity as NonNullable<typeof identity>, read, deps)
    const readOnly = !lock.held || (await isReadOnly(target))
    return { ...opened, notices: [...read.notices, ...opened.notices], lock, readOnly }
  } catch (error) {
    await lock.release()
    throw error
  }
}

type Found = WorkingCopy & { notices: readonly Problem[] }

/** The working copy of the file with its history, or a new one filled from the file. */
async function continueOrStart(
  target: string,
  identity: NonNullable<PublishedState['identity']>,
  read: IntakeResult,
  deps: OpenDeps,
): Promise<Found> {
  const name = basename(target)
  const { documentId, revision, computedHash: hash } = read
  const state: PublishedState = { target, hash, revision, at: null, identity, announced: null }
  const found = await findWorkingCopy(deps.workDir, documentId, target, hash, name, deps.clock)
  if (!found) {
    const copy = await newWorkingCopy(deps.workDir, documentId, name, deps.clock)
    return start(copy, state, read, [])
  }
  const { plan } = found
  try {
    const known = publishedState(plan)
    const published = [known, known.announced].find((p) => p !== null && p.hash === hash)
    const publishedRevision = published?.revision ?? (currentHash(plan) === hash ? plan.revision : null)
    if (publishedRevision !== null) {
      setPublishedState(plan, { ...state, revision: publishedRevision, at: known.at })
      const restored = plan.revision !== publishedRevision
      return { ...found, notices: restored ? [{ code: 'restored', params: { name }, severity: 'warning' }] : [] }
    }
    // The file has moved on without us; what only we have is kept beside it.
    const kept = await setAside(found, deps)
    const lost = known.revision !== plan.revision
    const notice: Problem = { code: 'editsSetAside', params: { name, backup: kept }, severity: 'warning' }
    return await start(found, state, read, lost ? [notice] : [])
  } catch (error) {
    plan.close()
    throw error
  }
}

async function start(
  copy: WorkingCopy,
  state: PublishedState,
  read: IntakeResult,
  notices: readonly Problem[],
): Promise<Found> {
  try {
    copy.plan.fill(read)
    inheritLineage(copy.plan, read)
    setPublishedState(copy.plan, state)
    return { ...copy, notices }
  } catch (error) {
    copy.plan.close()
    throw error
  }
}

/** Writes the working copy among its backups; returns the path. */
async function setAside({ plan, folder }: { plan: PlanFile; folder: string }, deps: OpenDeps): Promise<string> {
  const path = await backupPath(folder, deps.clock(), plan.revision)
  await publish(plan, path, { appVersion: deps.appVersion, expected: 'any' })
  return path
}
