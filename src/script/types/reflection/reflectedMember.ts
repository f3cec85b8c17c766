import { NetObject } from '../../values/value.ts';
import type { NetOverload, NetParameter, NetProperty, NetType } from '../netType.ts';

/** A member of a type as an object: a property, a field, a method or a constructor. */
export abstract class ReflectedMember extends NetObject {
  abstract readonly name: string;
  abstract readonly isStatic: boolean;
  /** The type that declares it. */
  readonly owner: NetType;

  constructor(owner: NetType) {
    super();
    this.owner = owner;
  }
}

/** A property. */
export class ReflectedProperty extends ReflectedMember {
  readonly typeName: string = 'System.Reflection.RuntimePropertyInfo';
  readonly property: NetProperty;
  readonly isStatic: boolean;

  constructor(owner: NetType, property: NetProperty, isStatic: boolean) {
    super(owner);
    this.property = property;
    this.isStatic = isStatic;
  }

  get name(): string {
    return this.property.name;
  }
}

/** A field: a constant has another class than one that is set when the program starts. */
export class ReflectedField extends ReflectedProperty {
  override readonly typeName: string;

  constructor(owner: NetType, property: NetProperty, isStatic: boolean, isConstant: boolean) {
    super(owner, property, isStatic);
    this.typeName = isConstant ? 'System.Reflection.MdFieldInfo' : 'System.Reflection.RtFieldInfo';
  }
}

/** One overload of a method. */
export class ReflectedMethod extends ReflectedMember {
  readonly typeName: string = 'System.Reflection.RuntimeMethodInfo';
  readonly name: string;
  readonly overload: NetOverload;
  readonly isStatic: boolean;

  constructor(owner: NetType, name: string, overload: NetOverload, isStatic: boolean) {
    super(owner);
    this.name = name;
    this.overload = overload;
    this.isStatic = isStatic;
  }
}

/** A constructor. */
export class ReflectedConstructor extends ReflectedMethod {
  override readonly typeName: string = 'System.Reflection.RuntimeConstructorInfo';

  constructor(owner: NetType, overload: NetOverload) {
    super(owner, '.ctor', overload, false);
  }
}

/** A parameter of a method or a constructor. */
export class ReflectedParameter extends NetObject {
  readonly typeName = 'System.Reflection.RuntimeParameterInfo';
  readonly method: ReflectedMethod;
  readonly parameter: NetParameter;
  readonly position: number;

  constructor(method: ReflectedMethod, parameter: NetParameter, position: number) {
    super();
    this.method = method;
    this.parameter = parameter;
    this.position = position;
  }
}
