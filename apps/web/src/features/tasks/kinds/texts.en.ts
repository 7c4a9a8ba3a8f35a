/** One line for each kind of result. Titles and messages are those of the task definitions, whole results those of their features. */
export const taskKindsEn = {
  stockImport: {
    sameFile: 'Nothing new: this very file is in force already',
    nothing: 'The file held no goods',
    count: {
      inserted: 'new',
      updated: 'changed',
      unchanged: 'same',
      removed: 'gone',
      merged: 'merged',
      rejected: 'rejected',
    },
  },
  importPreview: {
    summary_one: '{{shown}} row in sheet “{{sheet}}”',
    summary_other: '{{shown}} rows in sheet “{{sheet}}”',
    nameless_one: '{{shown}} row',
    nameless_other: '{{shown}} rows',
  },
} as const
