// How verbs reach a plan: by value for reading, through the plan host's own opening and publishing for changing.
import { readFileSync } from 'node:fs'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { OpenHow } from '#host/hostProtocol.ts'
import { importReader, planFileReader } from '#host/intake/importFile.ts'
import type { IntakeResult } from '#host/intakeSeam.ts'
import { nodeHost } from '#host/nodeHost.ts'
import { type OpenDeps, type OpenedPlan, openPlan } from '#host/openPlan.ts'
import { lockHolder } from '#host/planLock.ts'
import { publish } from '#host/publish.ts'
import { publishedState } from '#host/workingCopies.ts'
import { PlanError, refuse } from '#shared/model/problem.ts'

export const readPlanFile = planFileReader(nodeHost.spawnIntake)
export const previewImport = importReader(nodeHost.spawnIntake)

const { version: appVersion } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string
}

/** Who is logged in; empty when the system does not say. */
export const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's list.
    return ''
  }
}

/** Today here, YYYY-MM-DD. */
export function today(): string {
  const now = new Date()
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** The content of a plan file, vetted. Throws PlanError; 'fileInUse' when the plan is open elsewhere. */
export async function readPlan(path: string): Promise<IntakeResult> {
  const target = await realpath(resolve(path)).catch(() => refuse('fileMissing', { name: basename(path) }))
  const user = await lockHolder(target)
  if (user !== null) refuse('fileInUse', { name: basename(target), user })
  return readPlanFile(target)
}

/** Opens a plan in a working copy of its own, hands it to `use`, and removes the working copy; what is not published is gone. */
export async function withPlan<T>(how: OpenHow, use: (opened: OpenedPlan) => Promise<T>): Promise<T> {
  const workDir = await mkdtemp(join(tmpdir(), 'opsmap-cli-'))
  const deps: OpenDeps = {
    workDir,
    user: userName(),
    appVersion,
    readPlanFile,
    previewImport,
    clock: () => new Date(),
  }
  try {
    const opened = await openPlan(how, deps)
    try {
      return await use(opened)
    } finally {
      opened.plan.close()
      await opened.lock?.release()
    }
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

/** Replaces the plan's file by what the working copy holds now, or throws PlanError and leaves it as it was. */
export async function publishPlan({ plan, readOnly }: OpenedPlan): Promise<void> {
  const { target, identity } = publishedState(plan)
  if (target === null) throw new PlanError({ code: 'internal' })
  if (readOnly) refuse('fileReadOnly', { name: basename(target) })
  await publish(plan, target, { appVersion, expected: identity })
}
