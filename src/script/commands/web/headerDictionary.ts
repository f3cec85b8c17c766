import { stringArray } from '../../types/arguments.ts';
import { Dictionary } from '../../values/dictionary.ts';
import type { HttpResponseObject } from '../../values/httpResponse.ts';

/** The headers of an answer as scripts get them: the values of each in an array. */
export function headerDictionary(response: HttpResponseObject): Dictionary {
  const made = new Dictionary(
    'System.Collections.Generic.Dictionary`2[[System.String],[System.Collections.Generic.IEnumerable`1[[System.String]]]]',
    'ignoreCase',
  );
  for (const [name, values] of response.allHeaders) made.set(name, stringArray(values));
  return made;
}
