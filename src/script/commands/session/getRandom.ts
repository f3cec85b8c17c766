import { enumerate } from '../../members/enumerate.ts';
import { doubleOf, numberOf } from '../../convert/toNumber.ts';
import { cultureText } from '../../text/cultureText.ts';
import { Double } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import type { Cmdlet } from '../cmdlet.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { rangeFrom } from '../parameterChecks.ts';
import { seededRandom } from './seededRandom.ts';

/** Get-Random: a number, or some of the objects given. */
export const getRandom = randomCmdlet('Random', ' [-SetSeed <int>]');

/** Get-SecureRandom: as Get-Random, without a seed. */
export const getSecureRandom = randomCmdlet('SecureRandom', '');

function randomCmdlet(noun: string, seed: string): Cmdlet {
  return cmdlet({
    name: `Get-${noun}`,
    className: `Get${noun}Command`,
    module: 'Utility',
    notNull: ['SetSeed'],
    syntax: {
      RandomNumberParameterSet: `[[-Maximum] <Object>]${seed} [-Minimum <Object>] [-Count <int>]`,
      RandomListItemParameterSet: `[-InputObject] <Object[]>${seed} [-Count <int>]`,
      ShuffleParameterSet: `[-InputObject] <Object[]> -Shuffle${seed}`,
    },
    parameters: {
      InputObject: { pipeline: 'value', allow: ['null', 'emptyCollection'] },
      Count: { checks: [rangeFrom(1)] },
    },
    start(runtime) {
      const given = runtime.integer('SetSeed');
      const random = given === undefined ? runtime.runspace.random : seededRandom(given);
      const items: Value[] = [];
      return {
        begin() {
          if (!makesNumbers(runtime)) return;
          for (let count = runtime.integer('Count') ?? 1; count > 0; count--)
            runtime.write(numberGiven(random, runtime));
        },
        process() {
          for (const item of runtime.list('InputObject') ?? []) {
            runtime.runspace.allow('items', 1);
            items.push(item);
          }
        },
        end() {
          if (makesNumbers(runtime)) return;
          const wanted = runtime.flag('Shuffle') ? items.length : (runtime.integer('Count') ?? 1);
          for (let taken = 0; taken < wanted && items.length > 0; taken++) {
            const [item] = items.splice(Math.floor(random() * items.length), 1);
            if (item !== undefined) runtime.write(item);
          }
        },
      };
    },
  });
}

/** Objects are picked where any are given or come by the pipeline. */
function makesNumbers(runtime: CommandRuntime): boolean {
  if (runtime.has('InputObject') || runtime.flag('Shuffle')) return false;
  return !runtime.invocation.expectingInput || runtime.has('Maximum') || runtime.has('Minimum');
}

/** A number of the range: whole where both ends are; the largest is not among them. */
function numberGiven(random: () => number, runtime: CommandRuntime): Value {
  const minimum = endOf('Minimum', runtime) ?? 0;
  const maximum = endOf('Maximum', runtime) ?? 2147483647;
  const whole = isWhole(minimum) && isWhole(maximum);
  const low = asDouble(minimum);
  const high = asDouble(maximum);
  if (low >= high) {
    const { runspace } = runtime;
    const text = (value: Value) => cultureText(value, runspace);
    runtime.throwTerminating(
      commandError(
        'MinGreaterThanOrEqualMax',
        `The Minimum value (${text(minimum)}) cannot be greater than or equal to the Maximum value (${text(maximum)}).`,
        'InvalidArgument',
        { type: 'System.ArgumentException' },
      ),
    );
  }
  if (!whole) return new Double(low + random() * (high - low));
  const picked = Math.floor(low + random() * (high - low));
  return typeof minimum === 'bigint' || typeof maximum === 'bigint' ? BigInt(picked) : picked;
}

function endOf(name: string, runtime: CommandRuntime): Value | undefined {
  const value = runtime.value(name);
  if (value === undefined) return undefined;
  const single = [...(enumerate(value) ?? [value])][0] ?? null;
  return typeof single === 'string' ? (numberOf(Number(single)) ?? 0) : (numberOf(single) ?? 0);
}

function isWhole(value: Value): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}

function asDouble(value: Value): number {
  const number = numberOf(value);
  return number === undefined ? 0 : doubleOf(number);
}
