// English texts of the data workbook: its guide, its notes, and taking it back.

export const dataWorkbook = {
  guideSheet: 'Guide',
  listsSheet: 'Lists',
  title: '{{plan}} · data workbook',
  templateTitle: 'Collection sheet',
  exported:
    'Exported on {{date}}, revision {{revision}}. Edit it in Excel or WPS and take it back with Import; every difference is listed first, to be chosen by row and by field.',
  ruleEdit: 'Edit cells in place; sort, filter, move columns, insert rows and rename sheets as you like.',
  ruleAdd: 'Add: fill in new rows below the table. A copied row that you change counts as new.',
  ruleRemove: 'Remove: delete the whole row. Deleting a whole sheet removes nothing.',
  ruleChoice:
    'Cells with an arrow: choose from the list. To refer to another row write its name; add a new name on its own sheet first.',
  ruleList:
    'Several names in one cell are separated by semicolons. A name that holds a semicolon stands in double quotes.',
  ruleUnit:
    'Units stand in brackets: durations are minutes as numbers, or text such as “1.5 days”, “2 h”, “1 calendar day”; percentages are written 85%.',
  ruleRequired: 'Columns with * must be filled in. The note on each header says what belongs there.',
  ruleHidden: 'Keep the first column (the hidden ids): it tells which row is which. Keep the hidden sheets, too.',
  contents: 'Sheet',
  rows: 'Rows',
  noteKind: {
    text: 'Text, one line',
    longText: 'Text, line breaks allowed',
    integer: 'Whole number',
    number: 'Number',
    percent: 'Percentage, e.g. 85%',
    money: 'Money ({{currency}})',
    duration: 'Duration: a number counts minutes, or write 30 min, 1.5 days, 1 calendar day',
    date: 'Date, e.g. 2026-03-01',
    time: 'Time of day, e.g. 18:00',
    timestamp: 'Moment, e.g. 2026-03-01T08:00:00Z',
    period: 'Period, e.g. 2026-03, 2026-Q1, 2026-W12, 2026',
    choice: 'Choose from: {{choices}}',
    bool: 'Yes or No',
    points: 'Kept by the program; leave as it is',
    ref: 'A name from “{{entity}}”',
    refs: 'Names from “{{entity}}”, separated by semicolons',
  },
  required: 'Required',
}
