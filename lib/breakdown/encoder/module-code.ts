/** Code of a WebAssembly function: its bytes, one instruction behind the other (WebAssembly core specification 2.0, chapter 5). */
export type Code = readonly number[];

/** A function that takes so many whole numbers and gives nothing back; `locals` are more whole numbers and then vectors, numbered on from the parameters. */
export type ModuleFunction = { name: string; parameters: number; locals: { numbers: number; vectors: number }; body: Code };

const numberType = 0x7f;
const vectorType = 0x7b;
const noType = 0x40;
const end = 0x0b;

/** A number as the format writes whole ones from 0 up: seven bits a byte, the lowest first. */
function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value % 128) + 128, ...unsigned(Math.floor(value / 128))];
}

/** The same for those with a sign. */
function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) + 128, ...signed(value >> 7)];
}

function counted(parts: readonly Code[]): Code {
  return [...unsigned(parts.length), ...parts.flat()];
}

function sized(code: Code): Code {
  return [...unsigned(code.length), ...code];
}

const vector = (operation: number) => [0xfd, ...unsigned(operation)];
const memoryOf = (operation: number, alignment: number) => (offset: number) => [...vector(operation), alignment, ...unsigned(offset)];

/** The instructions that are used here. Offsets are in bytes; `repeated` goes on while its code ends with a number that is not 0. */
export const instruction = {
  get: (local: number) => [0x20, ...unsigned(local)],
  set: (local: number) => [0x21, ...unsigned(local)],
  tee: (local: number) => [0x22, ...unsigned(local)],
  number: (value: number) => [0x41, ...signed(value)],
  isBelow: [0x49],
  add: [0x6a],
  subtract: [0x6b],
  when: (code: Code) => [0x04, noType, ...code, end],
  repeated: (code: Code) => [0x03, noType, ...code, 0x0d, 0, end],
  noVector: [...vector(0x0c), ...new Array<number>(16).fill(0)],
  loadVector: memoryOf(0x00, 4),
  loadNumberFourTimes: memoryOf(0x09, 2),
  storeVector: memoryOf(0x0b, 4),
  addVectors: vector(0xe4),
  multiplyVectors: vector(0xe6),
} satisfies Readonly<Record<string, Code | ((...values: never[]) => Code)>>;

/** The bytes of a module that takes a memory, `outside.memory`, and gives functions by their names. */
export function moduleBytes(functions: readonly ModuleFunction[]): Uint8Array<ArrayBuffer> {
  const section = (number: number, parts: readonly Code[]) => [number, ...sized(counted(parts))];
  const text = (letters: string) => sized([...letters].map((letter) => letter.charCodeAt(0)));
  const types = functions.map(({ parameters }) => [0x60, ...counted(new Array<Code>(parameters).fill([numberType])), 0]);
  const bodies = functions.map(({ locals, body }) =>
    sized([
      ...counted([
        [...unsigned(locals.numbers), numberType],
        [...unsigned(locals.vectors), vectorType],
      ]),
      ...body,
      end,
    ]),
  );
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, [[...text("outside"), ...text("memory"), 2, 0, 0]]),
    ...section(
      3,
      functions.map((_, at) => unsigned(at)),
    ),
    ...section(
      7,
      functions.map(({ name }, at) => [...text(name), 0, ...unsigned(at)]),
    ),
    ...section(10, bodies),
  ]);
}
