import { namedEverywhere } from '../../binding/commonParameters.ts';
import {
  allParameterSets,
  type ArgumentCheck,
  type ParameterMetadata,
  type ParameterSetMember,
} from '../../commands/commandMetadata.ts';
import { convert } from '../../convert/convert.ts';
import { toBoolean } from '../../convert/toBoolean.ts';
import { toText } from '../../convert/toText.ts';
import { enumerate } from '../../members/enumerate.ts';
import type { NetContext } from '../../types/netType.ts';
import { AttributeObject } from '../../values/attributeObject.ts';
import { isNull, type Value } from '../../values/value.ts';
import type { AttributeValues } from './attributeValues.ts';
import type { Frame } from '../execution.ts';

/** An attribute of a parameter, written in a `param` block or made as an object. What it says is found when it is asked for. */
export interface ParameterAttribute {
  /** Lower-case, without namespace and the ending `Attribute`. */
  readonly kind: string;
  readonly values: () => AttributeValues;
  /** Null where it checks nothing. */
  readonly check: () => ArgumentCheck | null;
  /** As an object; undefined where nothing of its name is known. */
  readonly object: () => Value | undefined;
}

/** What the binder knows of a parameter by its attributes. */
export function parameterMetadata(
  name: string,
  type: string,
  attributes: readonly ParameterAttribute[],
  frame: Frame,
): ParameterMetadata {
  const sets: ParameterSetMember[] = [];
  const aliases: string[] = [];
  const checks: ArgumentCheck[] = [];
  let hidden = false;
  for (const attribute of attributes) {
    if (attribute.kind === 'parameter') {
      const { named } = attribute.values();
      sets.push(setMember(named, frame));
      hidden ||= toBoolean(named.get('dontshow') ?? false);
    } else if (attribute.kind === 'alias') {
      for (const value of attribute.values().positional)
        for (const item of enumerate(value) ?? [value]) aliases.push(toText(item, frame.engine));
    } else {
      const check = attribute.check();
      if (check !== null) checks.push(check);
    }
  }
  const kinds = new Set(attributes.map(({ kind }) => kind));
  return {
    name,
    aliases,
    type,
    sets: sets.length === 0 ? [namedEverywhere] : sets,
    checks,
    allows: {
      null: kinds.has('allownull'),
      emptyString: kinds.has('allowemptystring'),
      emptyCollection: kinds.has('allowemptycollection'),
    },
    hidden,
    declared: () =>
      attributes
        .map((attribute) => attribute.object())
        .filter((attribute) => attribute instanceof AttributeObject),
  };
}

function wholeOf(value: Value | undefined, context: NetContext): Value | undefined {
  const type = context.types.find('System.Int32');
  return value === undefined || type === undefined ? value : convert(value, type, context);
}

/** What a Parameter attribute says of its set. */
function setMember(named: ReadonlyMap<string, Value>, { engine }: Frame): ParameterSetMember {
  const flag = (name: string): boolean => toBoolean(named.get(name) ?? false);
  const position = wholeOf(named.get('position'), engine);
  const set = named.get('parametersetname');
  const help = named.get('helpmessage');
  return {
    set: set === undefined || isNull(set) ? allParameterSets : toText(set, engine),
    mandatory: flag('mandatory'),
    position: typeof position === 'number' && position >= 0 ? position : null,
    fromPipeline: flag('valuefrompipeline'),
    fromPipelineByPropertyName: flag('valuefrompipelinebypropertyname'),
    fromRemainingArguments: flag('valuefromremainingarguments'),
    helpMessage: help === undefined || isNull(help) ? null : toText(help, engine),
  };
}
