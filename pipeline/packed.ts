const kinds = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
} as const;
type KindName = keyof typeof kinds;
type Numbers = InstanceType<(typeof kinds)[KindName]>;

/** Where an array lies behind the head: its kind, its first byte and its length. */
interface Place {
  readonly kind: KindName;
  readonly start: number;
  readonly length: number;
}
type Stand = { readonly $array: Place };

type View = new (bytes: SharedArrayBuffer, start: number, length: number) => Numbers;

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/**
 * Plain data with typed arrays as bytes that threads can share: the length of the head as a 32-bit little-endian number, the head as JSON
 * in which `{"$array": place}` stands for each typed array, then the arrays, each at a multiple of eight bytes. Arrays are looked for in
 * objects, not in lists. The same data give the same bytes.
 */
export function packed(data: object): SharedArrayBuffer {
  const arrays: { readonly array: Numbers; readonly start: number }[] = [];
  let size = 0;
  const stripped = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) {
      const array = value as Numbers;
      const place = { kind: array.constructor.name as KindName, start: size, length: array.length };
      arrays.push({ array, start: size });
      size += aligned(array.byteLength);
      return { $array: place } satisfies Stand;
    }
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, stripped(inner)]));
  };
  const head = Buffer.from(JSON.stringify(stripped(data)));
  const body = aligned(4 + head.length);
  const bytes = new SharedArrayBuffer(body + size);
  const view = Buffer.from(bytes);
  view.writeUInt32LE(head.length);
  view.set(head, 4);
  for (const { array, start } of arrays)
    view.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), body + start);
  return bytes;
}

/** What was packed. Its arrays are the bytes themselves, not copies: whoever shares them must not write. */
export function unpacked<Data extends object>(bytes: SharedArrayBuffer): Data {
  const view = Buffer.from(bytes);
  const length = view.readUInt32LE();
  const body = aligned(4 + length);
  const whole = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    if ('$array' in value) {
      const { kind, start, length: count } = (value as Stand).$array;
      return new (kinds[kind] as View)(bytes, body + start, count);
    }
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, whole(inner)]));
  };
  return whole(JSON.parse(view.toString('utf8', 4, 4 + length))) as Data;
}

/** Whether what was packed begins with these members, which hold no arrays. Reads no further than they are long. */
export function beginsWith(bytes: SharedArrayBuffer, members: object): boolean {
  const head = Buffer.from(JSON.stringify(members).slice(0, -1)); // what follows them is not asked
  return Buffer.from(bytes)
    .subarray(4, 4 + head.length)
    .equals(head);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
