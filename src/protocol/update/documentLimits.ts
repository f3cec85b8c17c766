/** What a document may ask of memory. Real ones stay far below: 46.9 MB in all, some 30 levels, 37 languages. */
export interface DocumentLimits {
  /** Characters (UTF-16 code units) of the whole document. */
  readonly characters: number;
  /** Levels of nested elements. */
  readonly depth: number;
  /** Characters of one tag with its attributes, one comment or one run of text. */
  readonly tokenCharacters: number;
  /** Characters of one text that is kept, such as a title. */
  readonly textCharacters: number;
  /** Ids, texts and files that are kept, all together. */
  readonly items: number;
}

/** The limits that apply to documents from outside. */
export const documentLimits: DocumentLimits = {
  characters: 64 * 1024 * 1024,
  depth: 512,
  tokenCharacters: 2 * 1024 * 1024,
  textCharacters: 256 * 1024,
  items: 200_000,
};
