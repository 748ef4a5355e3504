import { LATENT } from '#shared/activities/gan/networks.ts';
import { type NamedFile, packZip } from '#shared/drawings/formats/packing.ts';
import { exportOnnx, type Network } from '#shared/engine/index.ts';

/** A generator or a discriminator for other programs, with what goes in and what comes out. */
export function playerFile(name: string, network: Network): NamedFile {
  const drawing = { shape: ['batch', 784], order: 'row by row', range: [0, 1], ink: 1, paper: 0 };
  const latent = { shape: ['batch', LATENT], distribution: 'standard normal' };
  const isGenerator = network.inputs === LATENT;
  const about = isGenerator
    ? { input: latent, output: drawing }
    : { input: drawing, output: { shape: ['batch', 1], meaning: 'how real' } };
  const text = new TextEncoder().encode(JSON.stringify(about, null, 2));
  return {
    name: `${name}-onnx.zip`,
    bytes: packZip([
      { name: `${name}.onnx`, bytes: exportOnnx(network) },
      { name: `${name}.json`, bytes: text },
    ]),
  };
}
