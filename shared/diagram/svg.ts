// Writes primitives as a standalone SVG document.
import type { Paint, Primitive, TextPrimitive } from './drawing/primitives.ts'
import type { Rect } from './types.ts'

export type SvgOptions = {
  /** The part of the drawing to show (`LaidOut.bounds`). */
  bounds: Rect
  padding?: number
  background?: string
  /** Title for viewers and screen readers. */
  title?: string
  lang?: 'zh' | 'en'
  fontFamily?: string
  /** data: URLs of the font by weight, to make the picture independent of installed fonts. */
  fontFaces?: readonly { weight: 400 | 500; url: string }[]
  /** Factor of the nominal size in px; the drawing itself scales freely. */
  scale?: number
  /** What is drawn, in a sentence, for screen readers. */
  description?: string
  /** Writes texts as shapes instead; `write` gives null where it cannot. */
  outlines?: TextOutlines
}

export type TextOutlines = {
  write(text: TextPrimitive): string | null
  /** The shapes that what was written refers to, with `xlink:href`. */
  shapes(): string
}

const defaultFamily = 'Noto Sans SC'

/** The SVG document as text (UTF-8, well-formed XML whatever the titles contain). */
export function toSvg(primitives: readonly Primitive[], options: SvgOptions): string {
  const {
    bounds,
    padding = 16,
    background,
    title,
    lang,
    fontFamily = defaultFamily,
    fontFaces = [],
    scale = 1,
    description,
    outlines,
  } = options
  const x = bounds.x - padding
  const y = bounds.y - padding
  const width = bounds.width + 2 * padding
  const height = bounds.height + 2 * padding
  const family = `${quoteFamily(fontFamily)}, 'PingFang SC', 'Microsoft YaHei UI', 'Noto Sans CJK SC', sans-serif`
  const out: string[] = []
  const attributes = [
    'xmlns="http://www.w3.org/2000/svg"',
    ...(outlines ? ['xmlns:xlink="http://www.w3.org/1999/xlink"'] : []),
    `width="${num(width * scale)}" height="${num(height * scale)}"`,
    `viewBox="${num(x)} ${num(y)} ${num(width)} ${num(height)}"`,
    `font-family="${escapeXml(family)}"`,
    ...(lang ? [`xml:lang="${lang === 'zh' ? 'zh-CN' : 'en'}"`] : []),
    ...(title ? ['role="img"'] : []),
  ]
  out.push(`<svg ${attributes.join(' ')}>`)
  if (title) out.push(`<title>${escapeXml(title)}</title>`)
  if (description) out.push(`<desc>${escapeXml(description)}</desc>`)
  if (fontFaces.length > 0) out.push(`<style>${fontFaces.map((face) => fontFace(fontFamily, face)).join('')}</style>`)
  if (background)
    out.push(
      `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" fill="${escapeXml(background)}"/>`,
    )
  const head = out.length
  for (const primitive of primitives) write(primitive, out, outlines)
  // Simple readers know only what they have read before.
  if (outlines) out.splice(head, 0, `<defs>${outlines.shapes()}</defs>`)
  out.push('</svg>')
  return out.join('\n')
}

const quoteFamily = (family: string): string => `'${family.replace(/['"\\<>&;{}]/g, '')}'`

function fontFace(family: string, { weight, url }: { weight: number; url: string }): string {
  const source = url.replace(/[^A-Za-z0-9+/=:;,._-]/g, '')
  return `@font-face{font-family:${quoteFamily(family)};font-weight:${weight};src:url(${source})}`
}

function write(primitive: Primitive, out: string[], outlines?: TextOutlines): void {
  const cls = `class="${escapeXml(primitive.cls)}"`
  switch (primitive.type) {
    case 'group': {
      const { id, x = 0, y = 0, title, children } = primitive
      const move = x !== 0 || y !== 0 ? ` transform="translate(${num(x)} ${num(y)})"` : ''
      out.push(`<g ${cls}${id === undefined ? '' : ` data-id="${escapeXml(id)}"`}${move}>`)
      if (title) out.push(`<title>${escapeXml(title)}</title>`)
      for (const child of children) write(child, out, outlines)
      out.push('</g>')
      return
    }
    case 'rect': {
      const { x, y, width, height, radius } = primitive
      const corner = radius ? ` rx="${num(radius)}"` : ''
      out.push(
        `<rect ${cls} x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}"${corner}${paint(primitive)}/>`,
      )
      return
    }
    case 'circle':
      out.push(
        `<circle ${cls} cx="${num(primitive.cx)}" cy="${num(primitive.cy)}" r="${num(primitive.r)}"${paint(primitive)}/>`,
      )
      return
    case 'path': {
      const { d, x = 0, y = 0, scale = 1, round } = primitive
      const move =
        x !== 0 || y !== 0 || scale !== 1 ? ` transform="translate(${num(x)} ${num(y)}) scale(${num(scale)})"` : ''
      const ends = round ? ' stroke-linecap="round" stroke-linejoin="round"' : ''
      out.push(`<path ${cls} d="${escapeXml(d)}"${move}${ends}${paint(primitive)}/>`)
      return
    }
    case 'image': {
      const { x, y, width, height, href } = primitive
      // Only pictures that travel inside the document: it must neither fetch nor run anything.
      if (!/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/.test(href)) return
      out.push(
        `<image ${cls} x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" href="${href}"/>`,
      )
      return
    }
    case 'text': {
      const shapes = outlines?.write(primitive) ?? null
      if (shapes !== null) {
        out.push(shapes)
        return
      }
      const { x, y, text, size, weight, anchor, fill, rotate } = primitive
      const turn = rotate ? ` transform="rotate(${num(rotate)} ${num(x)} ${num(y)})"` : ''
      const align = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
      out.push(
        `<text ${cls} x="${num(x)}" y="${num(y)}" font-size="${num(size)}" font-weight="${weight}"${align} fill="${escapeXml(fill)}"${turn} xml:space="preserve">${escapeXml(text)}</text>`,
      )
    }
  }
}

function paint({ fill, stroke, strokeWidth, dash }: Paint): string {
  let text = fill === undefined ? '' : ` fill="${escapeXml(fill)}"`
  if (stroke !== undefined) text += ` stroke="${escapeXml(stroke)}" stroke-width="${num(strokeWidth ?? 1)}"`
  if (dash !== undefined) text += ` stroke-dasharray="${escapeXml(dash)}"`
  return text
}

/** At most two decimals and never an exponent or NaN: SVG attributes must stay numbers. */
function num(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0'
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as XML character data or attribute value; characters that XML forbids become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (char) => entities[char] ?? char)
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}')
}
