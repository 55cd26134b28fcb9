import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The command as users have it: built. From its sources each start would take four times as long. */
const MAIN = fileURLToPath(new URL('../../dist/npm/cli/main.js', import.meta.url));

export interface Surroundings {
  /** Beside those of the test itself. */
  env?: Record<string, string>;
  cwd?: string;
  main?: string;
}

/** Starts the command. Not by `npx`: signals must reach the command itself. */
export const startAvv = (args: readonly string[], { env, cwd, main = MAIN }: Surroundings = {}): ChildProcess =>
  spawn(process.execPath, [main, ...args], { cwd, env: { ...process.env, ...env } });

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command to its end. */
export async function runAvv(args: readonly string[], surroundings?: Surroundings): Promise<Ended> {
  const child = startAvv(args, surroundings);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}
