// RACI of a step, task or process: letters of a cell, what typed text means, what letters change, and which rules a row breaks.
/** Accountable, responsible, consulted, informed: in the order in which a cell shows them. */
export const raciLetters = ['A', 'R', 'C', 'I'] as const
export type RaciLetter = (typeof raciLetters)[number]
/** The rows that carry RACI. */
export const raciEntities = ['step', 'task', 'process'] as const
export type RaciEntity = (typeof raciEntities)[number]

/** The four fields: one accountable role, lists for the others. */
export interface RaciFields {
  readonly ownerRole: string | null
  readonly responsibleRoles: readonly string[]
  readonly consultedRoles: readonly string[]
  readonly informedRoles: readonly string[]
}

const lists = { R: 'responsibleRoles', C: 'consultedRoles', I: 'informedRoles' } as const

/** The letters of a role in a row, e.g. `AR`; '' for none. */
export function lettersOf(row: RaciFields, role: string): string {
  return raciLetters.filter((l) => (l === 'A' ? row.ownerRole === role : row[lists[l]].includes(role))).join('')
}

/** `AR` as people write it: `A/R`. */
export const lettersText = (letters: string): string => [...letters].join('/')

const words: readonly (readonly [RegExp, RaciLetter])[] = [
  [/负责|ACCOUNTABLE/g, 'A'],
  [/执行|RESPONSIBLE/g, 'R'],
  [/咨询|CONSULTED/g, 'C'],
  [/知会|通知|INFORMED/g, 'I'],
]

/** Letters of a typed text: `a/r`, `AR`, `Ａ、Ｒ`, `负责`; '' empties; null for anything else. */
export function parseLetters(text: string): string | null {
  let left = text.normalize('NFKC').toUpperCase()
  for (const [word, letter] of words) left = left.replace(word, letter)
  left = left.replace(/[\s/、,，;；+&|()]/g, '')
  if (!/^[ARCI]*$/.test(left)) return null
  return raciLetters.filter((l) => left.includes(l)).join('')
}

/** The letters of a cell after one was switched on or off. Who does the work is not asked or told of it besides: R, C and I replace each other. */
export function toggledLetters(letters: string, letter: RaciLetter): string {
  const has = new Set<string>(letters)
  if (!has.delete(letter)) {
    if (letter !== 'A') for (const other of ['R', 'C', 'I']) has.delete(other)
    has.add(letter)
  }
  return raciLetters.filter((l) => has.has(l)).join('')
}

/**
 * What setting cells of one row changes in it; null where they would make two roles accountable. An A that is given to a role is taken
 * from the one that had it. Later cells of the same role count.
 */
export function raciPatch(
  row: RaciFields,
  cells: readonly { readonly role: string; readonly letters: string }[],
): Partial<RaciFields> | null {
  const set = new Map(cells.map(({ role, letters }) => [role, letters]))
  const accountable = [...set].filter(([, letters]) => letters.includes('A')).map(([role]) => role)
  if (accountable.length > 1) return null
  const patch: { -readonly [K in keyof RaciFields]?: RaciFields[K] } = {}
  const owner = accountable[0] ?? (row.ownerRole !== null && set.has(row.ownerRole) ? null : row.ownerRole)
  if (owner !== row.ownerRole) patch.ownerRole = owner
  for (const [letter, field] of Object.entries(lists)) {
    const kept = row[field].filter((role) => set.get(role)?.includes(letter) ?? true)
    const added = [...set].filter(([role, letters]) => letters.includes(letter) && !row[field].includes(role))
    if (kept.length < row[field].length || added.length > 0) patch[field] = [...kept, ...added.map(([role]) => role)]
  }
  return patch
}

export type RaciIssue = 'noAccountable' | 'manyAccountable' | 'noResponsible' | 'manyConsulted'
/** So many roles may be asked before it slows the work down; the plan can set another limit for the health rule of that name. */
export const consultedLimit = 3

interface Judged extends RaciFields {
  /** Persons named for it: of a step those who do it, of a task its owner and the participants. */
  readonly named: readonly string[]
  /** Work that has to be owned: steps of ours, open tasks. Other rows are judged once somebody has a letter in them. */
  readonly isWork: boolean
  /** A person answers for it: the owner of a task or a process. */
  readonly owner: string | null
}

/** Whether any role has a letter in the row. */
export const isBegun = (row: RaciFields): boolean =>
  row.ownerRole !== null || row.responsibleRoles.length + row.consultedRoles.length + row.informedRoles.length > 0

/** The rules that a row breaks: exactly one A, at least one R (named persons count as such), not too many C. */
export function raciIssues(row: Judged, limit = consultedLimit): RaciIssue[] {
  if (!isBegun(row) && !row.isWork) return []
  const issues: RaciIssue[] = []
  if (row.ownerRole === null && row.owner === null)
    issues.push(row.named.length > 1 ? 'manyAccountable' : 'noAccountable')
  if (row.isWork && row.responsibleRoles.length === 0 && row.named.length === 0) issues.push('noResponsible')
  if (row.consultedRoles.length > limit) issues.push('manyConsulted')
  return issues
}
