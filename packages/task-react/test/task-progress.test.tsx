import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { TaskProgress } from '../src/task-progress.tsx'
import type { ProgressSource } from '../src/task-progress.tsx'

const draw = (task: Omit<ProgressSource, 'id' | 'attempt'>) =>
  renderToStaticMarkup(
    <TaskProgress task={{ id: 'a', attempt: 1, ...task }}>
      {({ percent, waiting, ended, remainingMs, barProps }) => (
        <div {...barProps} data-waiting={waiting} data-ended={ended} data-left={String(remainingMs)}>
          {percent}
        </div>
      )}
    </TaskProgress>,
  )

test('the pieces of a progress bar are handed to the drawing, which is the user’s', () => {
  expect(draw({ status: 'running', progress: 64 })).toBe(
    '<div role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="64" data-waiting="false" data-ended="false" data-left="null">64</div>',
  )
})

test('a waiting task and an ended one say so', () => {
  expect(draw({ status: 'queued', progress: 0 })).toContain('data-waiting="true"')
  expect(draw({ status: 'completed', progress: 100 })).toContain('data-ended="true"')
})
