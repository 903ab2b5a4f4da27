// By what a collection sheet of steps is known when it comes back.

/** Header of the hidden column with the ids of the steps; the id of their version follows it. */
export const stepsMark = '#steps:'
