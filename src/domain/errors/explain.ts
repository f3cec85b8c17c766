import type { ErrorAction, ErrorEntry } from './entry.ts';
import { adviceOfState } from './stateAdvice.ts';
import { errorCatalog, type ErrorKey } from './syncError.ts';
import { codeOfHttpStatus } from './wellKnown/httpCodes.ts';
import { wellKnownCodes } from './wellKnown/wellKnownCodes.ts';

/** What a code, a state or a name of the error catalog means and what to do about it. */
export interface Explanation {
  /** HRESULT, unsigned; for a state its number. */
  readonly code: number;
  readonly isState: boolean;
  /** Entry of the error catalog, where this product raises the failure itself. */
  readonly key?: ErrorKey;
  /** Name of the code in the header that defines it. */
  readonly symbol?: string;
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  readonly retryable?: boolean;
  readonly action: ErrorAction;
  readonly link?: string;
}

/**
 * Explains what an admin copies out of a log or the console: an HRESULT (`0x80072EFE`, `80072efe`, decimal with or without
 * sign), a Win32 error (`12030`), an HTTP status (`503`), a state (`6703`), the name of a code or of a catalog entry.
 * Undefined where nothing is known.
 */
export function explain(text: string): Explanation | undefined {
  const wanted = text.trim();
  const number = numberIn(wanted);
  if (number === undefined) return explainName(wanted.toLowerCase());
  if (number > 0xffff) return explainCode(number);
  const advice = adviceOfState(number);
  if (advice !== undefined) {
    const { state, ...texts } = advice;
    return { code: state, isState: true, action: state === 6703 ? 'showLog' : 'none', ...texts };
  }
  return explainCode(codeOfHttpStatus(number) ?? facilityWin32 + number);
}

/** HRESULT_FROM_WIN32 without the error. */
const facilityWin32 = 0x80070000;

/** The explanation of a failure of the catalog. */
export function explainKey(key: ErrorKey): Explanation {
  const entry: ErrorEntry = errorCatalog[key];
  return { ...entry, key, isState: false };
}

function explainCode(code: number): Explanation | undefined {
  const key = catalogKeys().find((candidate) => errorCatalog[candidate].code === code);
  if (key !== undefined) return explainKey(key);
  const known = wellKnownCodes.find((candidate) => candidate.code === code);
  return known === undefined ? undefined : { ...known, isState: false, action: 'none' };
}

function explainName(name: string): Explanation | undefined {
  const key = catalogKeys().find((candidate) => {
    const { symbol }: ErrorEntry = errorCatalog[candidate];
    return candidate.toLowerCase() === name || symbol?.toLowerCase() === name;
  });
  if (key !== undefined) return explainKey(key);
  const known = wellKnownCodes.find(({ symbol }) => symbol.toLowerCase() === name);
  return known === undefined ? undefined : { ...known, isState: false, action: 'none' };
}

/** Names of all failures of the catalog, in its order. */
export function catalogKeys(): readonly ErrorKey[] {
  return Object.keys(errorCatalog).filter(isKey);
}

function isKey(name: string): name is ErrorKey {
  return Object.hasOwn(errorCatalog, name);
}

/** The unsigned number that a text stands for; logs of 64-bit programs extend the sign. */
function numberIn(text: string): number | undefined {
  const hexadecimal = /^(?:0x(?:ffffffff)?)([0-9a-f]{1,8})$/i.exec(text)?.[1];
  if (hexadecimal !== undefined) return Number.parseInt(hexadecimal, 16);
  if (/^8[0-9a-f]{7}$/i.test(text)) return Number.parseInt(text, 16);
  if (!/^-?\d{1,10}$/.test(text)) return undefined;
  const decimal = Number(text);
  return decimal >= -(2 ** 31) && decimal < 2 ** 32 ? decimal >>> 0 : undefined;
}
