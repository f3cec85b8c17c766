import type { LintRule } from '../lintRule.ts';

const secret = /password|passphrase|^cred(?:ential)?s?$/i;
const plain = /^(?:system\.)?(?:string|object)$/i;

/** A password as a text stands in histories and logs. */
export const avoidUsingPlainTextForPassword: LintRule = {
  id: 'PSAvoidUsingPlainTextForPassword',
  severity: 'warning',
  description: 'Take passwords as SecureString or PSCredential.',
  *check(model) {
    for (const { name, attributes } of model.ofKind('Parameter')) {
      if (!secret.test(name.path)) continue;
      const constraint = attributes.find((attribute) => attribute.kind === 'TypeConstraint');
      if (constraint !== undefined && !plain.test(constraint.typeName.name)) continue;
      const { start, end } = name;
      const message = `The parameter '${name.path}' takes a secret as plain text; [SecureString] or [PSCredential] does not.`;
      const isCredential = /^cred/i.test(name.path);
      const text = isCredential ? 'PSCredential' : 'SecureString';
      const edit =
        constraint === undefined
          ? { start, end: start, text: `[${text}]` }
          : { start: constraint.typeName.start, end: constraint.typeName.end, text };
      yield { start, end, message, fix: { title: `Make it a ${text}`, edits: [edit] } };
    }
  },
};
