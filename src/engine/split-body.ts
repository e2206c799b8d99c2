// Splits a body of events into pieces: a JSON array, or one JSON object a line.

/** Values of an array, or texts of lines; undefined where an array is not JSON. */
export function splitBody(body: string): readonly unknown[] | undefined {
  const start = body.trimStart();
  if (!start.startsWith('[')) return body.split('\n').filter((line) => line.trim() !== '');
  try {
    const values: unknown = JSON.parse(start);
    return Array.isArray(values) ? values : undefined;
  } catch {
    return undefined;
  }
}
