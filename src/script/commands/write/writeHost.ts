import { enumerate } from '../../members/enumerate.ts';
import { cultureText } from '../../text/cultureText.ts';
import { entriesOf } from '../../types/collections/dictionaryEntries.ts';
import { CustomObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { DictionaryEntry } from '../../values/dictionaryEntry.ts';
import { HostInformationMessage } from '../../values/streamRecords.ts';
import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { informationRecord } from './informationRecord.ts';

/** Write-Host: shows a text, by way of the information stream. */
export const writeHost = cmdlet({
  name: 'Write-Host',
  className: 'WriteHostCommand',
  module: 'Utility',
  syntax:
    '[[-Object] <Object>] [-NoNewline] [-Separator <Object>] [-ForegroundColor <System.ConsoleColor>] [-BackgroundColor <System.ConsoleColor>]',
  parameters: {
    Object: { pipeline: 'value', remaining: true, aliases: ['Msg', 'Message'] },
  },
  start: (runtime) => ({
    process() {
      const message = new HostInformationMessage({
        message: textOf(runtime.value('Object') ?? null, runtime),
        noNewLine: runtime.flag('NoNewline'),
        foreground: runtime.string('ForegroundColor') ?? null,
        background: runtime.string('BackgroundColor') ?? null,
      });
      runtime.writeInformation(informationRecord(message, ['PSHOST'], runtime), true);
    },
  }),
});

/** What is shown of a value: items with the separator between them, null as nothing. */
function textOf(value: Value, runtime: CommandRuntime): string {
  if (isNull(value)) return '';
  if (value instanceof CustomObject) return runtime.runspace.text(value);
  const items = value instanceof Dictionary ? entriesOf(value, runtime.runspace) : enumerate(value);
  if (value instanceof DictionaryEntry)
    return `[${textOf(value.key, runtime)}, ${textOf(value.value, runtime)}]`;
  if (items === undefined) return cultureText(value, runtime.runspace);
  const separator = runtime.string('Separator') ?? ' ';
  return [...items].map((item) => textOf(item, runtime)).join(separator);
}
