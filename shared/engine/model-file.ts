import { EngineError } from './engine-error.ts';
import { compile, type CompileOptions, type Network } from './network.ts';
import type { NetworkSpec } from './spec.ts';

/** A network to keep: its spec as JSON, and its parameters as little-endian float32, rows padded to four. */
export interface SavedModel {
  readonly json: string;
  readonly weights: Uint8Array;
}

const FORMAT = 'chalknet-model';
const VERSION = 1;

export function saveModel(network: Network): SavedModel {
  const { parameters, spec } = network;
  const weights = new Uint8Array(parameters.length * 4);
  const view = new DataView(weights.buffer);
  parameters.forEach((value, index) => view.setFloat32(index * 4, value, true));
  return { json: JSON.stringify({ format: FORMAT, version: VERSION, spec }, null, 2), weights };
}

/** Throws an EngineError where the two parts are not a model of this version, or do not fit together. */
export function loadModel({ json, weights }: SavedModel, options: CompileOptions): Network {
  const network = compile(readSpec(json), options);
  const count = network.parameters.length;
  if (weights.byteLength !== count * 4) {
    network.free();
    throw new EngineError(
      'bad-record',
      `The weights should have ${count * 4} bytes, but have ${weights.byteLength}.`,
    );
  }
  const view = new DataView(weights.buffer, weights.byteOffset, weights.byteLength);
  network.setParameters(Float32Array.from({ length: count }, (_, index) => view.getFloat32(index * 4, true)));
  return network;
}

function readSpec(json: string): NetworkSpec {
  const model = parse(json);
  if (model?.format !== FORMAT)
    throw new EngineError('bad-record', `This JSON is not a model: ${json.slice(0, 40)}`);
  if (model.version === VERSION && model.spec) return model.spec;
  throw new EngineError('bad-record', `A model of version ${VERSION} is expected, got ${model.version}.`);
}

function parse(json: string): { format?: unknown; version?: unknown; spec?: NetworkSpec } | null {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
