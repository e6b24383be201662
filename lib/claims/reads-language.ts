import { primaryOf } from "@/lib/articles/primary-language";

/** Whether somebody who reads these languages reads one of them: by its first part, so that `pt` reads `pt-BR`. Who has named none reads any. */
export function reads(languages: readonly string[], language: string): boolean {
  return languages.length === 0 || languages.some((one) => primaryOf(one) === primaryOf(language));
}
