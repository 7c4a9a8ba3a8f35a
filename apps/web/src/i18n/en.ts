import { booksEn } from '../features/books/texts.en.ts'
import { filesEn } from '../features/files/texts.en.ts'
import { listsEn } from '../features/lists/texts.en.ts'
import { lotsEn } from '../features/lots/texts.en.ts'
import { mappingsEn } from '../features/mappings/texts.en.ts'
import { partNumberSurveyEn } from '../features/mappings/result/texts.en.ts'
import { sampleEn } from '../features/sample/texts.en.ts'
import { stockEn } from '../features/stock/texts.en.ts'
import { tasksEn } from '../features/tasks/texts.en.ts'

/** The English texts: the source of all keys and of their params. */
export const en = {
  app: {
    name: 'PriceForge',
    menu: 'Menu',
    navigation: 'Main navigation',
    breadcrumbs: 'Where you are',
    skip: 'Skip to content',
    switchLanguage: 'Переключить на русский',
    theme: { light: 'Switch to the light theme', dark: 'Switch to the dark theme' },
    close: 'Close',
    clearSearch: 'Clear the search',
    tryAgain: 'Try again',
    details: 'Technical details',
    copy: 'Copy',
    copied: 'Copied',
    loading: 'Loading',
    none: '—',
    sortBy: 'Sort by {{column}}',
    reconnecting: 'Reconnecting to the server…',
  },
  nav: { components: 'Components', stock: 'Stock', mappings: 'Mappings', tasks: 'Tasks' },
  errors: {
    network: {
      title: 'The server does not answer',
      advice: 'Nothing is lost: running tasks go on. Check that PriceForge is running; this page reconnects by itself.',
    },
    unreadable: {
      title: 'The answer could not be read',
      advice:
        'Something between this page and PriceForge changed the answer. Reload the page; if it stays, check the proxy.',
    },
    notFound: { title: 'It is not here any more', advice: 'It may have been removed, or the address is mistyped.' },
    forbidden: { title: 'This is not allowed for you', advice: 'Ask an administrator for the permission.' },
    conflict: { title: 'It has changed meanwhile', advice: 'Reload the page to see what it is now, and try again.' },
    badRequest: {
      title: 'The server could not accept this',
      advice: 'Check what was entered and try again. The technical details name what does not fit.',
    },
    tooLarge: { title: 'It is too large', advice: 'Send less at once. The technical details name the limit.' },
    task: {
      unknownType: 'The server does not know this type of task. Reload the page: it may be of another version.',
      invalidInput:
        'The task cannot be started like this, or its file is not kept any more. The technical details name what does not fit.',
      idempotencyConflict: 'The same submission was made before with other values. Reload the page and submit again.',
      notCancellable: 'The task has ended already, so there is nothing to cancel.',
      held: 'Something else holds the task just now. Nothing was changed: try again in a moment.',
      notRetryable: 'Only a task that failed or was cancelled can be run again.',
      storageFull: 'Its disk is full, so nothing was stored. Ask an administrator to free some space and try again.',
    },
    internal: {
      title: 'Something went wrong on the server',
      advice: 'Try again. If it stays, pass on the technical details below.',
    },
    page: {
      title: 'This page ran into an error',
      advice: 'Reload it. If it stays, pass on the technical details below.',
      reload: 'Reload',
    },
    missingPage: {
      title: 'There is no such page',
      advice: 'The address may be mistyped or from an older version.',
      home: 'Go to Stock',
    },
  },
  books: booksEn,
  files: filesEn,
  lists: listsEn,
  partNumberSurvey: partNumberSurveyEn,
  lots: lotsEn,
  mappings: mappingsEn,
  sample: sampleEn,
  stock: stockEn,
  tasks: tasksEn,
} as const
