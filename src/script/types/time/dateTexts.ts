import { cultureOf } from '../../text/culture.ts';
import { formattable } from '../../text/cultureText.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import type { Value } from '../../values/value.ts';
import { text } from '../arguments.ts';
import type { NetContext } from '../netType.ts';
import type { TypeBuilder } from '../typeBuilder.ts';

/** A date or time by a format. */
export const shown = (value: Value, format: string, provider: Value | undefined, context: NetContext) =>
  formattable(
    value,
    format,
    provider === undefined ? cultureOf(context.culture) : cultureOfProvider(provider, context),
    context,
  ) ?? '';

/** The members by which a date type becomes a text. */
export function addTexts<Self extends Value>(builder: TypeBuilder<Self>): void {
  builder
    .method('string ToString()', (self, _, context) => shown(self, '', undefined, context))
    .method('string ToString(string format)', (self, [format], context) =>
      shown(self, text(format), undefined, context),
    )
    .method('string ToString(System.IFormatProvider provider)', (self, [provider], context) =>
      shown(self, '', provider, context),
    )
    .method(
      'string ToString(string format, System.IFormatProvider provider)',
      (self, [format, provider], context) => shown(self, text(format), provider, context),
    );
}
