/** One line for each kind of result. Titles and messages are those of the task definitions, whole results those of their features. */
export const taskKindsEn = {
  unknown: 'This page is older than the server and does not know tasks of this type. Reload it.',
  stockImport: {
    sameFile: 'Nothing new: this very file is in force already',
    nothing: 'The file held no goods',
    count: {
      inserted: 'new',
      updated: 'changed',
      unchanged: 'same',
      removed: 'gone',
      merged: 'added up',
      rejected: 'rejected',
    },
  },
  importPreview: {
    summary_one: '{{shown}} row in sheet “{{sheet}}”',
    summary_other: '{{shown}} rows in sheet “{{sheet}}”',
    nameless_one: '{{shown}} row',
    nameless_other: '{{shown}} rows',
  },
  partNumberBookCreate: {
    summary_one: '{{version}} · {{shown}} row',
    summary_other: '{{version}} · {{shown}} rows',
  },
  partNumberSurvey: { summary: '{{unmapped}} unmapped, {{suggested}} of them with a LOT to suggest' },
  sampleData: { summary: '{{lots}} components, {{partNumbers}} part numbers' },
  partNumberBookRetention: { summary: '{{deleted}} deleted, {{kept}} kept' },
} as const
