// Puts a table on the clipboard: as text with tabs for spreadsheets, and as a table for documents.
import { toTsv } from '#ui/SheetGrid/tsv.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')

/** @param cells Rows, the titles first. */
export function copyTable(cells: readonly (readonly string[])[]): void {
  const rows = cells.map((row, i) => {
    const tag = i === 0 ? 'th' : 'td'
    return `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  })
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', toTsv(cells))
    event.clipboardData?.setData('text/html', `<table>${rows.join('')}</table>`)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', onCopy, { capture: true, once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', onCopy, { capture: true })
}
