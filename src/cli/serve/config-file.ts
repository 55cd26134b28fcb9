import { dirname, resolve } from 'node:path';
import { env } from 'node:process';
import * as z from 'zod';
import { UsageError } from '../command.js';
import { configSchema, core, type Config } from './config.js';
import { readJson } from './files.js';

/** The settings, with paths and variables resolved. */
export interface Settings extends Config {
  /** Name of the file, for messages. */
  file: string;
  /** What your back end proves itself with; without it nobody is identified. */
  secret?: string;
}

/** Shorter ones can be guessed; other characters do not travel in a header as they are. */
const SECRET = /^[\x21-\x7e]{32,}$/;

/** @throws {UsageError} With one line a mistake, each naming file, place and remedy. */
export async function readConfig(file: string): Promise<Settings> {
  const { success, data, error } = configSchema.safeParse(await readJson(file), { reportInput: true });
  if (!success) throw new UsageError(error.issues.map((issue) => `${file}: ${explain(issue)}`).join('\n'));
  const place = (path: string): string => resolve(dirname(file), path);
  return {
    ...data,
    file,
    agreements: place(data.agreements),
    key: place(data.key),
    retiredKeys: data.retiredKeys.map(place),
    database: databaseOf(data.database, file, place),
    ...(data.identity && { secret: secretOf(data.identity.secret, file) }),
  };
}

/** `port must be a port from 0 to 65535, not "80"`. */
function explain(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.');
  const schema = schemaAt(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys((core(schema!) as z.ZodObject).shape);
    const names = issue.keys.map((key) => [place, key].filter(Boolean).join('.'));
    return `${names.join(', ')}: there is no such setting; known are ${known.join(', ')}`;
  }
  const expected = schema?.description ?? 'an object with settings';
  if (issue.input === undefined) return `${place} is missing; expected ${expected}`;
  return `${place || 'the file'} must be ${expected}${received(place, issue.input)}`;
}

/** A connection's URL holds a password; what stands in place of a variable's name may be the secret itself. */
function received(place: string, input: unknown): string {
  return /^(database|identity)/.test(place) ? '' : `, not ${JSON.stringify(input)}`;
}

/** The schema of a place in the file. */
function schemaAt(path: readonly PropertyKey[]): z.ZodType | undefined {
  let schema: z.ZodType | undefined = configSchema;
  for (const name of path) schema = schema && childOf(core(schema), String(name));
  return schema;
}

function childOf(schema: z.ZodType, name: string): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  return schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>)[name] : undefined;
}

function databaseOf(setting: string, file: string, place: (path: string) => string): string {
  const url = setting.startsWith('env:') ? variable(setting, file, 'database') : setting;
  if (url.startsWith('sqlite:')) return `sqlite:${place(url.slice('sqlite:'.length))}`;
  if (/^postgres(ql)?:\/\//.test(url)) return url;
  throw new UsageError(`${file}: database: the variable ${setting.slice(4)} must hold sqlite:FILE or postgres://…`);
}

function secretOf(setting: string, file: string): string {
  const secret = variable(setting, file, 'identity.secret');
  if (SECRET.test(secret)) return secret;
  throw new UsageError(
    `${file}: identity.secret: the variable ${setting.slice(4)} must hold 32 characters of ASCII or more, ` +
      'without spaces, for example from “openssl rand -base64 32”',
  );
}

/** The value behind `env:NAME`. */
function variable(setting: string, file: string, place: string): string {
  const name = setting.slice('env:'.length);
  const value = env[name];
  if (value) return value;
  throw new UsageError(`${file}: ${place}: the environment variable ${name} is not set`);
}
