import { errorText } from '../errorView.ts';
import { textView, type FormatView } from '../formatView.ts';

const automation = 'System.Management.Automation';

/** Views of what comes by the streams: all in place. */
export const streamViews: readonly FormatView[] = [
  textView(`${automation}.ErrorRecord`, errorText),
  textView(
    ['Verbose', 'Debug', 'Warning'].map((stream) => `${automation}.${stream}Record`),
    (value, reader) => reader.text(reader.property(value, 'Message') ?? ''),
  ),
  textView(`${automation}.InformationRecord`, (value, reader) => reader.text(value)),
  textView(`${automation}.ScriptBlock`, (value, reader) => reader.text(value)),
];
