export const booksEn = {
  create: { action: 'Create mapping snapshot' },
  list: { title: 'Part-number books' },
  input: {
    holds: 'Holds',
    allMapped: 'All part numbers that are mapped to a LOT and not ignored, as they are when it runs',
  },
  result: {
    version: 'Version',
    rows: 'Rows',
    partNumbers: 'Part numbers',
    nothingLeftOut: 'Every mapped part number is in the book.',
    leftOut: {
      title_one: '{{count, number}} part number left out',
      title_other: '{{count, number}} part numbers left out',
      shown: 'The first {{count, number}} are shown.',
      advice: 'Mend their mappings or bundles, then create the next book.',
      partNumber: 'Part number',
      vendor: 'Vendor',
      reason: 'Reason',
      reasons: {
        ambiguous: 'The same text leads to another LOT at another vendor, and a book tells no vendors apart',
        emptyBundle: 'Its bundle has no items',
      },
    },
  },
  retention: {
    rule: 'Keeps',
    keeps:
      'The active book, the newest of each of the last 7 days, 5 weeks, 12 months and 10 years that hold one, and what was active within the last hour',
    deleted: 'Deleted books',
    deletedVersions: 'Deleted',
    deletedRows: 'Deleted rows',
    kept: 'Kept books',
    keptVersions: 'Kept',
  },
} as const
