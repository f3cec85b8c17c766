import type { PropertyKind } from '../../members/propertyInfo.ts';
import { PSPropertyView } from '../../members/psObject.ts';
import type { ExtendedMember } from '../../values/extendedMembers.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull, type Value } from '../../values/value.ts';
import { instanceOf, netError, required } from '../arguments.ts';
import { addedKinds, memberType } from '../enums/memberTypes.ts';
import type { NetContext, NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { typeDisplay } from '../typeText.ts';
import { memberText } from './memberText.ts';

const automation = 'System.Management.Automation';

const propertyOf = instanceOf(PSPropertyView, 'PSPropertyInfo');

function addValue(builder: TypeBuilder<PSPropertyView>): TypeBuilder<PSPropertyView> {
  return builder.property(
    'System.Object Value',
    ({ info }) => info.get(),
    ({ info }, value) => {
      if (info.set === null)
        throw netError(
          `${automation}.SetValueException`,
          `Set accessor for property "${info.name}" is unavailable.`,
        );
      info.set(value);
    },
  );
}

function addAccess(builder: TypeBuilder<PSPropertyView>): TypeBuilder<PSPropertyView> {
  return builder
    .property('bool IsSettable', ({ info }) => info.set !== null)
    .property('bool IsGettable', () => true);
}

/** PSNoteProperty and the other kinds of properties, as items of `.PSObject.Properties`. */
export function propertyViewType(kind: PropertyKind): NetType {
  const builder = new TypeBuilder(`${automation}.PS${kind}`, propertyOf, {
    base: `${automation}.PSPropertyInfo`,
  }).property(`${automation}.PSMemberTypes MemberType`, ({ info }) => memberType(info.kind));
  // A note tells first what it allows.
  if (kind === 'NoteProperty') addValue(addAccess(builder));
  else addAccess(addValue(builder));
  builder
    .property('string TypeNameOfValue', ({ info }) => info.typeName)
    .property('string Name', ({ info }) => info.name)
    .property('bool IsInstance', ({ info }) => info.member !== undefined && info.ofType !== true)
    .method(`${automation}.PSMemberInfo Copy()`, ({ info, owner }, _, context) =>
      info.member === undefined ? new PSPropertyView(info, owner) : detached({ ...info.member }, context),
    )
    .method('string ToString()', ({ info }, _, context) => propertyText(info, context));
  addOwn[kind]?.(builder);
  return builder.build();
}

/** What one kind has beside what all have. */
const addOwn: Partial<Record<PropertyKind, (builder: TypeBuilder<PSPropertyView>) => void>> = {
  NoteProperty(builder) {
    builder.constructs('(string name, System.Object value)', ([name, value = null], context) =>
      detached({ kind: 'note', name: required(name, 'name'), value }, context),
    );
  },
  AliasProperty(builder) {
    builder
      .property('string ReferencedMemberName', ({ info: { member } }) =>
        member?.kind === 'alias' ? member.referenced : null,
      )
      .property('type ConversionType', ({ info: { member } }, context) =>
        member?.kind === 'alias' && member.type !== undefined
          ? (context.types.find(member.type) ?? null)
          : null,
      )
      .constructs('(string name, string referencedMemberName)', ([name, referenced], context) =>
        detached(
          {
            kind: 'alias',
            name: required(name, 'name'),
            referenced: required(referenced, 'referencedMemberName'),
          },
          context,
        ),
      );
  },
  ScriptProperty(builder) {
    builder
      .property('scriptblock GetterScript', ({ info: { member } }) =>
        member?.kind === 'script' ? member.getter : null,
      )
      .property('scriptblock SetterScript', ({ info: { member } }) =>
        member?.kind === 'script' ? member.setter : null,
      );
    for (const parameters of [
      '(string name, scriptblock getterScript)',
      '(string name, scriptblock getterScript, scriptblock setterScript)',
    ])
      builder.constructs(parameters, ([name, getter, setter], context) =>
        detached(
          {
            kind: 'script',
            name: required(name, 'name'),
            getter: getter instanceof ScriptBlock ? getter : null,
            setter: setter instanceof ScriptBlock ? setter : null,
          },
          context,
        ),
      );
  },
};

/** A property that belongs to no object yet: Properties.Add takes its member. */
function detached(member: ExtendedMember, context: NetContext): PSPropertyView {
  const isNote = member.kind === 'note';
  return new PSPropertyView(
    {
      name: member.name,
      kind:
        member.kind === 'note' || member.kind === 'alias' || member.kind === 'script'
          ? addedKinds[member.kind]
          : 'Property',
      typeName: isNote && !isNull(member.value) ? context.types.of(member.value).fullName : 'System.Object',
      get: () => (isNote ? member.value : null),
      set: (value: Value) => {
        if (isNote) member.value = value;
      },
      member,
    },
    null,
  );
}

function propertyText(info: PSPropertyView['info'], context: NetContext): string {
  if (info.member !== undefined) return memberText(info.member, context);
  const type = info.typeName === 'System.Object' ? 'object' : typeDisplay(info.typeName);
  return `${type} ${info.name}=${context.text(info.get())}`;
}
