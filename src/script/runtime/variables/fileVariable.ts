import { linesOf } from '../../text/lines.ts';
import { collapse } from '../../members/propertyInfo.ts';
import { enumerate } from '../../members/enumerate.ts';
import { withoutDrive } from '../../commands/files/drives.ts';
import { toText } from '../../convert/toText.ts';
import { isNull, type Value } from '../../values/value.ts';
import type { Engine } from '../execution.ts';

/** `${W:notes.txt}`: the lines of a file of a drive; undefined where there is none. */
export function readFileVariable(path: string, engine: Engine): Value | undefined {
  const file = withoutDrive(path, engine.environment);
  return engine.files.isFile(file) ? collapse(linesOf(engine.files.readText(file))) : undefined;
}

/** Makes the items of a value the lines of a file of a drive. */
export function writeFileVariable(path: string, value: Value, engine: Engine): void {
  const lines = isNull(value) ? [] : [...(enumerate(value) ?? [value])];
  const text = lines.map((line) => `${toText(line, engine)}\n`).join('');
  engine.files.writeText(withoutDrive(path, engine.environment), text, false);
}
