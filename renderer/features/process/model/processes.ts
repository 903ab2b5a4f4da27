// What is done to the processes of a plan: new, rename, delete, move into a group.

import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import { stepSize } from '#shared/diagram/geometry.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { startDraft } from '../capture/commit.ts'
import { enterVersion, select } from './state.ts'

/** The versions of a process in order. */
export const versionsOf = (process: string): readonly RowOf<'processVersion'>[] => rowsOf('processVersion', { process })

/** The version that is shown when a process is opened: the as-is that is not retired, else the first. */
export function mainVersion(process: string): RowOf<'processVersion'> | undefined {
  const versions = versionsOf(process)
  return (
    versions.find((v) => v.kind === 'asIs' && v.status !== 'retired') ??
    versions.find((v) => v.status !== 'retired') ??
    versions[0]
  )
}

/** Shows a process; the canvas takes the keyboard. */
export function openProcess(process: string): void {
  const version = mainVersion(process)
  if (version) navigate('process', { processVersion: version.id })
}

/** A process with an as-is, one lane and a start step; capture starts after that step. */
export async function createProcess(title: string, parent: string | null): Promise<void> {
  const t = currentT()
  const { width, height } = stepSize('start')
  const done = await execute('process.create', {
    title,
    parent,
    versionTitle: t('process.asIs'),
    lanes: [t('process.firstLane')],
    start: { title: t('process.start'), x: 48 - width / 2 + 8, y: 56 - height / 2 },
  })
  if (!done) return
  enterVersion(done.processVersion)
  navigate('process', { processVersion: done.processVersion })
  if (!done.start) return
  select({ steps: [done.start] })
  startDraft(done.processVersion, done.start)
}

export async function createGroup(title: string, parent: string | null): Promise<string | undefined> {
  const position = rowsOf('process').reduce((max, p) => Math.max(max, p.position), 0) + 1
  const done = await execute('rows.insert', { entity: 'process', rows: [{ title, kind: 'group', parent, position }] })
  return done?.ids[0]
}

export async function renameProcess(id: string, title: string): Promise<void> {
  if (title !== '' && rowOf('process', id)?.title !== title)
    await execute('rows.update', { entity: 'process', id, patch: { title } })
}

/** Deletes a process with all it holds, or a group, whose processes move up to where the group was. */
export async function deleteProcess(id: string): Promise<void> {
  const row = rowOf('process', id)
  if (!row) return
  const t = currentT()
  const moved = rowsOf('process', { parent: id }).map((child) => ({
    do: 'update' as const,
    entity: 'process' as const,
    id: child.id,
    patch: { parent: row.parent },
  }))
  const done = await execute('rows.apply', { writes: [...moved, { do: 'remove', entity: 'process', id }] })
  if (!done) return
  const key = row.kind === 'group' ? 'process.said.groupRemoved' : 'process.said.processRemoved'
  notify({ text: t(key, { title: row.title }), undo: true })
}
