import { exportOnnx, type Network } from '#shared/engine/index.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';

/** One of the two players for other programs: noise → a point, or a point → how real it is. */
export function onnxFile(name: string, network: Network): NamedFile {
  return { name: `${name}.onnx`, bytes: exportOnnx(network) };
}
