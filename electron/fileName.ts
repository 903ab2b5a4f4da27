// Makes a file name of a title that people wrote.

/** A name that every file system takes; `otherwise` when nothing of it remains. */
export function fileName(suggested: string, otherwise: string): string {
  const name = suggested
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 100)
    .replace(/^[ .]+|[ .]+$/g, '')
  if (name === '') return otherwise
  // Names of devices on Windows, with any extension.
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name) ? `_${name}` : name
}
