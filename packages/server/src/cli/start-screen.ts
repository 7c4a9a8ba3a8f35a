import { styleText } from 'node:util'

/** What a person sees while the server starts: one line when a step begins, one when it is done. */
export interface StartScreen {
  /** Announces a step; call the answer when it is done, with what there is to know. */
  step(name: string, doing: string): (done: string) => void
  say(line: string): void
}

type Output = NodeJS.WriteStream

/** Prints plain lines, with colours where the terminal has them. */
export function startScreen(output: Output, now: () => number = () => performance.now()): StartScreen {
  const style = (format: 'dim' | 'green', text: string) => styleText(format, text, { stream: output })
  const line = (text: string) => void output.write(`${text}\n`)
  return {
    step: (name, doing) => {
      const began = now()
      const label = name.padEnd(10)
      line(`  ${style('dim', '·')} ${label}${style('dim', doing)}`)
      return (done) =>
        line(`  ${style('green', '✓')} ${label}${done} ${style('dim', `· ${((now() - began) / 1_000).toFixed(1)} s`)}`)
    },
    say: line,
  }
}
