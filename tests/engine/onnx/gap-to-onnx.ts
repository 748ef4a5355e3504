import * as onnx from 'onnxruntime-web';
import { compile, createRandom, exportOnnx, type Kernels, type NetworkSpec } from '#shared/engine/index.ts';

onnx.env.wasm.numThreads = 1;

/** The largest difference between predict() and what onnxruntime makes of the exported model, on random inputs. */
export async function gapToOnnx(spec: NetworkSpec, rows: number, kernels: Kernels): Promise<number> {
  const network = compile(spec, { kernels, rows });
  const random = createRandom(spec.seed, 5);
  network.parameters.forEach((value, index, all) => (all[index] = value + 0.2 * random.normal()));
  const inputs = Float32Array.from({ length: rows * network.inputs }, () => random.normal());
  const ours = network.predict(inputs, rows).slice();
  const theirs = await answersOf(exportOnnx(network), inputs, network.inputs);
  network.free();
  if (ours.length !== theirs.length) throw new Error(`${theirs.length} numbers instead of ${ours.length}`);
  return ours.reduce((most, value, index) => Math.max(most, Math.abs(value - theirs[index])), 0);
}

async function answersOf(model: Uint8Array, inputs: Float32Array, columns: number): Promise<Float32Array> {
  const session = await onnx.InferenceSession.create(model);
  const input = new onnx.Tensor('float32', inputs, [inputs.length / columns, columns]);
  const { output } = await session.run({ input });
  const answers = Float32Array.from(output.data as Float32Array);
  await session.release();
  return answers;
}
