// Edits not yet sent: fields that commit on blur or after a pause hand over a flush, called before undo, save and leaving.
const flushes = new Set<() => unknown>()

/** Registers what sends an unsent edit; the returned function takes it back. */
export function addPending(flush: () => unknown): () => void {
  flushes.add(flush)
  return () => flushes.delete(flush)
}

/** Sends every unsent edit and waits until the host has it. */
export async function flushPending(): Promise<void> {
  await Promise.all([...flushes].map((flush) => flush()))
}
