import { defineConfig, devices } from "@playwright/test";

const required = (name: string): string => {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set. The end-to-end tests need a build, a database and a port of their own: run \`npm test -- e2e\`.`);
};

const port = required("E2E_PORT");
// localhost, never 127.0.0.1: Next writes "localhost" into the addresses it makes, and cookies belong to one of the two.
const baseURL = `http://localhost:${port}`;
process.env.AUTH_URL = baseURL;

const isRoot = process.getuid?.() === 0;
const sandbox = isRoot ? ["--no-sandbox"] : [];
// The runner needs this condition to import server modules; the server must resolve its own modules without.
const serverOptions = (process.env.NODE_OPTIONS ?? "").replace("--conditions=react-server", "").trim();

const serverEnv = {
  DATABASE_URL: required("DATABASE_URL"),
  AUTH_SECRET: required("AUTH_SECRET"),
  AUTH_URL: baseURL,
  PORT: port,
  ASSAY_MODE: "test",
  // Events that fall due by the clock would come into whatever journey is under way.
  ASSAY_CLOCK: "0",
  ASSAY_SEAL_KEY: Buffer.alloc(32, "for tests alone").toString("base64"),
  ASSAY_TEST_PUBLIC_ADDRESSES: process.env.ASSAY_TEST_PUBLIC_ADDRESSES ?? "",
  NEXT_TELEMETRY_DISABLED: "1",
  NODE_OPTIONS: serverOptions,
  TZ: "Asia/Kathmandu",
};

export default defineConfig({
  testDir: "tests/e2e",
  workers: 1,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./tests/e2e/support/summary-reporter.ts"]],
  use: {
    baseURL,
    timezoneId: "Asia/Kathmandu",
    locale: "en-GB",
    // A step that cannot be done fails by itself, long before its journey's time is up.
    actionTimeout: 30_000,
    viewport: { width: 1280, height: 800 },
    // A trace of every action makes a journey take 40 % longer: it is recorded when asked for.
    trace: process.env.E2E_TRACE === "1" ? "retain-on-failure" : "off",
    launchOptions: { executablePath: required("CHROMIUM_PATH"), args: sandbox },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } }],
  webServer: [
    {
      command: `node bin/serving/server.mjs -H 127.0.0.1 -p ${port}`,
      url: `${baseURL}/sign-in`,
      reuseExistingServer: false,
      stdout: "pipe",
      gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
      env: serverEnv,
    },
    {
      name: "worker",
      command: "node --conditions=react-server bin/assay.mjs worker",
      wait: { stdout: /The worker is ready/ },
      stdout: "pipe",
      gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
      env: serverEnv,
    },
  ],
});
