import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Defect, SoakFigures } from './soak.ts';
import type { SoakOrder } from './worker.ts';

const usage = `npm run soak -- [options]
  --inputs N   inputs over all targets (20000)
  --seed S     what they are made from (a new one each time; it is printed)
  --only TEXT  only targets with this in their name
  --at N       only input number N of each, to see a defect again`;

type Message =
  | { readonly kind: 'targets'; readonly names: readonly string[] }
  | { readonly kind: 'figures'; readonly figures: SoakFigures }
  | { readonly kind: 'defect'; readonly defect: Defect };

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    only: { type: 'string' },
    at: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const stuckAfter = 60_000;
/** A thread does not inherit the loader of TypeScript from its process. */
const program = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('worker.ts', import.meta.url).href)});
})`;

if (values.help) process.stdout.write(`${usage}\n`);
else run();

function run(): void {
  const place = new SharedArrayBuffer(8);
  const order: SoakOrder = {
    seed: Number(values.seed),
    inputs: Number(values.inputs),
    ...(values.only === undefined ? {} : { only: values.only }),
    ...(values.at === undefined ? {} : { at: Number(values.at) }),
    place,
  };
  process.stdout.write(`Seed ${order.seed}\n`);
  const worker = new Worker(program, {
    eval: true,
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  });
  const rows: SoakFigures[] = [];
  let names: readonly string[] = [];
  let defects = 0;
  worker.on('message', (message: Message) => {
    if (message.kind === 'targets') ({ names } = message);
    else if (message.kind === 'figures') rows.push(message.figures);
    else if (++defects <= 20) report(message.defect);
  });
  const where = new Int32Array(place);
  const current = (): string => `${names[where[0] ?? 0] ?? 'the beginning'}, input ${where[1] ?? 0}`;
  worker.on('error', (error) => {
    defects++;
    process.stdout.write(`Ended at ${current()}: ${error.stack ?? error.message}\n`);
  });
  let seen = '';
  const watch = setInterval(() => {
    if (seen === current()) {
      process.stdout.write(`Nothing has moved for ${stuckAfter / 1000} s at ${current()}\n`);
      process.exit(1);
    }
    seen = current();
  }, stuckAfter);
  worker.on('exit', () => {
    clearInterval(watch);
    print(rows);
    process.stdout.write(`${defects} defects\n`);
    if (defects > 0) process.exitCode = 1;
  });
}

function report({ target, index, input, what }: Defect): void {
  const file = path.resolve(`soak-${target.replace(/\W+/g, '-')}-${index}.bin`);
  writeFileSync(file, Buffer.from(input));
  process.stdout.write(`Defect in ${target}, input ${index} (${file}):\n${what}\n`);
}

function print(rows: readonly SoakFigures[]): void {
  const total = (pick: (row: SoakFigures) => number): number => rows.reduce((sum, row) => sum + pick(row), 0);
  const sum: SoakFigures = {
    name: 'all',
    inputs: total(({ inputs }) => inputs),
    refused: total(({ refused }) => refused),
    accepted: total(({ accepted }) => accepted),
    slowest: Math.max(...rows.map(({ slowest }) => slowest)),
    peak: Math.max(...rows.map(({ peak }) => peak)),
  };
  process.stdout.write(`${'target'.padEnd(40)}  inputs  refused  accepted  slowest      peak\n`);
  for (const { name, inputs, refused, accepted, slowest, peak } of [...rows, sum])
    process.stdout.write(
      `${name.padEnd(40)}  ${String(inputs).padStart(6)}  ${String(refused).padStart(7)}  ${String(accepted).padStart(8)}  ` +
        `${slowest.toFixed(0).padStart(4)} ms  ${(peak / 1024 ** 2).toFixed(0).padStart(4)} MiB\n`,
    );
}
