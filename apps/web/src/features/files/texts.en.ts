/** Of files that are imported, whatever is in them. */
export const filesEn = {
  importOf: 'Import {{file}}',
  upload: {
    choose: 'or choose one',
    kinds: '.xlsx, .mxl or .csv, up to {{size}}',
    sending: 'Sending {{file}}',
    sendingDone: '{{percent, number}} % of {{size}}',
    storing: 'Checking {{size}}',
    stop: 'Stop sending',
    failed: '{{file}} was not sent',
    tooLarge:
      'The file has {{size}}; up to {{max}} can be imported. Split it, or leave out pictures and unneeded sheets.',
    empty: 'The file is empty. Export it again from the program it comes from.',
    several: 'Drop one file at a time: each import is of one file.',
    network: 'The server does not answer. Check that PriceForge is running, then try again.',
    refused: 'The server did not accept the file. Try again. If it stays, pass on the technical details below.',
    largerThan:
      'The file is larger than the {{max}} that are taken. Split it, or take out pictures and further sheets.',
    broken: 'The file broke off on its way. Send it again.',
    elsewhere: 'The server takes files only from its own page. Open PriceForge by the address that it is set up for.',
  },
  sheet: {
    sheet: 'Sheet',
    preview: 'First rows of the file',
    row: 'Row',
    makeHeader: 'Make row {{row}} the header',
    isHeader: 'Row {{row}} is the header',
    column: 'Column {{letter}}',
    columnTitled: 'Column {{letter}}, {{title}}',
  },
  rejected: {
    title_one: '{{count, number}} rejected row',
    title_other: '{{count, number}} rejected rows',
    shown: 'The first {{count, number}} are shown; the download has all of them.',
    download: 'Download rejected rows',
    row: 'Row',
    column: 'Column',
    cell: 'Cell',
    reason: 'Reason',
    emptyCell: 'empty',
  },
  warnings: 'Worth knowing',
} as const
