// What a field hands to its owner: a text still to be understood, or a chosen value.

/** `missing` names references that do not exist yet and are to be created with the value. */
export type Entered = { readonly text: string } | { readonly value: unknown; readonly missing?: readonly string[] }
/** Takes an entry; returns a sentence when it cannot be taken. */
export type Commit = (entered: Entered) => string | null
