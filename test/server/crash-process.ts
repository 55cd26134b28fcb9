import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Location } from './crash-store.js';

const SERVER = fileURLToPath(new URL('crash-server.ts', import.meta.url));

/** A server that lives again and again; clients ask here where it listens at the moment. */
export class MortalServer {
  private child: ChildProcess | undefined;
  private url: string | undefined;
  private waiting: ((url: string) => void)[] = [];
  private readonly args: string[];
  /** Rejects when a life ends that nobody has ended. */
  readonly failed: Promise<never>;
  private fail!: (error: Error) => void;

  constructor(location: Location, late = false) {
    this.args = ['--import', 'tsx', SERVER, JSON.stringify(location), ...(late ? ['late'] : [])];
    this.failed = new Promise((_, reject) => (this.fail = reject));
    this.failed.catch(() => undefined);
  }

  start(): void {
    const child = spawn(process.execPath, this.args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.child = child;
    child.once('exit', () => this.child === child && this.fail(new Error('The server ended by itself')));
    child.stdout.once('data', (port) => {
      if (this.child === child) this.listens(`http://127.0.0.1:${Number(port)}/`);
    });
  }

  private listens(url: string): void {
    this.url = url;
    for (const resolve of this.waiting.splice(0)) resolve(url);
  }

  /** Where it listens; waits while it does not. */
  address(): Promise<string> {
    return this.url ? Promise.resolve(this.url) : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** As the kernel does it when memory is short: nothing in the process learns of it. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = this.url = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
