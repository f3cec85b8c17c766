/** The text of a log point: `{expression}` is what it gives, `\{` a brace. */
export function logText(message: string, valueOf: (expression: string) => string): string {
  return message.replace(
    /\\([{}])|\{([^{}]+)\}/g,
    (_, brace: string | undefined, expression = '') => brace ?? valueOf(String(expression)),
  );
}
