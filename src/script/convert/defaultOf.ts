import { wholeOfType, isNumberType } from './toNumber.ts';
import type { NetContext, NetType } from '../types/netType.ts';
import { DateOnly, TimeOnly } from '../values/dateOnly.ts';
import { DateTime } from '../values/dateTime.ts';
import { DateTimeOffset } from '../values/dateTimeOffset.ts';
import { EnumValue } from '../values/enumValue.ts';
import { emptyGuid } from '../values/guid.ts';
import { Char } from '../values/number.ts';
import { SwitchParameter } from '../values/switchParameter.ts';
import { TimeSpan } from '../values/timeSpan.ts';
import type { Value } from '../values/value.ts';

const structs: ReadonlyMap<string, () => Value> = new Map<string, () => Value>([
  ['System.Boolean', () => false],
  ['System.Char', () => new Char(0)],
  ['System.DateTime', () => new DateTime(0n)],
  ['System.TimeSpan', () => new TimeSpan(0n)],
  ['System.DateTimeOffset', () => new DateTimeOffset(0n, 0n)],
  ['System.DateOnly', () => new DateOnly(0)],
  ['System.TimeOnly', () => new TimeOnly(0n)],
  ['System.Guid', emptyGuid],
  ['System.Management.Automation.SwitchParameter', () => new SwitchParameter(false)],
]);

/** The value of a type that nothing was put into: zero, false, null. */
export function defaultOf(type: NetType, context: NetContext): Value {
  const { fullName, facts } = type;
  if (isNumberType(fullName)) return wholeOfType(0n, fullName) ?? null;
  if (facts.kind === 'enum') return new EnumValue(fullName, 0n);
  const made = structs.get(fullName)?.();
  if (made !== undefined) return made;
  if (facts.kind !== 'struct') return null;
  const constructor = facts.constructors.find(({ parameters }) => parameters.length === 0);
  return constructor?.invoke(null, [], context) ?? null;
}
