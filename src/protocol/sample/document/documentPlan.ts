import type { UpdateHeader } from '../../../domain/updateHeader.ts';
import type { WrittenClause } from '../catalog/seriesTable.ts';
import type { Prefix } from './xmlText.ts';

/** All that one document is to say: its header, which reading it must yield again, and what headers leave out. */
export interface DocumentPlan {
  readonly header: UpdateHeader;
  readonly clauses: readonly WrittenClause[];
  readonly publisherId: string;
  /** Further attributes of Properties, written as they stand. */
  readonly attributes: string;
  readonly installationBehavior: boolean;
  readonly cveIds: readonly string[];
  readonly uninstallNotes: Readonly<Record<string, string>>;
  readonly fileDate: string;
  /** `cmd:…` and the like inside HandlerSpecificData, with its type. */
  readonly handlerData?: { readonly type: string; readonly xml: string };
  /** Prefixes declared on the root besides `pub` and `upd`. */
  readonly prefixes: readonly Prefix[];
  /** Makes the applicability rules of about so many characters; none are written when it yields nothing. */
  readonly rules: (length: number) => string;
  /** Characters of the whole document. */
  readonly length: number;
}
