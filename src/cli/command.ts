/** A sub-command of `avv`. */
export interface Command {
  /** What `avv <name> --help` prints. */
  help: string;
  /** @returns The exit code: 0 fine, 1 a negative result, 2 wrong usage or an unreadable file. */
  run(args: string[]): Promise<number>;
}

/** Wrong usage, or a file that cannot be used; the message says which and what to do. Exit code 2. */
export class UsageError extends Error {}
