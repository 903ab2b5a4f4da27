// What the list under the capture field offers for the text typed so far.

import { currentT } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import { titleMatches } from '#shared/model/stepText.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { expected } from '../model/coming.ts'
import { flowsOut, graphOf } from '../model/graph.ts'
import type { Capture } from '../model/state.ts'
import type { Offer } from './OfferList.tsx'

/** Its value is the row id of a step or the name of a person, role or lane. */
export interface Suggestion extends Offer {
  /** The whole text of the field once it is chosen; undefined: choosing it is the answer. */
  readonly text?: string
}
export interface Suggestions {
  readonly items: readonly Suggestion[]
  /** Enter takes the first one without it being chosen by arrow keys. */
  readonly takesFirst: boolean
}
const nothing: Suggestions = { items: [], takesFirst: false }
const most = 8

/** A mark whose name is being typed at the end of the line. */
const openMark = /(?:^|\s)([@＠#＃])(\S*)$/
const openJump = /(?:^|\s)(?:→|->|=>)\s*(.*)$/

/** What to offer; nothing in modes that take free text. */
export function suggest(version: string, capture: Capture, text: string): Suggestions {
  switch (capture.mode) {
    case 'owner':
      return owners(text)
    case 'connect':
      return { items: targets(version, text, capture.from), takesFirst: true }
    case 'answer':
    case 'connectAnswer':
      return nothing
    case 'draft':
    case 'title':
      return inLine(version, capture, text)
    default:
      return nothing
  }
}

/** Persons and roles for the typed name; Enter takes the first that begins with it, and a name nobody has is offered as a new person. */
function owners(text: string): Suggestions {
  const typed = text.trim()
  const key = nameKey(typed)
  const rank = (name: string) => (nameKey(name) === key ? 0 : nameKey(name).startsWith(key) ? 1 : 2)
  const known = people(typed)
    .map(({ text: _, ...item }) => item)
    .toSorted((a, b) => rank(a.value) - rank(b.value))
  const first = known[0] ? rank(known[0].value) : 2
  const fresh =
    typed === '' || first === 0
      ? []
      : [{ value: typed, label: currentT()('process.capture.newPerson', { name: typed }) }]
  return { items: [...known, ...fresh], takesFirst: typed !== '' && first < 2 }
}

function inLine(version: string, capture: Capture, text: string): Suggestions {
  const jump = capture.mode === 'draft' ? openJump.exec(text) : null
  if (jump)
    return {
      items: targets(version, jump[1] as string, capture.mode === 'draft' ? capture.draft.after : null),
      takesFirst: true,
    }
  const mark = openMark.exec(text)
  if (!mark) return nothing
  const typed = mark[2] as string
  const before = text.slice(0, text.length - typed.length)
  if (/[@＠]/.test(mark[1] as string)) return { items: people(typed, before), takesFirst: false }
  const lanes = rowsOf('lane', { processVersion: version }).filter((l) => titleMatches(l.title, typed))
  return {
    items: lanes.slice(0, most).map((l) => ({ value: l.title, label: l.title, text: `${before}${quoted(l.title)} ` })),
    takesFirst: false,
  }
}

const quoted = (name: string): string => (/\s/.test(name) ? `"${name}"` : name)

function people(typed: string, before = ''): Suggestion[] {
  const t = currentT()
  const offer = (name: string, note: string) => ({ value: name, label: name, note, text: `${before}${quoted(name)} ` })
  const persons = rowsOf('person')
    .filter((p) => p.active && titleMatches(p.name, typed))
    .map((p) => offer(p.name, ''))
  const taken = new Set(persons.map((p) => p.value))
  const roles = rowsOf('role')
    .filter((r) => titleMatches(r.name, typed) && !taken.has(r.name))
    .map((r) => offer(r.name, t('process.capture.roleNote')))
  return [...persons, ...roles].slice(0, most)
}

/** Steps that one can connect to from `from`: not itself, none it already leads to; those that start with the text first. */
function targets(version: string, typed: string, from: string | null): Suggestion[] {
  const diagram = expected(version)
  const taken = new Set(from === null ? [] : flowsOut(graphOf(diagram.flows), from).map((f) => f.to))
  const key = nameKey(typed)
  const rank = (title: string) => (nameKey(title) === key ? 0 : nameKey(title).startsWith(key) ? 1 : 2)
  return diagram.steps
    .filter(
      (s) =>
        s.id !== from && !taken.has(s.id) && s.kind !== 'start' && s.kind !== 'note' && titleMatches(s.title, typed),
    )
    .toSorted((a, b) => rank(a.title) - rank(b.title))
    .slice(0, most)
    .map((s) => {
      const lane = diagram.lanes.find((l) => l.id === s.lane)?.title
      return { value: s.id, label: s.title, ...(lane ? { note: lane } : {}) }
    })
}
