import { partsOf } from '../../script/values/calendar.ts';
import {
  readTokens,
  type ScheduleToken,
  type TokenRecurrence,
  writeToken,
} from '../../domain/schedule/token.ts';
import { weekdayFromName } from '../../domain/schedule/weekday.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { CustomObject } from '../../script/values/customObject.ts';
import { DateTime } from '../../script/values/dateTime.ts';
import { ticksOf } from '../../script/values/calendar.ts';
import type { Value } from '../../script/values/value.ts';
import { localNow } from '../../script/text/localDate.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { resultObject } from '../resultObject.ts';
import { configurationManager } from './module.ts';

const weekOrders = ['Last', 'First', 'Second', 'Third', 'Fourth'] as const;
const durations = {
  none: '',
  count: ' -DurationCount <Int32> -DurationInterval <String>',
  end: ' -End <DateTime>',
};
const recurrences = {
  RecurrenceNone: '[-Nonrecurring]',
  RecurrenceInterval: '-RecurInterval <String> -RecurCount <Int32>',
  RecurrenceWeekly: '-DayOfWeek <DayOfWeek> [-RecurCount <Int32>]',
  RecurMonthlyByWeekday:
    '-DayOfWeek <DayOfWeek> -WeekOrder <String> [-RecurCount <Int32>] [-OffsetDay <Int32>]',
  RecurrenceMonthlyByDate: '-DayOfMonth <Int32> [-RecurCount <Int32>]',
  RecurMonthlyLastDayOfMonth: '-LastDayOfMonth [-RecurCount <Int32>]',
} as const;

/** The key under which a token object keeps its token. */
const tokenNote = 'ScheduleString';

/** New-CMSchedule: a schedule token, or with -ScheduleString its 16 digits. */
export function newSchedule(): Cmdlet {
  const syntax = Object.fromEntries(
    Object.entries(recurrences).flatMap(([set, recurrence]) =>
      [
        [set, durations.none] as const,
        [`${set}WithDuration`, durations.count] as const,
        [`${set}WithEnd`, durations.end] as const,
      ].map(([name, duration]) => [
        name,
        `${recurrence}${duration} [-Start <DateTime>] [-IsUtc] [-ScheduleString] [-WhatIf] [-Confirm]`,
      ]),
    ),
  );
  return domainCmdlet({
    ...{ name: 'New-CMSchedule', module: configurationManager, syntax },
    defaultSet: 'RecurrenceNone',
    outputs: ['IResultObject#SMS_ScheduleToken', 'System.String'],
    process: (runtime) => {
      const token = tokenOf(runtime);
      const digits = writeToken(token);
      if (runtime.shouldProcess(digits, 'Create schedule'))
        runtime.write(runtime.flag('ScheduleString') ? digits : tokenObject(token));
    },
  });
}

/** Convert-CMSchedule: token objects to their digits, digits to token objects. */
export function convertSchedule(): Cmdlet {
  return domainCmdlet({
    name: 'Convert-CMSchedule',
    module: configurationManager,
    syntax: { ByToken: '[-InputObject] <PSObject[]>', ByString: '-ScheduleString <String[]>' },
    parameters: { InputObject: { aliases: ['ScheduleToken'], pipeline: 'value' } },
    outputs: ['IResultObject#SMS_ScheduleToken', 'System.String'],
    process: (runtime) => {
      for (const text of runtime.strings('ScheduleString') ?? [])
        for (const token of readTokens(text)) runtime.write(tokenObject(token));
      for (const given of runtime.list('InputObject') ?? [])
        // Digits by position: as the real cmdlet takes them, too.
        if (typeof given === 'string')
          for (const token of readTokens(given)) runtime.write(tokenObject(token));
        else runtime.write(digitsOf(given));
    },
  });
}

/** The digits of a token object, or digits themselves. Throws `invalidRequest` for anything else. */
export function digitsOf(value: Value): string {
  if (typeof value === 'string') return value;
  const note = value instanceof CustomObject ? value.note(tokenNote) : undefined;
  if (typeof note !== 'string')
    throw new SyncError('invalidRequest', 'A schedule is what New-CMSchedule or Convert-CMSchedule returns');
  return note;
}

