import type { NetContext } from '../types/netType.ts';
import { CultureInfo } from '../values/cultureInfo.ts';
import type { Value } from '../values/value.ts';
import { cultureOf, type Culture } from './culture.ts';

/** The culture of an IFormatProvider: null is the current one. */
export function cultureOfProvider(provider: Value | undefined, context: NetContext): Culture {
  return cultureOf(provider instanceof CultureInfo ? provider.name : context.culture);
}
