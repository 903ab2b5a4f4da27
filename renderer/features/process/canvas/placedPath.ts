// Path data moved and scaled: on the page every transform is a piece that has to be put together anew whenever anything moves.

/** How many numbers follow each command, and which of them are x or y (others: radii `r`, kept `k`). */
const kinds: Readonly<Record<string, string>> = {
  ...{ M: 'xy', L: 'xy', T: 'xy', H: 'x', V: 'y', C: 'xyxyxy', S: 'xyxy', Q: 'xyxy', A: 'rrkkkxy', Z: '' },
}
type Piece = { command: string; relative: boolean; kinds: string; numbers: readonly number[] }

const known = new Map<string, readonly Piece[]>()

function piecesOf(d: string): readonly Piece[] {
  const before = known.get(d)
  if (before) return before
  const pieces = [...d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)].map(([, command = '', text = ''], i): Piece => {
    const numbers = [...text.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(Number)
    // A path that begins with m begins at a place like any other.
    const relative = command !== command.toUpperCase() && i > 0
    return {
      command: i === 0 ? command.toUpperCase() : command,
      relative,
      kinds: kinds[command.toUpperCase()] ?? '',
      numbers,
    }
  })
  known.set(d, pieces)
  return pieces
}

const digits = (n: number): number => Math.round(n * 1000) / 1000

/** The path scaled about the origin, then moved: what `translate(x y) scale(scale)` makes of it, to a thousandth of a unit. */
export function placedPath(d: string, x: number, y: number, scale: number): string {
  return piecesOf(d)
    .map(({ command, relative, kinds, numbers }) => {
      const [dx, dy] = relative ? [0, 0] : [x, y]
      const placed = numbers.map((n, i) => {
        const kind = kinds[i % kinds.length]
        if (kind === 'k') return n
        return digits(n * scale + (kind === 'x' ? dx : kind === 'y' ? dy : 0))
      })
      return command + placed.join(' ')
    })
    .join('')
}
