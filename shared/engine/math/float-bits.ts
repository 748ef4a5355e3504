const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** The float32 that these 32 bits mean: sign, 8 bits of exponent + 127, 23 bits of mantissa. */
export function floatOfBits(pattern: number): number {
  bits[0] = pattern;
  return float[0];
}

export function bitsOfFloat(value: number): number {
  float[0] = value;
  return bits[0];
}
