import { NetObject, type Value } from './value.ts';

const fullName = 'System.Management.Automation.PSStyle';

/** An object of `$PSStyle`, or one of its parts: values that were set, by name. */
export class Style extends NetObject {
  readonly typeName: string;
  readonly values = new Map<string, Value>();

  constructor(part?: string) {
    super();
    this.typeName = part === undefined ? fullName : `${fullName}+${part}`;
  }
}

/** What a session finds as `$PSStyle`: control sequences for texts (about_ANSI_Terminals). What is set there decorates nothing here. */
export class PSStyle extends Style {
  readonly parts: ReadonlyMap<string, Style> = new Map([
    ['Formatting', new Style('FormattingData')],
    ['Progress', new Style('ProgressConfiguration')],
    ['Foreground', new Style('ForegroundColor')],
    ['Background', new Style('BackgroundColor')],
    ['FileInfo', new Style('FileInfoFormatting')],
  ]);
}
