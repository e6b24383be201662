const idShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text from an address can be the id of a row: PostgreSQL refuses to look for one of another shape. */
export function isId(text: string): boolean {
  return idShape.test(text);
}
