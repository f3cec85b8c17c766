import { documentElement, documentRule, type ElementRule } from './documentGrammar.ts';
import { documentLimits } from './documentLimits.ts';

/** Which children of an element have a rule, by local name: what has none is skipped whatever its namespace. */
interface LocalRule {
  readonly children: ReadonlyMap<string, LocalRule>;
}

const space = '[ \\t\\r\\n]';
const name = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const reference = '&(?:lt|gt|amp|quot|apos);';
const forbidden = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff';
const quoted = (quote: string): string =>
  `${quote}[^${quote}<&${forbidden}]*(?:${reference}[^${quote}<&${forbidden}]*)*${quote}`;

const prologForm = new RegExp(`\\ufeff?(?:<\\?xml${space}[^?<>]*\\?>)?${space}*`, 'y');
const nameForm = new RegExp(name, 'y');
const attributesForm = new RegExp(
  `(?:${space}+${name}${space}*=${space}*(?:${quoted('"')}|${quoted("'")}))*${space}*/?>`,
  'y',
);
const textForm = new RegExp(
  `[^<&\\]${forbidden}]*(?:(?:${reference}|\\](?!\\]>))[^<&\\]${forbidden}]*)*<`,
  'y',
);
const endForm = new RegExp(`${space}*$`, 'y');

const slash = 0x2f;
const greaterThan = 0x3e;
const outermost: LocalRule = {
  children: new Map([[localName(documentElement), localRule(documentRule)]]),
};

/**
 * A document without the elements that no rule asks for, most of which are applicability rules: these are looked at for
 * their form with regular expressions, at several times the speed of the parser that reads the rest. Undefined where
 * anything is unusual (comments, CDATA, other names than ASCII) or wrong: then the parser has to say what it is. Only that
 * an element to be skipped has an attribute twice goes unnoticed.
 */
export function readableParts(text: string): string | undefined {
  if (text.length > documentLimits.characters) return undefined;
  let kept = '';
  let keptFrom = 0;
  /** Where the element that is being skipped begins, and how deep it stands. */
  let skipFrom = -1;
  let skipDepth = 0;
  const names: string[] = [];
  const rules: LocalRule[] = [outermost];
  let at = endOf(prologForm, text, 0);
  do {
    const tag = names.length === 0 ? at : endOf(textForm, text, at) - 1;
    if (tag < 0 || text.charCodeAt(tag) !== 0x3c) return undefined;
    if (text.charCodeAt(tag + 1) === slash) {
      const open = names.pop();
      if (open === undefined || !text.startsWith(open, tag + 2)) return undefined;
      at = tag + 3 + open.length;
      if (text.charCodeAt(at - 1) !== greaterThan) return undefined;
      if (skipFrom < 0) rules.pop();
    } else {
      const nameEnd = endOf(nameForm, text, tag + 1);
      at = nameEnd < 0 ? -1 : endOf(attributesForm, text, nameEnd);
      if (at < 0 || names.length === documentLimits.depth) return undefined;
      const open = text.slice(tag + 1, nameEnd);
      const isEmpty = text.charCodeAt(at - 2) === slash;
      if (skipFrom < 0) {
        const rule = rules.at(-1)?.children.get(localName(open));
        if (rule === undefined) {
          if (names.length === 0) return undefined;
          kept += text.slice(keptFrom, tag);
          skipFrom = tag;
          skipDepth = names.length;
        } else if (!isEmpty) rules.push(rule);
      }
      if (!isEmpty) names.push(open);
    }
    if (skipFrom >= 0 && names.length === skipDepth) {
      skipFrom = -1;
      keptFrom = at;
    }
  } while (names.length > 0);
  return endOf(endForm, text, at) < 0 ? undefined : kept + text.slice(keptFrom);
}

/** Where the form ends when it stands at a place; −1 when it does not. */
function endOf(form: RegExp, text: string, start: number): number {
  form.lastIndex = start;
  return form.test(text) ? form.lastIndex : -1;
}

function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}

function localRule({ children }: ElementRule): LocalRule {
  return {
    children: new Map(
      Array.from(children ?? [], ([child, rule]) => [localName(child), localRule(rule)] as const),
    ),
  };
}
