// Reaching the field of the canvas from elsewhere: after a click on the paper the keyboard is its again.
let field: HTMLTextAreaElement | null = null

/** The mounted field registers itself. */
export function holdField(element: HTMLTextAreaElement): () => void {
  field = element
  return () => {
    if (field === element) field = null
  }
}

/** Gives the keyboard to the canvas, unless something else is being typed into. */
export function focusField(): void {
  field?.focus({ preventScroll: true })
}

/** Whether the keyboard is the canvas's. */
export const fieldHasFocus = (): boolean => field !== null && document.activeElement === field
