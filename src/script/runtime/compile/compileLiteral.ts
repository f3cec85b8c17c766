import { toCustomObject } from '../../convert/customCast.ts';
import { toText } from '../../convert/toText.ts';
import type {
  ArrayLiteralAst,
  ExpandableStringExpressionAst,
  ExpressionAst,
  HashtableAst,
} from '../../syntax/ast.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { NetArray } from '../../values/netArray.ts';
import { plainNumber } from '../../values/writtenNumber.ts';
import { unboxed } from '../../values/extendedMembers.ts';
import { isNull, unwrapNothing } from '../../values/value.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate, Frame } from '../execution.ts';

/** `1, 2, 3`. What a command without output stands for stays what it is: it counts, and is left out where the items go down a pipeline. */
export function compileArrayLiteral(ast: ArrayLiteralAst, compiler: Compiler): Evaluate {
  const elements = ast.elements.map((element) => compiler.expression(element));
  return (frame) => new NetArray(elements.map((element) => element(frame)));
}

/** A text with variables and sub-expressions in it. */
export function compileExpandableString(ast: ExpandableStringExpressionAst, compiler: Compiler): Evaluate {
  const inner = compiler.text();
  const parts = ast.parts.map((part) => (typeof part === 'string' ? part : compilePart(part, inner)));
  return (frame) => {
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : part(frame);
    return text;
  };
}

function compilePart(ast: ExpressionAst, compiler: Compiler): (frame: Frame) => string {
  const value = compiler.expression(ast);
  return (frame) => {
    const part = value(frame);
    return typeof part === 'string'
      ? part
      : typeof part === 'number'
        ? String(part)
        : toText(plainNumber(part), frame.engine);
  };
}

/** What entries of `@{ … }` are put into. */
type Make = 'Hashtable' | 'OrderedDictionary' | 'PSCustomObject';

/** `@{ key = value }`, also as `[ordered]@{}` and `[pscustomobject]@{}`, where the order stays. */
export function compileHashtable(ast: HashtableAst, compiler: Compiler, make: Make = 'Hashtable'): Evaluate {
  const entries = ast.entries.map(({ key, value }) => ({
    key: compileKey(key, compiler),
    value: compiler.value(value),
  }));
  const fill = (frame: Frame, made: Dictionary): Dictionary => {
    made.capacity = entries.length;
    for (const entry of entries) {
      const key = unboxed(unwrapNothing(entry.key(frame)));
      if (isNull(key)) throw keyError('InvalidNullKey', 'A null key is not allowed in a hash literal.', made);
      if (made.has(key))
        throw keyError(
          'DuplicateKeyInHashLiteral',
          `Duplicate keys '${toText(key, frame.engine)}' are not allowed in hash literals.`,
          made,
        );
      made.set(key, unwrapNothing(entry.value(frame)));
    }
    return made;
  };
  if (make === 'Hashtable') return (frame) => fill(frame, new Dictionary());
  const ordered = (frame: Frame): Dictionary =>
    fill(frame, new Dictionary('System.Collections.Specialized.OrderedDictionary'));
  return make === 'OrderedDictionary' ? ordered : (frame) => toCustomObject(ordered(frame), frame.engine);
}

function keyError(id: string, message: string, target: Dictionary): Error {
  return scriptError(id, message, 'InvalidOperation', { target });
}

/** A bareword key is a text even where it looks like a number's name. */
function compileKey(ast: ExpressionAst, compiler: Compiler): Evaluate {
  if (ast.kind === 'StringConstantExpression') {
    const { value } = ast;
    return () => value;
  }
  return compiler.expression(ast);
}