function tokenOf(runtime: CommandRuntime): ScheduleToken {
  const given = runtime.value('Start');
  const start = given instanceof DateTime ? given.ticks : localNow(runtime.runspace);
  const { year, month, day, hour, minute } = partsOf(start);
  const end = runtime.value('End');
  const minutes = end instanceof DateTime ? Number((end.ticks - start) / 600_000_000n) : 0;
  if (minutes < 0) throw new SyncError('invalidRequest', 'The end of a schedule is after its start');
  const count = runtime.integer('DurationCount') ?? 0;
  const unit = (runtime.string('DurationInterval') ?? '').toLowerCase();
  return {
    start: { year, month, day, hour, minute },
    duration: {
      days: unit === 'days' ? count : Math.floor(minutes / 1440),
      hours: unit === 'hours' ? count : Math.floor((minutes % 1440) / 60),
      minutes: unit === 'minutes' ? count : minutes % 60,
    },
    isGmt: runtime.flag('IsUtc'),
    recurrence: recurrenceOf(runtime),
  };
}

function recurrenceOf(runtime: CommandRuntime): TokenRecurrence {
  const count = runtime.integer('RecurCount') ?? 1;
  const unit = runtime.string('RecurInterval')?.toLowerCase();
  if (unit !== undefined) {
    if (!['days', 'hours', 'minutes'].includes(unit))
      throw new SyncError('invalidRequest', '-RecurInterval is Minutes, Hours or Days');
    const of = (name: string): number => (unit === name ? count : 0);
    return { kind: 'RecurInterval', minutes: of('minutes'), hours: of('hours'), days: of('days') };
  }
  if (runtime.flag('LastDayOfMonth')) return { kind: 'RecurMonthlyByDate', monthDay: 0, months: count };
  const monthDay = runtime.integer('DayOfMonth');
  if (monthDay !== undefined) return { kind: 'RecurMonthlyByDate', monthDay, months: count };
  const day = weekdayFromName(runtime.string('DayOfWeek') ?? '');
  if (day === undefined) return { kind: 'NonRecurring' };
  const order = runtime.string('WeekOrder');
  if (order === undefined) return { kind: 'RecurWeekly', day, weeks: count };
  const weekOrder = weekOrders.findIndex((name) => name.toLowerCase() === order.toLowerCase());
  if (weekOrder < 0) throw new SyncError('invalidRequest', `-WeekOrder is one of ${weekOrders.join(', ')}`);
  const offsetDay = runtime.integer('OffsetDay') ?? 0;
  const common = { day, months: count, weekOrder };
  return offsetDay === 0
    ? { kind: 'RecurMonthlyByWeekday', ...common }
    : { kind: 'RecurMonthlyByWeekdayBase', ...common, offsetDay };
}

/** An object with the properties of the token's SMS_ST_ class. */
function tokenObject(token: ScheduleToken): CustomObject {
  const { start, duration, recurrence } = token;
  const common = {
    DayDuration: duration.days,
    HourDuration: duration.hours,
    MinuteDuration: duration.minutes,
    IsGMT: token.isGmt,
    StartTime: new DateTime(ticksOf(start.year, start.month, start.day, start.hour, start.minute)),
  };
  return resultObject(`SMS_ST_${recurrence.kind}`, {
    ...common,
    ...recurrenceProperties(recurrence),
    [tokenNote]: writeToken(token),
  });
}

function recurrenceProperties(recurrence: TokenRecurrence): Readonly<Record<string, Value>> {
  switch (recurrence.kind) {
    case 'NonRecurring':
      return {};
    case 'RecurInterval':
      return { DaySpan: recurrence.days, HourSpan: recurrence.hours, MinuteSpan: recurrence.minutes };
    case 'RecurWeekly':
      return { Day: recurrence.day, ForNumberOfWeeks: recurrence.weeks };
    case 'RecurMonthlyByDate':
      return { MonthDay: recurrence.monthDay, ForNumberOfMonths: recurrence.months };
    case 'RecurMonthlyByWeekday':
    case 'RecurMonthlyByWeekdayBase':
      return {
        ...{ Day: recurrence.day, ForNumberOfMonths: recurrence.months, WeekOrder: recurrence.weekOrder },
        ...(recurrence.kind === 'RecurMonthlyByWeekdayBase' ? { OffsetDay: recurrence.offsetDay } : {}),
      };
  }
}
