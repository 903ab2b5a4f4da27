// Reads the advance width of every character of a TrueType font.

/**
 * @param {Buffer} font a .ttf file
 * @returns {Map<number, number>} code point → advance width per 1000 em
 */
export function readAdvances(font) {
  const tables = new Map()
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + i * 16
    tables.set(font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8))
  }
  const unitsPerEm = font.readUInt16BE(tables.get('head') + 18)
  const measured = font.readUInt16BE(tables.get('hhea') + 34)
  const hmtx = tables.get('hmtx')
  /** @param {number} glyph */
  const advance = (glyph) =>
    Math.round((font.readUInt16BE(hmtx + 4 * Math.min(glyph, measured - 1)) * 1000) / unitsPerEm)

  const advances = new Map()
  const cmap = tables.get('cmap')
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4)
    if (font.readUInt16BE(at) !== 12) continue
    for (let group = 0; group < font.readUInt32BE(at + 12); group++) {
      const from = at + 16 + group * 12
      const first = font.readUInt32BE(from)
      const last = font.readUInt32BE(from + 4)
      const glyph = font.readUInt32BE(from + 8)
      for (let code = first; code <= last; code++) advances.set(code, advance(glyph + code - first))
    }
  }
  if (advances.size === 0) throw new Error('The font has no format 12 character map.')
  return advances
}
