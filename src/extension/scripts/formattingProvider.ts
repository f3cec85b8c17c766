import {
  type DocumentFormattingEditProvider,
  type DocumentRangeFormattingEditProvider,
  type FormattingOptions,
  type Range,
  type TextDocument,
  TextEdit,
} from 'vscode';
import { formatScript } from '../../script/language/format.ts';
import { rangeIn } from './documentModels.ts';

/** Formats scripts, or lines of them. */
export class FormattingProvider
  implements DocumentFormattingEditProvider, DocumentRangeFormattingEditProvider
{
  provideDocumentFormattingEdits(document: TextDocument, options: FormattingOptions): TextEdit[] {
    return formatScript(document.getText(), options).map(
      (edit) => new TextEdit(rangeIn(document, edit), edit.text),
    );
  }

  provideDocumentRangeFormattingEdits(
    document: TextDocument,
    range: Range,
    options: FormattingOptions,
  ): TextEdit[] {
    const lines = range.with(range.start.with({ character: 0 }));
    return this.provideDocumentFormattingEdits(document, options).filter((edit) =>
      lines.contains(edit.range),
    );
  }
}
