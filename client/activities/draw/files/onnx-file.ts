import type { DrawSettings } from '#shared/activities/draw/state.ts';
import { type NamedFile, packZip } from '#shared/drawings/formats/packing.ts';
import { exportOnnx, type Network } from '#shared/engine/index.ts';

/** The network for other programs, with what its answers are called and what is done to a drawing before it. */
export function onnxFile(
  network: Network,
  classes: readonly string[],
  { isCentred, isScrambled }: Pick<DrawSettings, 'isCentred' | 'isScrambled'>,
): NamedFile {
  const about = {
    labels: classes,
    input: { shape: ['batch', 784], order: 'row by row', range: [0, 1], ink: 1, paper: 0 },
    preprocessing: { cropAndCentre: isCentred ? { size: 20, side: 28 } : null, scramblePixels: isScrambled },
  };
  const text = new TextEncoder().encode(JSON.stringify(about, null, 2));
  return {
    name: 'network-onnx.zip',
    bytes: packZip([
      { name: 'network.onnx', bytes: exportOnnx(network) },
      { name: 'network.json', bytes: text },
    ]),
  };
}
