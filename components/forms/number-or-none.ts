/** For `form.register` of a field that may be left empty: a number, or null for nothing. */
export const numberOrNone = {
  setValueAs: (text: unknown): number | null => (text === "" || text === null || text === undefined ? null : Number(text)),
};
