// The half of exceljs that puts workbooks together, typed as the whole is: without its streams, which take longer to load.
declare module 'exceljs/lib/doc/workbook.js' {
  import ExcelJS from 'exceljs'
  export default ExcelJS.Workbook
}
