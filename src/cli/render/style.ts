import { styleText } from 'node:util';

/** How a piece of text stands out; plain text where colors are not wanted. */
export interface Style {
  readonly heading: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly bad: (text: string) => string;
}

const asItIs = (text: string): string => text;

/** Nothing stands out: pipes, files, `NO_COLOR`. */
export const plainStyle: Style = {
  heading: asItIs,
  faint: asItIs,
  good: asItIs,
  warning: asItIs,
  bad: asItIs,
};

/** Terminal colors. */
export const colorStyle: Style = {
  heading: (text) => styleText('bold', text),
  faint: (text) => styleText('dim', text),
  good: (text) => styleText('green', text),
  warning: (text) => styleText('yellow', text),
  bad: (text) => styleText('red', text),
};

/** The style for a stream: colors on a terminal only, and not where `NO_COLOR` is set (no-color.org) or the terminal is dumb. */
export function styleFor(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): Style {
  const unwanted = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return stream.isTTY === true && !unwanted ? colorStyle : plainStyle;
}
