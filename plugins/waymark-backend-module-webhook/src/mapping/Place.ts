/** A value in the configuration that knows where it stands, for messages. */
export class Place {
  constructor(readonly value: unknown, readonly path: string) {}

  isThere(): boolean {
    return this.value !== undefined;
  }

  /** The field of an object; fails where this is none. */
  field(name: string): Place {
    const fields = this.fields();
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return new Place(value, `${this.path}.${name}`);
  }

  fields(): Record<string, unknown> {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fail('must be an object');
    }
    return value as Record<string, unknown>;
  }

  /** Fails on a field that is none of these: most likely a typing error. */
  allow(names: readonly string[]): void {
    for (const name of Object.keys(this.fields())) {
      if (!names.includes(name)) {
        this.field(name).fail(`is unknown; known are ${names.join(', ')}`);
      }
    }
  }

  items(): Place[] {
    if (!Array.isArray(this.value)) this.fail('must be a list');
    return (this.value as unknown[]).map(
      (item, index) => new Place(item, `${this.path}[${index}]`),
    );
  }

  text(): string {
    if (typeof this.value !== 'string' || this.value === '') {
      this.fail('must be a text');
    }
    return this.value as string;
  }

  optionalText(): string | undefined {
    return this.isThere() ? this.text() : undefined;
  }

  oneOf<const T extends string>(names: readonly T[]): T {
    const text = this.text();
    const name = names.find(each => each === text);
    return name ?? this.fail(`must be one of ${names.join(', ')}`);
  }

  fail(message: string): never {
    const what = this.isThere() ? message : `${message}; it is missing`;
    throw new Error(`Invalid configuration: ${this.path} ${what}`);
  }
}
