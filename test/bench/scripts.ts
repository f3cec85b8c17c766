import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { parseScript } from '../../src/script/syntax/parseScript.ts';
import { below, type Figure, inMilliseconds, median } from './figure.ts';

const execute = promisify(execFile);

/** Scripts that measure themselves, and how many ms they may take. */
const measured = {
  '1,000,000 iterations of a loop': {
    most: 1000,
    text: '$sum = 0; for ($i = 0; $i -lt 1000000; $i++) { $sum += $i }',
  },
  '1..100000 | Where-Object | ForEach-Object | Sort-Object': {
    most: 500,
    text: '$found = 1..100000 | Where-Object { $_ % 2 } | ForEach-Object { $_ * 3 } | Sort-Object -Descending',
  },
} as const;

/** What a run cannot be faster than: a session has a thread of its own. */
const emptyThread = "new (require('node:worker_threads').Worker)('0', { eval: true })";

/** Characters of scripts that are parsed in a round. */
const parsedCharacters = 4_000_000;

/** `susync run` as it is built: a cold start, loops and pipelines; and the parser. */
export async function benchScripts(folder: string, rounds: number): Promise<readonly Figure[]> {
  const run = async (name: string, text: string): Promise<{ output: string; milliseconds: number }> => {
    const file = path.join(folder, `${name}.ps1`);
    await writeFile(file, text);
    const start = performance.now();
    const program = path.resolve('dist/cli.cjs');
    const { stdout } = await execute(process.execPath, [program, '--data', folder, 'run', file]);
    return { output: stdout.trim(), milliseconds: performance.now() - start };
  };
  const cold: number[] = [];
  const bare: number[] = [];
  const threaded: number[] = [];
  const node = async (program: string): Promise<number> => {
    const start = performance.now();
    await execute(process.execPath, ['-e', program]);
    return performance.now() - start;
  };
  // The first one has the files read into memory.
  await run('line', '"one line"');
  for (let round = 0; round < rounds; round++) {
    cold.push((await run('line', '"one line"')).milliseconds);
    bare.push(await node('0'));
    threaded.push(await node(emptyThread));
  }
  const figures = [
    below(
      `susync run of one line, cold (node alone: ${inMilliseconds(median(bare))}, with an empty thread: ${inMilliseconds(median(threaded))})`,
      median(cold),
      250,
      inMilliseconds,
    ),
  ];
  for (const [name, { most, text }] of Object.entries(measured)) {
    const once = `[Diagnostics.Stopwatch]::StartNew() | ForEach-Object { ${text}; $_.ElapsedMilliseconds }`;
    const outputs: number[] = [];
    for (let round = 0; round < rounds; round++) outputs.push(Number((await run('loop', once)).output));
    figures.push(below(`  ${name}`, median(outputs), most, inMilliseconds));
  }
  return [...figures, ...(await parseFigures(rounds))];
}

async function parseFigures(rounds: number): Promise<readonly Figure[]> {
  const names = (await readdir('scripts')).filter((name) => name.endsWith('.ps1'));
  const texts = await Promise.all(names.map((name) => readFile(path.join('scripts', name), 'utf8')));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const many = Array.from({ length: Math.ceil(parsedCharacters / length) }, () => texts).flat();
  // The first round has the engine compile the parser.
  const [, ...speeds] = Array.from({ length: rounds + 1 }, () => parseSpeed(many));
  const speed = median(speeds);
  return [
    {
      name: `  parser, ${names.length} scripts of the project again and again`,
      figure: megabytes(speed),
      goal: `≥ ${megabytes(10)}`,
      met: speed >= 10,
    },
    {
      name: `  parser, all that as one script of ${(parsedCharacters / 1_000_000).toFixed(0)} MB`,
      figure: megabytes(parseSpeed([many.join('\n')])),
    },
  ];
}

/** Millions of characters a second. */
function parseSpeed(texts: readonly string[]): number {
  const start = performance.now();
  for (const text of texts) parseScript(text, { file: null });
  return texts.reduce((sum, { length }) => sum + length, 0) / 1000 / (performance.now() - start);
}

function megabytes(speed: number): string {
  return `${speed.toFixed(1)} MB/s`;
}
