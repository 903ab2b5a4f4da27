// Converts a workbook with LibreOffice, in a profile of its own, so that no setting of this machine changes the outcome.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'

const program = '/usr/bin/soffice'
const filters = { pdf: 'pdf', xlsx: 'xlsx:Calc MS Excel 2007 XML' } as const

/** The path of the converted file in `folder`; a workbook saved anew has its formulas computed where it had no results. */
export function converted(path: string, format: keyof typeof filters, folder: string): string {
  if (!existsSync(program)) throw new Error('LibreOffice is missing: as root, npm run test:full installs it')
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync(program, ['--headless', profile, '--convert-to', filters[format], '--outdir', folder, path], {
    stdio: 'ignore',
    timeout: 240_000,
  })
  return join(folder, basename(path).replace(/\.[^.]+$/, `.${format}`))
}

export interface PdfPage {
  /** Points. */
  readonly width: number
  readonly height: number
  readonly text: string
}

/** The pages of a PDF, as poppler reads them. */
export function pagesOf(pdf: string): PdfPage[] {
  const info = execFileSync('pdfinfo', ['-f', '1', '-l', '9999', pdf], { encoding: 'utf8' })
  const sizes = [...info.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)]
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const texts = text.split('\f')
  return sizes.map(([, width, height], i) => ({ width: Number(width), height: Number(height), text: texts[i] ?? '' }))
}
