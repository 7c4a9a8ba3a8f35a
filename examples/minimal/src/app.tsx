import { useState } from 'react'
import { countPrimes } from './count-primes.ts'
import { useSubmitTask } from './tasks.ts'

/** The address keeps the task: after a reload the bar goes on. */
const kept = { taskId: location.hash.slice(1) || undefined, onSubmitted: (id: string) => location.replace(`#${id}`) }

export function App() {
  const [below, setBelow] = useState(10_000_000)
  const { submit, submitting, error, task } = useSubmitTask(countPrimes, kept)
  return (
    <>
      Primes below <input type="number" value={below} onChange={(event) => setBelow(event.target.valueAsNumber)} />
      <input type="button" value="Count" disabled={submitting} onClick={() => submit({ below })} />
      {error instanceof Error && <p role="alert">{error.message}</p>}
      {task && <progress max={100} value={task.progress} aria-label={countPrimes.title} />}
      {task?.status === 'running' && task.message?.text}
      {task?.status === 'completed' && `${task.result.primes} primes, the largest is ${task.result.largest}`}
      {task?.status === 'error' && <p role="alert">{task.error.text}</p>}
    </>
  )
}
