import { datePatternsOf, type DatePatterns } from './datePatterns.ts';

/** How a culture writes numbers: what NumberFormatInfo holds. */
export interface NumberPatterns {
  readonly decimal: string;
  readonly group: string;
  /** Digits of a group from the right; the last size repeats. */
  readonly groupSizes: readonly number[];
  readonly decimalDigits: number;
  readonly currencySymbol: string;
  readonly currencyDigits: number;
  /** `$` stands for the symbol, `n` for the number. */
  readonly currencyPositive: string;
  readonly currencyNegative: string;
  readonly percentDigits: number;
  readonly percentPositive: string;
  readonly percentNegative: string;
  readonly negativeSign: string;
  readonly positiveInfinity: string;
  readonly negativeInfinity: string;
  readonly notANumber: string;
}

/** A culture: how it writes numbers and dates. */
export interface Culture {
  /** As `en-US`; empty for the invariant one. */
  readonly name: string;
  readonly numbers: NumberPatterns;
  readonly dates: DatePatterns;
}

/** The invariant culture's numbers. */
const invariantNumbers: NumberPatterns = {
  decimal: '.',
  group: ',',
  groupSizes: [3],
  decimalDigits: 2,
  currencySymbol: '¤',
  currencyDigits: 2,
  currencyPositive: '$n',
  currencyNegative: '($n)',
  percentDigits: 2,
  percentPositive: 'n %',
  percentNegative: '-n %',
  negativeSign: '-',
  positiveInfinity: 'Infinity',
  negativeInfinity: '-Infinity',
  notANumber: 'NaN',
};

const currencies: ReadonlyMap<string, string> = new Map([
  ['US', 'USD'],
  ['GB', 'GBP'],
  ['CH', 'CHF'],
  ['CA', 'CAD'],
  ['AU', 'AUD'],
  ['JP', 'JPY'],
  ['CN', 'CNY'],
  ['IN', 'INR'],
  ['BR', 'BRL'],
  ['PL', 'PLN'],
  ['SE', 'SEK'],
  ['NO', 'NOK'],
  ['DK', 'DKK'],
  ['CZ', 'CZK'],
  ['RU', 'RUB'],
  ['KR', 'KRW'],
  ['MX', 'MXN'],
  ['NZ', 'NZD'],
  ['ZA', 'ZAR'],
  ['TR', 'TRY'],
]);

/** A pattern of `$` and `n` from the parts that Intl gives of a number. */
function patternOf(parts: readonly Intl.NumberFormatPart[], symbol: 'currency' | 'percentSign'): string {
  let pattern = '';
  for (const part of parts) {
    if (part.type === symbol) pattern += symbol === 'currency' ? '$' : '%';
    else if (part.type === 'minusSign') pattern += '-';
    else if (part.type === 'literal') pattern += part.value.replaceAll(/[\u200e\u200f]/g, '');
    else if (part.type === 'integer' && !pattern.includes('n')) pattern += 'n';
  }
  return pattern;
}

function numbersOf(name: string): NumberPatterns {
  const region = new Intl.Locale(name).maximize().region ?? 'US';
  const currency = currencies.get(region) ?? 'EUR';
  const plain = new Intl.NumberFormat(name, { useGrouping: 'always', minimumFractionDigits: 1 });
  const parts = plain.formatToParts(123456789.5);
  const part = (type: string, otherwise: string) =>
    parts.find((candidate) => candidate.type === type)?.value ?? otherwise;
  const integers = parts.filter(({ type }) => type === 'integer').map(({ value }) => value.length);
  const money = new Intl.NumberFormat(name, { style: 'currency', currency });
  const percent = new Intl.NumberFormat(name, { style: 'percent' });
  return {
    ...invariantNumbers,
    decimal: part('decimal', '.'),
    group: part('group', ','),
    groupSizes: integers.at(-2) === 2 ? [3, 2] : [3],
    decimalDigits: 3,
    currencySymbol: money.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? currency,
    currencyDigits: money.resolvedOptions().maximumFractionDigits ?? 2,
    currencyPositive: patternOf(money.formatToParts(1), 'currency'),
    currencyNegative: patternOf(money.formatToParts(-1), 'currency'),
    percentDigits: 3,
    percentPositive: patternOf(percent.formatToParts(0.1), 'percentSign'),
    percentNegative: patternOf(percent.formatToParts(-0.1), 'percentSign'),
    negativeSign: '-',
    positiveInfinity: '∞',
    negativeInfinity: '-∞',
  };
}

const known = new Map<string, Culture>();

/** A culture by its name; the empty name is the invariant one. Undefined for a name that is none. */
export function findCulture(name: string): Culture | undefined {
  const found = known.get(name.toLowerCase());
  if (found !== undefined) return found;
  const canonical = canonicalName(name);
  if (canonical === undefined) return undefined;
  const made: Culture = {
    name: canonical,
    numbers: canonical === '' ? invariantNumbers : numbersOf(canonical),
    dates: datePatternsOf(canonical),
  };
  known.set(name.toLowerCase(), made);
  return made;
}

function canonicalName(name: string): string | undefined {
  if (name === '') return '';
  try {
    return Intl.getCanonicalLocales(name)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The invariant culture. */
export const invariantCulture: Culture = {
  name: '',
  numbers: invariantNumbers,
  dates: datePatternsOf(''),
};
known.set('', invariantCulture);

/** A culture by its name; the invariant one for a name that is none. */
export function cultureOf(name: string): Culture {
  return findCulture(name) ?? invariantCulture;
}
