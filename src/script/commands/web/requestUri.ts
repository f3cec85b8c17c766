import { itemText } from '../../convert/toText.ts';
import { netError } from '../../types/arguments.ts';
import { urlEncode } from '../../types/web/urlText.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { made, uriOf } from '../../types/web/uriType.ts';
import type { Dictionary } from '../../values/dictionary.ts';
import { NetException } from '../../values/netException.ts';
import { recordError } from './webErrors.ts';

/** The URL of -Uri: one without a scheme is of HTTP. */
export function uriGiven(runtime: CommandRuntime): URL {
  const uri = uriOf(runtime.value('Uri'));
  const { url } = uri.url === null ? made(`http://${uri.original}`, 1) : uri;
  if (url === null) throw netError('System.UriFormatException', 'Invalid URI: The URI is empty.');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw recordError(
      new NetException(
        'System.NotSupportedException',
        `The '${url.protocol.slice(0, -1)}' scheme is not supported.`,
      ),
      'WebCmdletIEDomNotSupportedException',
      'NotImplemented',
    );
  return new URL(url.href);
}

/** A form as it stands in a body or behind the question mark of a URL. */
export function formText(form: Dictionary, runtime: CommandRuntime): string {
  const { runspace } = runtime;
  return [...form.entries()]
    .map(({ key, value }) => `${urlEncode(itemText(key, runspace))}=${urlEncode(itemText(value, runspace))}`)
    .join('&');
}

/** A URL with a form behind what is asked for already. */
export function withQuery(url: URL, form: string): URL {
  const extended = new URL(url.href);
  extended.search = url.search.length > 1 ? `${url.search}&${form}` : form;
  return extended;
}
