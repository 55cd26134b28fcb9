#!/usr/bin/env node
import { VERSION } from '../generated/version.js';
import { UsageError, type Command } from './command.js';

/** Loaded when they are asked for: `verify` needs none of what `serve` needs. */
const COMMANDS: Readonly<Record<string, { summary: string; load(): Promise<Command> }>> = {
  verify: {
    summary: 'check a receipt, or an exported chain of receipts, offline',
    load: () => import('./verify.js'),
  },
  diff: {
    summary: 'compare two versions of an agreement, and propose what the change asks for',
    load: () => import('./diff.js'),
  },
  check: {
    summary: 'compare the structure of two language versions of an agreement',
    load: () => import('./check.js'),
  },
  feed: {
    summary: 'print what has changed and is announced as JSON Feed or Atom',
    load: () => import('./feed.js'),
  },
  serve: {
    summary: 'run the consent endpoint from a configuration file',
    load: () => import('./serve.js'),
  },
  keygen: {
    summary: 'make the key that receipts are signed with, or retire one',
    load: () => import('./keygen.js'),
  },
  export: {
    summary: 'print the chain, with or without receipts, as JSON Lines',
    load: () => import('./export.js'),
  },
  erase: {
    summary: 'erase what is kept of a customer; the chain stays verifiable',
    load: () => import('./erase.js'),
  },
  schema: {
    summary: 'print the tables for PostgreSQL as SQL',
    load: () => import('./schema.js'),
  },
};

const HELP = `Usage: avv <command> [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  .join('\n')}

  avv <command> --help   what the command takes
  avv --version          version of avv-viewer
`;

async function main([name, ...args]: string[]): Promise<number> {
  if (name === '--version') return say(VERSION);
  if (name === undefined || name === '--help' || name === '-h') return say(HELP, name ? 0 : 2);
  const command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]!.load() : undefined;
  if (!command) throw new UsageError(`There is no command “${name}”; \`avv --help\` lists them.`);
  if (args.includes('--help') || args.includes('-h')) return say(command.help);
  return command.run(args);
}

function say(text: string, code = 0): number {
  (code ? process.stderr : process.stdout).write(`${text.trimEnd()}\n`);
  return code;
}

/** What `parseArgs` complains about is the caller's mistake, too. */
const isUsage = (error: unknown): error is Error =>
  error instanceof UsageError || String((error as { code?: unknown } | null)?.code).startsWith('ERR_PARSE_ARGS_');

// Not `process.exit`: it would cut off output that a pipe has not taken yet.
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!isUsage(error)) throw error;
  process.exitCode = say(error.message, 2);
}
