declare module "@adobe/structured-data-validator" {
  /** One thing the validator found. */
  export type Issue = {
    issueMessage: string;
    severity: "ERROR" | "WARNING";
    path?: { type?: string; property?: string; index?: number }[];
  };
  export default class Validator {
    constructor(vocabulary: unknown);
    validate(found: unknown): Promise<Issue[]>;
  }
}

declare module "@marbec/web-auto-extractor" {
  export default class WebAutoExtractor {
    constructor(options: { addLocation: boolean; embedSource: string[] });
    parse(html: string): unknown;
  }
}
