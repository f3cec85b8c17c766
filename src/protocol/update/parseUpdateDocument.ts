import type { UpdateHeader } from '../../domain/updateHeader.ts';
import { UpdateDocumentParser } from './updateDocumentParser.ts';

/** The header of a whole document; `languages` as for `UpdateDocumentParser`. */
export function parseUpdateDocument(text: string, languages: readonly string[]): UpdateHeader {
  const parser = new UpdateDocumentParser(languages);
  parser.write(text);
  return parser.close();
}
