import type { Value } from '../../values/value.ts';
import { tableView, type FormatView } from '../formatView.ts';
import { newline, type Piece } from '../frame.ts';
import type { ObjectReader } from '../objectReader.ts';

const commonParametersText = `This cmdlet supports the common parameters: Verbose, Debug,
ErrorAction, ErrorVariable, WarningAction, WarningVariable,
OutBuffer, PipelineVariable, and OutVariable. For more information, see
about_CommonParameters (https://go.microsoft.com/fwlink/?LinkID=113216). `;

/** A help object as its views read it. */
class HelpReader {
  readonly #value: Value;
  readonly #reader: ObjectReader;

  constructor(value: Value, reader: ObjectReader) {
    this.#value = value;
    this.#reader = reader;
  }

  /** Empty where there is none. */
  text(name: string): string {
    const value = this.#property(name);
    return value === null ? '' : this.#reader.text(value);
  }

  has(name: string): boolean {
    return this.#property(name) !== null;
  }

  flag(name: string): boolean {
    return this.#property(name) === true;
  }

  /** A property and what it lists. */
  all(name: string): HelpReader[] {
    const value = this.#property(name);
    if (value === null) return [];
    return [...(this.#reader.items(value) ?? [value])].map((item) => new HelpReader(item, this.#reader));
  }

  /** What the property of a property lists. */
  within(outer: string, inner: string): HelpReader[] {
    return this.all(outer).flatMap((one) => one.all(inner));
  }

  itself(): string {
    return this.#reader.text(this.#value);
  }

  #property(name: string): Value {
    return this.#value === null ? null : (this.#reader.property(this.#value, name) ?? null);
  }
}

const frame = (...pieces: readonly Piece[]): Piece => ({ kind: 'frame', left: 4, pieces });
const lines = (items: readonly HelpReader[]): Piece[] =>
  items.flatMap((item) => [item.text('Text'), newline]);

function parameterSyntax(parameter: HelpReader): string {
  const group = parameter.within('parameterValueGroup', 'parameterValue').map((value) => value.itself());
  const value =
    group.length > 0
      ? ` {${group.join(' | ')}}`
      : parameter.has('parameterValue')
        ? ` <${parameter.text('parameterValue')}>`
        : '';
  const name = /^\d+$/u.test(parameter.text('position'))
    ? `[-${parameter.text('name')}]`
    : `-${parameter.text('name')}`;
  return parameter.text('required') === 'true' ? `${name}${value} ` : `[${name}${value}] `;
}

function syntax(help: HelpReader, common: (item: HelpReader) => boolean): Piece[] {
  return help
    .within('syntax', 'syntaxItem')
    .flatMap((item) => [
      `${item.text('name')} `,
      ...item.all('parameter').map(parameterSyntax),
      common(item) ? '[<CommonParameters>]' : '',
      newline,
      newline,
    ]);
}

function head(help: HelpReader): Piece[] {
  return [
    ...['NAME', newline, frame(help.text('Name'), newline, newline)],
    ...['SYNOPSIS', newline, frame(...lines(help.within('details', 'description')), newline, newline)],
  ];
}

function opening(help: HelpReader): Piece[] {
  return [
    ...head(help),
    ...['SYNTAX', newline, frame(...syntax(help, () => true), newline)],
    ...['DESCRIPTION', newline, frame(...lines(help.all('description')), newline), newline],
  ];
}

function examples(help: HelpReader): Piece[] {
  return help
    .within('examples', 'example')
    .flatMap((example) => [
      ...[example.text('title'), newline, newline],
      ...example.all('introduction').map((item) => item.text('Text')),
      ...[example.text('code'), newline, newline],
      ...lines(example.all('remarks')),
    ]);
}

function links(help: HelpReader): Piece {
  return frame(
    ...help.within('relatedLinks', 'navigationLink').flatMap((link) => {
      const text = link.text('linkText');
      return [text === '' ? link.text('uri') : `${text} ${link.text('uri')}`, newline];
    }),
  );
}

function remarks(help: HelpReader): Piece[] {
  const name = help.text('Name');
  return [
    ...['REMARKS', newline],
    frame(
      ...[`To see the examples, type: "Get-Help ${name} -Examples"`, newline],
      ...[`For more information, type: "Get-Help ${name} -Detailed"`, newline],
      ...[`For technical information, type: "Get-Help ${name} -Full"`, newline],
    ),
    ...(help.has('relatedLinks') ? [`    For online help, type: "Get-Help ${name} -Online"`] : []),
  ];
}

function parameterHead(parameter: HelpReader): Piece[] {
  const type = parameter.text('parameterValue');
  // A switch need not be given a value.
  const shown = type === 'SwitchParameter' ? ` [<${type}>]` : ` <${type}>`;
  const value = parameter.has('parameterValue') ? shown : '';
  return [`-${parameter.text('name')}${value}`, newline];
}

const commonParameters: readonly Piece[] = [
  '<CommonParameters>',
  newline,
  frame(commonParametersText),
  newline,
];

function facts(parameter: HelpReader, rows: readonly (readonly [string, string])[]): Piece[] {
  return rows.flatMap(([label, name]) => [`${label.padEnd(29)}${parameter.text(name)}`, newline]);
}

function fullParameter(parameter: HelpReader): Piece[] {
  return [
    ...parameterHead(parameter),
    frame(
      ...lines(parameter.all('description')),
      newline,
      ...facts(parameter, [
        ['Required?', 'required'],
        ['Position?', 'position'],
        ['Default value', 'defaultValue'],
        ['Accept pipeline input?', 'pipelineInput'],
        ['Aliases', 'aliases'],
        ['Accept wildcard characters?', 'globbing'],
      ]),
      newline,
    ),
  ];
}

function syntaxParameter(parameter: HelpReader): Piece[] {
  return [
    ...parameterHead(parameter),
    frame(
      newline,
      ...facts(parameter, [
        ['Required?', 'required'],
        ['Position?', 'position'],
        ['Accept pipeline input?', 'pipelineInput'],
        ['Parameter set name', 'parameterSetName'],
        ['Aliases', 'aliases'],
        ['Dynamic?', 'isDynamic'],
        ['Accept wildcard characters?', 'globbing'],
      ]),
      newline,
    ),
  ];
}

function typeNames(help: HelpReader, list: string, item: string): Piece[] {
  return help
    .within(list, item)
    .flatMap((one) => [...one.all('type').map((type) => type.text('name')), newline, newline]);
}

function full(help: HelpReader): Piece[] {
  const notes = help.within('alertSet', 'alert');
  return [
    ...opening(help),
    ...['PARAMETERS', newline],
    frame(...help.within('parameters', 'parameter').flatMap(fullParameter), ...commonParameters),
    ...['INPUTS', newline, frame(...typeNames(help, 'inputTypes', 'inputType'), newline)],
    ...['OUTPUTS', newline, frame(...typeNames(help, 'returnValues', 'returnValue'), newline)],
    ...(notes.length === 0
      ? []
      : ['NOTES', newline, frame(newline, newline, frame(...lines(notes)), newline)]),
    ...[frame(...examples(help), newline), 'RELATED LINKS', newline, links(help)],
  ];
}

function detailed(help: HelpReader): Piece[] {
  const parameters = help
    .within('parameters', 'parameter')
    .flatMap((parameter) => [
      ...parameterHead(parameter),
      frame(...lines(parameter.all('description')), newline),
    ]);
  return [
    ...opening(help),
    ...['PARAMETERS', newline, frame(...parameters, ...commonParameters), frame(...examples(help))],
    ...remarks(help),
  ];
}

function syntaxOpening(help: HelpReader): Piece[] {
  return [
    ...['NAME', newline, frame(help.text('Name'), newline, newline)],
    ...['SYNTAX', newline, frame(...syntax(help, (item) => item.flag('CommonParameters')))],
    newline,
  ];
}

function syntaxClosing(help: HelpReader): Piece[] {
  return [
    ...['ALIASES', newline, frame(help.text('aliases'), newline), newline],
    ...['REMARKS', newline, frame(help.text('remarks'), newline)],
  ];
}

function syntaxParameters(help: HelpReader, show: (parameter: HelpReader) => Piece[]): Piece[] {
  const parameters = help.within('parameters', 'parameter');
  const none = parameters.length === 0 && !help.flag('CommonParameters');
  return [
    ...['PARAMETERS', newline],
    frame(
      ...parameters.flatMap(show),
      ...(help.flag('CommonParameters') ? commonParameters : []),
      ...(none ? ['None', newline, newline] : []),
    ),
    newline,
  ];
}

function syntaxFull(help: HelpReader): Piece[] {
  return [
    ...syntaxOpening(help),
    ...syntaxParameters(help, syntaxParameter),
    ...['INPUTS', newline, frame(...typeNames(help, 'inputTypes', 'inputType'))],
    ...['OUTPUTS', newline, frame(...typeNames(help, 'returnValues', 'returnValue'))],
    ...syntaxClosing(help),
  ];
}

function syntaxDetailed(help: HelpReader): Piece[] {
  const show = (parameter: HelpReader): Piece[] => [...parameterHead(parameter), newline];
  return [...syntaxOpening(help), ...syntaxParameters(help, show), ...syntaxClosing(help)];
}

function helpView(type: string, pieces: (help: HelpReader) => readonly Piece[]): FormatView {
  return {
    kind: 'custom',
    name: type,
    types: [type],
    group: null,
    outOfBand: false,
    pieces: (value, reader) => [...pieces(new HelpReader(value, reader)), newline],
  };
}

const comment = 'MamlCommandHelpInfo';
const extended = 'ExtendedCmdletHelpInfo';

/** Views of what Get-Help writes. */
export const helpViews: readonly FormatView[] = [
  tableView('HelpInfoShort', 'Name:33 Category:9 Module=ModuleName:25 Synopsis', { name: 'help' }),
  helpView(comment, (help) => [
    ...[...opening(help), 'RELATED LINKS', newline, links(help), newline],
    ...remarks(help),
  ]),
  helpView(`${comment}#DetailedView`, detailed),
  helpView(`${comment}#FullView`, full),
  helpView(`${comment}#ExamplesView`, (help) => [...head(help), frame(...examples(help))]),
  helpView(`${comment}#parameter`, fullParameter),
  helpView(extended, (help) => [...syntaxOpening(help), ...syntaxClosing(help)]),
  helpView(`${extended}#DetailedView`, syntaxDetailed),
  helpView(`${extended}#FullView`, syntaxFull),
  helpView(`${extended}#ExamplesView`, (help) => [
    ...['NAME', newline, frame(help.text('Name'), newline), newline],
    ...syntaxClosing(help),
  ]),
  helpView(`${extended}#parameter`, syntaxParameter),
];
