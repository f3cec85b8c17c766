import type { NetContext } from '../types/netType.ts';
import { customObject, type CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { scriptError, type ScriptError } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { Double, Integer } from '../values/number.ts';
import type { Value } from '../values/value.ts';
import { jsonDate, type JsonDateKind } from './jsonDate.ts';
import type { JsonNode } from './jsonNode.ts';

/** How JSON becomes values. */
export interface FromJsonOptions {
  readonly asHashtable: boolean;
  readonly dateKind: JsonDateKind;
}

/** The value of a JSON tree: whole numbers are Int64, reals Double, objects custom objects, arrays object[]. */
export function fromJson(node: JsonNode, options: FromJsonOptions, context: NetContext): Value {
  switch (node.kind) {
    case 'null':
      return null;
    case 'boolean':
      return node.value;
    case 'text':
      return jsonDate(node.text, options.dateKind, context.timeZone) ?? node.text;
    case 'number':
      return numberOf(node.text);
    case 'array':
      context.allow('items', node.items.length);
      return new NetArray(node.items.map((item) => fromJson(item, options, context)));
    case 'object':
      context.allow('items', node.members.length);
      return options.asHashtable
        ? toDictionary(node.members, options, context)
        : toCustomObject(node.members, options, context);
  }
}

type Members = Extract<JsonNode, { kind: 'object' }>['members'];

function toDictionary(members: Members, options: FromJsonOptions, context: NetContext): Dictionary {
  const dictionary = new Dictionary('System.Management.Automation.OrderedHashtable', 'ordinal');
  for (const [name, node] of members) dictionary.set(name, fromJson(node, options, context));
  return dictionary;
}

function toCustomObject(members: Members, options: FromJsonOptions, context: NetContext): CustomObject {
  const spelled = new Map<string, string>();
  for (const [name] of members) {
    if (name === '') throw emptyName();
    const known = spelled.get(name.toLowerCase());
    if (known !== undefined && known !== name) throw differentCasing(known, name);
    spelled.set(name.toLowerCase(), name);
  }
  return customObject(members.map(([name, node]) => [name, fromJson(node, options, context)]));
}

function numberOf(text: string): Value {
  if (/^-?\d+$/u.test(text)) {
    const whole = BigInt(text);
    return BigInt.asIntN(64, whole) === whole ? whole : new Integer('System.Numerics.BigInteger', whole);
  }
  if (/^-?0x/iu.test(text)) {
    const magnitude = BigInt(text.replace('-', ''));
    return text.startsWith('-') ? -magnitude : magnitude;
  }
  return new Double(Number(text));
}

function differentCasing(known: string, name: string): ScriptError {
  return scriptError(
    'KeysWithDifferentCasingInJsonString',
    'Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. ' +
      `The key that was attempted to be added to the existing key '${known}' was '${name}'.`,
    'InvalidOperation',
    { type: 'System.InvalidOperationException' },
  );
}

function emptyName(): ScriptError {
  return scriptError(
    'EmptyKeyInJsonString',
    'The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.',
    'InvalidOperation',
    { type: 'System.InvalidOperationException' },
  );
}
