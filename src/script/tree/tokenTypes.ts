import { instanceOf } from '../types/arguments.ts';
import type { NetType } from '../types/netType.ts';
import { TypeBuilder } from '../types/typeBuilder.ts';
import { NumberToken, Token } from '../syntax/token.ts';
import { EnumValue } from '../values/enumValue.ts';
import { tokenKind } from './treeKinds.ts';
import { languageSpace } from './treeNode.ts';
import { TreeToken } from './treeToken.ts';
import { VariablePath } from './variablePath.ts';

const tokenOf = instanceOf(TreeToken, 'Token');

/** A text as its value; what is expanded in it as it is written. */
function valueOf({ token, tree }: TreeToken): string {
  if (!(token instanceof Token)) return '';
  const { value, parts } = token;
  return parts === null
    ? value
    : parts.map((part) => (typeof part === 'string' ? part : tree.text.slice(part.start, part.end))).join('');
}

const declared = (name: string, base: string) =>
  new TypeBuilder(`${languageSpace}.${name}`, tokenOf, {
    base: base === '' ? 'System.Object' : `${languageSpace}.${base}`,
  });

const types: Readonly<Record<string, () => TypeBuilder<TreeToken>>> = {
  Token: () =>
    declared('Token', '')
      .property('string Text', ({ text }) => text)
      .property(
        `${languageSpace}.TokenFlags TokenFlags`,
        ({ flags }) => new EnumValue(`${languageSpace}.TokenFlags`, BigInt(flags)),
      )
      .property(`${languageSpace}.TokenKind Kind`, ({ kind }) => tokenKind(kind))
      .property('bool HasError', () => false)
      .property(`${languageSpace}.IScriptExtent Extent`, ({ extent }) => extent)
      .method('string ToString()', ({ kind, text }) => (kind === 'EndOfInput' ? '<eof>' : text)),
  NumberToken: () =>
    declared('NumberToken', 'Token').property('System.Object Value', ({ token }) =>
      token instanceof NumberToken ? token.number : null,
    ),
  ParameterToken: () =>
    declared('ParameterToken', 'Token')
      .property('string ParameterName', valueOf)
      .property('bool UsedColon', ({ text }) => text.endsWith(':')),
  VariableToken: () =>
    declared('VariableToken', 'Token')
      .property('string Name', (self) => valueOf(self).replace(/^.*:/, ''))
      .property(
        'System.Management.Automation.VariablePath VariablePath',
        (self) => new VariablePath(valueOf(self)),
      ),
  StringToken: () => declared('StringToken', 'Token').property('string Value', valueOf),
  StringLiteralToken: () => declared('StringLiteralToken', 'StringToken'),
  StringExpandableToken: () => declared('StringExpandableToken', 'StringToken'),
  LabelToken: () => declared('LabelToken', 'Token').property('string LabelText', valueOf),
  RedirectionToken: () => declared('RedirectionToken', 'Token'),
  FileRedirectionToken: () => declared('FileRedirectionToken', 'RedirectionToken'),
  MergingRedirectionToken: () => declared('MergingRedirectionToken', 'RedirectionToken'),
};

/** The classes of tokens. */
export const tokenTypes: readonly { readonly name: string; build(): NetType }[] = Object.entries(types).map(
  ([name, make]) => ({ name: `${languageSpace}.${name}`, build: () => make().build() }),
);
