import { isBlank, isNewline, isWordPart, isWordStart } from './characters.ts';
import { after, before } from './sourceReader.ts';
import type { Token } from './token.ts';
import { TokenReader } from './tokenReader.ts';
import type { TypeName } from './typeName.ts';

/** Reads the names of types between brackets, with type arguments, array brackets and assemblies. */
export abstract class TypeNameParser extends TokenReader {
  /** The name behind an opening bracket; null where none stands there. */
  protected typeName(withAssembly: boolean): TypeName | null {
    return this.within('typeName', () => this.#typeName(withAssembly));
  }

  #typeName(withAssembly: boolean): TypeName | null {
    const word = this.#nameWord();
    return word === null ? null : this.#finish(word, withAssembly);
  }

  /** Letters, digits and the signs that names of types hold. */
  #nameWord(): TypeName | null {
    const { start } = this.peek();
    let end = start;
    for (;;) {
      const code = this.text.charCodeAt(end);
      const sign = code === 46 || code === 43 || code === 96 || code === 92 || code === 35;
      if (end === start ? !isWordStart(code) : !isWordPart(code) && !sign) break;
      end++;
    }
    if (end === start) return null;
    this.resync(end);
    const name = this.text.slice(start, end);
    return { start, end, name, genericArguments: [], arrayRanks: [], assembly: null };
  }

  #finish(plain: TypeName, withAssembly: boolean): TypeName {
    if (this.peek().kind !== '[') return this.#assembly(plain, withAssembly);
    const bracket = this.next();
    this.skipNewlines();
    const first = this.peek();
    const kind: string = first.kind;
    switch (kind) {
      case ']':
      case ',':
        return this.#arrays(plain, withAssembly);
      case '[':
      case 'identifier':
        return this.#generic(plain, bracket, withAssembly);
      case 'end':
        this.reportIncomplete('MissingTypename', after(bracket));
        return plain;
      default:
        this.skip();
        this.report('UnexpectedToken', first, this.textOf(first));
        this.syncTo(true, ']');
        return plain;
    }
  }

  /** Behind the `[` of array brackets. */
  #arrays(element: TypeName, withAssembly: boolean): TypeName {
    const arrayRanks: number[] = [...element.arrayRanks];
    let end = element.end;
    for (;;) {
      let rank = 1;
      let comma: Token | null;
      let last: Token | null = null;
      while ((comma = this.take(',')) !== null) {
        rank++;
        last = comma;
      }
      arrayRanks.push(rank);
      const close = this.take(']');
      if (close === null) {
        const token = this.peek();
        if (token.kind === 'end') this.report('EndSquareBracketExpectedAtEndOfAttribute', before(token));
        else {
          this.report(
            'EndSquareBracketExpectedAtEndOfAttribute',
            last === null ? before(token) : after(last),
          );
          this.syncTo(true, ']');
        }
        break;
      }
      end = close.end;
      if (this.peek().kind !== '[') break;
      this.skip();
    }
    return this.#assembly({ ...element, end, arrayRanks }, withAssembly);
  }

  /** Behind the `[` of type arguments. */
  #generic(outer: TypeName, bracket: Token, withAssembly: boolean): TypeName {
    const genericArguments: TypeName[] = [];
    let last = bracket;
    for (;;) {
      this.skipNewlines();
      const open = this.take('[');
      if (open !== null) this.skipNewlines();
      const argument = this.#typeName(open !== null);
      if (argument === null) this.reportIncomplete('MissingTypename', after(open ?? last));
      else genericArguments.push(argument);
      this.skipNewlines();
      if (open !== null) {
        const close = this.take(']');
        if (close === null) this.#unclosed();
        this.skipNewlines();
      }
      const comma = this.take(',');
      if (comma === null) break;
      last = comma;
    }
    const close = this.take(']');
    if (close === null) this.#unclosed();
    const end = close?.end ?? genericArguments.at(-1)?.end ?? bracket.end;
    const made = { ...outer, end, genericArguments };
    if (this.peek().kind === '[') {
      this.skip();
      return this.#arrays(made, withAssembly);
    }
    return this.#assembly(made, withAssembly);
  }

  #unclosed(): void {
    const token = this.peek();
    this.reportIncomplete('EndSquareBracketExpectedAtEndOfAttribute', before(token));
  }

  /** `, assembly, Version=…` behind the name. */
  #assembly(name: TypeName, allowed: boolean): TypeName {
    if (!allowed || this.peek().kind !== ',') return name;
    const comma = this.next();
    while (isBlank(this.code())) this.offset++;
    const start = this.offset;
    while (this.offset < this.text.length) {
      const code = this.code();
      if (code === 93 || isNewline(code)) break;
      this.offset++;
    }
    const assembly = this.text.slice(start, this.offset).trimEnd();
    if (assembly === '') {
      this.report('MissingAssemblyNameSpecification', after(comma));
      return name;
    }
    return { ...name, end: this.offset, assembly };
  }
}
