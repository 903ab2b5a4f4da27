// Whether a row is over and done with: such a row is not late, whatever its dates say.

/** Codes of states after which nothing is due any more, in all entities. */
const over = new Set([
  ...['done', 'closed', 'cancelled', 'dropped', 'held', 'revoked'],
  ...['signed', 'withdrawn', 'answered', 'archived', 'retired', 'attended'],
])

/** By its status, or by the day on which it was finished. */
export function isFinished(row: Readonly<Record<string, unknown>>): boolean {
  return over.has(String(row.status)) || Boolean(row.finishedOn) || Boolean(row.doneOn)
}
