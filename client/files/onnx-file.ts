import { type NamedFile, packZip } from '#shared/drawings/formats/packing.ts';
import { exportOnnx, type Network } from '#shared/engine/index.ts';

/** The network, and beside it `about` it: what goes in and what comes out. */
export function onnxFile(name: string, network: Network, about: object): NamedFile {
  const text = new TextEncoder().encode(JSON.stringify(about, null, 2));
  return {
    name: `${name}-onnx.zip`,
    bytes: packZip([
      { name: `${name}.onnx`, bytes: exportOnnx(network) },
      { name: `${name}.json`, bytes: text },
    ]),
  };
}
