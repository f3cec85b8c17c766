/** A family of metrics as Prometheus's text format gives it. */
export interface MetricFamily {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: readonly MetricSample[];
}

/** One sample. */
export interface MetricSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const metricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const sampleLine = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (NaN|[+-]Inf|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;

/**
 * Reads text format 0.0.4 more strictly than Prometheus does: HELP, TYPE and samples of a family stand together, names fit the type, no
 * series comes twice, histograms are cumulative and end with +Inf, the last line ends. Throws at the first fault.
 */
export function readExposition(text: string): ReadonlyMap<string, MetricFamily> {
  if (!text.endsWith('\n')) throw new Error('The last line does not end');
  const families = new Map<
    string,
    { -readonly [K in keyof MetricFamily]: MetricFamily[K] } & { samples: MetricSample[] }
  >();
  const series = new Set<string>();
  let current:
    { name: string; help: string; type: MetricFamily['type']; samples: MetricSample[] } | undefined;
  for (const line of text.slice(0, -1).split('\n')) {
    if (line === '') continue;
    if (line.startsWith('# HELP ')) {
      const [, , name = '', ...help] = line.split(' ');
      if (!metricName.test(name) || families.has(name)) throw new Error(`Not a new family: ${line}`);
      current = { name, help: help.join(' '), type: 'gauge', samples: [] };
      families.set(name, current);
    } else if (line.startsWith('# TYPE ')) {
      const [, , name, type] = line.split(' ');
      if (current === undefined || name !== current.name || current.samples.length > 0)
        throw new Error(`TYPE out of place: ${line}`);
      if (type !== 'counter' && type !== 'gauge' && type !== 'histogram') throw new Error(`No type: ${line}`);
      if ((type === 'counter') !== name.endsWith('_total'))
        throw new Error(`_total is for counters: ${line}`);
      current.type = type;
    } else {
      const sample = readSample(line);
      if (current === undefined || !belongs(sample.name, current))
        throw new Error(`Sample out of place: ${line}`);
      const id = JSON.stringify([sample.name, Object.entries(sample.labels).sort()]);
      if (series.has(id)) throw new Error(`Twice: ${line}`);
      series.add(id);
      if (current.type === 'counter' && !(sample.value >= 0)) throw new Error(`Not a count: ${line}`);
      current.samples.push(sample);
    }
  }
  for (const family of families.values()) if (family.type === 'histogram') checkHistogram(family);
  return families;
}

function readSample(line: string): MetricSample {
  const match = sampleLine.exec(line);
  if (match === null) throw new Error(`No sample: ${line}`);
  const [, name = '', given = '', value = ''] = match;
  const labels: Record<string, string> = {};
  const pair = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\n"])*)"(?:,|$)/y;
  while (pair.lastIndex < given.length) {
    const found = pair.exec(given);
    if (found?.[1] === undefined || Object.hasOwn(labels, found[1])) throw new Error(`Labels: ${line}`);
    labels[found[1]] = (found[2] ?? '').replaceAll(/\\(.)/g, (_all, escaped: string) =>
      escaped === 'n' ? '\n' : escaped,
    );
  }
  return { name, labels, value: value === '+Inf' ? Infinity : value === '-Inf' ? -Infinity : Number(value) };
}

function belongs(name: string, { name: family, type }: Pick<MetricFamily, 'name' | 'type'>): boolean {
  return type === 'histogram'
    ? ['_bucket', '_sum', '_count'].some((end) => name === family + end)
    : name === family;
}

function checkHistogram({ name, samples }: MetricFamily): void {
  const last = new Map<string, { readonly bound: number; readonly value: number }>();
  for (const sample of samples.filter((one) => one.name === `${name}_bucket`)) {
    const { le = '', ...labels } = sample.labels;
    const key = JSON.stringify(labels);
    const bound = le === '+Inf' ? Infinity : Number(le);
    const before = last.get(key) ?? { bound: -Infinity, value: 0 };
    if (!(bound > before.bound) || sample.value < before.value)
      throw new Error(`${name}: buckets out of order`);
    last.set(key, { bound, value: sample.value });
  }
  for (const sample of samples.filter((one) => one.name === `${name}_count`)) {
    const end = last.get(JSON.stringify(sample.labels));
    if (end?.bound !== Infinity || end.value !== sample.value)
      throw new Error(`${name}: does not end with +Inf`);
  }
}
