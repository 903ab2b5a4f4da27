// A line of the outline cut into the parts that look different: answer, kind, owners, times, lane, jump.
export type PieceKind = 'plain' | 'label' | 'mark' | 'owner' | 'time' | 'lane' | 'jump'
export interface Piece {
  readonly kind: PieceKind
  readonly text: string
}

const name = '(?:"(?:[^"]|"")*"|[^\\s@＠#＃]+)'
const unit =
  '(?:秒|分钟|分|小时|个?工作日|自然天|自然日|天|周|个?月|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w)'
const amount = `\\d+(?:\\.\\d+)?\\s*${unit}`
const parts = new RegExp(
  [
    `(?<owner>[@＠]${name})`,
    `(?<lane>[#＃]${name})`,
    '(?<jump>(?:→|->|=>).*$)',
    `(?<time>(?<!\\S)\\+?${amount}(?:${amount})*(?:\\s*(?:等待|wait))?(?!\\S))`,
    '(?<plain>"(?:[^"]|"")*")',
  ].join('|'),
  'gi',
)
const answer = /^(?:"(?:[^"]|"")*"|[^:：→@＠#＃[【"\s][^:：]{0,40}?)?(?:：|:(?=\s|$))/
const mark = /^\s*(?:[[【][^\]】]*[\]】]|[?？](?=\s))/

/** The parts of a line; joined they are the line. Only a line below another can begin with an answer. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let rest = line
  const take = (kind: PieceKind, text: string) => {
    if (text) pieces.push({ kind, text })
    rest = rest.slice(text.length)
  }
  take('plain', /^\s*/.exec(rest)?.[0] ?? '')
  if (pieces.length > 0) take('label', answer.exec(rest)?.[0] ?? '')
  take('mark', mark.exec(rest)?.[0] ?? '')
  for (const match of [...rest.matchAll(parts)]) {
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0] as PieceKind
    take('plain', rest.slice(0, rest.length - (match.input.length - match.index)))
    take(kind, match[0])
  }
  take('plain', rest)
  return pieces
}
