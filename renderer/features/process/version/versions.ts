// What is done to versions: start a to-be, rename, publish, retire, delete, compare – each one operation that can be undone.
import { create } from 'zustand'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import { choiceLabel, type Lang } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { mainVersion, versionsOf } from '../model/processes.ts'
import { proposedTitle } from './proposedTitle.ts'

type Version = RowOf<'processVersion'>

/** What is being asked about the version shown: the name of a to-be that starts from it, its own name, the day it takes effect. */
export type Asking = 'toBe' | 'rename' | 'publish' | null
export const useAsking = create<{ asking: Asking }>(() => ({ asking: null }))
export const ask = (asking: Asking): void => useAsking.setState({ asking })

/** Kind and title, only once where they are the same word: `现状`, `目标 · 试点`. */
export function versionName(lang: Lang, { kind, title }: Pick<Version, 'kind' | 'title'>): string {
  const word = choiceLabel(lang, 'processVersion', 'kind', kind)
  return title.toLowerCase().startsWith(word.toLowerCase()) ? title : `${word} · ${title}`
}

/** The name offered for the next to-be of a process: the first number that is free. */
export function nextTitle(process: string): string {
  const t = currentT()
  return proposedTitle(
    versionsOf(process).map((version) => version.title),
    (n) => t('versions.toBe', { n }),
  )
}

/** Starts a to-be from `source` and shows it. */
export async function startToBe(source: Version, title: string): Promise<void> {
  const id = newId()
  const done = await execute('version.startToBe', { processVersion: source.id, title, id })
  if (!done) return
  // The process as well: when the start is undone, another of its versions is shown.
  navigate('process', { processVersion: id, process: source.process })
  notify({ text: currentT()('versions.said.started', { title }) })
}

export async function renameVersion({ id, title: before }: Version, title: string): Promise<void> {
  if (title !== '' && title !== before) await execute('rows.update', { entity: 'processVersion', id, patch: { title } })
}

/** Publishes a version, valid from `validFrom` (a day); what was published before is retired. */
export async function publish({ id, title }: Version, validFrom: string): Promise<void> {
  const done = await execute('version.publish', { processVersion: id, validFrom })
  if (done) notify({ text: currentT()('versions.said.published', { title, date: validFrom }), undo: true })
}

export async function retire({ id, title }: Version): Promise<void> {
  const done = await execute('version.retire', { processVersion: id })
  if (done) notify({ text: currentT()('versions.said.retired', { title }), undo: true })
}

/** Deletes a version with all it holds and shows the main one of those that are left. */
export async function removeVersion({ id, title, process }: Version): Promise<void> {
  const count = rowsOf('step', { processVersion: id }).length
  const done = await execute('rows.remove', { entity: 'processVersion', ids: [id] })
  if (!done) return
  const left = mainVersion(process)
  navigate('process', left ? { processVersion: left.id, process } : {})
  notify({ text: currentT()('versions.said.removed', { title, count }), undo: true })
}

/** Shows how `after` differs from `before`. */
export function compare(before: string, after: string): void {
  const process = rowOf('processVersion', after)?.process
  navigate('process', { processVersion: after, compare: before, process })
}

/** The version that one compares another with at first: an as-is with the latest to-be, a to-be with what it was started from. */
export function counterpart(version: Version): Version | undefined {
  const others = versionsOf(version.process).filter((other) => other.id !== version.id)
  const asIs = others.find((other) => other.kind === 'asIs')
  if (version.kind === 'asIs') return others.filter((other) => other.kind === 'toBe').at(-1) ?? others.at(-1)
  return others.find((other) => other.id === version.basedOn) ?? asIs ?? others[0]
}

/** Compares a version with its counterpart, an as-is always being what is compared with; null for the only version. */
export function comparisonOf(id: string): (() => void) | null {
  const version = rowOf('processVersion', id)
  const other = version && counterpart(version)
  if (!other) return null
  return () => compareTwo(version, other)
}

/** Compares `version` with `other`; of an as-is and a to-be the as-is comes first, wherever one starts from. */
export function compareTwo(version: Version, other: Version): void {
  if (version.kind === 'asIs' && other.kind === 'toBe') compare(version.id, other.id)
  else compare(other.id, version.id)
}
