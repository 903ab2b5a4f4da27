// Cuts a long side of a drawing into the pieces that pages show: without gaps, and between steps rather than through them.

/** Something that should stay in one piece, from … to. */
export type Span = readonly [from: number, to: number]

/** What one page shows of a side: from start to cut it is the page's own; from cut to end it repeats the next page's beginning. */
export type Piece = { start: number; cut: number; end: number }

export type CutOptions = {
  /** From 0 to `length`, in units of the drawing like everything here. */
  length: number
  /** Room on the first page, and on those after it (which may repeat a header). */
  first: number
  next: number
  overlap: number
  keepWhole: readonly Span[]
}

/** A cut keeps this distance from what stays whole: lines have a width. */
const clearance = 4
/** A page is left empty by up to this share of its room to spare a step. */
const mostWaste = 0.3

/**
 * The pieces of a side, in order: each fits its page, own parts follow each other without gap or overlap from 0 to `length`.
 * A side that fits is one piece. An overlap of more than a quarter of a page is shortened to that.
 */
export function cutSide({ length, first, next, overlap, keepWhole }: CutOptions): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (let room = first; length - start > room + 1e-6; room = next) {
    const shared = Math.min(overlap, room / 4)
    const latest = start + room - shared
    const cut = bestCut(Math.max(start + 1e-3, start + (1 - mostWaste) * (room - shared)), latest, keepWhole)
    pieces.push({ start, cut, end: Math.min(length, cut + shared) })
    start = cut
  }
  pieces.push({ start, cut: length, end: length })
  return pieces
}

/** The place between earliest and latest that cuts through the fewest spans; of equal ones the last. */
function bestCut(earliest: number, latest: number, spans: readonly Span[]): number {
  const near = spans.filter(([from, to]) => from - clearance < latest && to + clearance > earliest)
  const through = (at: number) => near.filter(([from, to]) => from - clearance < at && at < to + clearance).length
  let best = latest
  let least = through(latest)
  for (const at of near.flatMap(([from, to]) => [from - clearance, to + clearance])) {
    if (at < earliest || at > latest) continue
    const count = through(at)
    if (count < least || (count === least && at > best)) {
      best = at
      least = count
    }
  }
  return best
}
