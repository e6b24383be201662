/** A language without its script and country: `pt` of `pt-BR`. */
export const primaryOf = (language: string) => language.toLowerCase().split("-")[0] ?? "";
