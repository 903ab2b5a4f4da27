// Pages of a process as PDF: vector shapes and text in a subset of our own font, so that it looks the same everywhere and can be searched.
import PDFDocument from 'pdfkit'
import type { ImagePrimitive, Paint, Primitive, TextPrimitive } from '#shared/diagram/drawing/primitives.ts'
import type { Page } from '#shared/diagram/print/pages.ts'
import type { Lang } from '#shared/i18n/index.ts'

export interface PdfOptions {
  readonly title: string
  readonly author: string
  readonly lang: Lang
  /** Paths of our TTF files: regular, medium. */
  readonly fontFiles: readonly string[]
  readonly onProgress?: (share: number) => void
}

type Doc = InstanceType<typeof PDFDocument>
/** The document and the font file of each weight. */
type Pen = { doc: Doc; fonts: Record<400 | 500, string> }

/** The file's bytes. */
export async function pagesPdf(
  pages: readonly Page[],
  { title, author, lang, fontFiles, onProgress }: PdfOptions,
): Promise<Uint8Array> {
  const [regular = '', medium = regular] = fontFiles
  const doc = new PDFDocument({
    autoFirstPage: false,
    // The first font must be ours: the standard fonts are not part of the program.
    font: regular,
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: { Title: title, Producer: 'Opsmap', Creator: 'Opsmap', ...(author ? { Author: author } : {}) },
  })
  // By their paths, never by registered names: a font that is known under two names is read from its file at every use.
  const pen: Pen = { doc, fonts: { 400: regular, 500: medium } }
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  for (const [i, page] of pages.entries()) {
    doc.addPage({ size: [page.width, page.height], margin: 0 })
    for (const { list, x, y, scale, clip } of page.layers) {
      doc.save()
      if (clip) doc.rect(clip.x, clip.y, clip.width, clip.height).clip()
      doc.translate(x, y)
      if (scale !== 1) doc.scale(scale)
      for (const primitive of list) draw(pen, primitive)
      doc.restore()
    }
    onProgress?.((i + 1) / (pages.length + 1))
    // What is written leaves the buffers of the document before the next page is drawn.
    await new Promise(setImmediate)
  }
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

function draw(pen: Pen, of: Primitive): void {
  const { doc } = pen
  switch (of.type) {
    case 'group': {
      const { x = 0, y = 0, children } = of
      const moved = x !== 0 || y !== 0
      if (moved) doc.save().translate(x, y)
      for (const child of children) draw(pen, child)
      if (moved) doc.restore()
      return
    }
    case 'rect': {
      const { x, y, width, height, radius } = of
      if (width <= 0 || height <= 0) return
      const corner = Math.min(radius ?? 0, width / 2, height / 2)
      paint(doc, of, () => (corner > 0 ? doc.roundedRect(x, y, width, height, corner) : doc.rect(x, y, width, height)))
      return
    }
    case 'circle':
      paint(doc, of, () => doc.circle(of.cx, of.cy, of.r))
      return
    case 'path': {
      const { x = 0, y = 0, scale = 1, d } = of
      const moved = x !== 0 || y !== 0 || scale !== 1
      if (moved) doc.save().translate(x, y).scale(scale)
      doc.lineCap(of.round ? 'round' : 'butt').lineJoin(of.round ? 'round' : 'miter')
      paint(doc, of, () => doc.path(d))
      if (moved) doc.restore()
      return
    }
    case 'text':
      drawText(pen, of)
      return
    case 'image':
      drawImage(doc, of)
  }
}

const colour = (of: string | undefined): string | null => (of === undefined || of === 'none' ? null : of)

function paint(doc: Doc, { fill, stroke, strokeWidth = 1, dash }: Paint, shape: () => unknown): void {
  const inside = colour(fill)
  const line = colour(stroke)
  if (!inside && !line) return
  shape()
  if (line) {
    doc.lineWidth(strokeWidth)
    const lengths = dash?.split(/[ ,]+/).map(Number)
    if (lengths) doc.dash(lengths[0] ?? 1, { space: lengths[1] ?? lengths[0] ?? 1 })
  }
  if (inside && line) doc.fillAndStroke(inside, line)
  else if (inside) doc.fill(inside)
  else if (line) doc.stroke(line)
  if (line && dash) doc.undash()
}

function drawText({ doc, fonts }: Pen, { x, y, text, size, weight, anchor, fill, rotate }: TextPrimitive): void {
  if (text === '') return
  doc.font(fonts[weight]).fontSize(size).fillColor(fill)
  const shift = anchor === 'start' ? 0 : doc.widthOfString(text) * (anchor === 'middle' ? -0.5 : -1)
  if (rotate) doc.save().rotate(rotate, { origin: [x, y] })
  doc.text(text, x + shift, y, { lineBreak: false, baseline: 'alphabetic' })
  if (rotate) doc.restore()
}

/** PNG and JPEG, in their proportions in the middle of their box; PDF has no other kinds, of which the frame is left. */
function drawImage(doc: Doc, { x, y, width, height, href }: ImagePrimitive): void {
  if (!/^data:image\/(png|jpeg);base64,/.test(href) || width <= 0 || height <= 0) return
  doc.image(href, x, y, { fit: [width, height], align: 'center', valign: 'center' })
}
