import { EnumValue } from '../../values/enumValue.ts';
import { PSStyle, Style } from '../../values/psStyle.ts';
import type { Value } from '../../values/value.ts';
import { instanceOf, int, netError, text } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { uriOf } from '../web/uriType.ts';

const automation = 'System.Management.Automation';
const style = `${automation}.PSStyle`;
const escape = '\u001b';
const sequence = (codes: string): string => `${escape}[${codes}m`;

/** Names of decorations with their codes, in the order of PSStyle. */
const decorations = [
  ...(['Reset 0', 'BlinkOff 25', 'Blink 5', 'BoldOff 22', 'Bold 1', 'DimOff 22', 'Dim 2'] as const),
  ...(['Hidden 8', 'HiddenOff 28', 'Reverse 7', 'ReverseOff 27', 'ItalicOff 23', 'Italic 3'] as const),
  ...(['UnderlineOff 24', 'Underline 4', 'StrikethroughOff 29', 'Strikethrough 9'] as const),
];
const colors = ['Black', 'Red', 'Green', 'Yellow', 'Blue', 'Magenta', 'Cyan', 'White'];
/** Codes in the foreground by the number of a ConsoleColor. */
const consoleCodes = [30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97];
/** What is added to the code of a color for the background. */
const behind = 10;

/** A part of PSStyle whose properties can be set, with what they are at first. */
const settable = {
  FormattingData: {
    ...{ FormatAccent: '32;1', TableHeader: '32;1', CustomTableHeaderLabel: '32;1;3', ErrorAccent: '36;1' },
    ...{ Error: '31;1', Warning: '33;1', Verbose: '33;1', Debug: '33;1' },
    ...{ FeedbackName: '33', FeedbackText: '96', FeedbackAction: '97' },
  },
  ProgressConfiguration: { Style: '33;1' },
  FileInfoFormatting: { Directory: '44;1', SymbolicLink: '36;1', Executable: '32;1' },
} as const;

const partTypes = {
  Formatting: `${style}+FormattingData`,
  Progress: `${style}+ProgressConfiguration`,
  Foreground: `${style}+ForegroundColor`,
  Background: `${style}+BackgroundColor`,
  FileInfo: `${style}+FileInfoFormatting`,
} as const;
const ofStyle = instanceOf(Style, 'PSStyle');

function styleType(): NetType {
  const builder = new TypeBuilder(style, instanceOf(PSStyle, 'PSStyle'));
  kept(
    builder,
    `${automation}.OutputRendering OutputRendering`,
    new EnumValue(`${automation}.OutputRendering`, 0n),
  );
  kept(builder, 'bool AutoSizeDefaultFormatting', false);
  for (const each of decorations) {
    const [name = '', code = ''] = each.split(' ');
    builder.property(`string ${name}`, () => sequence(code));
  }
  for (const [name, type] of Object.entries(partTypes))
    builder.property(`${type} ${name}`, (self) => self.parts.get(name) ?? null);
  return builder
    .method('string FormatHyperlink(string text, uri link)', (_, [shown, link]) => {
      const mark = `${escape}]8;;`;
      const end = `${escape}\\`;
      return `${mark}${uriOf(link).original}${end}${text(shown)}${mark}${end}`;
    })
    .staticMethod(
      'string MapForegroundColorToEscapeSequence(System.ConsoleColor foregroundColor)',
      ([color]) => sequence(String(codeOf(color))),
    )
    .staticMethod(
      'string MapBackgroundColorToEscapeSequence(System.ConsoleColor backgroundColor)',
      ([color]) => sequence(String(codeOf(color) + behind)),
    )
    .staticMethod(
      'string MapColorPairToEscapeSequence(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor)',
      ([front, back]) => sequence(`${codeOf(front)};${codeOf(back) + behind}`),
    )
    .build();
}

function colorType(part: string, added: number): NetType {
  const builder = new TypeBuilder(style + part, ofStyle);
  for (const [prefix, first] of [
    ['', 30],
    ['Bright', 90],
  ] as const)
    for (const [index, color] of colors.entries())
      builder.property(`string ${prefix}${color}`, () => sequence(String(first + index + added)));
  const mixed = (red: number, green: number, blue: number): string =>
    sequence(`${38 + added};2;${red};${green};${blue}`);
  return builder
    .method('string FromRgb(byte red, byte green, byte blue)', (_, [red, green, blue]) =>
      mixed(int(red), int(green), int(blue)),
    )
    .method('string FromRgb(int rgb)', (_, [rgb]) => {
      const all = int(rgb);
      return mixed((all >> 16) & 0xff, (all >> 8) & 0xff, all & 0xff);
    })
    .method('string FromConsoleColor(System.ConsoleColor color)', (_, [color]) =>
      sequence(String(codeOf(color) + added)),
    )
    .build();
}

function settableType(part: keyof typeof settable): TypeBuilder<Style> {
  const builder = new TypeBuilder(`${style}+${part}`, ofStyle);
  for (const [name, code] of Object.entries(settable[part]))
    builder.property(
      `string ${name}`,
      (self) => self.values.get(name) ?? sequence(code),
      (self, value) => {
        const given = text(value);
        if (given.replace(/\u001b\[[0-9;]*m/g, '') !== '')
          throw netError(
            'System.ArgumentException',
            `The specified string contains printable content when it should only contain ANSI escape sequences: ${given}`,
          );
        self.values.set(name, given);
      },
    );
  return builder;
}

/** The narrowest progress bar that PowerShell draws, in columns. */
const narrowest = 18;

function progressType(): NetType {
  const builder = settableType('ProgressConfiguration').property(
    'int MaxWidth',
    (self) => self.values.get('MaxWidth') ?? 120,
    (self, value) => {
      if (int(value) < narrowest)
        throw netError(
          'System.ArgumentOutOfRangeException',
          `The MaxWidth for the Progress rendering must be at least ${narrowest} to render correctly. (Parameter 'MaxWidth')`,
        );
      self.values.set('MaxWidth', value);
    },
  );
  kept(builder, `${automation}.ProgressView View`, new EnumValue(`${automation}.ProgressView`, 0n));
  kept(builder, 'bool UseOSCIndicator', false);
  return builder.build();
}

/** A property that is what it was set to. */
function kept<Own extends Style>(builder: TypeBuilder<Own>, declaration: string, first: Value): void {
  const name = declaration.slice(declaration.indexOf(' ') + 1);
  builder.property(
    declaration,
    (self) => self.values.get(name) ?? first,
    (self, value) => {
      self.values.set(name, value);
    },
  );
}

function codeOf(color: Value | undefined): number {
  return consoleCodes[int(color)] ?? 0;
}

/** PSStyle and its parts, by full name. */
export const styleTypes: readonly (readonly [string, () => NetType])[] = [
  [style, styleType],
  [partTypes.Foreground, () => colorType('+ForegroundColor', 0)],
  [partTypes.Background, () => colorType('+BackgroundColor', behind)],
  [partTypes.Formatting, () => settableType('FormattingData').build()],
  [partTypes.FileInfo, () => settableType('FileInfoFormatting').build()],
  [partTypes.Progress, progressType],
];
