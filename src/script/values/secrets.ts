import { NetObject } from './value.ts';

/** System.Security.SecureString. What it holds is for those who send it on; no text, member or output shows it. */
export class SecureString extends NetObject {
  readonly typeName = 'System.Security.SecureString';
  #content: string;
  /** Whether nothing can be added any more. */
  isReadOnly = false;

  constructor(content: string) {
    super();
    this.#content = content;
  }

  get length(): number {
    return this.#content.length;
  }

  append(text: string): void {
    this.#content += text;
  }

  clear(): void {
    this.#content = '';
  }

  copy(): SecureString {
    return new SecureString(this.#content);
  }

  /** The content, for sending it on: whoever calls this answers for where it goes. */
  reveal(): string {
    return this.#content;
  }
}

/** System.Management.Automation.PSCredential; the name of the empty one is null. */
export class PSCredential extends NetObject {
  readonly typeName = 'System.Management.Automation.PSCredential';
  readonly userName: string | null;
  readonly password: SecureString;

  constructor(userName: string | null, password: SecureString) {
    super();
    this.userName = userName;
    this.password = password;
  }
}

/** System.Net.NetworkCredential. */
export class NetworkCredential extends NetObject {
  readonly typeName = 'System.Net.NetworkCredential';
  userName: string;
  password: SecureString;
  domain: string;

  constructor(userName: string, password: SecureString, domain: string) {
    super();
    this.userName = userName;
    this.password = password;
    this.domain = domain;
  }
}
