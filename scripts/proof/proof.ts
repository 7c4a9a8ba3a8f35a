/** Does one thing for real and tells what it saw line by line; true if all of it held. */
export type Proof = (context: {
  /** The repository's folder. */
  readonly root: string
  readonly args: readonly string[]
  /** Prints a line and keeps it in docs/proof. */
  readonly say: (line: string) => void
}) => Promise<boolean>
