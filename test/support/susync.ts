import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { parsed } from './parsedJson.ts';

const bundle = 'dist/cli.cjs';

/** How a started command ended. */
export interface ProcessOutcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** A command under way as a process of its own. */
export interface StartedProcess {
  readonly process: ChildProcess;
  readonly ended: Promise<ProcessOutcome>;
  /** Resolves with the match when one of the outputs holds it; rejects when the command ends without. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Skips the suite where the command line is not built; call inside `before`. */
export function needsBundle(suite: Mocha.Context): void {
  if (existsSync(bundle)) return;
  process.stderr.write(`${bundle} is missing: npm run build makes it\n`);
  suite.skip();
}

/** Whether a command may start the service of the folder; the test has to end it then. */
export type ServiceStart = 'no service' | 'service on demand';

/** Starts the built command line over a data folder; it leaves no process behind unless it is told so. */
export function startSusync(
  folder: string,
  args: readonly string[],
  start: ServiceStart = 'no service',
  stdin: 'ignore' | 'pipe' = 'ignore',
): StartedProcess {
  const child = spawn(process.execPath, [bundle, '--data', folder, ...args], {
    stdio: 'pipe',
    env: {
      ...process.env,
      ...{ NO_COLOR: '1', TZ: 'UTC' },
      SUSYNC_START_SERVICE: start === 'no service' ? 'no' : 'yes',
    },
  });
  if (stdin === 'ignore') child.stdin.end();
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => {
      output[name] += text;
    });
  }
  const ended = once(child, 'close').then(() => ({ ...output, exitCode: child.exitCode }));
  return {
    process: child,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output.stdout) ?? pattern.exec(output.stderr);
          if (match !== null) resolve(match);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        child.on('close', () => {
          reject(new Error(`It ended without saying ${String(pattern)}: ${output.stderr}`));
        });
        look();
      }),
  };
}

/** Runs the built command line over a data folder to its end. */
export function susync(folder: string, ...args: readonly string[]): Promise<ProcessOutcome> {
  return startSusync(folder, args).ended;
}

/** Standard output of a command with `--json`; throws unless it ended with exit code 0. */
export async function susyncJson(folder: string, ...args: readonly string[]): Promise<unknown> {
  const { stdout, stderr, exitCode } = await susync(folder, ...args, '--json');
  if (exitCode !== 0) throw new Error(`susync ${args.join(' ')} ended with ${exitCode}: ${stdout}${stderr}`);
  return parsed(stdout);
}
