// Preloaded into the web server: when the start script is killed, its end of this channel closes, and nobody else would stop us.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
