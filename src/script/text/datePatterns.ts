/** How a culture writes dates: what DateTimeFormatInfo holds. Patterns are .NET's. */
export interface DatePatterns {
  readonly shortDate: string;
  readonly longDate: string;
  readonly shortTime: string;
  readonly longTime: string;
  readonly monthDay: string;
  readonly yearMonth: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly am: string;
  readonly pm: string;
  /** Sunday first. */
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  /** January first; `genitive` is the form beside a day. */
  readonly months: readonly string[];
  readonly genitiveMonths: readonly string[];
  readonly shortMonths: readonly string[];
  readonly firstDayOfWeek: number;
}

const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const englishMonths = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const invariant: DatePatterns = {
  shortDate: 'MM/dd/yyyy',
  longDate: 'dddd, dd MMMM yyyy',
  shortTime: 'HH:mm',
  longTime: 'HH:mm:ss',
  monthDay: 'MMMM dd',
  yearMonth: 'yyyy MMMM',
  dateSeparator: '/',
  timeSeparator: ':',
  am: 'AM',
  pm: 'PM',
  days: englishDays,
  shortDays: englishDays.map((day) => day.slice(0, 3)),
  months: englishMonths,
  genitiveMonths: englishMonths,
  shortMonths: englishMonths.map((month) => month.slice(0, 3)),
  firstDayOfWeek: 0,
};

/** A day whose parts all look different: Sunday the 3rd of February, 4:05:06 in the morning. */
const sample = new Date(Date.UTC(2019, 1, 3, 4, 5, 6));

function quoted(literal: string): string {
  return /[a-zA-Z]/.test(literal) ? `'${literal}'` : literal;
}

/** The .NET pattern of a format of Intl. */
function patternOf(format: Intl.DateTimeFormat): string {
  const resolved = format.resolvedOptions();
  let pattern = '';
  for (const { type, value } of format.formatToParts(sample)) {
    switch (type) {
      case 'year':
        pattern += 'yyyy';
        break;
      case 'month':
        pattern += /^\d/.test(value) ? (value.length === 2 ? 'MM' : 'M') : value.length > 4 ? 'MMMM' : 'MMM';
        break;
      case 'day':
        pattern += value.length === 2 ? 'dd' : 'd';
        break;
      case 'weekday':
        pattern += 'dddd';
        break;
      case 'hour':
        pattern += (resolved.hour12 === true ? 'h' : 'H').repeat(value.length);
        break;
      case 'minute':
        pattern += 'mm';
        break;
      case 'second':
        pattern += 'ss';
        break;
      case 'dayPeriod':
        pattern += 'tt';
        break;
      default:
        pattern += quoted(value);
    }
  }
  return pattern;
}

/** How the culture of a name writes dates; the empty name is the invariant culture. */
export function datePatternsOf(name: string): DatePatterns {
  if (name === '') return invariant;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(name, {
      timeZone: 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
      ...options,
    });
  const names = (
    options: Intl.DateTimeFormatOptions,
    type: string,
    count: number,
    date: (n: number) => Date,
  ) =>
    Array.from({ length: count }, (_, index) => {
      const parts = format(options).formatToParts(date(index));
      return parts.find((part) => part.type === type)?.value ?? '';
    });
  const day = (index: number) => new Date(Date.UTC(2019, 1, 3 + index));
  const month = (index: number) => new Date(Date.UTC(2019, index, 3));
  const period = (hour: number) =>
    format({ hour: 'numeric', hour12: true })
      .formatToParts(new Date(Date.UTC(2019, 1, 3, hour)))
      .find(({ type }) => type === 'dayPeriod')?.value ?? '';
  const shortDate = patternOf(format({ dateStyle: 'short' }));
  const shortTime = patternOf(format({ timeStyle: 'short' }));
  return {
    shortDate,
    longDate: patternOf(format({ dateStyle: 'full' })),
    shortTime,
    longTime: patternOf(format({ timeStyle: 'medium' })),
    monthDay: patternOf(format({ month: 'long', day: 'numeric' })),
    yearMonth: patternOf(format({ year: 'numeric', month: 'long' })),
    dateSeparator: /[^\w']/.exec(shortDate)?.[0] ?? '/',
    timeSeparator: /[^\w']/.exec(shortTime)?.[0] ?? ':',
    am: period(5),
    pm: period(17),
    days: names({ weekday: 'long' }, 'weekday', 7, day),
    shortDays: names({ weekday: 'short' }, 'weekday', 7, day),
    months: names({ month: 'long' }, 'month', 12, month),
    genitiveMonths: names({ month: 'long', day: 'numeric' }, 'month', 12, month),
    shortMonths: names({ month: 'short' }, 'month', 12, month),
    firstDayOfWeek: firstDayOf(name),
  };
}

/** Where the week begins in the regions that do not begin it on Monday. */
const weekBeginsOnSunday = new Set(['US', 'CA', 'JP', 'BR', 'MX', 'IN', 'KR', 'IL', 'ZA', 'TW', 'HK', 'TH']);

function firstDayOf(name: string): number {
  const region = new Intl.Locale(name).maximize().region ?? '';
  return weekBeginsOnSunday.has(region) ? 0 : 1;
}
