import { jsonText, type EscapeHandling } from './jsonText.ts';

/** A value on its way to JSON: what is written as it is, or what holds others. */
export type JsonValue =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'array'; readonly items: Iterable<JsonValue> }
  | { readonly kind: 'object'; readonly members: Iterable<readonly [string, JsonValue]> };

/** Writes JSON: on one line, or indented by two blanks a level. `allow` is asked before the text grows by so many characters. */
export function writeJson(
  value: JsonValue,
  {
    compress,
    escape,
    allow,
  }: {
    readonly compress: boolean;
    readonly escape: EscapeHandling;
    readonly allow: (characters: number) => void;
  },
): string {
  const parts: string[] = [];
  const push = (part: string): void => {
    allow(part.length);
    parts.push(part);
  };
  write(value, 0);
  return parts.join('');

  function write(node: JsonValue, level: number): void {
    switch (node.kind) {
      case 'literal':
        push(node.text);
        return;
      case 'text':
        push(jsonText(node.text, escape));
        return;
      case 'array':
        all('[', ']', node.items, level, (item) => {
          write(item, level + 1);
        });
        return;
      case 'object':
        all('{', '}', node.members, level, ([name, member]) => {
          push(`${jsonText(name, escape)}:${compress ? '' : ' '}`);
          write(member, level + 1);
        });
        return;
    }
  }

  function all<Item>(
    open: string,
    close: string,
    items: Iterable<Item>,
    level: number,
    one: (item: Item) => void,
  ) {
    push(open);
    let first = true;
    for (const item of items) {
      push(`${first ? '' : ','}${lineBreak(level + 1)}`);
      first = false;
      one(item);
    }
    push(first ? close : `${lineBreak(level)}${close}`);
  }

  function lineBreak(level: number): string {
    return compress ? '' : `\n${'  '.repeat(level)}`;
  }
}
