declare module "s3rver" {
  import type { AddressInfo } from "node:net";

  /** What the tests use of the server; the package brings no types. */
  export default class S3rver {
    constructor(options: { address: string; port: number; directory: string; silent: boolean; configureBuckets: { name: string }[] });
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
  }
}
