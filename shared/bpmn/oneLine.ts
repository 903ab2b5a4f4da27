// Texts of other tools as a plan takes them: names in one line, nothing that breaks a file.

/** Characters that no field takes. */
const bad = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
export const cleanText = (text: string): string => text.replace(bad, '')

/** `name` with single spaces instead of line breaks and runs of space, at most 1,000 characters. */
export const oneLine = (name: string): string =>
  cleanText(name.replace(/\s+/g, ' ').slice(0, 2000)).slice(0, 1000).toWellFormed().replaceAll('\ufffd', '').trim()
