import type { UpdateHeader } from '../../domain/updateHeader.ts';
import { readOrdinaryDocument } from './ordinaryDocument.ts';
import { UpdateDocumentParser } from './updateDocumentParser.ts';

/** The header of a whole document; `languages` as for `UpdateDocumentParser`. */
export function parseUpdateDocument(text: string, languages: readonly string[]): UpdateHeader {
  const header = readOrdinaryDocument(text, languages);
  if (header !== undefined) return header;
  const parser = new UpdateDocumentParser(languages);
  parser.write(text);
  return parser.close();
}
