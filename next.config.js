// @ts-check
/** @type {import('next').NextConfig} */
const nextConfig = {
  // Lets two builds of one checkout live side by side (a running server and a test run).
  distDir: process.env.ASSAY_DIST_DIR ?? ".next",
  typedRoutes: true,
  reactCompiler: true,
  poweredByHeader: false,
  // The development server would print what a form sends, confidential words included.
  logging: { serverFunctions: false },
  agentRules: false,
  serverExternalPackages: ["@myriaddreamin/typst-ts-node-compiler", "@napi-rs/canvas", "@node-rs/argon2", "linkedom"],
  experimental: { serverActions: { bodySizeLimit: "8mb" } },
};
export default nextConfig;
