import { type Field, float, integer, message, nested, raw, text } from './protobuf.ts';

/** The name of something that flows through the graph. */
export type Value = string;

/** A whole number, several of them, a float (marked, because 1 could be either), or a word. */
export type Attribute = number | readonly number[] | { readonly float: number } | string;

export type Attributes = Readonly<Record<string, Attribute>>;

/** Of the field numbers and enumerations in onnx.proto, those that are used. */
const FLOAT = 1;
const INT64 = 7;
const IR_VERSION = 8;
const OPSET = 17;

const OUTPUT = 'output';

/** Both ends of a graph, and how many numbers an example has there. */
interface Ends {
  readonly input: Value;
  readonly inputs: number;
  readonly output: Value;
  readonly outputs: number;
}

/**
 * A graph of operations on tensors: nodes that take values and give one, and constants that they need. A model is the
 * graph with one input and one output, both [batch, …] with a batch of any size.
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export class Graph {
  readonly #nodes: Field[] = [];
  readonly #constants: Field[] = [];
  #count = 0;

  /** Adds a node, and returns its output, or with `output` the one of several that is wanted. */
  apply(operation: string, inputs: readonly Value[], attributes: Attributes = {}, output = 0): Value {
    const result = this.#name(operation);
    this.#nodes.push(
      nested(
        1,
        ...inputs.map((name) => text(1, name)),
        ...Array.from({ length: output + 1 }, (_, index) => text(2, index === output ? result : '')),
        text(3, `node_${result}`),
        text(4, operation),
        ...Object.entries(attributes).map(([name, value]) => nested(5, ...attributeFields(name, value))),
      ),
    );
    return result;
  }

  floats(shape: readonly number[], values: ArrayLike<number>): Value {
    const view = new DataView(new ArrayBuffer(values.length * 4));
    for (let index = 0; index < values.length; index++) view.setFloat32(index * 4, values[index], true);
    return this.#constant(FLOAT, shape, view);
  }

  /** Sizes and axes, which ONNX wants as tensors of 64-bit integers. */
  integers(...values: readonly number[]): Value {
    const view = new DataView(new ArrayBuffer(values.length * 8));
    values.forEach((value, index) => view.setBigInt64(index * 8, BigInt(value), true));
    return this.#constant(INT64, [values.length], view);
  }

  /** The whole model as the bytes of an .onnx file; whatever the output is called here, there it is 'output'. */
  finish({ input, inputs, output, outputs }: Ends): Uint8Array {
    const last = nested(1, text(1, output), text(2, OUTPUT), text(3, 'node_output'), text(4, 'Identity'));
    const graph = nested(
      7,
      ...this.#nodes,
      last,
      text(2, 'network'),
      ...this.#constants,
      nested(11, ...batchOf(input, inputs)),
      nested(12, ...batchOf(OUTPUT, outputs)),
    );
    return message(integer(1, IR_VERSION), text(2, 'chalknet'), graph, nested(8, integer(2, OPSET)));
  }

  #constant(type: number, shape: readonly number[], view: DataView): Value {
    const name = this.#name('constant');
    const dimensions = shape.map((size) => integer(1, size));
    const bytes = new Uint8Array(view.buffer);
    this.#constants.push(nested(5, ...dimensions, integer(2, type), text(8, name), raw(9, bytes)));
    return name;
  }

  #name(what: string): Value {
    return `${what.toLowerCase()}_${this.#count++}`;
  }
}

/** A value's name, and its type: floats [batch, columns] */
function batchOf(name: Value, columns: number): Field[] {
  const shape = nested(2, nested(1, text(2, 'batch')), nested(1, integer(1, columns)));
  return [text(1, name), nested(2, nested(1, integer(1, FLOAT), shape))];
}

/** Name, value, and which of the fields for values it is in. */
function attributeFields(name: string, value: Attribute): Field[] {
  const named = text(1, name);
  if (typeof value === 'number') return [named, integer(3, value), integer(20, 2)];
  if (typeof value === 'string') return [named, text(4, value), integer(20, 3)];
  if ('float' in value) return [named, float(2, value.float), integer(20, 1)];
  return [named, ...value.map((item) => integer(8, item)), integer(20, 7)];
}
