/** Plain JSON without null: in a merge patch null means "remove". */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

type JsonObject = { readonly [key: string]: unknown };

/**
 * What turns `before` into `after`, or undefined when nothing does. Subtrees that are the same object are not looked at,
 * so the cost follows the change and not the size. RFC 7396 (JSON Merge Patch).
 */
export function diff(before: JsonObject, after: JsonObject): JsonObject | undefined {
  if (before === after) return undefined;
  const patch: Record<string, unknown> = {};
  for (const key of Object.keys(before))
    if (after[key] === undefined && before[key] !== undefined) patch[key] = null;
  for (const key of Object.keys(after)) {
    const change = diffValue(before[key], after[key]);
    if (change !== undefined) patch[key] = change;
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function diffValue(before: unknown, after: unknown): unknown {
  if (before === after) return undefined;
  if (isObject(before) && isObject(after)) return diff(before, after);
  return isSame(before, after) ? undefined : after;
}

/** Arrays are looked at element by element, so that those which are the same object cost nothing. */
function isSame(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (isObject(before) && isObject(after)) return diff(before, after) === undefined;
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false;
  return before.every((element, index) => isSame(element, after[index]));
}

/** `target` with `patch` merged in; untouched subtrees stay the same objects. RFC 7396, section 2. */
export function merge<Target>(target: Target, patch: unknown): Target {
  if (!isObject(patch)) return patch as Target;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete result[key];
    else result[key] = merge(result[key], change);
  }
  return result as Target;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
