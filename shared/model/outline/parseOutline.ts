// Reads an outline: typed, edited or pasted from a document, as steps and the flows between them.
import { flowsOf } from './follow.ts'
import { jumpIndex } from './jumps.ts'
import { type LineRead, readLine } from './lineText.ts'
import { withoutLead } from './numbering.ts'
import type { Branch, Item, JumpRef, Outline, OutlineContext, OutlineLine, OutlineProblem } from './types.ts'

interface Node {
  readonly line: number
  readonly column: number
  readonly depth: number
  readonly text: string
  readonly children: Node[]
}

/** Columns of white space before a line: a tab reaches the next multiple of four, a full-width space counts two. */
function columnOf(line: string): number {
  let column = 0
  for (const char of line) {
    if (char === '\t') column += 4 - (column % 4)
    else if (char === '\u3000') column += 2
    else if (/\s/.test(char)) column++
    else break
  }
  return column
}

/** The tree that indentation makes; in a list without any, numbers such as 1.2 stand for it. */
function treeOf(text: string): Node[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((raw, i) => ({ line: i + 1, column: columnOf(raw), text: raw.trim() }))
    .filter((l) => l.text !== '')
  const flat = lines.every((l) => l.column === 0)
  const roots: Node[] = []
  const path: Node[] = []
  for (const { line, column: white, text: content } of lines) {
    const column = flat ? Math.max(0, withoutLead(content).levels - 1) : white
    while (path.length > 0 && column <= (path.at(-1) as Node).column) path.pop()
    const node: Node = { line, column, depth: path.length, text: content, children: [] }
    const parent = path.at(-1)
    if (parent) parent.children.push(node)
    else roots.push(node)
    path.push(node)
  }
  return roots
}

/** Steps are indexes into `lines`. */
interface Reading {
  readonly context: OutlineContext
  readonly ids: readonly (string | null)[]
  readonly lines: OutlineLine[]
  readonly numbers: (string | null)[]
  readonly problems: OutlineProblem[]
}

function itemOf(reading: Reading, node: Node, read: LineRead): Item<number> {
  const { lines, problems, ids } = reading
  const { line, depth } = node
  let step: number | null = null
  if (read.step) {
    const title = read.step.title.slice(0, 1000)
    if (title !== read.step.title) problems.push({ line, code: 'tooLong', params: { line, max: 1000 } })
    step = lines.push({ ...read.step, title, line, depth, id: ids[line - 1] ?? null }) - 1
    reading.numbers.push(read.number)
  } else if (!read.jump && !read.ends) problems.push({ line, code: 'titleMissing', params: { line } })
  const item: Item<number> = { step, jump: read.jump, ends: read.ends, branches: [], line }
  if (step !== null) item.branches.push(...branchesOf(reading, node, read))
  return item
}

/** What stands under a step: branches, each begun by a label or, under a question, a bullet. */
function branchesOf(reading: Reading, parent: Node, { step }: LineRead): Branch<number>[] {
  const reads = parent.children.map((node) => readLine(node.text, reading.context, true))
  const forks = step?.kind === 'decision' || step?.kind === 'parallel'
  const marked = reads.some((r) => r.label !== undefined || (forks && r.bullet))
  const branches: Branch<number>[] = []
  parent.children.forEach((node, i) => {
    const read = reads[i] as LineRead
    const begins = read.label !== undefined || (forks && (read.bullet || !marked))
    let branch = branches.at(-1)
    if (!branch || begins) {
      branch = { label: read.label?.slice(0, 1000) ?? null, items: [] }
      branches.push(branch)
    }
    const bare = read.label !== undefined && !read.step && !read.jump && !read.ends
    if (!bare) branch.items.push(itemOf(reading, node, read))
    if (bare || !read.step) branch.items.push(...sequenceOf(reading, node.children))
  })
  return branches
}

/** Lines that simply follow one another. */
const sequenceOf = (reading: Reading, nodes: readonly Node[]): Item<number>[] =>
  nodes.flatMap((node) => {
    const read = readLine(node.text, reading.context, false)
    const item = itemOf(reading, node, read)
    return read.step ? [item] : [item, ...sequenceOf(reading, node.children)]
  })

/**
 * Reads an outline. List numbers, bullets, tabs and full-width spaces are understood; what cannot be taken over is named by line
 * in `problems`, and everything else is read all the same. `ids`: for each line of the text the step it was printed from; jumps to a
 * step that was renamed are followed then.
 */
export function parseOutline(text: string, context: OutlineContext, ids: readonly (string | null)[] = []): Outline {
  const reading: Reading = { context, ids, lines: [], numbers: [], problems: [] }
  const items = sequenceOf(reading, treeOf(text))
  const { lines, problems } = reading
  const index = jumpIndex(
    lines.map(({ id, title, kind }, i) => {
      const former = id === null ? undefined : context.titleOf('step', id)
      return { title, kind, number: reading.numbers[i] ?? null, former }
    }),
    context,
  )
  const flows = flowsOf<number>(
    items,
    (step) => (lines[step] as OutlineLine).kind,
    ({ jump, line }, from) => {
      const ref = jump as JumpRef
      const found = index.find(ref)
      const params = { line, title: ref.raw }
      if (!found) problems.push({ line, code: 'jumpMissing', params })
      else if (found.index === from) problems.push({ line, code: 'jumpToSelf', params })
      else if (found.ambiguous) problems.push({ line, code: 'jumpAmbiguous', params })
      return found?.index
    },
  )
  const seen = new Set<string>()
  return {
    lines,
    // The same flow twice is one: two empty branches without labels say no more than one.
    flows: flows.filter(({ from, to, label }) => {
      const key = `${from} ${to} ${label ?? ''}`
      return seen.has(key) ? false : seen.add(key)
    }),
    problems: problems.sort((a, b) => a.line - b.line),
  }
}
