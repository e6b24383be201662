// Preloaded into the web server: when the start script is killed, its end of this channel closes, and nobody else would stop us.
// `next dev` hands preloads on to processes of its own, which have other parents and are its business.
if (process.env.ASSAY_STARTED_BY === String(process.ppid)) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
