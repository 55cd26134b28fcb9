import { runInNewContext } from 'node:vm';
import { build } from 'vite';

/** Beside ECMAScript, what web-standard runtimes have in common (Ecma TC55, minimum common API). */
const WEB = [
  'AbortController AbortSignal Blob ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy Crypto CryptoKey',
  'DOMException DecompressionStream Event EventTarget File FormData Headers ReadableByteStreamController ReadableStream',
  'ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader',
  'Request Response SubtleCrypto TextDecoder TextDecoderStream TextEncoder TextEncoderStream TransformStream',
  'TransformStreamDefaultController URL URLSearchParams WebAssembly WritableStream WritableStreamDefaultController',
  'WritableStreamDefaultWriter atob btoa clearInterval clearTimeout console crypto fetch performance queueMicrotask',
  'setInterval setTimeout structuredClone',
].flatMap((line) => line.split(' '));

/** Bundles a module into one script, as is done for edge runtimes; fails when it asks for a module of Node's. */
export async function bundle(file: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: file, formats: ['iife'], name: 'bundled' } },
  });
  const [{ output: chunks }] = output as unknown as [{ output: [{ code: string }] }];
  if (chunks.length > 1) throw new Error('More than one file');
  const { code } = chunks[0];
  if (code.includes('__vite-browser-external')) throw new Error('A module of Node’s is asked for');
  return code;
}

/** Evaluates a script where every global of Node's that is not of the web is `undefined`. */
export function runWithWebGlobals(code: string): unknown {
  const web = Object.fromEntries(WEB.map((name) => [name, (globalThis as Record<string, unknown>)[name]]));
  const hidden = [...nodeOnly(), 'require', 'module', 'exports', '__filename', '__dirname'];
  const names = ['globalThis', 'self', ...hidden];
  // The one way to evaluate a script with other names for its globals, in the same realm as the streams it gets.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function(...names, `${code}\nreturn bundled;`) as (...values: unknown[]) => unknown;
  return run(web, web);
}

/** Node's additions to the global object: what neither ECMAScript nor the web has. */
function nodeOnly(): string[] {
  const ecmaScript = runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[];
  const known = new Set([...ecmaScript, ...WEB]);
  return Object.getOwnPropertyNames(globalThis).filter((name) => /^[\w$]+$/.test(name) && !known.has(name));
}
